//! Where the words of sets stand, passage by passage: from the positions where these are filled in,
//! and from the text where they are not yet. Both give the same lists, so answers never depend on it.
//!
//! Positions are put into sets of bits, one bit for each number of each article that is looked at.
//! So the numbers of many words come out in order without being sorted, and words in a row are found
//! 64 numbers at a time.

use std::borrow::Cow;

use crossread_volume::{ArticleIx, PassageIx, Volume};

use crate::Engine;
use crate::bits::Bits;
use crate::matching::{Lists, WordSet, runs};
use crate::positions::{Positions, total};

impl Engine {
    /// Hands over every passage of the candidates in order, with the number of its first word and where
    /// the words of each set stand in it, from that number on. Linear in the postings of the words and
    /// in their occurrences in the candidates; for articles without positions, in their texts.
    pub(crate) fn each_passage(
        &self,
        sets: &[&WordSet],
        candidates: &Bits,
        see: &mut dyn FnMut(u32, PassageIx, u32, &Lists),
    ) {
        let positions = self.positions.borrow();
        let list: Vec<u32> = candidates.iter().collect();
        let (known, unknown) = list.split_at(list.partition_point(|article| *article < positions.covered()));
        let ground = Ground::new(&self.volume, known);
        let marked: Vec<Vec<u64>> = sets.iter().map(|set| self.mark(&positions, set, &ground)).collect();
        let mut lists: Vec<Cow<[u32]>> = vec![Cow::Owned(Vec::new()); sets.len()];
        for (article, base) in known.iter().zip(&ground.bases) {
            let mut at = *base as usize * 64;
            for passage in self.volume.passages(ArticleIx(*article)) {
                let end = ground.end_of(&self.volume, &positions, *article, passage);
                for (list, bits) in lists.iter_mut().zip(&marked) {
                    let list = list.to_mut();
                    list.clear();
                    each_bit(bits, at, end, |number| list.push(number as u32));
                }
                see(*article, PassageIx(passage), at as u32, &lists);
                at = end;
            }
        }
        for article in unknown {
            for passage in self.volume.passages(ArticleIx(*article)).map(PassageIx) {
                see(*article, passage, 0, &self.lists(sets, passage));
            }
        }
    }

    /// Hands over every passage of the candidates in which one word of each set follows the other, with
    /// how often: what could be told from [`Engine::each_passage`], but quicker.
    pub(crate) fn each_run(&self, sets: &[&WordSet], candidates: &Bits, see: &mut dyn FnMut(u32, PassageIx, u32)) {
        let positions = self.positions.borrow();
        let list: Vec<u32> = candidates.iter().collect();
        let (known, unknown) = list.split_at(list.partition_point(|article| *article < positions.covered()));
        let ground = Ground::new(&self.volume, known);
        let mut marked = sets.iter().map(|set| self.mark(&positions, set, &ground));
        // Since a number is left out between passages, no run goes on from one to the next, nor from
        // one article to the next.
        let mut ends = marked.next().unwrap_or_default();
        marked.for_each(|next| follow(&mut ends, &next));
        for (article, base) in known.iter().zip(&ground.bases) {
            let mut at = *base as usize * 64;
            let article_end = at + ground.numbers(&self.volume, *article).next_multiple_of(64);
            if ends.get(at / 64..article_end / 64).is_none_or(|words| words.iter().all(|word| *word == 0)) {
                continue;
            }
            for passage in self.volume.passages(ArticleIx(*article)) {
                let end = ground.end_of(&self.volume, &positions, *article, passage);
                let mut n = 0;
                each_bit(&ends, at, end, |_| n += 1);
                if n > 0 {
                    see(*article, PassageIx(passage), n);
                }
                at = end;
            }
        }
        for article in unknown {
            for passage in self.volume.passages(ArticleIx(*article)).map(PassageIx) {
                let n = runs(&self.lists(sets, passage)).len() as u32;
                if n > 0 {
                    see(*article, passage, n);
                }
            }
        }
    }

