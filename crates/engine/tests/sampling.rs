//! The random corpora and queries are worth asking: each construct finds something, and misses
//! something, often enough that an engine which got it wrong would be seen.

mod asks;
mod corpora;
mod reference;

use std::collections::BTreeMap;

use crossread_engine::{Choice, Expr, Form, Pattern, Sort};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use corpora::Sample;
use reference::{Reference, leaves};

/// How many queries are tried.
const ASKED: u32 = 400;

#[test]
fn random_queries_find_and_miss_with_every_construct() {
    let mut runner = TestRunner::deterministic();
    let both = (corpora::random::corpora(), asks::queries());
    let mut tally: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..ASKED {
        let (Sample(corpus), (ask, choices, sort)) = both.new_tree(&mut runner).expect("generates").current();
        let analysis = crossread_analyse::analyse(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let (expr, _) = ask.query(&corpus, vec![], sort).read();
        for seen in seen(&reference, &expr, &choices, corpus.articles.len(), sort) {
            *tally.entry(seen).or_default() += 1;
        }
    }
    for (seen, least) in [
        ("some but not all articles", 40),
        ("a word found", 40),
        ("a prefix found", 5),
        ("a phrase found", 10),
        ("a NEAR found", 5),
        ("a SAME holds in some articles", 5),
        ("a title holds", 3),
        ("a NOT holds in some articles", 5),
        ("a facet holds in some articles", 10),
        ("a date holds in some articles", 5),
        ("terms overlap", 10),
        ("ticked values narrow", 12),
        ("a slip mended", 10),
        ("several articles by title", 5),
        ("several articles by hits", 5),
        ("several articles, oldest first", 5),
    ] {
        let got = tally.get(seen).copied().unwrap_or_default();
        assert!(got >= least, "{seen}: {got} of {ASKED}, expected {least}");
    }
}

/// What a query shows on a corpus.
fn seen(reference: &Reference<'_>, expr: &Expr, choices: &[Choice], articles: usize, sort: Sort) -> Vec<&'static str> {
    let mut seen = Vec::new();
    let mended = reference.mended(expr);
    seen.extend((mended != *expr && !reference.selected(&mended, &[]).is_empty()).then_some("a slip mended"));
    let unticked = reference.selected(expr, &[]);
    let selected = reference.selected(expr, choices);
    seen.extend((!unticked.is_empty() && unticked.len() < articles).then_some("some but not all articles"));
    seen.extend((!selected.is_empty() && selected.len() < unticked.len()).then_some("ticked values narrow"));
    let several = match sort {
        Sort::Title => Some("several articles by title"),
        Sort::Hits => Some("several articles by hits"),
        Sort::Oldest => Some("several articles, oldest first"),
        Sort::Relevance | Sort::Newest => None,
    };
    seen.extend(several.filter(|_| selected.len() > 1));
    for at in selected {
        let marks: usize = reference.marks(expr, at).iter().map(Vec::len).sum();
        let hits = reference.hits_of_terms(expr, at);
        seen.extend((marks < hits.iter().sum()).then_some("terms overlap"));
        for (leaf, hits) in leaves(expr).iter().zip(hits) {
            seen.extend((hits > 0).then_some(match leaf.pattern {
                _ if leaf.title => "a title holds",
                Pattern::Word(word) if word.form == Form::Prefix => "a prefix found",
                Pattern::Word(_) => "a word found",
                Pattern::Phrase(_) => "a phrase found",
                Pattern::Near { .. } => "a NEAR found",
            }));
        }
    }
    parts(expr, &mut |part| {
        let holding = (0..articles).filter(|at| reference.holds(part, *at)).count();
        if holding > 0 && holding < articles {
            seen.extend(match part {
                Expr::Same(_) => Some("a SAME holds in some articles"),
                Expr::Not(_) => Some("a NOT holds in some articles"),
                Expr::Facet { .. } => Some("a facet holds in some articles"),
                Expr::Dated(_) => Some("a date holds in some articles"),
                _ => None,
            });
        }
    });
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// Every part of an expression, itself included.
fn parts(expr: &Expr, see: &mut impl FnMut(&Expr)) {
    see(expr);
    match expr {
        Expr::And(inner) | Expr::Or(inner) => inner.iter().for_each(|part| parts(part, see)),
        Expr::Not(inner) | Expr::Same(inner) => parts(inner, see),
        _ => {}
    }
}
