//! Compare: two to four Sides held against one another. Everything that is shown is in the address.

mod export;
mod figures;
mod glance;
mod later;
pub(crate) mod matrix;
pub(crate) mod named;
pub(crate) mod passages;
mod reading;
mod same;
mod saving;
pub(crate) mod sides;
mod words;

use std::rc::Rc;

use crate::signals::*;
use crossread_engine::{Comparison, Counted, Query, Spec};
use leptos::prelude::window;

use self::later::Later;
use crate::address::Arrival;
use crate::dom;
use crate::pages::identities;
use crate::parts::compare::heads::{Moves, heads};
use crate::parts::compare::sentences::{Found, SENTENCES, sentences};
use crate::parts::icons::icon;
use crate::parts::siglum::Identity;
use crate::route::{Comparing, Route};
use crate::state::State;
use crate::view::html::{a, button, div, h1, main, nav, p};
use crate::view::{Draw, El, View};

/// What the parts of the page are made from. Copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    pub(super) state: State,
    pub(super) comparing: Memo<Comparing>,
    comparison: StoredValue<Rc<Comparison<'static>>>,
    identities: StoredValue<Vec<Identity>>,
    pub(crate) found: RwSignal<Found>,
}

impl Held {
    /// Holds the Sides against one another. Linear in the passages of the corpus.
    pub(crate) fn new(state: State, comparing: Memo<Comparing>, specs: &[Spec]) -> Self {
        Self {
            state,
            comparing,
            identities: StoredValue::new(identities(state.library, specs)),
            found: RwSignal::new(Found::default()),
            comparison: StoredValue::new(Rc::new(state.library.engine().compare(specs))),
        }
    }

    /// The comparison.
    pub(crate) fn comparison(self) -> Rc<Comparison<'static>> {
        self.comparison.get_value()
    }

    /// By what each Side is known.
    pub(crate) fn identities(self) -> Vec<Identity> {
        self.identities.get_value()
    }

    /// Goes to the same comparison, shown in another way.
    pub(super) fn show(self, change: impl FnOnce(&mut Comparing)) {
        let mut comparing = self.comparing.get_untracked();
        change(&mut comparing);
        let route = self.state.located.with_untracked(|located| located.route.with_comparing(comparing));
        self.state.revisit(route);
    }

    /// Opens the sentences behind a count.
    pub(crate) fn open(self) -> Callback<Counted> {
        Callback::new(move |counted| {
            self.found.set(passages::found(self, counted));
            dom::open_dialog(SENTENCES);
        })
    }
}

/// The page.
pub fn compare(state: State) -> El {
    let (comparing, sides) = asked(state);
    let page = main().class("page cmp").attr("id", "main").attr("tabindex", "-1");
    same::light(&page);
    saving::saving(&page, state);
    page.child(move || {
        let specs = sides.get();
        if specs.len() < 2 { start(state, specs).view() } else { compared(state, comparing, &specs) }
    })
}

/// What the address compares, and the Sides of it.
pub(crate) fn asked(state: State) -> (Memo<Comparing>, Memo<Vec<Spec>>) {
    let comparing =
        Memo::new(move |_| state.located.with(|located| located.route.comparing().cloned()).unwrap_or_default());
    (comparing, Memo::new(move |_| comparing.with(|comparing| comparing.sides.clone())))
}

/// What is shown while there is nothing to compare.
fn start(state: State, specs: Vec<Spec>) -> El {
    let all = Route::articles(Query::default()).href();
    let rest = (specs.len() == 1).then(|| {
        let sides = specs.iter().cloned().chain([Spec::Rest]).collect();
        a().class("btn").href(Route::comparison(sides).href()).child("Compare it with the rest of the corpus")
    });
    let says = "A comparison has two to four Sides: articles, entries of the index, searches, or the rest of the \
                corpus. Put them into the tray from results and articles, with the key c.";
    div().class("cmp__top").child((
        div().child((
            p().class("label").child("Compare"),
            h1().class("serif").attr("tabindex", "-1").attr("data-heading", "").child("Nothing to compare yet"),
            p().child(says),
            state
                .located
                .with(|located| located.notes.clone())
                .into_iter()
                .map(|note| p().child(note))
                .collect::<Vec<_>>(),
        )),
        div().class("cmp__tools").child((rest, a().class("btn").href(all).child("To the articles"))),
    ))
}

