//! Where the words of a note stand: an article as one text, and its passages in it.

use std::ops::Range;

use crossread_anchor::{Found, Quote, Text};
use crossread_model::PassageId;

/// The text of an article, its passages one after another with a line break between them, as quotations and their
/// positions count it.
pub struct Whole {
    text: String,
    /// Each passage with the characters that it takes.
    passages: Vec<(PassageId, Range<usize>)>,
}

/// Characters of one passage.
pub type Part = (PassageId, Range<usize>);

impl Whole {
    /// Joins the passages of an article.
    pub fn new<'a>(passages: impl Iterator<Item = (PassageId, &'a str)>) -> Whole {
        let mut whole = Whole { text: String::new(), passages: Vec::new() };
        let mut at = 0;
        for (id, text) in passages {
            if at > 0 {
                whole.text.push('\n');
                at += 1;
            }
            let length = text.chars().count();
            whole.text.push_str(text);
            whole.passages.push((id, at..at + length));
            at += length;
        }
        whole
    }

    /// The quotation from a character of one passage to a character of the same or another; `None` where nothing or
    /// nothing but blanks lies between them.
    pub fn quote(&self, from: (PassageId, usize), to: (PassageId, usize)) -> Option<Quote> {
        let place = |(id, at): (PassageId, usize)| {
            let (_, range) = self.passages.iter().find(|(held, _)| *held == id)?;
            Some((range.start + at).min(range.end))
        };
        let quote = Quote::of(&self.text, place(from)?..place(to)?);
        (!quote.exact.trim().is_empty()).then_some(quote)
    }

    /// The quotation of a whole passage.
    pub fn passage(&self, id: PassageId) -> Option<Quote> {
        self.quote((id, 0), (id, usize::MAX / 2))
    }

    /// Makes the text ready for several quotations.
    pub fn ready(&self) -> Text {
        Text::new(&self.text)
    }

    /// The characters of each passage that a place in the text covers.
    pub fn parts(&self, found: &Found) -> Vec<Part> {
        let mut parts = Vec::new();
        for (id, range) in &self.passages {
            let (start, end) = (found.range.start.max(range.start), found.range.end.min(range.end));
            if start < end {
                parts.push((*id, start - range.start..end - range.start));
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P1: PassageId = PassageId::Body(1);
    const P2: PassageId = PassageId::Body(2);

    fn whole() -> Whole {
        Whole::new([(PassageId::Title, "Né à Fife"), (P1, "The miners struck."), (P2, "They won.")].into_iter())
    }

    #[test]
    fn a_quotation_is_found_in_the_passages_that_it_covers() {
        let whole = whole();
        for (from, to, exact, parts) in [
            ((P1, 4), (P1, 10), "miners", vec![(P1, 4..10)]),
            ((P1, 11), (P2, 4), "struck.\nThey", vec![(P1, 11..18), (P2, 0..4)]),
            ((PassageId::Title, 0), (PassageId::Title, 99), "Né à Fife", vec![(PassageId::Title, 0..9)]),
        ] {
            let quote = whole.quote(from, to).expect("words");
            assert_eq!(quote.exact, exact);
            let found = whole.ready().find(&quote).expect("unchanged");
            assert_eq!((found.unchanged, whole.parts(&found)), (true, parts));
        }
        assert_eq!(whole.passage(P2).map(|quote| quote.exact).as_deref(), Some("They won."));
    }

    #[test]
    fn blanks_nothing_and_unknown_passages_are_no_quotation() {
        let whole = whole();
        assert_eq!(whole.quote((P1, 3), (P1, 4)), None);
        assert_eq!(whole.quote((P1, 4), (P1, 4)), None);
        assert_eq!(whole.quote((P2, 4), (P1, 4)), None);
        assert_eq!(whole.quote((P1, 0), (PassageId::Body(9), 4)), None);
    }
}
