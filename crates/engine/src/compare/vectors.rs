//! Passages as what they may share: rare words, entries that they mention, and figures.

use std::collections::BTreeMap;

use crossread_model::{EntryType, Figure, FigureValue, PassageId};
use crossread_order::by_number;
use crossread_volume::{EntryIx, PassageIx};

use super::Comparison;
use crate::select::folded_words;

/// How many times as much an entry or a figure weighs as a word that is as rare.
const NAME: f64 = 1.5;

/// Passages of fewer terms say too little to be paired.
const FEWEST: usize = 6;

/// What two passages may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word in any inflection, by the first of these in the word list.
    Word(u32),
    /// An entry.
    Entry(EntryIx),
    /// A figure, by its number among those of the Sides.
    Figure(u32),
}

/// Passages with what they may share.
pub(super) struct Vectors {
    /// By passage.
    pub(super) all: Vec<Vector>,
    /// Every term that a passage has; vectors name them by place.
    pub(super) terms: Vec<Term>,
    /// The words of the names of entries among these terms.
    named: BTreeMap<EntryIx, Vec<u32>>,
}

/// A passage with its terms, ascending, and their weights; the squares of these sum to 1.
pub(super) struct Vector {
    pub(super) passage: PassageIx,
    pub(super) terms: Vec<(u32, f64)>,
}

/// A term as one number, in the order of words, entries and figures, with how often it occurs.
type Occurring = (u64, u32);

const ENTRY: u64 = 1 << 32;
const FIGURE: u64 = 2 << 32;

impl Vectors {
    /// True for a word that is one of an entry's name.
    pub(super) fn is_named(&self, entry: EntryIx, word: u32) -> bool {
        self.named.get(&entry).is_some_and(|words| words.contains(&word))
    }
}

