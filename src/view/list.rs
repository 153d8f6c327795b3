//! Lists whose rows are kept while their keys stay.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::{Owner, document, on_cleanup, untrack};
use web_sys::{Element, Node};

use super::element::made;
use super::region::Stretch;
use super::{Draw, El, follow};
use crate::signals::StoredValue;

/// A list to be drawn.
pub struct Keyed(Box<dyn FnMut() -> Vec<Wanted>>);

/// A row that is wanted: its key, and how it is made where there is none yet.
type Wanted = (String, Box<dyn FnOnce() -> El>);

/// A row that stands, and the owner of what it follows.
struct Row {
    key: String,
    owner: Owner,
    node: Element,
}

/// A list of what `each` gives. A row stays in the page, with its focus, as long as its key is among
/// them; `row` makes the new ones. Of equal keys only the first is kept.
pub fn keyed<T: 'static>(
    each: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    row: impl Fn(T) -> El + 'static,
) -> Keyed {
    let row = Rc::new(row);
    let wanted = move |item| -> Wanted {
        let row = row.clone();
        (key(&item), Box::new(move || row(item)))
    };
    Keyed(Box::new(move || each().into_iter().map(&wanted).collect()))
}

impl Draw for Keyed {
    fn draw(self, into: &Node) {
        let Self(mut wanted) = self;
        let stretch = Stretch::new(into);
        let rows = StoredValue::new(Vec::new());
        follow(move || {
            let wanted = wanted();
            rows.update_value(|rows: &mut Vec<Row>| {
                // A long list most often grows at its end: what it begins with is not even looked up.
                let same = rows.iter().zip(&wanted).take_while(|(row, (key, _))| row.key == *key).count();
                let old = rows.split_off(same);
                // What a row reads while it is made is its own affair.
                rows.extend(untrack(|| renewed(old, wanted.into_iter().skip(same))));
                arrange(rows, same, &stretch);
            });
        });
        // The rows' owners have no parent: a parent would remember each row that ever was.
        on_cleanup(move || rows.update_value(|rows| rows.iter().for_each(|row| row.owner.cleanup())));
    }
}

/// The rows that are wanted, kept or made; the others leave the page.
fn renewed(old: Vec<Row>, wanted: impl Iterator<Item = Wanted>) -> Vec<Row> {
    let mut old: Vec<Option<Row>> = old.into_iter().map(Some).collect();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (i, row) in old.iter().flatten().enumerate() {
        places.entry(row.key.clone()).or_insert(i);
    }
    let rows = wanted.map(|(key, make)| {
        let kept = places.remove(&key).and_then(|i| old.get_mut(i)?.take());
        kept.unwrap_or_else(|| {
            let owner = Owner::default();
            let node = owner.with(make).node().clone();
            Row { key, owner, node }
        })
    });
    let rows = rows.collect();
    for row in old.into_iter().flatten() {
        row.owner.cleanup();
        row.node.remove();
    }
    rows
}

/// Puts the rows in their order, of which the first `same` are where they were. A row that holds the focus is not moved,
/// for it would lose the focus: the others are put around it.
fn arrange(rows: &[Row], same: usize, stretch: &Stretch) {
    let Some(parent) = stretch.parent() else { return };
    // The last of those that stay is what the others are put behind.
    let rows = rows.get(same.saturating_sub(1)..).unwrap_or_default();
    let focused = document().active_element().filter(|focused| parent.contains(Some(focused)));
    let fixed = focused.and_then(|focused| rows.iter().position(|row| row.node.contains(Some(&focused))));
    let (before, after) = rows.split_at(fixed.unwrap_or(rows.len()));
    let mut next: Node = after.first().map_or_else(|| stretch.end().clone(), |row| row.node.clone().into());
    for row in before.iter().rev() {
        if row.node.next_sibling().as_ref() != Some(&next) {
            put(&parent, row, Some(&next));
        }
        next = row.node.clone().into();
    }
    for pair in after.windows(2) {
        let [previous, row] = pair else { continue };
        let place = previous.node.next_sibling();
        if place.as_ref() != Some(row.node.as_ref()) {
            put(&parent, row, place.as_ref());
        }
    }
}

fn put(parent: &Node, row: &Row, before: Option<&Node>) {
    made(parent.insert_before(&row.node, before));
}
