//! Bytes to text: UTF-8, line ends, control characters, and the place of every offset.

use crate::complaint::{Complaints, Place};

/// A file of the folder as it came from the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path relative to the folder, its parts separated by `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The greatest file that is read, in bytes. A text of this size would fill a hundred books, and
/// offsets in it fit the 32 bits of the model with room to spare.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// The text of a file, its line ends all `\n` and free of control characters but tab and `\n`.
pub(crate) struct Text {
    /// The file's path, for complaints.
    pub(crate) file: String,
    /// The text itself.
    pub(crate) text: String,
    /// The first byte of each line.
    lines: Vec<usize>,
    /// The number of characters before each multiple of [`STEP`] bytes, so that a column on a line
    /// of ten million characters is found without counting from its start.
    counts: Vec<usize>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

impl Text {
    /// The text of a file, or complaints that it is none.
    pub(crate) fn decode(source: &SourceFile, complaints: &mut Complaints) -> Option<Self> {
        let file = source.path.as_str();
        if source.bytes.len() > MAX_BYTES {
            complaints.error(
                file,
                Place::START,
                format!("the file is larger than {} MB", MAX_BYTES >> 20),
                "divide it into several articles",
            );
            return None;
        }
        let bytes = source.bytes.as_slice();
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            complaints.error(file, Place::START, "the file is UTF-16, not UTF-8", "save it as UTF-8");
            return None;
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(wrong) => {
                let (good, rest) = bytes.split_at(wrong.valid_up_to());
                let before = Self::new(file, &String::from_utf8_lossy(good));
                let byte = rest.first().copied().unwrap_or_default();
                let what = format!("the file is not UTF-8: byte {byte:#04x}");
                complaints.error(file, before.place(before.text.len()), what, "save the file as UTF-8");
                return None;
            }
        };
        let mut text = Self::new(file, text);
        if let Some(nul) = text.text.find('\0') {
            complaints.error(
                file,
                text.place(nul),
                "the file holds a zero byte and is no text",
                "save it as plain text",
            );
            return None;
        }
        text.blank_controls(complaints);
        Some(text)
    }

    fn new(file: &str, text: &str) -> Self {
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(count);
            count += starts(chunk);
        }
        counts.push(count);
        Self { file: file.to_owned(), text, lines, counts }
    }

    /// Control characters come from copying out of terminals and old files and show as nothing, so
    /// they are read as blanks; one warning names the first.
    fn blank_controls(&mut self, complaints: &mut Complaints) {
        let stray = |c: char| c.is_control() && c != '\n' && c != '\t';
        let count = self.text.matches(stray).count();
        let Some(first) = self.text.find(stray) else { return };
        let c = self.text[first..].chars().next().unwrap_or_default();
        let what = format!("control character U+{:04X} is read as a blank ({count} in this file)", u32::from(c));
        complaints.warn(&self.file, self.place(first), what, "delete it");
        let text: String = self.text.chars().map(|c| if stray(c) { ' ' } else { c }).collect();
        *self = Self::new(&self.file, &text);
    }

    /// The place of a byte offset; offsets past the end are at the end.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Place { line: number(line), column: number(self.chars_before(offset) - self.chars_before(start) + 1) }
    }

    /// The nearest place that the file has.
    pub(crate) fn clamp(&self, place: Place) -> Place {
        let last = self.place(self.text.len());
        if place.line >= last.line {
            return Place { line: last.line, column: place.column.clamp(1, last.column) };
        }
        let line = place.line.max(1);
        let end = self.lines.get(line as usize).map_or(self.text.len(), |next| next - 1);
        Place { line, column: place.column.clamp(1, self.place(end).column) }
    }

    /// How many characters begin before this byte.
    fn chars_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        let counted = self.counts.get(step).copied().unwrap_or_default();
        counted + starts(self.text.as_bytes().get(step * STEP..offset).unwrap_or_default())
    }
}

/// How many characters begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0b1100_0000 != 0b1000_0000).count()
}

/// White space made plain: one blank for each run of it, none at either end. No-break spaces stay.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if !breaks(c) {
            clean.push(c);
        } else if !clean.is_empty() && !clean.ends_with(' ') {
            clean.push(' ');
        }
    }
    clean.truncate(clean.trim_end_matches(' ').len());
    clean
}

/// True for white space at which a line may break, and for control characters.
pub(crate) fn breaks(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')) || c.is_control()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> (Option<Text>, Vec<String>) {
        let mut complaints = Complaints::default();
        let text = Text::decode(&SourceFile { path: "a.md".into(), bytes: bytes.to_vec() }, &mut complaints);
        (text, complaints.sorted().0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn places_count_lines_and_characters() {
        let text = Text::new("a", &format!("é\nabc\r\n{}ü\r!", "ö".repeat(3000)));
        assert_eq!(text.place(0), Place { line: 1, column: 1 });
        assert_eq!(text.place(2), Place { line: 1, column: 2 });
        assert_eq!(text.place(3), Place { line: 2, column: 1 });
        assert_eq!(text.place(7 + 6000), Place { line: 3, column: 3001 });
        assert_eq!(text.place(usize::MAX), Place { line: 4, column: 2 });
        assert_eq!(text.clamp(Place { line: 2, column: 99 }), Place { line: 2, column: 4 });
        assert_eq!(text.clamp(Place { line: 99, column: 99 }), Place { line: 4, column: 2 });
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(b"ab\ncaf\xe9").1, ["a.md:2:4: the file is not UTF-8: byte 0xe9; save the file as UTF-8"]);
        assert_eq!(decode(b"\xff\xfea\0").1, ["a.md:1:1: the file is UTF-16, not UTF-8; save it as UTF-8"]);
        assert_eq!(decode(b"a\0").1, ["a.md:1:2: the file holds a zero byte and is no text; save it as plain text"]);
        assert!(decode(b"\xff").0.is_none());
    }

    #[test]
    fn control_characters_are_blanks_and_a_byte_order_mark_is_nothing() {
        let (text, complaints) = decode("\u{feff}a\u{c}b\u{7}".as_bytes());
        assert_eq!(text.map(|t| t.text), Some("a b ".to_owned()));
        assert_eq!(
            complaints,
            ["a.md:1:2: warning: control character U+000C is read as a blank (2 in this file); delete it"]
        );
    }

    #[test]
    fn no_break_spaces_outlive_cleaning() {
        assert_eq!(clean("  a\u{a0}b \n\t c\u{2028}"), "a\u{a0}b c");
    }
}
