//! The parts of a comparison. What can be counted can be opened: each number is a button that asks for
//! its sentences.

pub mod figures;
pub mod glance;
pub mod heads;
pub mod matrix;
pub mod named;
pub mod passages;
pub mod reading;
pub mod sentences;
pub mod words;

use crate::signals::*;
use crossread_engine::Counted;
use leptos::ev;

use crate::view::html::{button, div, h2, header, p, section};
use crate::view::{Draw, El, View};
use crate::wording;

/// A section of the comparison: its heading, what it rests on, and what it shows.
pub fn chapter(id: &'static str, heading: &'static str, note: String, held: impl Draw) -> El {
    section().class("cs").attr("id", id).attr("tabindex", "-1").child(inside(heading, note, held))
}

/// What stands in a section of the comparison.
pub fn inside(heading: &'static str, note: String, held: impl Draw) -> View {
    let header = header().child((h2().class("serif").child(heading), p().class("muted").child(note)));
    (header, div().child(held)).view()
}

/// A count that opens what was counted.
pub fn counted(n: u32, of: &str, counted: Counted, open: Callback<Counted>) -> El {
    worded(wording::number(n), of, counted, open)
}

/// A count that is worded, such as `9 : 2`, and opens what was counted.
pub fn worded(text: String, of: &str, counted: Counted, open: Callback<Counted>) -> El {
    button()
        .class("num opens")
        .attr("aria-label", format!("{of}: {text}"))
        .on(ev::click, move |_| open.run(counted))
        .child(text)
}

/// A name that opens what was counted of it.
pub fn opener(name: impl Draw, key: String, of: Counted, open: Callback<Counted>) -> El {
    button().class("opens").attr("data-same", key).on(ev::click, move |_| open.run(of)).child(name)
}

/// A switch above a part: a box with its label.
pub fn switch(label: &'static str, on: bool, run: impl Fn() + 'static) -> El {
    use crate::view::html::{input, label as element};
    let checked = move || on;
    element()
        .class("check")
        .child((input().attr("type", "checkbox").prop("checked", checked).on(ev::change, move |_| run()), label))
}
