//! What cards say: of an entry that the text names, and of a passage that another article has.

use crossread_engine::Snippet;

use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, blockquote, div, footer, li, p, span, ul};
use crate::wording;

/// An entry as a card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryCard {
    /// What it is: `Person`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its definition or role.
    pub told: Option<String>,
    /// The articles that name it, how often, and the link to the first place of each.
    pub articles: Vec<(Identity, u32, String)>,
    /// Its other places.
    pub places: Vec<Stretch>,
    /// How many mentions in how many articles, and the link to the entry's page, which has them.
    pub all: (String, String),
    /// The link to the lines in which it is named, where any of its names is written there.
    pub lines: Option<String>,
}

/// A stretch of a passage with what is marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The article.
    pub identity: Identity,
    /// The passage: `¶4`.
    pub at: String,
    /// The link to it.
    pub href: String,
    /// The language of the text, as a tag.
    pub language: String,
    /// The stretch.
    pub snippet: Snippet,
}

/// The card of an entry.
pub fn entry_card(of: EntryCard) -> El {
    let most = of.articles.iter().map(|(_, n, _)| *n).max().unwrap_or(0).max(1);
    let tally = of.articles.into_iter().map(|(identity, n, href)| {
        li().attr("data-mark", identity.mark).child((
            siglum(&identity, href.clone()),
            span().class("ln").style("inline-size", move || format!("{}%", n * 100 / most)),
            span().class("num").child(wording::number(n)),
        ))
    });
    let tally = ul().class("tally").children(tally);
    div().class("card").child((
        p().class("label").child(of.kind),
        p().class("card__h").child(of.name),
        of.told.map(|told| p().class("card__told").child(told)),
        tally,
        ul().class("card__places").children(of.places.into_iter().map(|place| li().child(stretch(place)))),
        footer().class("acts").child((
            a().class("link").href(of.all.1).child("Open the entry"),
            of.lines.map(|href| a().class("link").href(href).child("Find all lines")),
            span().class("muted").child(of.all.0),
        )),
    ))
}

/// The card of a passage: its text, and what it shares with the one beside it.
pub fn passage_card(title: String, shared: String, place: Stretch) -> El {
    let language = place.language.clone();
    div().class("card").child((
        p().class("serif card__t").attr("lang", language).child(title),
        stretch(place),
        p().class("card__why").child(shared),
    ))
}

fn stretch(place: Stretch) -> El {
    let href = place.href;
    div().class("stretch").child((
        siglum(&place.identity, href.clone()).child((" ", span().class("loc").child(place.at))),
        blockquote().attr("lang", place.language).child(hits_only(&place.snippet.text, &place.snippet.spans)),
    ))
}
