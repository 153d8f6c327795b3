//! What was measured of one shape, as its programs have written it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::corpora::Shape;

/// Phrases that are asked before positions are filled in.
pub(super) const EARLY: &str = "early";

/// A query of the bench.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) kind: String,
    pub(super) words: Vec<String>,
    /// Whether its times are counted.
    pub(super) timed: bool,
}

/// An answer: what was found, and how long that took in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    /// Asked for the first time.
    pub(super) first: f64,
    /// Asked again.
    pub(super) again: f64,
    /// Asked before positions were filled in.
    pub(super) early: bool,
    /// Articles found.
    pub(super) count: u64,
    /// The first ten.
    pub(super) top: Vec<u64>,
}

/// One engine.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) name: &'static str,
    /// By query; none where the engine does not know the kind.
    pub(super) answers: Vec<Option<Answer>>,
    /// What else was said of it, by the name of the program's key.
    pub(super) facts: Value,
}

/// One shape.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) shape: Shape,
    pub(super) queries: Vec<Query>,
    pub(super) engines: Vec<Engine>,
    /// `pack.json` and what the browser's side says of the whole.
    pub(super) whole: Value,
    /// The text of each article, for looking up phrases.
    pub(super) texts: Vec<Text>,
}

/// An article's lines, title first, each as its words between single blanks, in small letters. Engines differ in what
/// an apostrophe between letters does, and each is held to its own words.
#[derive(Debug, PartialEq)]
pub(super) struct Text {
    /// It belongs to the word, as Crossread has it: `we’re` is one.
    pub(super) joined: Vec<String>,
    /// It parts words, as the others have it: `we`, `re`.
    pub(super) parted: Vec<String>,
}

/// Which asking of a query is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Asking {
    /// The first in a page; of some phrases that is before positions are filled in.
    First,
    /// The one after, when all is filled in.
    Again,
}

impl Measured {
    /// Reads what the programs have written.
    pub(super) fn read(shape: Shape, data: &Path) -> Result<Self> {
        let whole = json(&data.join("browser.json"))?;
        let queries = list(&json(&data.join("queries.json"))?)
            .iter()
            .map(|query| Query {
                kind: query["kind"].as_str().unwrap_or_default().to_owned(),
                words: list(&query["words"]).iter().filter_map(|word| word.as_str().map(str::to_owned)).collect(),
                timed: query["untimed"] != true,
            })
            .collect();
        let mut engines = Vec::new();
        for name in ["crossread", "minisearch", "flexsearch"] {
            let facts = whole["engines"][name].clone();
            let visits = list(&facts["visits"]);
            let answers = visits.iter().map(|visit| list(&visit["answers"]).iter().map(answer).collect()).collect();
            engines.push(Engine { name, answers: best(answers), facts });
        }
        let tantivy = json(&data.join("tantivy.json"))?;
        let answers = list(&tantivy["answers"]).iter().map(answer).collect();
        engines.push(Engine { name: "tantivy", answers, facts: tantivy });
        let texts = list(&json(&data.join("docs.json"))?).iter().map(text).collect();
        Ok(Self { shape, queries, engines, whole, texts })
    }
}

/// Of each query the quickest of several visits: what the machine did besides has slowed the others.
fn best(visits: Vec<Vec<Option<Answer>>>) -> Vec<Option<Answer>> {
    let mut visits = visits.into_iter();
    let Some(mut best) = visits.next() else { return Vec::new() };
    for visit in visits {
        for (best, other) in best.iter_mut().zip(visit) {
            if let (Some(best), Some(other)) = (best, other) {
                best.first = best.first.min(other.first);
                best.again = best.again.min(other.again);
            }
        }
    }
    best
}

fn answer(value: &Value) -> Option<Answer> {
    Some(Answer {
        first: value["ms"].as_f64()?,
        again: value["again_ms"].as_f64()?,
        early: value["early"] == true,
        count: value["count"].as_u64()?,
        top: list(&value["top"]).iter().filter_map(Value::as_u64).collect(),
    })
}

fn text(doc: &Value) -> Text {
    let of = |key: &str| doc[key].as_str().unwrap_or_default();
    let lines = || std::iter::once(of("title")).chain(of("text").lines());
    Text {
        joined: lines().map(|line| cut(line, true)).collect(),
        parted: lines().map(|line| cut(line, false)).collect(),
    }
}

