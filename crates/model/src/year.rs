//! Years written about.

use crate::Date;

/// A date, year, decade or stretch of years that a passage names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// Place of its article in [`crate::Corpus::articles`].
    pub article: u32,
    /// Place of its passage in [`crate::Article::passages`].
    pub passage: u32,
    /// First byte of its name in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// The first day it can mean.
    pub first: Date,
    /// The last day it can mean; not before `first`.
    pub last: Date,
}
