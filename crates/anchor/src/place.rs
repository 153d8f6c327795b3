//! The likeliest place of a quotation of ordinary length.

use std::ops::Range;

use crate::align::{align, kept};
use crate::scan::scan;

/// The longest quotation that is looked for in one piece: with its context it takes four machine words.
pub(crate) const MOST: usize = 192;

/// A quotation in plain characters.
pub(crate) struct Sought<'a> {
    pub(crate) before: &'a [char],
    pub(crate) exact: &'a [char],
    pub(crate) after: &'a [char],
    pub(crate) start: Option<usize>,
}

/// What the parts of a place weigh, as in Hypothesis' `match-quote.ts`.
const EXACT: u32 = 50;
const SIDE: u32 = 20;
const POSITION: u32 = 2;

/// The characters of the text that are the quotation, if enough of it is there.
pub(crate) fn place(text: &[char], sought: &Sought) -> Option<Range<usize>> {
    let Sought { before, exact, after, start } = *sought;
    if exact.is_empty() || text.is_empty() {
        return None;
    }
    let whole = [before, exact, after].concat();
    if let Some(range) = start.and_then(|start| unmoved(text, &whole, start, before.len(), exact.len())) {
        return Some(range);
    }
    let part = before.len()..before.len() + exact.len();
    let near = |length: usize| start.map(|start| start.saturating_add(length));
    let mut best = Best::default();
    for end in scan(text, &whole, near(exact.len() + after.len())) {
        if end.errors * 2 < whole.len() && best.score < SURE {
            best.try_out(text, sought, align(text, end.at, &whole, part.clone()));
        }
    }
    if best.score < SURE {
        for end in scan(text, exact, near(exact.len())) {
            if end.errors * 2 < exact.len() {
                best.try_out(text, sought, align(text, end.at, exact, 0..exact.len()));
            }
        }
    }
    (best.score > 0).then_some(best.range)
}

/// The characters where the quotation stood, if it and its context still stand there.
fn unmoved(text: &[char], whole: &[char], start: usize, before: usize, length: usize) -> Option<Range<usize>> {
    let first = start.checked_sub(before)?;
    let stands = text.get(first..)?.starts_with(whole);
    stands.then_some(start..start + length)
}

/// A score so high that no other place need be looked at: that of a quotation unchanged in unchanged context.
const SURE: u32 = 980;

#[derive(Default)]
struct Best {
    score: u32,
    range: Range<usize>,
}

impl Best {
    fn try_out(&mut self, text: &[char], sought: &Sought, range: Range<usize>) {
        let score = score(text, sought, &range);
        if score > self.score {
            (self.score, self.range) = (score, range);
        }
    }
}

/// How likely a place is, from 1 to 1000; 0 for one that keeps too little.
fn score(text: &[char], sought: &Sought, range: &Range<usize>) -> u32 {
    let Sought { before, exact, after, start } = *sought;
    let words = kept(text[range.clone()].iter().copied(), exact, false);
    let left = kept(text[..range.start].iter().rev().take(before.len() * 2).copied(), &reversed(before), true);
    let right = kept(text[range.end..].iter().take(after.len() * 2).copied(), after, true);
    let moved = start.map_or(0, |start| start.abs_diff(range.start).min(text.len()));
    let near = 1000 - (moved as u64 * 1000 / text.len() as u64) as u32;
    let sides = SIDE * u32::from(!before.is_empty()) + SIDE * u32::from(!after.is_empty());
    let context = (SIDE * (left + right)).checked_div(sides).unwrap_or(0);
    if !enough(words, context, exact.len()) {
        return 0;
    }
    (EXACT * words + SIDE * (left + right) + POSITION * near) / (EXACT + sides + POSITION)
}

/// Whether a place keeps enough of a quotation to be it: more of the words where there is less of the context.
fn enough(words: u32, context: u32, length: usize) -> bool {
    let needed = match context {
        _ if length < SHORT && context < 500 => 1001,
        650.. if length < SHORT => 450,
        600.. if length < SHORT => 600,
        500.. if length < SHORT => 800,
        600.. => 400,
        400.. => 550,
        _ => 700,
    };
    words >= needed
}

/// A quotation that may stand in many places by chance.
const SHORT: usize = 24;

fn reversed(letters: &[char]) -> Vec<char> {
    letters.iter().rev().copied().collect()
}
