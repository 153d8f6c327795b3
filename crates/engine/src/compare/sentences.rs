//! From a count to what was counted.

use crossread_text::{fold_into, words};
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use super::{Comparison, Reused, SideFigure};
use crate::hits::{PassageHits, Span};

/// Something that a comparison counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The mentions of an entry in a Side.
    Named {
        /// The entry.
        entry: EntryIx,
        /// The place of the Side.
        side: usize,
    },
    /// A word in a Side, by its place in the word list.
    Word {
        /// The word.
        word: u32,
        /// The place of the Side.
        side: usize,
    },
    /// A cell of the matrix; with `all` that of the whole corpus.
    Cell {
        /// The row.
        article: ArticleIx,
        /// The column.
        entry: EntryIx,
        /// Whether passages beside the Sides count.
        all: bool,
    },
    /// The passages that two Sides share.
    Overlap {
        /// The one.
        a: usize,
        /// The other.
        b: usize,
    },
}

impl Comparison<'_> {
    /// The passages in which something counted stands, in order, with its places; at most `limit`
    /// passages. Of an overlap the passages alone. For a word, linear in its postings and in the texts of the
    /// passages that are given.
    pub fn sentences(&self, counted: Counted, limit: usize) -> Vec<PassageHits> {
        match counted {
            Counted::Named { entry, side } => self.mentions(entry, limit, &|passage| self.holds(side, passage)),
            Counted::Cell { article, entry, all } => {
                let passages = self.engine.volume().passages(article);
                let inside = |passage: PassageIx| passages.contains(&passage.0) && (all || self.mask(passage) != 0);
                self.mentions(entry, limit, &inside)
            }
            Counted::Word { word, side } => self.occurrences(word, side, limit),
            Counted::Overlap { a, b } => {
                let both = |passage: &u32| self.holds(a, PassageIx(*passage)) && self.holds(b, PassageIx(*passage));
                let passages = (0..self.masks.len() as u32).filter(both).take(limit);
                passages.map(|passage| PassageHits { passage: PassageIx(passage), spans: Vec::new() }).collect()
            }
        }
    }

    fn mentions(&self, entry: EntryIx, limit: usize, inside: &dyn Fn(PassageIx) -> bool) -> Vec<PassageHits> {
        let mut found: Vec<PassageHits> = Vec::new();
        for mention in self.engine.volume().mentions(entry) {
            let passage = PassageIx(mention.passage);
            if !inside(passage) {
                continue;
            }
            let span = Span { start: mention.start, end: mention.end, term: 0 };
            let full = found.len() == limit;
            match found.last_mut() {
                Some(last) if last.passage == passage => last.spans.push(span),
                _ if full => break,
                _ => found.push(PassageHits { passage, spans: vec![span] }),
            }
        }
        found
    }

    fn occurrences(&self, word: u32, side: usize, limit: usize) -> Vec<PassageHits> {
        let mut found = Vec::new();
        for passage in self.passages_with(word, side, limit) {
            let tokens = self.engine.tokens.of(self.engine.volume(), passage);
            let own = tokens.iter().filter(|token| token.word == word);
            let spans = own.map(|token| Span { start: token.start, end: token.end, term: 0 }).collect();
            found.push(PassageHits { passage, spans });
        }
        found
    }

    /// Where a stretch of the same words begins and ends in the text of each passage, in bytes.
    pub fn stretches(&self, reused: &Reused) -> ((u32, u32), (u32, u32)) {
        let bytes = |passage: PassageIx, (from, to): (u32, u32)| {
            let tokens = self.engine.tokens.of(self.engine.volume(), passage);
            let start = tokens.get(from as usize).map_or(0, |token| token.start);
            let last = (to as usize).checked_sub(1).and_then(|at| tokens.get(at));
            (start, last.map_or(start, |token| token.end))
        };
        (bytes(reused.passages.0, reused.words.0), bytes(reused.passages.1, reused.words.1))
    }

    /// A figure as it stands in its text.
    pub fn figure_text(&self, figure: &SideFigure) -> &str {
        let text = self.engine.volume().text(figure.passage);
        text.get(figure.figure.start as usize..figure.figure.end as usize).unwrap_or_default()
    }

    /// Where any of some words stand in a passage, in order. Linear in its text.
    pub fn places_of(&self, words: &[u32], passage: PassageIx) -> Vec<Span> {
        let tokens = self.engine.tokens.of(self.engine.volume(), passage);
        let own = tokens.iter().filter(|token| words.contains(&token.word));
        own.map(|token| Span { start: token.start, end: token.end, term: 0 }).collect()
    }

    /// A word as it is mostly to be written: in small letters where its first passages in a Side have it
    /// so, and otherwise as it stands in the first. Linear in its postings, and in the texts of a few
    /// passages.
    pub fn written(&self, word: u32, side: usize) -> String {
        let volume = self.engine.volume();
        let (wanted, mut folded) = (volume.word(word), String::new());
        let mut first = None;
        for passage in self.passages_with(word, side, 3) {
            let text = volume.text(passage);
            for found in words(text) {
                folded.clear();
                fold_into(found.key(text), &mut folded);
                if folded != wanted {
                    continue;
                }
                let written = found.of(text);
                if !written.starts_with(char::is_uppercase) {
                    return written.to_owned();
                }
                first.get_or_insert(written);
            }
        }
        first.map_or_else(|| wanted.to_owned(), str::to_owned)
    }
}
