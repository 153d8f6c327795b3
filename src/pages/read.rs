//! Read: one article, every paragraph with its number, the hits of the query that led here.

mod against;
mod article;
mod cards;
pub mod notes;
mod place;

use crossread_engine::{Query, Spec};
use crossread_model::{PassageId, Slug};
use leptos::prelude::{document, window};
use web_sys::{MouseEvent, ScrollLogicalPosition};

use crate::dom;
use crate::links;
use crate::notice::Notice;
use crate::pages::cite::Citing;
use crate::pages::missing::no_article;
use crate::pages::notebook;
use crate::parts::cite_box::{CITE, cite_box, quote_box};
use crate::parts::marked::{MarkBox, marked};
use crate::parts::minimap::Minimap;
use crate::parts::outline::outline;
use crate::parts::read_bar::{ReadBar, read_bar};
use crate::parts::related::related;
use crate::route::Route;
use crate::signals::*;
use crate::state::{Mark, State};
use crate::view::html::{div, main};
use crate::view::{Draw, View, follow};

use self::article::Article;

/// The page of an article.
pub fn read(state: State, slug: Slug, query: Query) -> View {
    let Some(article) = Article::open(state, &slug, &query) else {
        return no_article(state, slug.as_str()).view();
    };
    notes::marks(state, slug.clone());
    let place = place::follow(article.paragraphs());
    let route = move |passage| Route::Read { slug: slug.clone(), passage, query: query.clone() };
    let results = state.seen(state.query.get_untracked());
    let back = (!state.query.with_untracked(Query::is_empty)).then(|| {
        let href = results.href();
        let click = Callback::new(move |event: MouseEvent| {
            if dom::plain_click(&event) {
                event.prevent_default();
                state.revisit(results.clone());
            }
        });
        (href, click)
    });
    let here = {
        let route = route.clone();
        Callback::new(move |()| {
            let at = place.get_untracked().0;
            let passage = (at > 1).then_some(PassageId::Body(at));
            copy_link(state, &route(passage));
        })
    };
    let at = Signal::derive(move || place.get().0);
    let hits = article.ticks();
    let map = (!hits.is_empty()).then(|| Minimap {
        hits,
        starts: article.starts(),
        at,
        go: Callback::new(|n: u32| {
            if let Some(passage) = dom::find(&format!("#p{n}")) {
                dom::reveal(&passage, ScrollLogicalPosition::Start);
            }
        }),
    });
    let citing = Citing::new(state, article.front().clone());
    let bar = read_bar(ReadBar {
        identity: article.identity(),
        top: route(None).href(),
        back,
        place,
        map,
        language: article.language(),
        hits: article.asked().then(|| article.hits()),
        step: Callback::new(move |forward| step((state, forward))),
        put: {
            let spec = Spec::Article(article.front().slug.to_string());
            let own = spec.clone();
            let inside = Signal::derive(move || state.in_tray(&own));
            (inside, Callback::new(move |()| state.toggle_side(spec.clone())))
        },
        cite: Callback::new(|()| dom::open_dialog(CITE)),
        note: Callback::new(move |()| notebook::note_here(state)),
        save: Callback::new(move |()| notebook::save_here((state, None))),
        copy: here,
        print: Callback::new(|()| drop(window().print())),
        resize: Callback::new(move |larger| {
            state.text_size.update(|size| *size = if larger { size.larger() } else { size.smaller() });
        }),
    });
    let sections = article.sections(&route);
    let sections = (sections.len() > 1).then(|| outline(sections, at, article.terms(), article.language()));
    let side = div().class("readside").child((sections, marked(marks(state, article.asked()))));
    let related = related(against::against(state, &article.front().slug));
    let target = Memo::new(move |_| match state.located.with(|located| located.route.clone()) {
        Route::Read { passage, .. } => passage,
        _ => None,
    });
    say_missing(state, target, article.ids());
    let refused = RwSignal::new(String::new());
    let citations = (cite_box(citing.cite_box()), quote_box(refused.into()));
    let texts = article.texts();
    let copy = Callback::new(move |id: PassageId| {
        if let Some(text) = texts.get(&id) {
            citing.copy(id, text, refused);
        }
    });
    (
        bar,
        main()
            .class("page read")
            .attr("id", "main")
            .attr("tabindex", "-1")
            .attr("data-mark", article.identity().mark)
            .child((side, article.view(&route, target, copy).child(related))),
        citations,
    )
        .view()
}

/// A box for each kind of mark; hits only where something was asked for.
fn marks(state: State, asked: bool) -> Vec<MarkBox> {
    let mut boxes = Vec::new();
    for mark in Mark::ALL.into_iter().filter(|mark| asked || *mark != Mark::Hits) {
        boxes.push(MarkBox {
            label: match mark {
                Mark::Names => "Names and concepts",
                Mark::Hits => "Query hits",
                Mark::Elsewhere => "Also in other articles",
            },
            on: Signal::derive(move || !state.unmarked.get().has(mark)),
            toggle: Callback::new(move |()| state.unmarked.update(|unmarked| *unmarked = unmarked.toggled(mark))),
        });
    }
    boxes
}

/// Says so where the address names a passage that the article does not have.
fn say_missing(state: State, target: Memo<Option<PassageId>>, ids: Vec<PassageId>) {
    follow(move || {
        if let Some(id) = target.get().filter(|id| !ids.contains(id)) {
            let last = ids.iter().rev().find_map(|id| id.number()).unwrap_or(0);
            let notice = match id.number() {
                Some(n) => format!("There is no paragraph {n} here; the last is {last}. The text may have changed."),
                None => format!("There is no part “{id}” here. The text may have changed."),
            };
            state.notice.set(Some(Notice::staying(notice)));
        }
    });
}

/// Goes to the next or previous hit, or mention of an entry where nothing was asked for: from the one that
/// has the focus, or else from what is in view.
pub fn step((state, forward): (State, bool)) {
    // A card that stands has hits of its own.
    let (mut hits, mut noun) = (dom::all(".art mark[data-hit]:not(.hovercard *)"), "Hit");
    if hits.is_empty() {
        (hits, noun) = (dom::all(".art__body .ent"), "Mention");
    }
    if hits.is_empty() {
        return;
    }
    let focused = document().active_element();
    let current = hits.iter().position(|hit| focused.as_ref() == Some(hit.as_ref()));
    let last = hits.len() - 1;
    let next = match (current, forward) {
        (Some(i), true) => {
            if i == last {
                0
            } else {
                i + 1
            }
        }
        (Some(i), false) => {
            if i == 0 {
                last
            } else {
                i - 1
            }
        }
        (None, true) => hits.iter().position(|hit| hit.get_bounding_client_rect().top() > 0.0).unwrap_or(0),
        (None, false) => hits.iter().rposition(|hit| hit.get_bounding_client_rect().top() < 0.0).unwrap_or(last),
    };
    if let Some(hit) = hits.get(next) {
        // A card finds its place by where its word then is.
        dom::reveal(hit, ScrollLogicalPosition::Center);
        dom::focus(hit);
        state.said.set(format!("{noun} {} of {}", next + 1, hits.len()));
    }
}

/// Copies the whole address of a place; where the browser refuses, shows it.
fn copy_link(state: State, route: &Route) {
    let page = window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let address = format!("{page}{}", links::lasting(route, state.library.volume()));
    let shown = address.clone();
    dom::copy(&address, move |copied| {
        state.notice.set(Some(if copied {
            Notice::passing("The link is copied.")
        } else {
            Notice::staying(format!("Copy this link: {shown}"))
        }));
    });
}
