//! All files of a corpus checked against each other and put together.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Article, Code, Corpus, FrontMatter};

use crate::article::Draft;
use crate::complaint::{Complaints, Place, quote};
use crate::source::{SourceFile, Text};
use crate::{Ingest, about, article, codes, figures, index, references};

/// Reads every file, adding to the complaints made so far.
pub(crate) fn assemble(files: &[SourceFile], mut complaints: Complaints) -> Ingest {
    let files = named(files, &mut complaints);
    let drafts = articles(&files, &mut complaints);
    let codes = codes::codes(&drafts, &mut complaints);
    let shelf = Shelf::new(&drafts, &codes);
    let own: BTreeSet<&str> =
        drafts.iter().filter_map(|d| d.front.as_ref()).flat_map(|f| f.extra.keys().map(String::as_str)).collect();
    let decode =
        |name: &str, complaints: &mut Complaints| files.get(name).and_then(|source| Text::decode(source, complaints));
    let about = decode("corpus.toml", &mut complaints).and_then(|text| about::read(&text, &own, &mut complaints));
    let index = decode("index.toml", &mut complaints)
        .and_then(|text| {
            let draft = index::read(&text, &mut complaints)?;
            Some(references::check(&text, draft, &shelf, &mut complaints))
        })
        .unwrap_or_default();
    let figures = decode("figures.toml", &mut complaints)
        .map(|text| figures::read(&text, &shelf, &mut complaints))
        .unwrap_or_default();
    if !files.contains_key("corpus.toml") {
        let instead = "write a file corpus.toml with title = \"…\" and language = \"en\"";
        complaints.error("corpus.toml", Place::START, "there is no corpus.toml", instead);
    }
    let articles: Vec<Article> = drafts.into_iter().zip(codes).filter_map(|(d, code)| finished(d, code?)).collect();
    let (complaints, refused) = complaints.sorted();
    let corpus = match about {
        Some(about) if !refused => Some(Corpus { about, articles, index, figures }),
        _ => None,
    };
    Ingest { corpus, complaints }
}

/// The articles by the names and codes under which other files refer to them.
pub(crate) struct Shelf<'a> {
    stems: BTreeMap<&'a str, &'a Draft>,
    codes: BTreeMap<&'a str, &'a Draft>,
    complete: bool,
}

impl<'a> Shelf<'a> {
    fn new(drafts: &'a [Draft], codes: &'a [Option<Code>]) -> Self {
        let coded = drafts.iter().zip(codes).filter_map(|(d, code)| Some((code.as_ref()?.as_str(), d)));
        Self {
            stems: drafts.iter().map(|d| (d.stem.as_str(), d)).collect(),
            codes: coded.collect(),
            complete: codes.iter().all(Option::is_some),
        }
    }

    /// The article in the file `stem.md`.
    pub(crate) fn by_stem(&self, stem: &str) -> Option<&'a Draft> {
        self.stems.get(stem).copied()
    }

    /// The article with this code.
    pub(crate) fn by_code(&self, code: &str) -> Option<&'a Draft> {
        self.codes.get(code).copied()
    }

    /// The names of all articles.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &'a str> {
        self.stems.keys().copied()
    }

    /// The codes of all articles.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &'a str> {
        self.codes.keys().copied()
    }

    /// False where an article could not be read so that its code is not known.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }
}

impl Draft {
    /// The number of its last paragraph; `None` where its text could not be read.
    pub(crate) fn paragraphs(&self) -> Option<u32> {
        let passages = self.passages.as_ref()?;
        Some(passages.iter().filter_map(|p| p.id.number()).max().unwrap_or_default())
    }

    /// False for an article that says of itself that it is a draft.
    pub(crate) fn is_published(&self) -> bool {
        self.front.as_ref().is_none_or(|f| f.draft.is_none())
    }
}

/// The files by path; of two with the same path the second is complained of.
fn named<'a>(files: &'a [SourceFile], complaints: &mut Complaints) -> BTreeMap<&'a str, &'a SourceFile> {
    let mut named = BTreeMap::new();
    for file in files {
        if named.insert(file.path.as_str(), file).is_some() {
            complaints.error(&file.path, Place::START, "the file comes twice", "give one of the two another name");
        }
    }
    named
}

fn articles(files: &BTreeMap<&str, &SourceFile>, complaints: &mut Complaints) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (path, file) in files {
        let Some(name) = path.strip_prefix("articles/") else { continue };
        if name.contains('/') || !name.ends_with(".md") {
            let instead = "name it articles/NAME.md if it is an article";
            complaints.warn(path, Place::START, format!("{} is not read", quote(name)), instead);
        } else {
            drafts.push(article::read(file, complaints));
        }
    }
    if !drafts.iter().any(Draft::is_published) {
        let what = if drafts.is_empty() { "there are no articles" } else { "every article is a draft" };
        complaints.error("articles", Place::START, what, "write one into articles/NAME.md");
    }
    for draft in &drafts {
        if let Some(at) = draft.front.as_ref().and_then(|f| f.draft) {
            complaints.warn(
                &draft.file,
                at,
                "the article is a draft and is left out",
                "delete this line to publish it",
            );
        }
    }
    drafts
}

fn finished(draft: Draft, code: Code) -> Option<Article> {
    let published = draft.is_published();
    let (slug, front, passages) = (draft.slug?, draft.front?, draft.passages?);
    let front = FrontMatter {
        slug,
        code,
        title: front.title,
        title_note: front.title_note,
        dek: front.dek,
        authors: front.authors,
        interviewee: front.interviewee,
        interviewer: front.interviewer,
        outlet: front.outlet,
        date: front.date,
        kind: front.kind,
        places: front.places,
        tags: front.tags,
        source: front.source,
        licence: front.licence,
        language: front.language,
        retold: front.retold,
        extra: front.extra,
    };
    published.then_some(Article { front, passages })
}
