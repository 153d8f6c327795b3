//! When nothing is found: what was asked, what may have been meant, and which filter to loosen.

use crate::parts::meant::{Meant, one};
use crate::signals::*;
use crate::view::El;
use crate::view::html::{button, div, li, p, span, ul};

/// A way to more.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What it does: `Drop Place: Scotland`.
    pub name: String,
    /// What it brings: `8 more articles`.
    pub brings: String,
}

/// The state; `take` is called with the number of the way taken.
pub fn empty(heading: String, meant: Vec<Meant>, ways: Vec<Way>, take: Callback<usize>) -> El {
    let label = |i, text| span().class("label").child(if i == 0 { text } else { "" });
    let loosen = if meant.is_empty() { "Loosen" } else { "Or loosen" };
    let meant = meant.into_iter().enumerate().map(|(i, meant)| li().child((label(i, "Did you mean"), one(meant))));
    let ways = ways.into_iter().enumerate().map(|(i, way)| {
        li().child((
            label(i, loosen),
            button().class("link").on(leptos::ev::click, move |_| take.run(i)).child(way.name),
            span().class("muted").child(way.brings),
        ))
    });
    let rows = ul().class("empty__l").children(meant).children(ways);
    div().class("empty").child((p().class("serif empty__t").child(heading), rows))
}
