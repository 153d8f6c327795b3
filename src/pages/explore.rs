//! Explore: a query, its filters, and the articles that it selects.

use std::time::Duration;

use crossread_engine::{Query, Sort};
use crossread_volume::ArticleIx;
use leptos::ev;
use leptos::prelude::*;

use crate::address;
use crate::dom;
use crate::pages::{counts, entry, evidence, headline, remarks};
use crate::parts::chips::chips;
use crate::parts::empty::{Way, empty};
use crate::parts::facets::facets;
use crate::parts::icons::icon;
use crate::parts::list::{grown, sentinel};
use crate::parts::notes::{notes, sentence};
use crate::parts::result::result;
use crate::parts::search_box::{SearchBox, search_box};
use crate::parts::syntax::{HINTS, syntax};
use crate::route::Route;
use crate::state::{State, WINDOW};
use crate::view::html::{a, b, div, h1, h2, label, main, nav, ol, option, p, select, span};
use crate::view::{Draw, El, follow, keyed, when};
use crate::wording;

/// How long counts must rest before they are said.
const REST: Duration = Duration::from_millis(300);

/// The page.
pub fn explore(state: State) -> impl Draw {
    announce(state);
    let choose = Callback::new(move |choice| state.toggle(choice));
    let counted = Memo::new(move |_| {
        let selection = state.selection();
        state.query.with(|query| state.library.engine().facets(query, &selection))
    });
    (
        finder(state),
        div().class("page").child(div().class("lensbar").child(lenses(state))),
        main().class("page frame").attr("id", "main").attr("tabindex", "-1").child(div().class("frame__in").child((
            div().class("frame__side").child(facets(counted.into(), choose)),
            div().class("frame__main").child((introduction(state), choices(state), results(state))),
        ))),
    )
}

/// The search box and what is said of the query.
fn finder(state: State) -> El {
    let ask = move |text: String, typed| {
        let query = state.query.get_untracked();
        state.ask(Query { text, ..query }, typed);
    };
    let search = search_box(SearchBox {
        text: Signal::derive(move || state.query.with(|query| query.text.clone())),
        placeholder: format!("Search {}", wording::count(state.library.articles(), "article")),
        described_by: Some(HINTS),
        typed: Callback::new(move |text| ask(text, true)),
        done: Callback::new(move |text| ask(text, false)),
        left: Callback::new(|()| address::settle()),
    });
    let asked = Memo::new(move |_| state.query.with(|query| !query.is_empty()));
    let restated = when(move || asked.get(), move || sentence(move || state.selection().sentence.clone()));
    div().class("page finder").attr("role", "search").child((search, syntax(), restated, notes(move || remarks(state))))
}

/// The lenses: one so far.
fn lenses(state: State) -> El {
    let here = move || Route::Explore { query: state.query.get() }.href();
    let found = move || wording::number(u32::try_from(state.selection().articles.len()).unwrap_or(u32::MAX));
    nav().class("lenses").attr("aria-label", "Lens").child(
        a().class("lens").href(here).attr("aria-current", "page").child(("Articles ", span().class("n").child(found))),
    )
}

/// The heading of the view. While nothing is asked the corpus introduces itself.
fn introduction(state: State) -> El {
    let about = state.library.volume().about();
    let asked = Memo::new(move |_| state.query.with(|query| !query.is_empty()));
    let heading = move || {
        if asked.get() { format!("Articles: {}", state.query.with(headline)) } else { about.title.clone() }
    };
    let description =
        move || (!asked.get() && !about.description.is_empty()).then(|| p().child(about.description.clone()));
    div().class("introduction").class_if("introduction--asked", move || asked.get()).child((
        h1().class_if("vh", move || asked.get()).attr("tabindex", "-1").attr("data-heading", "").child(heading),
        description,
    ))
}

/// The chips of what is chosen.
fn choices(state: State) -> impl Draw {
    chips(
        move || state.query.with(|query| query.facets.clone()),
        Callback::new(move |choice| state.toggle(choice)),
        Callback::new(move |()| state.ask(Query { facets: Vec::new(), ..state.query.get_untracked() }, false)),
    )
}

/// The count, the order, and the articles or the reason why there are none.
fn results(state: State) -> El {
    let count = move || {
        let (articles, hits) = counts(state);
        (b().child(articles), hits.map(|hits| format!(", {hits}")))
    };
    let total = Memo::new(move |_| state.selection().articles.len());
    let ids = Memo::new(move |_| -> Vec<ArticleIx> {
        state.selection().articles.iter().take(state.shown.get()).map(|found| found.article).collect()
    });
    let more = Callback::new(move |()| state.shown.update(|n| *n = grown(*n, WINDOW, total.get_untracked())));
    div().class("results").child((
        div().class("results__bar").child((h2().child(count), order(state))),
        when(move || total.get() == 0, move || nothing(state)),
        ol().class("results__list")
            .child(keyed(move || ids.get(), |id| id.0.to_string(), move |id| card(state, id)))
            .child(when(move || state.shown.get() < total.get(), move || sentinel(more))),
    ))
}

