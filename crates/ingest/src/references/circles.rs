//! Entries that only point onward may not point in a circle.
//!
//! Related entries name each other in `see`, and should: a reader goes to and fro between them. But
//! an entry that says nothing itself sends the reader on, and if those it sends to do the same and
//! lead back, nobody arrives.

use std::collections::BTreeMap;

use super::named;
use crate::complaint::{Complaints, quote};
use crate::index::Entry;
use crate::source::Text;

/// Complains of an entry that says nothing and points nowhere, and of every circle of those that
/// only point onward.
pub(super) fn check(text: &Text, entries: &[Entry], complaints: &mut Complaints) {
    let mut onward: BTreeMap<&str, &Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.points_onward) {
        if entry.is_empty {
            let what = format!("the {} says nothing", named(entry));
            let instead = "write a definition (of a concept) or a role, or see = [\"…\"]";
            complaints.error(&text.file, entry.at, what, instead);
        } else if let Some(id) = &entry.id {
            onward.insert(&id.words, entry);
        }
    }
    let mut state: BTreeMap<&str, State> = BTreeMap::new();
    for start in onward.keys() {
        walk(text, start, &onward, &mut state, complaints);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    OnPath,
    Done,
}

/// Follows every reference from `start`, depth first; the stack is our own, since chains may be long.
fn walk<'a>(
    text: &Text,
    start: &'a str,
    onward: &BTreeMap<&'a str, &'a Entry>,
    state: &mut BTreeMap<&'a str, State>,
    complaints: &mut Complaints,
) {
    if state.contains_key(start) {
        return;
    }
    state.insert(start, State::OnPath);
    let mut path: Vec<(&str, usize)> = vec![(start, 0)];
    while let Some((id, next)) = path.last_mut() {
        let (id, step) = (*id, *next);
        *next += 1;
        let Some(target) = onward.get(id).and_then(|entry| entry.see.get(step)) else {
            state.insert(id, State::Done);
            path.pop();
            continue;
        };
        let Some((target_id, _)) = onward.get_key_value(target.words.as_str()) else { continue };
        match state.get(target_id) {
            None => {
                state.insert(target_id, State::OnPath);
                path.push((target_id, 0));
            }
            // A reference to itself has been complained of as such.
            Some(State::OnPath) if *target_id != id => {
                let circle = path.iter().map(|(id, _)| *id).skip_while(|id| id != target_id);
                let round: Vec<String> = circle.chain([*target_id]).map(quote).collect();
                let what = format!("see goes in a circle: {}", round.join(", "));
                let instead = "point one of them to an entry that says something";
                complaints.error(&text.file, target.at, what, instead);
            }
            Some(_) => {}
        }
    }
}
