//! Where in a passage the hits are.

use crossread_order as order;
use crossread_volume::{ArticleIx, PassageIx};

use crate::Engine;
use crate::matching::Match;
use crate::select::Selection;
use crate::sought::Sought;
use crate::tokens::Token;

/// A passage with its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageHits {
    /// Which passage.
    pub passage: PassageIx,
    /// Its hits in order, not overlapping; at least one.
    pub spans: Vec<Span>,
}

/// A stretch of a text that is to be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Place of the term in [`Selection::terms`].
    pub term: u16,
}

impl Engine {
    /// The passages of an article that have hits, in order. Linear in the article's text.
    pub fn hits(&self, selection: &Selection, article: ArticleIx) -> Vec<PassageHits> {
        let passages = self.volume.passages(article).map(PassageIx);
        let hits = passages.map(|passage| PassageHits { passage, spans: self.spans(selection, passage) });
        hits.filter(|hits| !hits.spans.is_empty()).collect()
    }

    /// The passages of a Selection in one of its articles: those with hits, or all of them, without
    /// spans, where no words were asked for.
    pub fn passages(&self, selection: &Selection, article: ArticleIx) -> Vec<PassageHits> {
        if !selection.terms.is_empty() {
            return self.hits(selection, article);
        }
        let passages = self.volume.passages(article).map(PassageIx);
        passages.map(|passage| PassageHits { passage, spans: Vec::new() }).collect()
    }

    /// The hits in one passage, in order; where two overlap, the earlier and then the longer stays.
    pub fn spans(&self, selection: &Selection, passage: PassageIx) -> Vec<Span> {
        spans(&self.tokens.of(&self.volume, passage), self.found(selection, passage))
    }

    /// The occurrences of each of a Selection's terms in a passage.
    pub(crate) fn found(&self, selection: &Selection, passage: PassageIx) -> Vec<Vec<Match>> {
        let sought = Sought::all(&selection.plan);
        sought.matches(self, passage, &self.lists(&sought.sets, passage))
    }
}

/// The marks for the occurrences of each term among the words of a passage.
pub(crate) fn spans(tokens: &[Token], found: Vec<Vec<Match>>) -> Vec<Span> {
    let mut spans = Vec::new();
    for (hits, term) in found.into_iter().zip(0..) {
        for range in hits.into_iter().flat_map(|hit| hit.parts) {
            if let Some([first, .., last] | [first @ last]) = tokens.get(range.start as usize..range.end as usize) {
                spans.push(Span { start: first.start, end: last.end, term });
            }
        }
    }
    order::by_number(&mut spans, |s: &Span| u64::from(s.start) << 32 | u64::from(u32::MAX - s.end));
    let mut end = 0;
    spans.retain(|s| {
        let free = s.start >= end;
        end = if free { s.end } else { end };
        free
    });
    spans
}
