//! A framed notice: what happened, what is safe, and what to do next.

use crate::view::El;
use crate::view::html::{a, div, h1, p};

/// The notice, with one way on.
pub fn notice(label: &'static str, heading: String, text: String, way: (String, String)) -> El {
    let (href, name) = way;
    div().class("notice").child((
        p().class("label").child(label),
        h1().attr("tabindex", "-1").attr("data-heading", "").child(heading),
        p().child(text),
        p().class("acts").child(a().class("btn").href(href).child(name)),
    ))
}