/// The words of a line between single blanks, one before the first and one behind the last; `joined`: an apostrophe
/// between letters parts none.
fn cut(line: &str, joined: bool) -> String {
    let mut out = String::from(" ");
    let mut last = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let within = last.is_alphabetic() && rest.peek().is_some_and(|next| next.is_alphabetic());
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if joined && within && matches!(c, '\'' | '’') {
            out.push('\'');
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
        last = c;
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn json(file: &Path) -> Result<Value> {
    let text = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", file.display()))
}

/// The value at a share of a list of times, by nearest rank; NaN where there is none.
pub(super) fn percentile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// What a time is listed under: `short` are prefixes of one and two letters, `early` phrases first asked before
/// positions were filled in.
fn kind(query: &Query, answer: &Answer, asking: Asking) -> String {
    let short = query.words.iter().all(|word| word.len() <= 2);
    let kind = match query.kind.as_str() {
        _ if answer.early && asking == Asking::First => EARLY,
        // The right spellings are there to be compared with, and are words like others.
        "right" => "word",
        _ if short => "short",
        kind => kind,
    };
    kind.to_owned()
}

impl Engine {
    /// The times of one asking by kind of query.
    pub(super) fn times(&self, queries: &[Query], asking: Asking) -> BTreeMap<String, Vec<f64>> {
        let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (query, answer) in queries.iter().zip(&self.answers).filter(|(query, _)| query.timed) {
            let Some(answer) = answer else { continue };
            let time = if asking == Asking::First { answer.first } else { answer.again };
            times.entry(kind(query, answer, asking)).or_default().push(time);
        }
        times
    }
}

/// All times but those of phrases that had to wait for positions: that passes with the first second of a visit, and they
/// have a row of their own.
pub(super) fn settled(times: &BTreeMap<String, Vec<f64>>) -> Vec<f64> {
    times.iter().filter(|(kind, _)| *kind != EARLY).flat_map(|(_, times)| times.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_of_the_list() {
        let times = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!([0.5, 0.95, 0.2, 1.0].map(|share| percentile(&times, share)), [3.0, 5.0, 1.0, 5.0]);
        assert!(percentile(&[], 0.5).is_nan());
    }

    #[test]
    fn of_several_visits_the_quickest_counts() {
        let answer = |first, again| Some(Answer { first, again, early: false, count: 1, top: vec![] });
        let visits = vec![vec![answer(3.0, 1.0), None], vec![answer(2.0, 4.0), None]];
        assert_eq!(best(visits), [answer(2.0, 1.0), None]);
    }

    #[test]
    fn a_phrase_asked_early_is_a_kind_of_its_own_until_it_is_asked_again() {
        let asked = [("phrase", true), ("phrase", true), ("right", true), ("prefix", true), ("typo", false)];
        let queries = asked.map(|(kind, timed)| {
            let word = if kind == "prefix" { "a" } else { "word" };
            Query { kind: kind.into(), words: vec![word.into()], timed }
        });
        let answer = |first, early| Some(Answer { first, again: 1.0, early, count: 1, top: vec![] });
        let answers =
            vec![answer(90.0, true), answer(2.0, false), answer(3.0, false), answer(4.0, false), answer(5.0, false)];
        let engine = Engine { name: "crossread", answers, facts: Value::Null };
        let listed = |asking| {
            let times = engine.times(&queries, asking);
            let rows: Vec<(String, Vec<f64>)> = times.clone().into_iter().collect();
            (rows, settled(&times))
        };
        let row = |kind: &str, times: &[f64]| (kind.to_owned(), times.to_vec());
        let first = [row("early", &[90.0]), row("phrase", &[2.0]), row("short", &[4.0]), row("word", &[3.0])];
        assert_eq!(listed(Asking::First), (first.to_vec(), vec![2.0, 4.0, 3.0]));
        let again = [row("phrase", &[1.0, 1.0]), row("short", &[1.0]), row("word", &[1.0])];
        assert_eq!(listed(Asking::Again), (again.to_vec(), vec![1.0; 4]));
    }

    #[test]
    fn an_apostrophe_between_letters_is_of_the_word_or_parts_it() {
        let doc =
            serde_json::json!({ "title": "What we’re", "text": "‘Now, what's “that”?’\nWell-known, the dogs' 1,000" });
        let lines = |lines: [&str; 3]| lines.map(str::to_owned).to_vec();
        let joined = lines([" what we're ", " now what's that ", " well known the dogs 1 000 "]);
        let parted = lines([" what we re ", " now what s that ", " well known the dogs 1 000 "]);
        assert_eq!(text(&doc), Text { joined, parted });
    }
}
