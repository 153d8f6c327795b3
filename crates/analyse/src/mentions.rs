//! The mention table: the entries of the editorial index, found by their aliases, and the entries found
//! in the texts, in one.
//!
//! The longest span wins, and of equal ones the editorial. A thing that was found under an alias of an
//! editorial entry is that entry.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Corpus, Entry, EntryType, Mention, Unresolved};
use crossread_text::{fold, words};

use crate::aliases::Aliases;
use crate::names::{self, Found, Span};
use crate::quick::Map;
use crate::texts::Texts;

/// What the texts of a corpus name.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Entries that the editorial index does not have, by name.
    pub(crate) entries: Vec<Entry>,
    /// By passage and place; no two overlap.
    pub(crate) mentions: Vec<Mention>,
    /// By passage and place.
    pub(crate) unresolved: Vec<Unresolved>,
}

/// All mentions in a corpus. Nearly linear in the text.
pub(crate) fn mentions(corpus: &Corpus, texts: &Texts) -> Named {
    let aliases = Aliases::new(&corpus.index.entries);
    let (things, spans) = names::found(corpus, texts);
    let editorial = Editorial::new(&corpus.index.entries);
    let entry_of: Vec<Option<u32>> = things.iter().map(|thing| editorial.entry_of(thing)).collect();
    // Things of the texts alone take numbers behind the editorial entries, in the order of their names.
    let mut order: Vec<usize> = (0..things.len()).filter(|n| entry_of.get(*n) == Some(&None)).collect();
    order.sort_by_cached_key(|n| things.get(*n).map(|thing| (fold(&thing.name), thing.name.clone(), *n)));
    let mut numbers: Vec<u32> = entry_of.iter().map(|entry| entry.unwrap_or_default()).collect();
    let first = corpus.index.entries.len() as u32;
    for (n, number) in order.iter().zip(first..) {
        if let Some(slot) = numbers.get_mut(*n) {
            *slot = number;
        }
    }
    let mut spans = spans.iter().peekable();
    let mut named = Named::default();
    let mut at = 0;
    for article in &corpus.articles {
        for passage in &article.passages {
            let mut claims: Vec<Claim> = Vec::new();
            if !texts.is_repeat(at as usize) {
                let own = aliases.find(&passage.text).into_iter();
                claims.extend(own.map(|(entry, start, end)| Claim {
                    start,
                    end,
                    editorial: true,
                    entries: vec![entry],
                }));
            }
            while let Some(span) = spans.next_if(|span| span.passage <= at) {
                claims.push(Claim::of(span, &numbers));
            }
            for claim in settle(claims) {
                claim.record(at, &mut named);
            }
            at += 1;
        }
    }
    // What no mention is left of is no entry.
    named.entries = entries(&corpus.index.entries, &things, &order);
    named.drop_unmentioned(first);
    named
}

/// A span that wants to be a mention.
#[derive(Debug)]
struct Claim {
    start: u32,
    end: u32,
    editorial: bool,
    entries: Vec<u32>,
}

impl Claim {
    fn of(span: &Span, numbers: &[u32]) -> Self {
        let entries: BTreeSet<u32> = span.things.iter().filter_map(|n| numbers.get(*n as usize)).copied().collect();
        Self { start: span.span.0, end: span.span.1, editorial: false, entries: entries.into_iter().collect() }
    }

    fn record(self, passage: u32, named: &mut Named) {
        let Self { start, end, entries, .. } = self;
        match entries.as_slice() {
            [entry] => named.mentions.push(Mention { entry: *entry, passage, start, end }),
            _ => named.unresolved.push(Unresolved { passage, start, end, candidates: entries }),
        }
    }
}

/// The claims that hold, by place: the longer before the shorter, the editorial before the found.
fn settle(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by_key(|c| (std::cmp::Reverse(c.end - c.start), !c.editorial, c.start));
    let mut held: BTreeMap<u32, Claim> = BTreeMap::new();
    for claim in claims {
        let before = held.range(..claim.end).next_back();
        if before.is_none_or(|(_, other)| other.end <= claim.start) {
            held.insert(claim.start, claim);
        }
    }
    held.into_values().collect()
}

