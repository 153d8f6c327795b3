//! TOML walked by hand, so that every complaint about a file comes in one run and knows its place.
//!
//! A [`Table`] is asked for each key it may have; [`Table::finish`] then complains of the rest.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::complaint::{Complaints, Place, quote};
use crate::nearest::did_you_mean;
use crate::source::{Text, clean};

/// Words and where they stand.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) words: String,
    pub(crate) at: Place,
    /// The bytes of the value in the file, quotation marks included.
    pub(crate) span: Range<usize>,
}

/// A table of the file.
pub(crate) struct Table<'t> {
    pub(crate) text: &'t Text,
    pub(crate) at: Place,
    rest: BTreeMap<&'t str, (Range<usize>, &'t Spanned<DeValue<'t>>)>,
    asked: Vec<&'static str>,
}

/// Parses a file; complains of all that is no TOML and returns `None` then.
pub(crate) fn parse<'t>(text: &'t Text, complaints: &mut Complaints) -> Option<Spanned<DeTable<'t>>> {
    let (table, faults) = DeTable::parse_recoverable(&text.text);
    for fault in &faults {
        let at = text.place(fault.span().map_or(0, |span| span.start));
        let what = format!("this is not TOML: {}", fault.message());
        let instead = "write key = \"text\", key = 1 or key = [\"a\", \"b\"], each key once";
        complaints.error(&text.file, at, what, instead);
    }
    faults.is_empty().then_some(table)
}

impl<'t> Table<'t> {
    /// A table that begins at byte `start`.
    pub(crate) fn new(text: &'t Text, table: &'t DeTable<'t>, start: usize) -> Self {
        let rest = table.iter().map(|(key, value)| (key.get_ref().as_ref(), (key.span(), value))).collect();
        Self { text, at: text.place(start), rest, asked: Vec::new() }
    }

    /// Text, as it is written. Empty text is a fault.
    pub(crate) fn raw(&mut self, key: &'static str, complaints: &mut Complaints) -> Option<Words> {
        let value = self.take(key)?;
        let words = words(self.text, value);
        match &words {
            None => self.wrong(value, key, "text", format!("write {key} = \"…\""), complaints),
            Some(found) if found.words.trim().is_empty() => {
                let what = format!("{} is empty", quote(key));
                complaints.error(&self.text.file, found.at, what, "write something, or leave the key out");
                return None;
            }
            Some(_) => {}
        }
        words
    }

    /// Text on one line, its white space made plain.
    pub(crate) fn line(&mut self, key: &'static str, complaints: &mut Complaints) -> Option<Words> {
        self.raw(key, complaints).map(|found| Words { words: clean(&found.words), ..found })
    }

    /// Text on one line that must be given.
    pub(crate) fn needed(&mut self, key: &'static str, example: &str, complaints: &mut Complaints) -> Option<Words> {
        if !self.has(key) {
            self.asked.push(key);
            let what = format!("{} is missing", quote(key));
            complaints.error(&self.text.file, self.at, what, format!("write {key} = {example}"));
        }
        self.line(key, complaints)
    }

