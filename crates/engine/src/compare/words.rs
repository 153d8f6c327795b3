//! Words that set Sides apart: folded forms, never stems, each Side against all others together.

use crossread_order::{by_number, by_numbers};
use crossread_volume::{ArticleIx, PassageIx};

use super::statistics::{CRITICAL, FEW, dispersion, log_likelihood, log_ratio};
use super::{Comparison, MIXED, SIDES};

/// Which words are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordChoice {
    /// Stop words too.
    pub stop_words: bool,
    /// Names too.
    pub names: bool,
}

/// The words that set one Side apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Keywords {
    /// How many words the Side has.
    pub here: u32,
    /// How many words the other Sides have together; a passage in several of them counts once.
    pub there: u32,
    /// True where the spread is told by articles, false where the Side is of one article and it is told
    /// by passages.
    pub by_articles: bool,
    /// How many articles, or passages, the Side has.
    pub parts: u32,
    /// How many words are significantly more frequent here.
    pub count: u32,
    /// Those with the greatest log-likelihood first, as many as were asked for.
    pub ranked: Vec<Keyword>,
    /// How many words the others lack that stand here at least twice, but fewer than [`FEW`] times.
    pub few_count: u32,
    /// The most frequent of these, in alphabetical order: too little evidence to be ranked.
    pub few: Vec<Keyword>,
}

/// A word that sets a Side apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyword {
    /// Its place in the word list.
    pub word: u32,
    /// How often it stands in the Side.
    pub here: u32,
    /// How often in all others.
    pub there: u32,
    /// Log-likelihood.
    pub g2: f64,
    /// Log ratio: how many doublings.
    pub ratio: f64,
    /// In how many parts of the Side it stands.
    pub in_parts: u32,
    /// Gries's DP over these parts.
    pub dispersion: f64,
}

/// How often each word occurs, for each set of Sides that passages are in.
struct Tally {
    counts: Vec<Vec<u32>>,
}

impl Comparison<'_> {
    /// The words that set each Side apart, at most `limit` of each. Linear in the postings of the
    /// corpus and in what was cut; where the Sides are short, in their texts alone.
    pub fn words(&self, choice: WordChoice, limit: usize) -> Vec<Keywords> {
        let tally = self.tally();
        (0..self.sides.len()).map(|side| self.keywords(side, &tally, choice, limit)).collect()
    }

    fn keywords(&self, side: usize, tally: &Tally, choice: WordChoice, limit: usize) -> Keywords {
        let engine = self.engine;
        let (stop, names) = (engine.stop_words(), (!choice.names).then(|| engine.names()));
        let (here, there) = (tally.total(|mask| mask >> side & 1 == 1), tally.total(|mask| mask & !(1 << side) != 0));
        let mut kept: Vec<(u64, u32)> = Vec::new();
        let mut few: Vec<(u64, u32)> = Vec::new();
        for word in 0..engine.volume().word_count() as u32 {
            let (a, b) = tally.of(word, side);
            if a < 2 || !choice.stop_words && stop.contains(word) || names.is_some_and(|names| names.contains(word)) {
                continue;
            }
            // Whole numbers: a/here > b/there.
            if u64::from(a) * u64::from(there) <= u64::from(b) * u64::from(here) {
                continue;
            }
            if a < FEW {
                if b == 0 {
                    few.push((u64::from(u32::MAX - a), word));
                }
                continue;
            }
            let g2 = log_likelihood(a, b, here, there);
            if g2 >= CRITICAL {
                // Positive floats stand in the order of their bits.
                kept.push((u64::MAX - g2.to_bits(), word));
            }
        }
        by_numbers(&mut kept, |key| *key);
        by_numbers(&mut few, |key| *key);
        let (count, few_count) = (kept.len() as u32, few.len() as u32);
        let mut shown: Vec<u32> = kept.iter().take(limit).map(|(_, word)| *word).collect();
        let ranked = shown.len();
        let mut rest: Vec<u32> = few.iter().take(limit).map(|(_, word)| *word).collect();
        by_number(&mut rest, |word| u64::from(*word));
        shown.extend(rest);
        let parts = self.parts(side, &shown);
        let mut rows = Vec::with_capacity(shown.len());
        for (word, own) in shown.iter().zip(&parts.of_words) {
            let (a, b) = tally.of(*word, side);
            rows.push(Keyword {
                word: *word,
                here: a,
                there: b,
                g2: log_likelihood(a, b, here, there),
                ratio: log_ratio(a, b, here, there),
                in_parts: own.iter().filter(|(n, _)| *n > 0).count() as u32,
                dispersion: dispersion(own),
            });
        }
        let few = rows.split_off(ranked);
        Keywords {
            here,
            there,
            by_articles: parts.by_articles,
            parts: parts.count,
            count,
            ranked: rows,
            few_count,
            few,
        }
    }

    fn tally(&self) -> Tally {
        let volume = self.engine.volume();
        let mut tally = Tally { counts: vec![Vec::new(); 1 << SIDES] };
        let words = volume.word_count();
        for (passage, list) in self.cut.iter() {
            let counts = tally.list(self.mask(PassageIx(passage)), words);
            for word in list {
                if let Some(n) = counts.get_mut(*word as usize) {
                    *n += 1;
                }
            }
        }
        if !self.cut.whole {
            for mask in &self.uniform {
                if *mask != 0 && *mask != MIXED {
                    tally.list(*mask, words);
                }
            }
            for word in 0..words {
                volume.each_posting(word as u32, |article, counts| {
                    let mask = self.uniform.get(article as usize).copied().unwrap_or_default();
                    if mask != 0
                        && mask != MIXED
                        && let Some(n) = tally.counts.get_mut(mask as usize).and_then(|list| list.get_mut(word))
                    {
                        *n += counts.iter().sum::<u32>();
                    }
                });
            }
        }
        tally
    }
}

