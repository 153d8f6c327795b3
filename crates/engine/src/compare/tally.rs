//! How often each word stands in the Sides, and over which of their parts it is spread.

use crossread_order::by_number;
use crossread_volume::{ArticleIx, PassageIx};

use super::{Comparison, MIXED, SIDES};
use crate::positions::total;

/// How often each word occurs, for each set of Sides that passages are in.
pub(super) struct Tally {
    /// The sets that there are, a bit for each Side.
    masks: Vec<u8>,
    /// The place of each set among these; beyond them where there is none.
    places: [u8; 1 << SIDES],
    /// For each word of the list one count for each set.
    counts: Vec<u32>,
}

impl Tally {
    fn new(comparison: &Comparison, words: usize) -> Self {
        let mut seen = [false; 1 << SIDES];
        for mask in &comparison.masks {
            if let Some(seen) = seen.get_mut(usize::from(*mask)) {
                *seen = *mask != 0;
            }
        }
        let masks: Vec<u8> = (0u8..).zip(seen).filter(|(_, seen)| *seen).map(|(mask, _)| mask).collect();
        let mut places = [u8::MAX; 1 << SIDES];
        for (mask, place) in masks.iter().zip(0u8..) {
            if let Some(found) = places.get_mut(usize::from(*mask)) {
                *found = place;
            }
        }
        let counts = vec![0; words * masks.len()];
        Self { masks, places, counts }
    }

    fn add(&mut self, word: usize, mask: u8, n: u32) {
        let place = self.places.get(usize::from(mask)).map_or(usize::MAX, |place| usize::from(*place));
        if place < self.masks.len()
            && let Some(count) = self.counts.get_mut(word * self.masks.len() + place)
        {
            *count += n;
        }
    }

    /// How often a word stands in a Side, and in the others together.
    pub(super) fn of(&self, word: u32, side: usize) -> (u32, u32) {
        let (mut here, mut there) = (0, 0);
        let counts = self.counts.get(word as usize * self.masks.len()..).unwrap_or_default();
        for (mask, n) in self.masks.iter().zip(counts) {
            if mask >> side & 1 == 1 {
                here += n;
            }
            if mask & !(1 << side) != 0 {
                there += n;
            }
        }
        (here, there)
    }

    /// The same of all words.
    pub(super) fn total(&self, side: usize) -> (u32, u32) {
        let words = self.counts.len().checked_div(self.masks.len()).unwrap_or_default();
        (0..words as u32).fold((0, 0), |(here, there), word| {
            let (a, b) = self.of(word, side);
            (here + a, there + b)
        })
    }
}

/// The parts of a Side, over which words are spread.
pub(super) struct Parts {
    /// True where they are articles, false where they are the passages of one.
    pub(super) by_articles: bool,
    /// How many there are.
    pub(super) count: u32,
    /// How many words these have.
    pub(super) length: u32,
    /// For each word its occurrences in every part that has it, with the part's length.
    pub(super) of_words: Vec<Vec<(u32, u32)>>,
}

