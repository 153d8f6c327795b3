//! Compare: two to four Sides held against one another. Everything that is shown is in the address.

mod export;
mod figures;
mod glance;
mod named;
mod passages;
mod reading;
mod same;
mod sides;
mod words;

use std::rc::Rc;

use crate::signals::*;
use crossread_engine::{Comparison, Counted, MatrixOrder, Query, Spec};
use crossread_model::EntryType;
use leptos::prelude::window;

use crate::dom;
use crate::pages::identity;
use crate::parts::compare::heads::heads;
use crate::parts::compare::matrix::{Names, matrix};
use crate::parts::compare::sentences::{Found, SENTENCES, sentences};
use crate::parts::compare::{chapter, switch};
use crate::parts::icons::icon;
use crate::parts::siglum::Identity;
use crate::route::{Comparing, Route, order, order_name};
use crate::state::State;
use crate::view::html::{a, button, div, h1, label, main, nav, option, p, select};
use crate::view::{Draw, El, View};
use crate::wording;

pub(crate) use self::sides::identities;

/// What the parts of the page are made from. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) state: State,
    pub(super) comparing: Memo<Comparing>,
    comparison: StoredValue<Rc<Comparison<'static>>>,
    identities: StoredValue<Vec<Identity>>,
    pub(super) found: RwSignal<Found>,
}

impl Held {
    pub(super) fn comparison(self) -> Rc<Comparison<'static>> {
        self.comparison.get_value()
    }

    pub(super) fn identities(self) -> Vec<Identity> {
        self.identities.get_value()
    }

    /// Goes to the same comparison, shown in another way.
    pub(super) fn show(self, change: impl FnOnce(&mut Comparing)) {
        let mut comparing = self.comparing.get_untracked();
        change(&mut comparing);
        self.state.revisit(Route::Compare { comparing: Box::new(comparing) });
    }

    /// Opens the sentences behind a count.
    fn open(self) -> Callback<Counted> {
        Callback::new(move |counted| {
            self.found.set(passages::found(self, counted));
            dom::open_dialog(SENTENCES);
        })
    }
}

/// The page.
pub fn compare(state: State) -> El {
    let comparing = Memo::new(move |_| {
        state.located.with(|located| match &located.route {
            Route::Compare { comparing } => (**comparing).clone(),
            _ => Comparing::default(),
        })
    });
    let sides = Memo::new(move |_| comparing.with(|comparing| comparing.sides.clone()));
    let page = main().class("page cmp").attr("id", "main").attr("tabindex", "-1");
    same::light(&page);
    page.child(move || {
        let specs = sides.get();
        if specs.len() < 2 { start(state, specs).view() } else { compared(state, comparing, &specs) }
    })
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
    let comparison = Rc::new(state.library.engine().compare(specs));
    let identities = identities(state.library, specs);
    let n = specs.len().to_string();
    let held = Held {
        state,
        comparing,
        identities: StoredValue::new(identities),
        found: RwSignal::new(Found::default()),
        comparison: StoredValue::new(comparison.clone()),
    };
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
    (
        div().class("cmp__top").child((
            div().child((
                p().class("label").child("Compare"),
                h1().class("serif")
                    .attr("tabindex", "-1")
                    .attr("data-heading", "")
                    .child(sides::heading(specs, common)),
                sides::remarks(held, open),
            )),
            tools(held),
        )),
        contents(),
        heads(&sides::heads(held), earlier, remove).style("--n", move || n.clone()),
        (glance::section(held), named::section(held, &named, open), words::section(held, open)),
        (passages::section(held), reading::section(held), figures::section(held)),
        matrix_section(held, open),
        sentences(held.found.into()),
    )
        .view()
}

/// The ways to the sections. They are no places of the app, so the address is left alone.
fn contents() -> El {
    let sections = [
        ("c1", "At a glance"),
        ("c2", "Named"),
        ("c3", "Words"),
        ("c4", "Passages"),
        ("c5", "Figures"),
        ("c6", "Matrix"),
    ];
    let links = sections.into_iter().map(|(id, name)| {
        button()
            .on(leptos::ev::click, move |_| {
                if let Some(section) = dom::find(&format!("#{id}")) {
                    section.scroll_into_view();
                    dom::focus(&section);
                }
            })
            .child(name)
    });
    nav().class("cmp__nav").attr("aria-label", "Sections of the comparison").children(links)
}

