//! A passage of an article as it is read: its number, its block, its inline marks and its hits.

use std::ops::Range;
use std::rc::Rc;

use crossread_engine::Span;
use crossread_model::{Block, Passage, PassageId};

use crate::parts::elsewhere::{Elsewhere, elsewhere};
use crate::parts::icons::icon;
use crate::parts::inline::{Laid, Mentioned, linked, pieces};
use crate::parts::note_links::NoteLinks;
use crate::signals::*;
use crate::view::html::{
    a, abbr, blockquote, button, code, div, h2, h3, h4, li, ol, p, pre, span, table, tbody, td, th, thead, tr, ul,
};
use crate::view::{Draw, View};

/// By what the button that copies a passage is found.
pub const QUOTE_BUTTON: &str = "[data-quote]";

/// Who speaks, before the first paragraph of a turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// As set: initials, or the name where they would not tell speakers apart.
    pub label: String,
    /// The name in full.
    pub name: String,
}

/// A passage with all that is drawn of it.
pub struct Shown {
    /// The passage.
    pub passage: Passage,
    /// The hits in it.
    pub hits: Vec<Span>,
    /// The mentions of entries in it.
    pub mentions: Vec<Rc<Mentioned>>,
    /// What other articles say of the same.
    pub elsewhere: Vec<Elsewhere>,
    /// The link to it.
    pub href: String,
    /// Who speaks, where a turn begins.
    pub speaker: Option<Speaker>,
    /// True where the interviewer speaks.
    pub question: bool,
    /// The links between footnotes and references.
    pub notes: Rc<NoteLinks>,
    /// True while the address names this passage.
    pub target: Signal<bool>,
}

/// The passage: a heading, or a numbered block.
pub fn passage(shown: Shown) -> View {
    let id = shown.passage.id.to_string();
    match shown.passage.id {
        PassageId::Title | PassageId::Dek => "".view(),
        PassageId::Heading(_) => heading(&shown, id),
        PassageId::Body(n) => {
            let target = shown.target;
            let number =
                a().class("pno").href(shown.href.clone()).attr("aria-label", format!("Link to paragraph {n}")).child(n);
            let copy = button()
                .class("pq")
                .attr("data-quote", "")
                .attr("title", "Copy with citation")
                .attr("aria-label", format!("Copy paragraph {n} with citation"))
                .child(icon("cite"));
            div()
                .class(if shown.question { "pp q" } else { "pp" })
                .class_if("is-target", move || target.get())
                .attr("id", id)
                .child((number, copy, div().class("pt").child(body(&shown)), elsewhere(n, shown.elsewhere)))
                .view()
        }
    }
}

fn heading(shown: &Shown, id: String) -> View {
    let element = match shown.passage.block {
        Block::Heading(3) => h3(),
        Block::Heading(4..) => h4(),
        _ => h2(),
    };
    element.attr("id", id).attr("tabindex", "-1").child(whole(shown)).view()
}

/// The block alone, without its number.
pub fn body(shown: &Shown) -> View {
    let passage = &shown.passage;
    let speaker = shown
        .speaker
        .clone()
        .map(|speaker| abbr().class("spk").attr("title", speaker.name).child(speaker.label))
        .view();
    match &passage.block {
        Block::Quotation => {
            let paragraphs = lines(&passage.text).into_iter().map(|line| p().child(part(shown, line)));
            blockquote().child(speaker).children(paragraphs).view()
        }
        Block::List { start, depths } => (speaker, list(*start, depths, shown)).view(),
        Block::Table => (speaker, rows(shown)).view(),
        Block::Code => (speaker, pre().attr("tabindex", "0").child(code().child(whole(shown)))).view(),
        Block::Footnote(number) => {
            p().class("footnote").child((speaker, footnote_number(*number, shown), whole(shown))).view()
        }
        Block::Paragraph | Block::Heading(_) => p().child((speaker, whole(shown))).view(),
    }
}

