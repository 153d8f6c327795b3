//! The lenses as tabs, each with what it counts for the present filter.

use crate::pages::{counts, save_here};
use crate::parts::icons::icon;
use crate::rest;
use crate::route::{Lens, Route};
use crate::state::State;
use crate::view::html::{a, button, div, nav, span};
use crate::view::{El, when};
use crate::wording;

use super::{figures, is, lines, network, through};

/// The tabs, and what the present lens can do.
pub(super) fn lensbar(state: State) -> El {
    let articles = move || wording::number(u32::try_from(state.settled().articles.len()).unwrap_or(u32::MAX));
    // Without words nothing is hit.
    let hits = move || lines::tabbed(state).map_or_else(|| "–".to_owned(), wording::number);
    let figures = move || wording::number(state.library.engine().figure_count(&state.settled(), None));
    let tabs = nav().class("lenses").attr("aria-label", "Lens").child((
        tab(state, "", "Articles ", articles),
        tab(state, "lines", "Lines ", hits),
        tab(state, "figures", "Figures ", figures),
        tab(state, "network", "Network ", move || wording::number(shared(state))),
    ));
    let tools = div().class("lensbar__end").child((
        when(move || through(state, "lines") && lines::has_keyword(state), move || rest::call(lines::exports, state)),
        when(move || through(state, "figures"), move || rest::call(figures::exports, state)),
        when(move || through(state, "network"), move || rest::call(network::ways, state)),
        when(move || state.query.with(|query| !query.is_empty()), move || save(state)),
        when(move || state.query.with(|query| !query.is_empty()) && state.tray.with(Vec::is_empty), move || put(state)),
    ));
    div().class("page").child(div().class("lensbar").child((tabs, tools)))
}

/// Keeps the search in the notebook.
fn save(state: State) -> El {
    button().class("btn").on(leptos::ev::click, move |_| save_here(state)).child((icon("save"), "Save this search"))
}

/// Puts the search aside to be compared; the tray, once it is there, can do so itself.
fn put(state: State) -> El {
    button()
        .class("btn")
        .on(leptos::ev::click, move |_| state.search_as_side())
        .child((icon("compare"), "Use current search as A"))
}

/// A tab. The present lens keeps its settings, and so its link leads nowhere else.
fn tab(state: State, step: &'static str, name: &'static str, count: impl Fn() -> String + 'static) -> El {
    let href = move || {
        state.calm().track();
        let lens = state.lens.with(|lens| if lens.step() == step { lens.clone() } else { Lens::of_step(step) });
        Route::Explore { query: state.present(), lens }.href()
    };
    a().class("lens")
        .href(href)
        .attr("aria-current", move || is(state, step).then_some("page"))
        .child((name, span().class("n").child(count)))
}

/// How many entries two or more of the selected articles name.
fn shared(state: State) -> u32 {
    state.library.engine().shared_count(&state.settled(), 2)
}

/// What is said of the present lens when its counts have rested.
pub(super) fn announced(state: State) -> String {
    let (articles, hits) = counts(state);
    match (state.lens.with(Lens::step), hits) {
        ("figures", _) => {
            let figures = state.library.engine().figure_count(&state.settled(), None);
            format!("{} in {articles}", wording::count(figures, "figure"))
        }
        ("network", _) => format!("{} entries shared by {articles}", wording::number(shared(state))),
        ("lines", Some(hits)) => format!("{} in {articles}", hits.replace("hit", "line")),
        (_, Some(hits)) => format!("{articles}, {hits}"),
        (_, None) => articles,
    }
}
