//! Explore: a query, and what it selects through one of the lenses. While nothing was asked yet the
//! same page is the landing, so that who begins to type there stays in the search box.

mod band;
mod begun;
pub(crate) mod figures;
mod finder;
mod help;
mod lensbar;
mod lines;
mod loosen;
mod near;
mod network;
mod nothing;
mod offers;
mod printed;
mod results;

use std::time::Duration;

use crossread_engine::Query;
use gloo::timers::callback::Timeout;
use leptos::prelude::document;

use crate::dom;
use crate::pages::landing::landing;
use crate::pages::{counts, headline};
use crate::parts::chips::{Chips, chips};
use crate::parts::facets::facets;
use crate::rest;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{div, h1, main};
use crate::view::{Draw, El, follow, when};

use self::band::bands;
use self::figures::figures;
use self::finder::finder;
use self::lensbar::{announced, lensbar};
use self::lines::lines;
use self::network::network;
use self::results::results;

/// How long counts must rest before they are said.
const REST: Duration = Duration::from_millis(300);

/// Where the count of the results stands.
const RESULTS: &str = ".results__bar h2";

/// The page.
pub fn explore(state: State) -> impl Draw {
    announce(state);
    let landed = Memo::new(move |_| state.located.with(|located| located.route == Route::Landing));
    let shown = Memo::new(move |_| is(state, ""));
    let steps_done = first_things_first();
    let shows_more = move || steps_done.get() > 0;
    main().attr("id", "main").attr("tabindex", "-1").child((
        finder(state, landed),
        when(move || landed.get() && shows_more(), move || landing(state)),
        when(move || !landed.get(), move || lensbar(state)),
        when(move || !landed.get() && shown.get() && shows_more(), move || frame(state, steps_done)),
        when(move || !is(state, "") && !state.joined.get(), || div().class("page").child(rest::awaited())),
        when(move || through(state, "lines"), move || rest::call(lines, state)),
        when(move || through(state, "figures"), move || rest::call(figures, state)),
        when(move || through(state, "network"), move || rest::call(network, state)),
    ))
}

/// While the page starts, a frame is painted before what follows is drawn, in a task of its own: the search box, then
/// what stands below it with the results that can be in view, then the further results. How many of these steps are done;
/// all of them once the page has started, or where it starts out of view, in which no frame is painted.
fn first_things_first() -> RwSignal<u8> {
    let starting = dom::starting() && !document().hidden();
    let steps_done = RwSignal::new(if starting { 0 } else { STEPS });
    if starting {
        dom::set_root("drawing", Some(""));
        next_step(steps_done, 1);
    }
    steps_done
}

/// How many tasks follow the first while the page starts.
const STEPS: u8 = 2;

fn next_step(steps_done: RwSignal<u8>, step: u8) {
    let take = move || {
        steps_done.set(step);
        if step < STEPS {
            next_step(steps_done, step + 1);
        } else {
            dom::set_root("drawing", None);
        }
    };
    dom::drawn(move || {
        Timeout::new(0, take).forget();
    });
}

/// True while the lens of this step of the path is looked through.
fn is(state: State, step: &str) -> bool {
    state.lens.with(|lens| lens.step() == step)
}

/// The same, once the code of that lens is there.
fn through(state: State, step: &str) -> bool {
    is(state, step) && state.joined.get()
}

/// The filters, and what they leave; of that a part until all steps are done.
fn frame(state: State, steps_done: RwSignal<u8>) -> El {
    let choose = Callback::new(move |choice| state.toggle(choice));
    let whole = Signal::derive(move || steps_done.get() == STEPS);
    let counted = Memo::new(move |_| {
        let selection = state.settled();
        state.calm().with(|query| state.library.engine().facets(query, &selection))
    });
    div().class("page frame").child(div().class("frame__in").child((
        div().class("frame__side").child(facets(counted.into(), choose, move || counts(state).0, RESULTS)),
        div().class("frame__main").child((
            heading(state, "Articles"),
            div().class("choices").child(choices(state)),
            bands(state),
            results(state, whole),
        )),
    )))
}

/// The heading of the view, for those who hear it.
fn heading(state: State, lens: &'static str) -> El {
    let text = move || match state.calm().with(headline) {
        asked if asked.is_empty() => format!("All {}", lens.to_ascii_lowercase()),
        asked => format!("{lens}: {asked}"),
    };
    h1().class("vh").attr("tabindex", "-1").attr("data-heading", "").child(text)
}

/// The chips of what is chosen.
fn choices(state: State) -> impl Draw {
    chips(Chips {
        choices: Signal::derive(move || state.query.with(|query| query.facets.clone())),
        days: Signal::derive(move || state.query.with(|query| query.dates)),
        years: Signal::derive(move || state.query.with(|query| query.about)),
        remove: Callback::new(move |choice| state.toggle(choice)),
        remove_days: Callback::new(move |()| state.ask(Query { dates: None, ..state.present() }, false)),
        remove_years: Callback::new(move |()| state.ask(Query { about: None, ..state.present() }, false)),
        clear: Callback::new(move |()| {
            state.ask(Query { facets: Vec::new(), dates: None, about: None, ..state.present() }, false);
        }),
    })
}

/// Says the counts when they have rested.
fn announce(state: State) {
    let waiting = StoredValue::new(None::<Timeout>);
    let mut first = true;
    follow(move || {
        state.calm().track();
        state.lens.track();
        if std::mem::take(&mut first) {
            return;
        }
        let rest = u32::try_from(REST.as_millis()).unwrap_or(u32::MAX);
        let say = move || state.said.set(untrack(|| announced(state)));
        // Setting the new timer drops, and so cancels, the one before.
        waiting.set_value(Some(Timeout::new(rest, say)));
    });
}

/// The query once it has rested: for what costs more than a keystroke may.
fn rested(state: State) -> RwSignal<Option<Query>> {
    let rested = RwSignal::new(None);
    let waiting = StoredValue::new(None::<Timeout>);
    follow(move || {
        state.query.track();
        let query = state.present();
        let rest = u32::try_from(REST.as_millis()).unwrap_or(u32::MAX);
        if rested.with_untracked(Option::is_some) {
            rested.set(None);
        }
        waiting.set_value(Some(Timeout::new(rest, move || rested.set(Some(query)))));
    });
    rested
}
