//! Collocates: the words that stand beside the hits more often than by chance.
//!
//! Counted is in how many lines a word stands at most [`SPAN`] words from the hit and in its passage,
//! once a line however often it is there: so many lines are shown when it is asked for. They are put
//! in the order of Dice's coefficient (L. R. Dice, *Measures of the Amount of Ecologic Association
//! Between Species*, Ecology 26, 1945), the share that both words have in all places where either is:
//!
//! ```text
//! dice(x, y) = 2 · lines with y beside x / (lines of x + occurrences of y in the selected articles)
//! ```
//!
//! Words that stand there no more often than they would by chance, as *of* and *the* do, come after all others,
//! without a list of them: of so many places beside hits, a word that makes up a part of the selected articles would
//! have that part. The coefficient gives no weight to what is merely
//! rare, and orders words as logDice does (P. Rychlý, *A Lexicographer-Friendly Association Score*,
//! RASLAN 2008), which is its logarithm. It is one division of whole numbers, which IEEE 754
//! rounds alike everywhere, so that the order is the same on every machine.

use std::collections::BTreeMap;

use crossread_order::{by_number, by_numbers, falling_value};
use crossread_volume::ArticleIx;

use super::cut::Cut;
use super::{Line, Lines};
use crate::Engine;
use crate::bits::Bits;
use crate::positions::total;
use crate::select::Selection;

/// How many words from the hit a collocate may stand.
pub const SPAN: u32 = 5;

/// Fewer lines than this are no evidence that two words go together.
const LEAST: u32 = 2;

/// On which side of a hit one looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flank {
    /// Before it.
    Left,
    /// After it.
    Right,
    /// On either.
    Both,
}

/// A word that stands beside hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collocate {
    /// Its folded form, by which [`super::LinesAsked::with`] asks for its lines.
    pub word: String,
    /// The word as it is written there first, or first in small letters.
    pub written: String,
    /// In how many lines it stands beside the hit.
    pub lines: u32,
    /// How often it occurs in the selected articles.
    pub occurs: u32,
    /// The articles of those lines, in order.
    pub articles: Vec<ArticleIx>,
    /// Dice's coefficient in hundredths, rounded.
    pub score: u32,
    /// True where it stands there no more often than it would by chance.
    pub by_chance: bool,
}

/// What is found of a word on the way.
struct Seen {
    lines: u32,
    /// The last line in which it was seen, and one.
    last: u32,
    written: String,
    articles: Vec<ArticleIx>,
}

impl Engine {
    /// The words beside the hits of some lines, the most telling first, at most `most`; only those that
    /// stand in two lines or more. Linear in the lines, and in the postings of the words beside them.
    pub fn collocates(&self, selection: &Selection, lines: &Lines, flank: Flank, most: usize) -> Vec<Collocate> {
        let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
        let mut cut = Cut::default();
        let mut near = 0u64;
        for (line, n) in lines.list.iter().zip(1..) {
            cut.read(self, line.passage);
            for at in places(line, flank, cut.len()) {
                near += 1;
                let (Some(word), Some(written)) = (cut.word(self, at), cut.written(at)) else { continue };
                let seen = seen.entry(word).or_insert_with(|| Seen::new(written));
                seen.see(n, written, line.article);
            }
        }
        let selected = Bits::of(self.volume.len(), selection.articles.iter().map(|found| found.article.0));
        let lengths = selection.articles.iter().map(|found| self.volume.measure(found.article).lengths);
        let words: u64 = lengths.flatten().map(u64::from).sum();
        let mut found: Vec<(u32, u32, u32, Seen)> = Vec::new();
        for (word, seen) in seen {
            if seen.lines >= LEAST {
                found.push((seen.lines, self.occurrences(word, &selected), word, seen));
            }
        }
        let all = lines.list.len() as f64;
        let dice = |lines: u32, occurs: u32| 2.0 * f64::from(lines) / (all + f64::from(occurs));
        let by_chance = |lines: u32, occurs: u32| u64::from(lines) * words <= near * u64::from(occurs);
        by_numbers(&mut found, |(lines, occurs, ..)| (falling_value(dice(*lines, *occurs)), u32::MAX - *lines));
        by_number(&mut found, |(lines, occurs, ..)| u64::from(by_chance(*lines, *occurs)));
        found.truncate(most);
        let mut collocates = Vec::new();
        for (lines, occurs, word, mut seen) in found {
            by_number(&mut seen.articles, |article| u64::from(article.0));
            seen.articles.dedup();
            let word = self.volume.word(word).to_owned();
            let (score, by_chance) = (libm::round(dice(lines, occurs) * 100.0) as u32, by_chance(lines, occurs));
            let Seen { written, articles, .. } = seen;
            collocates.push(Collocate { word, written, lines, occurs, articles, score, by_chance });
        }
        collocates
    }

    /// The lines beside whose hit a folded word stands.
    pub(super) fn beside(&self, list: Vec<Line>, folded: &str, flank: Flank) -> Vec<Line> {
        let Some(asked) = self.tokens.lexicon(&self.volume).find(&self.volume, folded) else { return Vec::new() };
        let mut cut = Cut::default();
        let mut stands = |line: &Line| {
            cut.read(self, line.passage);
            places(line, flank, cut.len()).any(|at| cut.word(self, at) == Some(asked))
        };
        list.into_iter().filter(|line| stands(line)).collect()
    }

    /// How often a word occurs in some articles.
    fn occurrences(&self, word: u32, within: &Bits) -> u32 {
        let mut n = 0u32;
        self.volume.each_posting(word, |article, counts| {
            if within.contains(article) {
                n = n.saturating_add(total(counts));
            }
        });
        n
    }
}

impl Seen {
    fn new(written: &str) -> Self {
        Self { lines: 0, last: 0, written: written.to_owned(), articles: Vec::new() }
    }

    fn see(&mut self, line: u32, written: &str, article: ArticleIx) {
        if self.last == line {
            return;
        }
        self.last = line;
        self.lines += 1;
        if self.written.starts_with(char::is_uppercase) && !written.starts_with(char::is_uppercase) {
            self.written.clear();
            self.written.push_str(written);
        }
        if self.articles.last() != Some(&article) {
            self.articles.push(article);
        }
    }
}

/// The places beside a hit, in a passage of so many words.
fn places(line: &Line, flank: Flank, words: u32) -> impl Iterator<Item = u32> + use<> {
    let left = line.first.saturating_sub(SPAN)..line.first.min(words);
    let right = line.last.saturating_add(1)..line.last.saturating_add(1 + SPAN).min(words);
    let (left, right) = match flank {
        Flank::Left => (left, 0..0),
        Flank::Right => (0..0, right),
        Flank::Both => (left, right),
    };
    left.chain(right)
}
