//! A result: siglum, body, evidence. The frame of a result stays while the query changes; of what the query finds in it
//! only that is drawn anew which differs from what was found before.

use crossread_engine::{Card, Snippet, Span, StripHit};
use crossread_model::PassageId;
use web_sys::HtmlInputElement;

use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::parts::strip::{Tick, changing_strip};
use crate::signals::*;
use crate::view::html::{a, code, div, h3, input, label, li, ol, p, span, time, ul};
use crate::view::{El, View, keyed, when};
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

/// How an article is put into the tray.
#[derive(Clone)]
pub struct Put {
    /// The article's name.
    pub slug: String,
    /// True while it is in.
    pub inside: Signal<bool>,
    /// Put it in, or take it out.
    pub toggle: Callback<()>,
}

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
pub fn result(entry: &Entry, evidence: Signal<Evidence>, link: Link, jump: Callback<PassageId>, put: Put) -> El {
    let sig = siglum(&entry.identity, move || link.run(None));
    li().class("result").attr("data-mark", entry.identity.mark).attr("data-article", put.slug.clone()).child((
        div().class("result__sig").child(sig),
        body(entry, evidence, link),
        side(entry, evidence, link, jump, &put),
    ))
}

/// Kind, outlet and date in one line.
pub fn origin(entry: &Entry) -> El {
    let (datetime, worded) = entry.date.clone();
    p().class("byline").child((
        entry.kind.clone().map(|kind| (span().class("label").child(wording::capital(&kind)), separator())),
        entry.outlet.clone().map(|outlet| (outlet, separator())),
        time().attr("datetime", datetime).child(worded),
    ))
}

/// The stroke between the members of a byline.
pub fn separator() -> El {
    span().class("sep").child("/")
}

/// The body: title, author, dek and snippets, with their hits.
fn body(entry: &Entry, evidence: Signal<Evidence>, link: Link) -> El {
    let (lang, dir) = entry.language.clone();
    let title = entry.identity.title.clone();
    let in_title = part(evidence, |evidence| evidence.card.title.clone());
    let title = move || in_title.with(|hits| shown_title(&title, hits));
    let dek = entry.dek.clone().map(|dek| {
        let in_dek = part(evidence, |evidence| evidence.card.dek.clone());
        let text = move || in_dek.with(|hits| hits_only(&dek, hits));
        p().class("dek").attr("lang", lang.clone()).attr("dir", dir).child(text)
    });
    let heading = h3().attr("lang", lang.clone()).attr("dir", dir).child(a().href(move || link.run(None)).child(title));
    let found = part(evidence, |evidence| evidence.card.snippets.clone());
    let snippets = move || {
        found.with(|found| {
            let snippets = found.iter().map(|snippet| snippet_line(snippet, link));
            let list = || ol().class("snips").attr("lang", lang.clone()).attr("dir", dir).children(snippets);
            (!found.is_empty()).then(list)
        })
    };
    let authors = p().class("byline").child(entry.authors.clone());
    div().class("result__body").child((origin(entry), heading, authors, dek, snippets))
}

/// A part of the evidence, which is news only where it differs.
fn part<T: PartialEq + 'static>(evidence: Signal<Evidence>, of: fn(&Evidence) -> T) -> Signal<T> {
    Signal::derive(move || evidence.with(of))
}

/// A title with its hits; one in brackets is shown one byte later than it is stored.
pub fn shown_title(title: &str, hits: &[Span]) -> View {
    let by = u32::from(title.starts_with('['));
    let shifted: Vec<Span> = hits.iter().map(|hit| Span { start: hit.start + by, end: hit.end + by, ..*hit }).collect();
    hits_only(title, &shifted)
}

fn snippet_line(snippet: &Snippet, link: Link) -> El {
    let id = snippet.id;
    let (sign, name) = wording::passage(id);
    li().child((
        a().class("pn").href(move || link.run(Some(id))).attr("aria-label", name).child(sign),
        span().child(hits_only(&snippet.text, &snippet.spans)),
    ))
}

/// The side: one strip for each word, counts, length, and the way in.
fn side(entry: &Entry, evidence: Signal<Evidence>, link: Link, jump: Callback<PassageId>, put: &Put) -> El {
    let words = entry.words;
    let terms = part(evidence, |evidence| evidence.terms.len());
    let strips = when(
        move || terms.get() > 0,
        move || {
            let each = keyed(
                move || (0..terms.get()).collect(),
                |nth| nth.to_string(),
                move |nth| term_line(evidence, nth, jump),
            );
            ul().class("terms").attr("aria-label", "Where the words fall").child(each)
        },
    );
    let hits = part(evidence, |evidence| evidence.hits);
    let counted = move || {
        let hits = hits.get();
        format!("{}, {} per 1,000 words", wording::count(hits, "hit"), wording::rate(hits, words))
    };
    let counts = when(move || terms.get() > 0, move || span().class("result__hits").child(counted));
    let read = a().class("link").href(move || link.run(None));
    div().class("result__side").child((
        strips,
        p().class("muted result__len").child((counts, length(words, Some(entry.paragraphs)))),
        div()
            .class("result__acts")
            .child(put_box(put, &entry.identity.title))
            .child(read.attr("aria-label", format!("Read {}", entry.identity.title)).child("Read")),
    ))
}

/// The box that puts an article into the tray.
pub fn put_box(put: &Put, title: &str) -> El {
    let Put { inside, toggle, .. } = put.clone();
    let held = input()
        .attr("type", "checkbox")
        .attr("aria-label", format!("Compare {title}"))
        .prop("checked", move || inside.get());
    let node: HtmlInputElement = held.node_as();
    let held = held.on(leptos::ev::change, move |_| {
        toggle.run(());
        // A full tray leaves the box as it was.
        node.set_checked(inside.get_untracked());
    });
    label().class("addcmp").child((held, span().child("Compare")))
}

/// One word: how often, and where. The line stays while the word at its place changes.
fn term_line(evidence: Signal<Evidence>, nth: usize, jump: Callback<PassageId>) -> El {
    let term = Signal::derive(move || evidence.with(|evidence| evidence.terms.get(nth).cloned().unwrap_or_default()));
    let ticks = Signal::derive(move || {
        let tick = |hit: &StripHit| Tick { at: hit.at, passage: hit.passage };
        let of = |evidence: &Evidence| evidence.card.strips.get(nth).map(|strip| strip.hits.iter().map(tick).collect());
        evidence.with(of).unwrap_or_default()
    });
    let number = move || u32::try_from(ticks.with(Vec::len)).unwrap_or(u32::MAX);
    let none = move || ticks.with(Vec::is_empty);
    let said =
        move |n: usize| format!("{}: {}", term.get(), wording::count(u32::try_from(n).unwrap_or(u32::MAX), "hit"));
    li().child((
        code()
            .attr("class", move || none().then_some("zero"))
            .attr("title", move || term.get())
            .child(move || term.get()),
        changing_strip(said, ticks, jump),
        span().attr("class", move || if none() { "num zero" } else { "num" }).child(move || wording::number(number())),
    ))
}

/// How long an article is: `1,357 words, 32 paragraphs, 6 min`.
pub fn length(words: u32, paragraphs: Option<u32>) -> String {
    let paragraphs = paragraphs.map(|n| format!(", {}", wording::count(n, "paragraph"))).unwrap_or_default();
    format!("{}{paragraphs}, {}", wording::count(words, "word"), wording::minutes(words))
}
