//! How good the names found are, measured on a labelled sample, without an editorial index. The figures
//! are printed (`--no-capture`); the tests guard against falling back.

mod labelled;

use std::collections::BTreeMap;

use crossread_analyse::analyse;
use crossread_model::{Analysis, EntryType};
use labelled::{Label, Sample};

/// Right, wrong and missed.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }

    fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn print(self, name: &str) {
        let (p, r, f) = (self.precision(), self.recall(), self.f1());
        println!(
            "  {name:<14} {:>4} labelled   precision {p:.3}   recall {r:.3}   F1 {f:.3}",
            self.right + self.missed
        );
    }
}

/// What was measured of one part of the sample.
struct Measured {
    /// Mentions of any type, whose spans overlap.
    mentions: Score,
    /// Entries that are named twice or more.
    entries: Score,
    /// The part of the mentions found that have the right type.
    types: f64,
    /// Mentions by type, right where span and type are.
    by_type: BTreeMap<EntryType, Score>,
}

fn measure(name: &str, text: &str) -> Measured {
    let sample = Sample::read(text);
    let analysis = analyse(&sample.corpus);
    println!("{name}: {} mentions of {} entries", sample.labels.len(), sample.entries());
    let mut by_type: BTreeMap<EntryType, Score> = BTreeMap::new();
    let (mut mentions, mut typed) = (Score::default(), 0);
    let mut matched = vec![false; analysis.mentions.len()];
    for label in &sample.labels {
        match overlapping(&analysis, label) {
            Some(at) => {
                let kind = kind_of(&analysis, at);
                mentions.right += 1;
                typed += u32::from(kind == Some(label.kind));
                let score = by_type.entry(label.kind).or_default();
                if kind == Some(label.kind) {
                    score.right += 1
                } else {
                    score.missed += 1
                }
                matched.get_mut(at).into_iter().for_each(|m| *m = true);
            }
            None => {
                mentions.missed += 1;
                by_type.entry(label.kind).or_default().missed += 1;
            }
        }
    }
    for (at, matched) in matched.iter().enumerate() {
        if !matched {
            mentions.wrong += 1;
        }
        let right = sample
            .labels
            .iter()
            .any(|l| overlapping(&analysis, l) == Some(at) && kind_of(&analysis, at) == Some(l.kind));
        if let Some(kind) = kind_of(&analysis, at).filter(|_| !right) {
            by_type.entry(kind).or_default().wrong += 1;
        }
    }
    by_type.iter().for_each(|(kind, score)| score.print(kind.name()));
    mentions.print("any type");
    let entries = entries(&sample, &analysis);
    entries.print("named twice");
    let types = f64::from(typed) / f64::from(mentions.right.max(1));
    println!("  types right    {types:.3}");
    Measured { mentions, entries, types, by_type }
}

/// Entries that are named twice or more: a labelled one is found where most of its mentions belong to one
/// entry; one that was found is right where one of its mentions is labelled.
fn entries(sample: &Sample, analysis: &Analysis) -> Score {
    let mut labelled: BTreeMap<(&str, EntryType), Vec<&Label>> = BTreeMap::new();
    sample.labels.iter().for_each(|l| labelled.entry((l.name.as_str(), l.kind)).or_default().push(l));
    let mut score = Score::default();
    for ((name, _), labels) in labelled.iter().filter(|(_, labels)| labels.len() > 1) {
        let mut found: BTreeMap<u32, usize> = BTreeMap::new();
        for at in labels.iter().filter_map(|label| overlapping(analysis, label)) {
            analysis.mentions.get(at).into_iter().for_each(|m| *found.entry(m.entry).or_default() += 1);
        }
        if found.values().any(|n| n * 2 > labels.len()) {
            score.right += 1;
        } else {
            println!("  missed: {name}");
            score.missed += 1;
        }
    }
    for (entry, at) in analysis.entries.iter().zip(0..) {
        let own: Vec<usize> = (0..analysis.mentions.len()).filter(|n| analysis.mentions[*n].entry == at).collect();
        let known = sample.labels.iter().filter_map(|label| overlapping(analysis, label)).any(|n| own.contains(&n));
        if own.len() > 1 && !known {
            println!("  wrong: {} ({})", entry.name, entry.kind);
            score.wrong += 1;
        }
    }
    score
}

/// The mention that overlaps a label.
fn overlapping(analysis: &Analysis, label: &Label) -> Option<usize> {
    analysis.mentions.iter().position(|m| m.passage == label.passage && m.start < label.end && label.start < m.end)
}

fn kind_of(analysis: &Analysis, mention: usize) -> Option<EntryType> {
    analysis.entries.get(analysis.mentions.get(mention)?.entry as usize).map(|entry| entry.kind)
}

#[test]
fn names_in_unseen_texts_are_found() {
    let held_out = measure("held out", include_str!("labelled/held-out.txt"));
    assert!(held_out.entries.recall() >= 0.90, "recall of entries named twice or more");
    assert!(held_out.entries.precision() >= 0.85, "precision of entries named twice or more");
    assert!(held_out.types >= 0.85, "types");
    assert!(held_out.mentions.f1() >= 0.85, "mentions");
    for kind in [EntryType::Event, EntryType::Measure, EntryType::Organisation, EntryType::Person, EntryType::Place] {
        let f1 = held_out.by_type.get(&kind).map_or(0.0, |score| score.f1());
        assert!(f1 >= 0.80, "F1 of {} fell to {f1:.3}", kind.name());
    }
}

#[test]
fn names_in_the_texts_that_the_rules_were_made_with_are_found() {
    let tuned = measure("tuned", include_str!("labelled/tuned.txt"));
    assert!(tuned.entries.recall() >= 0.90, "recall of entries named twice or more");
    assert!(tuned.entries.precision() >= 0.90, "precision of entries named twice or more");
    assert!(tuned.types >= 0.90, "types");
    assert!(tuned.mentions.f1() >= 0.85, "mentions");
}
