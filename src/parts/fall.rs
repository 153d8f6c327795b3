//! Where something falls: a strip for each article, from its first word to its last.

use crossread_model::PassageId;

use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::{Tick, strip};
use crate::signals::*;
use crate::view::El;
use crate::view::html::{button, h2, li, ol, section, span};
use crate::view::when;
use crate::wording;

/// An article with what falls in it.
pub struct Fall {
    /// The article.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Where.
    pub ticks: Vec<Tick>,
    /// Called with the passage of a tick that is clicked.
    pub jump: Callback<PassageId>,
}

/// So many articles are shown at first.
const FIRST: usize = 24;

/// The strips; `what` is one of what falls.
pub fn fall(all: usize, what: &'static str, each: impl Fn(usize) -> Fall + Clone + 'static) -> El {
    let whole = RwSignal::new(false);
    let rows = {
        let each = each.clone();
        (0..all.min(FIRST)).map(move |i| row(what, each(i)))
    };
    let rest = when(
        move || whole.get(),
        move || {
            let each = each.clone();
            (FIRST..all).map(move |i| row(what, each(i))).collect::<Vec<_>>()
        },
    );
    let more = when(
        move || all > FIRST && !whole.get(),
        move || {
            let text = format!("All {}", wording::count(u32::try_from(all).unwrap_or(u32::MAX), "article"));
            button().class("link").on(leptos::ev::click, move |_| whole.set(true)).child(text)
        },
    );
    section().child((h2().class("label").child("Where it falls"), ol().class("edisp").children(rows).child(rest), more))
}

fn row(what: &str, of: Fall) -> El {
    let n = u32::try_from(of.ticks.len()).unwrap_or(u32::MAX);
    let label = format!("{}: {}", of.identity.code, wording::count(n, what));
    let number = if n == 0 { "–".to_owned() } else { wording::number(n) };
    li().class(if n == 0 { "none" } else { "" }).attr("data-mark", of.identity.mark).child((
        siglum(&of.identity, of.href.clone()),
        strip(label, of.ticks, of.jump).class("strip strip--art"),
        span().class("num").child(number),
    ))
}
