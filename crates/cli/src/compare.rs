//! `crossread compare FOLDER A B [C D]`: Sides held against one another, as on the page.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_engine::{Compared, ComparedWord, SIDES, Spec, WordChoice};

use crate::{corpus, output};

/// Hold two to four Sides against one another: what they name, their words, passages and figures
#[derive(Args)]
pub(crate) struct CompareOf {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// The Sides: article:SLUG, entry:ID, query:TEXT, or rest for all that is in no other
    #[arg(required = true, num_args = 2..=SIDES, value_parser = spec)]
    sides: Vec<Spec>,
    /// Print everything as JSON: the form is documented in crates/cli/JSON.md
    #[arg(long)]
    json: bool,
    /// Count stop words too
    #[arg(long)]
    stop_words: bool,
    /// Leave out words that are names
    #[arg(long)]
    no_names: bool,
    /// The greatest number of members of each list; all are counted
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
}

fn spec(text: &str) -> Result<Spec, String> {
    Spec::read(text).ok_or_else(|| "expected article:SLUG, entry:ID, query:TEXT or rest".to_owned())
}

impl CompareOf {
    /// The status is 1 where the corpus has a fault; a Side of which nothing is found is said.
    pub(crate) fn run(self) -> ExitCode {
        let Some(corpus) = corpus::read(&self.folder) else { return ExitCode::FAILURE };
        let engine = match corpus::open(&corpus) {
            Ok(engine) => engine,
            Err(error) => {
                eprintln!("crossread: {error}");
                return ExitCode::FAILURE;
            }
        };
        let choice = WordChoice { stop_words: self.stop_words, names: !self.no_names };
        let answer = engine.compare(&self.sides).answer(choice, self.limit);
        output::write(|out| if self.json { output::json(out, &answer) } else { print(&answer, out) })
    }
}

/// The comparison in short: the Sides, their overlaps, what all name, words, pairs and reuse.
fn print(answer: &Compared, out: &mut dyn Write) -> io::Result<()> {
    for side in &answer.sides {
        let name = side.name.as_deref().unwrap_or_default();
        writeln!(out, "{}\t{name}\t{} articles\t{} words", side.spec, side.articles, side.words)?;
        side.notes.iter().try_for_each(|note| writeln!(out, "{note}"))?;
    }
    for (a, b, passages) in &answer.overlaps {
        writeln!(out, "passages in both {} and {}: {passages}", a + 1, b + 1)?;
    }
    for set in answer.named.iter().filter(|set| set.sides.len() > 1) {
        for entry in &set.entries {
            let mentions: Vec<String> = entry.mentions.iter().map(u32::to_string).collect();
            writeln!(out, "{}\t{}\t{}", set.kind, entry.name, mentions.join(" : "))?;
        }
    }
    for (side, words) in answer.sides.iter().zip(&answer.words) {
        let shown = |word: &ComparedWord| format!("{} {}:{} ({})", word.word, word.here, word.there, word.g2);
        let list: Vec<String> = words.ranked.iter().take(10).map(shown).collect();
        writeln!(out, "words of {}\t{}", side.spec, list.join(", "))?;
    }
    for pair in &answer.pairs {
        let ids: Vec<&str> = pair.passages.iter().map(|passage| passage.id.as_str()).collect();
        writeln!(out, "{}\t{}\t{}", ids.join("\t"), pair.score, pair.words.join(" "))?;
    }
    for reused in &answer.reuse {
        writeln!(out, "{}\t{}\tthe same {} words", reused.passages.0, reused.passages.1, reused.same)?;
    }
    Ok(())
}
