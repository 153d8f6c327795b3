//! The concordance, by cutting every text whole: “one line per hit”, sorted outward from the hit.

use std::cmp::Ordering;

use crossread_engine::{Expr, Flank, LineOrder, SPAN};
use crossread_text::{fold, words};

use super::Reference;
use super::leaves::leaves;

/// Where a hit stands: article and passage by place, first and last word, term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub article: usize,
    pub passage: usize,
    pub first: usize,
    pub last: usize,
    pub term: usize,
}

struct Row {
    place: Place,
    rank: usize,
    /// The folded words of its passage.
    words: Vec<String>,
}

impl Reference<'_> {
    /// The lines of some articles in the order given, of one term or of all, that have a word beside
    /// the hit, in the order asked for.
    pub fn lines(&self, expr: &Expr, articles: &[usize], by: LineOrder, term: Option<usize>, with: &str) -> Vec<Place> {
        let mut rows = Vec::new();
        for (rank, at) in articles.iter().enumerate() {
            for (passage, held) in self.article(*at).passages.iter().enumerate() {
                let words = listed(&held.text);
                for (of, leaf) in leaves(expr).iter().enumerate().filter(|(of, _)| term.is_none_or(|term| term == *of))
                {
                    for hit in self.found(leaf, *at, held) {
                        let place = Place { article: *at, passage, first: hit.first, last: hit.last, term: of };
                        if with.is_empty() || beside(&words, &place, by.flank()).iter().any(|word| word == with) {
                            rows.push(Row { place, rank, words: words.clone() });
                        }
                    }
                }
            }
        }
        rows.sort_by(|a, b| by_words(a, b, by).then(natural(a).cmp(&natural(b))));
        rows.into_iter().map(|row| row.place).collect()
    }

    /// In how many of some lines each word stands beside the hit.
    pub fn beside(&self, lines: &[Place], flank: Flank) -> std::collections::BTreeMap<String, u32> {
        let mut counts = std::collections::BTreeMap::new();
        for line in lines {
            let words = listed(&self.article(line.article).passages[line.passage].text);
            let mut here = beside(&words, line, flank);
            here.sort();
            here.dedup();
            here.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
        }
        counts
    }

    /// How often a word occurs in some articles.
    pub fn occurrences_of(&self, word: &str, articles: &[usize]) -> usize {
        let passages = articles.iter().flat_map(|at| &self.article(*at).passages);
        passages.map(|passage| listed(&passage.text).iter().filter(|other| *other == word).count()).sum()
    }
}

/// The words of a text as an index lists them.
fn listed(text: &str) -> Vec<String> {
    words(text).map(|word| fold(word.key(text))).filter(|folded| !folded.is_empty()).collect()
}

fn beside(words: &[String], line: &Place, flank: Flank) -> Vec<String> {
    let span = SPAN as usize;
    let left = || words[line.first.saturating_sub(span)..line.first].to_vec();
    let right = || words[line.last + 1..(line.last + 1 + span).min(words.len())].to_vec();
    match flank {
        Flank::Left => left(),
        Flank::Right => right(),
        Flank::Both => [left(), right()].concat(),
    }
}

fn natural(row: &Row) -> (usize, usize, usize, usize, usize) {
    (row.rank, row.place.passage, row.place.first, row.place.last, row.place.term)
}

fn by_words(a: &Row, b: &Row, by: LineOrder) -> Ordering {
    let outward = |row: &Row, n: usize| -> Option<String> {
        let at = if by.flank() == Flank::Left { row.place.first.checked_sub(n)? } else { row.place.last + n };
        row.words.get(at).cloned()
    };
    match by {
        LineOrder::Article => Ordering::Equal,
        LineOrder::Position => (a.place.passage, a.place.first).cmp(&(b.place.passage, b.place.first)),
        LineOrder::Left(n) | LineOrder::Right(n) => {
            let words = |row: &Row| (1..=n as usize).map(|n| outward(row, n)).collect::<Vec<_>>();
            words(a).cmp(&words(b))
        }
    }
}
