//! When nothing is found: what may have been meant, and which choices, given up, would find something.

use crossread_engine::Query;
use crossread_order::{by_number, falling};

use super::finder::suggestions;
use crate::parts::chips::Chosen;
use crate::parts::empty::{Way, empty};
use crate::signals::*;
use crate::state::State;
use crate::view::Draw;
use crate::wording;

/// The state of the view in which nothing is found.
pub(super) fn nothing(state: State) -> impl Draw {
    let ways = Memo::new(move |_| {
        state.query.track();
        loosened(state, &state.present())
    });
    let take = Callback::new(move |i: usize| {
        if let Some((_, query)) = ways.get_untracked().into_iter().nth(i) {
            state.ask(query, false);
        }
    });
    move || {
        let heading = state.query.with(|query| {
            let within = if query.facets.is_empty() && query.dates.is_none() && query.about.is_none() {
                ""
            } else {
                " within these filters"
            };
            match query.text.trim() {
                "" => format!("No article is left{within}."),
                // What is quoted already needs no second pair of marks.
                text if text.contains('"') => format!("No article has {text}{within}."),
                text => format!("No article has “{text}”{within}."),
            }
        });
        empty(heading, suggestions(state), ways.get().into_iter().map(|(way, _)| way).collect(), take)
    }
}

/// The queries with one choice less that find something, the most fruitful first, and at last the
/// query that asks for nothing.
fn loosened(state: State, query: &Query) -> Vec<(Way, Query)> {
    let found = |query: &Query| u32::try_from(state.library.engine().select(query).articles.len()).unwrap_or(u32::MAX);
    let mut ways: Vec<(u32, String, Query)> =
        lesser(query).into_iter().map(|(name, less)| (found(&less), name, less)).collect();
    ways.retain(|(found, _, _)| *found > 0);
    by_number(&mut ways, |(found, _, _)| falling(*found as usize));
    let ways = ways
        .into_iter()
        .map(|(found, name, query)| (Way { name, brings: wording::count(found, "more article") }, query));
    let clear = Way {
        name: "Clear everything".to_owned(),
        brings: format!("back to {}", wording::count(state.library.articles(), "article")),
    };
    let cleared = Query { sort: query.sort, ..Query::default() };
    ways.chain([(clear, cleared)]).collect()
}

/// The queries with one choice less, each with what it gives up.
fn lesser(query: &Query) -> Vec<(String, Query)> {
    let drop = |chosen: Chosen<'_>| {
        let (name, value) = chosen.worded();
        format!("Drop {name}: {value}")
    };
    let mut ways: Vec<(String, Query)> = Vec::new();
    for (i, choice) in query.facets.iter().enumerate() {
        let mut less = query.clone();
        less.facets.remove(i);
        ways.push((drop(Chosen::Value(choice)), less));
    }
    if let Some(days) = query.dates {
        ways.push((drop(Chosen::Days(days)), Query { dates: None, ..query.clone() }));
    }
    if let Some(years) = query.about {
        ways.push((drop(Chosen::Years(years)), Query { about: None, ..query.clone() }));
    }
    let beside = !query.facets.is_empty() || query.dates.is_some() || query.about.is_some();
    if beside && !query.text.trim().is_empty() {
        ways.push(("Drop the words".to_owned(), Query { text: String::new(), ..query.clone() }));
    }
    let words: Vec<&str> = query.text.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| is_plain(word)) {
        for (i, word) in words.iter().enumerate() {
            let mut less = words.clone();
            less.remove(i);
            ways.push((format!("Drop “{word}”"), Query { text: less.join(" "), ..query.clone() }));
        }
    }
    ways
}

/// True for a word that stands for itself and joins no others.
fn is_plain(word: &str) -> bool {
    let joins = matches!(word, "AND" | "OR" | "NOT") || word.starts_with("NEAR");
    !joins && !word.starts_with('-') && !word.contains(['"', '(', ')', ':'])
}
