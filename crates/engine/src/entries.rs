//! Entries as a Selection names them. One mention table stands behind every count: what a facet, an
//! entry, the index or a lens says of an entry is counted from the same mentions.

use crossread_model::Mention;
use crossread_volume::EntryIx;

use crate::Engine;
use crate::bits::Bits;
use crate::query::Choice;
use crate::select::Selection;

/// How often the articles of a Selection name an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The entry.
    pub entry: EntryIx,
    /// How many articles name it; at least one.
    pub articles: u32,
    /// How often they do, all together.
    pub mentions: u32,
}

impl Engine {
    /// The entries that the articles of a Selection name, in the order of the index. Linear in the
    /// mentions of these entries.
    pub fn named(&self, selection: &Selection) -> Vec<Named> {
        let mut articles = vec![0u32; self.volume.entries().len()];
        for found in &selection.articles {
            for entry in self.volume.mentioned(found.article) {
                if let Some(n) = articles.get_mut(entry.0 as usize) {
                    *n += 1;
                }
            }
        }
        let inside = self.passages_of(selection);
        let mut named = Vec::new();
        for (entry, articles) in self.volume.entries().zip(articles) {
            if articles > 0 {
                let mentions = self.volume.mentions(entry);
                let mentions = mentions.iter().filter(|mention| inside.contains(mention.passage)).count() as u32;
                named.push(Named { entry, articles, mentions });
            }
        }
        named
    }

    /// Where the articles of a Selection name an entry, by passage and place. Linear in the entry's
    /// mentions and the corpus's passages.
    pub fn mentions_within(&self, selection: &Selection, entry: EntryIx) -> Vec<Mention> {
        let inside = self.passages_of(selection);
        let mut mentions = self.volume.mentions(entry);
        mentions.retain(|mention| inside.contains(mention.passage));
        mentions
    }

    /// The value of a facet that selects the articles that name an entry; `None` where none do.
    /// Linear in the values of its facet.
    pub fn choice_of(&self, entry: EntryIx) -> Option<Choice> {
        let facet = self.volume.entry(entry)?.kind.facet();
        let table = self.volume.facets().iter().find(|table| table.name == facet)?;
        let row = table.values.iter().find(|row| row.entries.binary_search(&entry.0).is_ok())?;
        Some(Choice { facet: facet.to_owned(), value: row.value.clone() })
    }

    /// The entries that a value of a facet stands for; none for a value of front matter alone. Linear
    /// in the values of its facet.
    pub fn entries_of(&self, choice: &Choice) -> Vec<EntryIx> {
        let table = self.volume.facets().iter().find(|table| table.name == choice.facet);
        let row = table.and_then(|table| table.values.iter().find(|row| row.value == choice.value));
        row.into_iter().flat_map(|row| &row.entries).map(|entry| EntryIx(*entry)).collect()
    }

    /// All passages of the articles of a Selection.
    fn passages_of(&self, selection: &Selection) -> Bits {
        let passages = selection.articles.iter().flat_map(|found| self.volume.passages(found.article));
        Bits::of(self.volume.passage_count(), passages)
    }
}
