//! The words of passages, cut from the texts: of everything where the Sides are short, and otherwise of
//! articles without positions that are in a Side only in part. Of all others postings and positions tell
//! how often they have which word.

use crossread_volume::PassageIx;

use super::{Comparison, MIXED};
use crate::Engine;
use crate::positions::total;

/// Up to so many words, the Sides are cut whole; this takes a few hundredths of a second.
pub(super) const SHORT: u32 = 100_000;

/// True where the articles that are in a Side have few enough words to be cut.
pub(super) fn is_short(engine: &Engine, uniform: &[u8]) -> bool {
    let touched = engine.volume().measures().iter().zip(uniform).filter(|(_, mask)| **mask != 0);
    touched.map(|(measure, _)| u64::from(total(measure.lengths))).sum::<u64>() <= u64::from(SHORT)
}

/// The words of some passages.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    /// The passages, ascending.
    passages: Vec<u32>,
    /// Where the words of each begin, and the end of the last.
    starts: Vec<u32>,
    /// By their places in the word list.
    words: Vec<u32>,
}

impl Cut {
    /// Linear in the texts that are cut.
    pub(super) fn new(comparison: &Comparison) -> Self {
        let engine = comparison.engine;
        let mut cut = Self { starts: vec![0], ..Self::default() };
        for article in comparison.articles() {
            let unknown = article.0 >= comparison.covered && comparison.uniform_of(article) == MIXED;
            if !comparison.whole && !unknown {
                continue;
            }
            for passage in engine.volume().passages(article) {
                if comparison.mask(PassageIx(passage)) != 0 {
                    engine.each_word(PassageIx(passage), &mut |word| cut.words.push(word));
                    cut.passages.push(passage);
                    cut.starts.push(cut.words.len() as u32);
                }
            }
        }
        cut
    }

    /// The words of a passage; none where it is not cut. Logarithmic.
    pub(super) fn of(&self, passage: u32) -> Option<&[u32]> {
        self.at(self.passages.binary_search(&passage).ok()?)
    }

    /// All that is cut, by passage.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.passages.iter().enumerate().map(|(at, passage)| (*passage, self.at(at).unwrap_or_default()))
    }

    fn at(&self, at: usize) -> Option<&[u32]> {
        self.words.get(*self.starts.get(at)? as usize..*self.starts.get(at + 1)? as usize)
    }
}
