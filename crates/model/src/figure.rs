//! Figures: what an editor says of a number in a passage.

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

/// An editor's wording for a figure: a row of `figures.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureNote {
    /// The passage it stands in.
    pub passage: Address,
    /// First byte of the figure in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Its sort.
    pub kind: FigureKind,
    /// Its value, finite.
    pub value: FigureValue,
    /// What one of it is.
    pub unit: Option<String>,
    /// ISO 4217 code, for money.
    pub currency: Option<String>,
    /// *about*, *nearly*, *over* …
    pub qualifier: Option<String>,
    /// What is counted.
    pub what: Option<String>,
    /// Whose figure it is, or who is counted.
    pub who: Option<String>,
    /// When it held.
    pub when: Option<String>,
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
