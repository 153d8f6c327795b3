//! What was asked, and how it is read.

mod dates;
mod ending;
mod fields;
mod figures;
mod lex;
mod parse;
mod reason;
mod sentence;
mod tree;
mod write;

use std::fmt;
use std::str::FromStr;

use crossread_text::is_letter;

pub use dates::Dates;
pub(crate) use ending::{Ending, ending};
pub(crate) use fields::canonical;
pub use figures::{FigureTest, Limit};
pub(crate) use lex::is_quote;
pub(crate) use reason::{lacks, published};
pub(crate) use sentence::{a, noun, sentence};
pub use write::quotation;
pub(crate) use write::quoted;

/// What was asked: the text of the search box, and what was chosen beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text, as typed.
    pub text: String,
    /// True while the reader types: the last word then stands for every word that begins with it.
    pub typing: bool,
    /// Values ticked in facets: any of one facet's, and something of every facet that has some.
    pub facets: Vec<Choice>,
    /// Days chosen on the time axis; undated articles are not in them. They stand beside the text,
    /// like ticked values, so that moving the brush never rewrites what someone typed, and so that
    /// [`crate::Engine::timeline`] can leave out its own choice. In a URL, [`Dates`] as it prints.
    pub dates: Option<Dates>,
    /// Years written about, chosen on the second time axis: articles that write about any day of them.
    /// They stand beside the text for the same reasons.
    pub about: Option<Dates>,
    /// The order of the articles.
    pub sort: Sort,
}

/// A ticked value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// The facet's name.
    pub facet: String,
    /// The value as shown.
    pub value: String,
}

/// The order of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best match first; without words, the newest first.
    #[default]
    Relevance,
    /// The newest first, undated ones last.
    Newest,
    /// The oldest first, undated ones last.
    Oldest,
    /// By title.
    Title,
    /// Most hits per thousand words first.
    Hits,
}

/// A remark on how a query was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A sentence, with its full stop.
    pub text: String,
    /// What was asked for, as it was typed, where the note says that no article has it.
    pub lacking: Option<String>,
}

/// A query as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Nothing was asked: every article.
    Everything,
    /// Articles in which words match.
    Words(Pattern),
    /// Articles whose title alone matches.
    Title(Pattern),
    /// Articles with a value of a facet; `None` asks for articles without any. The name `title`,
    /// which no facet has, comes with `None` alone: articles without a title.
    Facet {
        /// The facet's name.
        name: String,
        /// The value as typed; a star at its end makes its last word a prefix.
        value: Option<String>,
    },
    /// The article of this name; a star at its end makes it the beginning of a name.
    In(String),
    /// Articles that appeared then; `None` asks for undated ones.
    Dated(Option<Dates>),
    /// Articles with a figure that passes; `None` asks for articles without any.
    Figure(Option<FigureTest>),
    /// Articles that write about any day of a stretch; `None` asks for those that name no year.
    About(Option<Dates>),
    /// Articles with one passage in which all of it holds: words, and what joins them.
    Same(Box<Expr>),
    /// Articles in which it does not hold.
    Not(Box<Expr>),
    /// Articles in which all hold. At least two.
    And(Vec<Expr>),
    /// Articles in which one holds. At least two.
    Or(Vec<Expr>),
}

/// What is looked for within one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A word.
    Word(WordPattern),
    /// Words in this order, one after the other. At least two.
    Phrase(Vec<WordPattern>),
    /// Two patterns with at most so many words between them, in either order.
    Near {
        /// The one.
        left: Box<Pattern>,
        /// The other.
        right: Box<Pattern>,
        /// The greatest number of words between them.
        within: u32,
    },
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPattern {
    /// The word as typed, one word as [`crossread_text::words`] cuts it.
    pub text: String,
    /// Which forms of it are meant.
    pub form: Form,
}

/// Which forms of a word are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Every inflection.
    Inflected,
    /// This form, in whatever case and with whatever accents.
    Folded,
    /// Every word that begins so, folded.
    Prefix,
    /// This form as typed, case and accents kept.
    Exact,
}

impl Query {
    /// A query of this text alone.
    pub fn of_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Reads the text, with the fields that every corpus has; [`crate::Engine::read`] also knows
    /// those of its corpus. Any text is a query: what could not be read is said in notes and left
    /// out. Linear in the text.
    pub fn read(&self) -> (Expr, Vec<Note>) {
        self.read_with(&|_| false)
    }

    /// [`Query::read`] with further fields, by their names in small letters.
    pub(crate) fn read_with(&self, is_field: &dyn Fn(&str) -> bool) -> (Expr, Vec<Note>) {
        parse::parse(&self.text, self.typing, is_field)
    }

    /// True where neither text nor a facet nor a time axis asks for anything.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty() && self.dates.is_none() && self.about.is_none() && self.text.trim().is_empty()
    }
}

impl Pattern {
    /// The pattern as one would type it.
    pub fn label(&self) -> String {
        match self {
            Self::Word(word) => word.label(),
            Self::Phrase(words) => {
                match words.first().map(|w| w.form) {
                    // Inflections are joined only outside quotation marks.
                    Some(Form::Inflected) => run(words, "-", "*"),
                    Some(Form::Exact) => format!("=\"{}\"", run(words, " ", "*")),
                    _ => format!("\"{}\"", run(words, " ", "*")),
                }
            }
            Self::Near { left, right, within } => {
                // NEAR is read from the left.
                let right = match **right {
                    Self::Near { .. } => format!("({})", right.label()),
                    _ => right.label(),
                };
                format!("{} NEAR/{within} {right}", left.label())
            }
        }
    }
}

/// The words of a phrase with what parts them; letters of scripts without blanks stand side by side.
/// A prefix ends in `star`.
fn run(words: &[WordPattern], by: &str, star: &str) -> String {
    let mut out = String::new();
    let mut letter = false;
    for word in words {
        let joined = std::mem::replace(&mut letter, is_letter(&word.text));
        out.push_str(if out.is_empty() || joined && letter { "" } else { by });
        out.push_str(&word.text);
        out.push_str(if word.form == Form::Prefix { star } else { "" });
    }
    out
}

impl WordPattern {
    fn label(&self) -> String {
        match self.form {
            // In capitals these would be operators again; what is inflected is folded anyway.
            Form::Inflected if ["AND", "OR", "NOT", "NEAR"].contains(&self.text.as_str()) => {
                self.text.to_ascii_lowercase()
            }
            Form::Inflected => self.text.clone(),
            Form::Folded => format!("\"{}\"", self.text),
            Form::Prefix => format!("{}*", self.text),
            Form::Exact => format!("={}", self.text),
        }
    }
}

impl Note {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lacking: None }
    }

    /// That no article has what was asked for.
    pub(crate) fn lacking(asked: &str) -> Self {
        Self { text: format!("No article has {}.", quotation(asked)), lacking: Some(asked.to_owned()) }
    }
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 5] = [Self::Relevance, Self::Newest, Self::Oldest, Self::Title, Self::Hits];

    /// Its name in URLs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Hits => "hits",
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Sort {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|s| s.name() == text).ok_or(())
    }
}
