//! The texts of a corpus, cut into words once for all that looks for something in them.

use crossread_model::Corpus;
use crossread_text::{Word, words};

use crate::quick::Map;
use crate::repeats::repeats;

/// The words of every passage, and which passages repeat another.
#[derive(Debug, Default)]
pub(crate) struct Texts<'c> {
    words: Vec<Word>,
    /// The number of each word's spelling.
    spelt: Vec<u32>,
    /// By passage: where its words end.
    ends: Vec<usize>,
    /// The spellings, each once, in the order in which they are met.
    pub(crate) spellings: Vec<&'c str>,
    repeats: Vec<bool>,
}

impl<'c> Texts<'c> {
    /// Linear in the text.
    pub(crate) fn new(corpus: &'c Corpus) -> Self {
        let mut texts = Self::default();
        let mut numbers: Map<&str, u32> = Map::default();
        for article in &corpus.articles {
            texts.repeats.extend(repeats(article));
            for passage in &article.passages {
                for word in words(&passage.text) {
                    let spelling = word.of(&passage.text);
                    let next = texts.spellings.len() as u32;
                    let number = *numbers.entry(spelling).or_insert(next);
                    if number == next {
                        texts.spellings.push(spelling);
                    }
                    texts.words.push(word);
                    texts.spelt.push(number);
                }
                texts.ends.push(texts.words.len());
            }
        }
        texts
    }

    /// The words of a passage, by its place among all, each with the number of its spelling.
    pub(crate) fn words(&self, passage: usize) -> (&[Word], &[u32]) {
        let end = self.ends.get(passage).copied().unwrap_or_default();
        let start = passage.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        (self.words.get(start..end).unwrap_or_default(), self.spelt.get(start..end).unwrap_or_default())
    }

    /// True where a passage, by its place among all, repeats an earlier one of its article.
    pub(crate) fn is_repeat(&self, passage: usize) -> bool {
        self.repeats.get(passage).copied().unwrap_or_default()
    }
}
