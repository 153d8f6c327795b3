//! A passage opened in place: its whole text with what was found in it, and the way to it.

use crossread_engine::Span;

use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, div, p, span};

/// A passage as it is shown in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The article.
    pub identity: Identity,
    /// The number of the passage, as `¶7`.
    pub sign: String,
    /// Its text.
    pub text: String,
    /// What is marked in it.
    pub hits: Vec<Span>,
    /// The link to it.
    pub href: String,
    /// The language of the text, as a tag, and its direction.
    pub language: (String, &'static str),
}

/// The passage.
pub fn opened(of: Opened) -> El {
    let Opened { identity, sign, text, hits, href, language: (lang, dir) } = of;
    let read = a().class("link").href(href.clone()).attr("aria-label", format!("Read in place: {}", identity.title));
    div().class("opened").attr("data-mark", identity.mark).child((
        p().class("serif").attr("lang", lang).attr("dir", dir).child(hits_only(&text, &hits)),
        p().class("acts").child((
            siglum(&identity, href.clone()).child(span().class("loc").child(sign)),
            read.child("Read in place"),
        )),
    ))
}
