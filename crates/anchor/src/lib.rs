//! Finds a quotation again in changed text, from what the Web Annotation model keeps of it: the words
//! themselves with some text on either side (`TextQuoteSelector`) and where they stood
//! (`TextPositionSelector`).
//!
//! Method: the quotation, once within its context and once alone, is searched for with the fewest
//! edits by Myers' bit-parallel algorithm (`scan`); the few best places are aligned and scored by how
//! much of quotation and context they keep (`place`). A long quotation is found by pieces at its two
//! ends (`long`). A place that keeps too little is refused: an orphan is better than a wrong mark.
//!
//! Text and quotations are untrusted, and any input is answered. Time is linear in the text: at most
//! sixteen scans, each of at most four machine words for a character.

mod align;
mod long;
mod place;
mod scan;
mod text;

pub use text::Text;

use std::ops::Range;

/// How many characters of context a quotation keeps on either side, as Hypothesis does
/// (`src/annotator/anchoring/match-quote.ts`).
pub const CONTEXT: usize = 32;

/// A quotation, as it is kept. All lengths and positions count characters, as the model says
/// (<https://www.w3.org/TR/annotation-model/#text-position-selector>).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words quoted.
    pub exact: String,
    /// What stood right before them; only its last [`CONTEXT`] characters are looked at.
    pub prefix: String,
    /// What stood right after them; only its first [`CONTEXT`] characters are looked at.
    pub suffix: String,
    /// Where the words began, if that is known.
    pub start: Option<usize>,
}

impl Quote {
    /// The quotation of these characters of a text. Bounds beyond the text are drawn in; nothing quoted
    /// is a quotation that is never found.
    pub fn of(text: &str, range: Range<usize>) -> Quote {
        let cut = |range: Range<usize>| text.chars().skip(range.start).take(range.len()).collect::<String>();
        let exact = cut(range.clone());
        let before = range.start.saturating_sub(CONTEXT)..range.start;
        let after = range.end..range.end.saturating_add(CONTEXT);
        Quote { exact, prefix: cut(before), suffix: cut(after), start: Some(range.start) }
    }
}

/// Where a quotation now stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The characters of the text.
    pub range: Range<usize>,
    /// Whether they are the words quoted, unchanged.
    pub unchanged: bool,
}
