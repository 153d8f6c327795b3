//! Cuts stretches out of a text: around what is marked, between words, and where one is near, at the end of
//! a sentence or of a clause. Whatever shows a part of a passage by its length shows it as this cuts it.

use crossread_order::by_number;
use crossread_text::{is_letter, is_mark, sentences, words};

use crate::hits::Span;

/// How much of a passage is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// All of it.
    Whole,
    /// One stretch of some 190 characters, where most different terms are marked.
    One,
    /// Some 320 characters, in as many stretches as it takes to show every marked term once.
    Terms,
    /// Some 320 characters, or as many as it takes to show every mark.
    Marks,
}

impl Room {
    /// How many characters, as a text of that many bytes and characters has them; in bytes.
    fn bytes(self, text: &str) -> usize {
        let characters = match self {
            Self::Whole => return text.len(),
            Self::One => 190,
            Self::Terms | Self::Marks => 320,
        };
        characters * text.len() / text.chars().count().max(1)
    }
}

/// A stretch of the text, as bytes of it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: usize,
    to: usize,
    /// True where a sentence begins at `from`.
    begins: bool,
    /// True where a sentence ends at `to`.
    ends: bool,
}

/// Cuts a text to the room that there is, with an ellipsis where something is left out. What is marked comes
/// in order; of what overlaps the first is marked. A mark lies in the text whole or not at all. Only a word
/// that leaves no room for another is cut in two. Linear in the text.
pub(crate) fn stretch(text: &str, marked: &[Span], room: Room) -> (String, Vec<Span>) {
    let length = room.bytes(text);
    // A word or two more than fit are no reason to cut.
    let pieces = if text.len() <= length + slack(length) {
        vec![Piece { from: 0, to: text.len(), begins: true, ends: true }]
    } else {
        pieces(text, &groups(marked, length, room), length)
    };
    let (mut out, mut spans) = (String::new(), Vec::new());
    let mut rest = marked.iter().peekable();
    let mut last = None;
    for mut piece in pieces {
        match last {
            None if piece.from > 0 => out.push_str(if piece.begins { "…\u{a0}" } else { "…" }),
            None => {}
            Some(_) => out.push_str(" … "),
        }
        let shift = out.len() as i64 - piece.from as i64;
        let moved = |n: u32| u32::try_from(i64::from(n) + shift).unwrap_or_default();
        let mut end = piece.from;
        while let Some(span) = rest.next_if(|span| (span.start as usize) < piece.to) {
            if (span.start as usize) >= end && span.end as usize <= piece.to {
                end = span.end as usize;
                spans.push(Span { start: moved(span.start), end: moved(span.end), term: span.term });
            }
        }
        if piece.to < text.len() {
            let to = unpointed(text, end, piece.to).filter(|to| *to > piece.from).unwrap_or(piece.to);
            piece = Piece { to, ends: piece.ends && to == piece.to, ..piece };
        }
        last = Some(piece);
        let held = text.get(piece.from..piece.to).unwrap_or_default();
        // Lines of lists and tables run on in what is cut.
        let line = |c: char| if room != Room::Whole && matches!(c, '\n' | '\t') { ' ' } else { c };
        out.extend(held.chars().map(line));
    }
    if let Some(last) = last.filter(|last| last.to < text.len()) {
        out.push_str(if last.ends { "\u{a0}…" } else { "…" });
    }
    (out, spans)
}

/// Where a stretch that would end at `to` ends without the commas, colons and dashes that lead on to what is left out;
/// not before `from`.
fn unpointed(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut left = text.get(from..to)?;
    loop {
        let hyphens = left.trim_end_matches('-');
        let dash = left.len() - hyphens.len() > 1 || hyphens.ends_with(char::is_whitespace);
        let shorter = if dash { hyphens } else { left }.trim_end_matches(leads_on).trim_end();
        if shorter.len() == left.len() {
            break;
        }
        left = shorter;
    }
    Some(from + left.len())
}

/// True for what parts a clause from the next.
fn leads_on(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '—' | '–' | '，' | '、' | '；' | '：' | '،' | '؛')
}

/// So far from where its room ends a stretch may end, to end with a sentence.
fn slack(length: usize) -> usize {
    length / 6
}

/// What must be shown, as bytes, those near one another as one; in order.
fn groups(marked: &[Span], length: usize, room: Room) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    // One stretch has all that is wanted of it, however far apart.
    let near = if room == Room::One { length } else { length / 4 };
    let mut put = |span: &Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        match groups.last_mut() {
            Some(last) if start <= last.1 + near => last.1 = last.1.max(end),
            _ => groups.push((start, end)),
        }
    };
    if room == Room::Marks {
        marked.iter().for_each(put);
    } else {
        let mut wanted = densest(marked, length * 2 / 3);
        if room == Room::Terms {
            marked.iter().for_each(|span| take(&mut wanted, span));
        }
        by_number(&mut wanted, |span| u64::from(span.start));
        wanted.into_iter().for_each(&mut put);
    }
    if groups.is_empty() {
        groups.push((0, 0));
    }
    groups
}

/// The first of the places, at most `near` bytes long, where most different terms are: these, each once.
fn densest(marked: &[Span], near: usize) -> Vec<&Span> {
    let mut best: Vec<&Span> = Vec::new();
    for (at, first) in marked.iter().enumerate() {
        let mut held: Vec<&Span> = Vec::new();
        // The first one is taken however long it is.
        for span in marked.iter().skip(at) {
            if !held.is_empty() && span.end.saturating_sub(first.start) as usize > near {
                break;
            }
            take(&mut held, span);
        }
        if held.len() > best.len() {
            best = held;
        }
    }
    best
}

