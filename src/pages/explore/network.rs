//! The lens Network: the entries that several of the selected articles name.

mod look;
mod map;
mod matrix;

use crate::signals::*;
use crossread_engine::{MOST_ARTICLES, MOST_ENTRIES, Network};
use leptos::ev;

use super::nothing::nothing;
use super::{choices, heading, rested};
use crate::dom;
use crate::parts::icons::icon;
use crate::route::{Lens, NetworkLens, Route};
use crate::state::{Held, State};
use crate::view::html::{a, b, div, h2, label, nav, option, p, section, select, span};
use crate::view::{El, when};
use crate::wording;

/// The view.
pub(super) fn network(state: State) -> El {
    let shared = Memo::new(move |_| setting(state, |lens| lens.shared));
    let drawn: Held<Network> =
        Held::new(move || state.library.engine().network(&state.selection(), u32::from(shared.get())));
    let tabled = Memo::new(move |_| setting(state, |lens| lens.table));
    let empty = Memo::new(move |_| state.selection().articles.is_empty());
    let rested = rested(state);
    // To set a table of a thousand cells takes several times as long as the map, so while one types it stays as it is.
    let settled = Memo::new(move |before: Option<&u32>| {
        let (typing, count) = (state.query.with(|query| query.typing), drawn.count());
        let rests = rested.with(|query| query.as_ref() == Some(&state.present()));
        before.copied().filter(|_| typing && !rests).unwrap_or(count)
    });
    div().class("page nets").child((
        heading(state, "Network"),
        div().class("figs__chips").child(choices(state)),
        when(move || empty.get(), move || nothing(state)),
        when(
            move || !empty.get(),
            move || {
                let beside = move || look::look(state, &drawn.get());
                let table = move |name: &'static str, narrow: &'static str| {
                    let matrix = move || {
                        settled.track();
                        untrack(|| matrix::matrix(state, &drawn.get()))
                    };
                    let name = h2().child((
                        span().class("nettable__wide").child(name),
                        span().class("nettable__narrow").child(narrow),
                    ));
                    let head = div()
                        .class("nettable__h")
                        .child((name, span().class("muted").child("Mentions of each entry, by article")));
                    section().class("nettable").child((head, matrix))
                };
                let both = move || {
                    let map = section().attr("aria-label", "The map").child(move || map::map(state, &drawn.get()));
                    let table = table("The same, as a table", "As a table; the map is below");
                    div().class("split split--net").child((map, beside, table))
                };
                (
                    div().class("results__bar").child((move || counted(state, &drawn.get()), least(state))),
                    when(move || !tabled.get(), both),
                    when(
                        move || tabled.get(),
                        move || {
                            div()
                                .class("split split--net split--table")
                                .child((table("As a table", "As a table"), beside))
                        },
                    ),
                )
            },
        ),
    ))
}

/// The ways to see the network: as a map with its table below, or as the table alone.
pub(super) fn ways(state: State) -> El {
    let way = |table: bool, name: &'static str| {
        let here = move || setting(state, |lens| lens.table) == table;
        let href = move || {
            state.query.track();
            let lens = setting(state, |lens| NetworkLens { table, ..lens.clone() });
            Route::Explore { query: state.present(), lens: Lens::Network(lens) }.href()
        };
        a().href(href).attr("aria-current", move || here().then_some("true")).child(name)
    };
    nav().class("seg").attr("aria-label", "View").child((way(false, "Map"), way(true, "Table")))
}

/// The settings of the lens.
fn setting<T>(state: State, read: impl FnOnce(&NetworkLens) -> T) -> T {
    state.lens.with(|lens| match lens {
        Lens::Network(lens) => read(lens),
        _ => read(&NetworkLens::default()),
    })
}

/// The lens with another entry looked at, and another article's sentences.
fn at(state: State, entry: &str, article: &str) -> Lens {
    let lens = setting(state, NetworkLens::clone);
    Lens::Network(NetworkLens { entry: entry.to_owned(), article: article.to_owned(), ..lens })
}

/// The id of the entry that is looked at: the one asked for, or while none is, the one that most articles name.
fn looked_at(state: State, network: &Network) -> String {
    let asked = setting(state, |lens| lens.entry.clone());
    if !asked.is_empty() {
        return asked;
    }
    // Of equal ones the first: the search for a maximum ends with the last.
    let first = network.entries.iter().rev().max_by_key(|shared| (shared.articles, shared.mentions));
    first.map(|shared| shared.id.clone()).unwrap_or_default()
}

/// The link to it.
fn href(state: State, entry: &str, article: &str) -> String {
    Route::Explore { query: state.present(), lens: at(state, entry, article) }.href()
}

/// How many entries there are, and how many of them are drawn.
fn counted(state: State, network: &Network) -> (El, Option<El>) {
    let articles = u32::try_from(state.selection().articles.len()).unwrap_or(u32::MAX);
    let shared = wording::count(setting(state, |lens| lens.shared).into(), "article");
    let entries =
        if network.shared == 1 { "1 entry".to_owned() } else { format!("{} entries", wording::number(network.shared)) };
    let drawn = (
        u32::try_from(network.entries.len()).unwrap_or(u32::MAX),
        u32::try_from(network.articles.len()).unwrap_or(u32::MAX),
    );
    let cut = network.shared > drawn.0 || network.naming > drawn.1;
    (
        h2().child((
            b().child(entries),
            format!(" named by {} or more of {}", shared.replace(" articles", ""), wording::count(articles, "article")),
        )),
        cut.then(|| {
            p().class("muted").child(format!(
                "Drawn are the {} that most articles name, at most {MOST_ENTRIES}, and the {} that name most of them, at most {MOST_ARTICLES}.",
                wording::number(drawn.0),
                wording::count(drawn.1, "article"),
            ))
        }),
    )
}

/// How many articles must name an entry.
fn least(state: State) -> El {
    let options = NetworkLens::SHARED.into_iter().map(|n| {
        let chosen = move || setting(state, |lens| lens.shared) == n;
        option().attr("value", n.to_string()).prop("selected", chosen).child(format!("shared by {n} or more"))
    });
    let changed = move |text: String| {
        if let Some(shared) = NetworkLens::SHARED.into_iter().find(|n| n.to_string() == text) {
            let lens = setting(state, |lens| NetworkLens { shared, ..lens.clone() });
            state.look(Lens::Network(lens));
        }
    };
    label().class("select").child((
        "Show ",
        select().on(ev::change, move |event| changed(dom::value(&event))).children(options),
        icon("caret"),
    ))
}

/// The heading above each entry that is the first of its kind.
fn headings(network: &Network) -> Vec<Option<String>> {
    let mut before = None;
    let heading = |shared: &crossread_engine::Shared| {
        (before.replace(shared.kind) != Some(shared.kind)).then(|| wording::facet(kind_name(shared.kind), true))
    };
    network.entries.iter().map(heading).collect()
}

/// The name under which a kind of entry is worded.
fn kind_name(kind: crossread_model::EntryType) -> &'static str {
    match kind {
        crossread_model::EntryType::Organisation => "org",
        other => other.name(),
    }
}
