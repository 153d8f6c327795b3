//! The text of a passage with its inline marks, as HTML.

use std::ops::Range;

use crossread_model::{Mark, MarkKind, Passage};

use crate::html::Html;

/// Writes the bytes `range` of the passage's text with the marks that touch them. Marks that cross
/// are closed and opened again, so that the tags always nest; a mark that does not lie between
/// characters is left out, the text never.
pub(crate) fn write(html: &mut Html, passage: &Passage, range: Range<usize>) {
    let marks = clipped(passage, &range);
    let mut writer = Writer { html, text: &passage.text, at: range.start, open: Vec::new() };
    for mark in &marks {
        writer.close_up_to(mark.range.start);
        writer.text_up_to(mark.range.start);
        match mark.kind {
            MarkKind::Note(n) => note(writer.html, *n),
            _ => {
                open_tag(writer.html, mark.kind);
                writer.open.push(mark);
            }
        }
    }
    writer.close_up_to(range.end);
    writer.text_up_to(range.end);
}

/// The whole text, its lines parted by line breaks.
pub(crate) fn write_all(html: &mut Html, passage: &Passage) {
    for (i, line) in split(&passage.text, 0..passage.text.len(), '\n').into_iter().enumerate() {
        if i > 0 {
            html.raw("<br>");
        }
        write(html, passage, line);
    }
}

/// The parts of `range` between separators.
pub(crate) fn split(text: &str, range: Range<usize>, separator: char) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (at, _) in text.get(range.clone()).unwrap_or_default().match_indices(separator) {
        parts.push(start..range.start + at);
        start = range.start + at + separator.len_utf8();
    }
    parts.push(start..range.end);
    parts
}

struct Clipped<'a> {
    range: Range<usize>,
    kind: &'a MarkKind,
}

struct Writer<'a> {
    html: &'a mut Html,
    text: &'a str,
    at: usize,
    open: Vec<&'a Clipped<'a>>,
}

impl Writer<'_> {
    fn text_up_to(&mut self, end: usize) {
        self.html.text(self.text.get(self.at..end).unwrap_or_default());
        self.at = end;
    }

    /// Closes every mark that ends at or before `end`.
    fn close_up_to(&mut self, end: usize) {
        while let Some(next) = self.open.iter().map(|mark| mark.range.end).min().filter(|next| *next <= end) {
            self.text_up_to(next);
            let lowest = self.open.iter().position(|mark| mark.range.end == next).unwrap_or_default();
            for mark in self.open[lowest..].iter().rev() {
                close_tag(self.html, mark.kind);
            }
            let crossing: Vec<_> = self.open.drain(lowest..).filter(|mark| mark.range.end > next).collect();
            for mark in crossing {
                open_tag(self.html, mark.kind);
                self.open.push(mark);
            }
        }
    }
}

/// The marks that touch `range`, cut to it, in order; of two links that overlap, the first.
fn clipped<'a>(passage: &'a Passage, range: &Range<usize>) -> Vec<Clipped<'a>> {
    let mut link_end = 0;
    let mut marks = Vec::new();
    for Mark { start, end, kind } in &passage.marks {
        let (Ok(start), Ok(end)) = (usize::try_from(*start), usize::try_from(*end)) else { continue };
        let note = matches!(kind, MarkKind::Note(_));
        let touches =
            if note { start >= range.start && start <= range.end } else { start < range.end && end > range.start };
        if !touches || passage.text.get(start..end).is_none() {
            continue;
        }
        if matches!(kind, MarkKind::Link(_)) {
            if start < link_end {
                continue;
            }
            link_end = end;
        }
        marks.push(Clipped { range: start.max(range.start)..end.min(range.end), kind });
    }
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

fn open_tag(html: &mut Html, kind: &MarkKind) {
    match kind {
        MarkKind::Emphasis => html.raw("<em>"),
        MarkKind::Strong => html.raw("<strong>"),
        MarkKind::Code => html.raw("<code>"),
        MarkKind::Strike => html.raw("<s>"),
        MarkKind::Link(target) => follow(html.raw("<a"), target).raw(">"),
        MarkKind::Note(_) => html,
    };
}

