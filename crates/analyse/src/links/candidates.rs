//! Which passages may be linked, and which are.

use std::collections::BTreeSet;

use super::terms::{Term, Vectors};

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

/// What the search for the pairs of one passage writes on, kept from one to the next; between them all is 0.
#[derive(Debug, Default)]
pub(crate) struct Slate {
    /// By passage, the weight that it shares over the terms asked for.
    sums: Vec<f64>,
    /// The passages that have one.
    touched: Vec<u32>,
    /// By term, its weight in the passage that is looked at.
    weights: Vec<f64>,
    /// The terms that a pair shares, each with its part of the score.
    shared: Vec<(u32, f64)>,
}

/// The inverted index over terms that are not too common.
pub(crate) struct Index<'a> {
    vectors: &'a Vectors,
    /// By passage: the place of its article.
    articles: Vec<u32>,
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
        Self { vectors, articles: vectors.iter().map(|vector| vector.article).collect(), postings }
    }

    /// The best pairs from a passage, at most `most`, one to each article. At most [`ASKED`] lists of
    /// [`COMMONEST`] passages are walked, and [`COMPARED`] pairs compared.
    pub(crate) fn best(&self, from: usize, most: usize, slate: &mut Slate) -> Vec<Pair> {
        let Some(own) = self.vectors.get(from).filter(|v| !v.terms.is_empty()) else { return Vec::new() };
        slate.sums.resize(self.vectors.len(), 0.0);
        slate.weights.resize(self.postings.len(), 0.0);
        let mut asked: Vec<(u32, f64)> = own.terms.clone();
        heaviest(&mut asked, ASKED);
        for (term, weight) in asked {
            for (passage, other) in self.postings.get(term as usize).into_iter().flatten() {
                if let Some(sum) = slate.sums.get_mut(*passage as usize) {
                    // Weights are positive, so what is 0 was not met before.
                    if *sum == 0.0 {
                        slate.touched.push(*passage);
                    }
                    *sum += weight * other;
                }
            }
        }
        let foreign = |passage: u32| self.articles.get(passage as usize).is_some_and(|article| *article != own.article);
        let mut candidates: Vec<(u32, f64)> = Vec::with_capacity(slate.touched.len());
        for passage in slate.touched.drain(..) {
            let sum = slate.sums.get_mut(passage as usize).map(std::mem::take).unwrap_or_default();
            if foreign(passage) {
                candidates.push((passage, sum));
            }
        }
        heaviest(&mut candidates, COMPARED);
        let put = |weights: &mut Vec<f64>, of: fn(f64) -> f64| {
            for (term, weight) in &own.terms {
                if let Some(place) = weights.get_mut(*term as usize) {
                    *place = of(*weight);
                }
            }
        };
        put(&mut slate.weights, |weight| weight);
        let found = candidates.into_iter().filter_map(|(to, _)| self.pair(slate, to as usize));
        let mut pairs: Vec<Pair> = found.collect();
        put(&mut slate.weights, |_| 0.0);
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.to.cmp(&b.to)));
        // A text whose passage repeats another has nothing new to say of it, whichever passage is linked.
        let article = |to: usize| self.vectors.get(to).map(|v| v.article);
        let same: BTreeSet<Option<u32>> = pairs.iter().filter(|p| p.score >= REPEAT).map(|p| article(p.to)).collect();
        pairs.retain(|pair| !same.contains(&article(pair.to)));
        pairs.truncate(most);
        pairs
    }

    /// The pair of the passage whose weights are on the slate and another, where they are about the same thing.
    fn pair(&self, slate: &mut Slate, to: usize) -> Option<Pair> {
        let Slate { weights, shared, .. } = slate;
        shared.clear();
        for (term, other) in &self.vectors.get(to)?.terms {
            let weight = weights.get(*term as usize).copied().unwrap_or_default();
            if weight > 0.0 {
                shared.push((*term, weight * other));
            }
        }
        let score: f64 = shared.iter().map(|(_, part)| part).sum();
        (score >= LEAST && self.is_telling(shared, score)).then(|| Pair { to, score, shared: shared.clone() })
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

/// Leaves the so many that weigh most, these first; of equal ones those of the lower number.
fn heaviest(list: &mut Vec<(u32, f64)>, most: usize) {
    let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if list.len() > most {
        list.select_nth_unstable_by(most, order);
        list.truncate(most);
    }
    list.sort_unstable_by(order);
}
