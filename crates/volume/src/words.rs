//! Section `words`: every folded word of the corpus, in byte order, and how long its postings are.
//!
//! Each column stands by itself, since alike numbers compress best side by side: how many letters a
//! word shares with the one before, how many articles have it, and by how many bytes its counts
//! exceed these; then what follows the shared letters, each with a zero byte behind it. Shipped so,
//! the list is smaller than a finite-state map would be.

use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "words";

/// How long a word's postings are; [`crate::postings`] says of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Articles that have the word.
    pub(crate) articles: u32,
    /// Bytes of its counts beyond one an article.
    pub(crate) more: u32,
}

/// The opened section.
#[derive(Debug)]
pub(crate) struct Words {
    /// All words, one after the other.
    letters: String,
    /// Start of each word in `letters`, and the end of the last.
    starts: Vec<u32>,
}

/// The payload for words in byte order.
pub(crate) fn write<'a>(words: impl Iterator<Item = (&'a str, Extent)> + Clone) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(words.clone().count());
    let mut endings = Vec::new();
    let mut last = "";
    for (word, _) in words.clone() {
        let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        w.count(shared);
        endings.extend_from_slice(word.as_bytes().get(shared..).unwrap_or_default());
        endings.push(0);
        last = word;
    }
    words.clone().for_each(|(_, extent)| w.number(extent.articles));
    words.for_each(|(_, extent)| w.number(extent.more));
    w.0.extend_from_slice(&endings);
    w.0
}

impl Words {
    /// Unpacks the list. Linear in it.
    pub(crate) fn open(payload: &[u8]) -> Option<(Self, Vec<Extent>)> {
        let mut r = Reader(payload);
        let n = r.count()?;
        let shared = r.numbers(n)?;
        let mut extents = vec![Extent::default(); n];
        for extent in &mut extents {
            extent.articles = r.number()?;
        }
        for extent in &mut extents {
            extent.more = r.number()?;
        }
        let mut letters = Vec::with_capacity(2 * r.0.len());
        let mut starts = Vec::with_capacity(n + 1);
        let mut last = 0;
        for shared in shared {
            let end = r.0.iter().position(|byte| *byte == 0)?;
            let ending = r.take(end)?;
            r.take(1)?;
            let (start, shared) = (letters.len(), shared as usize);
            // Byte order without equals: the next word goes on from, or beyond, what it shares.
            let rises = match (letters.get(last + shared), ending.first()) {
                (None, Some(_)) => last + shared == start,
                (Some(before), Some(after)) => before < after,
                (_, None) => false,
            };
            if !rises {
                return None;
            }
            starts.push(u32::try_from(start).ok()?);
            letters.extend_from_within(last..last + shared);
            letters.extend_from_slice(ending);
            last = start;
        }
        r.end()?;
        starts.push(u32::try_from(letters.len()).ok()?);
        letters.shrink_to_fit();
        let letters = String::from_utf8(letters).ok()?;
        let apart = starts.iter().all(|start| letters.is_char_boundary(*start as usize));
        apart.then_some((Self { letters, starts }, extents))
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// A word by its place; empty beyond the list.
    pub(crate) fn word(&self, at: usize) -> &str {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.letters.get(start as usize..end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The first word that does not come before `word` in byte order. Logarithmic.
    pub(crate) fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn reads_back_as_written(list in prop::collection::btree_map("[a-cé]{1,5}", (1u32..300, 0u32..300), 0..30)) {
            let list: BTreeMap<String, Extent> =
                list.into_iter().map(|(word, (articles, more))| (word, Extent { articles, more })).collect();
            let bytes = write(list.iter().map(|(word, extent)| (word.as_str(), *extent)));
            let (opened, extents) = Words::open(&bytes).unwrap();
            prop_assert_eq!(opened.len(), list.len());
            prop_assert_eq!(extents, list.values().copied().collect::<Vec<_>>());
            for (at, word) in list.keys().enumerate() {
                prop_assert_eq!(opened.word(at), word);
                prop_assert_eq!(opened.lower_bound(word), at);
            }
            prop_assert_eq!(opened.lower_bound("z"), list.range(..String::from("z")).count());
            for cut in 0..bytes.len() {
                prop_assert!(Words::open(&bytes[..cut]).is_none());
            }
        }
    }

    #[test]
    fn words_out_of_order_are_refused() {
        for list in [["b", "a"], ["a", "a"], ["ab", "a"]] {
            let mut w = Writer::default();
            w.count(list.len());
            (0..3 * list.len()).for_each(|_| w.count(0));
            for word in list {
                w.0.extend_from_slice(word.as_bytes());
                w.0.push(0);
            }
            assert!(Words::open(&w.0).is_none(), "{list:?}");
        }
    }

    #[test]
    fn words_cut_within_a_letter_are_refused() {
        let list = |endings: [&[u8]; 2]| {
            let mut w = Writer::default();
            w.count(endings.len());
            (0..3 * endings.len()).for_each(|_| w.count(0));
            endings.iter().for_each(|ending| w.0.extend_from_slice(&[*ending, &[0]].concat()));
            w.0
        };
        assert!(Words::open(&list(["a".as_bytes(), "é".as_bytes()])).is_some());
        assert!(Words::open(&list([b"a\xc3", b"\xa9"])).is_none(), "a letter in two words");
        assert!(Words::open(&list([b"a", b"\xc3"])).is_none(), "half a letter");
    }
}
