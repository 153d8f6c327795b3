//! `crossread query FOLDER 'QUERY'`: asks a corpus what the page would be asked.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_engine::{Engine, Found, Query, Selection, Sort};
use crossread_volume::PassageIx;
use serde::Serialize;

use crate::corpus;

/// Ask a corpus, as the search box of its page does
#[derive(Args)]
pub(crate) struct Ask {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// What to ask, in the syntax of the search box
    query: String,
    /// Print everything as JSON: the form is documented in crates/cli/JSON.md
    #[arg(long)]
    json: bool,
    /// The order of the articles: relevance, newest, oldest, title or hits
    #[arg(long, default_value = "relevance", value_parser = sort)]
    sort: Sort,
}

fn sort(name: &str) -> Result<Sort, String> {
    name.parse().map_err(|()| {
        let names: Vec<_> = Sort::ALL.iter().map(|s| s.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

impl Ask {
    /// The status is 1 where the corpus has a fault; an answer without articles is an answer.
    pub(crate) fn run(self) -> ExitCode {
        let Some(corpus) = corpus::read(&self.folder) else { return ExitCode::FAILURE };
        let engine = match corpus::open(&corpus) {
            Ok(engine) => engine,
            Err(error) => {
                eprintln!("crossread: {error}");
                return ExitCode::FAILURE;
            }
        };
        let query = Query { sort: self.sort, ..Query::of_text(self.query) };
        let answer = Answer::new(&engine, &query);
        let mut out = io::stdout().lock();
        let written = if self.json {
            serde_json::to_writer_pretty(&mut out, &answer).map_err(io::Error::from).and_then(|()| writeln!(out))
        } else {
            answer.print(&mut out)
        };
        // A reader that closes the pipe early (`| head`) has what it wanted.
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                eprintln!("crossread: cannot write the answer: {error}");
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        }
    }
}

/// The answer, in the form of `crates/cli/JSON.md`.
#[derive(Serialize)]
struct Answer {
    version: u32,
    sentence: String,
    notes: Vec<String>,
    articles: Vec<Article>,
    facets: BTreeMap<String, Vec<Value>>,
}

#[derive(Serialize)]
struct Article {
    slug: String,
    score: f64,
    hits: u32,
    passages: Vec<Passage>,
}

#[derive(Serialize)]
struct Passage {
    id: String,
    text: String,
    spans: Vec<(u32, u32)>,
}

#[derive(Serialize)]
struct Value {
    value: String,
    count: u32,
}

/// Grows by one whenever a key changes its meaning or goes.
const VERSION: u32 = 1;

impl Answer {
    fn new(engine: &Engine, query: &Query) -> Self {
        let selection = engine.select(query);
        let facets = engine.facets(query, &selection).into_iter().map(|facet| {
            let values = facet.values.into_iter().map(|v| Value { value: v.value, count: v.count });
            (facet.name, values.collect())
        });
        Self {
            version: VERSION,
            sentence: selection.sentence.clone(),
            notes: selection.notes.iter().map(|note| note.text.clone()).collect(),
            articles: selection.articles.iter().map(|found| article(engine, &selection, found)).collect(),
            facets: facets.collect(),
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", self.sentence)?;
        for note in &self.notes {
            writeln!(out, "{note}")?;
        }
        for article in &self.articles {
            writeln!(out, "{}\t{} hits", article.slug, article.hits)?;
        }
        Ok(())
    }
}

/// An article with the passages that have hits, or with all where no words were asked for.
fn article(engine: &Engine, selection: &Selection, found: &Found) -> Article {
    let volume = engine.volume();
    let slug = volume.front(found.article).slug;
    let passage = |ix: PassageIx, spans: Vec<(u32, u32)>| {
        let passage = volume.passage(ix);
        Passage { id: format!("{slug}/{}", passage.id), text: passage.text, spans }
    };
    let passages = engine.passages(selection, found.article).into_iter();
    let passages = passages.map(|h| passage(h.passage, h.spans.iter().map(|s| (s.start, s.end)).collect())).collect();
    Article { slug: slug.to_string(), score: six_digits(found.score), hits: found.hits, passages }
}

/// Rounded to six significant digits, so that a last bit never changes the output.
fn six_digits(n: f64) -> f64 {
    format!("{n:.5e}").parse().unwrap_or(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_keep_six_digits() {
        for (n, expected) in
            [(0.0, 0.0), (1.234_567_89, 1.234_57), (0.000_123_456_78, 0.000_123_457), (123_456.7, 123_457.0)]
        {
            assert_eq!(six_digits(n), expected);
        }
    }
}
