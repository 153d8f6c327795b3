//! The index and what is said of its entries, on the corpus that the repository carries: every number
//! against a plain walk through the mentions.

mod corpora;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crossread_engine::{Engine, MANY, Span};
use crossread_model::{Corpus, EntryType, PassageId};
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use corpora::{article, corpus, open};

fn default_corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = crossread_ingest::read(&folder);
    read.corpus.unwrap_or_else(|| panic!("{:?}", read.complaints))
}

fn engine() -> Engine {
    open(&default_corpus()).0
}

fn entry(engine: &Engine, id: &str) -> EntryIx {
    engine.entry_named(id).unwrap_or_else(|| panic!("no entry {id}"))
}

#[test]
fn every_entry_has_one_heading_and_headings_are_in_order() {
    let engine = engine();
    let in_use: Vec<u32> = engine.headings().iter().filter(|h| !h.see).map(|h| h.entry.0).collect();
    let each: BTreeSet<u32> = in_use.iter().copied().collect();
    assert_eq!(in_use.len(), each.len());
    assert_eq!(each.len(), engine.volume().entries().count());
    let names: Vec<&str> = engine.headings().iter().map(|heading| heading.name.as_str()).collect();
    let place = |name: &str| names.iter().position(|n| *n == name).unwrap_or_else(|| panic!("no heading {name}"));
    for pair in [
        "AFL-CIO",
        "Albanesi, Stefania",
        "BBC",
        "Biden, Joe",
        "A Collective Bargain: Unions, Organizing, and the Fight for Democracy",
        "collective bargaining",
    ]
    .windows(2)
    {
        assert!(place(pair[0]) < place(pair[1]), "{pair:?}");
    }
    let letters: Vec<&str> = engine.headings().iter().map(|heading| heading.letter.as_str()).collect();
    let mut runs = letters.clone();
    runs.dedup();
    let different: BTreeSet<&str> = runs.iter().copied().collect();
    assert_eq!(runs.len(), different.len(), "each letter is one stretch");
}

#[test]
fn locators_name_just_the_passages_of_the_mentions() {
    let engine = engine();
    let volume = engine.volume();
    for entry in volume.entries() {
        let mut expected: BTreeMap<u32, BTreeSet<PassageId>> = BTreeMap::new();
        for mention in volume.mentions(entry) {
            let passage = PassageIx(mention.passage);
            expected.entry(volume.article_of(passage).0).or_default().insert(volume.passage(passage).id);
        }
        let mut got: BTreeMap<u32, BTreeSet<PassageId>> = BTreeMap::new();
        for located in engine.locators(entry) {
            let ids = got.entry(located.article.0).or_default();
            for stretch in located.stretches {
                match (stretch.first, stretch.last) {
                    (PassageId::Body(first), PassageId::Body(last)) => {
                        assert!(first <= last);
                        ids.extend((first..=last).map(PassageId::Body));
                    }
                    (first, last) => {
                        assert_eq!(first, last);
                        ids.insert(first);
                    }
                }
            }
        }
        assert_eq!(got, expected, "{:?}", volume.entry(entry).map(|e| e.id));
    }
    assert!(volume.entries().any(|entry| engine.locators(entry).len() >= MANY));
}

#[test]
fn headings_are_found_by_the_beginnings_of_their_words_and_by_type() {
    let engine = engine();
    let names = |kind, find: &str| -> Vec<String> {
        let all = engine.headings_found(kind, find).into_iter();
        all.map(|at| engine.headings()[at as usize].name.clone()).collect()
    };
    assert_eq!(names(None, "").len(), engine.headings().len());
    let people = names(Some(EntryType::Person), "hil");
    assert_eq!(people, ["Hill, Linda"]);
    assert_eq!(names(Some(EntryType::Person), "LIN hill"), ["Hill, Linda"]);
    assert_eq!(names(Some(EntryType::Place), "hil"), Vec::<String>::new());
    assert_eq!(names(None, "zzzz"), Vec::<String>::new());
    let all = engine.headings_found(None, "");
    let at = |text: &str| engine.headings()[all[engine.heading_at(&all, text)] as usize].letter.clone();
    for (text, letter) in [("", "0–9"), ("m", "M"), ("M", "M"), ("zzzz", "…")] {
        let got = at(text);
        assert!(got == letter || text.is_empty() || letter == "…", "{text}: {got}");
    }
    assert_eq!(engine.heading_at(&[], "m"), 0);
}

#[test]
fn an_excerpt_is_made_of_whole_sentences_with_every_mention() {
    let engine = engine();
    let volume = engine.volume();
    for entry in volume.entries() {
        let named = engine.naming(entry);
        let count: usize = named.iter().map(|(_, spans)| spans.len()).sum();
        assert_eq!(count, volume.mentions(entry).len());
        for (passage, spans) in named {
            let text = volume.text(passage);
            let excerpt = engine.excerpt(passage, spans.clone());
            for span in &spans {
                let inside = |r: &std::ops::Range<usize>| r.start <= span.start as usize && span.end as usize <= r.end;
                assert!(excerpt.sentences.iter().any(inside), "{text}");
            }
            for range in &excerpt.sentences {
                let sentence = &text[range.clone()];
                assert_eq!(sentence.trim(), sentence);
                let marked = |s: &Span| range.start <= s.start as usize && (s.end as usize) <= range.end;
                assert!(spans.iter().any(marked), "{sentence}");
            }
        }
    }
    let whole = engine.excerpt(PassageIx(0), Vec::new());
    assert_eq!(whole.sentences.first().map(|r| r.start), Some(0));
}

