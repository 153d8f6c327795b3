//! A dialog over the page: a heading, a way out, and what it holds. Esc closes it.

use web_sys::HtmlDialogElement;

use crate::parts::icons::icon;
use crate::view::html::{button, dialog as element, div, h2, header};
use crate::view::{Draw, El};

/// The dialog, closed at first; [`crate::dom::open_dialog`] opens it by its id.
pub fn dialog(id: &'static str, heading: &'static str, held: impl Draw) -> El {
    let named = format!("{id}-heading");
    let dialog = element().class("pop modal").attr("id", id).attr("aria-labelledby", named.clone());
    let node: HtmlDialogElement = dialog.node_as();
    let close = button()
        .class("btn btn--bare btn--sq")
        .attr("aria-label", "Close")
        .on(leptos::ev::click, move |_| node.close())
        .child(icon("x"));
    // A head of its own, but no second banner of the page.
    dialog.child(
        div()
            .class("dialog")
            .child((header().attr("role", "none").child((h2().attr("id", named).child(heading), close)), held)),
    )
}
