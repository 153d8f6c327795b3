//! What a result shows of its article: where the hits are, and what stands around them.

use crossread_model::PassageId;
use crossread_order as order;
use crossread_volume::{ArticleIx, PassageIx};

use crate::Engine;
use crate::hits::{Span, spans};
use crate::select::Selection;
use crate::stretch::{Room, stretch};

/// The evidence that a result shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Up to three passages, in the article's order.
    pub snippets: Vec<Snippet>,
    /// Hits in the title.
    pub title: Vec<Span>,
    /// Hits in the dek.
    pub dek: Vec<Span>,
    /// For each of [`Selection::terms`], where in the article its hits fall.
    pub strips: Vec<Strip>,
}

/// A stretch of a passage around its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The passage.
    pub id: PassageId,
    /// The stretch, with an ellipsis where it was cut.
    pub text: String,
    /// Hits in `text`.
    pub spans: Vec<Span>,
}

/// The places of a term's hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// In order.
    pub hits: Vec<StripHit>,
}

/// A hit on a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripHit {
    /// Thousandths of the article's words that stand before it.
    pub at: u16,
    /// The passage it is in.
    pub passage: PassageId,
}

/// How many snippets a card shows.
const SNIPPETS: usize = 3;

impl Engine {
    /// The card of a selected article. Linear in the article's text.
    pub fn card(&self, selection: &Selection, article: ArticleIx) -> Card {
        let mut card = Card {
            snippets: Vec::new(),
            title: Vec::new(),
            dek: Vec::new(),
            strips: vec![Strip { hits: Vec::new() }; selection.terms.len()],
        };
        if selection.terms.is_empty() {
            return card;
        }
        let passages = || self.volume.passages(article).map(PassageIx);
        let total: usize = passages().map(|p| self.tokens.of(&self.volume, p).len()).sum();
        let mut before = 0;
        let mut candidates = Vec::new();
        for passage in passages() {
            let tokens = self.tokens.of(&self.volume, passage);
            let found = self.found(selection, passage);
            if found.iter().any(|hits| !hits.is_empty()) {
                let Some(id) = self.volume.passage_id(passage) else { continue };
                // Every hit has its tick, also where marks overlap and only one is drawn.
                for (strip, hits) in card.strips.iter_mut().zip(&found) {
                    // Those of a NEAR come in the order of its left side, which is not that of the text.
                    let mut firsts: Vec<u32> = hits.iter().map(|hit| hit.first).collect();
                    order::by_number(&mut firsts, |first| u64::from(*first));
                    let at = |first: u32| ((before + first as usize) * 1000 / total.max(1)) as u16;
                    strip.hits.extend(firsts.into_iter().map(|first| StripHit { at: at(first), passage: id }));
                }
                let spans = spans(&tokens, found);
                match id {
                    PassageId::Title => card.title = spans,
                    PassageId::Dek => card.dek = spans,
                    PassageId::Heading(_) | PassageId::Body(_) => candidates.push((passage, id, spans)),
                }
            }
            before += tokens.len();
        }
        card.snippets = self.snippets(candidates);
        card
    }

    /// The passages with the most different terms, then the most hits, then the first.
    fn snippets(&self, mut candidates: Vec<(PassageIx, PassageId, Vec<Span>)>) -> Vec<Snippet> {
        let weight = |spans: &[Span]| {
            let mut terms: Vec<u16> = Vec::new();
            for span in spans {
                if !terms.contains(&span.term) {
                    terms.push(span.term);
                }
            }
            (terms.len() as u64) << 32 | spans.len() as u64
        };
        order::by_number(&mut candidates, |(_, _, spans)| !weight(spans));
        candidates.truncate(SNIPPETS);
        order::by_number(&mut candidates, |(passage, _, _)| u64::from(passage.0));
        candidates
            .into_iter()
            .map(|(passage, id, spans)| snippet(id, self.volume.text(passage), &spans, Room::One))
            .collect()
    }
}

/// A passage cut to the room that there is.
pub(crate) fn snippet(id: PassageId, text: &str, spans: &[Span], room: Room) -> Snippet {
    let (text, spans) = stretch(text, spans, room);
    Snippet { id, text, spans }
}
