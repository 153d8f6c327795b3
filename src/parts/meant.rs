//! *Did you mean*: other queries, each a link with the number of its articles.

use crate::view::html::{a, p, span};
use crate::view::{Draw, El};
use crate::wording;

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Its text.
    pub text: String,
    /// The link to it.
    pub href: String,
    /// How many articles it selects.
    pub articles: u32,
}

/// All of them in one line; nothing where there are none.
pub fn meant(all: Vec<Meant>) -> Option<El> {
    (!all.is_empty()).then(|| {
        p().class("meant").child(span().class("label").child("Did you mean")).children(all.into_iter().map(one))
    })
}

/// One of them.
pub fn one(meant: Meant) -> impl Draw {
    span().class("meant__one").child((
        a().class("link").href(meant.href).child(meant.text),
        span().class("muted").child(wording::count(meant.articles, "article")),
    ))
}
