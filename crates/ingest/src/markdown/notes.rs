//! Footnotes: numbered by their first reference, and put at the end.

use std::collections::BTreeMap;

use super::{Draft, Kind};
use crate::complaint::{Complaints, quote};
use crate::source::Text;

/// The footnotes of an article by their labels, which differ in more than capitals.
#[derive(Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, (u32, usize)>,
    defined: BTreeMap<String, Draft>,
}

impl Notes {
    /// The number of the footnote that a reference at `at` points to.
    pub(super) fn refer(&mut self, label: &str, at: usize) -> u32 {
        let next = self.next();
        self.numbers.entry(label.to_lowercase()).or_insert((next, at)).0
    }

    /// Keeps a footnote's text until the end.
    pub(super) fn define(&mut self, label: &str, draft: Draft, text: &Text, complaints: &mut Complaints) {
        let at = text.place(draft.at);
        if draft.written.text.trim().is_empty() {
            complaints.error(
                &text.file,
                at,
                format!("the footnote {} has no text", quote(label)),
                "write its text, or delete it",
            );
        }
        if self.defined.insert(label.to_lowercase(), draft).is_some() {
            let what = format!("the footnote {} is given twice", quote(label));
            complaints.error(&text.file, at, what, "give the second another label");
        }
    }

    /// The footnotes in the order of their numbers; those that nothing refers to come last.
    pub(super) fn finish(mut self, text: &Text, complaints: &mut Complaints) -> Vec<Draft> {
        let mut idle: Vec<(String, usize)> = Vec::new();
        for (label, draft) in &self.defined {
            if !self.numbers.contains_key(label) {
                let what = format!("nothing refers to the footnote {}", quote(label));
                complaints.warn(
                    &text.file,
                    text.place(draft.at),
                    what,
                    format!("write [^{label}] where it belongs, or delete it"),
                );
                idle.push((label.clone(), draft.at));
            }
        }
        idle.sort_by_key(|(_, at)| *at);
        for (label, at) in idle {
            self.refer(&label, at);
        }
        let mut numbered: Vec<(u32, Draft)> = Vec::new();
        for (label, (number, at)) in &self.numbers {
            match self.defined.remove(label) {
                Some(draft) => numbered.push((*number, Draft { kind: Kind::Footnote(*number), ..draft })),
                None => {
                    let what = format!("there is no footnote {}", quote(label));
                    complaints.error(
                        &text.file,
                        text.place(*at),
                        what,
                        format!("write a line [^{label}]: with its text"),
                    );
                }
            }
        }
        numbered.sort_by_key(|(number, _)| *number);
        numbered.into_iter().map(|(_, draft)| draft).collect()
    }

    fn next(&self) -> u32 {
        u32::try_from(self.numbers.len() + 1).unwrap_or(u32::MAX)
    }
}

/// The label of a reference to a footnote that does not exist. It comes from the parser as text: a
/// bracket, then a piece that begins with `^` at byte `at` of `source`.
pub(super) fn missing(source: &str, at: usize) -> Option<&str> {
    const LONGEST: usize = 80;
    if source.get(at.checked_sub(1)?..at)? != "[" {
        return None;
    }
    let rest = source.get(at + 1..)?;
    let (end, last) = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '[' | ']') || c.is_whitespace())?;
    rest.get(..end).filter(|label| last == ']' && !label.is_empty())
}
