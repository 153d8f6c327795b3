//! Running text with its inline marks, its mentions of entries and the hits of the query: text and spans
//! in, nested elements out. Marks keep their nesting; a mention or hit that crosses the edge of a mark is
//! drawn in two pieces, and so is a hit that crosses the edge of a mention.

use std::ops::Range;
use std::rc::Rc;

use crossread_engine::Span;
use crossread_model::{Mark, MarkKind, safe_target};

use crate::parts::note_links::NoteLinks;
use crate::view::html::{a, code, em, mark, s, strong, sup};
use crate::view::{Draw, View};

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A hit of the query, or a part of one.
    Hit {
        /// The text.
        text: String,
        /// True for the first part of its hit.
        first: bool,
    },
    /// A marked stretch and what it holds.
    Marked(MarkKind, Vec<Piece>),
    /// A mention of an entry, or a part of one, and what it holds.
    Named(Rc<Mentioned>, Vec<Piece>),
}

/// A mention of an entry, as text shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mentioned {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// By what its card is asked for.
    pub card: String,
    /// The link to the entry.
    pub href: String,
    /// Whether it is a work, whose name is set in italics.
    pub work: bool,
}

/// What stands on running text, each sort in the order of the text.
#[derive(Clone, Copy, Default)]
pub struct Laid<'a> {
    /// Inline marks.
    pub marks: &'a [Mark],
    /// Mentions of entries.
    pub mentions: &'a [Rc<Mentioned>],
    /// Hits of the query.
    pub hits: &'a [Span],
}

/// Cuts the bytes `range` of `text` into pieces. What lies on it may reach beyond the range, and may
/// stand in the wrong order or overlap: text is never lost or doubled, at worst its style is.
pub fn pieces(text: &str, range: Range<usize>, laid: Laid<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = range.start;
    let mut rest = laid.marks;
    while let [mark, after @ ..] = rest {
        let (start, end) = ((mark.start as usize).max(at), (mark.end as usize).min(range.end));
        let note = matches!(mark.kind, MarkKind::Note(_));
        let outside = if note { mark.start as usize != start || start > range.end } else { start >= end };
        if outside || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            rest = after;
            continue;
        }
        let inner = after.iter().take_while(|m| (m.start as usize) < end).count();
        let (inside, beyond) = if note { (&after[..0], after) } else { after.split_at(inner) };
        named(text, at..start, laid, &mut out);
        // A link holds no other.
        let mentions = if matches!(mark.kind, MarkKind::Link(_)) { &[] } else { laid.mentions };
        let held =
            if note { Vec::new() } else { pieces(text, start..end, Laid { marks: inside, mentions, hits: laid.hits }) };
        out.push(Piece::Marked(mark.kind.clone(), held));
        at = end.max(start);
        rest = beyond;
    }
    named(text, at..range.end, laid, &mut out);
    out
}

/// Cuts unmarked text at its mentions.
fn named(text: &str, range: Range<usize>, laid: Laid<'_>, out: &mut Vec<Piece>) {
    let mut at = range.start;
    for mention in laid.mentions {
        let (start, end) = ((mention.start as usize).max(at), (mention.end as usize).min(range.end));
        if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
            plain(text, at..start, laid.hits, out);
            let mut held = Vec::new();
            plain(text, start..end, laid.hits, &mut held);
            out.push(Piece::Named(mention.clone(), held));
            at = end;
        }
    }
    plain(text, at..range.end, laid.hits, out);
}

/// Cuts unmarked text at its hits.
fn plain(text: &str, range: Range<usize>, hits: &[Span], out: &mut Vec<Piece>) {
    let mut push = |range: Range<usize>, hit: Option<bool>| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            out.push(match hit {
                Some(first) => Piece::Hit { text, first },
                None => Piece::Text(text),
            });
        }
    };
    let mut at = range.start;
    for hit in hits {
        let (start, end) = ((hit.start as usize).max(at), (hit.end as usize).min(range.end));
        if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
            push(at..start, None);
            push(start..end, Some(start == hit.start as usize));
            at = end;
        }
    }
    push(at..range.end, None);
}

/// The pieces as elements. Hits are `<mark class="hit">`; the first part of each carries
/// `data-hit`, by which the reader steps from hit to hit.
pub fn inline(pieces: Vec<Piece>) -> View {
    linked(pieces, &NoteLinks::default())
}

/// The pieces as elements, the numbers of footnotes as links to these.
pub fn linked(pieces: Vec<Piece>, notes: &NoteLinks) -> View {
    pieces.into_iter().map(|each| piece(each, notes)).collect::<Vec<_>>().view()
}

/// All of `text`, without inline marks, with its hits.
pub fn hits_only(text: &str, hits: &[Span]) -> View {
    inline(pieces(text, 0..text.len(), Laid { hits, ..Laid::default() }))
}

fn piece(piece: Piece, notes: &NoteLinks) -> View {
    match piece {
        Piece::Text(text) => text.view(),
        Piece::Hit { text, first } => {
            mark().class("hit").attr("data-hit", first).attr("tabindex", first.then_some("-1")).child(text).view()
        }
        Piece::Named(mention, held) => a()
            .class(if mention.work { "ent ent--work" } else { "ent" })
            .href(mention.href.clone())
            .attr("data-card", mention.card.clone())
            .child(linked(held, notes))
            .view(),
        Piece::Marked(kind, held) => match kind {
            MarkKind::Emphasis => em().child(linked(held, notes)).view(),
            MarkKind::Strong => strong().child(linked(held, notes)).view(),
            MarkKind::Code => code().child(linked(held, notes)).view(),
            MarkKind::Strike => s().child(linked(held, notes)).view(),
            // The Volume was checked when it was built; a target is checked once more where it is drawn.
            MarkKind::Link(target) if safe_target(&target) && !target.starts_with('#') => {
                a().href(target).attr("rel", "noopener noreferrer").child(linked(held, notes)).view()
            }
            MarkKind::Link(_) => linked(held, notes),
            MarkKind::Note(number) => sup().class("fnref").child(reference(number, notes)).view(),
        },
    }
}

