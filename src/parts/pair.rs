//! Two articles side by side, and what both name: the way into a comparison.

use crate::parts::icons::icon;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, div, h3, i, li, p, span, ul};
use crate::wording;

/// An article of the two.
pub struct Side {
    /// Colour, mark, code and title.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// Who wrote it, and where and when it appeared.
    pub byline: [String; 2],
    /// The line below its title.
    pub dek: Option<String>,
}

/// An entry that both name.
pub struct Shared {
    /// What it is called.
    pub name: String,
    /// The link to it, where its sentences are.
    pub href: String,
    /// How often each names it.
    pub counts: [u32; 2],
}

/// Two articles.
pub struct Two {
    /// The articles.
    pub sides: [Side; 2],
    /// The entry that these two name most, and no other does.
    pub telling: Shared,
    /// What both name, the most first.
    pub shared: Vec<Shared>,
    /// The link to their comparison.
    pub href: String,
}

/// The two, what both name between them, and the way to the comparison.
pub fn two(of: Two) -> El {
    let Two { sides, shared, href, .. } = of;
    let marks = [sides[0].identity.mark, sides[1].identity.mark];
    let most = shared.iter().flat_map(|shared| shared.counts).max().unwrap_or(1).max(1);
    let bar = |side: usize, n: u32| {
        let share = (u64::from(n) * 1000 / u64::from(most)) as u32;
        i().attr("data-mark", marks[side]).style("--w", share.max(60))
    };
    let rows = shared.into_iter().map(|Shared { name, href, counts: [left, right] }| {
        let number = |n: u32| span().class("num").child(wording::number(n));
        li().child((
            a().class("vs__n").href(href).child(name),
            span().class("pair").child((number(left), bar(0, left), bar(1, right), number(right))),
        ))
    });
    let both = div().class("vs__b").child((span().class("label").child("both name"), ul().children(rows)));
    let [first, second] = sides.map(head);
    let open = a().class("btn btn--primary").href(href).child((icon("compare"), "Open the comparison"));
    div().class("ready").child((
        div().class("ready__two").child((first, both, second)),
        p().class("acts").child((open, span().class("muted").child("or tick two to four articles below"))),
    ))
}

fn head(side: Side) -> El {
    let Side { identity, href, byline: [authors, origin], dek } = side;
    let (to, title) = (href.clone(), identity.title.clone());
    div().class("ch").attr("data-mark", identity.mark).child((
        siglum(&identity, to.clone()),
        h3().class("serif").child(a().href(href).child(title)),
        p().class("byline").child(authors),
        p().class("byline").child(origin),
        dek.map(|dek| p().class("serif ready__d").child(dek)),
    ))
}
