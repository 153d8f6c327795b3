//! An article's mark and code, by which it is known everywhere.

use crate::parts::icons::mark;
use crate::view::html::{a, b, span};
use crate::view::{El, IntoAttribute};

/// By what an article is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// The number of its mark and colour, 1 to [`Identity::MARKS`]; later articles have none and
    /// keep their code. From there to [`Identity::LAST`] it is an outline without a hue, which a Side has
    /// that is no article.
    pub mark: Option<u8>,
    /// Its letters.
    pub code: String,
    /// Its title, as shown.
    pub title: String,
}

impl Identity {
    /// How many marks there are.
    pub const MARKS: u8 = 9;
    /// The number of the last outline: there is one for each Side.
    pub const LAST: u8 = 13;
}

/// The siglum as a link.
pub fn siglum(identity: &Identity, href: impl IntoAttribute) -> El {
    a().class("sig")
        .href(href)
        .attr("data-mark", identity.mark)
        .attr("title", identity.title.clone())
        .child((mark(identity.mark), b().child(identity.code.clone())))
}

/// The siglum where it leads nowhere.
pub fn siglum_here(identity: &Identity) -> El {
    span()
        .class("sig")
        .attr("data-mark", identity.mark)
        .attr("title", identity.title.clone())
        .child((mark(identity.mark), b().child(identity.code.clone())))
}
