//! Passages that answer one another, what is said in the same words, and the sentences behind a count.

use std::iter::once;

use crossread_engine::{
    Comparison, Counted, PairEvidence, PairRow, Pairs, Query, REUSE_WORDS, Reused, Room, Snippet, Span,
};
use crossread_model::{Entry, PassageId};
use crossread_text::fold;
use crossread_volume::{ArticleIx, PassageIx};

use super::later::Later;
use super::{Held, len};
use crate::pages::identity;
use crate::parts::compare::passages::{Cell, Row, Same, THEME, passages, reuse};
use crate::parts::compare::sentences::Found;
use crate::parts::siglum::Identity;
use crate::route::Route;
use crate::view::html::{h3, p};
use crate::view::{Draw, El, View};
use crate::wording;

/// So many rows are shown.
const SHOWN: usize = 8;
/// So many passages are shown of a count.
const SENTENCES: usize = 60;

/// The section.
pub(super) fn section(held: Held, later: &Later) -> El {
    later.section("c4", "Passages that answer one another", move || shown(held))
}

fn shown(held: Held) -> (String, View) {
    let comparison = held.comparison();
    let same = comparison.reuse();
    let pairs = comparison.pairs(&same, SHOWN);
    let rows = rows(held, &pairs);
    let note = match (rows.is_empty(), pairs.whole) {
        (true, _) => "No two passages share enough rare words, names or figures to answer one another".to_owned(),
        (_, true) => format!(
            "{} of {} that share rare words, names or figures; the line is as strong as what they share",
            wording::number(len(rows.len())),
            wording::count(pairs.count, "pair")
        ),
        (_, false) => format!(
            "{} of {} that the corpus links; the Sides are too long to hold every passage against every other",
            wording::number(len(rows.len())),
            wording::count(pairs.count, "pair")
        ),
    };
    let sides = held.identities();
    let apart = if same.looked {
        let found: Vec<Same> = same.found.iter().take(SHOWN).map(|reused| said(held, reused)).collect();
        let note = format!("{} words or more in the same order", wording::number(len(REUSE_WORDS)));
        let heading = if found.is_empty() { "Nothing is said in the same words" } else { "Said in the same words" };
        (h3().class("cs__sub").child(heading), p().class("muted").child(note), reuse(&found))
    } else {
        let note = "The Sides are too long here to be read word by word.";
        (
            h3().class("cs__sub").child("What is said in the same words was not looked for"),
            p().class("muted").child(note),
            reuse(&[]),
        )
    };
    (note, (passages(&sides, &rows, true), apart).view())
}

/// The pairs as shown.
pub(crate) fn rows(held: Held, pairs: &Pairs) -> Vec<Row> {
    let comparison = held.comparison();
    pairs.rows.iter().map(|pair| row(held, &comparison, pair)).collect()
}

fn row(held: Held, comparison: &Comparison, row: &PairRow) -> Row {
    let volume = held.state.library.volume();
    let mut shared = Vec::new();
    let entry = |evidence: &PairEvidence| match evidence {
        PairEvidence::Entry(entry) => volume.entry(*entry),
        _ => None,
    };
    let entries: Vec<Entry> = row.evidence.iter().filter_map(entry).collect();
    // A word by which an entry that is told is known as well tells nothing more.
    let told =
        |word: &str| entries.iter().any(|entry| once(&entry.name).chain(&entry.aliases).any(|name| fold(name) == word));
    for evidence in &row.evidence {
        shared.push(match evidence {
            PairEvidence::Word(word) if told(word) => continue,
            PairEvidence::Word(word) => {
                let at = volume.lower_bound(word);
                (word.clone(), format!("w{at}"))
            }
            PairEvidence::Entry(entry) => {
                let name = volume.entry(*entry).map(|entry| entry.name).unwrap_or_default();
                (name, format!("e{}", entry.0))
            }
            PairEvidence::Figure => ("the same figure".to_owned(), "f0".to_owned()),
        });
    }
    let theme: Vec<&str> = shared.iter().take(THEME).map(|(text, _)| text.as_str()).collect();
    let cells = row.cells.iter().take(held.identities().len()).enumerate().map(|(side, found)| {
        let found = found.as_ref()?;
        let spans = comparison.evident(row, found.passage);
        Some(Cell { answers: found.answers, ..cell(held, side, found.passage, &spans, Room::Terms) })
    });
    Row { theme: theme.join(", "), score: row.score, cells: cells.collect(), shared }
}

