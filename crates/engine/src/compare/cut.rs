//! The words of passages, cut from the texts: of everything where the Sides are short, and otherwise of
//! the articles that are in a Side only in part. Of all others the postings tell how often they have
//! which word.

use crossread_volume::PassageIx;

use super::MIXED;
use crate::Engine;

/// Up to so many words, the Sides are cut whole; this takes a few hundredths of a second.
pub(super) const SHORT: u32 = 100_000;

/// The words of some passages.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    /// The passages, ascending.
    passages: Vec<u32>,
    /// Where the words of each begin, and the end of the last.
    starts: Vec<u32>,
    /// By their places in the word list.
    words: Vec<u32>,
    /// True where everything that is in a Side is cut.
    pub(crate) whole: bool,
}

impl Cut {
    pub(super) fn new(engine: &Engine, masks: &[u8], uniform: &[u8]) -> Self {
        let volume = engine.volume();
        let touched = || volume.articles().zip(uniform).filter(|(_, mask)| **mask != 0);
        let length: u64 = touched()
            .map(|(article, _)| volume.measure(article).lengths.iter().map(|n| u64::from(*n)).sum::<u64>())
            .sum();
        let whole = length <= u64::from(SHORT);
        let mut cut = Self { whole, starts: vec![0], ..Self::default() };
        for (article, mask) in touched() {
            if !whole && *mask != MIXED {
                continue;
            }
            for passage in volume.passages(article) {
                if masks.get(passage as usize).is_some_and(|mask| *mask != 0) {
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
