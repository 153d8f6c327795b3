//! `crossread index FOLDER`: the whole index of a corpus, editorial and found, with every mention.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_model::{Analysis, Corpus, Entry};
use serde::Serialize;

use crate::corpus::{self, Places};
use crate::output;

/// List the entries of a corpus, those of its index and those found in its texts, with every mention
#[derive(Args)]
pub(crate) struct IndexOf {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// Print everything as JSON: the form is documented in crates/cli/JSON.md
    #[arg(long)]
    json: bool,
}

impl IndexOf {
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
    entries: Vec<Row<'a>>,
    unresolved: Vec<Open<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    origin: &'static str,
    aliases: &'a [String],
    mentions: Vec<Span<'a>>,
}

#[derive(Serialize)]
struct Span<'a> {
    article: &'a str,
    passage: String,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Open<'a> {
    #[serde(flatten)]
    span: Span<'a>,
    candidates: Vec<&'a str>,
}

/// Grows by one whenever a key changes its meaning or goes.
const VERSION: u32 = 1;

impl<'a> Answer<'a> {
    fn new(corpus: &'a Corpus, analysis: &'a Analysis) -> Self {
        let places = Places::new(corpus);
        let entries: Vec<&Entry> = corpus.index.entries.iter().chain(&analysis.entries).collect();
        let mut rows: Vec<Row> = entries.iter().map(|entry| Row::new(entry)).collect();
        for row in rows.iter_mut().skip(corpus.index.entries.len()) {
            row.origin = "found";
        }
        for mention in &analysis.mentions {
            let span = span(&places, mention.passage, mention.start, mention.end);
            if let (Some(row), Some(span)) = (rows.get_mut(mention.entry as usize), span) {
                row.mentions.push(span);
            }
        }
        let unresolved = analysis.unresolved.iter().filter_map(|open| {
            let ids = open.candidates.iter().filter_map(|entry| Some(entries.get(*entry as usize)?.id.as_str()));
            Some(Open { span: span(&places, open.passage, open.start, open.end)?, candidates: ids.collect() })
        });
        Self { version: VERSION, entries: rows, unresolved: unresolved.collect() }
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        for row in &self.entries {
            writeln!(out, "{}\t{}\t{} mentions", row.name, row.kind, row.mentions.len())?;
        }
        Ok(())
    }
}

impl<'a> Row<'a> {
    fn new(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            name: &entry.name,
            kind: entry.kind.name(),
            origin: "editorial",
            aliases: &entry.aliases,
            mentions: vec![],
        }
    }
}

fn span<'a>(places: &Places<'a>, passage: u32, start: u32, end: u32) -> Option<Span<'a>> {
    let place = places.get(passage)?;
    let text = place.passage.text.get(start as usize..end as usize)?;
    Some(Span { article: place.article, passage: place.address(), start, end, text })
}