/// The number of a footnote, as a link where there is such a footnote.
fn reference(number: u32, notes: &NoteLinks) -> View {
    match notes.note(number) {
        Some(href) => a()
            .href(href.to_owned())
            .attr("role", "doc-noteref")
            .attr("aria-label", format!("Note {number}"))
            .child(number)
            .view(),
        None => number.view(),
    }
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn mark(start: u32, end: u32, kind: MarkKind) -> Mark {
        Mark { start, end, kind }
    }

    fn hit(start: u32, end: u32) -> Span {
        Span { start, end, term: 0 }
    }

    /// The pieces as a short text: `*…*` a mark, `[…]` a hit, `]+[` its further parts.
    fn sketch(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Hit { text, first: true } => format!("[{text}]"),
                Piece::Hit { text, first: false } => format!("+[{text}]"),
                Piece::Marked(MarkKind::Note(n), _) => format!("^{n}"),
                Piece::Marked(_, held) => format!("*{}*", sketch(held)),
                Piece::Named(_, held) => format!("<{}>", sketch(held)),
            })
            .collect()
    }

    fn bare(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) | Piece::Hit { text, .. } => text.clone(),
                Piece::Marked(_, held) | Piece::Named(_, held) => bare(held),
            })
            .collect()
    }

    #[test]
    fn marks_nest_and_hits_are_cut_at_their_edges() {
        use MarkKind::{Emphasis, Note, Strong};
        for (marks, hits, expected) in [
            (vec![], vec![], "one two three"),
            (vec![], vec![hit(4, 7)], "one [two] three"),
            (vec![mark(4, 7, Emphasis)], vec![hit(4, 7)], "one *[two]* three"),
            (vec![mark(0, 7, Emphasis), mark(4, 7, Strong)], vec![hit(5, 9)], "*one *t[wo]**+[ t]hree"),
            (vec![mark(4, 7, Emphasis), mark(7, 7, Note(1))], vec![], "one *two*^1 three"),
            (vec![mark(4, 4, Note(2))], vec![hit(0, 13)], "[one ]^2+[two three]"),
            (vec![mark(0, 6, Emphasis), mark(4, 9, Strong)], vec![], "*one *tw**o three"),
            (vec![mark(13, 13, Note(3))], vec![], "one two three^3"),
        ] {
            let laid = Laid { marks: &marks, mentions: &[], hits: &hits };
            assert_eq!(sketch(&pieces("one two three", 0..13, laid)), expected);
        }
    }

    fn mention(start: u32, end: u32) -> Rc<Mentioned> {
        Rc::new(Mentioned { start, end, card: String::new(), href: String::new(), work: false })
    }

    #[test]
    fn mentions_hold_hits_and_are_held_by_marks_but_not_by_links() {
        use MarkKind::{Emphasis, Link};
        let link = || Link("https://example.org".into());
        for (marks, mentions, hits, expected) in [
            (vec![], vec![mention(4, 7)], vec![], "one <two> three"),
            (vec![], vec![mention(0, 7)], vec![hit(4, 9)], "<one [two]>+[ t]hree"),
            (vec![mark(4, 13, Emphasis)], vec![mention(0, 7)], vec![], "<one >*<two> three*"),
            (vec![mark(4, 7, link())], vec![mention(4, 7), mention(8, 13)], vec![], "one *two* <three>"),
            (vec![], vec![mention(0, 7), mention(4, 13)], vec![], "<one two>< three>"),
        ] {
            let laid = Laid { marks: &marks, mentions: &mentions, hits: &hits };
            assert_eq!(sketch(&pieces("one two three", 0..13, laid)), expected);
        }
    }

    #[test]
    fn a_range_takes_only_its_own_marks_and_hits() {
        let marks = [mark(0, 3, MarkKind::Emphasis), mark(4, 13, MarkKind::Strong)];
        let laid = Laid { marks: &marks, mentions: &[mention(6, 9)], hits: &[hit(0, 5)] };
        assert_eq!(sketch(&pieces("one two three", 4..7, laid)), "*+[t]w<o>*");
    }

    proptest! {
        #[test]
        fn no_spans_whatever_lose_text(
            text in "[aé€ b]{0,12}",
            marks in vec((0u32..24, 0u32..24, 0u8..3), 0..5),
            hits in vec((0u32..24, 0u32..24), 0..5),
            mentions in vec((0u32..24, 0u32..24), 0..5),
        ) {
            let marks: Vec<Mark> = marks
                .into_iter()
                .map(|(start, end, kind)| match kind {
                    0 => mark(start, start, MarkKind::Note(1)),
                    1 => mark(start, end, MarkKind::Emphasis),
                    _ => mark(start, end, MarkKind::Link("#".into())),
                })
                .collect();
            let hits: Vec<Span> = hits.into_iter().map(|(start, end)| hit(start, end)).collect();
            let mentions: Vec<_> = mentions.into_iter().map(|(start, end)| mention(start, end)).collect();
            let laid = Laid { marks: &marks, mentions: &mentions, hits: &hits };
            prop_assert_eq!(bare(&pieces(&text, 0..text.len(), laid)), text);
        }
    }
}
