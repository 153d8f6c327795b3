//! The table of aspects of rivals: aspects in rows, rivals in columns. Locators open their passages
//! under the table's row.

use crate::dom;
use crate::parts::icons::mark;
use crate::parts::quoted::{Quoted, quotes};
use crate::parts::result::{Put, put_box};
use crate::parts::siglum::Identity;
use crate::signals::*;
use crate::view::El;
use crate::view::html::{a, b, button, div, p, span, table, tbody, td, th, thead, tr};
use crate::view::{Draw, View};

/// The table.
pub struct Aspects {
    /// The rivals, each with its link; the first is the page's own where that has none.
    pub rivals: Vec<(String, Option<String>)>,
    /// For each whether it is put aside to be compared, and what puts it there or takes it back; empty where none can
    /// be.
    pub ticks: Vec<Put>,
    /// The rows.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// The passages of a locator, by its number.
    pub passages: Callback<u32, Vec<Quoted>>,
}

/// What a rival has of an aspect.
pub enum Cell {
    /// Nothing is said.
    Nothing,
    /// What is said.
    Said(String),
    /// Where it is said, by article.
    Where(Vec<Places>),
}

/// The places in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The article.
    pub identity: Identity,
    /// Each place as worded, with the number of its locator.
    pub places: Vec<(String, u32)>,
}

/// The table, with `class` beside that of every table.
pub fn aspects(of: Aspects, class: &'static str) -> El {
    let open = RwSignal::new(None::<u32>);
    let names: Vec<String> = of.rivals.iter().map(|(name, _)| name.clone()).collect();
    let columns = u32::try_from(names.len() + 1).unwrap_or(u32::MAX);
    let mut ticks = of.ticks.into_iter();
    let heads = of.rivals.into_iter().map(move |(name, href)| {
        let tick = ticks.next().map(|put| put_box(&put, &name));
        let name = match href {
            Some(href) => a().class("serif").href(href).child(name),
            None => span().class("serif").child(name),
        };
        th().attr("scope", "col").child((name, tick))
    });
    let passages = of.passages;
    let rows = of.rows.into_iter().map(|(label, cells)| {
        let located = cells.iter().any(|cell| matches!(cell, Cell::Where(_)));
        let cells = names.iter().zip(cells).map(|(name, of)| cell(name.clone(), of, open));
        let opened = located.then_some(move || open.get().map(|number| opened(columns, passages.run(number), open)));
        (tr().child(th().attr("scope", "row").child(label)).children(cells), opened)
    });
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked().is_some() {
            shut(open);
        }
    };
    table().class(class).on(leptos::ev::keydown, escape).child((
        thead().child(tr().child(td().child(span().class("vh").child("Aspect"))).children(heads)),
        tbody().children(rows),
    ))
}

fn cell(rival: String, of: Cell, open: RwSignal<Option<u32>>) -> El {
    let cell = td().attr("data-label", rival);
    match of {
        Cell::Nothing => cell.class("none").child(span().class("muted").child("nothing said")),
        Cell::Said(text) => cell.child(text),
        Cell::Where(all) => cell.children(all.into_iter().map(|places| located(places, open))),
    }
}

fn located(of: Places, open: RwSignal<Option<u32>>) -> El {
    let Identity { mark: number, code, title } = of.identity;
    let each = of.places.into_iter().enumerate().map(|(i, (worded, locator))| {
        let sign: View = if i == 0 { (mark(number), b().child(code.clone()), " ").view() } else { "".view() };
        button()
            .class("sig")
            .attr("title", title.clone())
            .attr("aria-label", format!("{code} {worded}"))
            .attr("aria-expanded", move || if open.get() == Some(locator) { "true" } else { "false" })
            .on(leptos::ev::click, move |_| {
                open.update(|open| *open = if *open == Some(locator) { None } else { Some(locator) });
            })
            .child((sign, span().class("loc").child(worded)))
    });
    span().class("locset").attr("data-mark", number).children(each)
}

/// Closes what is open. What had the focus may go with it; the focus returns to the locator.
fn shut(open: RwSignal<Option<u32>>) {
    let from = dom::find("[aria-expanded='true'].sig");
    open.set(None);
    if let Some(from) = from {
        let _ = from.focus();
    }
}

fn opened(columns: u32, passages: Vec<Quoted>, open: RwSignal<Option<u32>>) -> El {
    let close = move |_| shut(open);
    let first = passages.first();
    let mark = first.and_then(|first| first.identity.mark);
    let read = first.map(|first| a().class("link").href(first.href.clone()).child("Read it in place"));
    let end = p().class("acts").child((read, button().class("link").on(leptos::ev::click, close).child("Close")));
    let inside = div().class("fx__in").attr("data-mark", mark).child((quotes(passages), end));
    tr().class("fx").child(td().attr("colspan", columns).child(inside))
}
