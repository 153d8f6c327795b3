//! What different Sides say in the same words: runs of words that both have, found by their shingles.

use std::collections::BTreeMap;

use crossread_order::{by_number, by_numbers};
use crossread_volume::PassageIx;

use super::Comparison;

/// A run of so many words in the same order is reuse: a quotation, a stock phrase of some length, or a
/// text that was taken over. Shorter runs are common by chance.
pub const REUSE_WORDS: usize = 8;

/// Between two such runs of the same passages so many words may differ, and they are one.
const GAP: u32 = 3;

/// A shingle that so many passages have is a formula, and says nothing of any two of them.
const FORMULA: usize = 24;

/// What is said in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// The longest first.
    pub found: Vec<Reused>,
    /// False where the Sides are too long to be read word by word; nothing is found then.
    pub looked: bool,
}

/// A stretch of words that two passages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reused {
    /// The passages, of different Sides.
    pub passages: (PassageIx, PassageIx),
    /// In each the first word of the stretch and the one after its last.
    pub words: ((u32, u32), (u32, u32)),
    /// How many words are the same.
    pub same: u32,
}

impl Reused {
    /// True where nothing differs within the stretch.
    pub fn is_verbatim(&self) -> bool {
        let ((a, b), (c, d)) = self.words;
        b - a == self.same && d - c == self.same
    }
}

impl Reuse {
    /// The passages that say the same words, in the order of the corpus, sorted.
    pub(super) fn pairs(&self) -> Vec<(PassageIx, PassageIx)> {
        let ordered = |(a, b): (PassageIx, PassageIx)| (a.min(b), a.max(b));
        let mut pairs: Vec<_> = self.found.iter().map(|reused| ordered(reused.passages)).collect();
        by_number(&mut pairs, |(a, b)| u64::from(a.0) << 32 | u64::from(b.0));
        pairs
    }
}

/// A run of the same words: the first word in each passage, and how many.
type Run = (u32, u32, u32);

impl Comparison<'_> {
    /// What Sides say in the same words, in different passages. Linear in the words of the Sides, which
    /// must be short; otherwise it is not looked for.
    pub fn reuse(&self) -> Reuse {
        if !self.whole {
            return Reuse { found: Vec::new(), looked: false };
        }
        let passages: Vec<(u32, &[u32])> = self.cut().iter().collect();
        let mut shingles: Vec<(u64, u32, u32)> = Vec::new();
        for ((_, words), at) in passages.iter().zip(0u32..) {
            for (shingle, first) in words.windows(REUSE_WORDS).zip(0u32..) {
                shingles.push((hash(shingle), at, first));
            }
        }
        crossread_order::sort(&mut shingles);
        let mut runs: BTreeMap<(u32, u32), Vec<Run>> = BTreeMap::new();
        for alike in shingles.chunk_by(|a, b| a.0 == b.0).filter(|alike| (2..=FORMULA).contains(&alike.len())) {
            for (i, (_, p, first)) in alike.iter().enumerate() {
                for (_, q, other) in alike.iter().skip(i + 1).filter(|(_, q, _)| q != p) {
                    let (Some(a), Some(b)) = (passages.get(*p as usize), passages.get(*q as usize)) else { continue };
                    if !self.apart(a.0, b.0) {
                        continue;
                    }
                    if let Some(length) = begins(a.1, *first as usize, b.1, *other as usize) {
                        runs.entry((a.0, b.0)).or_default().push((*first, *other, length));
                    }
                }
            }
        }
        let mut found: Vec<Reused> = runs.into_iter().flat_map(|(pair, runs)| joined(pair, runs)).collect();
        by_number(&mut found, |reused| u64::from(reused.words.0.0));
        by_numbers(&mut found, |reused| {
            let (a, b) = reused.passages;
            (u64::from(u32::MAX - reused.same) << 32 | u64::from(a.0), b.0)
        });
        Reuse { found, looked: true }
    }

    /// True where two passages are in different Sides, and not the same ones.
    fn apart(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.mask(PassageIx(a)), self.mask(PassageIx(b)));
        a != 0 && b != 0 && a != b
    }
}

/// How many words are the same from two places on, where they are enough and the words before differ.
fn begins(a: &[u32], i: usize, b: &[u32], j: usize) -> Option<u32> {
    let before = |words: &[u32], at: usize| at.checked_sub(1).and_then(|at| words.get(at).copied());
    let (left, right) = (before(a, i), before(b, j));
    if left.is_some() && left == right {
        return None;
    }
    let same = a.iter().skip(i).zip(b.iter().skip(j)).take_while(|(x, y)| x == y).count();
    (same >= REUSE_WORDS).then_some(same as u32)
}

/// The runs of two passages, those with little between them as one.
fn joined(pair: (u32, u32), mut runs: Vec<Run>) -> Vec<Reused> {
    by_numbers(&mut runs, |(a, b, length)| (u64::from(*a) << 32 | u64::from(*b), *length));
    let mut found: Vec<Reused> = Vec::new();
    for (a, b, length) in runs {
        if let Some(last) = found.last_mut() {
            let ((_, end_a), (_, end_b)) = last.words;
            let near = |from: u32, end: u32| from >= end && from - end <= GAP;
            if near(a, end_a) && near(b, end_b) {
                (last.words.0.1, last.words.1.1) = (a + length, b + length);
                last.same += length;
                continue;
            }
            // A run inside another of the same words says nothing new.
            if a < end_a && b < end_b {
                continue;
            }
        }
        found.push(Reused {
            passages: (PassageIx(pair.0), PassageIx(pair.1)),
            words: ((a, a + length), (b, b + length)),
            same: length,
        });
    }
    found
}

/// FxHash over the words; what agrees is compared word by word.
fn hash(words: &[u32]) -> u64 {
    words.iter().fold(0, |hash: u64, word| (hash.rotate_left(5) ^ u64::from(*word)).wrapping_mul(0x517c_c1b7_2722_0a95))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_from_their_first_word_alone() {
        let a: Vec<u32> = (0..12).collect();
        let mut b = vec![99];
        b.extend(2..12);
        assert_eq!(begins(&a, 2, &b, 1), Some(10));
        assert_eq!(begins(&a, 3, &b, 2), None, "goes on from the word before");
        assert_eq!(begins(&a, 5, &b, 4), None);
        assert_eq!(begins(&a[..9], 2, &b, 1), None, "seven words are too few");
    }

    #[test]
    fn runs_with_little_between_them_are_one() {
        let pair = (4, 9);
        let one = joined(pair, vec![(0, 10, 8), (9, 20, 8)]);
        assert_eq!(one.len(), 1);
        assert_eq!((one[0].words, one[0].same), (((0, 17), (10, 28)), 16));
        assert!(!one[0].is_verbatim());
        let two = joined(pair, vec![(0, 10, 8), (30, 20, 9)]);
        assert_eq!(two.len(), 2);
        assert!(two.iter().all(Reused::is_verbatim));
    }
}
