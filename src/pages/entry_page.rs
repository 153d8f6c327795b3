//! The page of an entry: what it is, the sentences that name it, its rivals, and what it appears with.

mod aside;
mod head;
mod mentions;

use crossread_model::{Entry, Slug};
use crossread_volume::EntryIx;

use crate::pages::cite::Citing;
use crate::pages::leads::entry_href;
use crate::pages::missing::no_heading;
use crate::pages::rivals;
use crate::parts::cite_box::cite_box;
use crate::route::Route;
use crate::state::State;
use crate::view::html::{a, div, main, nav, span};
use crate::view::{Draw, El, View};

pub(crate) use self::aside::falls;
pub(crate) use self::head::{facts, lines_href, name};

/// The entry of this id, if there is one.
pub fn found(state: State, id: &Slug) -> Option<(EntryIx, Entry)> {
    let at = state.library.engine().entry_named(id.as_str())?;
    Some((at, state.library.volume().entry(at)?))
}

/// The page.
pub fn entry_page(state: State, id: Slug) -> View {
    let Some((at, entry)) = found(state, &id) else { return no_heading("entry", id.as_str()).view() };
    let citing = Citing::page(state, &entry.id, format!("Index entry: {}", entry.name), Route::Entry { id });
    let page = main().class("page entrypage").attr("id", "main").attr("tabindex", "-1").child((
        head::head(state, at, &entry),
        div().class("esplit").child((
            div().child((mentions::mentions(state, at), rivals::of_entry(state, &entry), mentions::figures(state, at))),
            aside::aside(state, at, &entry),
        )),
        neighbours(state, at),
    ));
    (page, citing.map(|citing| cite_box(citing.cite_box()))).view()
}

/// The headings before and after this one.
fn neighbours(state: State, entry: EntryIx) -> El {
    let (before, after) = state.library.engine().neighbours(entry);
    let link = |label: &'static str, heading: Option<&crossread_engine::Heading>| {
        let heading = heading?;
        let entry = state.library.volume().entry(heading.entry)?;
        let name = span().child(heading.name.clone());
        Some(a().href(entry_href(&entry.id)).child((span().class("label").child(label), name)))
    };
    nav()
        .class("prevnext")
        .attr("aria-label", "Neighbouring entries")
        .child((link("Before", before), link("After", after)))
}
