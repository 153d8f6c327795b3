//! Random corpora over a small vocabulary, so that random queries find something.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crossread_model::{Article, Date, EntryType, Passage, PassageId};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Sample, corpus, index, passage};

/// Inflections, spellings, cases, accents, hyphens, apostrophes of both shapes, numbers, scripts
/// without blanks, and last an accent without a letter. The first few are drawn most often.
const VOCABULARY: [&str; 42] = [
    "strike",
    "union",
    "strikes",
    "striking",
    "Strike",
    "the",
    "organize",
    "organise",
    "organizing",
    "organization",
    "organisations",
    "unions",
    "women’s",
    "women's",
    "woman",
    "women",
    "café",
    "Cafe",
    "cafe\u{301}",
    "CAFÉS",
    "non-fiction",
    "non",
    "fiction",
    "1,000",
    "1000",
    "33.5",
    "労働組合",
    "労",
    "働",
    "労働",
    "組合は",
    "กี่คน",
    "คนก",
    "हिन्दी",
    "colour",
    "color",
    "Straße",
    "strasse",
    "co\u{ad}operate",
    "U.S.",
    "Łódź",
    "\u{301}",
];

/// What states something, or names a year; it stands in texts and is asked for by its value.
const NUMBERS: [&str; 9] = [
    "$33.5",
    "$2,000",
    "15 percent",
    "15 to 49 percent",
    "one in nine",
    "1984",
    "1984–85",
    "the 1980s",
    "twelve strikes",
];

const BETWEEN: [&str; 9] = [" ", " ", " ", " ", ", ", "-", " — ", "\n", ". "];

/// A word as it may stand in a text or be typed.
pub fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![2 => select(&VOCABULARY[..8]), 3 => select(&VOCABULARY[..])]
}

/// A word that no text has, one or two edits from some that texts may have, or too far from all.
pub fn slip() -> impl Strategy<Value = &'static str> {
    select(vec![
        "strkie",
        "stike",
        "unoin",
        "unionns",
        "orgnaize",
        "organizaton",
        "womne",
        "fcition",
        "colur",
        "straße2",
        "cafés1",
        "cofé",
        "Strasze",
        "zzzzzz",
        "un",
        "srtkie",
        "onion",
        "liodz",
    ])
}

/// Two to six articles in English, or now and then in a language whose stems are found by the build, or not at all.
pub fn corpora() -> impl Strategy<Value = Sample> {
    let language = prop_oneof![5 => Just("en"), 1 => Just("de"), 1 => Just("fr"), 1 => Just("ja")];
    (language, vec(any_article(), 2..=6)).prop_map(|(language, articles)| {
        let mut corpus = corpus(language, articles);
        for (article, n) in corpus.articles.iter_mut().zip(1..) {
            article.front.slug = format!("a{n}").parse().expect("is a slug");
        }
        corpus.index = index(&[
            (EntryType::Concept, "Strike", "strike"),
            (EntryType::Organisation, "The Union", "union"),
            (EntryType::Person, "Łódź", "Łódź"),
            (EntryType::Measure, "Care Act", "café"),
            (EntryType::Event, "The Walkout", "striking"),
            (EntryType::Work, "Women", "women"),
            (EntryType::Place, "Colour Street", "colour"),
        ]);
        Sample(corpus)
    })
}

fn text(more: RangeInclusive<usize>) -> impl Strategy<Value = String> {
    let next = prop_oneof![12 => word(), 1 => select(&NUMBERS[..])];
    joined(word(), next, more)
}

/// A title has no accent without a letter, of which nobody says how it is sorted.
fn title() -> impl Strategy<Value = String> {
    let words = || select(&VOCABULARY[..VOCABULARY.len() - 1]);
    joined(words(), words(), 0..=3)
}

fn joined(
    first: impl Strategy<Value = &'static str>,
    next: impl Strategy<Value = &'static str>,
    more: RangeInclusive<usize>,
) -> impl Strategy<Value = String> {
    (first, vec((select(&BETWEEN[..]), next), more))
        .prop_map(|(first, rest)| rest.iter().fold(first.to_owned(), |text, (between, word)| text + between + word))
}

fn any_article() -> impl Strategy<Value = Article> {
    let texts = (option::of(title()), option::of(text(0..=5)), vec((any::<bool>(), text(0..=11)), 1..=4));
    (texts, front()).prop_map(|((title, dek, blocks), front)| {
        let mut article = front;
        let mut passages: Vec<Passage> = Vec::new();
        passages.extend(title.as_ref().map(|text| passage(PassageId::Title, text)));
        passages.extend(dek.as_ref().map(|text| passage(PassageId::Dek, text)));
        let (mut headings, mut body) = (0, 0);
        for (heading, text) in blocks {
            let (count, id): (_, fn(u32) -> PassageId) =
                if heading { (&mut headings, PassageId::Heading) } else { (&mut body, PassageId::Body) };
            *count += 1;
            passages.push(passage(id(*count), &text));
        }
        article.front.title = title;
        article.front.dek = dek;
        article.passages = passages;
        article
    })
}

/// An article that is nothing but its front matter. Values meet again in other articles, differ
/// in case alone, and hold each other's words.
fn front() -> impl Strategy<Value = Article> {
    let day = |text: &str| text.parse::<Date>().expect("is a day");
    let days = ["2019-12-31", "2020-11-10", "2020-11-13", "2021-01-01"].map(day);
    let authors = ["Naomi Klein", "Klein", "Ann O’Brien", "Łucja Gascón"].map(str::to_owned);
    let places = ["Maine", "Colour Street"].map(str::to_owned);
    let series = ["One", "one two", "Two"].map(str::to_owned);
    (
        option::of(select(days.to_vec())),
        option::of(select(vec!["Report", "report", "Interview"])),
        vec(select(authors.to_vec()), 0..=2),
        option::of(select(vec!["Jacobin", "The Nation"])),
        vec(select(series.to_vec()), 0..=1),
        vec(select(places.to_vec()), 0..=1),
    )
        .prop_map(|(date, kind, authors, outlet, series, places)| {
            let mut article = super::article("a", &[]);
            article.front.date = date;
            article.front.kind = kind.map(str::to_owned);
            article.front.authors = authors;
            article.front.places = places;
            article.front.outlet = outlet.map(str::to_owned);
            article.front.extra = BTreeMap::from([("series".to_owned(), series)]);
            article
        })
}
