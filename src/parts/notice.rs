//! A framed notice: what happened, what is safe, and what to do next.

use leptos::html::{a, div, h1, p};
use leptos::prelude::*;

/// The notice, with one way on.
pub fn notice(label: &'static str, heading: String, text: String, way: (String, String)) -> impl IntoView {
    let (href, name) = way;
    div().class("notice").child((
        p().class("label").child(label),
        h1().attr("tabindex", "-1").attr("data-heading", "").child(heading),
        p().child(text),
        p().class("acts").child(a().class("btn").href(href).child(name)),
    ))
}
