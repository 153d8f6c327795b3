//! The index of the corpus as a book has it: its headings in order, and the locators of each.

mod heading;
mod key;
mod locators;

use std::collections::BTreeSet;

use crossread_model::{Entry, EntryType};
use crossread_order::by_text;
use crossread_text::{fold, words};
use crossread_volume::EntryIx;

use crate::Engine;

pub use heading::Heading;
pub use key::{OTHERS, letter_of};
pub use locators::{Locators, Stretch};

use self::heading::headings;
use self::key::sort_key;

/// An entry that is named in this many articles or more is set in bold.
pub const MANY: usize = 3;

/// The headings and ways to them, made when they are first asked for.
#[derive(Debug)]
pub(crate) struct Index {
    headings: Vec<Heading>,
    /// All entries, by id.
    by_id: Vec<(String, EntryIx)>,
}

impl Engine {
    /// All headings in the order of an index. Made the first time: linear in the entries and their
    /// aliases, but for sorting them.
    pub fn headings(&self) -> &[Heading] {
        &self.index().headings
    }

    /// The entry with this id. Logarithmic, once the headings are made.
    pub fn entry_named(&self, id: &str) -> Option<EntryIx> {
        let by_id = &self.index().by_id;
        let at = by_id.partition_point(|(known, _)| known.as_str() < id);
        by_id.get(at).filter(|(known, _)| known == id).map(|(_, entry)| *entry)
    }

    /// The places of the headings of a type (of all types, where none is given) in which each word of
    /// `find` begins a word of the name or of an alias, ascending. Linear in the headings.
    pub fn headings_found(&self, kind: Option<EntryType>, find: &str) -> Vec<u32> {
        let wanted: Vec<String> = words(find).map(|word| format!(" {}", fold(word.of(find)))).collect();
        let fits = |heading: &Heading| {
            kind.is_none_or(|kind| heading.kind == kind) && wanted.iter().all(|word| heading.sought.contains(word))
        };
        (0..).zip(self.headings()).filter(|(_, heading)| fits(heading)).map(|(at, _)| at).collect()
    }

    /// Where among `found`, places of headings, the first is that sorts at `text` or after it; the last
    /// where all sort before it.
    pub fn heading_at(&self, found: &[u32], text: &str) -> usize {
        let wanted = sort_key(text);
        let before = |at: &u32| self.headings().get(*at as usize).is_some_and(|heading| heading.key < wanted);
        found.partition_point(before).min(found.len().saturating_sub(1))
    }

    /// The entries before and after one in the index.
    pub fn neighbours(&self, entry: EntryIx) -> (Option<&Heading>, Option<&Heading>) {
        let entries = || self.headings().iter().filter(|heading| !heading.see);
        let mut before = None;
        let mut rest = entries();
        while let Some(heading) = rest.next() {
            if heading.entry == entry {
                return (before, rest.next());
            }
            before = Some(heading);
        }
        (None, None)
    }

    /// How an entry is named in the index: people and some others by what they are sorted by.
    pub fn heading_name(&self, entry: &Entry) -> String {
        heading::name(entry)
    }

    /// The entries that an entry refers to, in the order in which it does.
    pub fn see_also(&self, entry: &Entry) -> Vec<EntryIx> {
        let mut known = BTreeSet::new();
        entry.see.iter().filter_map(|id| self.entry_named(id)).filter(|entry| known.insert(entry.0)).collect()
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let entries: Vec<(EntryIx, Entry)> =
                self.volume.entries().filter_map(|at| Some((at, self.volume.entry(at)?))).collect();
            let headings = headings(&entries, self.language);
            let mut by_id: Vec<(String, EntryIx)> = entries.into_iter().map(|(at, entry)| (entry.id, at)).collect();
            by_text(&mut by_id, |(id, _)| id);
            Index { headings, by_id }
        })
    }
}
