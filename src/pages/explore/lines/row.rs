//! One line, with as much context as there is room for.

use crate::signals::*;
use crossread_engine::Lines;

use super::{entry, setting};
use crate::pages::{identity, language, opened};
use crate::parts::line::{Shown, line};
use crate::state::{Held, State};
use crate::view::El;
use crate::view::html::li;

/// How wide a character of context is on average, in CSS pixels: half the size of the type, a little
/// more than in running English, so that words are seldom cut by the edge.
const CHARACTER: u32 = 8;

/// What a line has beside its context: siglum and keyword.
const BESIDE: u32 = 190;

/// Narrower lists set the siglum above the line.
const NARROW: u32 = 544;

/// The widest keyword column, in characters.
const WIDEST: usize = 18;

/// So many lines are looked at for the width of the keyword column.
const LOOKED_AT: usize = 60;

/// How many characters of context have room on either side of the keyword.
pub(super) fn room(width: u32) -> usize {
    let taken = if width < NARROW { BESIDE / 2 } else { BESIDE };
    (width.saturating_sub(taken) / 2 / CHARACTER).max(8) as usize
}

/// The width of the keyword column: that of the longest keyword of the first lines, within bounds.
pub(super) fn keyword_width(state: State, lines: &Lines) -> String {
    let engine = state.library.engine();
    let longest = lines.list.iter().take(LOOKED_AT).filter_map(|line| engine.line_text(line, <_>::default(), 0));
    let longest = longest.map(|text| text.keyword.chars().count()).max().unwrap_or_default();
    format!("{}ch", longest.clamp(5, WIDEST) + 1)
}

/// The line at a place of the list.
pub(super) fn row(
    state: State,
    listed: Held<Lines>,
    at: usize,
    room: Memo<usize>,
    open: RwSignal<Option<usize>>,
) -> El {
    let lines = listed.get();
    let engine = state.library.engine();
    let (by, wanted) = setting(state, |lens| (lens.by, lens.width.characters()));
    let characters = wanted.min(room.get_untracked());
    let shown = lines.list.get(at).and_then(|found| Some((*found, engine.line_text(found, by, characters)?)));
    // Rows are made for places that the list has.
    let Some((found, text)) = shown else { return li() };
    let front = state.library.volume().front(found.article);
    line(Shown {
        at,
        of: lines.list.len(),
        identity: identity(found.article, &front),
        href: state.href(&front.slug, Some(text.id)),
        text,
        flank: by.flank(),
        begins: lines.begins.get(at).copied().unwrap_or_default(),
        language: language(state, &front),
        open,
        passage: Callback::new(move |()| {
            let engine = state.library.engine();
            let hits = || match entry(state) {
                Some(entry) => engine.mention_spans(entry, found.passage),
                None => engine.spans(&state.selection(), found.passage),
            };
            untrack(|| opened(state, found.passage, hits()))
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_takes_the_room_there_is() {
        assert_eq!([0, 320, 543, 1067, 1384].map(room), [8, 14, 28, 54, 74]);
    }
}
