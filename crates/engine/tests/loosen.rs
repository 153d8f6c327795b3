//! Ways out of a query that selects nothing, on the corpus that the repository carries and on random ones.

mod asks;
mod corpora;

use std::path::Path;

use crossread_engine::{Choice, Engine, Filter, Loosened, Loosening, Query};
use proptest::prelude::*;

use corpora::{Sample, open};

/// So many are more than any test has.
const ALL: usize = 99;

fn engine() -> Engine {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = crossread_ingest::read(&folder);
    open(&read.corpus.unwrap_or_else(|| panic!("{:?}", read.complaints))).0
}

/// What is given up, the text that is left, and how many articles it selects, which a selection must agree on.
fn shown(engine: &Engine, query: &Query) -> Vec<String> {
    let chosen = |filter: &Filter| match filter {
        Filter::Text(text) => text.clone(),
        Filter::Facet(name) => format!("the {name}"),
        other => format!("{other:?}"),
    };
    let show = |way: Loosened| {
        assert_eq!(engine.select(&way.query).articles.len(), way.articles as usize, "{way:?}");
        let by = match &way.by {
            Loosening::Together(text) => format!("apart {text}"),
            Loosening::Days(day) => format!("on {day}"),
            Loosening::Without(filter) => format!("without {}", chosen(filter)),
            Loosening::AllBut(filter) => format!("only {}", chosen(filter)),
            other => format!("{other:?}"),
        };
        format!("{by} > {} {}", way.query.text, way.articles)
    };
    assert_eq!(engine.select(query).articles.len(), 0);
    engine.loosened(query, ALL).into_iter().map(show).collect()
}

#[test]
fn a_query_of_any_sort_is_loosened_part_by_part() {
    let engine = engine();
    for (text, expected) in [
        (
            "\"broke on purpose\" miners",
            &["without \"broke on purpose\" > miners 1", "without miners > \"broke on purpose\" 1"][..],
        ),
        ("\"purpose on broke\"", &["apart \"purpose on broke\" > purpose on broke 1"]),
        ("date:2019-01-01..2019-02-01", &["on 2020-06-30 > date:2020-06-30 1"]),
        ("outlet:politico union -union", &["without -union > outlet:politico union 1"]),
        ("-union -the", &["without -the > -union 3"]),
        (
            "union police miners Connecticut Maxmin",
            &[
                "only union > union 6",
                "only police > police 6",
                "only miners > miners 1",
                "only Connecticut > Connecticut 1",
                "only Maxmin > Maxmin 1",
            ],
        ),
        ("SAME(miners -miners)", &["only miners > miners 1"]),
        ("miners NEAR/3 Maxmin", &["only miners > miners 1", "only Maxmin > Maxmin 1"]),
        (
            "(miners OR pardon) title:zzzxqv kind:interview",
            &["only kind:interview > kind:interview 2", "only miners > miners 1", "only pardon > pardon 1"],
        ),
        ("unoin miners Maxmni", &["without Maxmni > unoin miners 1"]),
        ("zzzxqv", &[]),
        ("zzzxqv OR qqqqq", &[]),
    ] {
        assert_eq!(shown(&engine, &Query::of_text(text)), expected, "{text}");
    }
}

#[test]
fn what_is_chosen_beside_the_text_is_loosened_too() {
    let engine = engine();
    let choice = |facet: &str, value: &str| Choice { facet: facet.into(), value: value.into() };
    let interviews = vec![choice("kind", "interview")];
    let query = Query { facets: interviews.clone(), ..Query::of_text("miners pardon") };
    assert_eq!(shown(&engine, &query), ["Words >  2", "without the kind > miners pardon 1"]);
    let query = Query { dates: "2019".parse().ok(), ..Query::of_text("miners") };
    assert_eq!(shown(&engine, &query), ["on 2020-11-12 > miners 1", "without Dates > miners 1"]);
    let query = Query {
        facets: interviews,
        dates: "2019".parse().ok(),
        about: "1066".parse().ok(),
        ..Query::of_text("miners")
    };
    assert_eq!(shown(&engine, &query), ["Choices > miners 1"]);
}

proptest! {
    #[test]
    fn every_way_selects_as_many_articles_as_it_says(
        Sample(corpus) in corpora::random::corpora(), (ask, choices, sort) in asks::queries(),
        dates in asks::brush(), about in asks::years(),
    ) {
        let query = Query { dates, about, ..ask.query(&corpus, choices, sort) };
        let (engine, _) = open(&corpus);
        let ways = engine.loosened(&query, ALL);
        prop_assert_eq!(engine.loosened(&query, 2), ways.iter().take(2).cloned().collect::<Vec<_>>());
        for way in ways {
            let found = engine.select(&way.query).articles.len();
            prop_assert_eq!(found, way.articles as usize, "{:?} by {:?}", query, way);
            prop_assert!(found > 0 && !way.query.is_empty(), "{:?} by {:?}", query, way);
            prop_assert_eq!(way.query.sort, query.sort);
        }
    }
}
