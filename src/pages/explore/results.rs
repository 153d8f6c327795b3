//! The count, the order, and the articles or the reason why there are none; below them those just
//! outside.

use std::rc::Rc;

use crossread_engine::{Query, Sort};
use crossread_volume::ArticleIx;
use leptos::ev;
use web_sys::HtmlElement;

use super::begun::{begun, start};
use super::near::near;
use super::nothing::nothing;
use super::printed::{PRINTED, cut, printing};
use super::rested;
use crate::dom;
use crate::pages::{counts, entry, evidence, put};
use crate::parts::icons::icon;
use crate::parts::result::result;
use crate::parts::uneven::{Uneven, WHOLE, uneven};
use crate::rest;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{b, div, h2, label, ol, option, select};
use crate::view::{El, follow, when};
use crate::wording;

/// The results; while the page starts, those that can be in view, until `whole` is true.
pub(super) fn results(state: State, whole: Signal<bool>) -> El {
    let count = move || {
        let (articles, hits) = counts(state);
        (b().child(articles), hits.map(|hits| format!(", {hits}")))
    };
    let total = Memo::new(move |_| state.selection().articles.len());
    let printing = printing();
    let ended = RwSignal::new(None);
    let at_end = move || total.get() > 0 && (total.get() <= WHOLE || ended.get() == Some(state.selected()));
    let rested = rested(state);
    let all = div().class("results");
    let node: HtmlElement = all.node_as();
    follow(move || {
        if state.joined.get() {
            rest::call(begun, (state, node.clone()));
        }
    });
    all.child((
        div().class("results__bar").child((h2().attr("tabindex", "-1").child(count), order(state))),
        when(move || total.get() == 0 && state.joined.get(), move || rest::call(nothing, state)),
        uneven(
            ol().class("results__list"),
            Uneven {
                rows: Rc::new(move || (state.selected(), state.selection().articles.len())),
                key: Rc::new(move |at| state.selection().articles.get(at).map_or(0, |found| found.article.0)),
                row: Rc::new(move |article| card(state, ArticleIx(article)).attr("data-row", article.to_string())),
                start: Rc::new(move || rest::call(start, state)),
                // Below the first few, a row is made when the keystroke, or the first frame, has been painted.
                ahead: Rc::new(move || (state.ahead() || !whole.get()).then(|| state.at_once())),
                printed: Rc::new(move || printing.get().then_some(PRINTED)),
                ended,
                joined: state.joined,
            },
        ),
        cut(printing, total),
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
    result(&entry(state.library, article, &front), evidence(state, article, State::at_once).into(), link, jump, put)
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
