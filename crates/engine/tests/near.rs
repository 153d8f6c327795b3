//! Of the articles that match best, those come first in which the terms stand together.

mod corpora;

use corpora::{article, corpus, open};
use crossread_engine::{Engine, Query, REORDERED, Selection, Sort};

/// Articles of equal length with both words, the more apart the earlier by slug.
fn apart(texts: usize) -> Engine {
    let articles = (0..texts).map(|n| {
        let mut words = vec!["other"; texts + 1];
        words.insert(0, "police");
        words.insert(texts - n, "union");
        article(&format!("a{n:02}"), &[&words.join(" ")])
    });
    open(&corpus("en", articles.collect())).0
}

fn places(selection: &Selection) -> Vec<u32> {
    selection.articles.iter().map(|found| found.article.0).collect()
}

#[test]
fn near_terms_come_first() {
    let engine = apart(6);
    assert_eq!(places(&engine.select(&Query::of_text("police union"))), [5, 4, 3, 2, 1, 0]);
    assert_eq!(places(&engine.select(&Query::of_text("union police"))), [5, 4, 3, 2, 1, 0]);
    // One term is near nothing, and another order stays what it is.
    assert_eq!(places(&engine.select(&Query::of_text("police"))), [0, 1, 2, 3, 4, 5]);
    let newest = Query { sort: Sort::Newest, ..Query::of_text("police union") };
    assert_eq!(places(&engine.select(&newest)), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn terms_of_different_passages_are_not_near() {
    let split = article("a", &["the police", "union x y"]);
    let whole = article("b", &["the union", "x y z police union"]);
    let (engine, _) = open(&corpus("en", vec![split, whole]));
    let selection = engine.select(&Query::of_text("police union"));
    let alone = engine.select(&Query { sort: Sort::Newest, ..Query::of_text("police union") });
    let gained = |at: u32| {
        let score = |s: &Selection| s.articles.iter().find(|f| f.article.0 == at).map_or(0.0, |found| found.score);
        score(&selection) - score(&alone)
    };
    assert_eq!(gained(0), 0.0);
    assert!(gained(1) > 0.8, "{}", gained(1));
}

#[test]
fn only_the_first_articles_are_put_in_order_again() {
    let more = REORDERED + 4;
    let engine = apart(more);
    let first: Vec<u32> = (0..REORDERED as u32).rev().chain(REORDERED as u32..more as u32).collect();
    let query = Query::of_text("police union");
    let before = engine.select(&query);
    assert_eq!(places(&before), first);
    assert!(engine.rest(usize::MAX).is_done());
    assert_eq!(engine.select(&query), before, "the order changed when positions came in");
}
