//! Forms: each name as written, with where it stands, and whether it is taken for a name at all.

use std::collections::BTreeMap;

use crossread_model::EntryType;
use crossread_text::fold;

use super::kind::{Votes, slot, winner};
use super::lists::{head, is_common, is_given, is_no_entry, is_surname, is_title, known, place};
use super::token::{Gap, Shape, Token, without_possessive};
use crate::quick::{Map, Set};

/// A name as written, in every place where it stands.
#[derive(Debug)]
pub(crate) struct Form {
    /// As written at first, with plain blanks and apostrophes and without a leading *The*.
    pub(crate) text: String,
    /// The folded words; words with a hyphen between them are one.
    pub(crate) units: Vec<String>,
    /// True for capitals alone: *SEIU*, *I.L.O.*
    pub(crate) is_acronym: bool,
    /// Votes from its words.
    words: Votes,
    /// Votes from its places, added up.
    places: Votes,
    /// In how many places it stands.
    pub(crate) count: i32,
    /// In how many of them its capital is its own, and not that of a sentence's head.
    firm: i32,
    /// What it is taken for, once all places are known; `None` where it is no name.
    pub(crate) kind: Option<EntryType>,
}

/// A place where a form stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occurrence {
    /// Place of the article in the corpus.
    pub(crate) article: u32,
    /// Place of the passage among all.
    pub(crate) passage: u32,
    /// First byte, and first byte after it.
    pub(crate) span: (u32, u32),
    /// First byte of a title that takes a surname alone (*Ms.*), or that of the span.
    pub(crate) title: u32,
    /// True where a title of any sort stands before it.
    pub(crate) titled: bool,
    /// Place of the form.
    pub(crate) form: u32,
    /// True where the capital is the name's own.
    pub(crate) firm: bool,
    /// True where it stands as names alone do: before *said*, or with *’s* and without an article.
    pub(crate) alone: bool,
}

/// All forms, found by their key.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    pub(crate) list: Vec<Form>,
    by_key: Map<String, u32>,
    /// How often a word is written small, by the number of its spelling.
    small: Vec<i32>,
}

/// The votes for a work that quotation marks or italics give.
pub(crate) const QUOTED: i32 = 8;

/// The key under which spellings of one name meet, with the words as written.
pub(crate) struct Key {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) units: Vec<String>,
    pub(crate) is_acronym: bool,
}

impl Key {
    /// The key of a name's tokens; none for no tokens.
    pub(crate) fn new(text: &str, tokens: &[Token]) -> Option<Self> {
        let tokens = match tokens {
            // *The Nation*, which is not the nation.
            [the, one] if the.of(text) == "The" && known(&format!("The {}", one.of(text))).is_some() => tokens,
            [the, rest @ ..] if the.of(text) == "The" && !rest.is_empty() => rest,
            all => all,
        };
        let (first, _) = tokens.split_first()?;
        let mut written = String::new();
        let mut units: Vec<String> = Vec::new();
        for (n, token) in tokens.iter().enumerate() {
            let word = token.of(text).replace(['’', 'ʼ'], "'");
            let folded = fold(&word);
            match token.gap {
                _ if n == 0 => units.push(folded),
                Gap::Hyphen => {
                    written.push('-');
                    if let Some(unit) = units.last_mut() {
                        unit.push('-');
                        unit.push_str(&folded);
                    }
                }
                gap => {
                    let previous = tokens.get(n - 1);
                    written.push_str(match gap {
                        Gap::Point if previous.is_some_and(|t| t.shape != Shape::Dotted) => ". ",
                        Gap::And => " & ",
                        Gap::Comma => ", ",
                        Gap::Apostrophe => "' ",
                        _ if previous.is_some_and(|t| t.possessive) => "'s ",
                        _ => " ",
                    });
                    units.push(folded);
                }
            }
            written.push_str(&word);
        }
        let is_acronym = tokens.iter().all(|t| matches!(t.shape, Shape::Upper | Shape::Dotted))
            && (tokens.len() == 1 || tokens.iter().skip(1).all(|t| t.gap == Gap::Hyphen))
            && first.end - first.start > 1;
        let key = if is_acronym { format!("^{}", written.replace('.', "")) } else { units.join(" ").replace('.', "") };
        Some(Self { key, text: written, units, is_acronym })
    }
}

