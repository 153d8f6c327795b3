//! A passage of an article as it is read: its number, its block, its inline marks and its hits.

use std::ops::Range;

use crossread_engine::Span;
use crossread_model::{Block, Passage, PassageId};
use leptos::prelude::*;

use crate::parts::inline::{inline, pieces};
use crate::view::html::{
    a, abbr, blockquote, code, div, h2, h3, h4, li, ol, p, pre, span, table, tbody, td, th, thead, tr, ul,
};
use crate::view::{Draw, View};

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
    /// The link to it.
    pub href: String,
    /// Who speaks, where a turn begins.
    pub speaker: Option<Speaker>,
    /// True where the interviewer speaks.
    pub question: bool,
    /// True while the address names this passage.
    pub target: Signal<bool>,
}

/// The passage: a heading, or a numbered block.
pub fn passage(shown: Shown) -> View {
    let Shown { passage, hits, href, speaker, question, target } = shown;
    let id = passage.id.to_string();
    match (passage.id, &passage.block) {
        (PassageId::Title | PassageId::Dek, _) => "".view(),
        (PassageId::Heading(_), block) => heading(block, id, whole(&passage, &hits)),
        (PassageId::Body(n), block) => {
            let number = a().class("pno").href(href).attr("aria-label", format!("Link to paragraph {n}")).child(n);
            let speaker = speaker.map(|speaker| abbr().class("spk").attr("title", speaker.name).child(speaker.label));
            div()
                .class(if question { "pp q" } else { "pp" })
                .class_if("is-target", move || target.get())
                .attr("id", id)
                .child((number, div().class("pt").child(body(block, &passage, &hits, speaker.view()))))
                .view()
        }
    }
}

fn heading(block: &Block, id: String, text: View) -> View {
    match block {
        Block::Heading(3) => h3().attr("id", id).attr("tabindex", "-1").child(text).view(),
        Block::Heading(4..) => h4().attr("id", id).attr("tabindex", "-1").child(text).view(),
        _ => h2().attr("id", id).attr("tabindex", "-1").child(text).view(),
    }
}

fn body(block: &Block, passage: &Passage, hits: &[Span], speaker: View) -> View {
    match block {
        Block::Quotation => {
            let paragraphs = lines(&passage.text).into_iter().map(|line| p().child(part(passage, hits, line)));
            blockquote().child(speaker).children(paragraphs).view()
        }
        Block::List { start, depths } => (speaker, list(*start, depths, passage, hits)).view(),
        Block::Table => (speaker, rows(passage, hits)).view(),
        Block::Code => (speaker, pre().attr("tabindex", "0").child(code().child(whole(passage, hits)))).view(),
        Block::Footnote(number) => p()
            .class("footnote")
            .child((speaker, span().class("footnote__n").child(number.to_string()), whole(passage, hits)))
            .view(),
        Block::Paragraph | Block::Heading(_) => p().child((speaker, whole(passage, hits))).view(),
    }
}

/// A list whose items are nested by their depths.
fn list(start: Option<u32>, depths: &[u8], passage: &Passage, hits: &[Span]) -> View {
    let items: Vec<(u8, Range<usize>)> = lines(&passage.text)
        .into_iter()
        .enumerate()
        .map(|(i, line)| (depths.get(i).copied().unwrap_or(0), line))
        .collect();
    level(start, &items, passage, hits)
}

/// One level of a list: the items as deep as the first, each with the deeper ones that follow it.
/// An inner list of an ordered one is ordered from 1.
fn level(start: Option<u32>, items: &[(u8, Range<usize>)], passage: &Passage, hits: &[Span]) -> View {
    let mut rows = Vec::new();
    let mut rest = items;
    let depth = items.iter().map(|(depth, _)| *depth).min().unwrap_or(0);
    while let [(_, line), after @ ..] = rest {
        let inner = after.iter().take_while(|(d, _)| *d > depth).count();
        let (held, next) = after.split_at(inner);
        let held = (!held.is_empty()).then(|| level(start.map(|_| 1), held, passage, hits));
        rows.push(li().child((part(passage, hits, line.clone()), held)).view());
        rest = next;
    }
    match start {
        Some(first) => ol().attr("start", (first != 1).then_some(first)).child(rows).view(),
        None => ul().child(rows).view(),
    }
}

/// A table: the first line is its head.
fn rows(passage: &Passage, hits: &[Span]) -> View {
    let mut lines = lines(&passage.text).into_iter();
    let head = lines.next().map(|line| {
        let cells = cells(&passage.text, line)
            .into_iter()
            .map(|cell| th().attr("scope", "col").child(part(passage, hits, cell)));
        thead().child(tr().children(cells))
    });
    let body = lines.map(|line| {
        let cells = cells(&passage.text, line).into_iter().map(|cell| td().child(part(passage, hits, cell)));
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

fn whole(passage: &Passage, hits: &[Span]) -> View {
    part(passage, hits, 0..passage.text.len())
}

fn part(passage: &Passage, hits: &[Span], range: Range<usize>) -> View {
    inline(pieces(&passage.text, range, &passage.marks, hits))
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
