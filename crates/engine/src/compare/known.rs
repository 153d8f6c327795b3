//! What comparisons need to know of the whole corpus, made when it is first asked for and then kept.

use std::cell::OnceCell;

use crossread_model::EntryType;
use crossread_text::{fold_into, words};
use crossread_volume::PassageIx;

use super::stop::stop_words;
use crate::Engine;
use crate::bits::Bits;

#[derive(Debug, Default)]
pub(crate) struct Known {
    frequencies: OnceCell<Vec<u32>>,
    stop: OnceCell<Bits>,
    names: OnceCell<Bits>,
    kinds: OnceCell<Vec<EntryType>>,
    groups: OnceCell<Vec<u32>>,
}

impl Engine {
    /// How often each word of the list occurs. Linear in the postings, the first time.
    pub(super) fn frequencies_of_words(&self) -> &[u32] {
        self.known.frequencies.get_or_init(|| {
            let mut sums = vec![0u32; self.volume.word_count()];
            for (word, sum) in sums.iter_mut().enumerate() {
                self.volume.each_posting(word as u32, |_, counts| *sum += counts.iter().sum::<u32>());
            }
            sums
        })
    }

    /// The stop words of the corpus.
    pub(super) fn stop_words(&self) -> &Bits {
        self.known.stop.get_or_init(|| stop_words(self, self.frequencies_of_words()))
    }

    /// Words that are names: at least half of whose occurrences stand in mentions of people,
    /// organisations, places and other entries, but for concepts. Linear in the mentions, the first
    /// time.
    pub(super) fn names(&self) -> &Bits {
        self.known.names.get_or_init(|| {
            let volume = &self.volume;
            let mut inside = vec![0u32; volume.word_count()];
            let lexicon = self.tokens.lexicon(volume);
            let mut folded = String::new();
            let mut found = |span: &str| {
                let mut found = Vec::new();
                for word in words(span) {
                    folded.clear();
                    fold_into(word.key(span), &mut folded);
                    found.extend(lexicon.find(volume, &folded));
                }
                found
            };
            for (entry, kind) in volume.entries().zip(self.kinds()) {
                if *kind == EntryType::Concept {
                    continue;
                }
                // An entry is named by a few texts, over and over: their words are looked up once.
                let mut looked_up: Vec<(&str, Vec<u32>)> = Vec::new();
                for mention in volume.mentions(entry) {
                    let text = volume.text(PassageIx(mention.passage));
                    let span = text.get(mention.start as usize..mention.end as usize).unwrap_or_default();
                    let known = looked_up.iter().position(|(text, _)| *text == span);
                    let at = known.unwrap_or_else(|| {
                        looked_up.push((span, found(span)));
                        looked_up.len() - 1
                    });
                    for word in looked_up.get(at).into_iter().flat_map(|(_, words)| words) {
                        if let Some(n) = inside.get_mut(*word as usize) {
                            *n += 1;
                        }
                    }
                }
            }
            let all = self.frequencies_of_words();
            let mut names = Bits::none(inside.len());
            for ((n, all), word) in inside.iter().zip(all).zip(0u32..) {
                if *n > 0 && n.saturating_mul(2) >= *all {
                    names.insert(word);
                }
            }
            names
        })
    }

    /// What each entry of the index is.
    pub(super) fn kinds(&self) -> &[EntryType] {
        self.known.kinds.get_or_init(|| {
            let kind = |entry| self.volume.entry_kind(entry).unwrap_or(EntryType::Concept);
            self.volume.entries().map(kind).collect()
        })
    }

    /// For each word the first of its inflections, which stands for all of them.
    pub(crate) fn groups(&self) -> &[u32] {
        self.known.groups.get_or_init(|| {
            let mut groups: Vec<u32> = (0..self.volume.word_count() as u32).collect();
            for stem in 0..self.volume.stem_count() {
                let group = self.volume.stem_group(stem);
                let Some(first) = group.first() else { continue };
                for word in group {
                    if let Some(place) = groups.get_mut(*word as usize) {
                        *place = *first;
                    }
                }
            }
            groups
        })
    }
}
