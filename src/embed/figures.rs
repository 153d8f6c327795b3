//! Figures for another site's page: how they are spread, and the first of them, each with its passage.

use crossread_engine::FigureList;
use web_sys::ScrollLogicalPosition;

use super::{out, tell, top, whole};
use crate::dom;
use crate::pages::explore::figures::{asked, bar, heads, plots, row};
use crate::pages::{headline, remarks};
use crate::parts::notes::notes;
use crate::signals::*;
use crate::state::{Held, State};
use crate::view::html::{caption, div, footer, h1, main, span, table};
use crate::view::{El, follow};
use crate::wording;

/// So many figures are shown, besides one that was asked for in a plot.
const SHOWN: usize = 8;

/// The figures of what is selected.
pub(super) fn figures(state: State) -> El {
    let listed: Held<FigureList> = Held::new(move || state.library.engine().figures(&state.selection(), &asked(state)));
    let (open, beyond) = (RwSignal::new(None), RwSignal::new(None));
    follow(move || {
        let selection = state.selection();
        tell(state, selection.articles.len(), selection.hits);
    });
    follow(move || {
        let _ = listed.get();
        open.set(None);
        beyond.set(None);
    });
    let show = Callback::new(move |row| {
        beyond.set((row >= SHOWN).then_some(row));
        open.set(Some(row));
        dom::drawn(|| {
            if let Some(row) = dom::find(".fr[data-open]") {
                dom::reveal(&row, ScrollLogicalPosition::Nearest);
            }
        });
    });
    let rows = move || {
        let list = listed.get();
        let shown = (0..SHOWN).chain(beyond.get()).filter(|at| *at < list.list.len());
        shown.map(|at| untrack(|| row::row(state, &list, at, open))).collect::<Vec<_>>()
    };
    let corpus = &state.library.volume().about().title;
    let asked = move || match state.query.with(headline) {
        asked if asked.is_empty() => corpus.clone(),
        asked => asked,
    };
    let summary = move || {
        let all = listed.get().list.len();
        let all = u32::try_from(all).unwrap_or(u32::MAX);
        match all.min(SHOWN as u32) {
            shown if shown < all => format!("{shown} of {}", wording::count(all, "figure")),
            _ => wording::count(all, "figure"),
        }
    };
    main().class("embed embed--figs").attr("aria-label", "Figures").child((
        top("Figures".to_owned()),
        h1().class("embed__t serif").child(asked),
        notes(move || remarks(state)),
        div().class("figs").child((
            div().class("figbar").child(bar::kinds(state, listed)),
            plots::plots(state, listed, 1, "The explorer lists them all.", show),
            div().class("figwrap").child(
                table()
                    .class("table figtable")
                    .attr("aria-rowcount", move || (listed.get().list.len() + 1).to_string())
                    .child((caption().class("vh").child("The first figures"), heads(state), rows)),
            ),
        )),
        footer().child((
            span().class("muted").attr("role", "status").child(summary),
            out("link", move || whole(state), "Open the figures"),
        )),
    ))
}
