//! Maps and sets with a quick hash. The standard one withstands keys that were chosen to collide; here whoever writes
//! the corpus also builds it. No order of such a map may reach a result.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashed quickly.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
/// A set whose members are hashed quickly.
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Eight bytes at a time are mixed in by a rotation and a multiplication, as rustc's own hash does.
#[derive(Default)]
pub(crate) struct Quick(u64);

impl Quick {
    fn mix(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.mix(u64::from_le_bytes(*eight)));
        if !rest.is_empty() {
            self.mix(rest.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    /// The table takes the highest bits and the lowest; a product's lowest are poor.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
