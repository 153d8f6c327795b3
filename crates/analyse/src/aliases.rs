//! Finds the entries of the editorial index in the texts, by their aliases.
//!
//! The longest alias wins, and what it covers is no mention of a shorter one: *AFL-CIO Local 4* is
//! none of the AFL-CIO where the local has an entry. Between the words of an alias, any blank or line
//! break may stand for a blank; apostrophes of all shapes are alike, and a possessive ending is no
//! part of a name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crossread_model::Entry;
use crossread_text::{Word, words};

use crate::quick::Map;

/// Aliases by their first word; of each first word, the longest alias first.
pub(crate) struct Aliases(Map<String, Vec<Alias>>);

struct Alias {
    entry: u32,
    /// The words after the first, each with what stands before it.
    rest: Vec<(String, String)>,
}

impl Aliases {
    /// The aliases of the editorial index.
    pub(crate) fn new(entries: &[Entry]) -> Self {
        let mut map: BTreeMap<String, Vec<Alias>> = BTreeMap::new();
        for (entry, at) in entries.iter().zip(0..) {
            for alias in &entry.aliases {
                let cut: Vec<Word> = words(alias).collect();
                let Some((first, rest)) = cut.split_first() else { continue };
                let mut last = first.end;
                let rest: Vec<_> = rest
                    .iter()
                    .map(|word| {
                        let gap = gap(alias, last, word.start);
                        last = word.end;
                        (gap, straight(word.of(alias)).into_owned())
                    })
                    .collect();
                let first = straight(first.of(alias)).into_owned();
                for spelling in [Some(first.clone()), capital(&first)].into_iter().flatten() {
                    map.entry(spelling).or_default().push(Alias { entry: at, rest: rest.clone() });
                }
            }
        }
        map.values_mut().for_each(|list| list.sort_by_key(|alias| std::cmp::Reverse(alias.rest.len())));
        Self(map.into_iter().collect())
    }

    /// Mentions in a text: entry, first byte, first byte after it. Linear in the text, times the aliases
    /// that share a first word.
    pub(crate) fn find(&self, text: &str) -> Vec<(u32, u32, u32)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let cut: Vec<Word> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = cut.get(at) {
            match self.at(text, &cut, at) {
                Some((entry, words, end)) => {
                    found.push((entry, first.start, end));
                    at += words;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest alias that begins with the word at `at`: its entry, its words, its end.
    fn at(&self, text: &str, cut: &[Word], at: usize) -> Option<(u32, usize, u32)> {
        let first = cut.get(at)?;
        let word = straight(first.of(text));
        let bare = word.strip_suffix("'s");
        let longer = self.0.get(word.as_ref()).into_iter().flatten().find_map(|alias| {
            let mut last = first.end;
            for (n, (before, word)) in alias.rest.iter().enumerate() {
                let next = cut.get(at + 1 + n)?;
                let standing = straight(next.of(text));
                let ends = n + 1 == alias.rest.len() && standing.strip_suffix("'s") == Some(word.as_str());
                if gap(text, last, next.start) != *before || (standing != word.as_str() && !ends) {
                    return None;
                }
                last = if ends { without_possessive(next, text) } else { next.end };
            }
            Some((alias.entry, 1 + alias.rest.len(), last))
        });
        // A possessive ends a name, so only aliases of one word can stand before it.
        longer.or_else(|| {
            let alone = self.0.get(bare?)?.iter().find(|alias| alias.rest.is_empty())?;
            Some((alone.entry, 1, without_possessive(first, text)))
        })
    }
}

/// What stands between two words, with every run of blanks as one blank and hyphens as they are.
fn gap(text: &str, from: u32, to: u32) -> String {
    let mut gap = String::new();
    for c in text.get(from as usize..to as usize).unwrap_or_default().chars() {
        match c {
            c if c.is_whitespace() => {
                if !gap.ends_with(' ') {
                    gap.push(' ');
                }
            }
            '’' => gap.push('\''),
            '‐' | '‑' => gap.push('-'),
            c => gap.push(c),
        }
    }
    gap
}

fn straight(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace(['’', 'ʼ'], "'")) }
}

/// The word with a capital, where it begins with a small letter.
fn capital(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next().filter(|c| c.is_lowercase())?;
    Some(first.to_uppercase().chain(chars).collect())
}

/// The end of a word without its *’s*.
fn without_possessive(word: &Word, text: &str) -> u32 {
    let standing = word.of(text);
    let ending = standing.char_indices().rev().nth(1).map_or(0, |(at, _)| standing.len() - at);
    word.end - ending as u32
}

#[cfg(test)]
mod tests {
    use crossread_model::EntryType;

    use super::*;

    fn find(aliases: &[(&str, &str)], text: &str) -> Vec<String> {
        let entry = |id: &str, alias: &str| Entry {
            id: id.into(),
            kind: EntryType::Concept,
            name: id.into(),
            sort: id.into(),
            aliases: vec![alias.into()],
            definition: None,
            contrasts: vec![],
            parts: vec![],
            see: vec![],
            family: None,
            aspects: vec![],
        };
        let entries: Vec<Entry> = aliases.iter().map(|(id, alias)| entry(id, alias)).collect();
        let found = Aliases::new(&entries).find(text);
        found
            .into_iter()
            .map(|(e, start, end)| format!("{}={}", aliases[e as usize].0, &text[start as usize..end as usize]))
            .collect()
    }

    #[test]
    fn the_longest_alias_wins() {
        let aliases = [("afl", "AFL-CIO"), ("local", "AFL-CIO Local 4"), ("union", "union")];
        assert_eq!(find(&aliases, "The AFL-CIO Local 4 left the AFL-CIO."), ["local=AFL-CIO Local 4", "afl=AFL-CIO"]);
        assert_eq!(find(&aliases, "AFL-CIO Local 5"), ["afl=AFL-CIO"]);
    }

    #[test]
    fn possessives_blanks_and_apostrophes_do_not_hide_a_mention() {
        let aliases = [("wash", "Washington, D.C."), ("mca", "McAlevey"), ("wwork", "women's work")];
        assert_eq!(find(&aliases, "Washington,\u{a0}D.C.’s streets"), ["wash=Washington,\u{a0}D.C"]);
        assert_eq!(find(&aliases, "McAlevey’s book"), ["mca=McAlevey"]);
        assert_eq!(find(&aliases, "Women’s\nwork"), ["wwork=Women’s\nwork"]);
        assert_eq!(find(&aliases, "Washington and D.C."), [""; 0]);
    }

    #[test]
    fn case_counts_but_for_a_capital_at_the_head() {
        let aliases = [("austerity", "austerity"), ("aid", "AID")];
        assert_eq!(find(&aliases, "Austerity, austerity, AUSTERITY"), ["austerity=Austerity", "austerity=austerity"]);
        assert_eq!(find(&aliases, "aid and AID"), ["aid=AID"]);
    }
}
