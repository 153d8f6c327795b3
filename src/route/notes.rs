//! What of the notebook an address asks for.

use super::pairs::{each_pair, pairs, unread};
use crate::notes::shelf::{By, Order, Shelf};

/// Reads what follows the `?`.
pub(super) fn read(search: &str, notes: &mut Vec<String>) -> Shelf {
    let mut shelf = Shelf::default();
    each_pair(search, notes, &mut |pair, key, value, notes| {
        let by = By::ALL.into_iter().find(|by| by.name() == key);
        let order = Order::ALL.into_iter().find(|order| key == "order" && order.name() == value);
        match (key.as_str(), by, order) {
            ("q", ..) => shelf.find = value,
            (_, Some(by), _) if !value.is_empty() => shelf.by = Some((by, value)),
            (_, _, Some(order)) => shelf.order = order,
            _ => notes.push(unread(pair)),
        }
    });
    shelf
}

/// Writes it: empty, or a `?` and its pairs.
pub(super) fn write(shelf: &Shelf) -> String {
    let (by, value) = shelf.by.as_ref().map_or(("in", ""), |(by, value)| (by.name(), value.as_str()));
    let order = if shelf.order == Order::default() { "" } else { shelf.order.name() };
    pairs(&[("q", &shelf.find), (by, value), ("order", order)])
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any part of the notebook.
    pub(in crate::route) fn shelves() -> impl Strategy<Value = Shelf> {
        let by = proptest::option::of((0..By::ALL.len(), ".{1,20}").prop_map(|(by, value)| (By::ALL[by], value)));
        (".{0,20}", by, 0..Order::ALL.len()).prop_map(|(find, by, order)| Shelf { find, by, order: Order::ALL[order] })
    }
}
