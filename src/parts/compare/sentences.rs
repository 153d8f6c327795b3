//! The passages behind a count, a dialog.

use crate::signals::*;

use super::passages::{Cell, cell};
use crate::parts::dialog::dialog;
use crate::view::El;
use crate::view::html::{div, p};

/// The id by which the dialog is opened.
pub const SENTENCES: &str = "sentences";

/// What was counted, in words, and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What was counted, and how often.
    pub says: String,
    /// The passages.
    pub cells: Vec<Cell>,
}

/// The dialog.
pub fn sentences(found: Signal<Found>) -> El {
    let held = move || {
        found.with(|found| {
            let list = div().class("sentences").children(found.cells.iter().map(cell));
            (p().class("muted").child(found.says.clone()), list)
        })
    };
    dialog(SENTENCES, "In its sentences", div().child(held))
}
