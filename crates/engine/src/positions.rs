//! Where in the articles every word stands. Positions cost as much as the text, so the Volume does not
//! ship them; they are cut from the text in idle time, a slice at a time, and until an article is
//! reached its text is cut when it is asked about.
//!
//! The words of an article are numbered from 0 in the order of the text, with one number left out
//! between passages, so that what stands one after the other is in one passage. Each word of the
//! corpus has a stretch of the table, as long as its postings say, before any text is cut; so filling
//! needs no sorting and no second copy. A number takes two bytes, or four where some article has more
//! than 65,536 of them; two further bits say how the word is written there.

use crossread_text::{fold_into, words};
use crossread_volume::{ArticleIx, FIELDS, PassageIx, Volume};

use crate::lexicon::Lexicon;
use crate::writing::Writing;

/// How far the positions are filled in; see [`crate::Engine::rest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Articles whose positions are known.
    pub articles: u32,
    /// All articles.
    pub of: u32,
    done: bool,
}

impl Progress {
    /// True where nothing is left to do.
    pub fn is_done(self) -> bool {
        self.done
    }
}

/// The table.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// Start of each word's stretch, and the end of the last, as far as they are counted.
    starts: Vec<u32>,
    /// The lower two bytes of each number.
    low: Vec<u16>,
    /// The upper two; empty where they are 0.
    high: Vec<u16>,
    /// How the word is written, four to a byte.
    writings: Vec<u8>,
    /// The number of the first word of each passage.
    passages: Vec<u32>,
    /// Articles that are filled in.
    covered: u32,
    /// Where each word's next number goes; given back when all is filled in.
    cursors: Vec<u32>,
    /// The next number in the article that is being cut.
    next: u32,
    done: bool,
}

/// How many postings are counted in the time in which a word is cut.
const POSTINGS_A_WORD: usize = 16;

impl Positions {
    /// Articles, from the first on, whose positions are known.
    pub(crate) fn covered(&self) -> u32 {
        self.covered
    }

    pub(crate) fn progress(&self, volume: &Volume) -> Progress {
        Progress { articles: self.covered, of: volume.len() as u32, done: self.done }
    }

    /// Hands over `n` numbers of a word from the place `at` of its stretch on, ascending; with a
    /// writing, those alone of words that are so written.
    #[inline]
    pub(crate) fn each(&self, word: u32, at: u32, n: u32, writing: Option<Writing>, mut see: impl FnMut(u32)) {
        let start = self.starts.get(word as usize).map_or(0, |start| start.saturating_add(at)) as usize;
        let places = start..start.saturating_add(n as usize);
        let Some(low) = self.low.get(places.clone()) else { return };
        if writing.is_none() && self.high.is_empty() {
            low.iter().for_each(|low| see(u32::from(*low)));
            return;
        }
        for (low, place) in low.iter().zip(places) {
            let four = self.writings.get(place / 4).copied().unwrap_or_default();
            if writing.is_none_or(|writing| writing == Writing::of_bits(four >> (place % 4 * 2))) {
                let high = self.high.get(place).map_or(0, |high| u32::from(*high) << 16);
                see(high | u32::from(*low));
            }
        }
    }

    /// The number of the first word of a passage of a covered article.
    pub(crate) fn start(&self, passage: u32) -> u32 {
        self.passages.get(passage as usize).copied().unwrap_or_default()
    }

    /// Goes on for about `budget` words. Each call counts or cuts something until all is done.
    pub(crate) fn fill(&mut self, volume: &Volume, lexicon: &Lexicon, budget: usize) {
        let mut left = budget.max(1);
        if !self.done && self.cursors.is_empty() {
            left = self.count(volume, left);
        }
        let mut cut = 0;
        while !self.done && cut < left {
            let passage = self.passages.len() as u32;
            if (self.covered as usize) < volume.len() && passage < volume.passages(ArticleIx(self.covered)).end {
                cut += self.cut(volume, lexicon, PassageIx(passage)) + 1;
            } else if (self.covered as usize) < volume.len() {
                self.covered += 1;
                self.next = 0;
            } else {
                self.cursors = Vec::new();
                self.done = true;
            }
        }
    }

    /// Counts the occurrences of words, by which each one's stretch begins, and makes room once all are counted.
    /// Answers what is left of the budget.
    fn count(&mut self, volume: &Volume, budget: usize) -> usize {
        let mut left = budget.saturating_mul(POSTINGS_A_WORD);
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        while self.starts.len() <= volume.word_count() {
            let word = self.starts.len() as u32 - 1;
            let mut sum = self.starts.last().copied().unwrap_or_default();
            volume.each_posting(word, |_, counts| {
                sum = sum.saturating_add(total(counts));
                left = left.saturating_sub(1);
            });
            self.starts.push(sum);
            if left == 0 {
                return 0;
            }
        }
        self.begin(volume);
        left / POSTINGS_A_WORD
    }

    /// Makes room for all numbers. A Volume that claims more words than its texts can hold has been
    /// tampered with and gets none; what is asked of it is answered from the text.
    fn begin(&mut self, volume: &Volume) {
        let all = self.starts.last().map_or(0, |end| *end as usize);
        let measures = volume.measures();
        let numbers = |m: &crossread_volume::Measure| u64::from(total(m.lengths)) + u64::from(m.passages);
        let claimed: u64 = measures.iter().map(|m| u64::from(total(m.lengths))).sum();
        if claimed != all as u64 || all > volume.text_len() {
            *self = Self { done: true, ..Self::default() };
            return;
        }
        self.low = vec![0; all];
        if measures.iter().any(|m| numbers(m) > 1 << 16) {
            self.high = vec![0; all];
        }
        self.writings = vec![0; all.div_ceil(4)];
        self.passages = Vec::with_capacity(volume.passage_count());
        self.cursors = self.starts.clone();
    }

    /// Cuts a passage, and answers how many words it has.
    fn cut(&mut self, volume: &Volume, lexicon: &Lexicon, passage: PassageIx) -> usize {
        self.passages.push(self.next);
        let text = volume.text(passage);
        let mut folded = String::new();
        let first = self.next;
        for word in words(text) {
            folded.clear();
            fold_into(word.key(text), &mut folded);
            if folded.is_empty() {
                continue;
            }
            if let Some(place) = lexicon.find(volume, &folded) {
                self.put(place, Writing::of(word.of(text), &folded));
            }
            self.next += 1;
        }
        let cut = self.next - first;
        self.next += 1;
        cut as usize
    }

    fn put(&mut self, word: u32, writing: Writing) {
        let end = self.starts.get(word as usize + 1).copied().unwrap_or_default();
        let Some(cursor) = self.cursors.get_mut(word as usize).filter(|cursor| **cursor < end) else { return };
        let place = *cursor as usize;
        *cursor += 1;
        if let Some(low) = self.low.get_mut(place) {
            *low = self.next as u16;
        }
        if let Some(high) = self.high.get_mut(place) {
            *high = (self.next >> 16) as u16;
        }
        if let Some(four) = self.writings.get_mut(place / 4) {
            *four |= writing.bits() << (place % 4 * 2);
        }
    }
}

/// Occurrences in all fields.
pub(crate) fn total(counts: [u32; FIELDS]) -> u32 {
    counts.into_iter().fold(0, u32::saturating_add)
}
