//! Markdown (CommonMark with tables, footnotes and struck-out text) to passages.
//!
//! [`blocks`] turns the parser's events into blocks, each with its text in an [`inline`] writer;
//! [`turns`] finds who speaks; here the blocks become numbered passages.

use crossread_model::{Block, Passage, PassageId};

use crate::complaint::{Complaints, quote};
use crate::source::Text;

mod blocks;
mod html;
mod inline;
mod notes;
mod turns;

/// A block before it is numbered.
struct Draft {
    /// Where it begins in the file, in bytes.
    at: usize,
    kind: Kind,
    written: inline::Written,
    speaker: Option<String>,
    turn: bool,
}

/// The blocks as Markdown has them; a rule is none of the model's, but ends a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Heading(u8),
    Quotation,
    List(Option<u32>),
    Table,
    Code,
    Footnote(u32),
    Rule,
}

/// What the front matter says that bears on the body.
pub(crate) struct Setting<'a> {
    /// The title, which the body need not repeat.
    pub(crate) title: Option<&'a str>,
    /// Whether a paragraph may open a speaker's turn.
    pub(crate) interview: bool,
}

/// The headings and blocks of the body, which begins at byte `body` of `text`; footnotes last.
pub(crate) fn passages(text: &Text, body: usize, setting: &Setting<'_>, complaints: &mut Complaints) -> Vec<Passage> {
    let mut drafts = blocks::blocks(text, body, complaints);
    settle_title(&mut drafts, text, setting.title, complaints);
    if setting.interview {
        drafts = turns::speakers(drafts, text, complaints);
    }
    let (mut headings, mut bodies) = (0, 0);
    let mut passages = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let Draft { kind, written, speaker, turn, .. } = draft;
        let block = match kind {
            Kind::Rule => continue,
            Kind::Paragraph => Block::Paragraph,
            Kind::Heading(level) => Block::Heading(level),
            Kind::Quotation => Block::Quotation,
            Kind::List(start) => Block::List { start, depths: written.depths },
            Kind::Table => Block::Table,
            Kind::Code => Block::Code,
            Kind::Footnote(number) => Block::Footnote(number),
        };
        let id = if matches!(block, Block::Heading(_)) {
            headings += 1;
            PassageId::Heading(headings)
        } else {
            bodies += 1;
            PassageId::Body(bodies)
        };
        passages.push(Passage { id, block, speaker, turn, text: written.text, marks: written.marks });
    }
    passages
}

/// Headings of the first level are for the title alone: one that repeats it is dropped, any other
/// is a section like those of the second level.
fn settle_title(drafts: &mut Vec<Draft>, text: &Text, title: Option<&str>, complaints: &mut Complaints) {
    let mut first = true;
    drafts.retain_mut(|draft| {
        let opens = std::mem::replace(&mut first, false);
        if draft.kind != Kind::Heading(1) {
            return true;
        }
        let at = text.place(draft.at);
        if title == Some(draft.written.text.as_str()) {
            let instead = "delete the heading; the title stands in the front matter";
            complaints.warn(&text.file, at, "a heading that repeats the title is left out", instead);
            return false;
        }
        if opens && title.is_none() {
            let what = "the article has no title, and this heading is read as that of a section";
            let instead = format!("write title: {} if it is the title", quote(&draft.written.text));
            complaints.warn(&text.file, at, what, instead);
        }
        draft.kind = Kind::Heading(2);
        true
    });
}
