//! The order of articles: BM25F over title, dek, headings and body.
//!
//! S. Robertson, H. Zaragoza, M. Taylor, *Simple BM25 Extension to Multiple Weighted Fields* (CIKM
//! 2004): each field's count is divided by its relative length and weighted, the sum over fields
//! saturates once, and the parts of a query add up, each by how rare it is:
//!
//! ```text
//! tf(t, d)   = Σ_f  W_f · n(t, f, d) / (1 − B + B · len(f, d) / mean len(f))
//! idf(t)     = ln(1 + (N − n(t) + ½) / (n(t) + ½))
//! score(d)   = Σ_t  idf(t) · tf / (K1 + tf)
//! ```

use std::cmp::Ordering;

use crossread_volume::FIELDS;

use crate::Engine;
use crate::query::Sort;
use crate::select::{Counts, Found};

/// How soon more of the same word stops to count: 0 counts each word once, larger values longer.
/// 1.2 is the usual value (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009).
pub const K1: f64 = 1.2;

/// How much long fields are held back: 0 not at all, 1 in full. 0.75 is the usual value.
pub const B: f64 = 0.75;

/// What a word is worth in title, dek, headings and body.
pub const FIELD_WEIGHTS: [f64; FIELDS] = [4.0, 2.0, 1.5, 1.0];

/// Sets the scores. Linear in the counts.
pub(crate) fn score(engine: &Engine, terms: &[&Counts], articles: &mut [Found]) {
    let volume = &engine.volume;
    let n = volume.len() as f64;
    let mut means = [0.0; FIELDS];
    for article in volume.articles() {
        means.iter_mut().zip(volume.measure(article).lengths).for_each(|(mean, length)| *mean += f64::from(length) / n);
    }
    for counts in terms {
        let having = counts.len() as f64;
        let idf = libm::log(1.0 + (n - having + 0.5) / (having + 0.5));
        for found in articles.iter_mut() {
            let Some(counts) = counts.get(&found.article.0) else { continue };
            let lengths = volume.measure(found.article).lengths;
            let fields = counts.iter().zip(lengths).zip(means).zip(FIELD_WEIGHTS);
            let tf: f64 = fields
                .filter(|(((count, _), mean), _)| **count > 0 && *mean > 0.0)
                .map(|(((count, length), mean), weight)| {
                    weight * f64::from(*count) / (1.0 - B + B * f64::from(length) / mean)
                })
                .sum();
            found.score += idf * tf / (K1 + tf);
        }
    }
}

/// Puts articles in order. What is equal stands newest first, undated last, then by slug.
pub(crate) fn sort(engine: &Engine, order: Sort, words: bool, articles: &mut [Found]) {
    let volume = &engine.volume;
    let newest = |a: &Found, b: &Found| engine.date(b.article).cmp(&engine.date(a.article));
    let rate = |f: &Found| f64::from(f.hits) / f64::from(volume.measure(f.article).words().max(1));
    let titles: Vec<String> = match order {
        Sort::Title => volume.articles().map(|a| title_key(engine, a)).collect(),
        _ => Vec::new(),
    };
    let title = |f: &Found| titles.get(f.article.0 as usize);
    articles.sort_by(|a, b| {
        let first = match order {
            Sort::Relevance if words => b.score.total_cmp(&a.score),
            Sort::Relevance | Sort::Newest => Ordering::Equal,
            Sort::Oldest => match (engine.date(a.article), engine.date(b.article)) {
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            Sort::Title => title(a).cmp(&title(b)),
            Sort::Hits => rate(b).total_cmp(&rate(a)),
        };
        first.then_with(|| newest(a, b)).then_with(|| a.article.cmp(&b.article))
    });
}

/// What a title is sorted by: its folded words, without an article in front; no title comes last.
fn title_key(engine: &Engine, article: crossread_volume::ArticleIx) -> String {
    let Some(title) = engine.volume.front(article).title else { return "\u{10ffff}".into() };
    let words = crate::select::folded_words(&title);
    let rest = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && ["a", "an", "the"].contains(&first.as_str()) => rest,
        _ => &words,
    };
    rest.join(" ")
}
