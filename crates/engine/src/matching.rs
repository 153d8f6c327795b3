//! Finds patterns among the words of a passage.

use std::ops::Range;

use crate::tokens::Token;

/// A set of places in the word list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WordSet {
    places: Places,
    /// The word as it must be written.
    written: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Places {
    /// Ascending.
    List(Vec<u32>),
    Range(Range<u32>),
}

impl WordSet {
    pub(crate) fn list(places: Vec<u32>) -> Self {
        Self { places: Places::List(places), written: None }
    }

    pub(crate) fn range(from: u32, to: u32) -> Self {
        Self { places: Places::Range(from..to), written: None }
    }

    pub(crate) fn written(self, text: &str) -> Self {
        Self { written: Some(straight(text)), ..self }
    }

    pub(crate) fn iter(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        match &self.places {
            Places::List(list) => Box::new(list.iter().copied()),
            Places::Range(range) => Box::new(range.clone()),
        }
    }

    /// True where postings alone tell whether and how often the word occurs.
    pub(crate) fn is_any_writing(&self) -> bool {
        self.written.is_none()
    }

    fn matches(&self, token: &Token, text: &str) -> bool {
        let found = match &self.places {
            Places::List(list) => list.binary_search(&token.word).is_ok(),
            Places::Range(range) => range.contains(&token.word),
        };
        found
            && self.written.as_ref().is_none_or(|written| {
                text.get(token.start as usize..token.end as usize).is_some_and(|word| straight(word) == *written)
            })
    }
}

/// Curly and straight apostrophes alike, everything else as it is.
fn straight(word: &str) -> String {
    word.replace(['’', 'ʼ'], "'")
}

/// What is looked for among the words of one passage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Matcher {
    Word(WordSet),
    Phrase(Vec<WordSet>),
    Near { left: Box<Matcher>, right: Box<Matcher>, within: u32 },
}

/// One occurrence: the words it begins and ends with, and the stretches of it that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) first: usize,
    last: usize,
    pub(crate) parts: Vec<Range<usize>>,
}

impl Matcher {
    /// All occurrences in order. Of a NEAR, each occurrence of the left side counts once, with the
    /// nearest of the right, and a NEAR inside another is measured from its outer ends. Linear in the
    /// words of the passage, but for the sorting of a NEAR's sides.
    pub(crate) fn find(&self, tokens: &[Token], text: &str) -> Vec<Match> {
        let run = |first: usize, last: usize| Match { first, last, parts: std::iter::once(first..last + 1).collect() };
        match self {
            Self::Word(set) => (0..tokens.len())
                .filter(|&i| tokens.get(i).is_some_and(|t| set.matches(t, text)))
                .map(|i| run(i, i))
                .collect(),
            Self::Phrase(sets) => tokens
                .windows(sets.len().max(1))
                .enumerate()
                .filter(|(_, window)| window.iter().zip(sets).all(|(token, set)| set.matches(token, text)))
                .map(|(at, _)| run(at, at + sets.len() - 1))
                .collect(),
            Self::Near { left, right, within } => {
                let rights = Rights::new(right.find(tokens, text));
                let near = |l: Match| {
                    let r = rights.nearest(&l, *within as usize)?;
                    let parts = l.parts.iter().chain(&r.parts).cloned().collect();
                    Some(Match { first: l.first.min(r.first), last: l.last.max(r.last), parts })
                };
                left.find(tokens, text).into_iter().filter_map(near).collect()
            }
        }
    }

    /// The sets that must all occur for the matcher to match.
    pub(crate) fn sets(&self) -> Vec<&WordSet> {
        match self {
            Self::Word(set) => vec![set],
            Self::Phrase(sets) => sets.iter().collect(),
            Self::Near { left, right, .. } => left.sets().into_iter().chain(right.sets()).collect(),
        }
    }
}

/// The occurrences of the right side of a NEAR, to be found by where they begin or end.
struct Rights {
    found: Vec<Match>,
    /// Places in `found` by first word, then by place.
    by_first: Vec<usize>,
    /// Places in `found` by last word, then the later place first.
    by_last: Vec<usize>,
}

impl Rights {
    fn new(found: Vec<Match>) -> Self {
        let mut by_first: Vec<usize> = (0..found.len()).collect();
        let mut by_last = by_first.clone();
        by_first.sort_by_key(|&at| (found.get(at).map(|m| m.first), at));
        by_last.sort_by_key(|&at| (found.get(at).map(|m| m.last), std::cmp::Reverse(at)));
        Self { found, by_first, by_last }
    }

    /// The occurrence with the fewest words between it and `left`, at most `within`; of two equally
    /// near, the earlier found. Those that overlap are one place, not two that are near. Logarithmic.
    fn nearest(&self, left: &Match, within: usize) -> Option<&Match> {
        let at = |place: Option<&usize>| place.and_then(|&at| Some((at, self.found.get(at)?)));
        let begins = |at: &usize| self.found.get(*at).is_some_and(|r| r.first <= left.last);
        let after = at(self.by_first.get(self.by_first.partition_point(begins)));
        let ends = |at: &usize| self.found.get(*at).is_some_and(|r| r.last < left.first);
        let before = at(self.by_last.partition_point(ends).checked_sub(1).and_then(|i| self.by_last.get(i)));
        let after = after.map(|(at, r)| (r.first - left.last - 1, at, r));
        let before = before.map(|(at, r)| (left.first - r.last - 1, at, r));
        let nearest = after.into_iter().chain(before).min_by_key(|&(distance, at, _)| (distance, at))?;
        (nearest.0 <= within).then_some(nearest.2)
    }
}
