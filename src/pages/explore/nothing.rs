//! When nothing is found: what may have been meant, and which filters, given up, would find something.

use crossread_engine::{Query, quotation};

use super::finder::{noted, suggestions};
use super::loosen::ways;
use crate::parts::empty::{Way, empty};
use crate::signals::*;
use crate::state::State;
use crate::view::{Draw, View};
use crate::wording;

/// The state of the view in which nothing is found.
pub(super) fn nothing(state: State) -> View {
    let ways = Memo::new(move |_| {
        state.query.track();
        loosened(state, &state.present())
    });
    let take = Callback::new(move |i: usize| {
        if let Some((_, query)) = ways.get_untracked().into_iter().nth(i) {
            state.ask(query, false);
        }
    });
    let drawn = move || {
        let ways = ways.get().into_iter().map(|(way, _)| way).collect();
        empty(heading(state), suggestions(state), ways, take)
    };
    drawn.view()
}

/// What is said above the ways out.
fn heading(state: State) -> String {
    let query = state.query.get();
    let bare = query.facets.is_empty() && query.dates.is_none() && query.about.is_none();
    // What no article has at all is said so, whatever is chosen beside it.
    let within = if bare || noted(state).is_some() { "" } else { " within these filters" };
    match query.text.trim() {
        "" => format!("No article is left{within}."),
        text => format!("No article has {}{within}.", quotation(text)),
    }
}

/// The ways to a query that finds something, and at last the query that asks for nothing.
fn loosened(state: State, query: &Query) -> Vec<(Way, Query)> {
    let clear = Way {
        name: "Clear everything".to_owned(),
        brings: format!("back to {}", wording::count(state.library.articles(), "article")),
    };
    let cleared = Query { sort: query.sort, ..Query::default() };
    ways(state, query).into_iter().chain([(clear, cleared)]).collect()
}
