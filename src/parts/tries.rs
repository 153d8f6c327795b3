//! Searches to try.

use crate::view::El;
use crate::view::html::{a, code, div, h2, li, span, ul};

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// Its text.
    pub text: String,
    /// What it is an example of.
    pub what: &'static str,
    /// What it brings: `2 articles`.
    pub brings: String,
    /// The link to it.
    pub href: String,
}

/// The searches.
pub fn tries(all: Vec<Try>) -> El {
    let rows = all.into_iter().map(|of| {
        let link = a().href(of.href).child(code().child(of.text));
        li().child((link, span().child(of.what), span().class("muted").child(of.brings)))
    });
    div().class("tries").child((h2().class("label").child("Try"), ul().children(rows)))
}
