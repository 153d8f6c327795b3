//! The mark of a note in the margin of its passage.

use crate::signals::*;
use leptos::ev;

use crate::parts::icons::icon;
use crate::parts::note_item::shortened;
use crate::view::El;
use crate::view::html::button;

/// By what the marks are found.
pub const MARK: &str = "[data-note]";

/// The mark: a note where there is a remark, a ribbon where there is none. `number` is the paragraph's.
pub fn note_mark(remark: &str, number: Option<u32>, open: Callback<()>) -> El {
    let what = if remark.is_empty() { "Saved words" } else { "Note" };
    let label = match number {
        Some(number) => format!("{what} in paragraph {number}: open"),
        None => format!("{what} in this heading: open"),
    };
    button()
        .class("pnote")
        .attr("data-note", "")
        .attr("aria-label", label)
        .attr("title", if remark.is_empty() { "Saved".to_owned() } else { shortened(remark, 200) })
        .on(ev::click, move |_| open.run(()))
        .child(icon(if remark.is_empty() { "save" } else { "note" }))
}
