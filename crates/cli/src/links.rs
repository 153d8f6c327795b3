//! `crossread links FOLDER`: passages of different articles about the same thing.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_model::{Analysis, Corpus, Entry, Evidence};
use serde::Serialize;

use crate::corpus::{self, Places};
use crate::output;

/// List pairs of passages of different articles about the same thing, with the evidence
#[derive(Args)]
pub(crate) struct LinksOf {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// Print everything as JSON: the form is documented in crates/cli/JSON.md
    #[arg(long)]
    json: bool,
}

impl LinksOf {
    /// The status is 1 where the corpus has a fault.
    pub(crate) fn run(self) -> ExitCode {
        let Some(corpus) = corpus::read(&self.folder) else { return ExitCode::FAILURE };
        let analysis = crossread_analyse::analyse(&corpus);
        let answer = Answer::new(&corpus, &analysis);
        output::write(|out| if self.json { output::json(out, &answer) } else { answer.print(out) })
    }
}

/// The answer, in the form of `crates/cli/JSON.md`.
#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    links: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    from: End<'a>,
    to: End<'a>,
    score: f64,
    evidence: Proof<'a>,
}

#[derive(Serialize)]
struct End<'a> {
    article: &'a str,
    passage: String,
}

#[derive(Default, Serialize)]
struct Proof<'a> {
    terms: Vec<Term<'a>>,
    entries: Vec<Shared<'a>>,
}

#[derive(Serialize)]
struct Term<'a> {
    term: &'a str,
    weight: f64,
}

#[derive(Serialize)]
struct Shared<'a> {
    id: &'a str,
    name: &'a str,
    weight: f64,
}

/// Grows by one whenever a key changes its meaning or goes.
const VERSION: u32 = 1;

impl<'a> Answer<'a> {
    fn new(corpus: &'a Corpus, analysis: &'a Analysis) -> Self {
        let places = Places::new(corpus);
        let entries: Vec<&Entry> = corpus.index.entries.iter().chain(&analysis.entries).collect();
        let end = |passage| {
            let place = places.get(passage)?;
            Some(End { article: place.article, passage: place.address() })
        };
        let links = analysis.links.iter().filter_map(|link| {
            let mut evidence = Proof::default();
            for shared in &link.evidence {
                let weight = f64::from(shared.weight) / 1000.0;
                match &shared.what {
                    Evidence::Term(term) => evidence.terms.push(Term { term, weight }),
                    Evidence::Entry(entry) => {
                        let entry = entries.get(*entry as usize)?;
                        evidence.entries.push(Shared { id: &entry.id, name: &entry.name, weight });
                    }
                }
            }
            Some(Row { from: end(link.from)?, to: end(link.to)?, score: f64::from(link.score) / 1000.0, evidence })
        });
        Self { version: VERSION, links: links.collect() }
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        for row in &self.links {
            writeln!(out, "{}\t{}\t{}", row.from.passage, row.to.passage, row.score)?;
        }
        Ok(())
    }
}
