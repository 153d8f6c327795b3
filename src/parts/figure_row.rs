//! A figure as a row of a table, which opens in place to its passage.

use crate::signals::*;

use crate::parts::opened::{Opened, opened};
use crate::parts::siglum::{Identity, siglum};
use crate::view::html::{button, span, tbody, td, tr};
use crate::view::{El, when};

/// What a row shows and calls.
pub struct FigureShown {
    /// Its place in the list.
    pub at: usize,
    /// The value, as worded.
    pub value: String,
    /// What sort of number it is.
    pub kind: String,
    /// What it counts.
    pub what: String,
    /// Whose it is.
    pub who: String,
    /// When it held.
    pub when: String,
    /// The article.
    pub identity: Identity,
    /// The number of the passage, as `¶7`.
    pub sign: String,
    /// The link to the passage.
    pub href: String,
    /// True where a group begins with it.
    pub begins: bool,
    /// The row that is open.
    pub open: RwSignal<Option<usize>>,
    /// The whole passage, made when it is opened.
    pub passage: Callback<(), Opened>,
}

/// The row: a body of the table, since an open one has a second line.
pub fn figure_row(shown: FigureShown) -> El {
    let FigureShown { at, value, kind, what, who, when: year, identity, sign, href, begins, open, passage } = shown;
    let is_open = move || open.get() == Some(at);
    let toggle = move |_| open.update(|open| *open = if *open == Some(at) { None } else { Some(at) });
    let name = button()
        .attr("aria-expanded", move || if is_open() { "true" } else { "false" })
        .on(leptos::ev::click, toggle)
        .child(what);
    let place = siglum(&identity, href.clone()).child(span().class("loc").child(sign));
    // The head is the first row.
    let row = tr().class(if begins { "grp" } else { "" }).attr("aria-rowindex", (at + 2).to_string());
    tbody()
        .class("fr")
        .attr("data-mark", identity.mark)
        .attr("data-row", at.to_string())
        .attr("data-open", is_open)
        .child((
            row.child((
                td().class("num fv").child(value),
                td().class("fk").child(kind),
                td().class("fw").child(name),
                td().class("fo").child(who),
                td().class("fy").child(year),
                td().class("fa").child(place),
            )),
            when(is_open, move || tr().class("fx").child(td().attr("colspan", "6").child(opened(passage.run(()))))),
        ))
}
