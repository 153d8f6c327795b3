//! Links: for each passage, up to three passages of other articles that speak of the same thing.
//!
//! Passages are vectors of terms (stems, and entries as terms of their own) with weights *tf·idf*, and the
//! score of a pair is the cosine between them (Salton and Buckley, *Term-weighting approaches in automatic
//! text retrieval*, Information Processing & Management 24:5, 1988, the variant `ltc`):
//!
//! > w(t) = (1 + ln tf) · ln(N / df), each vector brought to length 1; score = Σ w(t)·w′(t)
//!
//! A term that its article has once only weighs [`terms::PASSING`] times as much: what an article is about,
//! it says again. A name weighs [`terms::NAME`] times a word as rare. Candidates come from an inverted index over terms in
//! at most [`candidates::COMMONEST`] passages, of which a passage asks its [`candidates::ASKED`] weightiest;
//! so the work is linear in the text, whatever its size. [`candidates`] says what makes a link strong
//! enough, and what makes it a repeat and so none.

mod candidates;
mod plain;
mod terms;

use std::collections::BTreeMap;

use crossread_model::{Corpus, Entry, Evidence, Link, Mention, Shared};

use candidates::{Index, Pair, Slate};
use terms::{Term, Vectors};

use crate::texts::Texts;

/// The most links from one passage.
const MOST: usize = 3;
/// The most pieces of evidence that a link lists.
const LISTED: usize = 8;

/// All links of a corpus, by passage, the best first; `stems` are those of words that [`crossread_text::stem`]
/// does not know. Nearly linear in the text.
pub(crate) fn links(
    corpus: &Corpus,
    texts: &Texts,
    found: &[Entry],
    mentions: &[Mention],
    stems: &BTreeMap<String, String>,
) -> Vec<Link> {
    let entries: Vec<&Entry> = corpus.index.entries.iter().chain(found).collect();
    let vectors = Vectors::new(corpus, texts, &entries, mentions, stems);
    let index = Index::new(&vectors);
    let mut slate = Slate::default();
    let mut links = Vec::new();
    for from in 0..vectors.len() {
        let best = index.best(from, MOST, &mut slate);
        links.extend(best.into_iter().map(|pair| link(&vectors, from, pair)));
    }
    links
}

fn link(vectors: &Vectors, from: usize, pair: Pair) -> Link {
    let mut shared = pair.shared;
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let listed = shared.iter().take(LISTED).filter(|(_, part)| *part >= 0.005).filter_map(|(term, part)| {
        let what = match vectors.term(*term)? {
            Term::Word(word) => Evidence::Term(word.clone()),
            Term::Entry(entry) => Evidence::Entry(*entry),
        };
        Some(Shared { what, weight: thousandths(*part) })
    });
    Link { from: from as u32, to: pair.to as u32, score: thousandths(pair.score), evidence: listed.collect() }
}

fn thousandths(part: f64) -> u32 {
    (part.clamp(0.0, 1.0) * 1000.0).round() as u32
}
