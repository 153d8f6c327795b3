//! The one sort: things are put in the order of whole numbers, and equals keep theirs.
//!
//! The sorts of the standard library are compiled anew for each type and each way to compare, at
//! several kilobytes each in the page's module. Here only [`Key`]s are sorted; what they stand for
//! is then moved to its place.

mod digits;
mod text;

pub use text::by_text;

/// What something is sorted by first and then, and its place before sorting, by which equals are told
/// apart.
pub type Key = (u64, u32, u32);

/// From how many keys on it is quicker to sort by digits.
const MANY: usize = 1000;

/// Puts things in the order of a number, the smallest first; equals stay in their order.
///
/// The key is asked for once for each. Linear in very many things, n log n in few.
///
/// ```
/// let mut words = ["three", "one", "five", "two"];
/// crossread_order::by_number(&mut words, |word| word.len() as u64);
/// assert_eq!(words, ["one", "two", "five", "three"]);
/// ```
pub fn by_number<T>(things: &mut [T], mut number: impl FnMut(&T) -> u64) {
    by_numbers(things, |thing| (number(thing), 0));
}

/// As [`by_number`], with a second number for those whose first ones are equal.
pub fn by_numbers<T>(things: &mut [T], mut numbers: impl FnMut(&T) -> (u64, u32)) {
    let mut keys = Vec::with_capacity(things.len());
    for thing in things.iter() {
        let (first, then) = numbers(thing);
        keys.push((first, then, keys.len() as u32));
    }
    sort(&mut keys);
    arrange(things, &mut keys);
}

/// Sorts keys. Those that stand in the order of their places are quickest when they are many.
pub fn sort(keys: &mut [Key]) {
    if keys.len() < MANY || !keys.is_sorted_by_key(|key| key.2) {
        keys.sort_unstable();
    } else {
        digits::sort(keys);
    }
}

/// A number that is the smaller, the larger another is.
pub fn falling(number: usize) -> u64 {
    !(number as u64)
}

/// A number that is the smaller, the larger a value is, in the order of [`f64::total_cmp`].
pub fn falling_value(value: f64) -> u64 {
    // Floating-point numbers that are not negative stand in the order of their bits, the others in the
    // opposite one and below (IEEE 754, 5.10).
    let bits = value.to_bits();
    if bits >> 63 == 0 { !bits & u64::MAX >> 1 } else { bits }
}

/// Moves each thing to the place of its key. Linear.
fn arrange<T>(things: &mut [T], keys: &mut [Key]) {
    for at in 0..keys.len() {
        let mut from = place(keys, at);
        // What stood before `at` has been moved to where the key of its old place says.
        while from < at {
            from = place(keys, from);
        }
        things.swap(at, from);
        if let Some(key) = keys.get_mut(at) {
            key.2 = from as u32;
        }
    }
}

fn place(keys: &[Key], at: usize) -> usize {
    keys.get(at).map_or(at, |key| key.2 as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = Vec<(u64, u32)>> {
        let number = prop_oneof![0..4u64, any::<u64>()];
        prop_oneof![
            prop::collection::vec((number.clone(), 0..3u32), 0..60),
            prop::collection::vec((number, any::<u32>()), MANY..MANY + 60),
        ]
    }

    proptest! {
        #[test]
        fn things_are_sorted_and_equals_keep_their_order(numbers in numbers()) {
            let mut things: Vec<(u64, u32, usize)> = numbers.iter().zip(0..).map(|((a, b), at)| (*a, *b, at)).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(a, b, _)| (*a, *b));
            by_numbers(&mut things, |(a, b, _)| (*a, *b));
            prop_assert_eq!(&things, &expected);
            expected.sort_by_key(|(a, ..)| *a % 3);
            by_number(&mut things, |(a, ..)| *a % 3);
            prop_assert_eq!(things, expected);
        }

        #[test]
        fn keys_are_sorted_wherever_their_places_stand(mut keys in prop::collection::vec((0..9u64, 0..9u32, 0..9u32), 0..1100)) {
            let mut expected = keys.clone();
            expected.sort_unstable();
            sort(&mut keys);
            prop_assert_eq!(keys, expected);
        }

        #[test]
        fn larger_values_fall_to_smaller_numbers(a: f64, b: f64, c: usize, d: usize) {
            prop_assert_eq!(falling_value(a).cmp(&falling_value(b)), b.total_cmp(&a));
            prop_assert_eq!(falling(c).cmp(&falling(d)), d.cmp(&c));
        }
    }
}
