//! Finds patterns where their words stand.

use std::borrow::Cow;
use std::ops::Range;

use crossread_order as order;
use crossread_text::{fold, is_letter};

use crate::tokens::Token;
use crate::writing::{Writing, straight};

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
        Self { written: Some(straight(text).into_owned()), ..self }
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

    /// How the word must be written, where that matters and positions say it. Of letters of scripts
    /// without blanks they do not, since these are listed in pairs.
    pub(crate) fn writing(&self) -> Option<Writing> {
        let written = self.written.as_deref().filter(|written| !is_letter(written))?;
        Some(Writing::of(written, &fold(written)))
    }

    /// True where the text alone tells whether the word is written as it must be.
    pub(crate) fn is_left_to_text(&self) -> bool {
        self.written.as_deref().is_some_and(is_letter) || self.writing() == Some(Writing::Other)
    }

    pub(crate) fn matches(&self, token: &Token, text: &str) -> bool {
        let found = match &self.places {
            Places::List(list) => list.binary_search(&token.word).is_ok(),
            Places::Range(range) => range.contains(&token.word),
        };
        found
            && self.written.as_ref().is_none_or(|written| {
                text.get(token.start as usize..token.end as usize).is_some_and(|word| straight(word) == *written)
            })
    }

    /// Where in a passage the words stand.
    pub(crate) fn places(&self, tokens: &[Token], text: &str) -> Vec<u32> {
        let numbered = tokens.iter().zip(0..);
        numbered.filter(|(token, _)| self.matches(token, text)).map(|(_, at)| at).collect()
    }
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
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) parts: Vec<Range<u32>>,
}

/// Where the words of some sets stand in one passage: a list for each set, ascending.
pub(crate) type Lists<'l> = [Cow<'l, [u32]>];

impl Matcher {
    /// All occurrences in order, from the lists of [`Matcher::sets`]. Of a NEAR, each occurrence of the
    /// left side counts once, with the nearest of the right, and a NEAR inside another is measured from
    /// its outer ends. Linear in the lists, but for the sorting of a NEAR's sides and the bisections of
    /// a phrase.
    pub(crate) fn find(&self, lists: &Lists) -> Vec<Match> {
        let run = |first: u32, n: u32| Match {
            first,
            last: first + n - 1,
            parts: std::iter::once(first..first + n).collect(),
        };
        match self {
            Self::Word(_) => lists.iter().flat_map(|list| list.iter()).map(|at| run(*at, 1)).collect(),
            Self::Phrase(sets) => runs(lists).into_iter().map(|at| run(at, sets.len() as u32)).collect(),
            Self::Near { left, right, within } => {
                let (lefts, rights) = lists.split_at(left.sets().len().min(lists.len()));
                let rights = Rights::new(right.find(rights));
                let near = |l: Match| {
                    let r = rights.nearest(&l, *within)?;
                    let parts = l.parts.iter().chain(&r.parts).cloned().collect();
                    Some(Match { first: l.first.min(r.first), last: l.last.max(r.last), parts })
                };
                left.find(lefts).into_iter().filter_map(near).collect()
            }
        }
    }

    /// The number of occurrences.
    pub(crate) fn count(&self, lists: &Lists) -> u32 {
        match self {
            _ if lists.iter().any(|list| list.is_empty()) => 0,
            Self::Word(_) => lists.iter().map(|list| list.len() as u32).sum(),
            Self::Phrase(_) => runs(lists).len() as u32,
            Self::Near { left, right, within } => {
                let (lefts, rights) = lists.split_at(left.sets().len().min(lists.len()));
                match (left.starts(lefts), right.starts(rights)) {
                    (Some(lefts), Some(rights)) => near(&lefts, &rights, *within),
                    _ => self.find(lists).len() as u32,
                }
            }
        }
    }

    /// Where the occurrences begin and how many words each has, where all have as many.
    fn starts<'l>(&self, lists: &'l Lists) -> Option<Starts<'l>> {
        match self {
            Self::Word(_) => lists.first().map(|list| Starts { first: Cow::Borrowed(&**list), words: 1 }),
            Self::Phrase(sets) => Some(Starts { first: Cow::Owned(runs(lists)), words: sets.len() as u32 }),
            Self::Near { .. } => None,
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

/// Occurrences of a word or phrase.
struct Starts<'l> {
    /// Ascending.
    first: Cow<'l, [u32]>,
    words: u32,
}

/// How many of the one side have one of the other so near. Linear in both.
fn near(lefts: &Starts, rights: &Starts, within: u32) -> u32 {
    let (mut after, mut unended) = (&*rights.first, &*rights.first);
    let mut found = 0;
    let mut before = None;
    for left in &*lefts.first {
        let last = left + lefts.words - 1;
        while let [right, rest @ ..] = after
            && *right <= last
        {
            after = rest;
        }
        while let [right, rest @ ..] = unended
            && right + rights.words - 1 < *left
        {
            before = Some(right + rights.words - 1);
            unended = rest;
        }
        let near_after = after.first().is_some_and(|right| right - last - 1 <= within);
        let near_before = before.is_some_and(|right| left - right - 1 <= within);
        found += u32::from(near_after || near_before);
    }
    found
}

/// Where one word of each list follows the other: the places of the first. Begins with the rarest.
pub(crate) fn runs(lists: &Lists) -> Vec<u32> {
    let rarest = lists.iter().zip(0u32..).min_by_key(|(list, _)| list.len());
    let starts = rarest.into_iter().flat_map(|(list, nth)| list.iter().filter_map(move |at| at.checked_sub(nth)));
    let follow = |start: &u32| lists.iter().zip(*start..).all(|(list, at)| list.binary_search(&at).is_ok());
    starts.filter(follow).collect()
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
        let mut by_last: Vec<usize> = by_first.iter().rev().copied().collect();
        let number = |at: usize, of: fn(&Match) -> u32| found.get(at).map_or(0, |found| u64::from(of(found)));
        order::by_number(&mut by_first, |at| number(*at, |found| found.first));
        order::by_number(&mut by_last, |at| number(*at, |found| found.last));
        Self { found, by_first, by_last }
    }

    /// The occurrence with the fewest words between it and `left`, at most `within`; of two equally
    /// near, the earlier found. Those that overlap are one place, not two that are near. Logarithmic.
    fn nearest(&self, left: &Match, within: u32) -> Option<&Match> {
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
