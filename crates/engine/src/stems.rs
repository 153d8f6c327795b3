//! Inflections: in English stems are made as they are needed, elsewhere they were found when the
//! corpus was built.

use std::borrow::Cow;
use std::collections::HashMap;

use crossread_text::{Language, stem};

use crate::Engine;

impl Engine {
    /// A key that a folded word has in common with its inflections, for comparison: in English its
    /// stem, elsewhere the first of its inflections in the corpus, or itself where that has none.
    pub(crate) fn stem_of<'a>(&'a self, folded: &'a str) -> Cow<'a, str> {
        match self.language {
            Language::English => stem(folded, self.language),
            Language::Other => {
                let family = self.place_of(folded).map_or(&[][..], |place| self.volume.inflections(place));
                Cow::Borrowed(family.first().map_or(folded, |first| self.volume.word(*first)))
            }
        }
    }

    /// The places of all words with a key, ascending.
    pub(crate) fn with_stem(&self, key: &str) -> Vec<u32> {
        match self.language {
            Language::English => self.english().get(key).cloned().unwrap_or_default(),
            Language::Other => match self.place_of(key) {
                Some(place) if self.volume.inflections(place).is_empty() => vec![place],
                Some(place) => self.volume.inflections(place).to_vec(),
                None => Vec::new(),
            },
        }
    }

    fn place_of(&self, folded: &str) -> Option<u32> {
        let place = self.volume.lower_bound(folded);
        (!folded.is_empty() && self.volume.word(place) == folded).then_some(place)
    }

    /// Places in the word list by stem, made when the first word is asked for.
    fn english(&self) -> &HashMap<String, Vec<u32>> {
        self.stems.get_or_init(|| {
            let mut stems: HashMap<String, Vec<u32>> = HashMap::new();
            for word in 0..self.volume.word_count() as u32 {
                let stem = stem(self.volume.word(word), self.language);
                stems.entry(stem.into_owned()).or_default().push(word);
            }
            stems
        })
    }
}
