//! A quotation too long to be looked for in one piece, by pieces of it.

use std::ops::Range;

use crate::CONTEXT;
use crate::place::{self, Sought};

/// How long a piece is.
const PIECE: usize = 96;

/// How many pieces are looked for at most: half of them at either end.
const PIECES: usize = 8;

/// How much may be put in or taken out between two pieces: a sentence or two.
const SHIFT: usize = 256;

/// From the first to the last of the pieces that stand in their order at about their distances. Where a quotation was
/// torn apart, the part with the most pieces is it.
pub(crate) fn place(text: &[char], sought: &Sought) -> Option<Range<usize>> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut run: Option<(usize, Piece)> = None;
    for at in offsets(sought.exact.len()) {
        let Some(stands) = piece(text, sought, at) else { continue };
        let next = match run {
            Some((count, before)) if follows(&before, at, &stands) => {
                (count + 1, Piece { at, stands: before.stands.start..stands.end })
            }
            _ => (1, Piece { at, stands }),
        };
        if best.as_ref().is_none_or(|(count, _)| next.0 > *count) {
            best = Some((next.0, next.1.stands.clone()));
        }
        run = Some(next);
    }
    best.map(|(_, range)| range)
}

/// The pieces up to one that begins at this character of the quotation, and the characters of the text that are they.
struct Piece {
    at: usize,
    stands: Range<usize>,
}

/// Where the pieces begin: side by side from both ends.
fn offsets(length: usize) -> Vec<usize> {
    let half = (length / PIECE).min(PIECES) / 2;
    let mut offsets: Vec<usize> = (0..half).map(|index| index * PIECE).collect();
    offsets.extend((1..=half).rev().map(|index| length - index * PIECE));
    offsets
}

/// Whether a piece stands where it must if those before it are rightly placed, with room for edits between them.
fn follows(before: &Piece, at: usize, stands: &Range<usize>) -> bool {
    let apart = at - before.at - PIECE;
    let now = stands.start as isize - before.stands.end as isize;
    now > -(PIECE as isize) / 2
        && stands.end > before.stands.end
        && now.unsigned_abs().abs_diff(apart) <= SHIFT + apart / 4
}

/// Where the piece that begins at this character of the quotation stands.
fn piece(text: &[char], sought: &Sought, at: usize) -> Option<Range<usize>> {
    let exact = sought.exact;
    let end = at + PIECE;
    let before = if at == 0 { sought.before } else { &exact[at.saturating_sub(CONTEXT)..at] };
    let after = if end == exact.len() { sought.after } else { &exact[end..(end + CONTEXT).min(exact.len())] };
    let start = sought.start.map(|start| start.saturating_add(at));
    place::place(text, &Sought { before, exact: &exact[at..end], after, start })
}
