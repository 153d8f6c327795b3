//! The words that stand beside the hits, each with the link to its lines.

use crate::parts::icons::mark;
use crate::view::El;
use crate::view::html::{a, aside, h2, li, p, span, ul};
use crate::wording;

/// A word beside the hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The word as it is written.
    pub word: String,
    /// In how many lines it stands there.
    pub lines: u32,
    /// How closely it goes with the hit, in hundredths.
    pub score: u32,
    /// The marks of its articles, those that have one.
    pub marks: Vec<u8>,
    /// The link to its lines, or from them to all.
    pub href: String,
    /// True where its lines are those that are shown.
    pub chosen: bool,
}

/// So many marks are shown at most.
const MARKS: usize = 4;

/// The words; `heading` says where they stand.
pub fn collocates(heading: &'static str, words: Vec<Beside>) -> El {
    let none = words.is_empty().then(|| p().class("muted").child("No word stands there in two lines or more."));
    aside().class("collo").attr("aria-label", "Words beside the keyword").child((
        h2().class("label").child(heading),
        (!words.is_empty()).then(|| {
            let heads = ["Word", "", "Lines", "Score"];
            p().class("collo__k muted").attr("aria-hidden", "true").children(heads.map(|head| span().child(head)))
        }),
        ul().children(words.into_iter().map(row)),
        none,
        p().class("muted collo__how").child(
            "In the order of the score: of all places where the word or the keyword is, the share where they are within \
             reach of each other (Dice’s coefficient). Words that are no more frequent here than elsewhere are left out.",
        ),
    ))
}

fn row(beside: Beside) -> El {
    let lines = if beside.lines == 1 { " line" } else { " lines" };
    li().child(a().class("collo__w").href(beside.href).attr("aria-current", beside.chosen.then_some("true")).child(
        (
            span().child((beside.word, " ")),
            span().class("marks").children(
                beside.marks.into_iter().take(MARKS).map(|n| span().attr("data-mark", n).child(mark(Some(n)))),
            ),
            span().class("num").child((wording::number(beside.lines), span().class("vh").child(lines))),
            span().class("collo__s muted").child((score(beside.score), span().class("vh").child(" score"))),
        ),
    ))
}

/// Hundredths as a fraction of one: `0.57`.
fn score(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
