//! Texts in the order of their bytes, eight bytes at a time as a number.

use std::ops::Range;

use crate::{Key, arrange, sort};

/// Bytes that make a number.
const STEP: usize = 8;

/// Puts things in the order of a text's bytes; equals stay in their order. Linear in the bytes that
/// several of them begin with, and n log n in the things.
///
/// ```
/// let mut people = [("Wells", 1862), ("Du Bois", 1868), ("Dubois", 1858)];
/// crossread_order::by_text(&mut people, |person| person.0);
/// assert_eq!(people.map(|person| person.1), [1868, 1858, 1862]);
/// ```
pub fn by_text<T>(things: &mut [T], text: impl Fn(&T) -> &str) {
    let texts: Vec<&[u8]> = things.iter().map(|thing| text(thing).as_bytes()).collect();
    let mut keys = order(&texts);
    arrange(things, &mut keys);
}

fn order(texts: &[&[u8]]) -> Vec<Key> {
    let mut keys: Vec<Key> = (0..texts.len() as u32).map(|at| (0, 0, at)).collect();
    // Stretches that agree in all bytes before a place, in which they are still to be sorted.
    let mut left: Vec<(Range<usize>, usize)> = vec![(0..keys.len(), 0)];
    while let Some((stretch, from)) = left.pop() {
        let begin = stretch.start;
        let Some(keys) = keys.get_mut(stretch) else { continue };
        for key in keys.iter_mut() {
            let rest = texts.get(key.2 as usize).and_then(|text| text.get(from..)).unwrap_or_default();
            (key.0, key.1) = number(rest);
        }
        sort(keys);
        let mut at = begin;
        for equal in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let end = at + equal.len();
            if let [(_, read, _), _, ..] = equal
                && *read as usize == STEP
            {
                left.push((at..end, from + STEP));
            }
            at = end;
        }
    }
    keys
}

/// The first bytes as a number that stands in their order, and how many they are: of two texts that
/// agree but for zeros at the end, the shorter comes first.
fn number(text: &[u8]) -> (u64, u32) {
    let mut bytes = [0; STEP];
    let mut read = 0;
    for (byte, from) in bytes.iter_mut().zip(text) {
        *byte = *from;
        read += 1;
    }
    (u64::from_be_bytes(bytes), read)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_stand_in_the_order_of_their_bytes(texts in prop::collection::vec("[ab\\x00é]{0,20}", 0..40)) {
            let mut things: Vec<(String, usize)> = texts.into_iter().zip(0..).collect();
            let mut expected = things.clone();
            expected.sort();
            by_text(&mut things, |(text, _)| text);
            prop_assert_eq!(things, expected);
        }
    }

    #[test]
    fn long_equal_texts_take_no_depth() {
        let long = "x".repeat(1_000_000);
        let mut texts = [format!("{long}b"), long.clone(), format!("{long}a"), long.clone()];
        by_text(&mut texts, String::as_str);
        assert_eq!(texts.map(|text| text.len() - long.len()), [0, 0, 1, 1]);
    }
}
