//! `crossread check FOLDER`: reads a corpus and says everything that is wrong with it.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_ingest::{Ingest, Severity};
use crossread_model::Corpus;

/// Read a corpus and report every fault at once, as file:line:column: what is wrong; what to write instead
#[derive(Args)]
pub(crate) struct Check {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
}

impl Check {
    /// Complaints go to standard error, one to a line, and a summary to standard output. The status
    /// is 1 where there is an error.
    pub(crate) fn run(self) -> ExitCode {
        let Ingest { corpus, complaints } = crate::corpus::examine(&self.folder);
        let errors = complaints.iter().filter(|c| c.severity == Severity::Error).count();
        let warnings = complaints.len() - errors;
        // A reader that closes the pipe early (`| head`) has what it wanted.
        let mut stderr = std::io::stderr().lock();
        for complaint in &complaints {
            if writeln!(stderr, "{complaint}").is_err() {
                break;
            }
        }
        let _ = writeln!(std::io::stdout(), "{}", summary(corpus.as_ref(), errors, warnings));
        if corpus.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// *9 articles, 348 entries, 9 families, 165 figures: no fault*.
fn summary(corpus: Option<&Corpus>, errors: usize, warnings: usize) -> String {
    let mut parts = Vec::new();
    if let Some(Corpus { articles, index, figures, .. }) = corpus {
        parts.push(counted(articles.len(), "article", "articles"));
        parts.push(counted(index.entries.len(), "entry", "entries"));
        parts.push(counted(index.families.len(), "family", "families"));
        parts.push(counted(figures.len(), "figure", "figures"));
    }
    let mut faults = if errors == 0 { "no fault".to_owned() } else { counted(errors, "fault", "faults") };
    if warnings > 0 {
        faults = format!("{faults}, {}", counted(warnings, "warning", "warnings"));
    }
    if parts.is_empty() { faults } else { format!("{}: {faults}", parts.join(", ")) }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_what_there_is() {
        assert_eq!(summary(None, 1, 2), "1 fault, 2 warnings");
        let corpus = Corpus::default();
        assert_eq!(summary(Some(&corpus), 0, 0), "0 articles, 0 entries, 0 families, 0 figures: no fault");
        assert_eq!(summary(Some(&corpus), 0, 1), "0 articles, 0 entries, 0 families, 0 figures: no fault, 1 warning");
    }
}
