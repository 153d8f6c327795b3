//! Bylines: who wrote it, where and when it appeared, in whatever order a line gives these.
//!
//! A byline is a short line that holds a date, the word *By* or an outlet in capitals, and besides
//! them nothing but names and the few small words that join names. Its parts may also stand on
//! lines of their own, one below the other.

mod line;

use crossread_model::Date;

use super::blocks::Block;
use super::look::is_caps;
use super::outlet::is_outlet;

pub(super) use line::{is_month, line};

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, in order.
    pub(super) names: Vec<String>,
    /// The outlet as printed.
    pub(super) outlet: Option<String>,
    /// The day.
    pub(super) date: Option<Date>,
    /// A date that could not be read to the day, as printed, and why.
    pub(super) doubtful_date: Option<(String, &'static str)>,
    /// A title that is given under a key (`Title: …`).
    pub(super) title: Option<String>,
    /// Marked by *By* or by a key such as `Author:`.
    pub(super) marked: bool,
    /// The last name may be that of the outlet instead.
    pub(super) ambiguous: bool,
    /// The kind of text that it names.
    pub(super) kind: Option<&'static str>,
    /// Whether the text is said to be an interview (*Interview by*).
    pub(super) interview: bool,
}

impl Byline {
    /// True where nothing was read.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn has_date(&self) -> bool {
        self.date.is_some() || self.doubtful_date.is_some()
    }

    /// True for a line that can begin or carry a byline by itself.
    pub(super) fn is_anchor(&self) -> bool {
        let outlet = self.outlet.as_deref().is_some_and(|outlet| is_caps(outlet) || is_outlet(outlet));
        self.has_date() || self.marked || (!self.names.is_empty() && outlet)
    }

    /// True for a byline that is known by a date, by *By* or by a key.
    pub(super) fn is_certain(&self) -> bool {
        self.has_date() || self.marked
    }

    /// How sure this is a byline and not text, in the points of [`super::boundary`].
    pub(super) fn score(&self) -> i32 {
        let parts = [self.has_date(), !self.names.is_empty(), self.outlet.is_some(), self.title.is_some()];
        let lone_date = self.has_date() && self.names.is_empty() && self.outlet.is_none() && self.title.is_none();
        let points = 3 * i32::from(parts[0]) + i32::from(parts[1]) + i32::from(parts[2]) + 3 * i32::from(parts[3]);
        points + 2 * i32::from(self.marked) - 2 * i32::from(lone_date)
    }

    /// Takes over what the other line adds; false where both say the same sort of thing.
    pub(super) fn merge(&mut self, other: &Self) -> bool {
        let clash = (self.has_date() && other.has_date())
            || (!self.names.is_empty() && !other.names.is_empty())
            || (self.outlet.is_some() && other.outlet.is_some())
            || (self.title.is_some() && other.title.is_some());
        if clash {
            return false;
        }
        self.names.extend(other.names.iter().cloned());
        self.outlet = self.outlet.take().or_else(|| other.outlet.clone());
        self.date = self.date.or(other.date);
        self.doubtful_date = self.doubtful_date.take().or_else(|| other.doubtful_date.clone());
        self.title = self.title.take().or_else(|| other.title.clone());
        self.marked |= other.marked;
        self.ambiguous = self.ambiguous && other.outlet.is_none();
        self.interview |= other.interview;
        self.kind = self.kind.or(other.kind);
        true
    }
}

/// A byline that begins at the first of `blocks`, and how many of them it takes up.
pub(super) fn at(blocks: &[Block]) -> Option<(Byline, usize)> {
    const MOST_LINES: usize = 5;
    let first = line(&blocks.first()?.text)?;
    let mut whole = first;
    let mut taken = 1;
    for block in blocks.iter().take(MOST_LINES).skip(1) {
        if block.gap > 1 {
            break;
        }
        let more = line(&block.text).filter(|b| b.is_anchor() || is_bare_part(b, block));
        // A line with a By or an outlet on a line of its own goes with the date, another date not.
        let Some(more) = more else { break };
        if !whole.merge(&more) {
            break;
        }
        taken += 1;
    }
    whole.is_anchor().then_some((whole, taken))
}

/// A line with only names, or only an outlet, belongs to the line above it where it touches that
/// line, or where its look leaves no doubt.
fn is_bare_part(part: &Byline, block: &Block) -> bool {
    block.gap == 0 || part.outlet.as_deref().is_some_and(is_outlet)
}
