//! What a query selects, statement by statement of DESIGN.md's “Query language”.

mod corpora;

use crossread_engine::{Choice, Engine, Query, Sort};
use crossread_model::{Article, EntryType};

use corpora::{article, corpus, index, open, titled};

/// Four articles: two dated, two signed, one untitled, one of no kind.
fn engine() -> Engine {
    let mut north = titled(article("north", &["alpha one beta two gamma", "delta alpha"]), "The northern alpha");
    north.front.date = "2020-11-10".parse().ok();
    north.front.kind = Some("Report".into());
    north.front.authors = vec!["Naomi Klein".into()];
    north.front.extra.insert("series".into(), vec!["Winter".into()]);
    let mut south = titled(article("south", &["alpha", "beta gamma delta"]), "A southern word");
    south.front.date = "2021-02-01".parse().ok();
    south.front.kind = Some("Interview".into());
    south.front.outlet = Some("The Nation".into());
    let mut east = titled(article("east", &["gamma gamma beta alpha"]), "Beta in the east");
    east.front.kind = Some("report".into());
    east.front.authors = vec!["Ann O’Brien".into(), "Klein".into()];
    let west = article("west", &["delta", "Jane Doe spoke of delta."]);
    let mut corpus = corpus("en", vec![east, north, south, west]);
    corpus.index = index(&[(EntryType::Person, "Jane Doe", "Jane Doe"), (EntryType::Concept, "Delta", "delta")]);
    open(&corpus).0
}

/// The slugs of the selected articles in alphabetical order.
fn selected(engine: &Engine, query: &Query) -> Vec<String> {
    let mut slugs = in_order(engine, query);
    slugs.sort();
    slugs
}

fn in_order(engine: &Engine, query: &Query) -> Vec<String> {
    let found = engine.select(query).articles.into_iter();
    found.filter_map(|found| engine.volume().slug(found.article)).map(|slug| slug.to_string()).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    let engine = engine();
    for (text, expected) in rows {
        assert_eq!(selected(&engine, &Query::of_text(*text)), *expected, "{text}");
    }
}

const ALL: &[&str] = &["east", "north", "south", "west"];

#[test]
fn words_and_operators_hold_per_article() {
    check(&[
        ("", ALL),
        ("alpha delta", &["north", "south"]),
        ("alpha AND delta", &["north", "south"]),
        ("alpha -delta", &["east"]),
        ("alpha NOT delta", &["east"]),
        ("alpha AND NOT delta", &["east"]),
        ("-alpha", &["west"]),
        ("one OR word", &["north", "south"]),
        ("alpha beta OR spoke", &["east", "north", "south", "west"]),
        ("alpha (beta OR spoke) delta", &["north", "south"]),
        ("-(alpha beta)", &["west"]),
        ("-(alpha -delta)", &["north", "south", "west"]),
        ("NOT NOT alpha", &["east", "north", "south"]),
    ]);
}

#[test]
fn phrases_and_near_hold_within_a_passage() {
    check(&[
        ("\"gamma delta\"", &["south"]),
        ("\"alpha beta\"", &[]),
        ("alpha NEAR/0 beta", &["east"]),
        ("beta NEAR/0 alpha", &["east"]),
        ("alpha NEAR/1 beta", &["east", "north"]),
        ("alpha NEAR/2 gamma", &["east"]),
        ("alpha NEAR/3 gamma", &["east", "north"]),
        ("alpha NEAR delta", &["north"]),
        ("alpha NEAR/0 alpha", &[]),
        ("gamma NEAR/0 gamma", &["east"]),
        ("\"gamma beta\" NEAR/0 alpha", &["east"]),
        ("alpha NEAR/1 beta NEAR/1 gamma", &["east", "north"]),
        ("title NEAR/9 alpha", &[]),
    ]);
}

#[test]
fn same_asks_for_one_passage() {
    check(&[
        ("SAME(alpha beta)", &["east", "north"]),
        ("SAME(alpha delta)", &["north"]),
        ("SAME(alpha -beta)", &["north", "south"]),
        ("SAME(beta (alpha OR delta))", &["east", "north", "south"]),
        ("SAME(\"one beta\" alpha)", &["north"]),
        ("-SAME(alpha beta)", &["south", "west"]),
        ("SAME(alpha delta) one", &["north"]),
        ("SAME(alpha beta) OR SAME(beta delta)", &["east", "north", "south"]),
    ]);
}

#[test]
fn a_field_beside_the_words_of_same_leaves_them_in_one_passage() {
    check(&[
        ("SAME(alpha delta) kind:interview", &[]),
        ("SAME(alpha delta kind:interview)", &[]),
        ("SAME(alpha delta in:south)", &[]),
        ("SAME(alpha delta OR title:beta)", &["east", "north"]),
    ]);
}