fn close_tag(html: &mut Html, kind: &MarkKind) {
    html.raw(match kind {
        MarkKind::Emphasis => "</em>",
        MarkKind::Strong => "</strong>",
        MarkKind::Code => "</code>",
        MarkKind::Strike => "</s>",
        MarkKind::Link(_) => "</a>",
        MarkKind::Note(_) => "",
    });
}

fn note(html: &mut Html, number: u32) {
    html.raw("<sup><a").jump(&format!("note-{number}")).raw(">").number(number).raw("</a></sup>");
}

/// Adds the address of a link. A relative one is relative to the site, below which the plain page stands two folders
/// deep; in the single file, which has no site beside it, it leads nowhere.
fn follow<'h>(html: &'h mut Html, target: &str) -> &'h mut Html {
    let head = target.split(['/', '?', '#']).next().unwrap_or_default();
    match target.strip_prefix('#') {
        Some(id) if html.is_placed() => html.jump(id),
        None if !head.contains(':') && html.is_placed() => html,
        None if !head.contains(':') && !target.starts_with('/') => html.href(&format!("../../{target}")),
        _ => html.href(target),
    }
}

#[cfg(test)]
mod tests {
    use crossread_model::{Block, PassageId};

    use super::*;

    fn written(text: &str, marks: &[(u32, u32, MarkKind)]) -> String {
        let marks =
            marks.iter().map(|(start, end, kind)| Mark { start: *start, end: *end, kind: kind.clone() }).collect();
        let (id, block, text) = (PassageId::Body(1), Block::Paragraph, text.to_owned());
        let passage = Passage { id, block, speaker: None, turn: false, text, marks };
        let mut html = Html::new();
        write_all(&mut html, &passage);
        html.as_str().to_owned()
    }

    #[test]
    fn marks_nest_and_crossing_ones_are_reopened() {
        use MarkKind::{Emphasis, Link, Note, Strong};
        let link = |target: &str| Link(target.to_owned());
        for (marks, expected) in [
            (vec![], "one two three"),
            (vec![(0, 3, Emphasis)], "<em>one</em> two three"),
            (vec![(0, 7, Strong), (4, 7, Emphasis)], "<strong>one <em>two</em></strong> three"),
            (vec![(0, 7, Strong), (4, 13, Emphasis)], "<strong>one <em>two</em></strong><em> three</em>"),
            (
                vec![(3, 3, Note(2)), (13, 13, Note(3))],
                "one<sup><a href=\"#note-2\">2</a></sup> two three<sup><a href=\"#note-3\">3</a></sup>",
            ),
            (
                vec![(4, 7, link("https://example.org/?a&b"))],
                "one <a href=\"https://example.org/?a&amp;b\">two</a> three",
            ),
            (vec![(4, 7, link("notes/a.html"))], "one <a href=\"../../notes/a.html\">two</a> three"),
            (vec![(4, 7, link("javascript:alert(1)"))], "one <a>two</a> three"),
            (vec![(0, 7, link("#a")), (4, 13, link("#b"))], "<a href=\"#a\">one two</a> three"),
        ] {
            assert_eq!(written("one two three", &marks), expected);
        }
    }

    #[test]
    fn a_mark_over_a_line_break_is_cut_there() {
        assert_eq!(written("a\nb", &[(0, 3, MarkKind::Emphasis)]), "<em>a</em><br><em>b</em>");
    }

    #[test]
    fn a_mark_that_cuts_a_character_or_leaves_the_text_loses_no_text() {
        for (start, end) in [(1, 2), (0, 99), (2, 1), (99, 99)] {
            assert_eq!(written("é<", &[(start, end, MarkKind::Strong)]), "é&lt;", "{start}..{end}");
        }
    }
}
