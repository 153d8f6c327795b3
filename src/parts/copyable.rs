//! A text to be taken away: shown whole, copied by a button, and selected where the browser gives
//! no clipboard.

use std::rc::Rc;

use leptos::ev;

use crate::dom;
use crate::signals::*;
use crate::view::html::{button, div, p, span};
use crate::view::{Draw, El};

/// What is said where the browser refuses the clipboard.
const SELECTED: &str = "The browser gives no clipboard. The text is selected: copy it from there.";

/// The text under a label. `shown` draws it, `text` is what is copied; `more` stands beside the
/// button.
pub fn copyable<D: Draw>(
    label: impl Fn() -> &'static str + 'static,
    shown: impl FnMut() -> D + 'static,
    text: impl Fn() -> String + 'static,
    more: impl Draw,
) -> El {
    let said = RwSignal::new("");
    let label = Rc::new(label);
    let named = label.clone();
    // It can be scrolled, so the keyboard has to reach it.
    let held = div()
        .class("copyable__t serif")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", move || named());
    let node = held.node().clone();
    let copy = move |_| {
        let node = node.clone();
        said.set("");
        dom::copy(&text(), move |copied| {
            if !copied {
                dom::select(&node);
            }
            said.set(if copied { "Copied." } else { SELECTED });
        });
    };
    div().class("copyable").child((
        p().class("label").child(move || label()),
        held.child(shown),
        div().class("row").child((
            button().class("btn").on(ev::click, copy).child("Copy"),
            more,
            span().class("muted").attr("role", "status").child(move || said.get()),
        )),
    ))
}
