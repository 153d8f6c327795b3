//! The matrix of a comparison: which entries, and in which order.

use crossread_engine::{Counted, MatrixOrder, Query};
use crossread_model::EntryType;

use super::later::Later;
use super::{Held, len};
use crate::dom;
use crate::pages::identity;
use crate::parts::compare::matrix::{Names, matrix};
use crate::parts::compare::switch;
use crate::parts::icons::icon;
use crate::route::{Comparing, Route, order, order_name};
use crate::signals::*;
use crate::view::html::{div, label, option, p, select};
use crate::view::{Draw, El};
use crate::wording;

/// The section.
pub(super) fn section(held: Held, later: &Later, open: Callback<Counted>) -> El {
    let tools = move || {
        let Comparing { whole, rows, columns, .. } = held.comparing.get();
        vec![
            ordered("Rows", rows, move |order| held.show(|comparing| comparing.rows = order)),
            ordered("Columns", columns, move |order| held.show(|comparing| comparing.columns = order)),
            switch("The whole corpus", whole, move || held.show(|comparing| comparing.whole = !whole)),
        ]
    };
    let note = "Articles by entries; a cell counts mentions";
    later.section("c6", "Matrix", move || (note.to_owned(), shown(held, open, tools).view()))
}

/// The matrix below the choice of its entries, beside which stand `tools`; of all articles where there are no Sides.
pub(crate) fn shown(held: Held, open: Callback<Counted>, tools: impl Fn() -> Vec<El> + 'static) -> impl Draw {
    move || {
        let Comparing { sides, matrix: kind, whole, rows, columns, .. } = held.comparing.get();
        let whole = whole || sides.is_empty();
        let mut of = held.comparison().matrix(kind, whole);
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
                tools(),
                p().class("muted").child(note),
            )),
            matrix(&of, &names, whole, open),
        )
    }
}

/// A choice among the orders.
fn ordered(name: &'static str, chosen: MatrixOrder, run: impl Fn(MatrixOrder) + 'static) -> El {
    let all = [
        (MatrixOrder::Alike, "what is alike together"),
        (MatrixOrder::Count, "most first"),
        (MatrixOrder::Name, "by name"),
    ];
    let all = all.map(|(order, says)| (order_name(order), says.to_owned())).to_vec();
    choice(name, order_name(chosen), all, move |name| {
        if let Some(order) = order(name) {
            run(order);
        }
    })
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
