//! The order of articles.

use std::cell::OnceCell;
use std::cmp::Reverse;

use crossread_volume::ArticleIx;

use crate::Engine;
use crate::query::Sort;
use crate::select::{Found, folded_words};

/// What every article is sorted by, made when it is first needed and then kept.
#[derive(Debug, Default)]
pub(crate) struct Orders {
    /// The rank of each article, newest first, undated last, then by slug.
    newest: OnceCell<Vec<u32>>,
    /// The rank of each article by title, equals alike.
    titles: OnceCell<Vec<u32>>,
}

/// Puts articles in order. What is equal stands newest first, undated last, then by slug.
pub(crate) fn sort(engine: &Engine, order: Sort, words: bool, articles: &mut [Found]) {
    let newest = engine.orders.newest.get_or_init(|| newest(engine));
    let titles = || engine.orders.titles.get_or_init(|| titles(engine)).as_slice();
    let titles = if order == Sort::Title { titles() } else { &[] };
    let rank = |ranks: &[u32], found: &Found| ranks.get(found.article.0 as usize).copied().unwrap_or_default();
    let rate = |f: &Found| f64::from(f.hits) / f64::from(engine.volume.measure(f.article).words().max(1));
    let key = |found: &Found| match order {
        Sort::Relevance if words => falling(found.score),
        Sort::Relevance | Sort::Newest => 0,
        Sort::Oldest => match engine.volume.dates().get(found.article.0 as usize).copied().flatten() {
            Some(date) => u64::from(date.year()) << 16 | u64::from(date.month()) << 8 | u64::from(date.day()),
            None => u64::MAX,
        },
        Sort::Title => u64::from(rank(titles, found)),
        Sort::Hits => falling(rate(found)),
    };
    // Whole numbers sort several times as fast as rows that are compared in several steps.
    let numbered = articles.iter().zip(0u32..);
    let mut keys: Vec<Key> = numbered.map(|(found, at)| (key(found), rank(newest, found), at)).collect();
    if keys.len() < MANY {
        keys.sort_unstable();
    } else {
        by_digits(&mut keys, |key| u64::from(key.1));
        by_digits(&mut keys, |key| key.0);
    }
    let sorted: Vec<Found> = keys.iter().filter_map(|(.., at)| articles.get(*at as usize).copied()).collect();
    articles.copy_from_slice(&sorted);
}

/// What is sorted by first and then, and the place of the article.
type Key = (u64, u32, u32);

/// From how many articles on it is quicker to sort by digits.
const MANY: usize = 1000;

/// Bits of a digit: their counts fit the nearest memory.
const DIGIT: u32 = 11;

/// Sorts by a number and keeps equals in their order: by its digits, the lowest first (H. Hollerith's
/// way with cards; D. Knuth, *The Art of Computer Programming* 3, 5.2.5). Linear; digits in which all
/// agree take no pass.
fn by_digits(keys: &mut Vec<Key>, number: impl Fn(&Key) -> u64) {
    let (any, all) = keys.iter().fold((0, u64::MAX), |(any, all), key| (any | number(key), all & number(key)));
    let mut sorted = vec![(0, 0, 0); keys.len()];
    for shift in (0..64).step_by(DIGIT as usize) {
        let digit = |n: u64| (n >> shift) as usize & ((1 << DIGIT) - 1);
        if digit(any) == digit(all) {
            continue;
        }
        let mut places = [0usize; 1 << DIGIT];
        for key in keys.iter() {
            if let Some(count) = places.get_mut(digit(number(key))) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for key in keys.iter() {
            if let Some(place) = places.get_mut(digit(number(key)))
                && let Some(slot) = sorted.get_mut(*place)
            {
                *slot = *key;
                *place += 1;
            }
        }
        std::mem::swap(keys, &mut sorted);
    }
}

/// A number that is the smaller, the larger a value that is not negative.
fn falling(value: f64) -> u64 {
    // Floating-point numbers that are not negative stand in the order of their bits (IEEE 754, 5.10).
    !value.to_bits()
}

fn newest(engine: &Engine) -> Vec<u32> {
    ranks(engine.volume.dates().iter().map(|date| Reverse(*date)).enumerate().map(|(at, date)| (date, at)).collect())
}

fn titles(engine: &Engine) -> Vec<u32> {
    let volume = &engine.volume;
    ranks(volume.articles().map(|article| title_key(engine, article)).collect())
}

/// The rank of each key among all, equals alike.
fn ranks<K: Ord>(keys: Vec<K>) -> Vec<u32> {
    let mut order: Vec<(K, usize)> = keys.into_iter().zip(0..).collect();
    order.sort_unstable();
    let mut ranks = vec![0; order.len()];
    let mut rank = 0;
    let mut last: Option<&K> = None;
    for (key, at) in &order {
        rank += u32::from(last.is_some_and(|last| last != key));
        last = Some(key);
        if let Some(place) = ranks.get_mut(*at) {
            *place = rank;
        }
    }
    ranks
}

/// What a title is sorted by: its folded words, without an article in front; no title comes last.
fn title_key(engine: &Engine, article: ArticleIx) -> String {
    let Some(title) = engine.volume.title(article) else { return "\u{10ffff}".into() };
    let words = folded_words(title);
    let rest = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && ["a", "an", "the"].contains(&first.as_str()) => rest,
        _ => &words,
    };
    rest.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorting_by_digits_is_sorting(scores in prop::collection::vec((0f64..9.0, 0u32..5000), 0..80), same in any::<bool>()) {
            let key = |((score, rank), at): (&(f64, u32), u32)| (if same { 7 } else { falling(*score) }, *rank, at);
            let mut keys: Vec<Key> = scores.iter().zip(0..).map(key).collect();
            let mut expected = keys.clone();
            expected.sort_unstable();
            by_digits(&mut keys, |key| u64::from(key.1));
            by_digits(&mut keys, |key| key.0);
            prop_assert_eq!(keys, expected);
        }

        #[test]
        fn larger_values_fall_to_smaller_numbers(a in 0f64..100.0, b in 0f64..100.0) {
            prop_assert_eq!(falling(a).cmp(&falling(b)), b.total_cmp(&a));
        }
    }
}
