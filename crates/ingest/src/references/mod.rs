//! The index checked against itself and against the articles: every reference resolves.

use std::collections::BTreeMap;

use crossread_model::{Aspect, Contrast, Entry, EntryType, Family, Index};

use crate::assemble::Shelf;
use crate::complaint::{Complaints, quote};
use crate::index::{self, Draft};
use crate::nearest::did_you_mean;
use crate::source::Text;
use crate::table::Words;

mod aliases;
mod circles;
mod places;

/// The index of the model. Where a complaint was made it may be short of what was wrong.
pub(crate) fn check(text: &Text, draft: Draft, shelf: &Shelf<'_>, complaints: &mut Complaints) -> Index {
    let entries = ids(text, draft.entries.iter().filter_map(|e| e.id.as_ref()), "entry", complaints);
    let families = ids(text, draft.families.iter().filter_map(|f| f.id.as_ref()), "family", complaints);
    let rows: BTreeMap<&str, &[String]> = draft
        .families
        .iter()
        .filter_map(|family| Some((family.id.as_ref()?.words.as_str(), family.aspects.as_slice())))
        .collect();
    for entry in &draft.entries {
        see(text, entry, &entries, complaints);
        aspects(text, entry, &families, &rows, complaints);
        places::check(text, entry, shelf, complaints);
    }
    unused(text, &draft, complaints);
    aliases::check(text, &draft.entries, complaints);
    circles::check(text, &draft.entries, complaints);
    Index {
        entries: draft.entries.into_iter().filter_map(|e| finished(e, &rows)).collect(),
        families: draft.families.into_iter().filter_map(finished_family).collect(),
    }
}

/// Each id with its own words; complains of an id given twice.
fn ids<'a>(
    text: &Text,
    ids: impl Iterator<Item = &'a Words>,
    thing: &str,
    complaints: &mut Complaints,
) -> BTreeMap<&'a str, &'a Words> {
    let mut known: BTreeMap<&str, &Words> = BTreeMap::new();
    for id in ids {
        if let Some(first) = known.get(id.words.as_str()) {
            let what = format!("the {thing} {} is already given on line {}", quote(&id.words), first.at.line);
            complaints.error(&text.file, id.at, what, "give one of the two another id, or make them one");
        } else {
            known.insert(&id.words, id);
        }
    }
    known
}

/// Where an entry points to others: `see` and `contrasts`.
fn see(text: &Text, entry: &index::Entry, entries: &BTreeMap<&str, &Words>, complaints: &mut Complaints) {
    let own = entry.id.as_ref().map(|id| id.words.as_str());
    let others: Vec<&Words> = entry.contrasts.iter().map(|(with, _)| with).collect();
    for (key, targets) in [("see", entry.see.iter().collect()), ("contrasts", others)] {
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        for target in targets {
            let id = target.words.as_str();
            if Some(id) == own {
                let what = format!("{} points to its own entry in {}", quote(id), quote(key));
                complaints.error(&text.file, target.at, what, "name another entry, or delete it");
            } else if !entries.contains_key(id) {
                let candidates = if complaints.is_full(&text.file) { 0 } else { entries.len() };
                let ids = entries.keys().copied().take(candidates);
                let instead = did_you_mean(id, ids, || "write the id of an [[entry]]".to_owned());
                complaints.error(&text.file, target.at, format!("there is no entry {}", quote(id)), instead);
            } else if seen.insert(id, ()).is_some() {
                let what = format!("{} stands twice in {}", quote(id), quote(key));
                complaints.error(&text.file, target.at, what, "delete one of the two");
            }
        }
    }
}

/// An entry's family, and its cells in the family's table.
fn aspects(
    text: &Text,
    entry: &index::Entry,
    families: &BTreeMap<&str, &Words>,
    rows: &BTreeMap<&str, &[String]>,
    complaints: &mut Complaints,
) {
    let Some(family) = &entry.family else {
        if let Some((label, _)) = entry.aspects.first() {
            let what = "the entry has aspects and no family";
            complaints.error(&text.file, label.at, what, "write family = \"…\", or delete the aspects");
        }
        return;
    };
    let Some(labels) = rows.get(family.words.as_str()) else {
        let instead =
            did_you_mean(&family.words, families.keys().copied(), || "write the id of a [[family]]".to_owned());
        complaints.error(&text.file, family.at, format!("there is no family {}", quote(&family.words)), instead);
        return;
    };
    for (label, _) in &entry.aspects {
        if !labels.contains(&label.words) {
            let what = format!("the family {} has no row {}", quote(&family.words), quote(&label.words));
            let instead = did_you_mean(&label.words, labels.iter().map(String::as_str), || {
                format!("write one of {}", labels.join(", "))
            });
            complaints.error(&text.file, label.at, what, instead);
        }
    }
}

/// A family of fewer than two has nothing to compare.
fn unused(text: &Text, draft: &Draft, complaints: &mut Complaints) {
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    for family in draft.entries.iter().filter_map(|e| e.family.as_ref()) {
        *members.entry(&family.words).or_default() += 1;
    }
    for id in draft.families.iter().filter_map(|f| f.id.as_ref()) {
        let count = members.get(id.words.as_str()).copied().unwrap_or_default();
        if count < 2 {
            let members = if count == 0 { "no member" } else { "one member only" };
            let what = format!("the family {} has {members}", quote(&id.words));
            let instead = format!("write family = {} in its entries, or delete it", quote(&id.words));
            complaints.warn(&text.file, id.at, what, instead);
        }
    }
}

fn finished(entry: index::Entry, rows: &BTreeMap<&str, &[String]>) -> Option<Entry> {
    Some(Entry {
        id: entry.id?.words,
        kind: entry.kind?,
        name: entry.name?.words,
        sort: entry.sort?,
        aliases: entry.aliases.into_iter().map(|w| w.words).collect(),
        definition: entry.definition,
        contrasts: entry.contrasts.into_iter().map(|(with, how)| Contrast { with: with.words, how }).collect(),
        parts: entry.parts,
        see: entry.see.into_iter().map(|w| w.words).collect(),
        aspects: cells(entry.aspects, entry.family.as_ref(), rows),
        family: entry.family.map(|w| w.words),
    })
}

/// The cells in the order of the family's rows.
fn cells(cells: Vec<(Words, Words)>, family: Option<&Words>, rows: &BTreeMap<&str, &[String]>) -> Vec<Aspect> {
    let labels = family.and_then(|f| rows.get(f.words.as_str())).copied().unwrap_or_default();
    let mut aspects: Vec<Aspect> =
        cells.into_iter().map(|(label, text)| Aspect { label: label.words, text: text.words }).collect();
    aspects.sort_by_key(|aspect| labels.iter().position(|label| *label == aspect.label));
    aspects
}

fn finished_family(family: index::Family) -> Option<Family> {
    Some(Family { id: family.id?.words, question: family.question?, name: family.name?, aspects: family.aspects })
}

/// How a message names an entry.
fn named(entry: &index::Entry) -> String {
    let id = entry.id.as_ref().map_or("without id", |id| id.words.as_str());
    format!("{} {}", entry.kind.map_or("entry", EntryType::name), quote(id))
}
