//! What an entry is, in short.

use crossread_engine::{Query, Spec, letter_of};
use crossread_model::{Entry, EntryType, FigureKind};
use crossread_volume::EntryIx;

use crate::dom;
use crate::pages::leads::index_href;
use crate::parts::cite_box::CITE;
use crate::parts::crumbs::crumbs;
use crate::parts::icons::icon;
use crate::route::{Lens, LinesLens, NetworkLens, Route};
use crate::state::{Library, State};
use crate::view::html::{a, button, dd, div, dl, dt, em, h1, header, p};
use crate::view::{Draw, El, View};
use crate::wording;

/// The head of the page.
pub(super) fn head(state: State, at: EntryIx, entry: &Entry) -> impl Draw {
    let letter = letter_of(&entry.sort);
    let way = vec![("Index".to_owned(), index_href("")), (letter.clone(), index_href(&letter))];
    let heading = h1().class("serif").attr("tabindex", "-1").attr("data-heading", "").child(name(entry));
    let definition = entry.definition.clone().map(|text| p().class("edef serif").child(text));
    let aliases: Vec<String> = entry.aliases.iter().filter(|alias| **alias != entry.name).cloned().collect();
    let aliases =
        (!aliases.is_empty()).then(|| p().class("muted").child(format!("Also named {}", wording::list(&aliases))));
    let parts = (!entry.parts.is_empty()).then(|| {
        let steps: Vec<String> = entry.parts.iter().zip(1..).map(|(part, n)| format!("({n}) {part}")).collect();
        p().class("serif eparts").child(format!("Its steps: {}.", steps.join("; ")))
    });
    let cite = button()
        .class("btn btn--bare")
        .on(leptos::ev::click, |_| dom::open_dialog(CITE))
        .child((icon("cite"), "Cite entry"));
    let led = |href: String, sign: Option<&'static str>, name: &'static str| {
        a().class("btn").href(href).child((sign.map(icon), name))
    };
    let lines = lines_href(state.library, at, entry).map(|href| led(href, Some("search"), "Find all lines"));
    let filter = filter(state, at, entry);
    let shared = filter.clone().filter(|_| state.library.engine().locators(at).len() > 1).map(|query| {
        let lens = Lens::Network(NetworkLens { entry: entry.id.clone(), ..NetworkLens::default() });
        led(Route::Explore { query, lens }.href(), None, "Show in the network")
    });
    let filter = filter.map(|query| led(Route::articles(query).href(), Some("filter"), "Filter by this"));
    let title = div().child((
        p().class("label").child(wording::entry_type(entry.kind, false)),
        heading,
        definition,
        parts,
        aliases,
        p().class("acts").child((lines, filter, shared, compare(state, entry), cite)),
    ));
    (crumbs(way), header().class("ehead").child((title, facts(state, at))))
}

/// What the entry is called, as it is set.
pub(crate) fn name(entry: &Entry) -> View {
    let name = entry.name.clone();
    if entry.kind == EntryType::Work { em().child(name).view() } else { name.view() }
}

/// The button that puts the entry into the tray, or takes it out.
fn compare(state: State, entry: &Entry) -> El {
    let spec = Spec::Entry(entry.id.clone());
    let own = spec.clone();
    button()
        .class("btn btn--bare")
        .attr("aria-pressed", move || if state.in_tray(&own) { "true" } else { "false" })
        .on(leptos::ev::click, move |_| state.toggle_side(spec.clone()))
        .child((icon("compare"), "Compare"))
}

/// The query for the articles that name an entry: its value in a facet, or where no facet lists it the
/// field. None where no article names it.
fn filter(state: State, at: EntryIx, entry: &Entry) -> Option<Query> {
    if let Some(choice) = state.library.engine().choice_of(at) {
        return Some(Query { facets: vec![choice], ..Query::default() });
    }
    if state.library.volume().mention_count(at) == 0 {
        return None;
    }
    let name = entry.name.replace('"', "");
    Some(Query::of_text(format!("{}:\"{name}\"", entry.kind.facet())))
}

/// The link to the lines that name an entry, by whatever name. None where no article names it.
pub(crate) fn lines_href(library: Library, at: EntryIx, entry: &Entry) -> Option<String> {
    let lens = Lens::Lines(LinesLens { entry: entry.id.clone(), ..LinesLens::default() });
    let route = Route::Explore { query: Query::default(), lens };
    (library.volume().mention_count(at) > 0).then(|| route.href())
}

/// How often and where, in numbers. Each has its sentences further down the page.
pub(crate) fn facts(state: State, at: EntryIx) -> El {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let number = |n: usize| wording::number(u32::try_from(n).unwrap_or(u32::MAX));
    let articles: Vec<_> = engine.locators(at).into_iter().map(|found| found.article).collect();
    let first = articles.iter().filter_map(|article| volume.dates().get(article.0 as usize).copied().flatten()).min();
    let figures = engine.figures_beside(at);
    let figures = match figures.as_slice() {
        [] => None,
        // One that says something by itself is told, several are counted.
        [(passage, figure)] if figure.reading.kind != FigureKind::Count => {
            let text = volume.text(*passage).get(figure.start as usize..figure.end as usize).unwrap_or_default();
            Some(("Figure", wording::figure_value(&figure.reading, text)))
        }
        several => Some(("Figures", number(several.len()))),
    };
    let fact = |name: &'static str, value: String| div().child((dt().child(name), dd().child(value)));
    dl().class("efacts").child((
        fact("Mentions", number(volume.mentions(at).len())),
        fact("Articles", format!("{} of {}", number(articles.len()), number(volume.len()))),
        // Articles without a date may name it before.
        first.map(|first| fact("First dated", wording::day(first))),
        figures.map(|(name, value)| fact(name, value)),
    ))
}