impl Forms {
    /// The form of this key, made where there is none; `words` gives its votes.
    pub(crate) fn enter(&mut self, key: Key, words: impl FnOnce(&str) -> Votes) -> u32 {
        if let Some(at) = self.by_key.get(&key.key) {
            // A name is shown as it stands in running text, not as in a heading in capitals.
            if let Some(form) = self.list.get_mut(*at as usize)
                && !form.text.contains(char::is_lowercase)
                && key.text.contains(char::is_lowercase)
            {
                form.text = key.text;
            }
            return *at;
        }
        let at = self.list.len() as u32;
        let votes = words(&key.text);
        let Key { key, text, units, is_acronym } = key;
        self.by_key.insert(key, at);
        self.list.push(Form { text, units, is_acronym, words: votes, places: [0; 7], count: 0, firm: 0, kind: None });
        at
    }

    /// Takes a form for a person that was first met in quotation marks, as the title of a work, and now without.
    pub(crate) fn unquote(&mut self, form: u32, words: impl FnOnce() -> Votes) {
        let Some(form) = self.list.get_mut(form as usize) else { return };
        if winner(&form.words) == (EntryType::Work, QUOTED) {
            let words = words();
            if words.get(slot(EntryType::Person)).is_some_and(|n| *n > 6) {
                form.words = words;
            }
        }
    }

    /// The form of this key, where there is one.
    pub(crate) fn find(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// Counts a place of a form.
    pub(crate) fn count(&mut self, form: u32, votes: &Votes, firm: bool) {
        if let Some(form) = self.list.get_mut(form as usize) {
            form.places.iter_mut().zip(votes).for_each(|(sum, n)| *sum += n);
            form.count += 1;
            form.firm += i32::from(firm);
        }
    }

    /// Counts a word that is written small, by the number of its spelling.
    pub(crate) fn count_small(&mut self, spelt: u32) {
        let at = spelt as usize;
        if self.small.len() <= at {
            self.small.resize(at + 1, 0);
        }
        if let Some(n) = self.small.get_mut(at) {
            *n += 1;
        }
    }

    /// How often each word is written small, possessives with it.
    fn written_small<'c>(&self, spellings: &[&'c str]) -> Map<&'c str, i32> {
        let mut small: Map<&str, i32> = Map::default();
        for (spelling, n) in spellings.iter().zip(&self.small) {
            let word = without_possessive(spelling).unwrap_or(spelling);
            if *n > 0 && word.len() > 2 {
                *small.entry(word).or_default() += n;
            }
        }
        small
    }

    /// Decides of every form whether it is a name, and what of.
    pub(crate) fn decide(&mut self, spellings: &[&str]) {
        let written_small = self.written_small(spellings);
        for form in &mut self.list {
            let small = form.units.first().and_then(|w| written_small.get(w.as_str())).copied().unwrap_or_default();
            form.kind = decide(form, small);
        }
        self.relatives();
    }
}

impl Forms {
    /// Names of two words of which the second is the surname of a person: a person too, if nothing speaks
    /// for something else.
    fn relatives(&mut self) {
        let full = |form: &&Form| form.kind == Some(EntryType::Person) && form.units.len() > 1;
        let surnames: Set<String> = self
            .list
            .iter()
            .filter(full)
            .filter_map(|form| form.units.last())
            .filter(|w| !is_common(w))
            .cloned()
            .collect();
        for form in &mut self.list {
            let [_, last] = form.units.as_slice() else { continue };
            let vague = matches!(form.kind, None | Some(EntryType::Organisation)) && winner(&form.words).1 < 4;
            if vague && form.firm > 0 && surnames.contains(last) && place(last) < 5 && known(&form.text).is_none() {
                form.kind = Some(EntryType::Person);
            }
        }
    }
}

