//! What was measured of one shape, as its programs have written it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::corpora::Shape;

/// A query of the bench.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) kind: String,
    pub(super) words: Vec<String>,
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
    /// Folded text of each article, for looking up phrases.
    pub(super) texts: Vec<Vec<String>>,
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
        let texts = list(&json(&data.join("docs.json"))?).iter().map(lines).collect();
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

/// The lines of an article, title first, each as its words between single blanks, in small letters.
fn lines(doc: &Value) -> Vec<String> {
    let text = |key: &str| doc[key].as_str().unwrap_or_default();
    let folded = |line: &str| {
        let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        format!(" {} ", words.join(" "))
    };
    std::iter::once(text("title")).chain(text("text").lines()).map(folded).collect()
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

impl Engine {
    /// The times of first askings, by kind of query; `short`: prefixes of one and two letters, `early`:
    /// phrases before positions were filled in.
    pub(super) fn times(&self, queries: &[Query], time: fn(&Answer) -> f64) -> BTreeMap<String, Vec<f64>> {
        let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (query, answer) in queries.iter().zip(&self.answers) {
            let Some(answer) = answer else { continue };
            let short = query.words.iter().all(|word| word.len() <= 2);
            // The right spellings are there to be compared with, and are words like others.
            let kind = if query.kind == "right" {
                "word"
            } else if short {
                "short"
            } else {
                &query.kind
            };
            times.entry(kind.to_owned()).or_default().push(time(answer));
        }
        times
    }
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
}
