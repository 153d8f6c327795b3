//! At a glance: a row for each thing that is said of every Side.

use crate::parts::aspects::Places;
use crate::parts::icons::mark;
use crate::parts::siglum::Identity;
use crate::signals::*;
use crate::view::html::{b, button, span, table, tbody, td, th, thead, tr};
use crate::view::{Draw, El};

/// A row: its label, and what is said of each Side.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is said.
    pub label: String,
    /// Of each Side; empty where nothing is.
    pub cells: Vec<String>,
    /// True for words of the index, set as text.
    pub text: bool,
    /// Where it is said, of each Side that says only that.
    pub places: Vec<Vec<Places>>,
}

impl Row {
    /// True where all Sides are alike.
    pub fn is_equal(&self) -> bool {
        self.cells.windows(2).all(|two| matches!(two, [a, b] if a == b))
    }
}

/// The table; `open` is called with the number of a place.
pub fn glance(sides: &[Identity], rows: &[Row], open: Callback<u32>) -> El {
    let head = tr().child(td()).children(sides.iter().map(|side| th().child(side.code.clone())));
    let rows = rows.iter().map(|row| {
        let cells = row.cells.iter().zip(sides).enumerate().map(|(at, (cell, side))| {
            let missing = cell.is_empty();
            td().class(if missing {
                "muted"
            } else if row.text {
                "q"
            } else {
                ""
            })
            .attr("data-label", side.code.clone())
            .attr("data-mark", side.mark)
            .child(match row.places.get(at) {
                Some(places) if !places.is_empty() => {
                    places.iter().map(|of| located(of, open)).collect::<Vec<_>>().view()
                }
                _ if missing => "nothing said".view(),
                _ => cell.clone().view(),
            })
        });
        let class = if row.is_equal() { "is-equal" } else { "" };
        tr().class(class).child(th().attr("scope", "row").child(row.label.clone())).children(cells)
    });
    table().class("table glance").child((thead().class("vh").child(head), tbody().children(rows)))
}

/// The places in an article, each of which opens.
fn located(of: &Places, open: Callback<u32>) -> El {
    let Identity { mark: number, code, title } = &of.identity;
    let each = of.places.iter().enumerate().map(|(at, (worded, place))| {
        let (sign, place) = ((at == 0).then(|| (mark(*number), b().child(code.clone()), " ")), *place);
        button()
            .class("sig")
            .attr("title", title.clone())
            .attr("aria-label", format!("{code} {worded}"))
            .on(leptos::ev::click, move |_| open.run(place))
            .child((sign, span().class("loc").child(worded.clone())))
    });
    span().class("locset").attr("data-mark", *number).children(each)
}
