//! The answer to a query as a document: what programs are told, by whichever door they ask. The
//! command line writes it as JSON, the module hands it to JavaScript; `crates/cli/JSON.md` describes
//! it for both.

use std::collections::BTreeMap;

use crossread_volume::PassageIx;

use crate::query::Query;
use crate::select::{Found, Selection};
use crate::{Engine, Facet, PassageHits, Suggestion};

/// Grows by one whenever a key of the document changes its meaning or goes.
pub const ANSWER_VERSION: u32 = 1;

/// In what the places of spans are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of the text in UTF-8.
    #[default]
    Utf8,
    /// Units of the text in UTF-16, as JavaScript counts its strings.
    Utf16,
}

/// How much of an answer is wanted, and how its spans are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// In what spans are counted.
    pub encoding: Encoding,
    /// How many articles to pass over, from the first.
    pub offset: usize,
    /// The greatest number of articles to list.
    pub limit: usize,
}

/// An answer. Its keys are the names of these fields.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Answer {
    /// [`ANSWER_VERSION`].
    pub version: u32,
    /// The filter restated, a sentence.
    pub sentence: String,
    /// What could not be read or found, sentences.
    pub notes: Vec<String>,
    /// How many articles are selected, listed or not.
    pub count: usize,
    /// Hits in all of them.
    pub hits: u32,
    /// The articles that were asked for, in order.
    pub articles: Vec<AnswerArticle>,
    /// Values with their counts, by the name of the facet.
    pub facets: BTreeMap<String, Vec<AnswerValue>>,
    /// Other queries that may have been meant, the likeliest first.
    pub suggestions: Vec<AnswerSuggestion>,
}

/// A selected article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AnswerArticle {
    /// Its name.
    pub slug: String,
    /// How well it matches, with six significant digits; 0 where no words were asked for.
    pub score: f64,
    /// How often it has what was looked for.
    pub hits: u32,
    /// The passages with hits, or all of them where no words were asked for.
    pub passages: Vec<AnswerPassage>,
}

/// A selected passage.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AnswerPassage {
    /// Its address: `slug/p12`.
    pub id: String,
    /// Its text, free of markup.
    pub text: String,
    /// Start and end of each hit in `text`, in order, not overlapping, in the [`Encoding`] asked for.
    pub spans: Vec<(u32, u32)>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AnswerValue {
    /// The value as shown.
    pub value: String,
    /// How many selected articles have it.
    pub count: u32,
}

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AnswerSuggestion {
    /// Its whole text.
    pub query: String,
    /// How many articles it selects.
    pub count: u32,
}

impl Engine {
    /// The answer to a query. Linear in the text of the articles that are listed, after
    /// [`Engine::select`].
    pub fn answer(&self, query: &Query, extent: &Extent) -> Answer {
        let selection = self.select(query);
        let listed = selection.articles.iter().skip(extent.offset).take(extent.limit);
        Answer {
            version: ANSWER_VERSION,
            articles: listed.map(|found| self.answer_article(&selection, found, extent.encoding)).collect(),
            facets: self.facets(query, &selection).into_iter().map(answer_facet).collect(),
            suggestions: selection.suggestions.iter().map(answer_suggestion).collect(),
            notes: selection.notes.iter().map(|note| note.text.clone()).collect(),
            count: selection.articles.len(),
            hits: selection.hits,
            sentence: selection.sentence,
        }
    }

    fn answer_article(&self, selection: &Selection, found: &Found, encoding: Encoding) -> AnswerArticle {
        let slug = self.volume.slug(found.article).map(|slug| slug.to_string()).unwrap_or_default();
        let passages = self.passages(selection, found.article).into_iter();
        let passages = passages.map(|hits| self.answer_passage(&slug, &hits, encoding)).collect();
        AnswerArticle { passages, score: six_digits(found.score), hits: found.hits, slug }
    }

    fn answer_passage(&self, slug: &str, hits: &PassageHits, encoding: Encoding) -> AnswerPassage {
        let text = self.volume.text(hits.passage).to_owned();
        let spans = hits.spans.iter().map(|span| (span.start, span.end));
        let spans = match encoding {
            Encoding::Utf8 => spans.collect(),
            Encoding::Utf16 => utf16(&text, spans),
        };
        AnswerPassage { id: format!("{slug}/{}", self.passage_id(hits.passage)), text, spans }
    }

    fn passage_id(&self, passage: PassageIx) -> crossread_model::PassageId {
        self.volume.passage(passage).id
    }
}

fn answer_suggestion(suggestion: &Suggestion) -> AnswerSuggestion {
    AnswerSuggestion { query: suggestion.text.clone(), count: suggestion.articles }
}

/// A facet as an entry of the document.
pub fn answer_facet(facet: Facet) -> (String, Vec<AnswerValue>) {
    let values = facet.values.into_iter().map(|value| AnswerValue { value: value.value, count: value.count });
    (facet.name, values.collect())
}

/// Spans in order and apart, from bytes to units of UTF-16. Linear in the text.
pub fn utf16(text: &str, spans: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let (mut bytes, mut units) = (0, 0);
    let mut place = |to: u32| {
        let to = to as usize;
        let passed = text.get(bytes..to).unwrap_or_default();
        units += if passed.is_ascii() { passed.len() } else { passed.encode_utf16().count() };
        bytes = bytes.max(to);
        units as u32
    };
    spans.map(|(start, end)| (place(start), place(end))).collect()
}

/// Rounded to six significant digits, so that a last bit never changes the document. Numbers are
/// scaled by powers of ten that a float holds exactly; no score comes near a million.
pub(crate) fn six_digits(n: f64) -> f64 {
    if !n.is_finite() || n == 0.0 {
        return 0.0;
    }
    let mut scale = 1.0;
    while n.abs() * scale < 1e5 && scale < 1e22 {
        scale *= 10.0;
    }
    libm::round(n * scale) / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_keep_six_digits() {
        for (n, expected) in [
            (0.0, 0.0),
            (1.234_567_89, 1.234_57),
            (-1.234_567_89, -1.234_57),
            (0.000_123_456_78, 0.000_123_457),
            (123_456.7, 123_457.0),
            (9.999_999, 10.0),
            (f64::NAN, 0.0),
        ] {
            assert_eq!(six_digits(n), expected);
        }
    }

    #[test]
    fn spans_are_counted_in_the_units_of_utf_16() {
        let text = "aé😀b";
        let spans = [(0, 1), (1, 3), (3, 7), (7, 8)];
        let counted = utf16(text, spans.into_iter());
        assert_eq!(counted, [(0, 1), (1, 2), (2, 4), (4, 5)]);
        let units: Vec<u16> = text.encode_utf16().collect();
        for ((start, end), (from, to)) in counted.into_iter().zip(spans) {
            let cut = String::from_utf16(&units[start as usize..end as usize]).unwrap();
            assert_eq!(cut, text[from as usize..to as usize]);
        }
    }
}
