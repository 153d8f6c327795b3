//! The whole page: masthead, the view of the present place, notices, keys, and what goes with a
//! change of place: title, focus and scrolling.

mod actions;
mod beyond;
mod holder;
mod steps;

use crossread_engine::{Engine, Query, Spec};
use crossread_model::{PassageId, Slug};
use gloo::events::EventListener;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, ScrollLogicalPosition};

use self::actions::on_keys;
use crate::address::Arrival;
use crate::dom;
use crate::notes::shelf::Shelf;
use crate::offline::{self, Offline};
use crate::pages::{explore, identities, missing, share};
use crate::parts::badge::Badge;
use crate::parts::icons;
use crate::parts::masthead::{Masthead, Place, masthead};
use crate::parts::toast::{kept_toast, notice_toast, update_toast};
use crate::parts::tray::{Tray, tray};
use crate::rest;
use crate::route::{Lens, Route};
use crate::signals::*;
use crate::state::notebook::Notebook;
use crate::state::{Library, State};
use crate::view::html::{a, div, footer, span};
use crate::view::{Draw, El, View, follow, when};
use crate::wording;

/// Which page is shown. A change of query or passage inside a view does not build it anew.
#[derive(Clone, Debug, PartialEq)]
enum Page {
    Explore,
    Read(Slug, Query),
    Index,
    Entry(Slug),
    Family(Slug),
    Compare,
    /// The embedded place, by its address without what is asked there: it stays while that changes.
    Embed(String),
    Notes,
    Unknown(String),
}

/// Draws the embedded places, and only these.
pub type Embed = fn(State, &Route) -> Option<View>;

/// The app over an opened corpus.
pub fn app(engine: &'static Engine, embed: Embed) -> impl Draw {
    let state = State::new(Library::new(engine));
    offline::follow(state.offline, state.update);
    rest::follow(state.joined);
    rest::once_there(Notebook::open, state.notebook);
    let page = Memo::new(move |_| state.located.with(|located| page_of(&located.route)));
    let own = move || state.located.with(|located| !located.route.embedded());
    on_keys(state);
    on_arrival(state);
    on_links(state);
    holder::keep();
    title(state);
    (
        icons::symbols(),
        when(own, move || (skip(), head(state))),
        move || match page.get() {
            Page::Explore => explore::explore(state).view(),
            Page::Unknown(_) => missing::unknown(state).view(),
            beyond if state.joined.get() => rest::call(beyond::page, (state, beyond, embed)),
            _ => rest::awaited_page().view(),
        },
        when(own, move || {
            let dialogs = when(move || state.joined.get(), move || rest::call(beyond::dialogs, state));
            (colophon(state), put_aside(state), dialogs)
        }),
        div().class("toasts").child((
            when(own, move || update_toast(state.update, Callback::new(|()| offline::accept_update()))),
            when(own, move || {
                let undo = Callback::new(move |()| rest::soon(Notebook::undo, state.notebook));
                let can_undo = Signal::derive(move || state.notebook.can_undo());
                kept_toast(state.notebook.told, can_undo, undo, Route::Notes { shelf: Shelf::default() }.href())
            }),
            notice_toast(state.notice),
        )),
        div().class("vh").attr("role", "status").attr("aria-live", "polite").child(move || state.said.get()),
    )
}

fn page_of(route: &Route) -> Page {
    match route {
        Route::Landing | Route::Explore { .. } => Page::Explore,
        Route::Read { slug, query, .. } => Page::Read(slug.clone(), query.clone()),
        Route::Index { .. } => Page::Index,
        Route::Entry { id } => Page::Entry(id.clone()),
        Route::Family { id } => Page::Family(id.clone()),
        Route::Compare { .. } => Page::Compare,
        Route::Notes { .. } => Page::Notes,
        Route::Unknown { fragment } => Page::Unknown(fragment.clone()),
        embedded => {
            let mut place = embedded.href();
            place.truncate(place.find('?').unwrap_or(place.len()));
            Page::Embed(place)
        }
    }
}

/// True once the code of a page is there.
fn is_there(state: State, page: &Page) -> bool {
    matches!(page, Page::Explore | Page::Unknown(_)) || state.joined.get()
}

