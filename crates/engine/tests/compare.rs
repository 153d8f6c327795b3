//! Comparisons against plain scans of the texts, another implementation of the statistics, and cases
//! that are known by heart.

mod corpora;

use std::collections::BTreeMap;
use std::path::Path;

use crossread_engine::{Comparison, Counted, Engine, Query, Room, Spec, WordChoice, log_likelihood, log_ratio};
use crossread_model::{Corpus, EntryType};
use crossread_text::{fold, words};
use crossread_volume::PassageIx;
use proptest::prelude::*;

use corpora::{article, corpus, index, open};

fn default_corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = crossread_ingest::read(&folder);
    read.corpus.unwrap_or_else(|| panic!("{:?}", read.complaints))
}

fn specs(texts: &[&str]) -> Vec<Spec> {
    texts.iter().map(|text| Spec::read(text).unwrap_or_else(|| panic!("{text}"))).collect()
}

/// How often each word stands in the passages of a Side, by a plain scan.
fn scan(engine: &Engine, comparison: &Comparison, wanted: impl Fn(PassageIx) -> bool) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for passage in (0..engine.volume().passage_count() as u32).map(PassageIx).filter(|p| wanted(*p)) {
        let text = engine.volume().text(passage);
        for word in words(text) {
            *counts.entry(fold(word.of(text))).or_default() += 1;
        }
    }
    assert!(comparison.sides().len() > 1);
    counts
}

const SIDES: [&[&str]; 5] = [
    &["article:two-connecticuts", "article:end-womens-work"],
    &["entry:united-states", "rest"],
    &["query:union strike", "article:police-unions-losing-war", "rest"],
    &["query:kind:report", "query:kind:interview"],
    &["query:women", "query:pandemic", "query:\"police unions\"", "article:scotland-miners-pardon"],
];

#[test]
fn words_are_counted_as_a_plain_scan_counts_them() {
    let (engine, _) = open(&default_corpus());
    let choice = WordChoice { stop_words: true, names: true };
    for sides in SIDES {
        let comparison = engine.compare(&specs(sides));
        for (side, found) in comparison.words(choice, usize::MAX).iter().enumerate() {
            let here = scan(&engine, &comparison, |p| comparison.holds(side, p));
            let others = |p| (0..sides.len()).any(|other| other != side && comparison.holds(other, p));
            let there = scan(&engine, &comparison, others);
            assert_eq!(found.here, here.values().sum::<u32>(), "{sides:?}");
            assert_eq!(found.there, there.values().sum::<u32>(), "{sides:?}");
            assert_eq!(found.here, comparison.sides()[side].words, "{sides:?}");
            let of = |map: &BTreeMap<String, u32>, word: &str| map.get(word).copied().unwrap_or_default();
            for word in found.ranked.iter().chain(&found.few) {
                let text = engine.volume().word(word.word);
                assert_eq!((word.here, word.there), (of(&here, text), of(&there, text)), "{text} in {sides:?}");
            }
            let expected = here.iter().filter(|(word, n)| {
                let there_n = of(&there, word);
                let more = u64::from(**n) * u64::from(found.there) > u64::from(there_n) * u64::from(found.here);
                **n >= 5 && more && log_likelihood(**n, there_n, found.here, found.there) >= 3.84
            });
            assert_eq!(found.count as usize, expected.count(), "{sides:?}");
            assert!(found.ranked.is_sorted_by(|a, b| a.g2 >= b.g2));
        }
    }
}

#[test]
fn every_count_leads_to_as_many_places() {
    let (engine, _) = open(&default_corpus());
    for sides in SIDES {
        let comparison = engine.compare(&specs(sides));
        let spans =
            |counted| -> usize { comparison.sentences(counted, usize::MAX).iter().map(|hits| hits.spans.len()).sum() };
        for set in comparison.named(usize::MAX).sets {
            for named in set.entries {
                for (side, n) in named.counts.iter().enumerate() {
                    assert_eq!(spans(Counted::Named { entry: named.entry, side }), *n as usize);
                }
            }
        }
        for (side, found) in comparison.words(WordChoice::default(), 20).iter().enumerate() {
            for word in found.ranked.iter().chain(&found.few) {
                assert_eq!(spans(Counted::Word { word: word.word, side }), word.here as usize);
            }
        }
        for all in [false, true] {
            let matrix = comparison.matrix(EntryType::Concept, all);
            for (article, row) in matrix.rows.iter().zip(&matrix.cells) {
                for (entry, cell) in matrix.columns.iter().zip(row) {
                    assert_eq!(spans(Counted::Cell { article: *article, entry: *entry, all }), cell.count as usize);
                    assert_eq!(cell.at.len(), cell.count as usize);
                    assert!(cell.at.is_sorted() && cell.at.iter().all(|at| *at <= 1000), "{:?}", cell.at);
                }
            }
        }
        for overlap in comparison.overlaps() {
            let (a, b) = overlap.sides;
            assert_eq!(comparison.sentences(Counted::Overlap { a, b }, usize::MAX).len(), overlap.passages as usize);
        }
    }
}

