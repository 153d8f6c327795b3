//! At a glance: a row for each thing that is said of every Side.

use crate::parts::siglum::Identity;
use crate::view::El;
use crate::view::html::{table, tbody, td, th, thead, tr};

/// A row: its label, and what is said of each Side.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is said.
    pub label: String,
    /// Of each Side; empty where nothing is.
    pub cells: Vec<String>,
    /// True for words of the index, set as text.
    pub text: bool,
}

impl Row {
    /// True where all Sides are alike.
    pub fn is_equal(&self) -> bool {
        self.cells.windows(2).all(|two| matches!(two, [a, b] if a == b))
    }
}

/// The table.
pub fn glance(sides: &[Identity], rows: &[Row]) -> El {
    let head = tr().child(td()).children(sides.iter().map(|side| th().child(side.code.clone())));
    let rows = rows.iter().map(|row| {
        let cells = row.cells.iter().zip(sides).map(|(cell, side)| {
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
            .child(if missing { "nothing said".to_owned() } else { cell.clone() })
        });
        let class = if row.is_equal() { "is-equal" } else { "" };
        tr().class(class).child(th().attr("scope", "row").child(row.label.clone())).children(cells)
    });
    table().class("table glance").child((thead().class("vh").child(head), tbody().children(rows)))
}
