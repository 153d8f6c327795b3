//! A text in which several quotations are looked for.

use std::ops::Range;

use crate::{CONTEXT, Found, Quote, long, place};

/// A text, made ready once. Takes four bytes for each of its characters, twice.
#[derive(Clone, Debug)]
pub struct Text {
    written: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    /// Makes a text ready, in linear time.
    pub fn new(text: &str) -> Text {
        Text { written: text.chars().collect(), plain: plain(text) }
    }

    /// Where the quotation now stands, or `None` where too little of it is left to be sure. Typographic
    /// quotation marks, dashes and blanks count as their plain forms.
    pub fn find(&self, quote: &Quote) -> Option<Found> {
        let exact = plain(&quote.exact);
        let prefix = plain(&quote.prefix);
        let suffix = plain(&quote.suffix);
        let sought = place::Sought {
            before: &prefix[prefix.len().saturating_sub(CONTEXT)..],
            exact: &exact,
            after: &suffix[..suffix.len().min(CONTEXT)],
            start: quote.start,
        };
        let range = if exact.len() > place::MOST {
            long::place(&self.plain, &sought)?
        } else {
            place::place(&self.plain, &sought)?
        };
        let unchanged = self.written[range.clone()].iter().copied().eq(quote.exact.chars());
        Some(Found { range, unchanged })
    }

    /// The bytes of the text that these characters take.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let length = |to: usize| self.written.iter().take(to).map(|c| c.len_utf8()).sum();
        length(range.start)..length(range.end)
    }
}

/// A text's characters with what editors change without changing words made plain, one for one.
fn plain(text: &str) -> Vec<char> {
    text.chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' => '\'',
            '\u{201C}' | '\u{201D}' | '\u{201F}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_as_written() {
        assert_eq!(Text::new("né à Lyon").bytes(1..4), 1..6);
    }

    #[test]
    fn marks_of_typography_do_not_matter_but_are_seen() {
        let quote = Quote::of("She said: \"it's over\" – twice.", 10..21);
        let text = Text::new("She said: \u{201C}it\u{2019}s over\u{201D}\u{2014}twice.");
        assert_eq!(text.find(&quote), Some(Found { range: 10..21, unchanged: false }));
    }
}
