//! Entries from forms: what is one thing under several names, with all its places.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Corpus, EntryType};
use crossread_text::fold;

use super::acronyms;
use super::find::{self, Reading};
use super::forms::Occurrence;
use super::lists::{is_common, is_no_entry, known, place as is_place};
use super::people::{Meant, People};
use crate::quick::Map;
use crate::texts::Texts;

/// Something that the texts name.
#[derive(Debug)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) kind: EntryType,
    /// The fullest form.
    pub(crate) name: String,
    /// Every form met, the name first.
    pub(crate) aliases: Vec<String>,
    /// The surname, of a person.
    pub(crate) surname: Option<String>,
}

/// A place where a thing is named, or where several may be meant.
#[derive(Debug)]
pub(crate) struct Span {
    /// Place of the passage among all.
    pub(crate) passage: u32,
    /// First byte, and first byte after it.
    pub(crate) span: (u32, u32),
    /// Places of the things in the list, one where it is sure.
    pub(crate) things: Vec<u32>,
}

/// A thing, before it has a name: a person or a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing {
    Person(u32),
    Form(u32),
}

/// Everything that the texts of a corpus name, and where. Nearly linear in the text.
pub(crate) fn found(corpus: &Corpus, texts: &Texts) -> (Vec<Found>, Vec<Span>) {
    let reading = find::read(corpus, texts);
    let people = People::new(&reading.forms);
    let acronyms = acronyms::resolve(&reading.forms, &reading.introduced, &reading.occurrences);
    let things = Things {
        reading: &reading,
        people: &people,
        acronyms: &acronyms,
        known: same(&reading),
        short: short(&reading),
    };
    let mut places: BTreeMap<Thing, BTreeSet<u32>> = BTreeMap::new();
    let mut spans: Vec<(u32, (u32, u32), Vec<Thing>)> = Vec::new();
    for own in reading.occurrences.chunk_by(|a, b| a.article == b.article) {
        let also = own.first().map(|o| things.speakers(corpus, o.article)).unwrap_or_default();
        let meant = people.resolve(&reading.forms, own, &also);
        for (n, occurrence) in own.iter().enumerate() {
            let (start, list) = match meant.get(&n) {
                Some(Meant::Person(person)) => (occurrence.title, vec![Thing::Person(*person)]),
                Some(Meant::Open(people)) => (occurrence.title, people.iter().copied().map(Thing::Person).collect()),
                None => match things.of(occurrence) {
                    Some(thing) => (occurrence.title, vec![thing]),
                    None => continue,
                },
            };
            if let [thing] = list.as_slice() {
                places.entry(*thing).or_default().insert(occurrence.form);
            }
            spans.push((occurrence.passage, (start, occurrence.span.1), list));
        }
    }
    let order: Map<Thing, u32> = places.keys().copied().zip(0..).collect();
    let list = places.iter().map(|(thing, forms)| things.entry(*thing, forms)).collect();
    let spans = spans.into_iter().filter_map(|(passage, span, list)| {
        let things: Vec<u32> = list.iter().filter_map(|thing| order.get(thing)).copied().collect();
        (things.len() == list.len()).then_some(Span { passage, span, things })
    });
    (list, spans.collect())
}

/// The forms of one well-known name, led to the first of them; and *Ireland’s Dockers Association* to the
/// *Ireland Dockers Association*, where the shorter name stands only in articles that have the longer one.
fn same(reading: &Reading) -> Map<u32, u32> {
    let mut first: Map<&str, u32> = Map::default();
    let mut same = Map::default();
    for (form, at) in reading.forms.list.iter().zip(0..) {
        if let Some(known) = known(&form.text) {
            same.insert(at, *first.entry(known.name).or_insert(at));
        }
    }
    let articles = Articles::new(reading);
    let owned: BTreeSet<(u32, u32)> = reading.owned.iter().copied().collect();
    for (owner, name) in owned {
        let form = |at: u32| reading.forms.list.get(at as usize);
        let (Some(place), Some(short)) = (form(owner), form(name)) else { continue };
        let whose = place.units.join(" ");
        let whole = reading.forms.find(&format!("{whose} {}", short.units.join(" ")));
        let located = place.kind == Some(EntryType::Place) || is_place(&whose) > 4;
        let Some(long) = whole.filter(|_| located) else { continue };
        if form(long).is_some_and(|long| long.kind.is_some()) && articles.within(name, long) {
            same.insert(name, long);
        }
    }
    same
}

/// In which articles each form stands.
struct Articles(Map<u32, BTreeSet<u32>>);

impl Articles {
    fn new(reading: &Reading) -> Self {
        let mut articles: Map<u32, BTreeSet<u32>> = Map::default();
        for occurrence in &reading.occurrences {
            articles.entry(occurrence.form).or_default().insert(occurrence.article);
        }
        Self(articles)
    }

    /// Tells whether a short name stands only where the long one does too.
    fn within(&self, short: u32, long: u32) -> bool {
        let (Some(short), Some(long)) = (self.0.get(&short), self.0.get(&long)) else { return false };
        short.is_subset(long)
    }
}

