//! The lens Figures: every number that the selected articles state, as data.

pub(crate) mod bar;
mod export;
pub(crate) mod plots;
pub(crate) mod row;

use std::rc::Rc;

use crate::signals::*;
use crossread_engine::{FigureList, FigureOrder, FiguresAsked};

use super::nothing::nothing;
use super::{choices, heading};
use crate::parts::rows::{Rows, rows};
use crate::route::{FiguresLens, Lens};
use crate::state::{Held, State};
use crate::view::html::{button, caption, div, p, table, tbody, th, thead, tr};
use crate::view::{El, when};
use crate::wording;

pub(super) use self::export::exports;

/// So many plots are drawn.
const PLOTS: usize = 3;

/// The view.
pub(super) fn figures(state: State) -> El {
    let listed: Held<FigureList> = Held::new(move || state.library.engine().figures(&state.selection(), &asked(state)));
    let empty = Memo::new(move |_| state.selection().articles.is_empty());
    let open = RwSignal::new(None);
    let reveal = RwSignal::new(None);
    let show = Callback::new(move |row| {
        open.set(Some(row));
        reveal.set(Some(row));
    });
    div().class("page figs").child((
        heading(state, "Figures"),
        div().class("figs__chips").child(choices(state)),
        when(move || empty.get(), move || nothing(state)),
        when(
            move || !empty.get(),
            move || {
                (
                    plots::plots(state, listed, PLOTS, "The table lists them all.", show),
                    bar::bar(state, listed),
                    plots::key(state, listed),
                    div().class("figwrap").child(listing(state, listed, open, reveal)),
                    p().class("muted fignote").child(
                        "Values are as the texts state them, numbers in words made numerals. \
                         Currencies and units are never ranked together: each has its own scale.",
                    ),
                )
            },
        ),
    ))
}

/// The settings of the lens.
fn setting(state: State) -> FiguresLens {
    state.lens.with(|lens| match lens {
        Lens::Figures(lens) => *lens,
        _ => FiguresLens::default(),
    })
}

/// The lens, set otherwise.
fn set(state: State, change: impl FnOnce(&mut FiguresLens)) -> Lens {
    let mut lens = setting(state);
    change(&mut lens);
    Lens::Figures(lens)
}

/// Which figures the address asks for.
pub(crate) fn asked(state: State) -> FiguresAsked {
    let FiguresLens { by, turned, kind, least, most } = setting(state);
    FiguresAsked { by, turned, kind, least, most }
}

/// The table.
fn listing(
    state: State,
    listed: Held<FigureList>,
    open: RwSignal<Option<usize>>,
    reveal: RwSignal<Option<usize>>,
) -> El {
    let count = Memo::new(move |before: Option<&u32>| {
        let _ = listed.count();
        open.set(None);
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let of = move || (listed.get().list.len() + 1).to_string();
    let list = table()
        .class("table figtable")
        .attr("aria-rowcount", of)
        .child((caption().class("vh").child("Figures of the selected articles"), heads(state)));
    rows(Rows {
        list,
        empty: tbody,
        rows: Rc::new(move || (count.get(), listed.get().list.len())),
        row: Rc::new(move |at| untrack(|| row::row(state, &listed.get(), at, open))),
        open,
        reveal,
        width: RwSignal::new(0),
    })
}

/// The heads of the columns.
pub(crate) fn heads(state: State) -> El {
    thead().child(tr().attr("aria-rowindex", "1").children(FigureOrder::ALL.map(|by| head(state, by))))
}

/// The head of a column, by which rows are put in order; once more turns it round.
fn head(state: State, by: FigureOrder) -> El {
    let sorted = move || {
        let lens = setting(state);
        // The greatest value comes first, all else begins at its beginning.
        let falls = (by == FigureOrder::Value) != lens.turned;
        (lens.by == by).then_some(if falls { "descending" } else { "ascending" })
    };
    let sort = move |_| {
        state.look(set(state, |lens| {
            lens.turned = lens.by == by && !lens.turned;
            lens.by = by;
        }))
    };
    let class = if by == FigureOrder::Value { "num" } else { "" };
    th().class(class)
        .attr("scope", "col")
        .attr("aria-sort", sorted)
        .child(button().on(leptos::ev::click, sort).child(wording::figure_order(by)))
}
