//! Interviews: who speaks.
//!
//! A paragraph that begins with strong text ending in a colon, `**Klein:** He asks …`, opens a turn
//! of that speaker. What follows belongs to the turn until the next label, a heading or a rule.

use crossread_model::MarkKind;

use super::inline::Written;
use super::{Draft, Kind};
use crate::complaint::{Complaints, quote};
use crate::source::Text;

/// Gives every block of a turn its speaker and takes the labels out of the text.
pub(super) fn speakers(drafts: Vec<Draft>, text: &Text, complaints: &mut Complaints) -> Vec<Draft> {
    let mut done = Vec::with_capacity(drafts.len());
    let mut turn: Option<Turn> = None;
    for mut draft in drafts {
        match draft.kind {
            Kind::Heading(_) | Kind::Rule | Kind::Footnote(_) => Turn::end(turn.take(), text, complaints),
            Kind::Paragraph => {
                if let Some(name) = take_label(&mut draft.written) {
                    Turn::end(turn.replace(Turn { name, at: draft.at, begun: false }), text, complaints);
                }
            }
            _ => {}
        }
        // A label on a line of its own opens the turn of the paragraph after it.
        if draft.kind != Kind::Rule && draft.written.text.is_empty() {
            continue;
        }
        if let Some(turn) = &mut turn {
            draft.speaker = Some(turn.name.clone());
            draft.turn = !std::mem::replace(&mut turn.begun, true);
        }
        done.push(draft);
    }
    Turn::end(turn, text, complaints);
    done
}

struct Turn {
    name: String,
    at: usize,
    begun: bool,
}

impl Turn {
    fn end(turn: Option<Self>, text: &Text, complaints: &mut Complaints) {
        if let Some(Self { name, at, begun: false }) = turn {
            let what = format!("the turn of {} has no text", quote(&name));
            complaints.error(&text.file, text.place(at), what, "write what is said, or delete the name");
        }
    }
}

/// The speaker's name, if the text begins with one; it is taken out, and the marks move up.
fn take_label(written: &mut Written) -> Option<String> {
    let strong = written.marks.iter().find(|mark| mark.start > 0 || mark.kind == MarkKind::Strong)?;
    if strong.start > 0 {
        return None;
    }
    let end = usize::try_from(strong.end).ok()?;
    let (label, rest) = written.text.split_at_checked(end)?;
    let (name, rest) = match label.strip_suffix(':') {
        Some(name) => (name, rest),
        None => (label, rest.strip_prefix(':')?),
    };
    let name = name.trim();
    if name.is_empty() || name.contains('\n') {
        return None;
    }
    let name = name.to_owned();
    let rest = rest.trim_start();
    let cut = written.text.len() - rest.len();
    written.text.replace_range(..cut, "");
    let cut = u32::try_from(cut).ok()?;
    written.marks.retain_mut(|mark| {
        // A footnote's number on the label stays, before the first word.
        let kept = mark.end > cut || mark.start == mark.end;
        mark.start = mark.start.saturating_sub(cut);
        mark.end = mark.end.saturating_sub(cut);
        kept
    });
    Some(name)
}
