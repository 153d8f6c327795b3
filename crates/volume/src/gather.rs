//! Gathers the words of all texts, article by article, for the sections that are made of them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh64::xxh64;

use crate::FIELDS;
use crate::postings::Column;

/// Words and postings as they come.
#[derive(Default)]
pub(crate) struct Gatherer {
    /// Place of each folded word in the lists below. Never iterated, so its order cannot show.
    places: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
    /// Occurrences in the article that is being read.
    counts: Vec<[u32; FIELDS]>,
    columns: Vec<Column>,
    /// Places of the words of the article that is being read.
    touched: Vec<u32>,
    /// The number of that article.
    article: u32,
}

impl Gatherer {
    /// Counts one occurrence of a folded word in a field of the article that is being read.
    pub(crate) fn count(&mut self, folded: &str, field: usize) {
        let place = match self.places.get(folded) {
            Some(&place) => place,
            None => {
                let place = self.columns.len() as u32;
                self.places.insert(folded.into(), place);
                self.columns.push(Column::default());
                self.counts.push([0; FIELDS]);
                place
            }
        };
        let Some(counts) = self.counts.get_mut(place as usize) else { return };
        if *counts == [0; FIELDS] {
            self.touched.push(place);
        }
        if let Some(n) = counts.get_mut(field) {
            *n += 1;
        }
    }

    /// Ends the article; the next count belongs to the one after it.
    pub(crate) fn end_article(&mut self) {
        for place in self.touched.drain(..) {
            let column = self.columns.get_mut(place as usize);
            if let (Some(column), Some(counts)) = (column, self.counts.get_mut(place as usize)) {
                column.push(self.article, std::mem::take(counts));
            }
        }
        self.article += 1;
    }

    /// All words in byte order, with their postings.
    pub(crate) fn finish(mut self) -> Vec<(Box<str>, Column)> {
        let mut places: Vec<(Box<str>, u32)> = self.places.into_iter().collect();
        places.sort_unstable();
        let column = |place: u32| self.columns.get_mut(place as usize).map(std::mem::take).unwrap_or_default();
        let mut column = column;
        places.into_iter().map(|(word, place)| (word, column(place))).collect()
    }
}

/// XXH64, which is several times as fast on short words as the hash that withstands an adversary; a
/// publisher who floods a table floods none but his own.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh64(bytes, self.0);
    }

    /// The end of a string needs no hashing, since each key is one string.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Extent;

    #[test]
    fn words_come_in_byte_order_with_their_articles() {
        let mut gatherer = Gatherer::default();
        for article in [&["b", "a", "b"][..], &["é"], &["a"]] {
            article.iter().for_each(|word| gatherer.count(word, 3));
            gatherer.end_article();
        }
        let words: Vec<_> =
            gatherer.finish().iter().map(|(word, column)| (word.to_string(), column.extent())).collect();
        let extent = |articles| Extent { articles, more: 0 };
        assert_eq!(words, [("a".into(), extent(2)), ("b".into(), extent(1)), ("é".into(), extent(1))]);
    }
}
