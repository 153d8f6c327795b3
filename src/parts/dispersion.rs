//! Where hits fall in each article, all articles to one scale of words.

use crate::signals::*;
use crossread_model::PassageId;

use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::{Tick, strip, ticks_path};
use crate::view::El;
use crate::view::html::{button, div, h2, li, ol, section, span};
use crate::view::svg::path;
use crate::wording;

/// An article's strip.
pub struct Fall {
    /// The article.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Its words,
    pub words: u32,
    /// and how much that is of the longest, 0 to 1.
    pub length: f64,
    /// The hits that are looked at.
    pub ticks: Vec<Tick>,
    /// The other hits.
    pub others: Vec<Tick>,
    /// Called with a passage when its tick is clicked.
    pub jump: Callback<PassageId>,
}

/// The strips; `more` is how many articles have none here, shown by a button that calls.
pub fn dispersion(heading: String, falls: Vec<Fall>, more: u32, grow: Callback<()>) -> El {
    let rest = (more > 0).then(|| {
        let text = format!("{} below", wording::count(more, "more article"));
        button().class("link").on(leptos::ev::click, move |_| grow.run(())).child(text)
    });
    section().class("disp").attr("aria-label", "Where the words fall").child((
        div().class("disp__head").child((
            h2().class("label").child(heading),
            span().class("label num").child("hits"),
            span().class("label num").child("words"),
        )),
        ol().children(falls.into_iter().map(row)),
        rest,
    ))
}

fn row(fall: Fall) -> El {
    let Fall { identity, href, words, length, ticks, others, jump } = fall;
    let n = u32::try_from(ticks.len()).unwrap_or(u32::MAX);
    let label = format!("{}: {}", identity.code, wording::count(n, "hit"));
    let behind = path().class("oth").attr("d", ticks_path(&others));
    let drawn = strip(label, ticks, jump).class("strip strip--art strip--full").child(behind);
    li().attr("data-mark", identity.mark).child((
        siglum(&identity, href.clone()),
        div().class("disp__s").style("--len", format!("{length:.3}")).child(drawn),
        span().class(if n == 0 { "num zero" } else { "num" }).child(wording::number(n)),
        span().class("num muted").child(wording::number(words)),
    ))
}
