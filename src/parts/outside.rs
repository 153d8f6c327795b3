//! *Just outside*: articles that one filter alone keeps out, with the filter.

use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, h2, li, section, span, ul};
use crate::wording;

/// An article just outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Which it is.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Why it is outside.
    pub but: String,
    /// The language of its title, as a tag.
    pub language: String,
}

/// What a filter keeps out.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What the filter is called: `Kind: Report`.
    pub filter: String,
    /// The first articles.
    pub near: Vec<Near>,
    /// How many more there are.
    pub more: u32,
    /// The link to the query without the filter.
    pub href: String,
}

/// The list; nothing where nothing is near.
pub fn outside(kept: Vec<Kept>) -> Option<El> {
    (!kept.is_empty()).then(|| {
        let rows = kept.into_iter().flat_map(|kept| {
            let more = (kept.more > 0).then(|| {
                let text = format!("{} more without {}", wording::number(kept.more), kept.filter);
                li().class("outside__more").child(a().class("link").href(kept.href).child(text))
            });
            kept.near.into_iter().map(row).chain(more)
        });
        section()
            .class("outside")
            .attr("aria-label", "Just outside this selection")
            .child((h2().class("label").child("Just outside this selection"), ul().children(rows)))
    })
}

fn row(near: Near) -> El {
    let href = near.href.clone();
    li().child((
        siglum(&near.identity, href.clone()),
        a().class("serif").href(near.href).attr("lang", near.language).child(near.identity.title.clone()),
        span().class("muted").child(wording::capital(&near.but)),
    ))
}
