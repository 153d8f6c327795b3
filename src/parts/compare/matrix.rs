//! The matrix: articles by entries; each cell is a dot as large as its count, above a strip of where in the article
//! the mentions fall, and opens its sentences.

use crate::signals::*;
use crossread_engine::{Counted, Matrix, MatrixCell};
use crossread_volume::{ArticleIx, EntryIx};
use leptos::ev::{self, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::Element;

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
        let cells =
            of.columns.iter().zip(&names.columns).zip(cells).map(|((entry, name), MatrixCell { count: n, at })| {
                let n = *n;
                if n == 0 {
                    return td().child(span().class("nil").attr("aria-label", "0").attr("role", "img").child("·"));
                }
                // The area of a dot grows with its count.
                let size = (f64::from(n) / f64::from(most)).sqrt() * 1000.0;
                let size = (size as u32).max(300);
                td().child(
                    button()
                        .class("cell")
                        .attr("data-same", format!("e{}", entry.0))
                        .attr("aria-label", format!("{name} in {}: {}", identity.code, wording::number(n)))
                        .attr("data-cell", format!("{} {}", article.0, entry.0))
                        .child((i().style("--r", size), wording::number(n), falls(at))),
                )
            });
        let head = th().attr("scope", "row").child(siglum(identity, href.clone()));
        tr().attr("data-mark", identity.mark).child(head).children(cells)
    });
    let head = tr().child(th().child(span().class("vh").child("Article"))).children(heads);
    // One listener for all cells, of which there may be thousands.
    let opens = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("[data-cell]").ok().flatten());
        if let Some(of) = cell.and_then(|cell| counted(&cell.get_attribute("data-cell")?, all)) {
            open.run(of);
        }
    };
    div()
        .class("scrolls")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Matrix")
        .child(table().class("table matrix").on(ev::click, opens).child((thead().child(head), tbody().children(rows))))
}

/// What a cell counts, by its attribute.
fn counted(cell: &str, all: bool) -> Option<Counted> {
    let (article, entry) = cell.split_once(' ')?;
    Some(Counted::Cell { article: ArticleIx(article.parse().ok()?), entry: EntryIx(entry.parse().ok()?), all })
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
