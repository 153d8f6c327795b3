//! Complaints: what is wrong in a file, where, and what to write instead.

use std::collections::BTreeMap;
use std::fmt;

/// One complaint about one place in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file, relative to the folder of the corpus, its parts separated by `/`.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// Whether the corpus can be used all the same.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

/// How grave a complaint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The corpus is refused.
    Error,
    /// The corpus is accepted, and something in it was left out or read in a way worth knowing.
    Warning,
}

/// A place in a file: line and column, each from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Complaints as they come in, in any order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Complaints {
    list: Vec<Complaint>,
    /// For each file, how many complaints there were and the gravest of those past [`MOST`].
    counts: BTreeMap<String, (usize, Option<Complaint>)>,
}

/// Complaints kept for one file. Nobody mends more at a time, and a file of ten megabytes could
/// hold millions of faults.
const MOST: usize = 1000;

impl Place {
    /// The first character of a file; also the place of what is missing altogether.
    pub(crate) const START: Self = Self { line: 1, column: 1 };
}

impl Complaints {
    /// Adds an error.
    pub(crate) fn error(&mut self, file: &str, at: Place, what: impl Into<String>, instead: impl Into<String>) {
        self.add(Severity::Error, file, at, what.into(), instead.into());
    }

    /// Adds a warning.
    pub(crate) fn warn(&mut self, file: &str, at: Place, what: impl Into<String>, instead: impl Into<String>) {
        self.add(Severity::Warning, file, at, what.into(), instead.into());
    }

    /// True where no more complaints about the file are kept, so that searching for advice is idle.
    pub(crate) fn is_full(&self, file: &str) -> bool {
        self.counts.get(file).is_some_and(|(count, _)| *count > MOST)
    }

    /// All of them in order of place, and whether there is an error among them.
    pub(crate) fn sorted(mut self) -> (Vec<Complaint>, bool) {
        for (count, last) in std::mem::take(&mut self.counts).into_values() {
            let Some(last) = last else { continue };
            let what = match count - MOST - 1 {
                0 => last.what,
                more => format!("{}, and {more} more complaints about this file", last.what),
            };
            self.list.push(Complaint { what, ..last });
        }
        self.list.sort();
        self.list.dedup();
        let error = self.list.iter().any(|c| c.severity == Severity::Error);
        (self.list, error)
    }

    fn add(&mut self, severity: Severity, file: &str, at: Place, what: String, instead: String) {
        let Place { line, column } = at;
        let (file, what, instead) = (plain(file), plain(&what), plain(&instead));
        let complaint = Complaint { file, line, column, severity, what, instead };
        let (count, last) = self.counts.entry(complaint.file.clone()).or_default();
        *count += 1;
        if *count <= MOST {
            self.list.push(complaint);
        } else if last.as_ref().is_none_or(|last| complaint.severity < last.severity) {
            *last = Some(complaint);
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, severity, what, instead } = self;
        let prefix = match severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        write!(f, "{file}:{line}:{column}: {prefix}{what}; {instead}")
    }
}

/// The words of a corpus as they stand in a message: in quotation marks, and not at length.
pub(crate) fn quote(words: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = words.chars().take(MOST).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// Words with a plural's *s* where `count` asks for it.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// A complaint is one line on a terminal, so nothing in it may break lines, steer the terminal or
/// turn the direction of writing.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                plain.extend(c.escape_unicode());
            }
            _ if c.is_control() => plain.extend(c.escape_default()),
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_one_line() {
        let mut complaints = Complaints::default();
        complaints.warn("a.md", Place { line: 2, column: 3 }, "odd\n\u{1b}[2J\u{202e}", "write: nothing");
        let (list, error) = complaints.sorted();
        assert!(!error);
        assert_eq!(
            list.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["a.md:2:3: warning: odd\\n\\u{1b}[2J\\u{202e}; write: nothing"]
        );
    }

    #[test]
    fn a_file_full_of_faults_is_told_in_a_thousand() {
        let mut complaints = Complaints::default();
        for line in 1..=5000 {
            complaints.warn("a", Place { line, column: 1 }, "odd", "write it otherwise");
        }
        complaints.error("a", Place { line: 3, column: 1 }, "wrong", "write it right");
        let (list, error) = complaints.sorted();
        assert!(error, "an error among the many is still an error");
        assert_eq!(list.len(), MOST + 1);
        let last = list.iter().find(|c| c.severity == Severity::Error).map(ToString::to_string);
        assert_eq!(last.as_deref(), Some("a:3:1: wrong, and 4000 more complaints about this file; write it right"));
    }

    #[test]
    fn complaints_come_by_place() {
        let mut complaints = Complaints::default();
        for (file, line, column) in [("b", 1, 1), ("a", 2, 1), ("a", 10, 1), ("a", 2, 11), ("a", 2, 2)] {
            complaints.error(file, Place { line, column }, "x", "y");
        }
        let (list, error) = complaints.sorted();
        assert!(error);
        let places: Vec<_> = list.iter().map(|c| (c.file.as_str(), c.line, c.column)).collect();
        assert_eq!(places, [("a", 2, 1), ("a", 2, 2), ("a", 2, 11), ("a", 10, 1), ("b", 1, 1)]);
    }
}
