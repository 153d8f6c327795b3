//! The buttons by which a lens is handed over as a file.

use crate::signals::*;
use crossread_engine::Table;

use crate::parts::icons::icon;
use crate::view::html::{button, div};
use crate::view::{Draw, El};

/// A button for each kind of file; `what` is named to those who hear it.
pub fn export(what: &'static str, save: Callback<Table>) -> impl Draw {
    let one = move |table: Table| -> El {
        button()
            .class("btn btn--bare")
            .attr("aria-label", format!("{}: export {what}", table.name()))
            .on(leptos::ev::click, move |_| save.run(table))
            .child((icon("down"), table.name()))
    };
    div().class("row").children(Table::ALL.map(one))
}