impl Tally {
    fn list(&mut self, mask: u8, words: usize) -> &mut [u32] {
        match self.counts.get_mut(mask as usize) {
            Some(list) => {
                list.resize(words, 0);
                list
            }
            None => &mut [],
        }
    }

    /// How often a word stands in a Side, and in the others together.
    fn of(&self, word: u32, side: usize) -> (u32, u32) {
        let (mut here, mut there) = (0, 0);
        for (mask, list) in self.counts.iter().enumerate() {
            let n = list.get(word as usize).copied().unwrap_or_default();
            if mask >> side & 1 == 1 {
                here += n;
            }
            if mask & !(1 << side) != 0 {
                there += n;
            }
        }
        (here, there)
    }

    fn total(&self, wanted: impl Fn(usize) -> bool) -> u32 {
        let lists = self.counts.iter().enumerate().filter(|(mask, _)| wanted(*mask));
        lists.map(|(_, list)| list.iter().sum::<u32>()).sum()
    }
}

/// The parts of a Side, over which words are spread.
struct Parts {
    by_articles: bool,
    count: u32,
    /// For each word its occurrences in every part, with the part's length.
    of_words: Vec<Vec<(u32, u32)>>,
}

impl Comparison<'_> {
    fn parts(&self, side: usize, shown: &[u32]) -> Parts {
        let none = &Vec::new();
        let articles = self.sides.get(side).map_or(none, |side| &side.articles);
        match articles.as_slice() {
            [one] => self.parts_of_article(side, *one, shown),
            _ => self.parts_by_articles(side, articles, shown),
        }
    }

    fn parts_of_article(&self, side: usize, article: ArticleIx, shown: &[u32]) -> Parts {
        let mut of_words = vec![Vec::new(); shown.len()];
        let mut count = 0;
        for passage in self.engine.volume().passages(article).map(PassageIx) {
            if !self.holds(side, passage) {
                continue;
            }
            count += 1;
            let mut list = Vec::new();
            self.engine.each_word(passage, &mut |word| list.push(word));
            let length = list.len() as u32;
            by_number(&mut list, |word| u64::from(*word));
            for (word, own) in shown.iter().zip(&mut of_words) {
                let n = list.partition_point(|w| w <= word) - list.partition_point(|w| w < word);
                own.push((n as u32, length));
            }
        }
        Parts { by_articles: false, count, of_words }
    }

    fn parts_by_articles(&self, side: usize, articles: &[ArticleIx], shown: &[u32]) -> Parts {
        let volume = self.engine.volume();
        let count = articles.len() as u32;
        // The place of each article among those of the Side, and its length there.
        let mut places = vec![u32::MAX; volume.len()];
        let mut lengths = Vec::with_capacity(articles.len());
        let mut rows = vec![u32::MAX; if self.uniform.contains(&MIXED) { volume.word_count() } else { 0 }];
        for (row, word) in shown.iter().enumerate() {
            if let Some(place) = rows.get_mut(*word as usize) {
                *place = row as u32;
            }
        }
        let mut mixed: Vec<(u32, u32)> = Vec::new();
        for (article, at) in articles.iter().zip(0u32..) {
            if let Some(place) = places.get_mut(article.0 as usize) {
                *place = at;
            }
            if self.uniform_of(*article) != MIXED {
                lengths.push(volume.measure(*article).lengths.iter().sum());
                continue;
            }
            let mut length = 0;
            for passage in volume.passages(*article).filter(|passage| self.holds(side, PassageIx(*passage))) {
                let list = self.cut.of(passage).unwrap_or_default();
                length += list.len() as u32;
                let found = list.iter().filter_map(|word| rows.get(*word as usize).filter(|row| **row != u32::MAX));
                mixed.extend(found.map(|row| (*row, at)));
            }
            lengths.push(length);
        }
        let blank: Vec<(u32, u32)> = lengths.iter().map(|length| (0, *length)).collect();
        let mut of_words = vec![blank; shown.len()];
        for (row, at) in mixed {
            if let Some((n, _)) = of_words.get_mut(row as usize).and_then(|own| own.get_mut(at as usize)) {
                *n += 1;
            }
        }
        for (word, own) in shown.iter().zip(&mut of_words) {
            volume.each_posting(*word, |article, counts| {
                let whole = self.uniform.get(article as usize).is_some_and(|mask| *mask != MIXED);
                let place = places.get(article as usize).copied().unwrap_or(u32::MAX);
                if let (true, Some((n, _))) = (whole, own.get_mut(place as usize)) {
                    *n += counts.iter().sum::<u32>();
                }
            });
        }
        Parts { by_articles: true, count, of_words }
    }
}
