//! How good the links are, measured on pairs that a person has read; and what is never a link.

use std::collections::BTreeMap;

use crossread_analyse::analyse;
use crossread_model::{About, Article, Block, Corpus, FrontMatter, Passage, PassageId};

/// A corpus of articles by name, each with its passages.
fn corpus(articles: &[(&str, Vec<&str>)]) -> Corpus {
    let about = About { language: "en".into(), ..About::default() };
    Corpus { about, articles: articles.iter().map(|(slug, texts)| article(slug, texts)).collect(), ..Corpus::default() }
}

fn article(slug: &str, texts: &[&str]) -> Article {
    let front = FrontMatter::bare(slug.parse().expect("is a slug"), "ABC".parse().expect("is a code"));
    let passage = |(text, n): (&&str, u32)| Passage {
        id: PassageId::Body(n),
        block: Block::Paragraph,
        speaker: None,
        turn: false,
        text: (*text).into(),
        marks: vec![],
    };
    Article { front, passages: texts.iter().zip(1..).map(passage).collect() }
}

#[test]
fn links_are_about_the_same_thing() {
    let mut articles: Vec<(&str, Vec<&str>)> = Vec::new();
    // Places of the passages by address, and whether a pair of them is right.
    let (mut places, mut pairs) = (BTreeMap::new(), BTreeMap::new());
    for line in include_str!("labelled/links.txt").lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix("= "), line.strip_prefix("@ ")) {
            (Some(slug), _) => articles.push((slug, Vec::new())),
            (_, Some(pair)) => {
                let words: Vec<&str> = pair.split(' ').collect();
                let [from, to, verdict] = words.as_slice() else { panic!("two addresses and a verdict: {pair}") };
                pairs.insert((places[*from], places[*to]), *verdict == "right");
            }
            _ => {
                let (number, text) = line.split_once(' ').expect("a number and a text");
                let (slug, texts) = articles.last_mut().expect("an article comes first");
                texts.push(text);
                let place: u32 = places.len() as u32;
                places.insert(format!("{slug}/{number}"), place);
            }
        }
    }
    let links = analyse(&corpus(&articles)).links;
    let verdict = |link: &crossread_model::Link| {
        pairs.get(&(link.from, link.to)).or_else(|| pairs.get(&(link.to, link.from))).copied()
    };
    let firsts = links.chunk_by(|a, b| a.from == b.from).filter_map(|of_passage| of_passage.first());
    let read: Vec<bool> = firsts.filter_map(verdict).collect();
    let right = read.iter().filter(|right| **right).count();
    let all = pairs.values().filter(|right| **right).count();
    let kept = pairs.iter().filter(|(pair, right)| **right && links.iter().any(|l| (l.from, l.to) == **pair)).count();
    println!("{} pairs read, {all} right; links found that were read: {}, right {right}", pairs.len(), read.len());
    println!("right pairs found again: {kept} of {all}");
    assert!(right * 10 >= read.len() * 7, "at least 70 % of the first-ranked links are right");
    assert!(kept * 2 >= all, "most right pairs are found");
}

#[test]
fn a_text_is_not_linked_with_its_own_repeat_nor_with_chance_words() {
    let mill = "The cotton mill at Lowell closed when the spinners struck against the speed of the looms and frames.";
    let other = "Spinners at the cotton mill struck once more over looms, frames and the long hours of the winter.";
    let bread = "A baker kneads the dough early, lets it rise under a towel, and slides the loaves into an oven.";
    let links = |articles: &[(&str, Vec<&str>)]| analyse(&corpus(articles)).links;
    assert_eq!(links(&[("a", vec![mill, bread]), ("b", vec![mill, bread])]), [], "a reprint");
    assert_eq!(links(&[("a", vec![mill]), ("b", vec![bread])]), [], "nothing shared");
    let found = links(&[("a", vec![mill, bread]), ("b", vec![other]), ("c", vec![bread, bread])]);
    let ends: Vec<(u32, u32)> = found.iter().map(|link| (link.from, link.to)).collect();
    assert_eq!(ends, [(0, 2), (2, 0)]);
    assert!(found.iter().all(|link| link.evidence.len() > 1 && link.score < 1000));
}