/// Adds a span of a term that is not there yet.
fn take<'s>(held: &mut Vec<&'s Span>, span: &'s Span) {
    if held.iter().all(|other| other.term != span.term) {
        held.push(span);
    }
}

/// The stretches around what must be shown, in order and apart: each has its part of the room that is left,
/// a third of it before.
fn pieces(text: &str, groups: &[(usize, usize)], length: usize) -> Vec<Piece> {
    let needed: usize = groups.iter().map(|(start, end)| end - start).sum();
    let least = length / 8;
    let spare = (length.saturating_sub(needed) / groups.len().max(1)).max(least);
    let mut pieces: Vec<Piece> = Vec::new();
    for group in groups {
        let piece = piece(text, *group, spare, slack(length));
        match pieces.last_mut() {
            // What would leave a word or two out leaves nothing out.
            Some(last) if piece.from <= last.to + least => {
                if piece.to > last.to {
                    (last.to, last.ends) = (piece.to, piece.ends);
                }
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// The stretch around a group, with about `spare` bytes beside it.
fn piece(text: &str, (start, end): (usize, usize), spare: usize, slack: usize) -> Piece {
    let mut from = start.saturating_sub(spare / 3);
    let mut limit = end + spare - (start - from);
    if limit > text.len() {
        from = from.saturating_sub(limit - text.len());
        limit = text.len();
    }
    let gaps = gaps(text, from.saturating_sub(slack), limit + slack);
    let (mut piece, inside) = (Piece { from: 0, to: text.len(), begins: true, ends: true }, end > start);
    if from > slack {
        let mut before = gaps.iter().filter(|gap| gap.after <= start && gap.after + slack >= from);
        let sentence = before.clone().find(|gap| gap.rank == Rank::Sentence && gap.after <= from + slack);
        let word = before.find(|gap| gap.after >= from);
        // What is marked may begin within a word, or with a mark on the blank before it.
        let beyond = || gaps.iter().rev().find(|gap| gap.after <= start);
        piece.from = sentence.or(word).or_else(beyond).map_or_else(|| whole(text, start), |gap| gap.after);
        piece.begins = sentence.is_some();
    }
    if limit + slack < text.len() {
        let after = || gaps.iter().rev().filter(|gap| gap.before >= end.max(piece.from + 1));
        let near = || after().filter(|gap| gap.before + slack >= limit);
        let sentence = near().find(|gap| gap.rank == Rank::Sentence);
        let clause = || near().find(|gap| gap.rank == Rank::Clause && gap.before <= limit);
        let word = || after().find(|gap| gap.before <= limit);
        let beyond = || after().next_back();
        let found = sentence.or_else(clause).or_else(word).or_else(beyond);
        piece.to = found.map_or_else(|| if inside { end } else { whole(text, limit) }, |gap| gap.before);
        piece.ends = sentence.is_some();
    }
    piece
}

/// The last place up to `at` where no character is parted from its marks.
fn whole(text: &str, at: usize) -> usize {
    let mut at = text.floor_char_boundary(at);
    while at > 0 && text.get(at..).is_some_and(|rest| rest.starts_with(extends)) {
        at = text.floor_char_boundary(at - 1);
    }
    at
}

/// What ends at a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Word,
    Clause,
    Sentence,
}

/// A place where a text may be cut.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// Where what stands before it ends.
    before: usize,
    /// Where what stands after it begins.
    after: usize,
    rank: Rank,
}

/// Where a part of a text may be cut, in order: at blanks, and in scripts without blanks behind each letter.
fn gaps(text: &str, from: usize, to: usize) -> Vec<Gap> {
    // Whether a sentence ends is seen by the first letter of the next.
    const SEEN: usize = 32;
    let from = text.floor_char_boundary(from);
    let to = text.floor_char_boundary(to);
    let seen = text.floor_char_boundary(to.saturating_add(SEEN));
    let slice = text.get(from..seen).unwrap_or_default();
    let ends: Vec<usize> = sentences(slice).iter().map(|sentence| from + sentence.end).collect();
    let letters: Vec<usize> =
        words(slice).filter(|word| is_letter(word.of(slice))).map(|word| from + word.end as usize).collect();
    let mut gaps: Vec<Gap> = Vec::new();
    let mut last = None;
    for (at, c) in slice.char_indices().map(|(at, c)| (from + at, c)) {
        if at > to {
            break;
        }
        let blank = |c: char| c.is_whitespace();
        let (left, right) = (last.is_some_and(blank), blank(c));
        match gaps.last_mut() {
            // A run of blanks is one gap; a mark on a blank is no word's beginning.
            Some(gap) if left && gap.after == at => gap.after = at + if right { c.len_utf8() } else { 0 },
            _ if last.is_some() && right => {
                gaps.push(Gap { before: at, after: at + c.len_utf8(), rank: rank(&ends, at, last) });
            }
            _ if letters.binary_search(&at).is_ok() || ends.binary_search(&at).is_ok() => {
                gaps.push(Gap { before: at, after: at, rank: rank(&ends, at, last) });
            }
            _ => {}
        }
        if extends(c) {
            // What stands on the character before belongs to it.
            while gaps.last().is_some_and(|gap| gap.after == at) {
                gaps.pop();
            }
        }
        last = Some(c);
    }
    gaps
}

fn rank(ends: &[usize], at: usize, last: Option<char>) -> Rank {
    if ends.binary_search(&at).is_ok() {
        Rank::Sentence
    } else if last.is_some_and(|c| c == ')' || leads_on(c)) {
        Rank::Clause
    } else {
        Rank::Word
    }
}

/// True for what is no character of its own: marks, joiners, the vowels *am* of Thai and Lao, which the
/// standard for text segmentation (UAX 29) joins to what they follow.
fn extends(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{e33}' | '\u{eb3}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests;
