//! The rules of the house that no compiler checks. Each guard is a function from files to complaints, and has a test
//! with a bad example that it catches.

mod crates;
mod dependencies;
mod lines;
mod modules;
mod pure;
mod rust;
mod style;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::workspace::{Workspace, root};

/// A file of the project, named from the root with `/` between folders.
pub(crate) struct Source {
    path: String,
    text: String,
}

impl Source {
    /// A complaint about a line of this file, counted from 1.
    fn complain(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    fn is(&self, folder: &str, endings: &[&str]) -> bool {
        self.path.starts_with(folder) && endings.iter().any(|ending| self.path.ends_with(ending))
    }
}

/// Runs every guard, and fails with all complaints at once.
pub(crate) fn run() -> Result<()> {
    let complaints = complaints()?;
    if !complaints.is_empty() {
        bail!("the house is not in order:\n{}", complaints.join("\n"));
    }
    Ok(())
}

fn complaints() -> Result<Vec<String>> {
    let sources = sources()?;
    let workspace = Workspace::read()?;
    let mut complaints = crates::check(&workspace);
    complaints.extend(dependencies::check(&workspace, &sources));
    for guard in [modules::check, pure::check, style::check, lines::check] {
        complaints.extend(guard(&sources));
    }
    Ok(complaints)
}

/// Every text file that git tracks or would track.
fn sources() -> Result<Vec<Source>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let mut sources = Vec::new();
    for path in run::output(&mut git)?.split_terminator('\0') {
        let file = root().join(path);
        // A file may have been deleted and not yet committed so; one that is not UTF-8 is an image.
        if !file.is_file() {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("could not read {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source { path: path.to_owned(), text });
        }
    }
    Ok(sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a guard says of one file.
    pub(crate) fn of(guard: fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> Vec<String> {
        guard(&[Source { path: path.to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn the_house_is_in_order() {
        let complaints = complaints().unwrap();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}