    /// A list of texts, each on one line. `None` where the key is not given.
    pub(crate) fn lines(&mut self, key: &'static str, complaints: &mut Complaints) -> Option<Vec<Words>> {
        let value = self.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, "a list", format!("write {key} = [\"…\"]"), complaints);
            return Some(Vec::new());
        };
        let mut lines = Vec::new();
        for item in array.iter() {
            match words(self.text, item).map(|found| Words { words: clean(&found.words), ..found }) {
                None => self.wrong(item, key, "a list of texts", format!("write {key} = [\"…\"]"), complaints),
                Some(found) if found.words.is_empty() => {
                    let what = format!("an item of {} is empty", quote(key));
                    complaints.error(&self.text.file, found.at, what, "write something, or delete it");
                }
                Some(found) => lines.push(found),
            }
        }
        Some(lines)
    }

    /// A list of tables, empty where the key is not given.
    pub(crate) fn tables(&mut self, key: &'static str, example: &str, complaints: &mut Complaints) -> Vec<Table<'t>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, "a list of tables", format!("write {example}"), complaints);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push(Table::new(self.text, table, item.span().start)),
                None => self.wrong(item, key, "a list of tables", format!("write {example}"), complaints),
            }
        }
        tables
    }

    /// A table whose keys are anybody's: each key with its text.
    pub(crate) fn cells(&mut self, key: &'static str, complaints: &mut Complaints) -> Vec<(Words, Words)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, key, "a table", format!("write {key} = {{ \"…\" = \"…\" }}"), complaints);
            return Vec::new();
        };
        let mut cells = Vec::new();
        for (label, value) in table {
            let span = label.span();
            let label = Words { words: clean(label.get_ref()), at: self.text.place(span.start), span };
            match words(self.text, value) {
                Some(cell) if !cell.words.trim().is_empty() => {
                    cells.push((label, Words { words: clean(&cell.words), ..cell }));
                }
                _ => {
                    let instead = format!("write {} = \"…\", or leave the row out", quote(&label.words));
                    self.wrong(value, &label.words, "text", instead, complaints);
                }
            }
        }
        cells
    }

    /// A finite number.
    pub(crate) fn number(&mut self, key: &'static str, complaints: &mut Complaints) -> Option<(f64, Place)> {
        let value = self.take(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok().map(|n| n as f64),
            DeValue::Float(n) => n.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|n: &f64| n.is_finite());
        if number.is_none() {
            self.wrong(value, key, "a finite number", format!("write {key} = 12 or {key} = 0.5"), complaints);
        }
        number.map(|n| (n, self.text.place(value.span().start)))
    }

    /// A whole number from 1.
    pub(crate) fn ordinal(&mut self, key: &'static str, complaints: &mut Complaints) -> Option<(u32, Place)> {
        let value = self.take(key)?;
        let number = value.get_ref().as_integer().filter(|n| n.radix() == 10);
        let number = number.and_then(|n| n.as_str().parse::<u32>().ok()).filter(|n| *n > 0);
        if number.is_none() {
            self.wrong(value, key, "a whole number from 1", format!("write {key} = 1"), complaints);
        }
        number.map(|n| (n, self.text.place(value.span().start)))
    }

    /// True where the key is given and has not been asked for.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.rest.contains_key(key)
    }

    /// True where the key's value is text.
    pub(crate) fn is_text(&self, key: &str) -> bool {
        self.rest.get(key).is_some_and(|(_, value)| value.get_ref().is_str())
    }

    /// The place of a key that is given and has not been asked for.
    pub(crate) fn place_of(&self, key: &str) -> Option<Place> {
        self.rest.get(key).map(|(span, _)| self.text.place(span.start))
    }

    /// Complains of every key that nothing has asked for.
    pub(crate) fn finish(self, complaints: &mut Complaints) {
        for (key, (span, _)) in &self.rest {
            let at = self.text.place(span.start);
            let instead =
                did_you_mean(key, self.asked.iter().copied(), || "delete it; FORMAT.md lists the keys".to_owned());
            complaints.error(&self.text.file, at, format!("{} is not a key here", quote(key)), instead);
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.rest.remove(key).map(|(_, value)| value)
    }

    fn wrong(
        &self,
        value: &Spanned<DeValue<'_>>,
        key: &str,
        wanted: &str,
        instead: String,
        complaints: &mut Complaints,
    ) {
        let at = self.text.place(value.span().start);
        complaints.error(&self.text.file, at, format!("{} is not {wanted}", quote(key)), instead);
    }
}

fn words(text: &Text, value: &Spanned<DeValue<'_>>) -> Option<Words> {
    let words = value.get_ref().as_str()?.to_owned();
    Some(Words { words, at: text.place(value.span().start), span: value.span() })
}
