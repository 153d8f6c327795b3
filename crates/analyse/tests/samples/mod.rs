//! Labelled passages: their form, and what the analysis finds in them.
#![allow(dead_code)] // Each test uses its own part of this.

use crossread_analyse::figures;
use crossread_model::{About, Article, Block, Corpus, Date, FrontMatter, Passage, PassageId};

/// A passage with what a person found in it.
pub(crate) struct Sample {
    /// Where it is from.
    pub(crate) source: String,
    /// Its text.
    pub(crate) text: String,
    /// In order of place.
    pub(crate) labels: Vec<Label>,
}

/// A figure, or a year written about (kind *year*, its value days since the year 1).
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) kind: String,
    pub(crate) value: (f64, f64),
    pub(crate) currency: Option<String>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The words, for people who read why a test failed.
    #[allow(dead_code)]
    pub(crate) words: String,
}

/// Reads the passages of a file; its first lines say what form it has.
pub(crate) fn read(file: &str) -> Vec<Sample> {
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with(';')).collect();
    lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()).map(sample).collect()
}

fn sample(block: &[&str]) -> Sample {
    let [source, text, labels @ ..] = block else { panic!("no passage: {block:?}") };
    let mut at = 0;
    let labels = labels.iter().map(|line| label(line, text, &mut at)).collect();
    Sample { source: source.trim_start_matches("# ").to_owned(), text: (*text).to_owned(), labels }
}

/// *money 33000000 USD | $33 million*; the words stand in the text behind those of the label before.
fn label(line: &str, text: &str, at: &mut usize) -> Label {
    let (head, words) = line.trim().split_once(" | ").unwrap_or_else(|| panic!("no words: {line}"));
    let mut head = head.split(' ');
    let (kind, value) = (head.next().expect("a kind"), head.next().expect("a value"));
    let start = *at + text[*at..].find(words).unwrap_or_else(|| panic!("{words} does not stand in {text}"));
    *at = start + words.len();
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let value = if kind == "year" { (day(from, "01-01"), day(to, "12-31")) } else { (number(from), number(to)) };
    let currency = head.next().map(str::to_owned);
    Label { kind: kind.to_owned(), value, currency, start, end: *at, words: words.to_owned() }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// A day by its number; of a year alone, the one named.
fn day(text: &str, of_year: &str) -> f64 {
    let text = if text.len() == 4 { format!("{text}-{of_year}") } else { text.to_owned() };
    ordinal(text.parse().unwrap_or_else(|_| panic!("{text} is no day")))
}

fn ordinal(day: Date) -> f64 {
    f64::from(day.ordinal())
}

impl Sample {
    /// What the analysis finds.
    pub(crate) fn found(&self) -> Vec<Label> {
        let (figures, years) = figures(&corpus(&self.text));
        let words = |start: u32, end: u32| self.text[start as usize..end as usize].to_owned();
        let figures = figures.into_iter().map(|figure| Label {
            kind: figure.reading.kind.to_string(),
            value: figure.reading.value.bounds(),
            currency: figure.reading.currency,
            start: figure.start as usize,
            end: figure.end as usize,
            words: words(figure.start, figure.end),
        });
        let years = years.into_iter().map(|years| Label {
            kind: "year".to_owned(),
            value: (ordinal(years.first), ordinal(years.last)),
            currency: None,
            start: years.start as usize,
            end: years.end as usize,
            words: words(years.start, years.end),
        });
        figures.chain(years).collect()
    }
}

/// A corpus of one article of these paragraphs, one to a line.
pub(crate) fn corpus(text: &str) -> Corpus {
    let passage = |(text, n): (&str, u32)| Passage {
        id: PassageId::Body(n),
        block: Block::Paragraph,
        speaker: None,
        turn: false,
        text: text.to_owned(),
        marks: vec![],
    };
    let article = Article { front: front(), passages: text.lines().zip(1..).map(passage).collect() };
    let about = About { title: "Samples".into(), language: "en".into(), ..About::default() };
    Corpus { about, articles: vec![article], ..Corpus::default() }
}

fn front() -> FrontMatter {
    FrontMatter::bare("samples".parse().expect("is a slug"), "SAM".parse().expect("is a code"))
}
