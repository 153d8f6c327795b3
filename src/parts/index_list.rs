//! The headings of an index under their letters, each with its locators.

use crate::parts::icons::mark;
use crate::parts::siglum::Identity;
use crate::view::El;
use crate::view::html::{a, b, div, em, h2, li, section, span, ul};
use crate::wording;

/// The headings under one letter.
pub struct Letter {
    /// The letter.
    pub name: String,
    /// True where this is the place that was asked for.
    pub sought: bool,
    /// The headings.
    pub rows: Vec<Row>,
}

/// A heading.
pub struct Row {
    /// Its name.
    pub name: String,
    /// The link to the entry.
    pub href: String,
    /// True for a title, which is set in italics.
    pub title: bool,
    /// True where many articles name it.
    pub many: bool,
    /// True where it only sends to the heading in use, whose name is then the one reference.
    pub see: bool,
    /// True where this is the place that was asked for.
    pub sought: bool,
    /// Where it is named, by article.
    pub locators: Vec<Located>,
    /// How many more articles name it.
    pub more: u32,
    /// The headings that it refers to, with their links.
    pub references: Vec<(String, String)>,
}

/// The places in one article.
pub struct Located {
    /// The article.
    pub identity: Identity,
    /// Each place as worded, with its link.
    pub places: Vec<(String, String)>,
}

/// The list.
pub fn index_list(letters: Vec<Letter>) -> El {
    div().class("ixcols").children(letters.into_iter().map(letter))
}

fn letter(of: Letter) -> El {
    let heading = h2().child(of.name);
    let heading = if of.sought { heading.attr("data-at", "").attr("tabindex", "-1") } else { heading };
    section().class("ixg").child((heading, ul().children(of.rows.into_iter().map(row))))
}

fn row(of: Row) -> El {
    let link = a().href(of.href.clone());
    let link = if of.title { link.child(em().child(of.name)) } else { link.child(of.name) };
    let link = if of.sought { link.attr("data-at", "") } else { link };
    let references = (!of.references.is_empty()).then(|| references(of.see, of.references));
    let more = (of.more > 0).then(|| {
        let text = format!("and in {}", wording::count(of.more, "more article"));
        a().class("lo").href(of.href).child(text)
    });
    let class = match (of.see, of.many) {
        (true, _) => "ix ix--see",
        (false, true) => "ix ix--many",
        (false, false) => "ix",
    };
    let located = of.locators.into_iter().map(located);
    li().class(class).child(span().class("nm").child(link)).children(located).child((more, references))
}

fn located(of: Located) -> El {
    let code = of.identity.code.clone();
    let mut places = of.places.into_iter().map(|(worded, href)| {
        let name = format!("{code} {worded}");
        a().href(href).attr("aria-label", name).child(worded)
    });
    // A code at the end of a line with its number on the next could be read as another heading's.
    let sign = span().class("nowrap").attr("title", of.identity.title).child((
        mark(of.identity.mark),
        b().child(of.identity.code),
        " ",
        places.next(),
    ));
    let places: Vec<_> = places.map(|place| (", ", place)).collect();
    span().class("lo").attr("data-mark", of.identity.mark).child(sign).children(places)
}

fn references(see: bool, all: Vec<(String, String)>) -> El {
    let each = all
        .into_iter()
        .enumerate()
        .map(|(i, (name, href))| (if i == 0 { " " } else { ", " }, a().href(href).child(name)));
    span().class("see").child(em().child(if see { "see" } else { "see also" })).children(each)
}