#[test]
fn statistics_are_those_of_another_implementation() {
    let rows = include_str!("compare/peer.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut compared = 0;
    for line in rows {
        let cells: Vec<&str> = line.split('\t').collect();
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| cells[at].parse::<u32>().expect("a count"));
        let [g2, ratio] = [4, 5].map(|at| cells[at].parse::<f64>().expect("a measure"));
        assert!((log_likelihood(a, b, c, d) - g2).abs() < 1e-6, "{line}");
        assert!((log_ratio(a, b, c, d) - ratio).abs() < 1e-6, "{line}");
        compared += 1;
    }
    assert!(compared > 40);
}

#[test]
fn entries_stand_with_the_sides_that_name_them() {
    let texts = [("a", "Ann met Bob. Bob met Ann."), ("b", "Ann went home."), ("c", "Nobody was there.")];
    let mut sample = corpus("en", texts.map(|(slug, text)| article(slug, &[text])).to_vec());
    sample.index = index(&[(EntryType::Person, "Ann", "Ann"), (EntryType::Person, "Bob", "Bob")]);
    let (engine, _) = open(&sample);
    let comparison = engine.compare(&specs(&["article:a", "article:b", "rest"]));
    let named = comparison.named(9);
    let sets: Vec<(u8, u32, [u32; 4])> =
        named.sets.iter().map(|set| (set.sides, set.count, set.entries[0].counts)).collect();
    assert_eq!(sets, [(0b011, 1, [2, 1, 0, 0]), (0b001, 1, [2, 0, 0, 0])]);
    assert_eq!((named.common(2), named.common(3)), (1, 0));
    let sides: Vec<(usize, u32, u32)> =
        comparison.sides().iter().map(|side| (side.articles.len(), side.passages, side.words)).collect();
    assert_eq!(sides, [(1, 1, 6), (1, 1, 3), (1, 1, 3)]);
}

#[test]
fn what_is_not_there_is_said_and_the_rest_still_works() {
    let (engine, _) = open(&default_corpus());
    let comparison =
        engine.compare(&specs(&["article:nowhere", "entry:nobody", "query:xyzzyx", "article:two-connecticuts"]));
    let said: Vec<&str> = comparison.sides().iter().flat_map(|side| &side.notes).map(String::as_str).collect();
    assert!(said[0].contains("no article named “nowhere”") && said[1].contains("no entry named “nobody”"), "{said:?}");
    assert!(comparison.sides()[2].notes[0].contains("xyzzyx"), "{said:?}");
    assert_eq!(comparison.sides()[3].articles.len(), 1);
    let answer = comparison.answer(WordChoice::default(), 9);
    assert!(answer.pairs.is_empty() && answer.reuse.is_empty());
    assert_eq!(engine.compare(&[]).answer(WordChoice::default(), 9).sides, []);
}

#[test]
fn sides_that_overlap_say_so() {
    let (engine, _) = open(&default_corpus());
    let comparison = engine.compare(&specs(&["article:two-connecticuts", "query:in:two-connecticuts", "rest"]));
    let whole = comparison.sides()[0].passages;
    let overlaps: Vec<_> = comparison.overlaps().iter().map(|over| (over.sides, over.passages)).collect();
    assert_eq!(overlaps, [((0, 1), whole)]);
    // The same words on both Sides set neither apart from the other.
    let two = engine.compare(&specs(&["article:two-connecticuts", "query:in:two-connecticuts"]));
    assert!(two.words(WordChoice::default(), 9).iter().all(|found| found.ranked.is_empty()));
}

