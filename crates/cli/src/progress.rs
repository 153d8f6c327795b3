//! What a long build is doing, on standard error: one line for each step that has begun. In a
//! terminal the line of a finished step gives way to the next, so that only the result stays; where
//! there is none (a log, a pipe) every line is plain and stays.

use std::io::{IsTerminal, Write, stderr};

/// A corpus of fewer articles is built before a line could be read.
const LARGE: usize = 200;

/// Tells of the steps of one build.
pub(crate) struct Progress {
    tells: bool,
    terminal: bool,
}

impl Progress {
    /// For a corpus of so many articles.
    pub(crate) fn of(articles: usize) -> Self {
        Self { tells: articles >= LARGE, terminal: stderr().is_terminal() }
    }

    /// A step begins.
    pub(crate) fn step(&self, what: &str) {
        if self.tells {
            // Where standard error is closed nobody reads along, and the build goes on.
            let _ = stderr().write_all(line(what, self.terminal).as_bytes());
        }
    }

    /// Nothing more is to come.
    pub(crate) fn end(&self) {
        if self.tells && self.terminal {
            let _ = stderr().write_all(CLEAR.as_bytes());
        }
    }
}

/// To the start of the line, and away with what stands on it.
const CLEAR: &str = "\r\x1b[K";

fn line(what: &str, terminal: bool) -> String {
    if terminal { format!("{CLEAR}{what} …") } else { format!("{what}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_gets_plain_lines_and_a_terminal_one_line_anew() {
        assert_eq!(line("pack 300 articles", false), "pack 300 articles\n");
        let shown = line("pack 300 articles", true);
        assert!(shown.starts_with('\r') && !shown.contains('\n'), "{shown:?}");
    }
}
