//! Which passages may be linked, and which are.

use std::collections::{BTreeSet, HashMap};

use super::terms::{Term, Vector, Vectors};

/// Terms in more passages than this lead to no candidates.
pub(crate) const COMMONEST: usize = 64;
/// How many of a passage's weightiest terms lead to candidates.
pub(crate) const ASKED: usize = 24;
/// How many candidates are compared word by word: those that share the most weight.
const COMPARED: usize = 24;
/// The least score of a link. Chosen on the tuned part of the labelled sample: below it, fewer than half
/// of the pairs were about the same thing.
const LEAST: f64 = 0.11;
/// The least score of a link without a name: of the twenty below it that were read in unseen texts, three were
/// right; some have but an expression of two words in common, such as *private sector*.
const LEAST_WORDS: f64 = 0.13;
/// The same for a link on the strength of two words alone.
const LEAST_TWO: f64 = 0.15;
/// The score from which two passages are the same text, pasted or reprinted.
const REPEAT: f64 = 0.80;
/// A word is telling where it stands in no more than this part of the passages, or in eight of them.
const TELLING: f64 = 0.04;
/// The same for a name: what every article names tells less than what it says of it.
const TELLING_NAME: f64 = 0.02;

/// A pair that is strong enough.
#[derive(Debug)]
pub(crate) struct Pair {
    /// Place of the passage that the link leads to.
    pub(crate) to: usize,
    /// The cosine.
    pub(crate) score: f64,
    /// Each shared term with its part of the score.
    pub(crate) shared: Vec<(u32, f64)>,
}

/// The inverted index over terms that are not too common.
pub(crate) struct Index<'a> {
    vectors: &'a Vectors,
    /// By term: the passages that have it, with its weight there.
    postings: Vec<Vec<(u32, f64)>>,
}

impl<'a> Index<'a> {
    /// Linear in the terms of all passages.
    pub(crate) fn new(vectors: &'a Vectors) -> Self {
        let mut postings: Vec<Vec<(u32, f64)>> = vec![Vec::new(); vectors.frequency.len()];
        for (vector, passage) in vectors.iter().zip(0..) {
            for (term, weight) in &vector.terms {
                let rare = vectors.frequency(*term) as usize <= COMMONEST;
                if let Some(list) = postings.get_mut(*term as usize).filter(|_| rare) {
                    list.push((passage, *weight));
                }
            }
        }
        Self { vectors, postings }
    }

    /// The best pairs from a passage, at most `most`, one to each article. At most [`ASKED`] lists of
    /// [`COMMONEST`] passages are walked, and [`COMPARED`] pairs compared.
    pub(crate) fn best(&self, from: usize, most: usize) -> Vec<Pair> {
        let Some(own) = self.vectors.get(from).filter(|v| !v.terms.is_empty()) else { return Vec::new() };
        let mut asked: Vec<&(u32, f64)> = own.terms.iter().collect();
        asked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut sums: HashMap<u32, f64> = HashMap::new();
        for (term, weight) in asked.into_iter().take(ASKED) {
            for (passage, other) in self.postings.get(*term as usize).into_iter().flatten() {
                *sums.entry(*passage).or_default() += weight * other;
            }
        }
        let foreign = |passage: &u32| self.vectors.get(*passage as usize).is_some_and(|v| v.article != own.article);
        let mut candidates: Vec<(u32, f64)> = sums.into_iter().filter(|(passage, _)| foreign(passage)).collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(COMPARED);
        let mut pairs: Vec<Pair> = candidates.into_iter().filter_map(|(to, _)| self.pair(own, to as usize)).collect();
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.to.cmp(&b.to)));
        // A text whose passage repeats another has nothing new to say of it, whichever passage is linked.
        let article = |to: usize| self.vectors.get(to).map(|v| v.article);
        let same: BTreeSet<Option<u32>> = pairs.iter().filter(|p| p.score >= REPEAT).map(|p| article(p.to)).collect();
        pairs.retain(|pair| !same.contains(&article(pair.to)));
        pairs.truncate(most);
        pairs
    }

    fn pair(&self, own: &Vector, to: usize) -> Option<Pair> {
        let other = self.vectors.get(to)?;
        let mut shared = Vec::new();
        let (mut left, mut right) = (own.terms.iter().peekable(), other.terms.iter().peekable());
        while let (Some((a, x)), Some((b, y))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared.push((*a, x * y));
                    left.next();
                    right.next();
                }
            }
        }
        let score: f64 = shared.iter().map(|(_, part)| part).sum();
        (score >= LEAST && self.is_telling(&shared, score)).then_some(Pair { to, score, shared })
    }

    /// Two telling words or names are needed, one alone is chance; words without a name need a high score.
    fn is_telling(&self, shared: &[(u32, f64)], score: f64) -> bool {
        let is_name = |term: u32| matches!(self.vectors.term(term), Some(Term::Entry(_)));
        let rare = |term: u32| {
            let part = if is_name(term) { TELLING_NAME } else { TELLING };
            f64::from(self.vectors.frequency(term)) <= (self.vectors.len() as f64 * part).max(8.0)
        };
        let telling = || shared.iter().filter(|(term, part)| *part >= 0.015 && rare(*term));
        let named = telling().any(|(term, _)| is_name(*term));
        let count = telling().count();
        count > 1 && (named || score >= if count > 2 { LEAST_WORDS } else { LEAST_TWO })
    }
}
