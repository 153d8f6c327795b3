//! Very many keys: sorted by digits, the lowest first (H. Hollerith's way with cards; D. Knuth, *The Art
//! of Computer Programming* 3, 5.2.5).

use crate::Key;

/// Bits of a digit: their counts fit the nearest memory.
const DIGIT: u32 = 11;

const DIGITS: usize = 1 << DIGIT;

/// Sorts keys that stand in the order of their places. Linear; digits in which all agree take no pass.
pub(crate) fn sort(keys: &mut [Key]) {
    let mut other = vec![(0, 0, 0); keys.len()];
    let (mut from, mut into) = (&mut *keys, other.as_mut_slice());
    let mut moved = false;
    for (second, bits) in [(true, 32), (false, 64)] {
        let number = |key: &Key| if second { u64::from(key.1) } else { key.0 };
        let (any, all) = from.iter().fold((0, u64::MAX), |(any, all), key| (any | number(key), all & number(key)));
        for shift in (0..bits).step_by(DIGIT as usize) {
            let digit = |n: u64| (n >> shift) as usize & (DIGITS - 1);
            if digit(any) != digit(all) {
                pass(from, into, |key| digit(number(key)));
                std::mem::swap(&mut from, &mut into);
                moved = !moved;
            }
        }
    }
    if moved {
        into.copy_from_slice(from);
    }
}

/// Puts keys in the order of one digit; equals keep theirs.
#[inline]
fn pass(from: &[Key], into: &mut [Key], digit: impl Fn(&Key) -> usize) {
    let mut places = [0usize; DIGITS];
    for key in from {
        if let Some(count) = places.get_mut(digit(key)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for place in &mut places {
        sum += std::mem::replace(place, sum);
    }
    for key in from {
        if let Some(place) = places.get_mut(digit(key))
            && let Some(slot) = into.get_mut(*place)
        {
            *slot = *key;
            *place += 1;
        }
    }
}
