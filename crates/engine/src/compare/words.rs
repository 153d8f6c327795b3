//! Words that set Sides apart: folded forms, never stems, each Side against all others together.

use crossread_order::{by_number, by_numbers};

use super::Comparison;
use super::statistics::{CRITICAL, FEW, dispersion, log_likelihood, log_ratio};
use super::tally::Tally;

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

impl Comparison<'_> {
    /// The words that set each Side apart, at most `limit` of each. Linear in the postings of the corpus and
    /// in the occurrences of words in articles that are in a Side only in part; where the Sides are short,
    /// in their texts alone.
    pub fn words(&self, choice: WordChoice, limit: usize) -> Vec<Keywords> {
        let tally = self.tally();
        (0..self.sides.len()).map(|side| self.keywords(side, &tally, choice, limit)).collect()
    }

    fn keywords(&self, side: usize, tally: &Tally, choice: WordChoice, limit: usize) -> Keywords {
        let engine = self.engine;
        let (stop, names) = (engine.stop_words(), (!choice.names).then(|| engine.names()));
        let (here, there) = tally.total(side);
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
                in_parts: own.len() as u32,
                dispersion: dispersion(own, parts.length),
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
}