impl Comparison<'_> {
    /// Linear in the postings of the corpus, and in the occurrences of words in articles that are in a
    /// Side only in part; where the Sides are short, in their texts alone.
    pub(super) fn tally(&self) -> Tally {
        let volume = self.engine.volume();
        let words = volume.word_count();
        let mut tally = Tally::new(self, words);
        for (passage, list) in self.cut().iter() {
            let mask = self.mask(PassageIx(passage));
            for word in list {
                tally.add(*word as usize, mask, 1);
            }
        }
        if self.whole {
            return tally;
        }
        let (numbered, positions) = (self.numbered(), self.engine.positions.borrow());
        for word in 0..words {
            let (mut at, mut sums) = (0u32, [0u32; 1 << SIDES]);
            let mut add = |mask: u8, n: u32| {
                if let Some(sum) = sums.get_mut(usize::from(mask)) {
                    *sum += n;
                }
            };
            volume.each_posting(word as u32, |article, counts| {
                let n = total(counts);
                let mask = self.uniform_of(ArticleIx(article));
                if mask != MIXED {
                    add(mask, n);
                } else if article < self.covered {
                    positions.each(word as u32, at, n, None, |number| add(numbered.mask(article, number), 1));
                }
                at = at.saturating_add(n);
            });
            for (mask, n) in (0u8..).zip(sums).skip(1).filter(|(_, n)| *n > 0) {
                tally.add(word, mask, n);
            }
        }
        tally
    }

    /// Over which parts of a Side these words are spread.
    pub(super) fn parts(&self, side: usize, shown: &[u32]) -> Parts {
        let none = &Vec::new();
        let articles = self.sides.get(side).map_or(none, |side| &side.articles);
        match articles.as_slice() {
            [one] => self.parts_of_article(side, *one, shown),
            _ => self.parts_by_articles(side, articles, shown),
        }
    }

    fn parts_of_article(&self, side: usize, article: ArticleIx, shown: &[u32]) -> Parts {
        let mut parts = Parts { by_articles: false, count: 0, length: 0, of_words: vec![Vec::new(); shown.len()] };
        for passage in self.engine.volume().passages(article).map(PassageIx) {
            if !self.holds(side, passage) {
                continue;
            }
            let mut list = Vec::new();
            match self.cut().of(passage.0) {
                Some(cut) => list.extend_from_slice(cut),
                None => self.engine.each_word(passage, &mut |word| list.push(word)),
            }
            let length = list.len() as u32;
            parts.count += 1;
            parts.length += length;
            by_number(&mut list, |word| u64::from(*word));
            for (word, own) in shown.iter().zip(&mut parts.of_words) {
                let n = list.partition_point(|w| w <= word) - list.partition_point(|w| w < word);
                if n > 0 {
                    own.push((n as u32, length));
                }
            }
        }
        parts
    }

    fn parts_by_articles(&self, side: usize, articles: &[ArticleIx], shown: &[u32]) -> Parts {
        let volume = self.engine.volume();
        // How many words of each article are in the Side.
        let mut lengths = vec![0u32; volume.len()];
        let mut length = 0;
        let positions = self.engine.positions.borrow();
        for article in articles {
            let own: u32 = if self.uniform_of(*article) == MIXED {
                let inside = volume.passages(*article).filter(|passage| self.holds(side, PassageIx(*passage)));
                inside.map(|passage| self.words_in(&positions, *article, passage)).sum()
            } else {
                total(volume.measure(*article).lengths)
            };
            if let Some(place) = lengths.get_mut(article.0 as usize) {
                *place = own;
            }
            length += own;
        }
        drop(positions);
        let length_of = |article: ArticleIx| lengths.get(article.0 as usize).copied().unwrap_or_default();
        let mut of_words: Vec<Vec<(u32, u32)>> = vec![Vec::new(); shown.len()];
        for (word, own) in shown.iter().zip(&mut of_words) {
            self.each_part(*word, side, &mut |article, n| own.push((n, length_of(article))));
        }
        for article in articles.iter().filter(|a| a.0 >= self.covered && self.uniform_of(**a) == MIXED) {
            let mut list: Vec<u32> = Vec::new();
            for passage in volume.passages(*article).filter(|passage| self.holds(side, PassageIx(*passage))) {
                list.extend_from_slice(self.cut().of(passage).unwrap_or_default());
            }
            by_number(&mut list, |word| u64::from(*word));
            for (word, own) in shown.iter().zip(&mut of_words) {
                let n = list.partition_point(|w| w <= word) - list.partition_point(|w| w < word);
                if n > 0 {
                    own.push((n as u32, length_of(*article)));
                }
            }
        }
        Parts { by_articles: true, count: articles.len() as u32, length, of_words }
    }
}
