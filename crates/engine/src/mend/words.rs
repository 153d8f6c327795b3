//! Words of the corpus that are near one that it does not have.

use crossread_order as order;
use crossread_text::fold;

use super::MEANT;
use super::near::{MOST, Near, allowed};
use crate::Engine;
use crate::query::{Form, WordPattern};

/// A word is thought to be a slip though the corpus has it where another, one edit away, is in so
/// many times as many articles …
const COMMONER: usize = 5;

/// … and it is in one article in so many at most, or in a single one.
const HARDLY: usize = 1000;

/// How much likelier a slip is that leaves every typed letter in the word, one omitted or two
/// exchanged, than one that brings in a letter: that could have been any of so many.
const LETTERS: u64 = 26;

/// Words of fewer letters are one edit away from too many.
const TELLING: usize = 4;

impl Engine {
    /// Tells whether the corpus has a word that a pattern's word stands for, however it is written.
    pub(crate) fn has_word(&self, word: &WordPattern) -> bool {
        let folded = fold(&word.text);
        let first = self.volume.lower_bound(&folded);
        match word.form {
            Form::Inflected => !self.with_stem(&self.stem_of(&folded)).is_empty(),
            Form::Folded | Form::Exact => self.volume.word(first) == folded,
            Form::Prefix => self.volume.word(first).starts_with(&folded),
        }
    }

    /// The words, or for a prefix the beginnings of words, that are nearest to one that the corpus
    /// does not have, the likeliest first, at most [`MEANT`]. Linear in the list of words.
    ///
    /// Nearest is what is the fewest edits away. Of these the likeliest is sought as by M. D.
    /// Kernighan, K. W. Church, W. A. Gale, *A spelling correction program based on a noisy channel
    /// model* (COLING 1990): how likely the slip is ([`LETTERS`]) times how likely the word is meant.
    /// That is taken as the square root of its articles (of a beginning: of its words), since readers
    /// ask for rare words more often than texts have them; weights are compared by their squares.
    pub(crate) fn near_words(&self, word: &WordPattern, title: bool) -> Vec<String> {
        let folded = fold(&word.text);
        let most = allowed(&folded);
        if most == 0 {
            return Vec::new();
        }
        let prefix = word.form == Form::Prefix;
        let accepted = |at: u32| !has_digit(self.volume.word(at)) && (!title || self.articles_with(at, true) > 0);
        let found = Near::new(&folded, most, prefix).nearest(
            self.volume.word_count() as u32,
            &|at| self.volume.word(at),
            &accepted,
        );
        let text = |(at, found): (u32, super::near::Found)| Some((at, self.volume.word(at).get(..found.len)?));
        let mut found: Vec<(u32, &str)> = found.into_iter().filter_map(text).collect();
        order::by_text(&mut found, |(_, text)| text);
        found.dedup_by_key(|(_, text)| *text);
        let common = |at, text: &str| if prefix { self.words_from(text) } else { self.articles_with(at, title) };
        let kept = |text| MOST.saturating_sub(foreign(&folded, text)) as u32;
        let weight = |at, text| common(at, text) as u64 * LETTERS.pow(2 * kept(text));
        let mut found: Vec<(u64, &str)> = found.into_iter().map(|(at, text)| (weight(at, text), text)).collect();
        order::by_number(&mut found, |(weight, _)| !weight);
        let mut stems = Vec::new();
        found.retain(|(_, text)| {
            let stem = self.stem_of(text);
            let new = prefix || !stems.contains(&stem);
            stems.push(stem);
            new
        });
        found.into_iter().take(MEANT).map(|(_, text)| text.to_owned()).collect()
    }

    /// A far commoner word that one which is hardly found may have been meant for: see [`COMMONER`]
    /// and [`HARDLY`].
    pub(super) fn commoner(&self, word: &WordPattern) -> Option<String> {
        let folded = fold(&word.text);
        if word.form != Form::Inflected || folded.chars().count() < TELLING || has_digit(&folded) {
            return None;
        }
        let own_stem = self.stem_of(&folded);
        let most = (self.volume.len() / HARDLY).max(1);
        let own = self.with_stem(&own_stem).iter().map(|at| self.articles_with(*at, false)).sum::<usize>();
        if own > most {
            return None;
        }
        let near = Near::new(&folded, 1, false).every(self.volume.word_count() as u32, &|at| self.volume.word(at));
        let others = near.into_iter().map(|at| (self.articles_with(at, false), self.volume.word(at)));
        let commonest = others
            .filter(|(articles, text)| {
                *articles >= own * COMMONER && !has_digit(text) && self.stem_of(text) != own_stem
            })
            .min_by_key(|(articles, text)| (std::cmp::Reverse(*articles), *text));
        commonest.map(|(_, text)| text.to_owned())
    }

    /// How many articles have a word, or have it in their title.
    pub(crate) fn articles_with(&self, word: u32, title: bool) -> usize {
        if !title {
            return self.volume.article_count(word) as usize;
        }
        let mut articles = 0;
        self.volume.each_posting(word, |_, [title, ..]| articles += usize::from(title > 0));
        articles
    }

    /// How many words begin so.
    fn words_from(&self, text: &str) -> usize {
        (self.volume.lower_bound(&format!("{text}\u{10ffff}")) - self.volume.lower_bound(text)) as usize
    }
}

/// How many of the typed letters the word does not have.
fn foreign(typed: &str, word: &str) -> usize {
    let mut left: Vec<char> = word.chars().collect();
    let lacks = |c: &char| left.iter().position(|l| l == c).map(|at| left.swap_remove(at)).is_none();
    typed.chars().filter(lacks).count()
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}
