//! What an import says of its work: everything left out, repaired, or doubtful, line by line.

use std::fmt;

/// One thing that a reviewer should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name of the input file.
    pub file: String,
    /// The first source line it is about, from 1.
    pub line: u32,
    /// The last source line it is about.
    pub last: u32,
    /// The slug of the article it belongs to; `None` for what stands between articles.
    pub article: Option<String>,
    /// What was done.
    pub action: Action,
    /// The sort of thing in a word or two: *caption*, *broken word*, *date*.
    pub what: &'static str,
    /// Why it was done, as a sentence without its full stop.
    pub reason: String,
    /// The words in question. What was left out stands here in full, so that nothing is lost.
    pub text: String,
}

/// What was done with the words of an [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// They are not in the body.
    LeftOut,
    /// They are in the body, and not as printed.
    Repaired,
    /// They are used, and the program was not sure how.
    Unsure,
}

/// All items of an import in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The items.
    pub items: Vec<Item>,
}

/// The source lines that a piece of text came from, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    /// The first line, from 1.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

/// The report while one file is read.
pub(super) struct Log<'a> {
    file: &'a str,
    items: &'a mut Vec<Item>,
}

impl Report {
    /// The report on the file of this name, to be added to.
    pub(super) fn of<'a>(&'a mut self, file: &'a str) -> Log<'a> {
        Log { file, items: &mut self.items }
    }

    /// Gives each item that has no article yet to the draft inside whose lines it stands.
    pub(super) fn assign(&mut self, drafts: &[super::Draft]) {
        let mut files: std::collections::BTreeMap<&str, Vec<&super::Draft>> = std::collections::BTreeMap::new();
        for draft in drafts {
            files.entry(&draft.file).or_default().push(draft);
        }
        for item in self.items.iter_mut().filter(|item| item.article.is_none() && item.what != "repeated article") {
            let Some(drafts) = files.get(item.file.as_str()) else { continue };
            let after = drafts.partition_point(|draft| draft.lines.first <= item.line);
            let draft = after.checked_sub(1).and_then(|i| drafts.get(i)).filter(|draft| item.line <= draft.lines.last);
            item.article = draft.map(|draft| draft.slug.to_string());
        }
    }

    /// Puts the items in the order of the files and of their lines.
    pub(super) fn sort<'a>(&mut self, files: impl Iterator<Item = &'a str>) {
        let order: std::collections::BTreeMap<&str, usize> = files.enumerate().map(|(i, name)| (name, i)).collect();
        let place = |item: &Item| (order.get(item.file.as_str()).copied(), item.line, item.action);
        self.items.sort_by_key(place);
    }

    /// How many items record this action.
    pub fn count(&self, action: Action) -> usize {
        self.items.iter().filter(|item| item.action == action).count()
    }
}

impl Log<'_> {
    /// Records words that are in no body.
    pub(super) fn left_out(&mut self, at: Lines, what: &'static str, reason: impl Into<String>, text: &str) {
        self.add(at, Action::LeftOut, what, reason.into(), text);
    }

    /// Records words that were changed.
    pub(super) fn repaired(&mut self, at: Lines, what: &'static str, reason: impl Into<String>, text: &str) {
        self.add(at, Action::Repaired, what, reason.into(), &excerpt(text));
    }

    /// Records a doubt.
    pub(super) fn unsure(&mut self, at: Lines, what: &'static str, reason: impl Into<String>, text: &str) {
        self.add(at, Action::Unsure, what, reason.into(), &excerpt(text));
    }

    /// How many items there are, for [`Log::belongs`].
    pub(super) fn mark(&self) -> usize {
        self.items.len()
    }

    /// Gives these items to an article.
    pub(super) fn belongs(&mut self, items: std::ops::Range<usize>, slug: &str) {
        for item in self.items.get_mut(items).unwrap_or_default() {
            item.article = Some(slug.to_owned());
        }
    }

    fn add(&mut self, at: Lines, action: Action, what: &'static str, reason: String, text: &str) {
        let (file, text) = (self.file.to_owned(), text.to_owned());
        self.items.push(Item { file, line: at.first, last: at.last, article: None, action, what, reason, text });
    }
}

impl Lines {
    /// A single line.
    pub(super) fn one(line: u32) -> Self {
        Self { first: line, last: line }
    }

    /// From the start of this to the end of `other`.
    pub(super) fn to(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LeftOut => "left out",
            Self::Repaired => "repaired",
            Self::Unsure => "unsure",
        })
    }
}

/// The first words of a long text.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or(text);
            let word = cut.rfind(' ').unwrap_or(end);
            format!("{}…", cut.get(..word).unwrap_or(cut))
        }
    }
}
