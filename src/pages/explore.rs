//! Explore: a query, its filters, and the articles that it selects. While nothing was asked yet the
//! same page is the landing, so that who begins to type there stays in the search box.

mod band;
mod finder;
mod help;
mod nothing;
mod results;

use std::time::Duration;

use crossread_engine::Query;

use crate::pages::landing::landing;
use crate::pages::{counts, headline};
use crate::parts::chips::{Chips, chips};
use crate::parts::facets::facets;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{a, div, h1, main, nav, span};
use crate::view::{Draw, El, follow, when};
use crate::wording;

use self::band::band;
use self::finder::finder;
use self::results::results;

/// How long counts must rest before they are said.
const REST: Duration = Duration::from_millis(300);

/// The page.
pub fn explore(state: State) -> impl Draw {
    announce(state);
    let landed = Memo::new(move |_| state.located.with(|located| located.route == Route::Landing));
    main().attr("id", "main").attr("tabindex", "-1").child((
        finder(state, landed),
        when(move || landed.get(), move || landing(state)),
        when(move || !landed.get(), move || (div().class("page").child(lensbar(state)), frame(state))),
    ))
}

/// The lenses: one so far.
fn lensbar(state: State) -> El {
    let here = move || Route::Explore { query: state.query.get() }.href();
    let found = move || wording::number(u32::try_from(state.selection().articles.len()).unwrap_or(u32::MAX));
    div().class("lensbar").child(nav().class("lenses").attr("aria-label", "Lens").child(
        a().class("lens").href(here).attr("aria-current", "page").child(("Articles ", span().class("n").child(found))),
    ))
}

/// The filters, and what they leave.
fn frame(state: State) -> El {
    let choose = Callback::new(move |choice| state.toggle(choice));
    let counted = Memo::new(move |_| {
        let selection = state.selection();
        state.query.with(|query| state.library.engine().facets(query, &selection))
    });
    div().class("page frame").child(div().class("frame__in").child((
        div().class("frame__side").child(facets(counted.into(), choose)),
        div().class("frame__main").child((heading(state), choices(state), band(state), results(state))),
    )))
}

/// The heading of the view, for those who hear it.
fn heading(state: State) -> El {
    let text = move || match state.query.with(headline) {
        asked if asked.is_empty() => "All articles".to_owned(),
        asked => format!("Articles: {asked}"),
    };
    h1().class("vh").attr("tabindex", "-1").attr("data-heading", "").child(text)
}

/// The chips of what is chosen.
fn choices(state: State) -> impl Draw {
    chips(Chips {
        choices: Signal::derive(move || state.query.with(|query| query.facets.clone())),
        days: Signal::derive(move || state.query.with(|query| query.dates)),
        remove: Callback::new(move |choice| state.toggle(choice)),
        remove_days: Callback::new(move |()| state.ask(Query { dates: None, ..state.present() }, false)),
        clear: Callback::new(move |()| {
            state.ask(Query { facets: Vec::new(), dates: None, ..state.present() }, false);
        }),
    })
}

/// Says the counts when they have rested.
fn announce(state: State) {
    let waiting = StoredValue::new(None::<gloo::timers::callback::Timeout>);
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
