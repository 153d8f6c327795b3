//! What to read against an article: others that name much of what it names.

use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, div, h2, h3, li, ol, p, section};

/// An article to read against the one that is read.
pub struct Related {
    /// Mark, code and title.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Who wrote it, and where and when it appeared.
    pub byline: String,
    /// Names that both have, with the links to their entries; what few articles name comes first.
    pub names: Vec<(String, String)>,
    /// How many entries both name, and the link to the comparison that shows them.
    pub shared: (String, String),
}

/// The articles under their heading; nothing where no other shares a name.
pub fn related(rows: Vec<Related>) -> Option<El> {
    (!rows.is_empty()).then(|| {
        section().class("related").attr("aria-labelledby", "related").child((
            h2().class("label").attr("id", "related").child("Read against it"),
            ol().children(rows.into_iter().map(row)),
        ))
    })
}

fn row(of: Related) -> El {
    let Related { identity, href, byline, names, shared: (count, compare) } = of;
    let (to, title) = (href.clone(), identity.title.clone());
    let last = names.len().saturating_sub(1);
    let names =
        names.into_iter().enumerate().map(|(i, (name, href))| (a().href(href).child(name), (i < last).then_some(", ")));
    let body = div().child((
        h3().child(a().href(href).child(title)),
        p().class("byline").child(byline),
        p().class("muted").child("Both name ").children(names),
    ));
    let against = a().class("related__c").href(compare).child(count);
    li().attr("data-mark", identity.mark).child((siglum(&identity, move || to.clone()), body, against))
}
