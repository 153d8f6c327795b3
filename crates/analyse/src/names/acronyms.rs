//! Acronyms: introduced in brackets, in either order (*Service Employees International Union (SEIU)*), or
//! by their letters alone.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::EntryType;

use super::forms::{Forms, Occurrence};
use super::lists::known;

/// Tells whether an acronym's letters are the first letters of a name's words. Small words may be passed
/// over; a word with a hyphen gives the letter of each part, or one.
pub(crate) fn abbreviates(acronym: &str, units: &[String]) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let parts = units.iter().flat_map(|unit| unit.split('-')).filter(|part| !part.is_empty());
    let mut rest = letters.as_slice();
    let mut passed = 0;
    for part in parts {
        let small = matches!(part, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "de" | "a");
        match rest.split_first() {
            Some((letter, after)) if part.starts_with(*letter) => rest = after,
            _ if small => {}
            _ => passed += 1,
        }
    }
    letters.len() > 1 && rest.is_empty() && passed * 3 <= letters.len() && passed < 2
}

/// For each acronym that stands for a longer name: the name's form. `introduced` has the pairs that stand
/// beside brackets; the others must be the only name with those letters in an article, or in the corpus.
pub(crate) fn resolve(forms: &Forms, introduced: &[(u32, u32)], occurrences: &[Occurrence]) -> BTreeMap<u32, u32> {
    let mut meant: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    for (acronym, name) in introduced {
        *meant.entry(*acronym).or_default().entry(*name).or_default() += 1;
    }
    let mut found: BTreeMap<u32, u32> = BTreeMap::new();
    for (acronym, names) in &meant {
        if let Some((name, _)) = names.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name))) {
            found.insert(*acronym, *name);
        }
    }
    let mut by_letters: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (form, at) in forms.list.iter().zip(0..) {
        if form.units.len() > 1 && matches!(form.kind, Some(EntryType::Organisation | EntryType::Measure)) {
            for letters in letters(&form.units) {
                by_letters.entry(letters).or_default().push(at);
            }
        }
    }
    let mut articles: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for occurrence in occurrences {
        articles.entry(occurrence.form).or_default().insert(occurrence.article);
    }
    let none = BTreeSet::new();
    for (form, at) in forms.list.iter().zip(0..) {
        let own: String = form.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        // What all the world calls so (*FBI*) is not looked for among other names.
        if !form.is_acronym || found.contains_key(&at) || own.len() < 3 || known(&form.text).is_some() {
            continue;
        }
        let home = articles.get(&at).unwrap_or(&none);
        let near = |name: &&u32| !articles.get(name).unwrap_or(&none).is_disjoint(home);
        let mut fits = by_letters.get(&own).into_iter().flatten();
        if let (Some(name), None) = (fits.clone().find(near), fits.clone().filter(near).nth(1)) {
            found.insert(at, *name);
        } else if let (Some(name), None) = (fits.next(), fits.next()) {
            found.insert(at, *name);
        }
    }
    found
}

/// The first letters of a name's words: of all, and without the small ones.
fn letters(units: &[String]) -> BTreeSet<String> {
    let parts = || units.iter().flat_map(|unit| unit.split('-'));
    let first = |part: &str| part.chars().next();
    let small = |part: &&str| !matches!(*part, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "de" | "a");
    BTreeSet::from([parts().filter_map(first).collect(), parts().filter(small).filter_map(first).collect()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_words() {
        let units = |name: &str| name.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>();
        for (acronym, name, right) in [
            ("SEIU", "Service Employees International Union", true),
            ("BLS", "Bureau of Labor Statistics", true),
            ("I.L.O.", "International Labor Organization", true),
            ("WGAE", "Writers Guild of America-East", true),
            ("DOJ", "Department of Justice", true),
            ("AFT", "American Federation of Musicians", false),
            ("NPQ", "National Police Union", false),
        ] {
            assert_eq!(abbreviates(acronym, &units(name)), right, "{acronym}");
        }
    }
}
