//! The badge in the masthead: whether the page works offline.

use crate::signals::*;
use crate::view::Draw;
use crate::view::html::span;

/// What a badge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// In words.
    pub label: &'static str,
    /// True where all is well.
    pub on: bool,
}

/// The badge; nothing while there is nothing to say.
pub fn badge(state: Signal<Option<Badge>>) -> impl Draw {
    move || {
        state.get().map(|Badge { label, on }| {
            span()
                .class(if on { "badge" } else { "badge badge--off" })
                .attr("title", label)
                .child(span().class("lbl").child(label))
        })
    }
}
