//! Text with italics, free of markup, and the builder that every style writes with.

/// A stretch of text in one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text. Never empty.
    pub text: String,
    /// True for italics.
    pub italic: bool,
}

/// A citation, ready to show or copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The entry of a list of references; for BibTeX, RIS and CSL-JSON the record.
    pub runs: Vec<Run>,
    /// What stands in the text at the place cited: for APA and MLA in brackets, for Chicago the note.
    /// It alone names the passage. `None` for BibTeX, RIS and CSL-JSON.
    pub in_text: Option<Vec<Run>>,
}

impl Citation {
    /// The entry or record without italics.
    pub fn plain(&self) -> String {
        plain(&self.runs)
    }

    /// What stands in the text, without italics.
    pub fn in_text_plain(&self) -> Option<String> {
        self.in_text.as_deref().map(plain)
    }

    pub(crate) fn data(text: String) -> Self {
        Self { runs: vec![Run { text, italic: false }], in_text: None }
    }
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Writes runs, joining neighbours of one type.
#[derive(Default)]
pub(crate) struct Text(Vec<Run>);

impl Text {
    pub(crate) fn roman(&mut self, text: &str) -> &mut Self {
        self.push(text, false)
    }

    pub(crate) fn italic(&mut self, text: &str) -> &mut Self {
        self.push(text, true)
    }

    /// Ends a sentence: a full stop, unless one stands there or another mark does its work.
    pub(crate) fn stop(&mut self) -> &mut Self {
        let closers = ['’', '”', '"', ')'];
        let ended = self.last().is_none_or(|run| run.trim_end_matches(closers).ends_with(['.', '?', '!', '…']));
        if ended { self } else { self.roman(".") }
    }

    /// A blank, unless nothing has been written yet.
    pub(crate) fn blank(&mut self) -> &mut Self {
        if self.0.is_empty() { self } else { self.roman(" ") }
    }

    pub(crate) fn finish(self) -> Vec<Run> {
        self.0
    }

    fn last(&self) -> Option<&str> {
        self.0.last().map(|run| run.text.as_str())
    }

    fn push(&mut self, text: &str, italic: bool) -> &mut Self {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.italic == italic => last.text.push_str(text),
            _ => self.0.push(Run { text: text.to_owned(), italic }),
        }
        self
    }
}
