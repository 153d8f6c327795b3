//! What a reader has taken off the text of articles.

use std::fmt;
use std::str::FromStr;

use super::Kept;

/// What is not marked in the text that is read; everything is at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unmarked(u8);

/// Something marked in the text, or beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What is named: people, places, concepts and the rest of the index.
    Names,
    /// Hits of the query.
    Hits,
    /// Where other articles speak of the same.
    Elsewhere,
}

/// The words of each combination, in the order of its bits.
const WORDS: [&str; 8] =
    ["", "names", "hits", "names hits", "elsewhere", "names elsewhere", "hits elsewhere", "names hits elsewhere"];

impl Mark {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Names, Self::Hits, Self::Elsewhere];

    fn bit(self) -> u8 {
        match self {
            Self::Names => 1,
            Self::Hits => 2,
            Self::Elsewhere => 4,
        }
    }
}

impl Unmarked {
    /// True where this mark is off.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark.bit() != 0
    }

    /// With this mark put off, or back on.
    #[must_use]
    pub fn toggled(self, mark: Mark) -> Self {
        Self(self.0 ^ mark.bit())
    }

    /// The value of `data-unmarked`: a word for each mark that is off.
    pub fn attribute(self) -> Option<&'static str> {
        WORDS.get(usize::from(self.0)).copied().filter(|words| !words.is_empty())
    }
}

impl Kept for Unmarked {
    const KEY: &'static str = "crossread.unmarked.1";
}

impl fmt::Display for Unmarked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.attribute().unwrap_or_default())
    }
}

impl FromStr for Unmarked {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        WORDS.iter().zip(0..).find(|(words, _)| **words == text).map(|(_, bits)| Self(bits)).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_reads_back_and_says_what_is_off() {
        for (words, bits) in WORDS.iter().zip(0..) {
            let unmarked = Unmarked(bits);
            assert_eq!(unmarked.to_string().parse(), Ok(unmarked));
            for (mark, word) in Mark::ALL.into_iter().zip(["names", "hits", "elsewhere"]) {
                assert_eq!(unmarked.has(mark), words.split(' ').any(|w| w == word));
                assert_eq!(unmarked.toggled(mark).toggled(mark), unmarked);
            }
        }
        assert_eq!("hits names".parse::<Unmarked>(), Err(()));
    }
}
