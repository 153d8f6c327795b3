//! A result: siglum, body, evidence. The frame of a result stays while the query changes; what the
//! query finds in it is drawn anew.

use crossread_engine::{Card, Snippet};
use crossread_model::PassageId;
use leptos::html::{a, code, div, h3, li, ol, p, span, time, ul};
use leptos::prelude::*;

use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::{Tick, strip};
use crate::wording;

/// What an article's entry says whatever is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Mark, code and title.
    pub identity: Identity,
    /// What sort of text it is.
    pub kind: Option<String>,
    /// Where it appeared.
    pub outlet: Option<String>,
    /// When it appeared, as `2020-06-30` and as worded.
    pub date: (Option<String>, String),
    /// Who wrote it.
    pub authors: String,
    /// The line below the title.
    pub dek: Option<String>,
    /// The language of its text, as a tag, and the direction in which that is written.
    pub language: (String, &'static str),
    /// Its words.
    pub words: u32,
    /// Its paragraphs.
    pub paragraphs: u32,
}

/// The link to a passage of an article, or to its start.
pub type Link = Callback<Option<PassageId>, String>;

/// What a query finds in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The words asked for, as labels of the card's strips, in order.
    pub terms: Vec<String>,
    /// How often the article has them.
    pub hits: u32,
    /// Where.
    pub card: Card,
}

/// A result; `jump` is called with a passage when its tick on a strip is clicked.
pub fn result(entry: Entry, evidence: Signal<Evidence>, link: Link, jump: Callback<PassageId>) -> impl IntoView {
    let body = entry.clone();
    let sig = siglum(&entry.identity, move || link.run(None));
    let row = entry.identity.code.clone();
    li().class("result").attr("data-mark", entry.identity.mark).attr("data-row", row).child((
        div().class("result__sig").child(sig),
        div().class("result__body").child(move || evidence.with(|evidence| found(&body, &evidence.card, link))),
        div().class("result__side").child(move || evidence.with(|evidence| side(&entry, evidence, link, jump))),
    ))
}

/// Kind, outlet and date in one line.
pub fn origin(entry: &Entry) -> impl IntoView + use<> {
    let (datetime, worded) = entry.date.clone();
    p().class("byline").child((
        entry.kind.clone().map(|kind| (span().class("label").child(wording::capital(&kind)), separator())),
        entry.outlet.clone().map(|outlet| (outlet, separator())),
        time().attr("datetime", datetime).child(worded),
    ))
}

/// The stroke between the members of a byline.
pub fn separator() -> impl IntoView {
    span().class("sep").child("/")
}

/// The body: title, author, dek and snippets, with their hits.
fn found(entry: &Entry, card: &Card, link: Link) -> AnyView {
    let title = hits_only(&entry.identity.title, &shifted(entry, card));
    let (lang, dir) = entry.language.clone();
    let dek = entry
        .dek
        .as_deref()
        .map(|dek| p().class("dek").attr("lang", lang.clone()).attr("dir", dir).child(hits_only(dek, &card.dek)));
    let snippets = card.snippets.iter().map(|snippet| snippet_line(snippet, link)).collect_view();
    (
        origin(entry),
        h3().attr("lang", lang.clone()).attr("dir", dir).child(a().href(link.run(None)).child(title)),
        p().class("byline").child(entry.authors.clone()),
        dek,
        (!card.snippets.is_empty()).then(|| ol().class("snips").attr("lang", lang).attr("dir", dir).child(snippets)),
    )
        .into_any()
}

/// The title's hits; a title in brackets is shown one byte later than it is stored.
fn shifted(entry: &Entry, card: &Card) -> Vec<crossread_engine::Span> {
    let by = u32::from(entry.identity.title.starts_with('['));
    card.title
        .iter()
        .map(|span| crossread_engine::Span { start: span.start + by, end: span.end + by, term: span.term })
        .collect()
}

fn snippet_line(snippet: &Snippet, link: Link) -> impl IntoView + use<> {
    let (sign, name) = match snippet.id {
        PassageId::Body(n) => (format!("¶{n}"), format!("Paragraph {n}")),
        PassageId::Heading(n) => (format!("§{n}"), format!("Heading {n}")),
        PassageId::Title => ("title".to_owned(), "Title".to_owned()),
        PassageId::Dek => ("dek".to_owned(), "Line below the title".to_owned()),
    };
    li().child((
        a().class("pn").href(link.run(Some(snippet.id))).attr("aria-label", name).child(sign),
        span().child(hits_only(&snippet.text, &snippet.spans)),
    ))
}

/// The side: one strip for each word, counts, length, and the way in.
fn side(entry: &Entry, evidence: &Evidence, link: Link, jump: Callback<PassageId>) -> AnyView {
    let Evidence { terms, hits, card } = evidence;
    let strips = terms.iter().zip(&card.strips).map(|(term, found)| {
        let ticks: Vec<Tick> = found.hits.iter().map(|hit| Tick { at: hit.at, passage: hit.passage }).collect();
        let n = u32::try_from(ticks.len()).unwrap_or(u32::MAX);
        let zero = if n == 0 { "zero" } else { "" };
        li().child((
            code().class(zero).attr("title", term.clone()).child(term.clone()),
            strip(format!("{term}: {}", wording::count(n, "hit")), ticks, jump),
            span().class(if n == 0 { "num zero" } else { "num" }).child(wording::number(n)),
        ))
    });
    let strips = strips.collect_view();
    let counts = (!terms.is_empty()).then(|| {
        let (counted, rate) = (wording::count(*hits, "hit"), wording::rate(*hits, entry.words));
        span().class("result__hits").child(format!("{counted}, {rate} per 1,000 words"))
    });
    (
        (!terms.is_empty()).then(|| ul().class("terms").attr("aria-label", "Where the words fall").child(strips)),
        p().class("muted result__len").child((counts, length(entry.words, Some(entry.paragraphs)))),
        div().class("result__acts").child(
            a().class("link")
                .href(link.run(None))
                .attr("aria-label", format!("Read {}", entry.identity.title))
                .child("Read"),
        ),
    )
        .into_any()
}

/// How long an article is: `1,357 words, 32 paragraphs, 6 min`.
pub fn length(words: u32, paragraphs: Option<u32>) -> String {
    let paragraphs = paragraphs.map(|n| format!(", {}", wording::count(n, "paragraph"))).unwrap_or_default();
    format!("{}{paragraphs}, {}", wording::count(words, "word"), wording::minutes(words))
}
