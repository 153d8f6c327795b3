//! What a line shows: its keyword and as much of the passage before and after it as is asked for.

use std::ops::Range;

use crossread_model::PassageId;

use super::{Flank, Line, LineOrder};
use crate::Engine;
use crate::tokens::Token;

/// The words of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineText {
    /// The number of the passage.
    pub id: PassageId,
    /// What stands before the hit, cut at words.
    pub before: String,
    /// The hit as it is written.
    pub keyword: String,
    /// What stands after it, cut at words.
    pub after: String,
    /// The bytes of the words by which the line is sorted, in `before` or `after` as
    /// [`LineOrder::flank`] says; empty where it is sorted by none.
    pub sorted: Range<usize>,
}

impl Engine {
    /// A line's words with up to `width` characters on either side; none where the line is not of this
    /// Volume. Linear in the passage.
    pub fn line_text(&self, line: &Line, by: LineOrder, width: usize) -> Option<LineText> {
        let id = self.volume.passage_id(line.passage)?;
        let text = self.volume.text(line.passage);
        let tokens = self.tokens.of(&self.volume, line.passage);
        let (first, last) = (tokens.get(line.first as usize)?, tokens.get(line.last as usize)?);
        let (start, end) = (first.start as usize, with_stop(text, last.end as usize));
        let (head, keyword, tail) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
        let from = cut_start(head, width, &tokens);
        let to = end + cut_end(tail, width, end, &tokens);
        let n = by.words();
        // The words that an order looks at run on from the hit, so they are one stretch.
        let sorted = match by.flank() {
            Flank::Left if n > 0 => {
                let farthest = tokens.get((line.first as usize).saturating_sub(n)).map_or(start, |t| t.start as usize);
                let nearest = line.first.checked_sub(1).and_then(|at| tokens.get(at as usize)).map(|t| t.end as usize);
                nearest.map_or(0..0, |nearest| farthest.max(from) - from..nearest.max(from) - from)
            }
            Flank::Right if n > 0 => {
                let next = line.last as usize + 1;
                let nearest = tokens.get(next).map(|t| t.start as usize);
                let rest = tokens.get(next..).unwrap_or_default();
                let farthest = rest.get(..n.min(rest.len())).and_then(<[Token]>::last).map(|t| t.end as usize);
                nearest.zip(farthest).map_or(0..0, |(near, far)| near.min(to) - end..far.min(to) - end)
            }
            _ => 0..0,
        };
        let one_line = |text: &str| text.replace(['\n', '\t'], " ");
        let [before, after] = [text.get(from..start)?, text.get(end..to)?].map(one_line);
        Some(LineText { id, before, keyword: one_line(keyword), after, sorted })
    }
}

/// Where what ends with a word at `end` ends, the full stop of initials included: that of `U.S.`, whose letters are
/// words of their own, and not that of `end.`.
fn with_stop(text: &str, end: usize) -> usize {
    let (head, tail) = text.split_at_checked(end).unwrap_or((text, ""));
    let written = head.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let initials = written.contains('.') && written.split('.').all(letter);
    end + usize::from(initials && tail.starts_with('.'))
}

/// Where the last words of a text begin that have at most so many characters in all; its start where
/// the whole has no more.
fn cut_start(head: &str, width: usize, tokens: &[Token]) -> usize {
    let Some((at, _)) = head.char_indices().rev().take(width).last() else { return head.len() };
    let next = tokens.get(tokens.partition_point(|token| (token.start as usize) < at));
    if at == 0 { 0 } else { next.map_or(head.len(), |token| (token.start as usize).min(head.len())) }
}

/// Where the first words of a text end that have at most so many characters in all; its end where the
/// whole has no more. The text begins at the byte `from` of its passage.
fn cut_end(tail: &str, width: usize, from: usize, tokens: &[Token]) -> usize {
    let Some((at, _)) = tail.char_indices().nth(width) else { return tail.len() };
    let whole = tokens.partition_point(|token| token.end as usize <= from + at);
    let last = whole.checked_sub(1).and_then(|whole| tokens.get(whole));
    last.map_or(0, |token| (token.end as usize).saturating_sub(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text that has no marks of its own, so that their ends are those of the tokens.
    fn tokens(text: &str) -> Vec<Token> {
        crossread_text::words(text).map(|word| Token { word: 0, start: word.start, end: word.end }).collect()
    }

    #[test]
    fn context_is_cut_at_words() {
        let text = "“One” two, three";
        let tokens = tokens(text);
        for (width, start, end) in [
            (0, "", ""),
            (3, "", ""),
            (4, "", "“One"),
            (5, "three", "“One"),
            (9, "three", "“One” two"),
            (10, "two, three", "“One” two"),
            (15, "One” two, three", "“One” two"),
            (16, text, text),
            (99, text, text),
        ] {
            assert_eq!(&text[cut_start(text, width, &tokens)..], start, "{width}");
            assert_eq!(&text[..cut_end(text, width, 0, &tokens)], end, "{width}");
        }
    }

    #[test]
    fn a_full_stop_belongs_to_initials_alone() {
        let text = "In the U.S. it fell by 3.5. The end.";
        let ends = |word: &str| {
            let end = text.find(word).unwrap() + word.len();
            // It is the end of a word for who cuts the text.
            assert!(tokens(text).iter().any(|token| token.end as usize == end), "{word}");
            &text[end..with_stop(text, end)]
        };
        assert_eq!(["U.S", "it", "3.5", "end"].map(ends), [".", "", "", ""]);
    }

    #[test]
    fn letters_of_scripts_without_blanks_are_words() {
        let text = "労働組合と団体交渉";
        assert_eq!(&text[cut_start(text, 4, &tokens(text))..], "団体交渉");
        assert_eq!(&text[..cut_end(text, 4, 0, &tokens(text))], "労働組合");
    }
}
