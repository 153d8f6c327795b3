//! Who and what the Sides name: for each type of entry and each set of Sides, the entries that these
//! Sides name and no others do. Counts are mentions, from the one table of mentions.

use crossread_model::EntryType;
use crossread_order::{by_number, by_numbers, falling};
use crossread_volume::{EntryIx, PassageIx};

use super::{Comparison, SIDES};

/// Entries by the Sides that name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSets {
    /// By type, and then with the most Sides first; sets without entries are not there.
    pub sets: Vec<NamedSet>,
}

/// The entries of a type that just these Sides name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSet {
    /// What they are.
    pub kind: EntryType,
    /// The Sides that name them, a bit for each.
    pub sides: u8,
    /// How many there are.
    pub count: u32,
    /// The most mentioned of them, as many as were asked for.
    pub entries: Vec<NamedEntry>,
}

/// An entry that Sides name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedEntry {
    /// Which.
    pub entry: EntryIx,
    /// How often each Side mentions it; 0 beyond the last Side.
    pub counts: [u32; SIDES],
}

impl Comparison<'_> {
    /// Who and what the Sides name, at most `limit` entries of each set. Linear in the mentions of the
    /// corpus.
    pub fn named(&self, limit: usize) -> NamedSets {
        let kinds = self.engine.kinds();
        // One list for each type and set of Sides.
        let mut lists: Vec<Vec<NamedEntry>> = vec![Vec::new(); EntryType::ALL.len() << SIDES];
        for named in self.mentioned() {
            let kind = kinds.get(named.entry.0 as usize).map_or(0, |kind| *kind as usize);
            if let Some(list) = lists.get_mut(kind << SIDES | named.sides()) {
                list.push(*named);
            }
        }
        let mut sets = Vec::new();
        for (kind, of_kind) in EntryType::ALL.into_iter().zip(lists.chunks_mut(1 << SIDES)) {
            let mut filled: Vec<(u8, &mut Vec<NamedEntry>)> =
                (0u8..).zip(of_kind).filter(|(_, list)| !list.is_empty()).collect();
            by_numbers(&mut filled, |(sides, _)| (falling(sides.count_ones() as usize), u32::from(*sides)));
            for (sides, list) in filled {
                let count = list.len() as u32;
                // Equals keep the order of the index.
                by_number(list, |named| falling(named.counts.iter().sum::<u32>() as usize));
                list.truncate(limit);
                sets.push(NamedSet { kind, sides, count, entries: std::mem::take(list) });
            }
        }
        NamedSets { sets }
    }

    /// Every entry that a Side names, counted the first time. Linear in the mentions of the corpus.
    pub(super) fn mentioned(&self) -> &[NamedEntry] {
        self.mentioned.get_or_init(|| {
            let volume = self.engine.volume();
            let mut found = Vec::new();
            for entry in volume.entries() {
                let mut counts = [0; SIDES];
                for mention in volume.mentions(entry) {
                    let mask = self.mask(PassageIx(mention.passage));
                    if mask != 0 {
                        counts.iter_mut().enumerate().for_each(|(side, n)| *n += u32::from(mask >> side & 1));
                    }
                }
                let named = NamedEntry { entry, counts };
                if named.sides() != 0 {
                    found.push(named);
                }
            }
            found
        })
    }
}

impl NamedEntry {
    /// The Sides that name it, a bit for each.
    pub(super) fn sides(&self) -> usize {
        let bits = self.counts.iter().enumerate().map(|(side, n)| usize::from(*n > 0) << side);
        bits.fold(0, |sides, bit| sides | bit)
    }
}

impl NamedSets {
    /// How many entries every Side names.
    pub fn common(&self, sides: usize) -> u32 {
        let all = (1u16 << sides) - 1;
        self.sets.iter().filter(|set| u16::from(set.sides) == all).map(|set| set.count).sum()
    }
}