fn card(state: State, article: ArticleIx) -> El {
    let front = state.library.volume().front(article);
    let slug = StoredValue::new(front.slug.clone());
    let link = Callback::new(move |passage| slug.with_value(|slug| state.href(slug, passage)));
    let jump = Callback::new(move |passage| {
        let query = state.query.get_untracked();
        state.visit(Route::Read { slug: slug.get_value(), passage: Some(passage), query });
    });
    result(&entry(state.library, article, &front), evidence(state, article).into(), link, jump)
}

/// The order of the results.
fn order(state: State) -> El {
    let options = Sort::ALL.into_iter().map(|sort| {
        let chosen = move || state.query.with(|query| query.sort == sort);
        option().attr("value", sort.name()).prop("selected", chosen).child(wording::sort(sort))
    });
    let changed = move |name: &str| {
        if let Ok(sort) = name.parse::<Sort>() {
            state.ask(Query { sort, ..state.query.get_untracked() }, false);
        }
    };
    label().class("select").child((
        "Sort ",
        select()
            .attr("aria-label", "Sort results")
            .on(ev::change, move |event| changed(&dom::value(&event)))
            .children(options),
        icon("caret"),
    ))
}

/// Nothing is found: which choices, given up, would find something.
fn nothing(state: State) -> impl Draw {
    let ways = Memo::new(move |_| state.query.with(|query| loosened(state, query)));
    let take = Callback::new(move |i: usize| {
        if let Some((_, query)) = ways.get_untracked().into_iter().nth(i) {
            state.ask(query, false);
        }
    });
    move || {
        let heading = state.query.with(|query| {
            let within = if query.facets.is_empty() { "" } else { " within these filters" };
            if query.text.trim().is_empty() {
                format!("No article is left{within}.")
            } else {
                format!("No article has “{}”{within}.", query.text.trim())
            }
        });
        empty(heading, ways.get().into_iter().map(|(way, _)| way).collect(), take)
    }
}

/// The queries with one choice less that find something, the most fruitful first, and at last the
/// query that asks for nothing.
fn loosened(state: State, query: &Query) -> Vec<(Way, Query)> {
    let found = |query: &Query| u32::try_from(state.library.engine().select(query).articles.len()).unwrap_or(u32::MAX);
    let mut ways: Vec<(u32, Way, Query)> = Vec::new();
    for (i, choice) in query.facets.iter().enumerate() {
        let mut less = query.clone();
        less.facets.remove(i);
        let facet = wording::facet(&choice.facet, false);
        let name = format!("Drop {facet}: {}", wording::facet_value(&choice.facet, &choice.value));
        ways.push((found(&less), Way { name, brings: String::new() }, less));
    }
    if !query.facets.is_empty() && !query.text.trim().is_empty() {
        let less = Query { text: String::new(), ..query.clone() };
        ways.push((found(&less), Way { name: "Drop the words".to_owned(), brings: String::new() }, less));
    }
    ways.retain(|(found, _, _)| *found > 0);
    ways.sort_by_key(|(found, _, _)| std::cmp::Reverse(*found));
    for (found, way, _) in &mut ways {
        way.brings = wording::count(*found, "more article");
    }
    let clear = Way {
        name: "Clear everything".to_owned(),
        brings: format!("back to {}", wording::count(state.library.articles(), "article")),
    };
    let cleared = Query { sort: query.sort, ..Query::default() };
    ways.into_iter().map(|(_, way, query)| (way, query)).chain([(clear, cleared)]).collect()
}

/// Says the counts when they have rested.
fn announce(state: State) {
    let waiting = StoredValue::new_local(None::<gloo::timers::callback::Timeout>);
    let mut first = true;
    follow(move || {
        let (articles, hits) = counts(state);
        if std::mem::take(&mut first) {
            return;
        }
        let text = hits.map(|hits| format!("{articles}, {hits}")).unwrap_or(articles);
        let rest = u32::try_from(REST.as_millis()).unwrap_or(u32::MAX);
        // Setting the new timer drops, and so cancels, the one before.
        waiting.set_value(Some(gloo::timers::callback::Timeout::new(rest, move || state.said.set(text))));
    });
}
