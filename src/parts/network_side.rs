//! What is said of the entry that is looked at: which articles name it, and in which sentences.

use crate::parts::quoted::{Quoted, quotes};
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, aside, details, h2, h3, li, p, span, summary, ul};
use crate::wording;

/// So many sentences are shown before the others are asked for.
const AT_ONCE: usize = 3;

/// An entry as it is looked at.
pub struct Looked {
    /// True where the reader has asked for it, and is led to it.
    pub asked: bool,
    /// What it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The link to its page.
    pub href: String,
    /// What it means or does.
    pub definition: Option<String>,
    /// The articles that name it: how often, the link to the sentences, and whether these are shown.
    pub articles: Vec<(Identity, u32, String, bool)>,
    /// The sentences of the article that is shown.
    pub sentences: Vec<Quoted>,
}

/// The entry; or how to look at one.
pub fn network_side(of: Option<Looked>) -> El {
    let side = aside().class("netside").attr("aria-label", "The entry that is looked at");
    let Some(of) = of else {
        return side.child(p().class("muted").child("Choose an entry, a line or a cell to read its sentences."));
    };
    let most = of.articles.iter().map(|(_, n, ..)| *n).max().unwrap_or(1).max(1);
    let bars = of.articles.into_iter().map(|(identity, n, href, shown)| {
        let part = f64::from(n) / f64::from(most);
        let label = format!("{}: {}", identity.code, wording::count(n, "mention"));
        li().attr("data-mark", identity.mark).child((
            siglum(&identity, href.clone()).attr("aria-label", label).attr("aria-current", shown.then_some("true")),
            span().class("netbar").style("--part", format!("{part:.3}")),
            span().class("num").child(wording::number(n)),
        ))
    });
    let mut sentences = of.sentences;
    let rest = sentences.split_off(sentences.len().min(AT_ONCE));
    let more = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let rest = (more > 0).then(|| {
        let says = format!("{} more", wording::number(more));
        details().class("netrest").child((summary().class("link").child(says), quotes(rest)))
    });
    let heading = if of.asked { h2().attr("tabindex", "-1").attr("data-at", "") } else { h2() };
    side.child((
        p().class("label").child(of.kind),
        heading.child(of.name),
        of.definition.map(|definition| p().child(definition)),
        ul().class("netbars").children(bars),
        h3().class("label").child("Where it is named"),
        quotes(sentences),
        rest,
        p().class("acts").child(a().class("link").href(of.href).child("Open the entry")),
    ))
}
