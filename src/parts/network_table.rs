//! A network as a table: entries in rows, articles in columns, in each cell how often.

use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, caption, div, i, span, table, tbody, td, th, thead, tr};
use crate::wording;

/// A row of the table.
pub struct TableEntry {
    /// The entry's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The heading above it, where its kind begins.
    pub heading: Option<String>,
    /// The link by which it is looked at.
    pub href: String,
    /// For each article how often it names the entry, with the link to its sentences.
    pub cells: Vec<Option<(u32, String)>>,
    /// How often all selected articles do.
    pub mentions: u32,
    /// True while it is looked at.
    pub chosen: Box<dyn Fn() -> bool>,
}

/// The table; articles come with the links to them.
pub fn network_table(articles: Vec<(Identity, String)>, entries: Vec<TableEntry>) -> El {
    let columns = articles.len() + 2;
    let heads = articles.iter().map(|(identity, href)| {
        let href = href.clone();
        th().attr("scope", "col").child(siglum(identity, href.clone()))
    });
    let head = tr().child(th().attr("scope", "col").child("Entry")).children(heads);
    let head = thead().child(head.child(th().attr("scope", "col").class("num").child("All")));
    let most = entries.iter().flat_map(|entry| entry.cells.iter().flatten()).map(|(n, _)| *n).max().unwrap_or(1);
    let rows = entries.into_iter().map(|entry| {
        let heading = entry.heading.clone().map(|heading| {
            tr().class("mh")
                .child(th().attr("colspan", columns.to_string()).attr("scope", "colgroup").child(span().child(heading)))
        });
        (heading, row(entry, &articles, most))
    });
    div().class("netwrap").attr("tabindex", "0").attr("role", "region").attr("aria-label", "Table").child(
        table().class("table netmatrix").child((
            caption().class("vh").child("How often each article names each entry"),
            head,
            tbody().children(rows),
        )),
    )
}

fn row(entry: TableEntry, articles: &[(Identity, String)], most: u32) -> El {
    let name = entry.name.clone();
    let cells = entry.cells.into_iter().zip(articles).map(|(cell, (identity, _))| match cell {
        Some((n, href)) => {
            let label = format!("{name} in {}: {}", identity.code, wording::count(n, "mention"));
            // Areas grow with numbers.
            let size = (f64::from(n) / f64::from(most)).sqrt().max(0.3);
            td().child(
                a().class("netcell")
                    .attr("data-mark", identity.mark)
                    .href(href)
                    .attr("aria-label", label)
                    .child((i().style("--r", format!("{size:.2}")), wording::number(n))),
            )
        }
        None => td().class("nil").child("·"),
    });
    let chosen = entry.chosen;
    tr().attr("aria-current", move || chosen().then_some("true")).attr("data-row", entry.id).child((
        th().attr("scope", "row").child(a().href(entry.href).child(entry.name)),
        cells.collect::<Vec<_>>(),
        td().class("num").child(wording::number(entry.mentions)),
    ))
}
