//! Which characters of a text stand for which of a pattern.

use std::ops::Range;

/// Which way a cell of the table was reached.
const BOTH: u8 = 0;
const PATTERN: u8 = 1;
const TEXT: u8 = 2;

/// The characters of a text, ending at `end`, that stand for `part` of a pattern when the whole of it is aligned with
/// the fewest edits: of the part, the stretch that keeps most more than it loses, so that a mark does not begin or end
/// in words that took the place of others. The table has a row for each character of the pattern and a column for each
/// of twice as many of the text.
pub(crate) fn align(text: &[char], end: usize, pattern: &[char], part: Range<usize>) -> Range<usize> {
    let first = end.saturating_sub(pattern.len() * 2);
    let text = &text[first..end];
    let ways = ways(text, pattern);
    let (mut row, mut column) = (pattern.len(), text.len());
    let mut stretch = Stretch::default();
    while row > part.start {
        let way = ways[row * (text.len() + 1) + column];
        let kept = way == BOTH && text[column - 1] == pattern[row - 1];
        if row <= part.end {
            stretch.add(column, kept);
        }
        row -= usize::from(way != TEXT);
        column -= usize::from(way != PATTERN);
    }
    first + stretch.best.start..first + stretch.best.end
}

/// The stretch of steps, walked from the end of a text, that keeps most more characters than it loses.
#[derive(Default)]
struct Stretch {
    end: usize,
    sum: i32,
    best: Range<usize>,
    most: i32,
}

impl Stretch {
    /// The next step, which ends before this column and keeps a character or loses one.
    fn add(&mut self, column: usize, kept: bool) {
        if self.sum <= 0 {
            (self.sum, self.end) = (0, column);
        }
        self.sum += if kept { 1 } else { -1 };
        if self.sum > self.most {
            (self.most, self.best) = (self.sum, column - 1..self.end);
        }
    }
}

/// For every cell of the table of edits, row by row, how it is reached with the fewest; a match may begin anywhere.
fn ways(text: &[char], pattern: &[char]) -> Vec<u8> {
    let width = text.len() + 1;
    let mut ways = vec![TEXT; width * (pattern.len() + 1)];
    let mut errors = vec![0; width];
    for (row, letter) in pattern.iter().enumerate() {
        let ways = &mut ways[(row + 1) * width..][..width];
        let mut diagonal: u32 = errors[0];
        errors[0] += 1;
        ways[0] = PATTERN;
        for column in 1..width {
            let both = diagonal + u32::from(text[column - 1] != *letter);
            diagonal = errors[column];
            let (without, inserted) = (diagonal + 1, errors[column - 1] + 1);
            let least = both.min(without).min(inserted);
            errors[column] = least;
            ways[column] = match least {
                least if least == both => BOTH,
                least if least == without => PATTERN,
                _ => TEXT,
            };
        }
    }
    ways
}

/// How much of a pattern is kept in a text, of 1000: 1000 for all of it, 0 for nothing. With `loose`, what stands
/// before the match in the text does not count.
pub(crate) fn kept(text: impl Iterator<Item = char> + Clone, pattern: &[char], loose: bool) -> u32 {
    // The column runs along the pattern: `column[row]` is the errors of its first `row` characters.
    let mut column: Vec<u32> = (0..=pattern.len() as u32).collect();
    let mut least = column[pattern.len()];
    for letter in text {
        let mut diagonal = column[0];
        column[0] += 1;
        for row in 1..column.len() {
            let both = diagonal + u32::from(pattern[row - 1] != letter);
            diagonal = column[row];
            column[row] = both.min(diagonal + 1).min(column[row - 1] + 1);
        }
        least = least.min(column[pattern.len()]);
    }
    let errors = if loose { least } else { column[pattern.len()] };
    let length = pattern.len() as u32;
    1000 - (1000 * errors.min(length)).checked_div(length).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn aligned(text: &str, pattern: &str, part: &str) -> String {
        let text = chars(text);
        let start = pattern.find(part).expect("a part of the pattern");
        let range = align(&text, text.len(), &chars(pattern), start..start + part.len());
        text[range].iter().collect()
    }

    #[test]
    fn a_part_is_found_by_what_surrounds_it() {
        assert_eq!(aligned("it went on and the miners, too, struck", "the miners struck", "miners"), "miners");
        assert_eq!(aligned("the minors struck", "the miners struck", "miners"), "minors");
        assert_eq!(aligned("the old struck", "the miners struck", "miners"), "");
        assert_eq!(aligned("the old miners struck", "the miners struck", "miners"), "miners");
    }

    #[test]
    fn what_is_kept_is_counted_in_thousandths() {
        assert_eq!(kept("miners".chars(), &chars("miners"), false), 1000);
        assert_eq!(kept("miners of old".chars(), &chars("miners"), true), 1000);
        assert_eq!(kept("minors".chars(), &chars("miners"), false), 834);
        assert_eq!(kept("".chars(), &chars("miners"), false), 0);
        assert_eq!(kept("miners".chars(), &[], false), 0);
    }
}