#[test]
fn fields_are_named_as_the_facets() {
    check(&[
        ("title:alpha", &["north"]),
        ("title:\"northern alpha\"", &["north"]),
        ("title:gamma", &[]),
        ("kind:report", &["east", "north"]),
        ("kind:REPORT alpha", &["east", "north"]),
        ("-kind:report", &["south", "west"]),
        ("author:klein", &["east", "north"]),
        ("author:\"Naomi Klein\"", &["north"]),
        ("author:\"ann o'brien\"", &["east"]),
        ("author:\"Klein Naomi\"", &[]),
        ("outlet:nation", &["south"]),
        ("person:\"jane doe\"", &["west"]),
        ("concept:delta", &["north", "south", "west"]),
        ("in:north", &["north"]),
        ("in:nowhere", &[]),
        ("year:2020", &["north"]),
    ]);
}

#[test]
fn a_facet_that_the_corpus_asks_for_is_a_field() {
    check(&[("series:winter", &["north"])]);
}

#[test]
fn what_is_missing_can_be_asked_for() {
    check(&[
        ("date:none", &["east", "west"]),
        ("author:none", &["south", "west"]),
        ("kind:none", &["west"]),
        ("outlet:none alpha", &["east", "north"]),
        ("-author:none", &["east", "north"]),
        ("person:none", &["east", "north", "south"]),
    ]);
}

#[test]
fn a_missing_title_can_be_asked_for() {
    check(&[("title:none", &["west"])]);
}

#[test]
fn dates_are_days_months_years_and_stretches() {
    check(&[
        ("date:2020-11-10", &["north"]),
        ("date:2020-11", &["north"]),
        ("date:2020", &["north"]),
        ("date:2020-11-10..2020-11-13", &["north"]),
        ("date:2020-11-11..2020-11-13", &[]),
        ("date:2020..2021", &["north", "south"]),
        ("date:2020-11-11..", &["south"]),
        ("date:..2020-11-10", &["north"]),
        ("before:2020-11-10", &[]),
        ("before:2020-11-11", &["north"]),
        ("after:2020-11-10", &["south"]),
        ("after:2020-11-09", &["north", "south"]),
        ("after:2020 before:2022", &["south"]),
        ("-date:2020", &["east", "south", "west"]),
    ]);
}

#[test]
fn a_query_is_never_an_error_and_notes_say_what_was_not_read() {
    let engine = engine();
    for text in [
        "\"alpha",
        "(alpha",
        "alpha)",
        "alpha OR",
        "OR alpha",
        "alpha AND",
        "NOT",
        "NEAR alpha",
        "date:yesterday",
        "nonsense:alpha",
        "title:",
        "SAME(alpha",
        "in:nowhere",
        "author:nobody",
        "zebra",
    ] {
        let selection = engine.select(&Query::of_text(text));
        assert!(!selection.notes.is_empty(), "{text}");
        assert!(selection.notes.iter().all(|note| note.text.ends_with('.')), "{text}: {:?}", selection.notes);
    }
    for text in ["", " ", "alpha", "\"alpha one\"", "alpha -delta", "kind:report OR date:2020", "SAME(alpha beta)"] {
        assert_eq!(engine.select(&Query::of_text(text)).notes, vec![], "{text}");
    }
    let deep = format!("{}alpha{}", "(".repeat(100_000), ")".repeat(100_000));
    let long = "alpha ".repeat(20_000);
    for text in [deep, "-".repeat(100_000), "NOT ".repeat(50_000), "SAME(".repeat(50_000), "\"".repeat(99_999), long] {
        assert!(engine.select(&Query::of_text(text)).sentence.ends_with('.'));
    }
}

#[test]
fn the_filter_is_restated_as_a_sentence() {
    let engine = engine();
    let sentence = |query: &Query| engine.select(query).sentence;
    assert_eq!(sentence(&Query::default()), "All articles.");
    for (text, said) in [
        ("alpha", vec!["alpha"]),
        ("alpha -beta", vec!["alpha", "not", "beta"]),
        ("alpha OR beta", vec!["alpha", "or", "beta"]),
        ("kind:report author:none", vec!["kind", "report", "without", "author"]),
        ("title:alpha", vec!["alpha", "title"]),
        ("SAME(alpha beta)", vec!["one passage", "alpha", "beta"]),
        ("alpha NEAR/3 beta", vec!["alpha", "3", "beta"]),
        ("date:2020", vec!["2020"]),
        ("date:none", vec!["without", "date"]),
        ("in:north", vec!["north"]),
    ] {
        let sentence = sentence(&Query::of_text(text));
        let mut rest = sentence.as_str();
        for word in said {
            let found = rest.split_once(word);
            assert!(found.is_some(), "{text}: no {word} in its place in {sentence:?}");
            rest = found.map_or("", |(_, rest)| rest);
        }
        assert!(rest.ends_with('.'), "{text}: {sentence:?}");
    }
    let ticked = Query { facets: vec![choice("kind", "Report")], ..Query::of_text("alpha") };
    assert!(sentence(&ticked).contains("Report"), "{}", sentence(&ticked));
}