    /// Where the words of each set stand in a passage, from its text.
    pub(crate) fn lists(&self, sets: &[&WordSet], passage: PassageIx) -> Vec<Cow<'static, [u32]>> {
        let tokens = self.tokens.of(&self.volume, passage);
        let text = self.volume.text(passage);
        sets.iter().map(|set| Cow::Owned(set.places(&tokens, text))).collect()
    }

    /// The bits of a set's words.
    fn mark(&self, positions: &Positions, set: &WordSet, ground: &Ground) -> Vec<u64> {
        let mut bits = vec![0u64; ground.words];
        let writing = set.writing();
        for word in set.iter() {
            let mut at = 0u32;
            self.volume.each_posting(word, |article, counts| {
                let n = total(counts);
                if let Some(base) = ground.base(article) {
                    positions.each(word, at, n, writing, |number| {
                        if let Some(word) = bits.get_mut(base + number as usize / 64) {
                            *word |= 1 << (number % 64);
                        }
                    });
                }
                at = at.saturating_add(n);
            });
        }
        if set.is_left_to_text() {
            self.keep_written(&mut bits, positions, set, ground);
        }
        bits
    }

    /// Keeps the words that are written as the set wants them, which here the text alone can say.
    fn keep_written(&self, bits: &mut [u64], positions: &Positions, set: &WordSet, ground: &Ground) {
        let mut others = Vec::new();
        for (article, base) in ground.articles.iter().zip(&ground.bases) {
            let mut at = *base as usize * 64;
            for passage in self.volume.passages(ArticleIx(*article)) {
                let end = ground.end_of(&self.volume, positions, *article, passage);
                let text = self.volume.text(PassageIx(passage));
                each_bit(bits, at, end, |number| {
                    let tokens = self.tokens.of(&self.volume, PassageIx(passage));
                    if !tokens.get(number - at).is_some_and(|token| set.matches(token, text)) {
                        others.push(number);
                    }
                });
                at = end;
            }
        }
        for number in others {
            if let Some(word) = bits.get_mut(number / 64) {
                *word &= !(1 << (number % 64));
            }
        }
    }
}

/// Where each article that is looked at has its bits.
struct Ground<'a> {
    articles: &'a [u32],
    /// Where each of them begins, in words of 64 bits.
    bases: Vec<u32>,
    /// The same by article of the corpus; [`NONE`] where it is not looked at.
    by_article: Vec<u32>,
    /// How many words there are.
    words: usize,
}

const NONE: u32 = u32::MAX;

impl<'a> Ground<'a> {
    fn new(volume: &Volume, articles: &'a [u32]) -> Self {
        let by_article = vec![NONE; if articles.is_empty() { 0 } else { volume.len() }];
        let mut ground = Self { articles, bases: Vec::with_capacity(articles.len()), by_article, words: 0 };
        for article in articles {
            let base = ground.words as u32;
            ground.bases.push(base);
            if let Some(place) = ground.by_article.get_mut(*article as usize) {
                *place = base;
            }
            ground.words += ground.numbers(volume, *article).div_ceil(64);
        }
        ground
    }

    fn base(&self, article: u32) -> Option<usize> {
        self.by_article.get(article as usize).filter(|base| **base != NONE).map(|base| *base as usize)
    }

    /// How many numbers an article has.
    fn numbers(&self, volume: &Volume, article: u32) -> usize {
        volume.measures().get(article as usize).map_or(0, |m| total(m.lengths).saturating_add(m.passages)) as usize
    }

    /// The bit after the last of a passage.
    fn end_of(&self, volume: &Volume, positions: &Positions, article: u32, passage: u32) -> usize {
        let base = self.base(article).unwrap_or_default() * 64;
        let last = passage + 1 >= volume.passages(ArticleIx(article)).end;
        base + if last { self.numbers(volume, article) } else { positions.start(passage + 1) as usize }
    }
}

/// Keeps of `next` what stands one after a bit of `ends`, and leaves it in `ends`.
fn follow(ends: &mut [u64], next: &[u64]) {
    let mut carried = 0;
    for (ends, next) in ends.iter_mut().zip(next) {
        let shifted = *ends << 1 | carried;
        carried = *ends >> 63;
        *ends = shifted & next;
    }
}

/// Hands over the bits from `from` to before `to`, ascending.
#[inline]
fn each_bit(bits: &[u64], from: usize, to: usize, mut see: impl FnMut(usize)) {
    let mut at = from;
    while at < to {
        let Some(word) = bits.get(at / 64) else { return };
        let end = (at / 64 + 1) * 64;
        let mut left = word & (u64::MAX << (at % 64));
        if end > to {
            left &= u64::MAX >> (end - to);
        }
        while left != 0 {
            see(at / 64 * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(list: &[bool]) -> Vec<u64> {
        let mut bits = vec![0; list.len().div_ceil(64)];
        list.iter().enumerate().filter(|(_, set)| **set).for_each(|(at, _)| bits[at / 64] |= 1 << (at % 64));
        bits
    }

    proptest! {
        #[test]
        fn bits_are_handed_over_in_order(list in prop::collection::vec(any::<bool>(), 0..300), from in 0usize..300, to in 0usize..300) {
            let mut seen = Vec::new();
            each_bit(&bits(&list), from, to, |at| seen.push(at));
            let expected: Vec<usize> = (from..to.min(list.len())).filter(|at| list[*at]).collect();
            prop_assert_eq!(seen, expected);
        }

        #[test]
        fn what_follows_is_kept(two in prop::collection::vec((any::<bool>(), any::<bool>()), 0..300)) {
            let (before, next): (Vec<bool>, Vec<bool>) = two.into_iter().unzip();
            let mut ends = bits(&before);
            follow(&mut ends, &bits(&next));
            let expected: Vec<bool> = (0..next.len()).map(|at| next[at] && at > 0 && before[at - 1]).collect();
            prop_assert_eq!(ends, bits(&expected));
        }
    }
}
