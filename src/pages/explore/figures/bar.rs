//! How many figures there are, and of which kinds and sizes.

use crossread_engine::{FigureList, FigureOrder};
use crossread_model::FigureKind;
use leptos::ev;

use super::{set, setting};
use crate::dom;
use crate::parts::icons::icon;
use crate::route::FiguresLens;
use crate::state::{Held, State};
use crate::view::html::{b, button, div, h2, label, option, select, span};
use crate::view::{Draw, El};
use crate::wording;

/// The bar.
pub(super) fn bar(state: State, listed: Held<FigureList>) -> El {
    div().class("figbar").child((
        kinds(state, listed),
        div().class("figbar__set").child((
            size(state, "From", |lens| &mut lens.least),
            size(state, "to", |lens| &mut lens.most),
            order(state),
        )),
    ))
}

/// How many, and the kinds.
pub(crate) fn kinds(state: State, listed: Held<FigureList>) -> impl Draw {
    let count = move || {
        let list = listed.get();
        let figures = wording::count(u32::try_from(list.list.len()).unwrap_or(u32::MAX), "figure");
        (b().child(figures), format!(" in {}", wording::count(list.articles, "article")))
    };
    let kinds = FigureKind::ALL.map(|kind| chip(state, listed, kind));
    (h2().child(count), div().class("chips").attr("role", "group").attr("aria-label", "Kind").children(kinds))
}

/// A kind, to be shown alone or with the others again.
fn chip(state: State, listed: Held<FigureList>, kind: FigureKind) -> El {
    let n = move || listed.get().kinds.get(kind as usize).copied().unwrap_or_default();
    let chosen = move || setting(state).kind == Some(kind);
    let click = move |_| state.look(set(state, |lens| lens.kind = if chosen() { None } else { Some(kind) }));
    button()
        .class("chip chip--plain")
        .attr("aria-pressed", move || if chosen() { "true" } else { "false" })
        .attr("hidden", move || n() == 0 && !chosen())
        .on(ev::click, click)
        .child((wording::capital(kind.name()), " ", span().class("muted").child(move || wording::number(n()))))
}

/// The least or the greatest value that is shown.
fn size(state: State, name: &'static str, of: fn(&mut FiguresLens) -> &mut Option<i8>) -> El {
    let value = move || *of(&mut setting(state));
    let any = option().attr("value", "").prop("selected", move || value().is_none()).child("any size");
    let powers = FiguresLens::POWERS.into_iter().map(|power| {
        let chosen = move || value() == Some(power);
        option().attr("value", power.to_string()).prop("selected", chosen).child(wording::power(power))
    });
    let changed = move |text: String| {
        let power = text.parse().ok();
        state.look(set(state, |lens| *of(lens) = power));
    };
    label().class("select").child((
        format!("{name} "),
        select().on(ev::change, move |event| changed(dom::value(&event))).child(any).children(powers),
        icon("caret"),
    ))
}

/// The order, where the page is too narrow for the heads of columns.
fn order(state: State) -> El {
    let options = FigureOrder::ALL.map(|by| {
        let chosen = move || setting(state).by == by;
        option().attr("value", by.name()).prop("selected", chosen).child(wording::figure_order(by))
    });
    let changed = move |name: String| {
        if let Ok(by) = name.parse() {
            state.look(set(state, |lens| (lens.by, lens.turned) = (by, false)));
        }
    };
    label().class("select figbar__sort").child((
        "Sort ",
        select().on(ev::change, move |event| changed(dom::value(&event))).children(options),
        icon("caret"),
    ))
}