/// The type of a form, from the votes of its words and half as much again as its places give on average.
fn decide(form: &Form, small: i32) -> Option<EntryType> {
    let places: BTreeMap<usize, i32> =
        form.places.iter().enumerate().map(|(n, sum)| (n, sum * 3 / (2 * form.count.max(1)))).collect();
    let mut votes = form.words;
    votes.iter_mut().enumerate().for_each(|(n, sum)| *sum += places.get(&n).copied().unwrap_or_default());
    let (kind, score) = winner(&votes);
    let own = form.firm > 0;
    match form.units.as_slice() {
        [] => None,
        _ if known(&form.text).is_some() => own.then_some(kind),
        [_] if form.is_acronym => decide_acronym(form, kind),
        [word] if word.chars().count() == 1 => None,
        [word] => decide_word(form, word, small, &votes),
        units if units.iter().all(|unit| is_no_entry(unit)) => None,
        [.., last] if matches!(last.as_str(), "american" | "americans" | "government" | "governments") => None,
        [first, ..] if matches!(first.as_str(), "fy" | "fiscal") => None,
        _ if !own => (score >= 6 || (score >= 5 && form.count > 1)).then_some(kind),
        _ => (score >= 4 || form.firm > 1).then_some(if score > 0 { kind } else { EntryType::Organisation }),
    }
}

fn decide_acronym(form: &Form, kind: EntryType) -> Option<EntryType> {
    let [word] = form.units.as_slice() else { return None };
    let bare = word.replace('.', "");
    let roman = bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let shouted = bare.len() > 3 && is_common(&bare);
    let right = !roman && !shouted && !is_no_entry(&bare) && bare.len() < 12;
    (right && form.firm > 0 && (form.count > 1 || kind == EntryType::Place)).then_some(kind)
}

/// *NordHaven*, *LabourNet*: a capital inside, and not that of a surname such as *MacArthur*.
fn is_brand(word: &str) -> bool {
    let prefix = ["Mac", "Fitz", "Van", "Von", "Mc", "De", "Di", "La", "Le", "Du"].iter().any(|p| word.starts_with(p));
    let inner = word.char_indices().skip(3).find(|(_, c)| c.is_uppercase());
    !prefix && inner.is_some() && word.chars().all(char::is_alphabetic)
}

fn decide_word(form: &Form, word: &str, small: i32, votes: &Votes) -> Option<EntryType> {
    if is_no_entry(word) || form.firm == 0 {
        return None;
    }
    let (kind, score) = winner(votes);
    let of_place = votes.get(slot(EntryType::Place)).copied().unwrap_or_default();
    if kind == EntryType::Place && place(word) > 0 && of_place >= 4 {
        // A city that is also a word or a surname needs more than one firm place of its own.
        return Some(kind);
    }
    // A plural of a place is no other place.
    if word.strip_suffix('s').is_some_and(|one| place(one) > 4) {
        return None;
    }
    let titles = form.places.get(slot(EntryType::Person)).copied().unwrap_or_default();
    let titled = kind == EntryType::Person && (score >= 6 || titles >= 6);
    if small * 10 > form.count {
        return None;
    }
    if is_common(word) {
        // A word that the corpus never writes small may be a surname (*Trump*); alone, *Board* is none.
        let person = (kind == EntryType::Person && score > 1) || is_surname(word);
        let own = head(word).is_none() && !is_title(word) && form.firm > 2 && person;
        let kind = EntryType::Person;
        return (own || titled).then_some(kind);
    }
    // What an apposition calls a body, or what is the address of a site, needs no second place.
    let body = votes.get(slot(EntryType::Organisation)).copied().unwrap_or_default() > 5;
    if form.firm < 2 {
        if is_brand(&form.text) && matches!(kind, EntryType::Concept | EntryType::Organisation) {
            return Some(EntryType::Organisation);
        }
        return (titled || (body && kind == EntryType::Organisation)).then_some(kind);
    }
    let person = is_given(word) || is_surname(word);
    match kind {
        EntryType::Concept | EntryType::Organisation if person => Some(EntryType::Person),
        EntryType::Concept => Some(EntryType::Organisation),
        kind => Some(kind),
    }
}
