//! The matrix: articles by entries; each cell is a dot as large as its count, above a strip of where in the article
//! the mentions fall, and opens its sentences.

use crate::signals::*;
use crossread_engine::{Counted, Matrix, MatrixCell};
use leptos::ev;

use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::marks;
use crate::view::El;
use crate::view::html::{button, div, i, span, table, tbody, td, th, thead, tr};
use crate::view::svg::{path, svg};
use crate::wording;

/// The names of rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The articles, each with the link to it.
    pub rows: Vec<(Identity, String)>,
    /// The entries.
    pub columns: Vec<String>,
}

/// The table. `all` asks for the sentences of the whole corpus.
pub fn matrix(of: &Matrix, names: &Names, all: bool, open: Callback<Counted>) -> El {
    let most = of.cells.iter().flatten().map(|cell| cell.count).max().unwrap_or(1).max(1);
    let heads = of.columns.iter().zip(&names.columns).map(|(entry, name)| {
        th().attr("scope", "col").attr("data-same", format!("e{}", entry.0)).child(span().child(name.clone()))
    });
    let rows = of.rows.iter().zip(&names.rows).zip(&of.cells).map(|((article, (identity, href)), cells)| {
        let href = href.clone();
        let cells =
            of.columns.iter().zip(&names.columns).zip(cells).map(|((entry, name), MatrixCell { count: n, at })| {
                let n = *n;
                if n == 0 {
                    return td().child(span().class("nil").attr("aria-label", "0").attr("role", "img").child("·"));
                }
                let counted = Counted::Cell { article: *article, entry: *entry, all };
                // The area of a dot grows with its count.
                let size = (f64::from(n) / f64::from(most)).sqrt() * 1000.0;
                let size = (size as u32).max(300);
                td().child(
                    button()
                        .class("cell")
                        .attr("data-same", format!("e{}", entry.0))
                        .attr("aria-label", format!("{name} in {}: {}", identity.code, wording::number(n)))
                        .on(ev::click, move |_| open.run(counted))
                        .child((i().style("--r", move || size.to_string()), wording::number(n), falls(at))),
                )
            });
        let head = th().attr("scope", "row").child(siglum(identity, move || href.clone()));
        tr().attr("data-mark", identity.mark).child(head).children(cells)
    });
    let head = tr().child(th().child(span().class("vh").child("Article"))).children(heads);
    div()
        .class("scrolls")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Matrix")
        .child(table().class("table matrix").child((thead().child(head), tbody().children(rows))))
}

/// The strip of a cell; what it shows is heard as the cell's count.
fn falls(at: &[u16]) -> El {
    svg()
        .class("cell__s")
        .attr("viewBox", "0 0 1000 18")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(path().attr("d", marks(at.iter().copied())))
}