fn compared(state: State, comparing: Memo<Comparing>, specs: &[Spec]) -> View {
    let held = Held::new(state, comparing, specs);
    let comparison = held.comparison();
    let n = specs.len().to_string();
    let open = held.open();
    let moved = move |change: fn(&mut Vec<Spec>, usize)| {
        Callback::new(move |at| held.show(|comparing| change(&mut comparing.sides, at)))
    };
    let earlier = moved(|sides, at| {
        if at > 0 && at < sides.len() {
            sides.swap(at - 1, at);
        }
    });
    let remove = moved(|sides, at| {
        if at < sides.len() {
            sides.remove(at);
        }
    });
    let named = comparison.named(named::SHOWN);
    let common = named.common(specs.len());
    let duo = reading::section(held);
    let later = Later::new(stays(state));
    let whole = later.clone();
    let view = (
        div().class("cmp__top").child((
            div().child((
                p().class("label").child("Compare"),
                h1().class("serif")
                    .attr("tabindex", "-1")
                    .attr("data-heading", "")
                    .child(sides::heading(specs, common)),
                sides::remarks(held, open),
            )),
            tools(held, &later),
        )),
        contents(held, duo.is_some(), &later),
        heads(&sides::heads(held), Some(Moves { earlier, remove })).style("--n", n.clone()),
        (glance::section(held), named::section(held, &named, &later, open), words::section(held, &later, open)),
        (passages::section(held, &later), duo, figures::section(held, &later)),
        matrix::section(held, &later, open),
        sentences(held.found.into()),
    )
        .view();
    whole.begin();
    view
}

/// True where the page is to stand where it stood, which only the whole of it can say: for those who come back, and for
/// those who change a Side far down.
fn stays(state: State) -> bool {
    let returns = state.arrival.get_untracked() == Arrival::Return;
    returns && (dom::scrolled() > 0.0 || state.located.with_untracked(|at| state.place_left(&at.route).is_some()))
}

/// The ways to the sections, to the two texts beside one another where there are two. They are no places of the app, so
/// the address is left alone; but the texts are laid open.
fn contents(held: Held, duo: bool, later: &Later) -> El {
    let sections = [
        ("c1", "At a glance"),
        ("c2", "Named"),
        ("c3", "Words"),
        ("c4", "Passages"),
        (reading::ID, "Read side by side"),
        ("c5", "Figures"),
        ("c6", "Matrix"),
    ];
    let there = move |(id, _): &(&str, _)| duo || *id != reading::ID;
    let links = sections.into_iter().filter(there).map(|(id, name)| {
        let later = later.clone();
        let go = move || {
            if let Some(section) = dom::find(&format!("#{id}")) {
                // It begins below the heads, which stay in view and are as high as they need to be.
                let heads = dom::find(".cmp__heads").map_or(0, |heads| heads.offset_height());
                let _ = section.style().set_property("--heads", &format!("{heads}px"));
                section.scroll_into_view();
                dom::focus(&section);
            }
        };
        button()
            .on(leptos::ev::click, move |_| {
                // Where a section begins is known when all before it are drawn.
                later.all();
                if id == reading::ID && !held.comparing.with_untracked(|comparing| comparing.reading) {
                    held.show(|comparing| comparing.reading = true);
                    // Its texts are drawn first, and the place is stood in again.
                    dom::drawn(move || dom::drawn(go));
                } else {
                    dom::drawn(go);
                }
            })
            .child(name)
    });
    nav().class("cmp__nav").attr("aria-label", "Sections of the comparison").children(links)
}

fn tools(held: Held, later: &Later) -> El {
    let tool = |name: &'static str, label: &'static str, run: fn(Held)| {
        button().class("btn").on(leptos::ev::click, move |_| run(held)).child((icon(name), label))
    };
    let more = Route::articles(Query::default()).href();
    let add = a()
        .class("btn")
        .href(more)
        .on(leptos::ev::click, move |_| held.state.set_tray(held.comparing.get_untracked().sides))
        .child((icon("plus"), "Choose others"));
    let later = later.clone();
    let print = button().class("btn").on(leptos::ev::click, move |_| {
        later.all();
        dom::drawn(|| drop(window().print()));
    });
    let print = print.child((icon("print"), "Print"));
    div().class("cmp__tools").child((
        add,
        tool("cite", "Copy citation", export::copy_citation),
        tool("down", "CSV", export::save_csv),
        tool("down", "Markdown", export::save_markdown),
        print,
    ))
}

/// A length as shown.
pub(super) fn len(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
