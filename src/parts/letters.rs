//! The letters of a list in the order of the alphabet, each a way to where its headings begin.

use crate::view::El;
use crate::view::html::{a, nav, span};

/// A letter, with the link to its headings where there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub name: String,
    /// The link.
    pub href: Option<String>,
}

/// The letters. One without headings is dimmed, and not read out.
pub fn letters(all: Vec<Letter>) -> El {
    let each = all.into_iter().map(|letter| match letter.href {
        Some(href) => a().href(href).child(letter.name),
        None => span().attr("aria-hidden", "true").child(letter.name),
    });
    nav().class("letters").attr("aria-label", "Letters").children(each)
}
