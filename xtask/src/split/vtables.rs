//! Which functions stand in which vtable. Closures and trait objects are reached through these, so a function that names
//! a vtable may bring about a call of what is in it.
//!
//! A vtable is three words and its methods (https://rust-lang.github.io/unsafe-code-guidelines/layout/pointers.html):
//! what drops the value or none, the value's size, its alignment, and the slots of the methods. Nothing in a module says
//! where they are, so a constant that is the address of such words is taken for one. A wrong guess puts a function into
//! the first part that need not be there, and breaks nothing.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

/// Bytes; no value behind a pointer is larger.
const LARGEST: u32 = 1 << 20;

/// The vtables of a module: the functions in each, by its address.
pub(super) struct Vtables {
    functions: BTreeMap<u32, Vec<usize>>,
}

impl Vtables {
    /// `constants` of all functions, `in_slot` the function in each slot of the table.
    pub(super) fn find(module: &Module, constants: &BTreeSet<u32>, in_slot: &BTreeMap<u32, usize>) -> Self {
        let data = Data::of(module);
        let starts: BTreeSet<u32> = constants.iter().copied().filter(|at| data.is_vtable(*at, in_slot)).collect();
        let functions = starts.iter().map(|&at| {
            let method = |at: u32| in_slot.get(&data.word(at)).copied();
            // The words of the next one are not methods of this one.
            let own = (at + 12..).step_by(4).take_while(|word| *word == at + 12 || !data.is_vtable(*word, in_slot));
            let methods = own.map_while(method);
            (at, method(at).into_iter().chain(methods).collect())
        });
        Self { functions: functions.collect() }
    }

    /// The functions in the vtable at an address; none where there is none.
    pub(super) fn at(&self, address: u32) -> &[usize] {
        self.functions.get(&address).map_or(&[], Vec::as_slice)
    }
}

/// The numbers that a constant may be addresses in: itself, or its halves where two were stored as one.
pub(super) fn words(constant: Value) -> Vec<u32> {
    match constant {
        Value::I32(word) => vec![word.cast_unsigned()],
        Value::I64(words) => {
            let words = words.cast_unsigned();
            vec![(words & 0xffff_ffff) as u32, (words >> 32) as u32]
        }
        _ => Vec::new(),
    }
}

/// What is in memory from the start, by address.
struct Data<'a>(BTreeMap<u32, &'a [u8]>);

impl<'a> Data<'a> {
    fn of(module: &'a Module) -> Self {
        let start = |kind: &DataKind| match kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Some(start.cast_unsigned()),
            _ => None,
        };
        Self(module.data.iter().filter_map(|data| Some((start(&data.kind)?, data.value.as_slice()))).collect())
    }

    /// The word at an address. What no segment holds is zero: optimisers leave zeros out.
    fn word(&self, at: u32) -> u32 {
        u32::from_le_bytes([0, 1, 2, 3].map(|i| self.byte(at.saturating_add(i)).unwrap_or_default()))
    }

    fn byte(&self, at: u32) -> Option<u8> {
        let (start, bytes) = self.0.range(..=at).next_back()?;
        bytes.get((at - start) as usize).copied()
    }

    fn is_vtable(&self, at: u32, in_slot: &BTreeMap<u32, usize>) -> bool {
        let [drop, size, align, method] = [0, 1, 2, 3].map(|i| self.word(at.saturating_add(4 * i)));
        at.is_multiple_of(4)
            && (drop == 0 || in_slot.contains_key(&drop))
            && size <= LARGEST
            && align.is_power_of_two()
            && align <= 16
            && in_slot.contains_key(&method)
    }
}
