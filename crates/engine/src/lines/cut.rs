//! The words of one passage, cut without being folded: what a line needs of a passage are a few words
//! beside the hit, and to fold the others takes most of the time.

use crossread_text::{Word, fold_into, words};
use crossread_volume::PassageIx;

use crate::Engine;

/// A passage cut into words. Its room is used again for the next.
#[derive(Default)]
pub(super) struct Cut<'e> {
    passage: Option<PassageIx>,
    text: &'e str,
    words: Vec<Word>,
    folded: String,
}

impl<'e> Cut<'e> {
    /// Cuts a passage, unless it was the last. Numbers its words as everything else does: what folds to
    /// nothing is none.
    pub(super) fn read(&mut self, engine: &'e Engine, passage: PassageIx) {
        if self.passage == Some(passage) {
            return;
        }
        self.passage = Some(passage);
        self.words.clear();
        let text = engine.volume.text(passage);
        self.text = text;
        for word in words(text) {
            let key = word.key(text);
            // A word of ASCII has a letter or a digit, which folding keeps.
            if !key.is_ascii() {
                self.folded.clear();
                fold_into(key, &mut self.folded);
                if self.folded.is_empty() {
                    continue;
                }
            }
            self.words.push(word);
        }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> u32 {
        self.words.len() as u32
    }

    /// The word at this place, by its number in the word list.
    pub(super) fn word(&mut self, engine: &Engine, at: u32) -> Option<u32> {
        let word = *self.words.get(at as usize)?;
        self.folded.clear();
        fold_into(word.key(self.text), &mut self.folded);
        engine.tokens.lexicon(&engine.volume).find(&engine.volume, &self.folded)
    }

    /// The word at this place as it is written.
    pub(super) fn written(&self, at: u32) -> Option<&'e str> {
        let word = *self.words.get(at as usize)?;
        Some(word.of(self.text))
    }
}
