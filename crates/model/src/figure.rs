//! Figures: the numbers that state something, as found in a text and as an editor words them.

use std::fmt;
use std::str::FromStr;

use crate::Address;

/// What sort of number a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A part of a whole, or a multiple.
    Ratio,
    /// How many.
    Count,
    /// So much per so much.
    Rate,
    /// How long.
    Duration,
    /// From when to when, or from how much to how much.
    Span,
    /// A place in an order.
    Rank,
}

/// The number in full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FigureValue {
    /// One number.
    One(f64),
    /// From a number to a number; a span that runs on has no end.
    Range(f64, Option<f64>),
}

impl Eq for FigureValue {}

/// A number in a passage that states something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Place of its article in [`crate::Corpus::articles`].
    pub article: u32,
    /// Place of its passage in [`crate::Article::passages`].
    pub passage: u32,
    /// First byte of the figure in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// What it says.
    pub reading: Reading,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its sort.
    pub kind: FigureKind,
    /// Its value, finite.
    pub value: FigureValue,
    /// What one of it is: *dollars*, *percent*, *years*, *workers*.
    pub unit: Option<String>,
    /// ISO 4217 code, for money.
    pub currency: Option<String>,
    /// *about*, *nearly*, *over* …
    pub qualifier: Option<String>,
    /// What is counted.
    pub what: Option<String>,
    /// Whose figure it is, or who is counted. Only an editor says this.
    pub who: Option<String>,
    /// When it held. Only an editor says this.
    pub when: Option<String>,
}

/// An editor's wording for a figure: a row of `figures.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureNote {
    /// The passage it stands in.
    pub passage: Address,
    /// First byte of the figure in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// How the editor reads it.
    pub reading: Reading,
    /// The line of `figures.toml` on which its `match` stands, from 1.
    pub line: u32,
    /// The column there, in characters, from 1.
    pub column: u32,
}

impl FigureValue {
    /// Its least and its greatest number, in this order; a span that runs on has no greatest, and so
    /// ends in infinity.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Self::One(value) => (value, value),
            Self::Range(from, to) => (from, to.unwrap_or(f64::INFINITY)),
        }
    }
}

impl FigureKind {
    /// Every kind, in order.
    pub const ALL: [Self; 8] =
        [Self::Money, Self::Percent, Self::Ratio, Self::Count, Self::Rate, Self::Duration, Self::Span, Self::Rank];

    /// The word in `figures.toml` and in queries.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Duration => "duration",
            Self::Span => "span",
            Self::Rank => "rank",
        }
    }
}

impl fmt::Display for FigureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for FigureKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|k| k.name() == text).ok_or(())
    }
}
