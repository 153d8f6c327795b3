//! Passages as they are quoted elsewhere than in their article: where each stands, who speaks, and its
//! words, marked.

use crate::parts::inline::{Piece, inline};
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{div, li, ol, p, span};

/// A passage, or sentences of it.
pub struct Quoted {
    /// The article.
    pub identity: Identity,
    /// The passage as it is pointed at: `¶7`.
    pub sign: String,
    /// The link to it.
    pub href: String,
    /// Who speaks there.
    pub speaker: Option<String>,
    /// The language of its text, as a tag, and the direction in which that is written.
    pub language: (String, &'static str),
    /// The stretches that are quoted; what stands between two is left out.
    pub stretches: Vec<Vec<Piece>>,
}

/// A list of passages.
pub fn quotes(all: Vec<Quoted>) -> El {
    ol().class("quotes").children(all.into_iter().map(quoted))
}

/// A passage of a list.
pub fn quoted(of: Quoted) -> El {
    let (lang, dir) = of.language;
    let place = siglum(&of.identity, of.href.clone()).child((" ", span().class("loc").child(of.sign)));
    let speaker = of.speaker.map(|name| span().class("who").child(name));
    let text =
        of.stretches.into_iter().enumerate().map(|(i, pieces)| (if i == 0 { "" } else { " … " }, inline(pieces)));
    li().class("quote")
        .attr("data-mark", of.identity.mark)
        .child((div().child((place, speaker)), p().class("serif").attr("lang", lang).attr("dir", dir).children(text)))
}
