//! Section `stems`: which words are inflections of one another.
//!
//! Words that share a stem make a group, and the groups stand in the byte order of their stems. The
//! stems themselves are not written: where [`crossread_text::stem`] makes them, as in English, that of
//! any word of a group is that of the group, so a stem is found by bisection; elsewhere a word finds
//! its own group. Made at build time, since to stem the words of a large corpus takes longer than to
//! open it.
//!
//! Three columns: how far the first word of a group stands from where that of the group before lets
//! it be expected, the number of further words, and the gaps between all of them.

use std::borrow::Cow;

use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "stems";

/// The payload for words in byte order.
pub(crate) fn write<'a>(words: impl Iterator<Item = &'a str>, stem: impl Fn(&'a str) -> Cow<'a, str>) -> Vec<u8> {
    let mut stems: Vec<_> = words.zip(0u32..).map(|(word, at)| (stem(word), at)).collect();
    stems.sort_unstable();
    let groups = || stems.chunk_by(|(a, _), (b, _)| a == b);
    let first = |group: &[(_, u32)]| group.first().map_or(0, |(_, at)| *at);
    let mut w = Writer::default();
    w.count(groups().count());
    let mut expected = 0;
    for group in groups() {
        w.number(zigzag(first(group).wrapping_sub(expected)));
        expected = first(group) + 1;
    }
    groups().for_each(|group| w.count(group.len() - 1));
    for group in groups() {
        for (before, after) in group.iter().zip(group.iter().skip(1)) {
            w.number(after.1 - before.1 - 1);
        }
    }
    w.0
}

/// The opened section.
#[derive(Debug)]
pub(crate) struct Stems {
    /// Places in the word list, group after group, ascending in each.
    words: Vec<u32>,
    /// Start of each group in `words`, and the end of the last.
    starts: Vec<u32>,
}

impl Stems {
    /// Unpacks the groups of a list of `words` words. Linear in them.
    pub(crate) fn open(payload: &[u8], words: usize) -> Option<Self> {
        let mut r = Reader(payload);
        let n = r.count()?;
        let mut firsts = Vec::with_capacity(n);
        let mut expected = 0u32;
        for _ in 0..n {
            let first = expected.wrapping_add(unzigzag(r.number()?));
            firsts.push(first);
            expected = first.wrapping_add(1);
        }
        let more = r.numbers(n)?;
        let mut opened = Self { words: Vec::with_capacity(words), starts: Vec::with_capacity(n + 1) };
        opened.starts.push(0);
        for (first, more) in firsts.into_iter().zip(more) {
            let mut word = first;
            opened.words.push(word);
            for _ in 0..more {
                word = word.checked_add(r.number()?)?.checked_add(1)?;
                opened.words.push(word);
            }
            if word as usize >= words {
                return None;
            }
            opened.starts.push(u32::try_from(opened.words.len()).ok()?);
        }
        r.end()?;
        (opened.words.len() == words).then_some(opened)
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The words of a word's group, itself among them; none beyond the list. Linear in the list.
    pub(crate) fn of(&self, word: u32) -> &[u32] {
        let Some(at) = self.words.iter().position(|held| *held == word) else { return &[] };
        self.group(self.starts.partition_point(|start| *start as usize <= at) - 1)
    }

    /// The words of a group by its place; none beyond the groups.
    pub(crate) fn group(&self, at: usize) -> &[u32] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.words.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Small numbers for small distances either way.
fn zigzag(distance: u32) -> u32 {
    let signed = distance as i32;
    ((signed << 1) ^ (signed >> 31)) as u32
}

fn unzigzag(n: u32) -> u32 {
    (n >> 1) ^ (n & 1).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use crossread_text::{Language, stem};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn reads_back_as_written(words in prop::collection::btree_set("(men|man|stri|colo|colou|or|izi)(r|k|ke|kes|king|ing|s)?", 0..40)) {
            let bytes = write(words.iter().map(String::as_str), |word| stem(word, Language::English));
            let opened = Stems::open(&bytes, words.len()).unwrap();
            let list: Vec<&String> = words.iter().collect();
            let mut expected: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for (word, at) in list.iter().zip(0..) {
                expected.entry(stem(word, Language::English).into_owned()).or_default().push(at);
            }
            let groups: Vec<Vec<u32>> = (0..opened.len()).map(|at| opened.group(at).to_vec()).collect();
            for (word, at) in list.iter().zip(0..) {
                let own = expected.get(&*stem(word, Language::English)).map_or(&[][..], Vec::as_slice);
                prop_assert_eq!(opened.of(at), own);
            }
            prop_assert_eq!(opened.of(list.len() as u32), &[] as &[u32]);
            prop_assert_eq!(groups, expected.into_values().collect::<Vec<_>>());
            prop_assert_eq!(opened.group(opened.len()), &[] as &[u32]);
            for cut in 0..bytes.len() {
                prop_assert!(Stems::open(&bytes[..cut], words.len()).is_none());
            }
            prop_assert!(Stems::open(&bytes, words.len() + 1).is_none());
        }

        #[test]
        fn distances_come_back(a in any::<u32>()) {
            prop_assert_eq!(unzigzag(zigzag(a)), a);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..32), words in 0usize..12) {
            if let Some(opened) = Stems::open(&bytes, words) {
                let all: BTreeSet<u32> = (0..opened.len()).flat_map(|at| opened.group(at).to_vec()).collect();
                prop_assert!(all.iter().all(|word| (*word as usize) < words));
            }
        }
    }
}
