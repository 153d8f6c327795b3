//! The count, the order, and the articles or the reason why there are none; below them those just
//! outside.

use crossread_engine::{Query, Sort};
use crossread_volume::ArticleIx;
use leptos::ev;

use super::near::near;
use super::nothing::nothing;
use super::printed::{PRINTED, cut, printing};
use super::rested;
use crate::dom;
use crate::pages::{counts, entry, evidence, put};
use crate::parts::icons::icon;
use crate::parts::list::{grown, sentinel};
use crate::parts::result::result;
use crate::rest;
use crate::route::Route;
use crate::signals::*;
use crate::state::{AT_ONCE, STEP, State};
use crate::view::html::{b, div, h2, label, ol, option, select};
use crate::view::{El, keyed, when};
use crate::wording;

/// The results.
pub(super) fn results(state: State) -> El {
    let count = move || {
        let (articles, hits) = counts(state);
        (b().child(articles), hits.map(|hits| format!(", {hits}")))
    };
    let total = Memo::new(move |_| state.selection().articles.len());
    let printing = printing();
    let drawn = move || if printing.get() { state.shown.get().max(PRINTED) } else { state.shown.get() };
    let ids = Memo::new(move |before: Option<&Vec<ArticleIx>>| {
        let (selection, ahead) = (state.selection(), state.ahead() && !printing.get());
        let mut ids = Vec::new();
        for found in selection.articles.iter().take(drawn()) {
            // Below the first few, a row is made when the keystroke has been painted.
            let stands = || before.is_some_and(|before| before.contains(&found.article));
            if !ahead || ids.len() < AT_ONCE || stands() {
                ids.push(found.article);
            }
        }
        ids
    });
    let more = Callback::new(move |()| state.shown.update(|n| *n = grown(*n, STEP, total.get_untracked())));
    // Until all rows are there, the end of the list is not. No memo: each growth makes the sentinel anew.
    let to_come = move || !state.ahead() && state.shown.get() < total.get();
    let rested = rested(state);
    let at_end = move || total.get() > 0 && state.shown.get() >= total.get();
    div().class("results").child((
        div().class("results__bar").child((h2().attr("tabindex", "-1").child(count), order(state))),
        when(move || total.get() == 0, move || nothing(state)),
        ol().class("results__list")
            .child(keyed(move || ids.get(), |id| id.0.to_string(), move |id| card(state, id)))
            .child(sentinel(to_come, more)),
        cut(printing, drawn, total),
        when(move || at_end() && state.joined.get(), move || rest::call(near, (state, rested))),
    ))
}

fn card(state: State, article: ArticleIx) -> El {
    let front = state.library.volume().front(article);
    let slug = StoredValue::new(front.slug.clone());
    let link = Callback::new(move |passage| slug.with_value(|slug| state.calm_href(slug, passage)));
    let jump = Callback::new(move |passage| {
        state.visit(Route::Read { slug: slug.get_value(), passage: Some(passage), query: state.present() });
    });
    let put = put(state, &front.slug);
    result(&entry(state.library, article, &front), evidence(state, article).into(), link, jump, put)
}

/// The order of the results. Without words nothing is more relevant than another, and the newest come first.
fn order(state: State) -> El {
    let asked = Memo::new(move |_| !state.selection().terms.is_empty());
    let effective = Memo::new(move |_| match state.query.with(|query| query.sort) {
        Sort::Relevance if !asked.get() => Sort::Newest,
        sort => sort,
    });
    let options = Sort::ALL.into_iter().map(|sort| {
        let needless = move || matches!(sort, Sort::Relevance | Sort::Hits) && !asked.get();
        option()
            .attr("value", sort.name())
            .prop("hidden", needless)
            .prop("selected", move || effective.get() == sort)
            .child(wording::sort(sort))
    });
    let changed = move |name: &str| {
        if let Ok(sort) = name.parse::<Sort>() {
            state.ask(Query { sort, ..state.present() }, false);
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
