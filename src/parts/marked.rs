//! What is marked in the text that is read: a box for each kind of mark.

use leptos::ev;

use crate::signals::*;
use crate::view::El;
use crate::view::html::{div, input, label, li, p, span, ul};

/// A kind of mark.
pub struct MarkBox {
    /// What it marks.
    pub label: &'static str,
    /// True while it shows.
    pub on: Signal<bool>,
    /// Put it off, or back on.
    pub toggle: Callback<()>,
}

/// The boxes, under their heading.
pub fn marked(boxes: Vec<MarkBox>) -> El {
    let row = |of: MarkBox| {
        let MarkBox { on, toggle, .. } = of;
        let held =
            input().attr("type", "checkbox").prop("checked", move || on.get()).on(ev::change, move |_| toggle.run(()));
        li().child(label().class("addcmp").child((held, span().child(of.label))))
    };
    div().class("marked").attr("role", "group").attr("aria-labelledby", "marked").child((
        p().class("label").attr("id", "marked").child("Marked in the text"),
        ul().children(boxes.into_iter().map(row)),
    ))
}