/// The way past the masthead. Its target is no place of the app, so the address is left alone.
fn skip() -> El {
    a().class("skip")
        .href("#main")
        .on(leptos::ev::click, |event: MouseEvent| {
            event.prevent_default();
            if let Some(main) = dom::find("#main") {
                let _ = main.focus();
            }
        })
        .child("Skip to content")
}

fn head(state: State) -> El {
    masthead(Masthead {
        corpus: state.library.volume().about().title.clone(),
        // There the heading says it.
        named: Signal::derive(move || state.located.with(|located| located.route != Route::Landing)),
        home: Route::Landing.href(),
        places: places(state),
        offline: Signal::derive(move || {
            let state = state.offline.get();
            state.label().map(|label| Badge { label, on: state == Offline::Ready })
        }),
        theme: Signal::derive(move || state.theme.get().label()),
        next_theme: Callback::new(move |()| state.theme.update(|theme| *theme = theme.next())),
        share: Callback::new(move |()| rest::soon(share::open, state)),
        help: Callback::new(|()| rest::soon(beyond::list_keys, ())),
    })
}

/// The places of the masthead; no index where there is nothing in it.
fn places(state: State) -> Vec<Place> {
    let place = |name, route: Route, here: fn(&Route) -> bool| {
        let here = Signal::derive(move || state.located.with(|located| here(&located.route)));
        Place {
            name,
            href: {
                let href = route.href();
                Signal::derive(move || href.clone())
            },
            count: Signal::derive(|| 0),
            here,
        }
    };
    let explore = Route::articles(Query::default());
    let mut places = vec![place("Explore", explore, |route| matches!(route, Route::Explore { .. }))];
    places.push(Place {
        name: "Compare",
        href: Signal::derive(move || state.compare_tray().href()),
        count: Signal::derive(move || u32::try_from(state.tray.with(Vec::len)).unwrap_or(u32::MAX)),
        here: Signal::derive(move || state.located.with(|located| matches!(located.route, Route::Compare { .. }))),
    });
    if state.library.volume().entries().next().is_some() {
        let index = Route::Index { kind: None, find: String::new(), at: String::new() };
        let inside = |route: &Route| matches!(route, Route::Index { .. } | Route::Entry { .. } | Route::Family { .. });
        places.push(place("Index", index, inside));
    }
    let notes = place("Notebook", Route::Notes { shelf: Shelf::default() }, |route| route.shelf().is_some());
    places.push(Place { count: Signal::derive(move || state.notebook.count()), ..notes });
    places
}

/// The tray, where something is in it and nothing is compared.
fn put_aside(state: State) -> impl Draw {
    let shown = move || {
        let comparing = state.located.with(|located| matches!(located.route, Route::Compare { .. }));
        !comparing && state.tray.with(|sides| !sides.is_empty())
    };
    let room = crossread_engine::SIDES;
    let change = move |change: fn(&mut Vec<Spec>, usize)| {
        Callback::new(move |at| {
            let mut sides = state.tray.get_untracked();
            change(&mut sides, at);
            state.set_tray(sides);
        })
    };
    let shown = Memo::new(move |_| shown());
    // What stands at the foot of the page stands above the tray.
    follow(move || dom::set_root("tray", shown.get().then_some("")));
    on_cleanup(|| dom::set_root("tray", None));
    when(
        move || shown.get(),
        move || {
            tray(Tray {
                slots: Signal::derive(move || state.tray.with(|sides| identities(state.library, sides))),
                room,
                compare: Signal::derive(move || state.compare_tray().href()),
                search: Signal::derive(move || state.can_search_be_side()),
                use_search: Callback::new(move |()| state.search_as_side()),
                use_rest: Callback::new(move |()| {
                    if !state.in_tray(&Spec::Rest) {
                        state.toggle_side(Spec::Rest);
                    }
                }),
                earlier: change(|sides, at| {
                    if at > 0 && at < sides.len() {
                        sides.swap(at - 1, at);
                    }
                }),
                remove: change(|sides, at| {
                    if at < sides.len() {
                        sides.remove(at);
                    }
                }),
                clear: Callback::new(move |()| state.set_tray(Vec::new())),
            })
        },
    )
}

