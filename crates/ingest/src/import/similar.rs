//! Whether two texts are the same but for slips: compared by their folded words.

use std::collections::HashMap;

use crossread_text::{fold, words};

/// Gives each folded word a number, so that texts are compared as numbers.
#[derive(Default)]
pub(super) struct Interner(HashMap<String, u32>);

/// The folded words of a text.
pub(super) type Shape = Vec<u32>;

impl Interner {
    /// The shape of a text.
    pub(super) fn shape(&mut self, text: &str) -> Shape {
        words(text)
            .map(|word| {
                let folded = fold(word.of(text));
                let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
                *self.0.entry(folded).or_insert(next)
            })
            .collect()
    }
}

/// How much of the shorter of two texts is in the other, in hundredths, by runs of three words.
pub(super) fn likeness(a: &Shape, b: &Shape) -> usize {
    const RUN: usize = 3;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < RUN {
        return if short == long { 100 } else { 0 };
    }
    let all: std::collections::HashSet<&[u32]> = long.windows(RUN).collect();
    let shared = short.windows(RUN).filter(|run| all.contains(run)).count();
    shared * 100 / (short.len() - RUN + 1)
}

/// True for texts that say the same in nearly the same words.
pub(super) fn nearly_same(a: &str, b: &str) -> bool {
    let mut interner = Interner::default();
    let (a, b) = (interner.shape(a), interner.shape(b));
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    short > 0 && (a == b || short * 4 >= long * 3 && likeness(&a, &b) >= 75)
}

/// The sentences of a text, as byte ranges. A sentence may begin right after the stop of another
/// where the blank was lost (`end.Next`).
pub(super) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut i = 0;
    while i < chars.len() {
        if !matches!(chars[i].1, '.' | '!' | '?' | '…') {
            i += 1;
            continue;
        }
        let mut next = i + 1;
        while next < chars.len()
            && (matches!(chars[next].1, '.' | '!' | '?' | '…') || super::look::is_closing(chars[next].1))
        {
            // A straight mark after the stop closes only where no word follows it at once.
            if chars[next].1 == '"' && chars.get(next + 1).is_some_and(|(_, c)| c.is_alphanumeric()) {
                break;
            }
            next += 1;
        }
        let blank = chars.get(next).is_some_and(|(_, c)| c.is_whitespace());
        let follower = chars.iter().skip(next).find(|(_, c)| !c.is_whitespace()).map(|(_, c)| *c);
        let opens =
            follower.is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '‘' | '"' | '(' | '—'));
        let lost = !blank && follower.is_some_and(char::is_uppercase) && is_lost_blank(&chars, i, next);
        if opens && (blank || lost) {
            let end = chars.get(next).map_or(text.len(), |(at, _)| *at);
            out.push(start..end);
            let resume =
                chars.iter().skip(next).position(|(_, c)| !c.is_whitespace()).map_or(chars.len(), |k| next + k);
            start = chars.get(resume).map_or(text.len(), |(at, _)| *at);
            i = resume;
        } else {
            i = next;
        }
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

/// True where a stop between two words lost the blank after it: small letters before it, a capital
/// and a small letter after it, and no sign of an address.
fn is_lost_blank(chars: &[(usize, char)], stop: usize, next: usize) -> bool {
    let lower = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|(_, c)| c.is_lowercase());
    let before = lower(stop.checked_sub(1)) && lower(stop.checked_sub(2));
    let after = lower(Some(next + 1)) || chars.get(next + 1).is_some_and(|(_, c)| c.is_whitespace());
    let token_start = chars.iter().take(stop).rposition(|(_, c)| c.is_whitespace()).map_or(0, |i| i + 1);
    let token = chars.iter().skip(token_start).take_while(|(_, c)| !c.is_whitespace());
    before && after && !token.clone().any(|(_, c)| matches!(c, '/' | '@' | '#' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_even_without_a_blank() {
        let text = "It ran.Nobody came. “So what?” Ana said. See Example.com/Page and a.m. today";
        let found: Vec<&str> = sentences(text).into_iter().map(|r| text[r].trim()).collect();
        assert_eq!(
            found,
            ["It ran.", "Nobody came.", "“So what?”", "Ana said.", "See Example.com/Page and a.m. today"]
        );
        let text = "He called it “so low.”Just a third came.";
        assert_eq!(sentences(text).len(), 2);
        assert!(sentences("").is_empty());
    }

    #[test]
    fn texts_that_differ_in_a_word_or_a_mark_are_nearly_the_same() {
        assert!(nearly_same("The ferry ran late all week, every day.", "The ferry ran late — all week — every day"));
        assert!(!nearly_same("The ferry ran late all week.", "The tram ran late all summer."));
        assert!(!nearly_same("", ""));
    }
}
