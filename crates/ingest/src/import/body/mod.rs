//! The body of an article: what does not belong to it is taken out, in an order in which each step
//! sees only what the steps before it left.

mod biography;
mod caption;
mod crumb;
mod doubt;
mod edges;
mod heading;
mod note;
mod pull_quote;
mod repeat;
mod speaker;
mod tweet;
mod unlabelled;

use super::blocks::Block;
use super::report::{Lines, Log};

pub(super) use repeat::share_of;
pub(super) use speaker::label as speaker_label;

/// What the head says that bears on the body.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// The title.
    pub(super) title: Option<String>,
    /// The dek.
    pub(super) dek: Option<String>,
    /// The names of the byline.
    pub(super) people: Vec<String>,
    /// The head says that the text is an interview.
    pub(super) interview: bool,
}

/// The clean body, and what was learned from what was left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    /// The parts in order.
    pub(super) parts: Vec<Part>,
    /// What the notes, biographies and labels said.
    pub(super) facts: Facts,
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The source lines.
    pub(super) at: Lines,
    /// The text.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a part of a body is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph; it continues the turn before it, if there is one.
    Paragraph,
    /// The head of a section.
    Heading,
    /// An item of a list.
    Item,
    /// The first paragraph of a turn of this speaker.
    Turn(String),
}

/// What was learned besides the text itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// The outlet that a note names.
    pub(super) outlet: Option<String>,
    /// The kind of text that a note names.
    pub(super) kind: Option<&'static str>,
    /// People of whom a biography stood at the end.
    pub(super) described: Vec<String>,
    /// Who is asked.
    pub(super) interviewee: Option<String>,
    /// Who asks.
    pub(super) interviewer: Option<String>,
    /// Whether the text is an interview.
    pub(super) interview: bool,
}

/// Cleans a body.
pub(super) fn clean(blocks: &[Block], setting: &Setting, log: &mut Log<'_>) -> Body {
    let mut facts = Facts { interview: setting.interview, ..Facts::default() };
    let mut blocks: Vec<Block> = blocks.to_vec();
    tweet::remove(&mut blocks, log);
    edges::trim_head(&mut blocks, setting, &mut facts, log);
    edges::trim_tail(&mut blocks, setting, &mut facts, log);
    edges::trim_inside(&mut blocks, &mut facts, log);
    repeat::remove(&mut blocks, log);
    pull_quote::remove(&mut blocks, log);
    doubt::mend_blanks(&mut blocks, log);
    for block in &mut blocks {
        block.text =
            block.text.replace('\u{a0}', " ").split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let mut parts = heading::parts(blocks);
    if !speaker::turns(&mut parts, setting, &mut facts, log) {
        unlabelled::turns(&mut parts, setting, &mut facts, log);
    }
    doubt::tell(&parts, log);
    Body { parts, facts }
}

/// True for a line about the text and not of it: a note, a call to act, a credit.
pub(super) fn is_apparatus(text: &str) -> bool {
    note::is_note(text) || crumb::reason(text).is_some() || caption::is_credited(text)
}

/// True for what stands after the last paragraph of an article by these people: a biography, a
/// note, a crumb.
pub(super) fn is_tail(text: &str, people: &[String]) -> bool {
    is_apparatus(text) || biography::subject(text, people).is_some()
}