#[test]
fn the_same_words_are_reuse_and_no_answer() {
    let same = "The committee of the harbour decided late on Tuesday night that every crane must rest until morning";
    let near = same.replace("Tuesday", "Wednesday");
    let other = "Harbour cranes rested; dockers drank cocoa while the harbour committee argued about cranes.";
    let last = "Dockers told the committee that harbour cranes ought never to run at night without dockers.";
    let filler: Vec<String> = (0..40).map(|n| format!("Rain fell on hill {n}.")).collect();
    let filler: Vec<&str> = filler.iter().map(String::as_str).collect();
    let articles = vec![article("a", &[same, other]), article("b", &[&near, last]), article("c", &filler)];
    let (engine, _) = open(&corpus("en", articles));
    let comparison = engine.compare(&specs(&["article:a", "article:b"]));
    let reuse = comparison.reuse();
    assert_eq!(reuse.found.len(), 1);
    assert_eq!((reuse.found[0].same, reuse.found[0].is_verbatim()), (16, false));
    let pairs = comparison.pairs(&reuse, 9);
    let passages: Vec<_> = pairs
        .rows
        .iter()
        .map(|row| row.cells[..2].iter().flatten().map(|c| comparison.address(c.passage)).collect::<Vec<_>>())
        .collect();
    assert!(passages.contains(&vec!["a/p2".to_owned(), "b/p2".to_owned()]), "{passages:?}");
    assert!(!passages.contains(&vec!["a/p1".to_owned(), "b/p1".to_owned()]), "{passages:?}");
}

#[test]
fn no_two_currencies_and_no_two_units_stand_together() {
    let texts = ["It cost $5 million, then £3 million.", "It cost $7 million and 12 percent of £9 million."];
    let sample = corpus("en", vec![article("a", &texts[..1]), article("b", &texts[1..])]);
    let (engine, _) = open(&sample);
    let groups = engine.compare(&specs(&["article:a", "article:b"])).figures(9);
    for group in &groups {
        for figure in group.sides.iter().flatten() {
            assert_eq!(figure.figure.reading.kind, group.kind);
            assert_eq!((&figure.figure.reading.currency, &figure.figure.reading.unit), (&group.currency, &group.unit));
        }
    }
    let money: Vec<_> =
        groups.iter().filter_map(|group| Some((group.currency.as_deref()?, &group.counts[..]))).collect();
    assert_eq!(money, [("GBP", &[1, 1][..]), ("USD", &[1, 1][..])]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is asked, the Sides hold what a query selects, and the rest holds all else.
    #[test]
    fn sides_are_selections(words in prop::collection::vec("[abc]{1,2}", 1..3), text in "[abc ]{0,6}") {
        let bodies: Vec<String> = words.iter().map(|word| format!("{word} ab. c {word}")).collect();
        let articles = bodies.iter().zip(0..).map(|(body, n)| article(&format!("s{n}"), &[body, "a b c"])).collect();
        let (engine, _) = open(&corpus("en", articles));
        let query = Query::of_text(text);
        let comparison = engine.compare(&[Spec::Query(query.clone()), Spec::Rest]);
        let selection = engine.select(&query);
        let mut expected: Vec<PassageIx> =
            selection.articles.iter().flat_map(|found| engine.passages(&selection, found.article)).map(|hits| hits.passage).collect();
        expected.sort_unstable();
        let all = (0..engine.volume().passage_count() as u32).map(PassageIx);
        for (passage, own) in all.map(|p| (p, expected.binary_search(&p).is_ok())) {
            prop_assert_eq!(comparison.holds(0, passage), own);
            prop_assert_eq!(comparison.holds(1, passage), !own);
        }
    }
}

#[test]
fn what_two_passages_share_is_found_in_both_and_stays_when_they_are_cut() {
    let (engine, _) = open(&default_corpus());
    for sides in SIDES {
        let comparison = engine.compare(&specs(sides));
        let pairs = comparison.pairs(&comparison.reuse(), 40);
        assert!(!pairs.rows.is_empty(), "{sides:?}");
        for row in &pairs.rows {
            for cell in row.cells.iter().flatten().filter(|cell| cell.answers) {
                let nothing = comparison.evident(row, cell.passage).is_empty();
                assert!(!nothing, "{} shares nothing of {:?}", comparison.address(cell.passage), row.evidence);
            }
            let two = row.cells.iter().flatten().filter(|cell| cell.answers && cell.score == row.score).take(2);
            for passage in two.map(|cell| cell.passage) {
                let spans = comparison.evident(row, passage);
                let snippet = engine.around(passage, &spans, Room::Terms);
                for (shared, term) in row.evidence.iter().zip(0u16..) {
                    let text = engine.volume().text(passage);
                    let places = || spans.iter().filter(|span| span.term == term);
                    let words = || places().map(|place| &text[place.start as usize..place.end as usize]);
                    assert!(places().count() > 0, "{shared:?} is not in {}", comparison.address(passage));
                    // A word that is part of a name is marked with it.
                    let marked = || snippet.spans.iter().map(|s| &snippet.text[s.start as usize..s.end as usize]);
                    assert!(
                        words().any(|word| marked().any(|mark| mark.contains(word))),
                        "{shared:?}: {}",
                        snippet.text
                    );
                }
                let length = snippet.text.chars().count();
                assert!(length < 320 * 2, "{length} characters");
            }
        }
    }
}
