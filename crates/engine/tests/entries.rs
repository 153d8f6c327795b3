//! What the engine says of entries is what a plain scan of all mentions says.

mod asks;
mod corpora;
mod reference;

use std::collections::BTreeSet;

use crossread_engine::{Engine, Named, Selection};
use crossread_model::{Analysis, Corpus, EntryType, Mention};
use crossread_volume::EntryIx;
use proptest::prelude::*;

use corpora::{Sample, article, corpus, index, open};

/// The mentions of an entry in selected articles.
fn within(corpus: &Corpus, analysis: &Analysis, selection: &Selection, entry: u32) -> Vec<Mention> {
    let articles: Vec<u32> = corpus.passages().map(|(article, _)| article).collect();
    let selected = |m: &&Mention| selection.articles.iter().any(|f| f.article.0 == articles[m.passage as usize]);
    analysis.mentions.iter().filter(|m| m.entry == entry).filter(selected).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn entries_are_counted_as_a_plain_scan_counts_them(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
    ) {
        let (engine, analysis) = open(&corpus);
        let selection = engine.select(&ask.query(&corpus, choices, sort));
        let articles: Vec<u32> = corpus.passages().map(|(article, _)| article).collect();
        let mut expected = Vec::new();
        for entry in engine.volume().entries() {
            let mentions = within(&corpus, &analysis, &selection, entry.0);
            prop_assert_eq!(engine.mentions_within(&selection, entry), mentions.clone());
            let of: BTreeSet<u32> = mentions.iter().map(|m| articles[m.passage as usize]).collect();
            if !mentions.is_empty() {
                expected.push(Named { entry, articles: of.len() as u32, mentions: mentions.len() as u32 });
            }
        }
        prop_assert_eq!(engine.named(&selection), expected);
    }
}

/// *Ann Lee* twice, *Bo Ek* once, *Care Act* once but of the editorial index; *Maine* once in a text, and in
/// front matter.
fn small() -> (Engine, Analysis) {
    let mut north = article("north", &["Ann Lee met Lee. They spoke of the Care Act.", "Bob Young left for Maine."]);
    north.front.places = vec!["Maine".into()];
    let mut corpus = corpus("en", vec![north, article("south", &["Nothing is named here."])]);
    corpus.index = index(&[(EntryType::Measure, "The Care Act", "Care Act")]);
    open(&corpus)
}

#[test]
fn an_entry_leads_to_its_value_and_back() {
    let (engine, _) = small();
    let volume = engine.volume();
    for (id, facet, value) in
        [("entry-0", "measure", "The Care Act"), ("ann-lee", "person", "Ann Lee"), ("bob-young", "person", "Bob Young")]
    {
        let entry = volume.find_entry(id).unwrap_or_else(|| panic!("no entry {id}"));
        let choice = engine.choice_of(entry).expect("some article names it");
        assert_eq!((choice.facet.as_str(), choice.value.as_str()), (facet, value));
        assert_eq!(engine.entries_of(&choice), [entry]);
    }
    assert_eq!(volume.find_entry("nobody"), None);
    assert_eq!(engine.choice_of(EntryIx(99)), None);
}

#[test]
fn what_one_text_names_once_is_asked_for_by_name_and_not_listed() {
    let (engine, _) = small();
    let ask = |text: &str| crossread_engine::Query::of_text(text);
    let listed = |query: &crossread_engine::Query| {
        let facets = engine.facets(query, &engine.select(query));
        let values =
            facets.into_iter().flat_map(|f| f.values.into_iter().map(move |v| format!("{}:{}", f.name, v.value)));
        values.collect::<BTreeSet<String>>()
    };
    let all = listed(&ask(""));
    for (value, there) in
        [("person:Ann Lee", true), ("person:Bob Young", false), ("measure:The Care Act", true), ("place:Maine", true)]
    {
        assert_eq!(all.contains(value), there, "{value} in {all:?}");
    }
    let selection = engine.select(&ask("person:\"bob young\""));
    assert_eq!((selection.articles.len(), selection.notes.len()), (1, 0));
    let ticked = crossread_engine::Choice { facet: "person".into(), value: "Bob Young".into() };
    let ticked = crossread_engine::Query { facets: vec![ticked], ..ask("") };
    assert!(listed(&ticked).contains("person:Bob Young"), "a choice can be seen and taken back");
}
