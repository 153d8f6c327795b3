//! Aliases: the same words may not name two entries.

use std::collections::BTreeMap;

use super::named;
use crate::complaint::{Complaints, quote};
use crate::index::Entry;
use crate::source::Text;

/// Complains of every alias that two entries claim, in the same letters or as the capitalised form
/// of an alias in lower case.
pub(super) fn check(text: &Text, entries: &[Entry], complaints: &mut Complaints) {
    // Every form in which a text may show an alias, with the entry it then names.
    let mut forms: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    let owned = || entries.iter().enumerate().flat_map(|(i, e)| e.aliases.iter().map(move |a| (i, a)));
    for (owner, alias) in owned() {
        match forms.get(&alias.words) {
            Some((first, line)) if *first != owner => {
                let what = format!(
                    "the alias {} is already that of the {} (line {line})",
                    quote(&alias.words),
                    entries.get(*first).map(named).unwrap_or_default(),
                );
                complaints.error(&text.file, alias.at, what, "leave it to one of the two entries");
            }
            Some((_, line)) => {
                let what = format!("the alias {} already stands on line {line}", quote(&alias.words));
                complaints.warn(&text.file, alias.at, what, "delete one of the two");
            }
            None => {
                forms.insert(alias.words.clone(), (owner, alias.at.line));
            }
        }
    }
    for (owner, alias) in owned() {
        let Some(capital) = capitalised(&alias.words) else { continue };
        match forms.get(&capital) {
            Some((other, line)) if *other != owner => {
                let what = format!(
                    "the alias {} stands also for {}, an alias of the {} (line {line})",
                    quote(&alias.words),
                    quote(&capital),
                    entries.get(*other).map(named).unwrap_or_default(),
                );
                complaints.error(&text.file, alias.at, what, "leave the words to one of the two entries");
            }
            _ => {}
        }
    }
}

/// The form with a capital first letter, for an alias that begins with a small one.
fn capitalised(alias: &str) -> Option<String> {
    let mut chars = alias.chars();
    let first = chars.next().filter(|c| c.is_lowercase())?;
    let capital: String = first.to_uppercase().chain(chars).collect();
    (capital != alias).then_some(capital)
}
