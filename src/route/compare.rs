//! The place of a comparison: its Sides, and how each part is shown.

use crossread_engine::{MatrixOrder, Query, SIDES, Spec};
use crossread_model::EntryType;

use super::pairs::{each_pair, pair, unread};
use super::{query, search};

/// A comparison as an address has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparing {
    /// What is compared, in order: `side=article:SLUG`, `entry:ID`, `query:TEXT`, `search:` with a search
    /// as an address has it, or `rest`.
    pub sides: Vec<Spec>,
    /// Whether rows in which all Sides are alike are left out: `equal=off`.
    pub differing: bool,
    /// Whether stop words count: `stop=on`.
    pub stop_words: bool,
    /// Whether names count as words: `names=off`.
    pub names: bool,
    /// Whether bars grow with the square root: `scale=root`.
    pub root: bool,
    /// Whether two articles are read beside one another: `read=on`.
    pub reading: bool,
    /// The entries of the matrix: `matrix=person`.
    pub matrix: EntryType,
    /// Whether the matrix is of the whole corpus: `in=corpus`.
    pub whole: bool,
    /// The order of its rows: `rows=count`.
    pub rows: MatrixOrder,
    /// The order of its columns: `columns=name`.
    pub columns: MatrixOrder,
}

impl Default for Comparing {
    fn default() -> Self {
        Self {
            sides: Vec::new(),
            differing: false,
            stop_words: false,
            names: true,
            root: false,
            reading: false,
            matrix: EntryType::Concept,
            whole: false,
            rows: MatrixOrder::Alike,
            columns: MatrixOrder::Alike,
        }
    }
}

impl Comparing {
    /// Reads what follows the `?`.
    pub fn parse(text: &str, notes: &mut Vec<String>) -> Self {
        let mut of = Self::default();
        each_pair(text, notes, &mut |pair, key, value, notes| {
            let value = value.as_str();
            let read = match (key.as_str(), value) {
                ("side", _) => match side(value, notes) {
                    Some(spec) if of.sides.len() < SIDES => {
                        of.sides.push(spec);
                        true
                    }
                    Some(_) => {
                        notes.push(format!("A comparison has four Sides at most; “{value}” is left out."));
                        true
                    }
                    None => false,
                },
                ("equal", "off") => set(&mut of.differing, true),
                ("stop", "on") => set(&mut of.stop_words, true),
                ("names", "off") => set(&mut of.names, false),
                ("scale", "root") => set(&mut of.root, true),
                ("read", "on") => set(&mut of.reading, true),
                ("in", "corpus") => set(&mut of.whole, true),
                ("matrix", _) => value.parse().map(|kind| of.matrix = kind).is_ok(),
                ("rows", _) => order(value).map(|order| of.rows = order).is_some(),
                ("columns", _) => order(value).map(|order| of.columns = order).is_some(),
                _ => false,
            };
            if !read {
                notes.push(unread(pair));
            }
        });
        of
    }

    /// Writes it as it follows the path: empty, or a `?` and its pairs.
    pub fn search(&self) -> String {
        let mut out = String::new();
        for side in &self.sides {
            pair("side", &written(side), &mut out);
        }
        let orders = [("rows", self.rows), ("columns", self.columns)];
        let switches = [
            ("equal", "off", self.differing),
            ("stop", "on", self.stop_words),
            ("names", "off", !self.names),
            ("scale", "root", self.root),
            ("read", "on", self.reading),
            ("in", "corpus", self.whole),
        ];
        for (key, value, on) in switches {
            if on {
                pair(key, value, &mut out);
            }
        }
        if self.matrix != EntryType::Concept {
            pair("matrix", self.matrix.name(), &mut out);
        }
        for (key, order) in orders {
            if order != MatrixOrder::Alike {
                pair(key, order_name(order), &mut out);
            }
        }
        out
    }
}

/// What an order of the matrix is called in addresses.
pub fn order_name(order: MatrixOrder) -> &'static str {
    match order {
        MatrixOrder::Alike => "alike",
        MatrixOrder::Count => "count",
        MatrixOrder::Name => "name",
    }
}

/// The order of this name.
pub fn order(name: &str) -> Option<MatrixOrder> {
    [MatrixOrder::Alike, MatrixOrder::Count, MatrixOrder::Name].into_iter().find(|order| order_name(*order) == name)
}

fn set(place: &mut bool, value: bool) -> bool {
    *place = value;
    true
}

/// A query that is more than its text is written as an address has it, so that ticks stay ticks.
fn written(side: &Spec) -> String {
    match side {
        Spec::Query(query) if *query != Query::of_text(query.text.as_str()) => {
            format!("search:{}", search(query).strip_prefix('?').unwrap_or_default())
        }
        other => other.text(),
    }
}

fn side(value: &str, notes: &mut Vec<String>) -> Option<Spec> {
    match value.strip_prefix("search:") {
        Some(text) => Some(Spec::Query(query(text, notes))),
        None => Spec::read(value),
    }
}
