//! Links: pairs of passages about the same thing, with the evidence for it.

/// From a passage to one of another article that speaks of the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Place of the passage among all of the corpus, article after article.
    pub from: u32,
    /// Place of the passage that it leads to.
    pub to: u32,
    /// How much the two share, in thousandths: 1000 would be the same words.
    pub score: u32,
    /// What they share, never empty.
    pub evidence: Vec<Shared>,
}

/// Something that two passages share, and its part of the score in thousandths. The most telling
/// comes first; what adds little is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What it is.
    pub what: Evidence,
    /// Its part of the score in thousandths.
    pub weight: u32,
}

/// What two passages may share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A word: folded, as it stands in the passage that the link leads from.
    Term(String),
    /// An entry that both mention, by its place in the whole index.
    Entry(u32),
}