fn tools(held: Held) -> El {
    let tool = |name: &'static str, label: &'static str, run: fn(Held)| {
        button().class("btn").on(leptos::ev::click, move |_| run(held)).child((icon(name), label))
    };
    let more = Route::articles(Query::default()).href();
    let add = a()
        .class("btn")
        .href(more)
        .on(leptos::ev::click, move |_| held.state.set_tray(held.comparing.get_untracked().sides))
        .child((icon("plus"), "Add or change"));
    div().class("cmp__tools").child((
        add,
        tool("cite", "Copy citation", export::copy_citation),
        tool("down", "CSV", export::save_csv),
        tool("down", "Markdown", export::save_markdown),
        tool("print", "Print", |_| drop(window().print())),
    ))
}

fn matrix_section(held: Held, open: Callback<Counted>) -> El {
    let shown = move || {
        let Comparing { matrix: kind, whole, rows, columns, .. } = held.comparing.get();
        let comparison = held.comparison();
        let mut of = comparison.matrix(kind, whole);
        of.arrange(rows, columns);
        let volume = held.state.library.volume();
        let row = |article: &crossread_volume::ArticleIx| {
            let front = volume.front(*article);
            let href = Route::Read { slug: front.slug.clone(), passage: None, query: Query::default() }.href();
            (identity(*article, &front), href)
        };
        let names = Names {
            rows: of.rows.iter().map(row).collect(),
            columns: of.columns.iter().map(|entry| volume.entry(*entry).map(|e| e.name).unwrap_or_default()).collect(),
        };
        let kinds = EntryType::ALL.into_iter().map(|each| (each.name(), wording::entry_type(each, true)));
        let orders = |of: MatrixOrder| {
            let all = [
                (MatrixOrder::Alike, "what is alike together"),
                (MatrixOrder::Count, "most first"),
                (MatrixOrder::Name, "by name"),
            ];
            (order_name(of), all.map(|(order, says)| (order_name(order), says.to_owned())).to_vec())
        };
        let (row_order, rows_by) = orders(rows);
        let (column_order, columns_by) = orders(columns);
        let note = format!(
            "{} of {} and {} of {}; each count opens its sentences",
            wording::number(len(of.rows.len())),
            wording::count(of.articles, "article"),
            wording::number(len(of.columns.len())),
            if of.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", wording::number(of.entries)) },
        );
        (
            div().class("sets").child((
                choice("Entries", kind.name(), kinds.collect(), move |name| {
                    if let Ok(kind) = name.parse::<EntryType>() {
                        held.show(|comparing| comparing.matrix = kind);
                    }
                }),
                choice("Rows", row_order, rows_by, move |name| {
                    if let Some(order) = order(name) {
                        held.show(|comparing| comparing.rows = order);
                    }
                }),
                choice("Columns", column_order, columns_by, move |name| {
                    if let Some(order) = order(name) {
                        held.show(|comparing| comparing.columns = order);
                    }
                }),
                switch("The whole corpus", whole, move || held.show(|comparing| comparing.whole = !whole)),
                p().class("muted").child(note),
            )),
            matrix(&of, &names, whole, open),
        )
    };
    chapter("c6", "Matrix", "Articles by entries; a cell counts mentions".to_owned(), shown)
}

/// A choice among a few.
fn choice(
    name: &'static str,
    chosen: &'static str,
    all: Vec<(&'static str, String)>,
    run: impl Fn(&str) + 'static,
) -> El {
    let options = all.into_iter().map(|(value, says)| {
        let on = value == chosen;
        option().attr("value", value).attr("selected", on).child(says)
    });
    label().class("select").child((
        name,
        " ",
        select().on(leptos::ev::change, move |event| run(&dom::value(&event))).children(options),
        icon("caret"),
    ))
}

/// A length as shown.
pub(super) fn len(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
