//! Headings: a line of the index for each entry, and one for each other name that sends to it.

use std::collections::BTreeSet;

use crossread_model::{Entry, EntryType};
use crossread_order::{by_numbers, by_text};
use crossread_text::{Language, fold, stem, words};
use crossread_volume::EntryIx;

use super::key::{letter, sort_key};

/// A line of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The entry that it names, or that it sends to.
    pub entry: EntryIx,
    /// Its name as set in the index.
    pub name: String,
    /// What the entry is.
    pub kind: EntryType,
    /// True for another name, which only sends to the heading in use.
    pub see: bool,
    /// The letter that it stands under.
    pub letter: String,
    /// What it is sorted by.
    pub(super) key: String,
    /// The folded words by which it is found, with a blank before each.
    pub(super) sought: String,
}

/// The headings of all entries, in order.
pub(super) fn headings(entries: &[(EntryIx, Entry)], language: Language) -> Vec<Heading> {
    let mut all = Vec::with_capacity(entries.len());
    for (at, entry) in entries {
        let key = sort_key(&entry.sort);
        let mut sought = folded(&entry.name);
        for alias in &entry.aliases {
            sought.push_str(&folded(alias));
        }
        let letter = letter(&key);
        all.push(Heading { entry: *at, name: name(entry), kind: entry.kind, see: false, letter, key, sought });
    }
    let in_use: BTreeSet<String> = all.iter().map(|heading| heading.key.clone()).collect();
    let mut sent: BTreeSet<(String, EntryIx)> = BTreeSet::new();
    for (at, entry) in entries {
        for alias in entry.aliases.iter().filter(|alias| sends(entry, alias, language)) {
            let key = sort_key(alias);
            if !in_use.contains(&key) && sent.insert((key.clone(), *at)) {
                let (letter, sought) = (letter(&key), folded(alias));
                all.push(Heading { entry: *at, name: alias.clone(), kind: entry.kind, see: true, letter, key, sought });
            }
        }
    }
    // Of two with one key the one in use stands first, and then the order of the entries decides.
    by_numbers(&mut all, |heading| (u64::from(heading.see), heading.entry.0));
    by_text(&mut all, |heading| &heading.key);
    all
}

/// How an entry is named in the index: what it is sorted by where that only turns its name around
/// (*Hill, Linda*). A title of a work is left as it is printed.
pub(super) fn name(entry: &Entry) -> String {
    let same = || {
        let set = |text: &str| -> BTreeSet<String> { words(text).map(|word| fold(word.of(text))).collect() };
        set(&entry.sort).is_subset(&set(&entry.name))
    };
    let turned = entry.kind != EntryType::Work && entry.sort.contains(',') && same();
    if turned { entry.sort.clone() } else { entry.name.clone() }
}

/// Tells whether an alias has a heading of its own that sends to the entry. It has none where it would
/// stand beside the entry: its first word is the same, inflected or not. Of people only names that have
/// no word of theirs have one, as *AOC* has: nobody looks up *Ms. Ross* under *M*.
fn sends(entry: &Entry, alias: &str, language: Language) -> bool {
    let bare = |text: &str| -> Vec<String> {
        words(text).map(|word| stem(&fold(word.of(text)), language).into_owned()).collect()
    };
    let (own, sorted, alias) = (bare(&entry.name), bare(&entry.sort), bare(alias));
    let beside = [own.first(), sorted.first()].contains(&alias.first());
    let shares = || alias.iter().any(|word| own.contains(word));
    let is_form_of_name = entry.kind == EntryType::Person && shares();
    !alias.is_empty() && !beside && !is_form_of_name
}

fn folded(text: &str) -> String {
    words(text).fold(String::new(), |all, word| all + " " + &fold(word.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: EntryType, name: &str, sort: &str, aliases: &[&str]) -> Entry {
        Entry {
            id: name.to_lowercase(),
            kind,
            name: name.into(),
            sort: sort.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            definition: None,
            contrasts: vec![],
            parts: vec![],
            see: vec![],
            family: None,
            aspects: vec![],
        }
    }

    #[test]
    fn other_names_send_to_the_heading_in_use() {
        let entries = [
            entry(EntryType::Person, "Linda Hill", "Hill, Linda", &["Ms. Hill", "Linda", "LH"]),
            entry(EntryType::Concept, "austerity", "austerity", &["austerity", "disinvestment", "Austere times"]),
            entry(EntryType::Work, "The Nation", "Nation, The", &["The Nation"]),
            entry(EntryType::Organisation, "SEIU", "SEIU", &["Service Union", "service union", "Hill, Linda"]),
        ];
        let entries: Vec<_> = (0..).map(EntryIx).zip(entries).collect();
        let all: Vec<_> = headings(&entries, Language::English)
            .into_iter()
            .map(|heading| (heading.name, heading.see, heading.letter))
            .collect();
        let row = |name: &str, see, letter: &str| (name.to_owned(), see, letter.to_owned());
        let expected = [
            row("Austere times", true, "A"),
            row("austerity", false, "A"),
            row("disinvestment", true, "D"),
            row("Hill, Linda", false, "H"),
            row("LH", true, "L"),
            row("The Nation", false, "N"),
            row("SEIU", false, "S"),
            row("Service Union", true, "S"),
        ];
        assert_eq!(all, expected);
    }
}
