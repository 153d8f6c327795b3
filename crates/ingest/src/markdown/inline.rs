//! The text of one passage as it is written: white space made plain, marks kept apart.

use std::cmp::Reverse;

use crossread_model::{Mark, MarkKind};

use crate::source::breaks;

/// A passage's text in the making.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    marks: Vec<(usize, Mark)>,
    open: Vec<Open>,
    /// How many of `open`, from the outside in, have met their first character.
    begun: usize,
    /// Marks opened so far; of two marks over the same text the one opened first is the outer.
    opened: usize,
    gap: Gap,
    item: Option<u8>,
    depths: Vec<u8>,
}

/// A passage's text with all that goes with it.
#[derive(Default)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// For a list, how deep the item on each line is nested.
    pub(super) depths: Vec<u8>,
}

/// What stands between the last character and the next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
}

struct Open {
    order: usize,
    start: usize,
    kind: Option<MarkKind>,
}

impl Inline {
    /// Adds running text; each run of white space becomes one blank.
    pub(super) fn write(&mut self, text: &str) {
        for c in text.chars() {
            if breaks(c) {
                self.blank();
            } else {
                self.settle();
                self.text.push(c);
            }
        }
    }

    /// Adds preformatted text as it is.
    pub(super) fn write_verbatim(&mut self, text: &str) {
        self.settle();
        self.text.push_str(text);
    }

    /// A blank before whatever comes next.
    pub(super) fn blank(&mut self) {
        if self.gap == Gap::None {
            self.gap = Gap::Blank;
        }
    }

    /// A new line before whatever comes next, unless nothing has come yet.
    pub(super) fn line(&mut self) {
        self.gap = Gap::Line;
    }

    /// A new item of a list, nested `depth` deep, once something is written into it.
    pub(super) fn item(&mut self, depth: u8) {
        self.item = Some(depth);
    }

    /// Ends a row of a table, even an empty one.
    pub(super) fn row(&mut self) {
        self.text.push('\n');
        self.gap = Gap::None;
    }

    /// Ends a cell of a table, even an empty one.
    pub(super) fn cell(&mut self) {
        self.text.push('\t');
        self.gap = Gap::None;
    }

    /// Opens a mark; `None` is a mark that leaves no trace.
    pub(super) fn open(&mut self, kind: Option<MarkKind>) {
        self.open.push(Open { order: self.opened, start: 0, kind });
        self.opened += 1;
    }

    /// Closes the mark opened last. A mark around nothing is dropped.
    pub(super) fn close(&mut self) {
        let begun = self.begun == self.open.len();
        let Some(mark) = self.open.pop() else { return };
        self.begun = self.begun.min(self.open.len());
        if let (true, Some(kind)) = (begun, mark.kind) {
            self.mark(mark.order, mark.start, self.text.len(), kind);
        }
    }

    /// A footnote's number at this point.
    pub(super) fn note(&mut self, number: u32) {
        if self.gap == Gap::Line || self.item.is_some() {
            self.settle();
        }
        self.mark(self.opened, self.text.len(), self.text.len(), MarkKind::Note(number));
        self.opened += 1;
    }

    /// The finished text, its marks in order.
    pub(super) fn finish(mut self) -> Written {
        while !self.open.is_empty() {
            self.close();
        }
        self.marks.sort_by_key(|(order, mark)| (mark.start, Reverse(mark.end), *order));
        Written { text: self.text, marks: self.marks.into_iter().map(|(_, mark)| mark).collect(), depths: self.depths }
    }

    /// Writes out the gap, so that the next character can follow, and begins the marks that wait.
    fn settle(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if let Some(depth) = self.item.take() {
            if !self.depths.is_empty() {
                self.text.push('\n');
            }
            self.depths.push(depth);
        } else if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            match gap {
                Gap::None => {}
                Gap::Blank => self.text.push(' '),
                Gap::Line => self.text.push('\n'),
            }
        }
        for mark in &mut self.open[self.begun..] {
            mark.start = self.text.len();
        }
        self.begun = self.open.len();
    }

    /// Files are smaller than 4 GiB by far (`source::MAX_BYTES`), and so are offsets in them.
    fn mark(&mut self, order: usize, start: usize, end: usize, kind: MarkKind) {
        if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
            self.marks.push((order, Mark { start, end, kind }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_cover_their_words_and_no_blank_beside_them() {
        let mut inline = Inline::default();
        inline.write(" a ");
        inline.open(Some(MarkKind::Strong));
        inline.open(Some(MarkKind::Emphasis));
        inline.write(" b\n c ");
        inline.close();
        inline.close();
        inline.note(1);
        inline.open(Some(MarkKind::Code));
        inline.close();
        inline.write(" d ");
        let written = inline.finish();
        assert_eq!(written.text, "a b c d");
        let mark = |start, end, kind| Mark { start, end, kind };
        let expected = [mark(2, 5, MarkKind::Strong), mark(2, 5, MarkKind::Emphasis), mark(5, 5, MarkKind::Note(1))];
        assert_eq!(written.marks, expected);
    }

    #[test]
    fn items_are_lines_and_empty_ones_are_none() {
        let mut inline = Inline::default();
        for (depth, text) in [(0, "a"), (1, " "), (1, "b"), (0, "c")] {
            inline.item(depth);
            inline.write(text);
        }
        let written = inline.finish();
        assert_eq!((written.text.as_str(), written.depths.as_slice()), ("a\nb\nc", [0, 1, 0].as_slice()));
    }
}
