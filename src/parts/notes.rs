//! What was asked, said back as a sentence, and what of it was understood in another way.

use leptos::html::{li, p, ul};
use leptos::prelude::*;

/// The sentence.
pub fn sentence(text: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    p().class("restated").child(text)
}

/// The notes, if there are any.
pub fn notes(notes: impl Fn() -> Vec<String> + Send + Sync + 'static) -> impl IntoView {
    move || {
        let notes = notes();
        (!notes.is_empty())
            .then(|| ul().class("notes").child(notes.into_iter().map(|note| li().child(note)).collect_view()))
    }
}
