//! The corpus as a whole.

use crate::{Article, FigureNote, Index, Passage, SiteUrl};

/// All articles and the editorial index, parsed and checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// What the corpus says of itself.
    pub about: About,
    /// The articles by slug.
    pub articles: Vec<Article>,
    /// The editorial index.
    pub index: Index,
    /// An editor's wording for figures, by article and place.
    pub figures: Vec<FigureNote>,
}

impl Corpus {
    /// All passages, article after article, each with the place of its article.
    pub fn passages(&self) -> impl Iterator<Item = (u32, &Passage)> {
        let articles = self.articles.iter().zip(0..);
        articles.flat_map(|(article, at)| article.passages.iter().map(move |passage| (at, passage)))
    }
}

/// What the corpus says of itself: `corpus.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The name of the corpus. Never empty.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub description: String,
    /// The language of its texts (BCP 47).
    pub language: String,
    /// Its licence, best as an SPDX expression.
    pub licence: Option<String>,
    /// A note to readers, in paragraphs parted by an empty line.
    pub note: String,
    /// Where the site is to be published, where that is known.
    pub url: Option<SiteUrl>,
    /// Facets shown at the start, in order: names of [`FACETS`] or keys of the front matter.
    pub facets: Vec<String>,
}

/// The facets that every corpus has, named as in the query language.
pub const FACETS: [&str; 11] =
    ["kind", "outlet", "author", "place", "concept", "person", "org", "measure", "event", "work", "tag"];
