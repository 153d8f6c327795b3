//! Mentions: where texts name the entries of the index.

/// A span of a passage that names an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// Place of the entry in the whole index: the editorial entries in their order, then those found.
    pub entry: u32,
    /// Place of the passage among all of the corpus, article after article.
    pub passage: u32,
    /// First byte in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

/// A surname that several people of one article bear and that the text does not settle: a mention of
/// none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// Place of the passage among all of the corpus.
    pub passage: u32,
    /// First byte in the passage's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Places of the entries that may be meant, ascending, two at least.
    pub candidates: Vec<u32>,
}
