//! Section `stems`: which words of the list are inflections of one another, in languages whose stems
//! are found when the corpus is built. Empty in English.

use std::collections::BTreeMap;

use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "stems";

/// Writes the families of a list of words: those that share a stem, where they are several.
pub(crate) fn write<'w>(words: impl Iterator<Item = &'w str>, stems: &BTreeMap<String, String>) -> Vec<u8> {
    let mut families: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (word, place) in words.zip(0..) {
        if let Some(stem) = stems.get(word) {
            families.entry(stem).or_default().push(place);
        }
    }
    let mut several: Vec<Vec<u32>> = families.into_values().filter(|family| family.len() > 1).collect();
    several.sort_unstable();
    let mut w = Writer::default();
    w.count(several.len());
    several.iter().for_each(|family| w.ascending(family));
    w.0
}

/// The opened section.
#[derive(Debug)]
pub(crate) struct Stems {
    families: Vec<Vec<u32>>,
    /// Each word that has a family, with the family's place.
    of: BTreeMap<u32, u32>,
}

impl Stems {
    /// Reads the section of a list of `words` words. A word has one family at the most.
    pub(crate) fn open(payload: &[u8], words: usize) -> Option<Self> {
        let mut r = Reader(payload);
        let mut opened = Self { families: Vec::new(), of: BTreeMap::new() };
        for place in 0..r.count()? {
            let family = r.ascending()?;
            for word in &family {
                let new = opened.of.insert(*word, u32::try_from(place).ok()?).is_none();
                if !new || *word as usize >= words {
                    return None;
                }
            }
            opened.families.push(family);
        }
        r.end()?;
        Some(opened)
    }

    /// The inflections of a word, itself among them, ascending; none where it has no other.
    pub(crate) fn of(&self, word: u32) -> &[u32] {
        let family = self.of.get(&word).and_then(|place| self.families.get(*place as usize));
        family.map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written() {
        let stems = [("greve", "grev"), ("greves", "grev"), ("ouvrier", "ouvri"), ("rue", "ru")];
        let stems = stems.map(|(word, stem)| (word.to_owned(), stem.to_owned())).into();
        let words = ["1984", "greve", "greves", "ouvrier", "rue"];
        let bytes = write(words.into_iter(), &stems);
        let opened = Stems::open(&bytes, words.len()).unwrap();
        let families: Vec<&[u32]> = (0..5).map(|word| opened.of(word)).collect();
        assert_eq!(families, [&[][..], &[1, 2], &[1, 2], &[], &[]]);
        assert!(Stems::open(&bytes, 2).is_none(), "a word that is not there");
        for cut in 0..bytes.len() {
            assert!(Stems::open(&bytes[..cut], words.len()).is_none());
        }
        let mut twice = Writer::default();
        twice.count(2);
        twice.ascending(&[1, 2]);
        twice.ascending(&[2, 3]);
        assert!(Stems::open(&twice.0, 5).is_none(), "a word in two families");
    }
}
