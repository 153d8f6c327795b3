//! Proximity: of the articles that match best, those come first in which the terms stand together.
//!
//! T. Tao, C. Zhai, *An Exploration of Proximity Measures in Information Retrieval* (SIGIR 2007): of
//! the measures compared there, the least distance between any two terms did best, and its best form
//! adds `ln(α + exp(−δ))` to BM25. Here `−ln α` is added too, which changes no order and makes what
//! far terms get nothing rather than negative:
//!
//! ```text
//! score(d) += ln(1 + exp(−δ(d)) / α)
//! δ(d)      = least distance of two different terms in one passage of d; 1 where they touch
//! ```
//!
//! Distances are looked up for the first [`REORDERED`] articles alone, which are then put in order
//! again; since the addend is never negative, none of them can fall behind the others. So the order is
//! the same whether positions are known already or these few texts have to be read.

use crossread_order::Key;
use crossread_volume::ArticleIx;

use crate::bits::Bits;
use crate::matching::Match;
use crate::plan::Plan;
use crate::query::Sort;
use crate::select::Found;
use crate::sought::Sought;
use crate::{Engine, order};

/// How little far terms count against near ones; 0.3 did best in the paper.
pub const ALPHA: f64 = 0.3;

/// How many articles are put in order again: a screen or two of results.
pub const REORDERED: usize = 20;

/// Adds what nearness is worth to the first articles of an order by relevance.
pub(crate) fn reorder(engine: &Engine, plan: &Plan, articles: &mut [Found]) {
    let Some(first) = articles.get_mut(..REORDERED.min(articles.len())).filter(|_| plan.terms().nth(1).is_some())
    else {
        return;
    };
    let candidates = Bits::of(engine.volume.len(), first.iter().map(|found| found.article.0));
    let sought = Sought::all(plan);
    let mut nearest: Vec<(ArticleIx, u32)> = Vec::new();
    engine.each_passage(&sought.sets, &candidates, &mut |article, passage, _, lists| {
        // Two lists with something in them are the least that two terms need.
        if lists.iter().filter(|list| !list.is_empty()).nth(1).is_none() {
            return;
        }
        if let Some(distance) = distance(&sought.matches(engine, passage, lists)) {
            nearest.push((ArticleIx(article), distance));
        }
    });
    for found in &mut *first {
        let distances = nearest.iter().filter(|(article, _)| *article == found.article);
        if let Some(least) = distances.map(|(_, distance)| *distance).min() {
            found.score += libm::log1p(libm::exp(-f64::from(least)) / ALPHA);
        }
    }
    order::sort(engine, Sort::Relevance, true, first);
}

/// The least distance between occurrences of different terms; those that overlap have none. Linear in
/// the occurrences, but for their sorting.
fn distance(terms: &[Vec<Match>]) -> Option<u32> {
    let (mut starts, mut ends): (Vec<Key>, Vec<Key>) = (Vec::new(), Vec::new());
    for (found, term) in terms.iter().zip(0u32..) {
        for found in found {
            starts.push((u64::from(found.first), term, 0));
            ends.push((u64::from(found.last), term, 0));
        }
    }
    crossread_order::sort(&mut starts);
    crossread_order::sort(&mut ends);
    let mut ends = ends.into_iter().peekable();
    // Where some term ended last, and where another one did: whichever begins next, one of the two is
    // another term than it.
    let mut last: Option<Key> = None;
    let mut before = None;
    let mut least: Option<u32> = None;
    for (start, term, _) in starts {
        while let Some(ended) = ends.next_if(|(end, ..)| *end < start) {
            if last.is_some_and(|(_, of, _)| of != ended.1) {
                before = last;
            }
            last = Some(ended);
        }
        let nearest = last.filter(|(_, of, _)| *of != term).or(before).map(|(end, ..)| (start - end) as u32);
        least = least.into_iter().chain(nearest).min();
    }
    least
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn occurrences() -> impl Strategy<Value = Vec<Match>> {
        prop::collection::vec((0u32..40, 0u32..4), 0..6).prop_map(|list| {
            list.into_iter().map(|(first, more)| Match { first, last: first + more, parts: vec![] }).collect()
        })
    }

    proptest! {
        #[test]
        fn the_least_distance_is_that_of_all_pairs(terms in prop::collection::vec(occurrences(), 0..4)) {
            let mut expected = None;
            for (at, term) in terms.iter().enumerate() {
                for other in terms.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, other)| other) {
                    let apart = term.iter().filter_map(|one| other.first.checked_sub(one.last).filter(|n| *n > 0));
                    expected = expected.into_iter().chain(apart).min();
                }
            }
            prop_assert_eq!(distance(&terms), expected);
        }
    }
}
