//! `crossread query FOLDER 'QUERY'`: asks a corpus what the page would be asked.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_engine::{Answer, Encoding, Extent, Query, Sort};

use crate::{corpus, output};

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
    /// List only the first so many articles; all are counted
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
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
        let extent = Extent { encoding: Encoding::Utf8, offset: 0, limit: self.limit.unwrap_or(usize::MAX) };
        let answer = engine.answer(&query, &extent);
        output::write(|out| if self.json { output::json(out, &answer) } else { print(&answer, out) })
    }
}

/// The answer in words: the sentence, the notes, and a line for each article.
fn print(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", answer.sentence)?;
    for note in &answer.notes {
        writeln!(out, "{note}")?;
    }
    for article in &answer.articles {
        writeln!(out, "{}\t{} hits", article.slug, article.hits)?;
    }
    Ok(())
}