/// *Brightwater* led to *Brightwater Homes*: names of one word, neither a place nor written small elsewhere, that
/// begin the name of one organisation and stand only in its articles. *Teamsters* is not their Local 4.
fn short(reading: &Reading) -> Map<u32, u32> {
    let articles = Articles::new(reading);
    let list = || reading.forms.list.iter().zip(0..);
    let part = |unit: &String| {
        matches!(unit.as_str(), "local" | "lodge" | "chapter" | "branch")
            || unit.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut by_first: Map<&str, Vec<u32>> = Map::default();
    for (form, at) in list().filter(|(form, _)| form.kind == Some(EntryType::Organisation)) {
        if let [first, _, ..] = form.units.as_slice() {
            by_first.entry(first).or_default().push(at);
        }
    }
    let mut found = Map::default();
    for (form, at) in list().filter(|(form, _)| matches!(form.kind, None | Some(EntryType::Organisation))) {
        let ([word], false) = (form.units.as_slice(), form.is_acronym) else { continue };
        let Some([long]) = by_first.get(word.as_str()).map(Vec::as_slice) else { continue };
        let whole = reading.forms.list.get(*long as usize).is_some_and(|long| !long.units.iter().any(part));
        let own = !is_common(word) && !is_no_entry(word) && is_place(word) == 0 && known(&form.text).is_none();
        if whole && own && articles.within(at, *long) {
            found.insert(at, *long);
        }
    }
    found
}

struct Things<'a> {
    reading: &'a Reading,
    people: &'a People,
    acronyms: &'a BTreeMap<u32, u32>,
    known: Map<u32, u32>,
    short: Map<u32, u32>,
}

impl Things<'_> {
    /// What a form that is no lone surname stands for.
    fn of(&self, occurrence: &Occurrence) -> Option<Thing> {
        let at = occurrence.form;
        let form = self.reading.forms.list.get(at as usize)?;
        if let Some(name) = self.acronyms.get(&at).filter(|name| self.kind(**name).is_some()) {
            return Some(self.thing(*name));
        }
        if let Some(long) = self.short.get(&at) {
            return Some(self.thing(*long));
        }
        if self.people.of_form(at).is_none() {
            form.kind?;
        }
        // At the head of a sentence a common word is no name.
        let unsure = !occurrence.firm && !occurrence.alone;
        let word = form.units.len() == 1 && unsure && form.units.first().is_some_and(|word| is_common(word));
        (!word).then(|| self.thing(at))
    }

    fn thing(&self, form: u32) -> Thing {
        match self.people.of_form(form) {
            Some(person) => Thing::Person(person),
            None => Thing::Form(self.known.get(&form).copied().unwrap_or(form)),
        }
    }

    fn kind(&self, form: u32) -> Option<EntryType> {
        self.reading.forms.list.get(form as usize)?.kind
    }

    /// People whom an article names beside its text: its speakers, who asks and who answers.
    fn speakers(&self, corpus: &Corpus, article: u32) -> Vec<u32> {
        let Some(article) = corpus.articles.get(article as usize) else { return Vec::new() };
        let front = [article.front.interviewee.as_deref(), article.front.interviewer.as_deref()];
        let labels = article.passages.iter().filter(|p| p.turn).filter_map(|p| p.speaker.as_deref());
        let names: BTreeSet<&str> = front.into_iter().flatten().chain(labels).collect();
        names.into_iter().filter_map(|name| self.people.labelled(&self.reading.forms, &fold(name))).collect()
    }

    /// The entry of a thing that is met in these forms.
    fn entry(&self, thing: Thing, met: &BTreeSet<u32>) -> Found {
        let forms = &self.reading.forms.list;
        let form = |at: u32| forms.get(at as usize);
        let own: Vec<u32> = match thing {
            Thing::Person(person) => self.people.list.get(person as usize).map(|p| p.forms.clone()).unwrap_or_default(),
            Thing::Form(at) => vec![at],
        };
        let fullest = own.iter().copied().filter(|at| met.contains(at)).chain(own.iter().copied()).next();
        let first = fullest.and_then(form);
        let known = first.and_then(|f| known(&f.text));
        let name = known.map_or_else(|| first.map_or(String::new(), |f| curly(&f.text)), |known| known.name.to_owned());
        let mut aliases = vec![name.clone()];
        for text in met.iter().filter_map(|at| form(*at)).map(|f| curly(&f.text)) {
            if !aliases.contains(&text) {
                aliases.push(text);
            }
        }
        let kind = match thing {
            Thing::Person(_) => EntryType::Person,
            Thing::Form(at) => known.map(|known| known.kind).or(self.kind(at)).unwrap_or(EntryType::Organisation),
        };
        let surname = (kind == EntryType::Person).then(|| name.rsplit(' ').next().unwrap_or_default().to_owned());
        Found { kind, name, aliases, surname }
    }
}

/// With apostrophes as printers set them.
fn curly(text: &str) -> String {
    text.replace('\'', "’")
}
