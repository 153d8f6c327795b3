//! Text to lines: what only looks blank is blank, and each line knows its number.

use super::markup;
use super::report::{Lines, Log};

/// A line with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: u32,
    /// How many blank lines stand above it.
    pub(super) gap: u32,
    /// Its text without blanks at the ends. No-break spaces inside stay, since in a byline they
    /// part what a blank does not.
    pub(super) text: String,
}

/// The lines of a text. Line ends are those of any system.
pub(super) fn lines(text: &str, log: &mut Log<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut repairs = Repairs::default();
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    for (index, raw) in text.split('\n').enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let untagged = markup::without_tags(raw);
        if untagged.len() != raw.len() {
            repairs.tags.push(number);
        }
        let decoded = markup::without_entities(&untagged);
        if decoded != untagged {
            repairs.entities.push(number);
        }
        let text = visible(&decoded, number, &mut repairs);
        if text.is_empty() {
            if !raw.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).is_empty() {
                log.left_out(Lines::one(number), "markup", "the line holds nothing but markup", raw.trim());
            }
            gap += 1;
        } else {
            lines.push(Line { number, gap, text });
            gap = 0;
        }
    }
    repairs.tell(log);
    lines
}

/// Lines on which something invisible was put right, by what it was.
#[derive(Default)]
struct Repairs {
    tags: Vec<u32>,
    entities: Vec<u32>,
    blanks: Vec<u32>,
    invisible: Vec<u32>,
    controls: Vec<u32>,
}

impl Repairs {
    /// One item for each sort: a file may hold thousands.
    fn tell(self, log: &mut Log<'_>) {
        let sorts = [
            (self.tags, "tags", "tags of HTML were taken out"),
            (self.entities, "entities", "character references of HTML were decoded"),
            (self.blanks, "no-break space", "no-break spaces were read as blanks"),
            (self.invisible, "invisible", "characters of no width were taken out"),
            (self.controls, "control", "control characters were read as blanks"),
        ];
        for (lines, what, reason) in sorts {
            let Some(first) = lines.first() else { continue };
            log.repaired(Lines::one(*first), what, format!("{reason} on {}", listed(&lines)), "");
        }
    }
}

/// *line 3*, *lines 3, 5 and 9*, *40 lines, the first of them 3, 5, 9 …*.
fn listed(lines: &[u32]) -> String {
    const MOST: usize = 12;
    let words = |lines: &[u32]| lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match lines {
        [one] => format!("line {one}"),
        [start @ .., last] if lines.len() <= MOST => format!("lines {} and {last}", words(start)),
        _ => format!("{} lines, the first of them {}", lines.len(), words(lines.get(..MOST).unwrap_or(lines))),
    }
}

/// The visible text of a line, trimmed.
fn visible(text: &str, number: u32, repairs: &mut Repairs) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut invisible, mut control) = (false, false, false);
    for c in text.chars() {
        match c {
            '\u{a0}' | '\u{2007}' | '\u{202f}' => {
                blank = true;
                out.push('\u{a0}');
            }
            _ if is_invisible(c) => invisible = true,
            '\t' => out.push('\u{a0}'),
            _ if c.is_control() => {
                control = true;
                out.push(' ');
            }
            _ if c.is_whitespace() => out.push(' '),
            _ => out.push(c),
        }
    }
    for (found, lines) in
        [(blank, &mut repairs.blanks), (invisible, &mut repairs.invisible), (control, &mut repairs.controls)]
    {
        if found {
            lines.push(number);
        }
    }
    out.trim().to_owned()
}

/// Characters that show as nothing: zero-width blanks, soft hyphens, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::report::Report;
    use super::*;

    fn read(text: &str) -> Vec<(u32, u32, String)> {
        let mut report = Report::default();
        let lines = lines(text, &mut report.of("a.txt"));
        lines.into_iter().map(|l| (l.number, l.gap, l.text)).collect()
    }

    #[test]
    fn lines_that_only_look_blank_are_blank() {
        let expected = vec![(1, 0, "a".to_owned()), (4, 2, "b c".to_owned()), (5, 0, "d".to_owned())];
        assert_eq!(read("a\r\n\u{a0}\r\n\u{200b}\t\r\n b\u{200b} c\u{a0}\rd"), expected);
    }

    #[test]
    fn a_list_of_lines_is_short() {
        assert_eq!(listed(&[3]), "line 3");
        assert_eq!(listed(&[3, 5, 9]), "lines 3, 5 and 9");
        assert!(listed(&(1..40).collect::<Vec<_>>()).starts_with("39 lines, the first of them 1, 2"));
    }
}
