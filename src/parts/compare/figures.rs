//! Figures side by side, a row for each kind and unit.

use crate::parts::siglum::Identity;
use crate::view::El;
use crate::view::html::{a, b, li, span, table, tbody, td, th, tr, ul};
use crate::wording;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its value, and how the text words it.
    pub value: [String; 2],
    /// What it counts.
    pub what: String,
    /// The link to its passage.
    pub href: String,
}

/// The figures of one kind and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are.
    pub label: String,
    /// For each Side how many there are, and those that are shown.
    pub sides: Vec<(u32, Vec<Figure>)>,
}

/// The table.
pub fn figures(sides: &[Identity], groups: &[Group]) -> El {
    let rows = groups.iter().map(|group| {
        let cells = sides.iter().zip(&group.sides).map(|(side, (count, shown))| {
            let cell = td().attr("data-mark", side.mark).attr("data-label", side.code.clone());
            if shown.is_empty() {
                return cell.child(span().class("muted").child("none"));
            }
            let rows = shown.iter().map(|Figure { value: [value, worded], what, href }| {
                let link = a().href(href.clone()).attr("title", worded.clone()).child(value.clone());
                li().child((b().child(link), span().child(what.clone())))
            });
            let rest = count.saturating_sub(u32::try_from(shown.len()).unwrap_or(u32::MAX));
            let more = (rest > 0)
                .then(|| li().child((b(), span().class("muted").child(format!("and {} more", wording::number(rest))))));
            cell.child(ul().class("fl").children(rows).child(more))
        });
        tr().child(th().attr("scope", "row").child(group.label.clone())).children(cells)
    });
    table().class("table glance figcmp").child(tbody().children(rows))
}