fn choice(facet: &str, value: &str) -> Choice {
    Choice { facet: facet.into(), value: value.into() }
}

#[test]
fn a_facets_own_choice_does_not_empty_it_and_zeros_are_shown() {
    let engine = engine();
    let query = Query { facets: vec![choice("kind", "report")], ..Query::of_text("alpha") };
    let shown = |query: &Query, name: &str| -> Vec<(String, u32, bool)> {
        let facets = engine.facets(query, &engine.select(query));
        let facet = facets.into_iter().find(|facet| facet.name == name).expect("the corpus has the facet");
        facet.values.into_iter().map(|v| (v.value, v.count, v.chosen)).collect()
    };
    let row = |value: &str, count, chosen| (value.to_owned(), count, chosen);
    assert_eq!(selected(&engine, &query), ["east", "north"]);
    assert_eq!(shown(&query, "kind"), [row("report", 2, true), row("Interview", 1, false)]);
    assert_eq!(shown(&query, "outlet"), [row("The Nation", 0, false)], "kind narrows other facets");
    assert_eq!(shown(&query, "year")[0].1, 1);

    let both = Query { facets: vec![choice("kind", "report"), choice("kind", "Interview")], ..Query::of_text("alpha") };
    assert_eq!(selected(&engine, &both), ["east", "north", "south"], "any of one facet's");
    let more = Query { facets: vec![choice("kind", "report"), choice("author", "Klein")], ..Query::default() };
    assert_eq!(selected(&engine, &more), ["east"], "something of every facet");
    let none = Query { facets: vec![choice("kind", "report")], ..Query::of_text("zebra") };
    assert_eq!(shown(&none, "kind"), [row("Interview", 0, false), row("report", 0, true)]);
}

#[test]
fn articles_stand_in_the_order_asked_for() {
    let engine = engine();
    for (sort, text, expected) in [
        (Sort::Newest, "", ["south", "north", "east", "west"]),
        (Sort::Relevance, "", ["south", "north", "east", "west"]),
        (Sort::Oldest, "", ["north", "south", "east", "west"]),
        // “Beta”, “northern”, “southern”, and no title.
        (Sort::Title, "", ["east", "north", "south", "west"]),
        // Two hits in four words, in four, in six, in seven.
        (Sort::Hits, "delta OR gamma", ["south", "east", "west", "north"]),
    ] {
        assert_eq!(in_order(&engine, &Query { sort, ..Query::of_text(text) }), expected, "{sort}");
    }
}

#[test]
fn a_label_is_what_one_would_type() {
    let engine = engine();
    for text in [
        "alpha",
        "alph*",
        "=Alpha",
        "\"alpha\"",
        "\"alpha one\"",
        "=\"alpha one\"",
        "alpha NEAR/3 \"beta two\"",
        "\"alpha on*\"",
    ] {
        assert_eq!(engine.select(&Query::of_text(text)).terms, [text]);
    }
}

#[test]
fn a_label_of_a_hyphenated_word_finds_what_the_word_finds() {
    let engine = open(&corpus("en", vec![article("a", &["non-fictions"])])).0;
    let selection = engine.select(&Query::of_text("non-fiction"));
    assert_eq!(selection.hits, 1);
    let again: Vec<u32> =
        selection.terms.iter().map(|term| engine.select(&Query::of_text(term.as_str())).hits).collect();
    assert_eq!(again, [1], "{:?}", selection.terms);
}

#[test]
fn a_strip_shows_every_hit_of_its_term() {
    let engine = open(&corpus("en", vec![article("a", &["general strike"])])).0;
    let selection = engine.select(&Query::of_text("strike \"general strike\""));
    let found = selection.articles.first().expect("finds the article");
    let strips = engine.card(&selection, found.article).strips;
    assert_eq!(found.hits, 2);
    assert_eq!(strips.iter().map(|strip| strip.hits.len()).collect::<Vec<_>>(), [1, 1]);
}

/// Titles are passages, so a hit in one has a place.
#[test]
fn a_hit_in_the_title_is_a_hit() {
    let articles: Vec<Article> = vec![titled(article("a", &["beta"]), "Alpha")];
    let engine = open(&corpus("en", articles)).0;
    let selection = engine.select(&Query::of_text("alpha"));
    assert_eq!(selection.hits, 1);
    let hits = engine.hits(&selection, selection.articles[0].article);
    assert_eq!(hits.len(), 1);
    assert_eq!(engine.volume().passage(hits[0].passage).id.to_string(), "title");
}