fn said(held: Held, reused: &Reused) -> Same {
    let comparison = held.comparison();
    let (one, other) = comparison.stretches(reused);
    let (a, b) = reused.passages;
    let side = |passage: PassageIx, but: usize| {
        (0..held.identities().len()).find(|side| *side != but && comparison.holds(*side, passage)).unwrap_or_default()
    };
    let first = side(a, usize::MAX);
    let span = |(start, end)| [Span { start, end, term: 0 }];
    let words = wording::count(reused.same, "word");
    let says = if reused.is_verbatim() { format!("{words}, verbatim") } else { format!("{words}, nearly verbatim") };
    let cell = |side: usize, passage: PassageIx, place| cell(held, side, passage, &span(place), Room::Marks);
    Same { says, cells: [cell(first, a, one), cell(side(b, first), b, other)] }
}

/// Paragraphs of an article in a row, as passages of a Side; those that it does not have are left out.
pub(super) fn paragraphs(held: Held, side: usize, article: ArticleIx, first: u32, last: u32) -> Vec<Cell> {
    let volume = held.state.library.volume();
    let of = |n| volume.passage_of(article, PassageId::Body(n));
    // A locator may name any number; the article ends before that.
    let all = (first..=last.min(volume.measure(article).paragraphs)).filter_map(of);
    all.map(|passage| cell(held, side, passage, &[], Room::Marks)).collect()
}

/// A passage of a Side as shown; a long one is cut around what is marked.
fn cell(held: Held, side: usize, passage: PassageIx, spans: &[Span], room: Room) -> Cell {
    let volume = held.state.library.volume();
    let article = volume.article_of(passage);
    let front = volume.front(article);
    let Snippet { id, text, spans } = held.state.library.engine().around(passage, spans, room);
    let side = held.identities().into_iter().nth(side);
    let own = identity(article, &front);
    let href = Route::Read { slug: front.slug, passage: Some(id), query: Query::default() }.href();
    Cell {
        side: side.unwrap_or_else(|| own.clone()),
        article: own,
        place: wording::passage(id).0,
        href,
        text,
        spans,
        answers: true,
    }
}

/// The sentences behind a count.
pub(super) fn found(held: Held, counted: Counted) -> Found {
    let comparison = held.comparison();
    let volume = held.state.library.volume();
    let all = comparison.sentences(counted, usize::MAX);
    let places = all.iter().map(|hits| hits.spans.len()).sum::<usize>();
    let codes = held.identities();
    let code = |side: usize| codes.get(side).map(|identity: &Identity| identity.code.clone()).unwrap_or_default();
    let name = |entry| volume.entry(entry).map(|entry| entry.name).unwrap_or_default();
    let (of, side) = match counted {
        Counted::Named { entry, side } => (format!("{} in {}", name(entry), code(side)), Some(side)),
        Counted::Word { word, side } => (format!("“{}” in {}", comparison.written(word, side), code(side)), Some(side)),
        Counted::Cell { article, entry, .. } => (format!("{} in {}", name(entry), volume.front(article).code), None),
        Counted::Overlap { a, b } => (format!("In both {} and {}", code(a), code(b)), Some(a)),
    };
    let shown = all.len().min(SENTENCES);
    let first =
        if shown < all.len() { format!(", of which the first {}", wording::number(len(shown))) } else { String::new() };
    let says = format!(
        "{of}: {} in {}{first}",
        wording::count(len(places), "place"),
        wording::count(len(all.len()), "passage")
    );
    let cells = all.into_iter().take(SENTENCES).map(|hits| {
        let own = side.or_else(|| (0..codes.len()).find(|side| comparison.holds(*side, hits.passage)));
        cell(held, own.unwrap_or(usize::MAX), hits.passage, &hits.spans, Room::Marks)
    });
    Found { says, cells: cells.collect() }
}
