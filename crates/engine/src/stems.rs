//! Inflections: the Volume says which words share a stem. In English the stem of any word can be made,
//! also of one that the corpus does not have; elsewhere a word finds its own group.

use std::borrow::Cow;

use crossread_text::{Language, stem};

use crate::Engine;

impl Engine {
    /// A key that a folded word has in common with its inflections, for comparison: in English its
    /// stem, elsewhere the first of its inflections in the corpus, or itself where it is not there.
    pub(crate) fn stem_of<'a>(&'a self, folded: &'a str) -> Cow<'a, str> {
        match self.language {
            Language::English => stem(folded, self.language),
            Language::Other => {
                let first = self.place_of(folded).and_then(|place| self.volume.inflections(place).first());
                Cow::Borrowed(first.map_or(folded, |first| self.volume.word(*first)))
            }
        }
    }

    /// The places of all words with a key, ascending. In English logarithmic in the stems, elsewhere
    /// linear in the words.
    pub(crate) fn with_stem(&self, key: &str) -> &[u32] {
        match self.language {
            Language::English => self.group_of_stem(key),
            Language::Other => self.place_of(key).map_or(&[], |place| self.volume.inflections(place)),
        }
    }

    fn group_of_stem(&self, asked: &str) -> &[u32] {
        let of_group = |at: usize| {
            let first = self.volume.stem_group(at).first().map_or("", |word| self.volume.word(*word));
            stem(first, self.language)
        };
        let (mut low, mut high) = (0, self.volume.stem_count());
        while low < high {
            let middle = low.midpoint(high);
            if *of_group(middle) < *asked { low = middle + 1 } else { high = middle }
        }
        if low < self.volume.stem_count() && of_group(low) == asked { self.volume.stem_group(low) } else { &[] }
    }

    fn place_of(&self, folded: &str) -> Option<u32> {
        let place = self.volume.lower_bound(folded);
        (!folded.is_empty() && self.volume.word(place) == folded).then_some(place)
    }
}
