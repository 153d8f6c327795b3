//! `crossread import FILE... --out FOLDER`: pasted digests, saved pages and posts to drafts.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use crossread_ingest::import::{self, Action, Import, Input, Progress, Written};

/// Cut pasted digests, saved web pages and Markdown posts into drafts of article files, for a person to review
#[derive(Args)]
pub(crate) struct ImportArgs {
    /// The files: text with one article or several, .html pages, .md posts
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The folder for articles/, corpus.toml and the report; made where there is none
    #[arg(short, long, value_name = "FOLDER")]
    out: PathBuf,
    /// The title of the corpus [default: from the name of the first file]
    #[arg(long)]
    title: Option<String>,
    /// Replace drafts and reports that are there already
    #[arg(long)]
    force: bool,
}

/// Reads all files, then writes all drafts or nothing. What was unsure goes to standard output with
/// a summary, faults to standard error. The status is 1 where nothing was written.
pub(crate) fn run(args: &ImportArgs) -> ExitCode {
    let inputs = match read(&args.files) {
        Ok(inputs) => inputs,
        Err(faults) => return fail(&faults.join("\n")),
    };
    let mut bar = Bar::default();
    let import = import::import(&inputs, &mut |progress| bar.show(progress));
    bar.clear();
    let title = args.title.clone().unwrap_or_else(|| title_of(args.files.first()));
    match import::write(&import, &args.out, &title, args.force) {
        Ok(written) => {
            // A reader that closes the pipe early (`| head`) has what it wanted.
            let _ = std::io::stdout().write_all(told(&import, &written, &args.out).as_bytes());
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            let why: Vec<String> = import
                .report
                .items
                .iter()
                .filter(|item| item.what == "no article")
                .map(|item| format!("{}:{}: {}", item.file, item.line, item.reason))
                .take(10)
                .collect();
            let why = if import.drafts.is_empty() && !why.is_empty() {
                format!("{}\n", why.join("\n"))
            } else {
                String::new()
            };
            fail(&format!("{why}{wrong}"))
        }
    }
}

/// The files with their names, or a line for each that cannot be read.
fn read(paths: &[PathBuf]) -> Result<Vec<Input>, Vec<String>> {
    let mut inputs = Vec::with_capacity(paths.len());
    let mut faults = Vec::new();
    for path in paths {
        match std::fs::read(path) {
            Ok(bytes) => inputs.push(Input { name: path.display().to_string(), bytes }),
            Err(wrong) => faults.push(format!("{}: it cannot be read: {wrong}", path.display())),
        }
    }
    if faults.is_empty() { Ok(inputs) } else { Err(faults) }
}

/// What the command says at the end: the drafts, the doubts, and where everything is.
fn told(import: &Import, written: &Written, out: &Path) -> String {
    const MOST: usize = 40;
    let mut lines = Vec::new();
    for draft in &import.drafts {
        let title = draft.front.title.as_deref().unwrap_or("(no title)");
        lines.push(format!("{}: {title}, {} paragraphs", draft.slug, draft.paragraphs));
    }
    let unsure: Vec<_> = import.report.items.iter().filter(|item| item.action == Action::Unsure).collect();
    for item in unsure.iter().take(MOST) {
        let text = if item.text.is_empty() { String::new() } else { format!(": {}", item.text) };
        lines.push(format!("{}:{}: unsure, {}: {}{text}", item.file, item.line, item.what, item.reason));
    }
    if unsure.len() > MOST {
        lines.push(format!("and {} more", unsure.len() - MOST));
    }
    if written.kept_corpus {
        lines.push(format!("{} was there and is kept", out.join("corpus.toml").display()));
    }
    let count = |action| import.report.count(action);
    let drafts =
        if import.drafts.len() == 1 { "1 draft".to_owned() } else { format!("{} drafts", import.drafts.len()) };
    lines.push(format!(
        "{drafts} in {}; {} unsure, {} repaired, {} left out: see {}",
        out.join("articles").display(),
        count(Action::Unsure),
        count(Action::Repaired),
        count(Action::LeftOut),
        out.join("import-report.md").display()
    ));
    lines.push(String::new());
    lines.iter().map(|line| line.replace(|c: char| c.is_control() && c != '\n', " ")).collect::<Vec<_>>().join("\n")
}

/// A title from the name of a file: *spring-digest.txt* gives *Spring digest*.
fn title_of(file: Option<&PathBuf>) -> String {
    let stem =
        file.and_then(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let words = stem.replace(['-', '_', '.'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn fail(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::FAILURE
}

/// How far the import is, on one line of a terminal; elsewhere nothing is shown.
#[derive(Default)]
struct Bar {
    shown: Option<usize>,
}

impl Bar {
    fn show(&mut self, progress: Progress<'_>) {
        let percent = progress.done * 100 / progress.of.max(1);
        if self.shown == Some(percent) || !std::io::stderr().is_terminal() {
            return;
        }
        self.shown = Some(percent);
        let _ = write!(std::io::stderr(), "\r{}: {percent} %\u{1b}[K", progress.file);
    }

    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_comes_from_the_name_of_the_file() {
        assert_eq!(title_of(Some(&PathBuf::from("/a/spring_digest-2.txt"))), "Spring digest 2");
        assert_eq!(title_of(None), "");
    }

    #[test]
    fn drafts_are_written_or_nothing_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("paste.txt");
        let text = "The Ferry Comes Back\n\nBy Ana Ruiz\n\nThe ferry to the island runs again after a year in which nobody came or went, and the people of the island met it at the pier with a band and with a list of complaints that took the mayor an hour to read.\n";
        std::fs::write(&file, text).expect("a file");
        let args = |force| ImportArgs { files: vec![file.clone()], out: folder.path().join("out"), title: None, force };
        assert_eq!(run(&args(false)), ExitCode::SUCCESS);
        assert!(folder.path().join("out/articles/the-ferry-comes-back.md").exists());
        assert_eq!(run(&args(false)), ExitCode::FAILURE, "nothing is overwritten");
        assert_eq!(run(&args(true)), ExitCode::SUCCESS);
    }
}
