//! Which Sides each word of an article is in, where an article is in a Side only in part: by the numbers
//! that the positions of the engine give words, so that no text is cut. Of articles whose positions are
//! not filled in yet, the texts are cut instead ([`super::cut`]).

use crossread_volume::{ArticleIx, PassageIx};

use super::{Comparison, MIXED};
use crate::positions::{Positions, total};

/// For every number of the articles that are in parts, the Sides of its passage.
#[derive(Debug, Default)]
pub(crate) struct Numbered {
    /// Where the numbers of each article begin in `masks`; those of others are not there.
    bases: Vec<u32>,
    masks: Vec<u8>,
}

impl Numbered {
    /// Linear in the passages of the corpus, and in the words of the articles that are in parts.
    pub(super) fn new(comparison: &Comparison) -> Self {
        let volume = comparison.engine.volume();
        let positions = comparison.engine.positions.borrow();
        let mut numbered = Self { bases: vec![0; comparison.covered as usize], masks: Vec::new() };
        for (article, base) in (0..comparison.covered).map(ArticleIx).zip(&mut numbered.bases) {
            if comparison.uniform_of(article) != MIXED {
                continue;
            }
            *base = numbered.masks.len() as u32;
            for passage in volume.passages(article) {
                let end = *base as usize + comparison.end_of(&positions, article, passage) as usize;
                numbered.masks.resize(end, comparison.mask(PassageIx(passage)));
            }
        }
        numbered
    }

    /// The Sides of a number of an article that is in parts.
    #[inline]
    pub(super) fn mask(&self, article: u32, number: u32) -> u8 {
        let base = self.bases.get(article as usize).copied().unwrap_or_default();
        self.masks.get((base + number) as usize).copied().unwrap_or_default()
    }
}

impl Comparison<'_> {
    pub(super) fn numbered(&self) -> &Numbered {
        self.numbered.get_or_init(|| Numbered::new(self))
    }

    /// How many words a passage has.
    pub(super) fn words_in(&self, positions: &Positions, article: ArticleIx, passage: u32) -> u32 {
        if article.0 >= self.covered {
            return self.cut().of(passage).map_or(0, |list| list.len() as u32);
        }
        let last = passage + 1 >= self.engine.volume().passages(article).end;
        // A number is left out behind every passage.
        let end = self.end_of(positions, article, passage);
        end.saturating_sub(positions.start(passage) + u32::from(!last))
    }

    /// The number behind those of a passage, which the next begins with.
    fn end_of(&self, positions: &Positions, article: ArticleIx, passage: u32) -> u32 {
        if passage + 1 < self.engine.volume().passages(article).end {
            return positions.start(passage + 1);
        }
        let measure = self.engine.volume().measure(article);
        total(measure.lengths).saturating_add(measure.passages).saturating_sub(1)
    }

    /// How often a word stands in each article that has any of it in a Side; of articles without
    /// positions, only where they are in Sides as a whole. Linear in its postings.
    pub(super) fn each_part(&self, word: u32, side: usize, see: &mut dyn FnMut(ArticleIx, u32)) {
        let (numbered, positions) = (self.numbered(), self.engine.positions.borrow());
        let mut at = 0u32;
        self.engine.volume().each_posting(word, |article, counts| {
            let all = total(counts);
            let mask = self.uniform_of(ArticleIx(article));
            let mut n = 0;
            if mask != MIXED {
                n = all * u32::from(mask >> side & 1);
            } else if article < self.covered {
                let count = |number| n += u32::from(numbered.mask(article, number) >> side & 1);
                positions.each(word, at, all, None, count);
            }
            if n > 0 {
                see(ArticleIx(article), n);
            }
            at = at.saturating_add(all);
        });
    }

    /// The first passages of a Side that have a word, in order. Linear in its postings, and in the texts
    /// of articles without positions.
    pub(super) fn passages_with(&self, word: u32, side: usize, limit: usize) -> Vec<PassageIx> {
        let volume = self.engine.volume();
        let positions = self.engine.positions.borrow();
        let mut found: Vec<PassageIx> = Vec::new();
        let mut uncovered = Vec::new();
        let mut at = 0u32;
        volume.each_posting(word, |article, counts| {
            let (from, n) = (at, total(counts));
            at = at.saturating_add(n);
            let mask = self.uniform_of(ArticleIx(article));
            if found.len() >= limit || mask != MIXED && mask >> side & 1 == 0 {
                return;
            }
            if article >= self.covered {
                uncovered.push(ArticleIx(article));
                return;
            }
            let passages = volume.passages(ArticleIx(article));
            let mut passage = passages.start;
            positions.each(word, from, n, None, |number| {
                while passage + 1 < passages.end && positions.start(passage + 1) <= number {
                    passage += 1;
                }
                let here = PassageIx(passage);
                if self.holds(side, here) && found.last() != Some(&here) && found.len() < limit {
                    found.push(here);
                }
            });
        });
        for passage in uncovered.into_iter().flat_map(|article| volume.passages(article)).map(PassageIx) {
            if found.len() >= limit {
                break;
            }
            if self.holds(side, passage) && self.engine.tokens.of(volume, passage).iter().any(|t| t.word == word) {
                found.push(passage);
            }
        }
        found
    }
}