/// The editorial entries by the words of their aliases.
struct Editorial<'a>(Map<String, (u32, &'a Entry)>);

impl<'a> Editorial<'a> {
    fn new(entries: &'a [Entry]) -> Self {
        let mut map = Map::default();
        for (entry, at) in entries.iter().zip(0..) {
            for alias in entry.aliases.iter().chain([&entry.name]) {
                map.entry(plain(alias)).or_insert((at, entry));
            }
        }
        Self(map)
    }

    /// The entry that one of the thing's forms is an alias of: the name, or else the fullest such form. A
    /// concept is no name, and a person's surname alone proves nothing.
    fn entry_of(&self, thing: &Found) -> Option<u32> {
        let mut aliases: Vec<&String> = thing.aliases.iter().collect();
        aliases.sort_by_key(|alias| std::cmp::Reverse(alias.len()));
        aliases.into_iter().find_map(|alias| {
            let (at, entry) = self.0.get(&plain(alias))?;
            (entry.kind != EntryType::Concept).then_some(*at)
        })
    }
}

/// The words of a name and nothing else, with their capitals.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("The ").unwrap_or(name);
    words(name).map(|word| word.of(name).replace('’', "'")).collect::<Vec<_>>().join(" ")
}

/// The found things as entries, in this order. Ids are made of names, with a number where one is taken.
fn entries(editorial: &[Entry], things: &[Found], order: &[usize]) -> Vec<Entry> {
    let mut taken: BTreeSet<String> = editorial.iter().map(|entry| entry.id.clone()).collect();
    let mut next: Map<String, u32> = Map::default();
    let list = order.iter().filter_map(|n| things.get(*n)).map(|thing| {
        let base = slug(&thing.name);
        let mut id = base.clone();
        while !taken.insert(id.clone()) {
            let n = next.entry(base.clone()).or_insert(1);
            *n += 1;
            id = format!("{base}-{n}");
        }
        Entry {
            id,
            kind: thing.kind,
            name: thing.name.clone(),
            sort: sort_key(thing),
            aliases: thing.aliases.clone(),
            definition: None,
            contrasts: vec![],
            parts: vec![],
            see: vec![],
            family: None,
            aspects: vec![],
        }
    });
    list.collect()
}

/// *Albanesi, Stefania*; without a leading *The*.
fn sort_key(thing: &Found) -> String {
    match &thing.surname {
        Some(surname) if thing.name.len() > surname.len() => {
            let rest = thing.name.strip_suffix(surname.as_str()).unwrap_or_default().trim_end();
            format!("{surname}, {rest}")
        }
        _ => thing.name.strip_prefix("The ").unwrap_or(&thing.name).to_owned(),
    }
}

/// Of the form of a slug: letters and digits of ASCII, with hyphens between them.
fn slug(name: &str) -> String {
    let mut id = String::new();
    for c in fold(name).chars() {
        match c {
            'a'..='z' | '0'..='9' if id.len() < 100 => id.push(c),
            '\'' => {}
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "entry".to_owned() } else { id.to_owned() }
}

impl Named {
    /// Leaves out found entries that lost all their mentions to longer ones.
    fn drop_unmentioned(&mut self, first: u32) {
        let open = self.unresolved.iter().flat_map(|open| open.candidates.iter().copied());
        let alive: BTreeSet<u32> = self.mentions.iter().map(|m| m.entry).chain(open).collect();
        let mut numbers: Map<u32, u32> = Map::default();
        let mut next = first;
        let mut at = first;
        self.entries.retain(|_| {
            let lives = alive.contains(&at);
            if lives {
                numbers.insert(at, next);
                next += 1;
            }
            at += 1;
            lives
        });
        let renumber = |entry: &mut u32| *entry = numbers.get(entry).copied().unwrap_or(*entry);
        self.mentions.iter_mut().for_each(|mention| renumber(&mut mention.entry));
        self.unresolved.iter_mut().for_each(|open| open.candidates.iter_mut().for_each(renumber));
    }
}
