//! The order of articles.

use std::cell::OnceCell;

use crossread_model::Date;
use crossread_order::{by_number, by_numbers, by_text, falling, falling_value};
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
        Sort::Relevance if words => falling_value(found.score),
        Sort::Relevance | Sort::Newest => 0,
        Sort::Oldest => engine.dates().get(found.article.0 as usize).map_or(u64::MAX, |date| day(*date)),
        Sort::Title => u64::from(rank(titles, found)),
        Sort::Hits => falling_value(rate(found)),
    };
    by_numbers(articles, |found| (key(found), rank(newest, found)));
}

/// A day as a number; what has none comes last.
fn day(date: Option<Date>) -> u64 {
    date.map_or(u64::MAX, |date| u64::from(date.ordinal()))
}

fn newest(engine: &Engine) -> Vec<u32> {
    let mut order: Vec<(Option<Date>, u32)> = engine.dates().iter().copied().zip(0..).collect();
    // The first day there is, too, comes before what has none.
    by_number(&mut order, |(date, _)| date.map_or(u64::MAX, |date| falling(date.ordinal() as usize + 1)));
    let mut ranks = vec![0; order.len()];
    for ((_, at), rank) in order.iter().zip(0..) {
        if let Some(place) = ranks.get_mut(*at as usize) {
            *place = rank;
        }
    }
    ranks
}

fn titles(engine: &Engine) -> Vec<u32> {
    let volume = &engine.volume;
    let mut order: Vec<(String, u32)> = volume.articles().map(|article| title_key(engine, article)).zip(0..).collect();
    by_text(&mut order, |(key, _)| key);
    let mut ranks = vec![0; order.len()];
    let mut rank = 0;
    let mut last: Option<&str> = None;
    for (key, at) in &order {
        rank += u32::from(last.is_some_and(|last| last != key));
        last = Some(key);
        if let Some(place) = ranks.get_mut(*at as usize) {
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
