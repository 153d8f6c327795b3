//! Measures how many highlights are found again in 1,000 edited articles of 200 highlights each:
//! `cargo run --release -p crossread-anchor --example edited [ARTICLES]`. With `--write` it writes the cases instead,
//! a JSON document on each line, for another matcher to be measured on: see `tests/peer/`.

#[path = "../tests/edits/mod.rs"]
mod edits;

use crossread_anchor::{Quote, Text};
use edits::{Case, Outcome, cases};
use serde_json::{Value, json};

/// Of a hundred words, how many are edited.
const RATES: [u64; 2] = [5, 20];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let articles = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(1_000);
    let write = arguments.iter().any(|argument| argument == "--write");
    for rate in RATES {
        let cases = cases(articles, 200, rate);
        if write {
            cases.for_each(|case| println!("{}", document(&case, rate)));
        } else {
            println!("{rate} of 100 words edited: {:?}", measure(cases));
        }
    }
}

fn measure(cases: impl Iterator<Item = Case>) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases {
        let text = Text::new(&case.after);
        for highlight in &case.highlights {
            let quote = Quote::of(&case.before, highlight.range.clone());
            outcome.add(highlight, text.find(&quote).map(|found| found.range));
        }
    }
    outcome
}

fn document(case: &Case, rate: u64) -> Value {
    let highlights: Vec<Value> = case
        .highlights
        .iter()
        .map(|highlight| {
            let Quote { exact, prefix, suffix, start } = Quote::of(&case.before, highlight.range.clone());
            json!({ "exact": exact, "prefix": prefix, "suffix": suffix, "start": start, "now": highlight.now })
        })
        .collect();
    json!({ "rate": rate, "text": case.after, "highlights": highlights })
}
