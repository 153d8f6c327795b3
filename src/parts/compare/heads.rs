//! The Sides, each with its colour, mark and code; they stay in view.

use crate::signals::*;
use leptos::ev;

use crate::parts::icons::icon;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, button, div, h2, p, span};

/// A Side as it is headed.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Colour, mark, code and title.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Who, where and when, or how much.
    pub byline: String,
    /// What could not be found.
    pub notes: Vec<String>,
}

/// What can be done with the Sides, where anything can.
#[derive(Clone, Copy)]
pub struct Moves {
    /// Moves a Side a place forward.
    pub earlier: Callback<usize>,
    /// Takes it out.
    pub remove: Callback<usize>,
}

/// The heads.
pub fn heads(all: &[Head], moves: Option<Moves>) -> El {
    let heads = all.iter().enumerate().map(|(at, head)| {
        let Head { identity, href, byline, notes } = head.clone();
        let code = identity.code.clone();
        let tool = |label: String, name: &'static str, run: Callback<usize>| {
            button()
                .class("btn btn--bare btn--sq")
                .attr("aria-label", label)
                .on(ev::click, move |_| run.run(at))
                .child(icon(name))
        };
        let (to, title) = (href.clone(), identity.title.clone());
        div().class("ch").attr("data-mark", identity.mark).child((
            div().class("ch__sig").child((
                siglum(&identity, to.clone()),
                moves.map(|Moves { earlier, remove }| {
                    span().class("ch__acts").child((
                        (at > 0).then(|| tool(format!("Move {code} forward"), "back", earlier)),
                        tool(format!("Take {code} out"), "x", remove),
                    ))
                }),
            )),
            h2().class("serif").child(a().href(href).child(title)),
            p().class("byline").child(byline),
            notes.into_iter().map(|note| p().class("ch__note").attr("role", "status").child(note)).collect::<Vec<_>>(),
        ))
    });
    div().class("cmp__heads").child(span().class("ch ch--k").attr("aria-hidden", "true")).children(heads)
}
