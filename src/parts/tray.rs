//! The tray at the lower edge: what is put aside to compare.

use crate::signals::*;
use leptos::ev;

use crate::parts::icons::icon;
use crate::parts::siglum::{Identity, siglum_here};
use crate::view::El;
use crate::view::html::{a, aside, button, div, li, span, ul};

/// What the tray shows and calls.
pub struct Tray {
    /// What is in it, by place.
    pub slots: Signal<Vec<Identity>>,
    /// How many it takes.
    pub room: usize,
    /// The link to the comparison.
    pub compare: Signal<String>,
    /// Whether the present search can be put in.
    pub search: Signal<bool>,
    /// Put the present search in, as the first.
    pub use_search: Callback<()>,
    /// Put all else in, as the last.
    pub use_rest: Callback<()>,
    /// Move one a place forward.
    pub earlier: Callback<usize>,
    /// Take one out.
    pub remove: Callback<usize>,
    /// Take all out.
    pub clear: Callback<()>,
}

/// The tray.
pub fn tray(of: Tray) -> El {
    let Tray { slots, room, compare, search, use_search, use_rest, earlier, remove, clear } = of;
    let held = move || {
        slots.with(|slots| {
            let filled = slots.iter().enumerate().map(|(at, identity)| slot(at, identity, earlier, remove));
            let left = room.saturating_sub(slots.len());
            let empty = (left > 0).then(|| li().class("slot slot--empty").child(format!("Add up to {room}")));
            filled.chain(empty).collect::<Vec<_>>()
        })
    };
    let present = move || search.get().then(|| act("Use current search as A", use_search));
    let rest = move || {
        let n = slots.with(Vec::len);
        (n > 1 && n < room).then(|| act("Against the rest", use_rest))
    };
    aside().class("tray").attr("aria-label", "Compare tray").child(
        div().class("tray__in").child((
            span().class("label").child(move || {
                let n = slots.with(Vec::len);
                if n >= room { "Compare tray, full" } else { "Compare tray" }
            }),
            ul().class("tray__slots").child(held),
            div().class("tray__go").child((
                present,
                rest,
                act("Clear", clear),
                a().class("btn btn--primary")
                    .href(move || compare.get())
                    .child((icon("compare"), move || slots.with(|slots| compares(slots)))),
            )),
        )),
    )
}

/// What the link says: one Side alone is held against the rest.
fn compares(slots: &[Identity]) -> String {
    match slots {
        [one] if one.code != "REST" => "Compare with the rest".to_owned(),
        _ => format!("Compare {}", slots.len()),
    }
}

fn act(label: &'static str, run: Callback<()>) -> El {
    button().class("btn btn--bare").on(ev::click, move |_| run.run(())).child(label)
}

fn slot(at: usize, identity: &Identity, earlier: Callback<usize>, remove: Callback<usize>) -> El {
    let tool = |label: String, name: &'static str, run: Callback<usize>| {
        button().attr("aria-label", label).on(ev::click, move |_| run.run(at)).child(icon(name))
    };
    let forward = (at > 0).then(|| tool(format!("Move {} forward", identity.code), "back", earlier));
    li().class("slot").attr("data-mark", identity.mark).child((
        siglum_here(identity),
        span().class("ti").child(identity.title.clone()),
        span()
            .class("slot__acts")
            .child((forward, tool(format!("Remove {} from the tray", identity.code), "x", remove))),
    ))
}
