//! From a folded word to its place in the word list, for those who look up every word of a text.

use crossread_volume::Volume;

/// A table of places, open-addressed with linear probing. The words themselves stay in the Volume.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// A place and one, or 0 where nothing is; a power of two in number, at most half of them taken.
    slots: Vec<u32>,
}

impl Lexicon {
    /// Linear in the words.
    pub(crate) fn new(volume: &Volume) -> Self {
        let words = volume.word_count();
        let mut slots = vec![0u32; (2 * words).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for word in 0..words as u32 {
            let mut at = hash(volume.word(word));
            while slots.get(at & mask).is_some_and(|slot| *slot != 0) {
                at += 1;
            }
            if let Some(slot) = slots.get_mut(at & mask) {
                *slot = word + 1;
            }
        }
        Self { slots }
    }

    /// The place of a folded word; `None` where the corpus does not have it.
    pub(crate) fn find(&self, volume: &Volume, folded: &str) -> Option<u32> {
        let mut at = hash(folded);
        loop {
            let word = self.slots.get(at & (self.slots.len() - 1))?.checked_sub(1)?;
            if volume.word(word) == folded {
                return Some(word);
            }
            at += 1;
        }
    }
}

/// The hash of Firefox and rustc (FxHash): eight bytes at a time, rotated, mixed in and multiplied. Its
/// upper bits are the better ones.
fn hash(word: &str) -> usize {
    let mut hash = 0u64;
    for eight in word.as_bytes().chunks(8) {
        let n = eight.iter().rev().fold(0u64, |n, byte| n << 8 | u64::from(*byte));
        hash = (hash.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (hash >> 32) as usize
}
