//! Passages as what they may share: rare words, entries that they mention, and figures.

use std::collections::BTreeMap;

use crossread_model::{EntryType, FigureValue, PassageId};
use crossread_volume::{EntryIx, PassageIx};

use super::Comparison;

/// How many times as much an entry or a figure weighs as a word that is as rare.
const NAME: f64 = 1.5;

/// Passages of fewer terms say too little to be paired.
const FEWEST: usize = 6;

/// What two passages may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// A word in any inflection, by the first of these in the word list.
    Word(u32),
    /// An entry.
    Entry(EntryIx),
    /// A figure, by its number among those of the Sides.
    Figure(u32),
}

/// A passage with its terms, ascending, and their weights; the squares of these sum to 1.
pub(super) struct Vector {
    pub(super) passage: PassageIx,
    pub(super) terms: Vec<(Term, f64)>,
}

impl Comparison<'_> {
    /// The body passages of Sides that were cut whole. Linear in the mentions of their articles and in
    /// the postings of their words.
    pub(super) fn vectors(&self) -> Vec<Vector> {
        let engine = self.engine;
        let volume = engine.volume();
        let mut entries = self.entries_by_passage();
        let mut figures = self.figures_by_passage();
        let (groups, stop, frequencies) = (engine.groups(), engine.stop_words(), engine.frequencies_of_words());
        let mut of_group = vec![0u32; groups.len()];
        for (group, n) in groups.iter().zip(frequencies) {
            if let Some(sum) = of_group.get_mut(*group as usize) {
                *sum = sum.saturating_add(*n);
            }
        }
        let passages = volume.passage_count() as f64;
        let rarity = |n: u32| libm::log(passages / f64::from(n.max(1))).max(0.0);
        let mut vectors = Vec::new();
        for (passage, list) in self.cut.iter() {
            let passage = PassageIx(passage);
            if !matches!(volume.passage_id(passage), Some(PassageId::Body(_))) {
                continue;
            }
            let mut counts: BTreeMap<Term, (u32, f64)> = BTreeMap::new();
            for word in list {
                let Some(group) = groups.get(*word as usize) else { continue };
                let n = of_group.get(*group as usize).copied().unwrap_or_default();
                if !stop.contains(*word) && volume.word(*word).len() > 2 {
                    counts.entry(Term::Word(*group)).or_insert((0, rarity(n))).0 += 1;
                }
            }
            for (entry, n) in entries.remove(&passage.0).unwrap_or_default() {
                counts.entry(Term::Entry(entry)).or_insert((0, rarity(n) * NAME)).0 += 1;
            }
            for (figure, n) in figures.remove(&passage.0).unwrap_or_default() {
                counts.entry(Term::Figure(figure)).or_insert((0, rarity(n) * NAME)).0 += 1;
            }
            if counts.len() < FEWEST {
                continue;
            }
            let weigh = |(term, (n, rarity)): (Term, (u32, f64))| (term, (1.0 + libm::log(f64::from(n))) * rarity);
            let mut terms: Vec<(Term, f64)> = counts.into_iter().map(weigh).collect();
            let length = terms.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
            if length > 0.0 {
                terms.iter_mut().for_each(|(_, w)| *w /= length);
                vectors.push(Vector { passage, terms });
            }
        }
        vectors
    }

    /// The entries that each passage of the Sides mentions, with how often the corpus does; concepts are
    /// left to their words.
    fn entries_by_passage(&self) -> BTreeMap<u32, Vec<(EntryIx, u32)>> {
        let volume = self.engine.volume();
        let kinds = self.engine.kinds();
        let mut found: BTreeMap<u32, Vec<(EntryIx, u32)>> = BTreeMap::new();
        let mut seen = vec![false; kinds.len()];
        for entry in self.articles().flat_map(|article| volume.mentioned(article)) {
            let at = entry.0 as usize;
            let concept = kinds.get(at).is_none_or(|kind| *kind == EntryType::Concept);
            if concept || seen.get_mut(at).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            let mentions = volume.mentions(entry);
            for mention in mentions.iter().filter(|mention| self.mask(PassageIx(mention.passage)) != 0) {
                found.entry(mention.passage).or_default().push((entry, mentions.len() as u32));
            }
        }
        found
    }

    /// The figures of each passage, alike where kind, unit and value are, with how many there are of each.
    fn figures_by_passage(&self) -> BTreeMap<u32, Vec<(u32, u32)>> {
        let volume = self.engine.volume();
        let mut numbers: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        let mut places: Vec<(u32, u32)> = Vec::new();
        for article in self.articles() {
            let first = volume.passages(article).start;
            for figure in volume.figures(article) {
                let FigureValue::One(value) = figure.reading.value else { continue };
                let passage = first + figure.passage;
                // A small whole number is alike by chance.
                if self.mask(PassageIx(passage)) == 0 || value.abs() < 10.0 && value % 1.0 == 0.0 {
                    continue;
                }
                let unit = figure.reading.currency.or(figure.reading.unit).unwrap_or_default();
                let key = format!("{} {unit} {}", figure.reading.kind.name(), value.to_bits());
                let next = numbers.len() as u32;
                let number = numbers.entry(key).or_insert((next, 0));
                number.1 += 1;
                places.push((passage, number.0));
            }
        }
        let mut counts = vec![0; numbers.len()];
        for (number, n) in numbers.into_values() {
            if let Some(place) = counts.get_mut(number as usize) {
                *place = n;
            }
        }
        let mut found: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for (passage, number) in places {
            let n = counts.get(number as usize).copied().unwrap_or(1);
            found.entry(passage).or_default().push((number, n));
        }
        found
    }
}
