//! The words of each passage, cut when they are first needed and then kept: positions cost as much
//! as the text, so the Volume does not ship them.

use std::cell::RefCell;
use std::rc::Rc;

use crossread_text::{fold_into, words};
use crossread_volume::{PassageIx, Volume};

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

#[derive(Debug)]
pub(crate) struct Tokens {
    cut: RefCell<Vec<Option<Rc<[Token]>>>>,
}

impl Tokens {
    pub(crate) fn new(volume: &Volume) -> Self {
        let passages = volume.articles().last().map_or(0, |last| volume.passages(last).end);
        Self { cut: RefCell::new(vec![None; passages as usize]) }
    }

    pub(crate) fn of(&self, volume: &Volume, passage: PassageIx) -> Rc<[Token]> {
        let known = self.cut.borrow().get(passage.0 as usize).cloned().flatten();
        known.unwrap_or_else(|| {
            let tokens = cut(volume, volume.text(passage));
            if let Some(place) = self.cut.borrow_mut().get_mut(passage.0 as usize) {
                *place = Some(Rc::clone(&tokens));
            }
            tokens
        })
    }
}

fn cut(volume: &Volume, text: &str) -> Rc<[Token]> {
    let mut folded = String::new();
    words(text)
        .filter_map(|word| {
            folded.clear();
            fold_into(word.key(text), &mut folded);
            (!folded.is_empty()).then(|| Token { word: volume.lower_bound(&folded), start: word.start, end: word.end })
        })
        .collect()
}