fn colophon(state: State) -> El {
    let volume = state.library.volume();
    let size = wording::count(state.library.articles(), "article");
    let words = wording::count(volume.words(), "word");
    footer().class("page colophon").child((
        span().child("Crossread. Everything on this page is computed and kept on this device."),
        span().child(format!("Corpus fingerprint {}, {size}, {words}", volume.fingerprint())),
    ))
}

/// Keeps the title of the document.
fn title(state: State) {
    follow(move || {
        if state.ahead() || !is_there(state, &state.located.with(|located| page_of(&located.route))) {
            return;
        }
        let corpus = &state.library.volume().about().title;
        let place = match state.located.with(|located| located.route.whole()) {
            Route::Read { slug, .. } => {
                let volume = state.library.volume();
                volume.find(slug.as_str()).map(|article| wording::title(&volume.front(article)))
            }
            Route::Explore { query, .. } if !query.text.trim().is_empty() => {
                Some(format!("{} · {corpus}", query.text.trim()))
            }
            Route::Compare { .. } => Some(format!("Compare · {corpus}")),
            Route::Landing | Route::Explore { .. } => Some(corpus.clone()),
            Route::Index { .. } => Some(format!("Index · {corpus}")),
            route @ (Route::Entry { .. } | Route::Family { .. }) => rest::call(beyond::name, (state, route)),
            Route::Notes { .. } => Some("Notebook".to_owned()),
            _ => None,
        };
        document().set_title(&format!("{} · Crossread", place.unwrap_or_else(|| "Not found".to_owned())));
    });
}

/// After a change of place: back where the reader left, at the passage that the address names, or at
/// the top, with the focus on what is read first.
fn on_arrival(state: State) {
    let mut before = None;
    follow(move || {
        let arrival = state.arrival.get();
        let route = state.located.with_untracked(|located| located.route.clone());
        let page = page_of(&route);
        if !is_there(state, &page) {
            return;
        }
        let first = before.is_none();
        let same = before.as_ref() == Some(&page);
        dom::drawn(move || settle(state, &route, arrival, first, same));
        before = Some(page);
    });
}

fn settle(state: State, route: &Route, arrival: Arrival, first: bool, same: bool) {
    let named = match route {
        Route::Read { passage: Some(id), .. } => dom::find(&format!("#{id}")),
        Route::Index { at, .. } if !at.is_empty() => dom::find("[data-at]"),
        // What is looked at beside the map, which a cell far below leads to.
        Route::Explore { lens: Lens::Network(_), .. } => dom::find("[data-at]"),
        _ => None,
    };
    let left = state.place_left(route).filter(|_| arrival == Arrival::Return);
    let mut held = false;
    match (left, &named) {
        (Some(standing), _) => held = dom::stand_again(standing),
        (None, Some(element)) if matches!(route, Route::Explore { .. }) && dom::in_view(element) => {}
        (None, Some(element)) => dom::reveal(element, ScrollLogicalPosition::Start),
        // The first place is where the browser has put it, and a return to a forgotten place stays.
        (None, None) if first || same && arrival == Arrival::Return => {}
        (None, None) => dom::scroll_to(0.0),
    }
    if first || held {
        return;
    }
    match (route, named) {
        (Route::Read { passage: Some(PassageId::Body(n)), .. }, Some(_)) => focus(&format!("#p{n} .pno")),
        (_, Some(element)) => dom::focus(&element),
        _ if !same => focus("[data-heading]"),
        // A link that went with what it led away from has taken the focus along.
        _ if arrival == Arrival::New
            && document().active_element().is_none_or(|holder| holder.tag_name() == "BODY") =>
        {
            focus("[data-heading]");
        }
        _ => {}
    }
}

fn focus(selector: &str) {
    if let Some(element) = dom::find(selector) {
        dom::focus(&element);
    }
}

/// A link to the present place changes no address, so the browser tells of it by a click alone.
fn on_links(state: State) {
    EventListener::new(&document(), "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>().filter(|event| dom::plain_click(event)) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let href = target
            .and_then(|target| target.closest("a[href^='#/']:not([target])").ok().flatten())
            .and_then(|link| link.get_attribute("href"));
        let here = state.located.with_untracked(|located| located.route.href());
        if href.is_some_and(|href| href == here) && !event.default_prevented() {
            state.stay();
        }
    })
    .forget();
}
