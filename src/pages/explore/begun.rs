//! Where another list of results begins.

use leptos::prelude::document;
use web_sys::{HtmlElement, ScrollLogicalPosition};

use crate::dom;
use crate::signals::*;
use crate::state::State;
use crate::view::follow;

/// The place of the row that was first in view when the results were left; of the first where they are others.
pub(super) fn start(state: State) -> usize {
    let row = state.row_left().and_then(|row| row.parse::<u32>().ok());
    let place = |row| untrack(|| state.selection()).articles.iter().position(|found| found.article.0 == row);
    row.and_then(place).unwrap_or(0)
}

/// Brings the head of another list into view where the reader was far down in the one before, unless what asked for it
/// is in view, as a filter is beside them, or the place was left further down.
pub(super) fn begun((state, results): (State, HtmlElement)) {
    let mut before = None;
    follow(move || {
        let count = state.selected();
        if before.replace(count).is_none_or(|before| before == count) || state.row_left().is_some() {
            return;
        }
        let results = results.clone();
        dom::drawn(move || {
            let above = results.get_bounding_client_rect().top() < 0.0;
            let asking = document().active_element();
            let asking = asking.filter(|asking| asking.tag_name() != "BODY" && !results.contains(Some(asking)));
            if above && !asking.is_some_and(|asking| dom::in_view(&asking)) {
                dom::reveal(&results, ScrollLogicalPosition::Start);
            }
        });
    });
}