/// The number of a footnote, which leads back to where it is referred to.
fn footnote_number(number: u32, shown: &Shown) -> View {
    match shown.notes.back(number) {
        Some((from, href)) => a()
            .class("footnote__n")
            .href(href.to_owned())
            .attr("role", "doc-backlink")
            .attr(
                "aria-label",
                match from.number() {
                    Some(n) => format!("Note {number}, back to paragraph {n}"),
                    None => format!("Note {number}, back to the text"),
                },
            )
            .child(number)
            .view(),
        None => span().class("footnote__n").child(number).view(),
    }
}

/// A list whose items are nested by their depths.
fn list(start: Option<u32>, depths: &[u8], shown: &Shown) -> View {
    let items: Vec<(u8, Range<usize>)> = lines(&shown.passage.text)
        .into_iter()
        .enumerate()
        .map(|(i, line)| (depths.get(i).copied().unwrap_or(0), line))
        .collect();
    level(start, &items, shown)
}

/// One level of a list: the items as deep as the first, each with the deeper ones that follow it.
/// An inner list of an ordered one is ordered from 1.
fn level(start: Option<u32>, items: &[(u8, Range<usize>)], shown: &Shown) -> View {
    let mut rows = Vec::new();
    let mut rest = items;
    let depth = items.iter().map(|(depth, _)| *depth).min().unwrap_or(0);
    while let [(_, line), after @ ..] = rest {
        let inner = after.iter().take_while(|(d, _)| *d > depth).count();
        let (held, next) = after.split_at(inner);
        let held = (!held.is_empty()).then(|| level(start.map(|_| 1), held, shown));
        rows.push(li().child((part(shown, line.clone()), held)).view());
        rest = next;
    }
    match start {
        Some(first) => ol().attr("start", (first != 1).then_some(first)).child(rows).view(),
        None => ul().child(rows).view(),
    }
}

/// A table: the first line is its head.
fn rows(shown: &Shown) -> View {
    let text = &shown.passage.text;
    let mut lines = lines(text).into_iter();
    let head = lines.next().map(|line| {
        let cells = cells(text, line).into_iter().map(|cell| th().attr("scope", "col").child(part(shown, cell)));
        thead().child(tr().children(cells))
    });
    let body = lines.map(|line| {
        let cells = cells(text, line).into_iter().map(|cell| td().child(part(shown, cell)));
        tr().children(cells)
    });
    div()
        .class("tablewrap")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Table")
        .child(table().class("table").child((head, tbody().children(body))))
        .view()
}

fn whole(shown: &Shown) -> View {
    part(shown, 0..shown.passage.text.len())
}

fn part(shown: &Shown, range: Range<usize>) -> View {
    let laid = Laid { marks: &shown.passage.marks, mentions: &shown.mentions, hits: &shown.hits };
    linked(pieces(&shown.passage.text, range, laid), &shown.notes)
}

/// The lines of a text, as ranges of bytes.
fn lines(text: &str) -> Vec<Range<usize>> {
    split(text, 0..text.len(), '\n')
}

/// The cells of a row, as ranges of bytes.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    split(text, line, '\t')
}

fn split(text: &str, range: Range<usize>, at: char) -> Vec<Range<usize>> {
    let mut from = range.start;
    let part = text.get(range).unwrap_or_default();
    part.split(at)
        .map(|piece| {
            let piece = from..from + piece.len();
            from = piece.end + at.len_utf8();
            piece
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_cells_are_ranges_of_the_text() {
        let text = "a\tbé\nc\t\nd";
        let found: Vec<Vec<&str>> = lines(text)
            .into_iter()
            .map(|line| cells(text, line).into_iter().map(|cell| &text[cell]).collect())
            .collect();
        assert_eq!(found, [vec!["a", "bé"], vec!["c", ""], vec!["d"]]);
        assert_eq!(lines("").first(), Some(&(0..0)));
    }
}
