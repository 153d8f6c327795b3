//! A second engine, as plain as can be: it scans every text for every question and keeps nothing.
//! It was written from DESIGN.md's “Query language” and from the documentation of the public types,
//! not from the engine, so that where the two agree they agree for a reason.
//!
//! It shares with the engine the tokenizer (there is one), the analysis of the corpus (a facet's
//! articles are what `crossread_analyse` says) and, where a test wants it, the tree that
//! [`crossread_engine::Query::read`] makes of a text.
#![allow(dead_code, unreachable_pub, unused_imports)] // Each test uses its own part of this.

mod facets;
mod figures;
mod leaves;
mod lines;
mod mended;
mod order;
mod pattern;
mod score;

use crossread_engine::{Choice, Expr, Pattern};
use crossread_model::{Analysis, Article, Corpus, Passage, PassageId};
use crossread_text::{Language, fold, words};

pub use facets::ValueCount;
pub use leaves::{Mark, leaves};
pub use lines::Place;
pub use pattern::Stems;

/// A corpus that is scanned anew for every question.
pub struct Reference<'a> {
    corpus: &'a Corpus,
    analysis: &'a Analysis,
    stems: Stems<'a>,
}

impl<'a> Reference<'a> {
    pub fn new(corpus: &'a Corpus, analysis: &'a Analysis) -> Self {
        let language = Language::of_tag(&corpus.about.language);
        Self { corpus, analysis, stems: Stems { language, found: &analysis.stems } }
    }

    /// The articles that a query selects, by place in the corpus, in that order.
    pub fn selected(&self, expr: &Expr, choices: &[Choice]) -> Vec<usize> {
        (0..self.corpus.articles.len()).filter(|at| self.holds(expr, *at) && self.chosen(choices, *at)).collect()
    }

    /// “A query selects articles: `a b`, `-a`, facets and dates hold per article”.
    pub fn holds(&self, expr: &Expr, at: usize) -> bool {
        let article = &self.corpus.articles[at];
        match expr {
            Expr::And(parts) => parts.iter().all(|part| self.holds(part, at)),
            Expr::Or(parts) => parts.iter().any(|part| self.holds(part, at)),
            Expr::Not(inner) => !self.holds(inner, at),
            Expr::Same(inner) => article.passages.iter().any(|passage| self.holds_in(inner, at, passage)),
            Expr::Words(_) | Expr::Title(_) => article.passages.iter().any(|passage| self.holds_in(expr, at, passage)),
            Expr::Everything => true,
            Expr::Facet { name, value } => self.has_value(name, value.as_deref(), at),
            Expr::In(slug) => match slug.strip_suffix('*') {
                Some(start) => article.front.slug.as_str().starts_with(start),
                None => article.front.slug.as_str() == slug,
            },
            Expr::Figure(test) => self.has_figure(test.as_ref(), at),
            Expr::About(dates) => self.writes_about(dates.as_ref(), at),
            Expr::Dated(None) => article.front.date.is_none(),
            Expr::Dated(Some(dates)) => article.front.date.is_some_and(|date| {
                dates.first.is_none_or(|first| first <= date) && dates.last.is_none_or(|last| date <= last)
            }),
        }
    }

    /// Tells whether the inside of `SAME(…)` holds in a passage.
    fn holds_in(&self, expr: &Expr, at: usize, passage: &Passage) -> bool {
        match expr {
            Expr::And(parts) => parts.iter().all(|part| self.holds_in(part, at, passage)),
            Expr::Or(parts) => parts.iter().any(|part| self.holds_in(part, at, passage)),
            Expr::Not(inner) => !self.holds_in(inner, at, passage),
            Expr::Same(inner) => self.holds_in(inner, at, passage),
            Expr::Words(pattern) => self.occurs(pattern, passage),
            Expr::Title(pattern) => passage.id == PassageId::Title && self.occurs(pattern, passage),
            Expr::Everything | Expr::Facet { .. } | Expr::In(_) | Expr::Dated(_) | Expr::Figure(_) | Expr::About(_) => {
                self.holds(expr, at)
            }
        }
    }

    fn occurs(&self, pattern: &Pattern, passage: &Passage) -> bool {
        !pattern::occurrences(pattern, &passage.text, &self.stems).is_empty()
    }

    fn article(&self, at: usize) -> &Article {
        &self.corpus.articles[at]
    }
}

/// The folded words of a text.
fn folded_words(text: &str) -> Vec<String> {
    words(text).map(|word| fold(word.of(text))).filter(|folded| !folded.is_empty()).collect()
}
