//! People: the spellings of one name brought together, and surnames led back to the person meant.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crossread_model::EntryType;

use super::forms::{Form, Forms, Occurrence};
use super::lists::{canonical_given, is_common, is_given, is_particle, known, place, same_given};

/// A person: the forms of one full name.
#[derive(Debug, Default)]
pub(crate) struct Person {
    /// Places of the forms, the fullest first.
    pub(crate) forms: Vec<u32>,
}

/// All people that are named in full.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) list: Vec<Person>,
    of_form: HashMap<u32, u32>,
    /// By surname, and by given name.
    by_surname: BTreeMap<String, Vec<u32>>,
    by_given: BTreeMap<String, Vec<u32>>,
}

/// Whom a lone surname means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// This person.
    Person(u32),
    /// One of these, which the text leaves open.
    Open(Vec<u32>),
}

/// How near to each other, in bytes, two full names are told of in one breath.
const ONE_BREATH: u32 = 120;

impl People {
    /// Brings together the forms of full names: the same surname, the same given name or a short form of
    /// it, and no other middle initial. Nearly linear: only names alike in both are compared.
    pub(crate) fn new(forms: &Forms) -> Self {
        let mut groups: BTreeMap<(&str, &str), Vec<u32>> = BTreeMap::new();
        let full = |form: &Form| form.kind == Some(EntryType::Person) && form.units.len() > 1 && lone(form).is_none();
        let plurals = plurals(forms);
        let one = |(form, at): &(&Form, u32)| full(form) && !plurals.contains_key(at);
        for (form, at) in forms.list.iter().zip(0..).filter(one) {
            groups.entry((surname(form), first_letter(form))).or_default().push(at);
        }
        let mut people = Self::default();
        for group in groups.values_mut() {
            let form = |at: u32| forms.list.get(at as usize);
            group.sort_by_key(|at| (std::cmp::Reverse(form(*at).map_or(0, |f| f.units.len())), *at));
            let mut own: Vec<Person> = Vec::new();
            for at in group.iter() {
                let fits = |person: &&mut Person| {
                    person.forms.iter().all(|other| form(*other).zip(form(*at)).is_some_and(|(a, b)| alike(a, b)))
                };
                let mut fitting = own.iter_mut().filter(fits);
                match (fitting.next(), fitting.next()) {
                    (Some(person), None) => person.forms.push(*at),
                    _ => own.push(Person { forms: vec![*at] }),
                }
            }
            own.into_iter().for_each(|person| people.add(person, forms));
        }
        for (plural, one) in &plurals {
            if let Some(person) = people.of_form(*one) {
                people.of_form.insert(*plural, person);
            }
        }
        people
    }

    fn add(&mut self, person: Person, forms: &Forms) {
        let at = self.list.len() as u32;
        for form in &person.forms {
            self.of_form.insert(*form, at);
            if let Some(form) = forms.list.get(*form as usize) {
                enter(&mut self.by_surname, surname(form), at);
                form.units.first().into_iter().for_each(|given| enter(&mut self.by_given, canonical_given(given), at));
            }
        }
        self.list.push(person);
    }

    /// The person of whom this form is a full name.
    pub(crate) fn of_form(&self, form: u32) -> Option<u32> {
        self.of_form.get(&form).copied()
    }

    /// Whom the lone names in one article mean, for the occurrences at these places. `also` are people
    /// whom the article names outside its text: who asks, who answers.
    pub(crate) fn resolve(&self, forms: &Forms, own: &[Occurrence], also: &[u32]) -> BTreeMap<usize, Meant> {
        // Where each person is named in full, in order.
        let full: Vec<(usize, u32)> =
            own.iter().enumerate().filter_map(|(n, o)| Some((n, self.of_form(o.form)?))).collect();
        let here: BTreeSet<u32> = full.iter().map(|(_, person)| *person).chain(also.iter().copied()).collect();
        let mut meant = BTreeMap::new();
        for (n, occurrence) in own.iter().enumerate() {
            let Some(form) = forms.list.get(occurrence.form as usize) else { continue };
            let Some(word) = lone(form).filter(|_| !form.is_acronym && known(&form.text).is_none()) else {
                continue;
            };
            let plain = is_common(word);
            if plain && !occurrence.firm && !occurrence.titled && !occurrence.alone {
                continue;
            }
            let all = self.by_surname.get(word).map_or(&[][..], Vec::as_slice);
            let near: Vec<u32> = all.iter().copied().filter(|person| here.contains(person)).collect();
            let found = match near.as_slice() {
                [] if occurrence.titled || (!plain && form.kind != Some(EntryType::Place) && place(word) < 5) => {
                    self.by_given_name(word, &here).or_else(|| only(all)).map(Meant::Person)
                }
                [] => None,
                [one] => Some(Meant::Person(*one)),
                several => Some(nearest(own, &full, n, several)),
            };
            found.map(|found| meant.insert(n, found));
        }
        meant
    }

