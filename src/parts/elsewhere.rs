//! The margin beside a passage: where other articles speak of the same. A locator shows its passage on
//! hover and focus, and opens it there, beside the text and not instead of it.

use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, div, li, span, ul};
use crate::view::{Draw, View};

/// A subject, and where other articles speak of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// What they share: words, or the name of an entry.
    pub what: String,
    /// The link to the entry, where it is one.
    pub href: Option<String>,
    /// Where, the best first.
    pub places: Vec<Place>,
}

/// A place in another article.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The article.
    pub identity: Identity,
    /// The passage: `¶4`.
    pub at: String,
    /// The link to it.
    pub href: String,
    /// By what its card is asked for.
    pub card: String,
}

/// The class of what holds the passages that were opened in a margin.
pub const OPENED: &str = "xref__open";

/// The margin beside paragraph `n`; nothing where nobody else speaks of the same.
pub fn elsewhere(n: u32, rows: Vec<Elsewhere>) -> Option<El> {
    (!rows.is_empty()).then(|| {
        let label = format!("Also in other articles, paragraph {n}");
        div()
            .class("xref")
            .attr("role", "group")
            .attr("aria-label", label)
            .child((ul().children(rows.into_iter().map(row)), div().class(OPENED)))
    })
}

fn row(row: Elsewhere) -> El {
    let what: View = match row.href {
        Some(href) => a().href(href).child(row.what).view(),
        None => row.what.view(),
    };
    li().child((span().class("w").child(what), span().class("l").children(row.places.into_iter().map(locator))))
}

/// An article's siglum with a passage, as a link that has a card.
fn locator(place: Place) -> El {
    let href = place.href;
    siglum(&place.identity, href.clone())
        .attr("data-card", place.card)
        .attr("aria-expanded", "false")
        .child((" ", span().class("loc").child(place.at)))
}
