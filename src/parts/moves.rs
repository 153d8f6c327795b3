//! What can be done with a corpus, each with an example that leads there.

use crossread_model::PassageId;

use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::{Tick, strip};
use crate::signals::Callback;
use crate::view::html::{a, code, h2, li, p, span, ul};
use crate::view::{Draw, El};
use crate::wording;

/// A search, and where in one article its hits fall.
pub struct Filter {
    /// The search, with the link to it.
    pub search: (String, String),
    /// The article, with the link to it.
    pub article: (Identity, String),
    /// Where its hits fall.
    pub hits: Vec<Tick>,
    /// Called with the passage of a hit that is clicked.
    pub jump: Callback<PassageId>,
}

/// An entry that two articles name.
pub struct Compare {
    /// The link to the comparison of the two.
    pub comparison: String,
    /// The entry, with the link to it.
    pub entry: (String, String),
    /// The articles, each with the link to it and how often it names the entry.
    pub sides: [(Identity, String, u32); 2],
}

/// The index, and an entry of it.
pub struct CrossReference {
    /// How many entries there are, with the link to them.
    pub all: (u32, String),
    /// An entry, with the link to it.
    pub entry: (String, String),
    /// The articles that name it, each with where, and the link there.
    pub places: Vec<(Identity, String, String)>,
}

/// The moves that the corpus has examples for; nothing where it has none.
pub fn moves(filter: Option<Filter>, compare: Option<Compare>, reference: Option<CrossReference>) -> Option<El> {
    let any = filter.is_some() || compare.is_some() || reference.is_some();
    any.then(|| {
        ul().class("moves").attr("aria-label", "What can be done here").child((
            filter.map(|of| {
                let (text, href) = of.search;
                let (identity, article) = of.article;
                let n = u32::try_from(of.hits.len()).unwrap_or(u32::MAX);
                let label = format!("{}: {}", identity.code, wording::count(n, "hit"));
                let example = (
                    a().href(href).child(code().child(text)),
                    siglum(&identity, article.clone()),
                    span()
                        .class("moves__s")
                        .attr("data-mark", identity.mark)
                        .child(strip(label, of.hits, of.jump).class("strip strip--art")),
                    span().class("num").child(wording::number(n)),
                );
                one(
                    "Filter",
                    "Ask for anything; see which articles have it, and where in each it falls.".view(),
                    example,
                )
            }),
            compare.map(|of| {
                let text = (
                    a().href(of.comparison).child("Lay two to four articles, entries or searches side by side"),
                    ": what both name, what only one does.",
                );
                let sides = of.sides.into_iter().map(|(identity, href, n)| {
                    siglum(&identity, href.clone()).child((" ", span().class("num").child(wording::number(n))))
                });
                let (name, entry) = of.entry;
                let example = (a().class("serif").href(entry).child(name), sides.collect::<Vec<_>>());
                one("Compare", text.view(), example)
            }),
            reference.map(|of| {
                let (n, href) = of.all;
                let text = (
                    "An ",
                    a().href(href).child(format!("index of {} people, places, ideas and more", wording::number(n))),
                    "; every paragraph number opens its sentence.",
                );
                let places = of.places.into_iter().map(|(identity, worded, href)| {
                    siglum(&identity, href.clone()).child((" ", span().class("loc").child(worded)))
                });
                let (name, entry) = of.entry;
                let example = (a().class("serif").href(entry).child(name), places.collect::<Vec<_>>());
                one("Cross-reference", text.view(), example)
            }),
        ))
    })
}

fn one(name: &'static str, text: crate::view::View, example: impl Draw) -> El {
    li().child((h2().class("serif").child(name), p().child(text), p().class("moves__x").child(example)))
}
