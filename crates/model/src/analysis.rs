//! What the build finds in a corpus and the Volume carries.

use std::collections::BTreeMap;

use crate::{Entry, Figure, Link, Mention, Unresolved, Years};

/// Everything found in a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The facets to filter by, in the order in which they are shown.
    pub facets: Vec<FacetTable>,
    /// The figures, by article, passage and place.
    pub figures: Vec<Figure>,
    /// The years written about, by article, passage and place.
    pub years: Vec<Years>,
    /// In a language whose inflections are joined when the corpus is built, the stem of each word
    /// that its texts have, folded both; empty in English, whose stems the engine itself finds, and
    /// in languages that have none.
    pub stems: BTreeMap<String, String>,
    /// Entries that the texts name and the editorial index does not have. They follow the editorial
    /// entries, in one index; ids are unique in both together.
    pub entries: Vec<Entry>,
    /// Where the texts name the entries, of the editorial index and found, by passage and place. No two
    /// overlap.
    pub mentions: Vec<Mention>,
    /// Surnames that the texts leave open, by passage and place.
    pub unresolved: Vec<Unresolved>,
    /// At most three from each passage, by passage, the best first.
    pub links: Vec<Link>,
}

/// A facet: its values, each with the articles that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetTable {
    /// Its name in the query language.
    pub name: String,
    /// Values in order of their folded form; each value once.
    pub values: Vec<FacetRow>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The value as shown.
    pub value: String,
    /// Indices into [`crate::Corpus::articles`], ascending, each once, at least one.
    pub articles: Vec<u32>,
    /// The entries whose mentions give articles this value, by their places in the whole index,
    /// ascending; more than one where names differ in case or accents alone. None where the value
    /// stands in front matter alone.
    pub entries: Vec<u32>,
    /// True for what is offered to choose from: all that an editor wrote, and what texts name twice or
    /// more. What one text names once can be asked for by its name.
    pub listed: bool,
}
