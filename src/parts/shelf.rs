//! The shelf: articles in one line each, with a strip as long as the article.

use crossread_model::{PassageId, decimal};

use crate::parts::result::{Entry, Put, length, put_box};
use crate::parts::siglum::siglum;
use crate::parts::strip::{Tick, strip};
use crate::signals::*;
use crate::view::El;
use crate::view::html::{a, div, li, ol, p, span, time};
use crate::wording;

/// An article on the shelf.
pub struct Book {
    /// What is said of it.
    pub entry: Entry,
    /// The link to it.
    pub href: String,
    /// How long it is, of the longest on the shelf: 0 to 1.
    pub length: f64,
    /// The paragraphs that are marked on its strip.
    pub ticks: Vec<Tick>,
    /// Called with a paragraph when its tick is clicked.
    pub jump: Callback<PassageId>,
    /// How it is put into the tray.
    pub put: Put,
}

/// The shelf.
pub fn shelf(books: Vec<Book>) -> El {
    ol().class("shelf").children(books.into_iter().map(row))
}

fn row(book: Book) -> El {
    let Book { entry, href, length: of_longest, ticks, jump, put } = book;
    let (datetime, date) = entry.date;
    let (lang, dir) = entry.language;
    let title =
        a().class("serif").attr("lang", lang).attr("dir", dir).href(href.clone()).child(entry.identity.title.clone());
    let marked = wording::count(u32::try_from(ticks.len()).unwrap_or(u32::MAX), "paragraph");
    let label = format!("{}: {marked} that bear on the questions", entry.identity.code);
    let strip = div()
        .class("sh__s")
        .style("--len", move || decimal::rounded(of_longest, 3))
        .child(strip(label, ticks, jump).class("strip strip--art"));
    li().attr("data-mark", entry.identity.mark)
        .attr("data-row", entry.identity.code.clone())
        .attr("data-article", put.slug.clone())
        .child((
            put_box(&put, &entry.identity.title),
            siglum(&entry.identity, href.clone()),
            p().class("sh__t").child((title, span().class("byline").child(entry.authors))),
            p().class("sh__o").child(entry.outlet.unwrap_or_default()),
            p().class("sh__d").child(time().attr("datetime", datetime).child(date)),
            p().class("sh__l").child(length(entry.words, None)),
            strip,
        ))
}
