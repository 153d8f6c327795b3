//! A set of small numbers as bits.

/// A subset of `0..len`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    pub(crate) fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    pub(crate) fn all(len: usize) -> Self {
        Self::none(len).not()
    }

    pub(crate) fn of(len: usize, members: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(len);
        members.into_iter().for_each(|n| bits.insert(n));
        bits
    }

    /// Numbers beyond the length are passed over.
    pub(crate) fn insert(&mut self, n: u32) {
        if (n as usize) < self.len
            && let Some(word) = self.words.get_mut(n as usize / 64)
        {
            *word |= 1 << (n % 64);
        }
    }

    pub(crate) fn remove(&mut self, n: u32) {
        if let Some(word) = self.words.get_mut(n as usize / 64) {
            *word &= !(1 << (n % 64));
        }
    }

    pub(crate) fn contains(&self, n: u32) -> bool {
        self.words.get(n as usize / 64).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }

    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
        self
    }

    pub(crate) fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
        self
    }

    pub(crate) fn not(mut self) -> Self {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let spare = self.words.len() * 64 - self.len;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> spare;
        }
        self
    }

    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0u32..).flat_map(|(&word, at)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_are_sets(len in 0usize..200, a in prop::collection::btree_set(0u32..250, 0..40), b in prop::collection::btree_set(0u32..250, 0..40)) {
            let inside = |s: &BTreeSet<u32>| -> BTreeSet<u32> { s.iter().copied().filter(|n| (*n as usize) < len).collect() };
            let (x, y) = (Bits::of(len, a.iter().copied()), Bits::of(len, b.iter().copied()));
            let (a, b) = (inside(&a), inside(&b));
            let everything: BTreeSet<u32> = (0..len as u32).collect();
            let got = |bits: Bits| bits.iter().collect::<BTreeSet<u32>>();
            prop_assert_eq!(got(x.clone().and(&y)), &a & &b);
            prop_assert_eq!(got(x.clone().or(&y)), &a | &b);
            prop_assert_eq!(got(x.clone().not()), &everything - &a);
            prop_assert_eq!(x.count(), a.len());
            prop_assert!(everything.iter().all(|n| x.contains(*n) == a.contains(n)));
            let mut less = x.clone();
            b.iter().for_each(|n| less.remove(*n));
            prop_assert_eq!(got(less), &a - &b);
            prop_assert_eq!(got(Bits::all(len)), everything);
        }
    }
}
