//! An article's mark and code, by which it is known everywhere.

use leptos::html::{a, b, span};
use leptos::prelude::*;

use crate::parts::icons::mark;

/// By what an article is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// The number of its mark and colour, 1 to [`Identity::MARKS`]; later articles have none and
    /// keep their code.
    pub mark: Option<u8>,
    /// Its letters.
    pub code: String,
    /// Its title, as shown.
    pub title: String,
}

impl Identity {
    /// How many marks there are.
    pub const MARKS: u8 = 9;
}

/// The siglum as a link.
pub fn siglum<F>(identity: &Identity, href: F) -> impl IntoView + use<F>
where
    F: Fn() -> String + Send + Sync + 'static,
{
    a().class("sig")
        .href(href)
        .attr("data-mark", identity.mark)
        .attr("title", identity.title.clone())
        .child((mark(identity.mark), b().child(identity.code.clone())))
}

/// The siglum where it leads nowhere.
pub fn siglum_here(identity: &Identity) -> impl IntoView + use<> {
    span()
        .class("sig")
        .attr("data-mark", identity.mark)
        .attr("title", identity.title.clone())
        .child((mark(identity.mark), b().child(identity.code.clone())))
}