    fn by_given_name(&self, word: &str, here: &BTreeSet<u32>) -> Option<u32> {
        let own: Vec<u32> =
            self.by_given.get(canonical_given(word))?.iter().copied().filter(|person| here.contains(person)).collect();
        only(&own)
    }

    /// People under this full name or surname, as a label gives it.
    pub(crate) fn labelled(&self, forms: &Forms, key: &str) -> Option<u32> {
        forms.find(key).and_then(|form| self.of_form(form))
    }
}

/// Full names in the plural, by form, each with the form of which it is one: *all the Ivan Brodskys*. Where a
/// name is met as often with the *s*, that is part of it.
fn plurals(forms: &Forms) -> BTreeMap<u32, u32> {
    let several = forms.list.iter().zip(0..).filter(|(form, _)| form.units.len() > 1);
    let of = |(form, at): (&Form, u32)| {
        let one = forms.find(form.units.join(" ").strip_suffix('s')?)?;
        let count = forms.list.get(one as usize).filter(|one| one.kind == Some(EntryType::Person))?.count;
        (form.count <= count).then_some((at, one))
    };
    several.filter_map(of).collect()
}

/// The nearest full name before the place, or the first one after it; open where two of them stand so close
/// to each other that neither is nearer.
fn nearest(own: &[Occurrence], full: &[(usize, u32)], at: usize, several: &[u32]) -> Meant {
    let of_these: Vec<&(usize, u32)> = full.iter().filter(|(_, person)| several.contains(person)).collect();
    let before = of_these.partition_point(|(n, _)| *n < at);
    let Some((last, person)) = before.checked_sub(1).and_then(|n| of_these.get(n)).or_else(|| of_these.first()) else {
        return Meant::Open(several.to_vec());
    };
    let place = |n: usize| own.get(n).map(|o| (o.passage, o.span.0));
    let one_breath = of_these.iter().any(|(n, other)| {
        let (Some(a), Some(b)) = (place(*n), place(*last)) else { return false };
        other != person && *n < at && a.0 == b.0 && a.1.abs_diff(b.1) < ONE_BREATH
    });
    if one_breath { Meant::Open(several.to_vec()) } else { Meant::Person(*person) }
}

/// The surname that a form is and no more, be it with small words that have a capital from the head of a
/// sentence: *De Vries*.
fn lone(form: &Form) -> Option<&String> {
    let (last, before) = form.units.split_last()?;
    before.iter().all(|unit| is_particle(unit) && !is_given(unit)).then_some(last)
}

fn only(list: &[u32]) -> Option<u32> {
    match list {
        [one] => Some(*one),
        _ => None,
    }
}

fn enter(map: &mut BTreeMap<String, Vec<u32>>, word: &str, person: u32) {
    let list = map.entry(word.to_owned()).or_default();
    if list.last() != Some(&person) {
        list.push(person);
    }
}

/// The last word that is no *Jr.*
fn surname(form: &Form) -> &str {
    let last = form.units.iter().rev().find(|unit| !is_younger(unit));
    last.map_or("", String::as_str)
}

fn is_younger(unit: &str) -> bool {
    matches!(unit.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv" | "qc" | "kc" | "md")
}

/// Nicknames often have another first letter, so that those that do share a group by their surname alone.
fn first_letter(form: &Form) -> &str {
    let given = form.units.first().map_or("", String::as_str);
    let canonical = canonical_given(given);
    canonical.get(..canonical.chars().next().map_or(0, char::len_utf8)).unwrap_or_default()
}

/// The same given name, and no middle name that differs.
fn alike(a: &Form, b: &Form) -> bool {
    let (Some(first), Some(second)) = (a.units.first(), b.units.first()) else { return false };
    let initial = |x: &str, y: &str| x.replace('.', "").len() == 1 && y.starts_with(x);
    if !(same_given(first, second) || initial(first, second) || initial(second, first)) {
        return false;
    }
    let middle = |form: &Form| -> String {
        let inner = form.units.iter().skip(1).filter(|unit| !is_younger(unit)).collect::<Vec<_>>();
        let inner = inner.split_last().map_or(&[][..], |(_, rest)| rest);
        inner.iter().filter_map(|unit| unit.chars().next()).collect()
    };
    let (x, y) = (middle(a), middle(b));
    x.is_empty() || y.is_empty() || x == y
}