impl Comparison<'_> {
    /// The body passages of Sides that are short. Linear in the mentions of their articles and in their
    /// words, but for the sorting of terms.
    pub(super) fn vectors(&self) -> Vectors {
        let volume = self.engine.volume();
        // Passages in order, each with what it has; a term that stands twice stands here twice.
        let mut found: Vec<(PassageIx, Vec<Occurring>)> = self.words_of_bodies();
        self.add_entries(&mut found);
        self.add_figures(&mut found);
        let (terms, places) = numbered(&mut found);
        let passages = volume.passage_count() as f64;
        let rarity = |(term, n): &Occurring| {
            let times = if *term < ENTRY { 1.0 } else { NAME };
            libm::log(passages / f64::from((*n).max(1))).max(0.0) * times
        };
        let rarities: Vec<f64> = terms.iter().map(rarity).collect();
        let mut all = Vec::with_capacity(found.len());
        for ((passage, _), places) in found.iter().zip(places) {
            let mut own: Vec<(u32, f64)> = Vec::new();
            for same in places.chunk_by(|a, b| a == b) {
                let term = same.first().copied().unwrap_or_default();
                let often = if same.len() == 1 { 1.0 } else { 1.0 + libm::log(same.len() as f64) };
                own.push((term, often * rarities.get(term as usize).copied().unwrap_or_default()));
            }
            let length = own.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
            if own.len() >= FEWEST && length > 0.0 {
                own.iter_mut().for_each(|(_, w)| *w /= length);
                all.push(Vector { passage: *passage, terms: own });
            }
        }
        let term = |(term, _): &Occurring| match *term {
            word @ ..ENTRY => Term::Word(word as u32),
            entry @ ..FIGURE => Term::Entry(EntryIx((entry - ENTRY) as u32)),
            figure => Term::Figure((figure - FIGURE) as u32),
        };
        let terms: Vec<Term> = terms.iter().map(term).collect();
        Vectors { named: self.names_of(&terms), all, terms }
    }

    fn words_of_bodies(&self) -> Vec<(PassageIx, Vec<Occurring>)> {
        let engine = self.engine;
        let volume = engine.volume();
        let (groups, stop, frequencies) = (engine.groups(), engine.stop_words(), engine.frequencies_of_words());
        let mut of_group = vec![0u32; groups.len()];
        for (group, n) in groups.iter().zip(frequencies) {
            if let Some(sum) = of_group.get_mut(*group as usize) {
                *sum = sum.saturating_add(*n);
            }
        }
        let mut found = Vec::new();
        for (passage, list) in self.cut().iter() {
            let passage = PassageIx(passage);
            if !matches!(volume.passage_id(passage), Some(PassageId::Body(_))) {
                continue;
            }
            let mut own = Vec::with_capacity(list.len());
            for word in list {
                let Some(group) = groups.get(*word as usize) else { continue };
                if !stop.contains(*word) && volume.word(*word).len() > 2 {
                    own.push((u64::from(*group), of_group.get(*group as usize).copied().unwrap_or_default()));
                }
            }
            found.push((passage, own));
        }
        found
    }

    /// The entries that each passage mentions, with how often the corpus does; concepts are left to their
    /// words.
    fn add_entries(&self, found: &mut [(PassageIx, Vec<Occurring>)]) {
        let volume = self.engine.volume();
        let kinds = self.engine.kinds();
        let mut seen = vec![false; kinds.len()];
        for entry in self.articles().flat_map(|article| volume.mentioned(article)) {
            let at = entry.0 as usize;
            let concept = kinds.get(at).is_none_or(|kind| *kind == EntryType::Concept);
            if concept || seen.get_mut(at).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            let mentions = volume.mentions(entry);
            let term = (ENTRY | u64::from(entry.0), mentions.len() as u32);
            mentions.iter().for_each(|mention| add(found, PassageIx(mention.passage), term));
        }
    }

    /// The figures of each passage, alike where kind, unit and value are, with how many there are of each.
    fn add_figures(&self, found: &mut [(PassageIx, Vec<Occurring>)]) {
        let volume = self.engine.volume();
        let mut numbers: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        let mut places: Vec<(u32, u32)> = Vec::new();
        for article in self.articles() {
            let first = volume.passages(article).start;
            for figure in volume.figures(article) {
                let passage = first + figure.passage;
                let Some(key) = alike(&figure).filter(|_| self.mask(PassageIx(passage)) != 0) else { continue };
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
        for (passage, number) in places {
            let n = counts.get(number as usize).copied().unwrap_or(1);
            add(found, PassageIx(passage), (FIGURE | u64::from(number), n));
        }
    }

    /// The words of the names of entries, by their places in the word list.
    fn names_of(&self, terms: &[Term]) -> BTreeMap<EntryIx, Vec<u32>> {
        let volume = self.engine.volume();
        let lexicon = self.engine.tokens.lexicon(volume);
        let mut named = BTreeMap::new();
        for term in terms {
            if let Term::Entry(entry) = term
                && let Some(found) = volume.entry(*entry)
            {
                let words = folded_words(&found.name).into_iter().filter_map(|word| lexicon.find(volume, &word));
                named.insert(*entry, words.collect());
            }
        }
        named
    }
}

/// What figures have in common that are alike: kind, unit and value. `None` for a small whole number, which is
/// alike by chance, and for a span.
pub(super) fn alike(figure: &Figure) -> Option<String> {
    let FigureValue::One(value) = figure.reading.value else { return None };
    if value.abs() < 10.0 && value % 1.0 == 0.0 {
        return None;
    }
    let unit = figure.reading.currency.as_ref().or(figure.reading.unit.as_ref());
    let unit = unit.map(String::as_str).unwrap_or_default();
    Some(format!("{} {unit} {}", figure.reading.kind.name(), value.to_bits()))
}

/// Gives a passage a term, if it is among those that are looked at.
fn add(found: &mut [(PassageIx, Vec<Occurring>)], passage: PassageIx, term: Occurring) {
    let at = found.binary_search_by_key(&passage, |(passage, _)| *passage);
    if let Some((_, own)) = at.ok().and_then(|at| found.get_mut(at)) {
        own.push(term);
    }
}

/// All terms in order, and for each passage the places of its own among them, ascending.
fn numbered(found: &mut [(PassageIx, Vec<Occurring>)]) -> (Vec<Occurring>, Vec<Vec<u32>>) {
    let mut terms: Vec<Occurring> = Vec::new();
    for (_, own) in found.iter_mut() {
        by_number(own, |(term, _)| *term);
        terms.extend(own.iter().copied());
    }
    by_number(&mut terms, |(term, _)| *term);
    terms.dedup_by_key(|(term, _)| *term);
    let place = |(term, _): &Occurring| terms.binary_search_by_key(term, |(term, _)| *term).unwrap_or_default() as u32;
    let places = found.iter().map(|(_, own)| own.iter().map(place).collect()).collect();
    (terms, places)
}
