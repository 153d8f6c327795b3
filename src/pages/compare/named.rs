//! Who and what the Sides name.

use std::collections::BTreeMap;

use crate::signals::*;
use crossread_engine::{Counted, NamedEntry, NamedSet, NamedSets};
use crossread_model::EntryType;
use crossread_order::by_number;

use super::Held;
use super::later::{Later, waiting};
use crate::parts::compare::chapter;
use crate::parts::compare::named::{Combination, Kind, Set, several, two};
use crate::view::El;
use crate::wording;

/// So many entries of a type and a set of Sides are shown.
pub(crate) const SHOWN: usize = 24;

/// The order of types, people first.
pub(super) const ORDER: [EntryType; 7] = [
    EntryType::Person,
    EntryType::Organisation,
    EntryType::Place,
    EntryType::Concept,
    EntryType::Measure,
    EntryType::Event,
    EntryType::Work,
];

/// The section.
pub(super) fn section(held: Held, named: &NamedSets, later: &Later, open: Callback<Counted>) -> El {
    let sides = held.identities();
    let rest = later.stretch();
    if let [_, _] = sides.as_slice() {
        let kinds = kinds(held, named);
        let note = "Counts are mentions; a name opens its sentences";
        let named = two(&sides, &kinds, rest.into(), open);
        return waiting(chapter("c2", "Who and what they name", note.to_owned(), named), rest);
    }
    let rows = combinations(held, named, sides.len());
    let note = "Every combination, and what belongs to it alone; counts, and the sentences that a name opens, are of the first Side marked";
    let named = several(&sides, &rows, rest.into(), open);
    waiting(chapter("c2", "Who and what they name", note.to_owned(), named), rest)
}

fn entries(held: Held, set: &NamedSet) -> Set {
    let volume = held.state.library.volume();
    let name = |entry| volume.entry(entry).map(|entry| entry.name).unwrap_or_default();
    let entries = set.entries.iter().map(|named| (*named, name(named.entry)));
    Set { count: set.count, entries: entries.collect() }
}

fn kinds(held: Held, named: &NamedSets) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for kind in ORDER {
        let set = |sides: u8| {
            let found = named.sets.iter().find(|set| set.kind == kind && set.sides == sides);
            found.map(|set| entries(held, set)).unwrap_or_default()
        };
        let sets = [set(0b01), set(0b11), set(0b10)];
        if sets.iter().any(|set| set.count > 0) {
            kinds.push(Kind { label: wording::entry_type(kind, true), sets });
        }
    }
    kinds
}

/// What all Sides name, of all types: the `limit` that are named most by the Side that names them least. Places, which
/// tell least, come last.
pub(crate) fn common(held: Held, named: &NamedSets, limit: usize) -> Set {
    let sides = held.identities().len();
    let all = (1u16 << sides) - 1;
    let mut common = Set::default();
    let least = |named: &NamedEntry| named.counts.iter().take(sides).min().copied().unwrap_or_default();
    for places in [false, true] {
        let of = |set: &&NamedSet| u16::from(set.sides) == all && (set.kind == EntryType::Place) == places;
        let mut found = Set::default();
        for set in named.sets.iter().filter(of) {
            let own = entries(held, set);
            found.count += own.count;
            found.entries.extend(own.entries);
        }
        by_number(&mut found.entries, |(named, _)| u64::from(u32::MAX - least(named)));
        common.count += found.count;
        common.entries.extend(found.entries);
    }
    common.entries.truncate(limit);
    common
}

/// The combinations that have entries, those of the most Sides first, and then the larger; all types
/// together.
pub(crate) fn combinations(held: Held, named: &NamedSets, sides: usize) -> Vec<Combination> {
    let mut found: BTreeMap<u8, Set> = (1..1u8 << sides).map(|mask| (mask, Set::default())).collect();
    for kind in ORDER {
        for set in named.sets.iter().filter(|set| set.kind == kind) {
            let own = entries(held, set);
            let Some(place) = found.get_mut(&set.sides) else { continue };
            place.count += own.count;
            place.entries.extend(own.entries);
        }
    }
    let mut rows: Vec<Combination> = found.into_iter().map(|(sides, set)| Combination { sides, set }).collect();
    // What is common to all comes first also where it is nothing; other empty rows go.
    let all = (1u16 << sides) - 1;
    rows.retain(|row| row.set.count > 0 || u16::from(row.sides) == all);
    rows.sort_by_key(|row| (u32::MAX - row.sides.count_ones(), u32::MAX - row.set.count, row.sides));
    for row in &mut rows {
        row.set.entries.truncate(SHOWN);
    }
    rows
}
