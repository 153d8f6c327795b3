//! The words of a passage with where they stand in its text, cut when they are needed: to mark hits,
//! and to find phrases before the positions are filled in.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crossread_text::{fold_into, words};
use crossread_volume::{PassageIx, Volume};

use crate::lexicon::Lexicon;

/// A word of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The place of its key in the word list.
    pub(crate) word: u32,
    /// First byte in the passage's text.
    pub(crate) start: u32,
    /// First byte after it.
    pub(crate) end: u32,
}

/// How many words are kept at most, 12 bytes each.
const KEPT: usize = 100_000;

#[derive(Debug, Default)]
pub(crate) struct Tokens {
    lexicon: OnceCell<Lexicon>,
    cut: RefCell<Cut>,
}

/// What was cut last.
#[derive(Debug, Default)]
struct Cut {
    passages: BTreeMap<u32, Rc<[Token]>>,
    words: usize,
}

impl Tokens {
    /// The words of a passage, cut now unless that was done not long ago.
    pub(crate) fn of(&self, volume: &Volume, passage: PassageIx) -> Rc<[Token]> {
        if let Some(known) = self.cut.borrow().passages.get(&passage.0) {
            return Rc::clone(known);
        }
        let tokens = cut(volume, self.lexicon(volume), volume.text(passage));
        let mut kept = self.cut.borrow_mut();
        // To begin anew when all room is taken is as good here as to forget the oldest: what is cut
        // again and again are the few passages on the screen.
        if kept.words + tokens.len() > KEPT {
            *kept = Cut::default();
        }
        kept.words += tokens.len();
        kept.passages.insert(passage.0, Rc::clone(&tokens));
        tokens
    }

    /// The table of words, made when it is first needed.
    pub(crate) fn lexicon(&self, volume: &Volume) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(volume))
    }

    /// Whether the table of words is made already.
    pub(crate) fn is_ready(&self) -> bool {
        self.lexicon.get().is_some()
    }
}

impl crate::Engine {
    /// Hands over the words of a passage by their places in the word list, without keeping them.
    pub(crate) fn each_word(&self, passage: PassageIx, see: &mut dyn FnMut(u32)) {
        let (text, lexicon) = (self.volume.text(passage), self.tokens.lexicon(&self.volume));
        let mut folded = String::new();
        for word in words(text) {
            folded.clear();
            fold_into(word.key(text), &mut folded);
            if !folded.is_empty() {
                see(lexicon.find(&self.volume, &folded).unwrap_or(u32::MAX));
            }
        }
    }
}

fn cut(volume: &Volume, lexicon: &Lexicon, text: &str) -> Rc<[Token]> {
    let mut folded = String::new();
    words(text)
        .filter_map(|word| {
            folded.clear();
            fold_into(word.key(text), &mut folded);
            // A word that a damaged list does not have is the word beyond its end.
            let place = || lexicon.find(volume, &folded).unwrap_or(u32::MAX);
            (!folded.is_empty()).then(|| Token { word: place(), start: word.start, end: word.end })
        })
        .collect()
}