#[test]
fn companions_share_passages_and_each_number_is_theirs() {
    let engine = engine();
    let volume = engine.volume();
    let passages = |entry: EntryIx| -> BTreeSet<u32> { volume.mentions(entry).iter().map(|m| m.passage).collect() };
    for id in ["organizing", "afl-cio", "linda-hill", "deep-canvassing"] {
        let one = entry(&engine, id);
        let companions = engine.companions(one);
        let own = passages(one);
        let expected: BTreeMap<u32, usize> = volume
            .entries()
            .filter(|other| *other != one)
            .map(|other| (other.0, passages(other).intersection(&own).count()))
            .filter(|(_, n)| *n > 0)
            .collect();
        let got: BTreeMap<u32, usize> = companions.iter().map(|c| (c.entry.0, c.passages.len())).collect();
        assert_eq!(got, expected, "{id}");
        assert!(companions.is_sorted_by_key(|companion| std::cmp::Reverse(companion.passages.len())));
        for companion in companions {
            let both = engine.naming_both(one, companion.entry);
            let of_both: Vec<PassageIx> = both.iter().map(|(passage, _)| *passage).collect();
            assert_eq!(of_both, companion.passages);
            for (_, spans) in both {
                assert!([0, 1].into_iter().all(|term| spans.iter().any(|span| span.term == term)));
            }
        }
    }
}

#[test]
fn what_is_read_against_an_article_shares_most_of_what_few_name() {
    let engine = engine();
    let volume = engine.volume();
    let named: Vec<BTreeSet<EntryIx>> = volume.articles().map(|a| volume.mentioned(a).into_iter().collect()).collect();
    let weight = |entry: &EntryIx| {
        let naming = named.iter().filter(|entries| entries.contains(entry)).count();
        (named.len() as f64 / naming as f64).ln()
    };
    for article in volume.articles() {
        let shared = |other: usize| named[article.0 as usize].intersection(&named[other]);
        let mut expected: Vec<(f64, usize)> = (0..named.len())
            .filter(|other| *other != article.0 as usize)
            .map(|other| (shared(other).map(weight).sum(), other))
            .filter(|(sum, _)| *sum > 0.0)
            .collect();
        expected.sort_by(|a, b| b.0.total_cmp(&a.0));
        let got = engine.against(article, 3);
        assert_eq!(got.len(), expected.len().min(3));
        for (against, (sum, _)) in got.iter().zip(&expected) {
            // Two that weigh the same may stand either way.
            let own: f64 = shared(against.article.0 as usize).map(weight).sum();
            assert!((own - sum).abs() < 1e-3, "{own} {sum}");
            let of_both: BTreeSet<EntryIx> = against.shared.iter().copied().collect();
            let expected: BTreeSet<EntryIx> =
                shared(against.article.0 as usize).filter(|entry| weight(entry) > 0.0).copied().collect();
            assert_eq!(of_both, expected);
            assert!(against.shared.is_sorted_by_key(|entry| {
                let naming = named.iter().filter(|entries| entries.contains(entry)).count();
                let of = |article: ArticleIx| {
                    let passages = volume.passages(article);
                    volume.mentions(*entry).iter().filter(|mention| passages.contains(&mention.passage)).count()
                };
                let (own, other) = (of(article), of(against.article));
                (naming, Reverse(own.min(other)), Reverse(own.max(other)))
            }));
        }
    }
}

#[test]
fn what_two_articles_alone_name_most_often_stands_first_of_what_both_name() {
    let engine = engine();
    let volume = engine.volume();
    let article = volume.find("police-unions-losing-war").expect("is there");
    let against = &engine.against(article, 1)[0];
    let names: Vec<String> =
        against.shared.iter().take(4).filter_map(|entry| volume.entry(*entry)).map(|entry| entry.name).collect();
    assert_eq!(names[0], "police unions", "{names:?}");
}

#[test]
fn figures_stand_in_sentences_that_name_the_entry() {
    let engine = engine();
    let one = entry(&engine, "deep-canvassing");
    let figures = engine.figures_beside(one);
    let texts: Vec<&str> = figures
        .iter()
        .map(|(passage, figure)| &engine.volume().text(*passage)[figure.start as usize..figure.end as usize])
        .collect();
    assert!(texts.contains(&"102 times"), "{texts:?}");
    let named: BTreeSet<u32> = engine.volume().mentions(one).iter().map(|mention| mention.passage).collect();
    assert!(figures.iter().all(|(passage, _)| named.contains(&passage.0)));
}

#[test]
fn a_strip_places_what_falls_by_the_words_before_it() {
    let (engine, _) = open(&corpus("en", vec![article("one", &["a b c d", "e f", "g h i j"])]));
    let article = engine.volume().find("one").expect("is there");
    let hits = engine.fall(article, &[(PassageIx(0), 4), (PassageIx(2), 0)]);
    let got: Vec<_> = hits.iter().map(|hit| (hit.at, hit.passage)).collect();
    assert_eq!(got, [(200, PassageId::Body(1)), (600, PassageId::Body(3))]);
}

#[test]
fn a_corpus_without_entries_has_an_empty_index() {
    let (engine, _) = open(&corpus("en", vec![article("one", &["nothing is named"])]));
    assert!(engine.headings().is_empty());
    assert_eq!(engine.entry_named("x"), None);
    assert_eq!(engine.heading_at(&engine.headings_found(None, "x"), "x"), 0);
}
