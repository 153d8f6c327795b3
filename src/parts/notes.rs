//! What was asked, said back as a sentence, and what of it was understood in another way.

use crate::view::html::{li, p, ul};
use crate::view::{Draw, El};

/// The sentence.
pub fn sentence(text: impl Fn() -> String + 'static) -> El {
    p().class("restated").child(text)
}

/// The notes, if there are any.
pub fn notes(notes: impl Fn() -> Vec<String> + 'static) -> impl Draw {
    move || {
        let notes = notes();
        (!notes.is_empty()).then(|| ul().class("notes").children(notes.into_iter().map(|note| li().child(note))))
    }
}
