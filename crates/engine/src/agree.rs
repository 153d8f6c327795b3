//! Which values of facets agree with what is asked of them.

use crossread_model::{FacetRow, FacetTable};

use crate::Engine;
use crate::select::folded_words;

impl Engine {
    /// The rows of a facet whose words hold those asked for in a row; a star at the end makes the last of these the
    /// beginning of a word. None where no word is asked for, or no facet has the name. Linear in the facet's values; the
    /// words of all values are folded the first time, since completions ask for them at each keystroke.
    pub(crate) fn agreeing(&self, facet: &str, asked: &str) -> Vec<&FacetRow> {
        let asked_words = folded_words(asked);
        let facets = self.volume.facets();
        let Some(at) = facets.iter().position(|table| table.name == facet).filter(|_| !asked_words.is_empty()) else {
            return Vec::new();
        };
        let rows = facets.get(at).map_or(&[][..], |table| &table.values);
        let fold = |table: &FacetTable| table.values.iter().map(|row| spaced(&folded_words(&row.value))).collect();
        let folded = self.folded_values.get_or_init(|| facets.iter().map(fold).collect());
        let folded = folded.get(at).map_or(&[][..], Vec::as_slice);
        let sought = sought(&asked_words, asked.ends_with('*'));
        rows.iter().zip(folded).filter(|(_, value)| value.contains(&sought)).map(|(row, _)| row).collect()
    }
}

/// What the words of a value hold, as [`spaced`] puts them, if they hold these in a row.
fn sought(words: &[String], begun: bool) -> String {
    let mut text = spaced(words);
    if begun {
        text.pop();
    }
    text
}

/// Words, each between blanks, which no word has: so that words in a row are a stretch of the text.
fn spaced(words: &[String]) -> String {
    let mut text = " ".to_owned();
    for word in words {
        text.push_str(word);
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(value: &str, asked: &str) -> bool {
        spaced(&folded_words(value)).contains(&sought(&folded_words(asked), asked.ends_with('*')))
    }

    #[test]
    fn whole_words_in_a_row_agree_and_the_last_may_be_begun() {
        for (value, asked, expected) in [
            ("Communications Workers of America", "workers of", true),
            ("Communications Workers of America", "WORKERS OF AM*", true),
            ("Communications Workers of America", "workers of am", false),
            ("Communications Workers of America", "workers america", false),
            ("Communications Workers of America", "munications", false),
            ("Communications Workers of America", "communications workers of america", true),
            ("Gascón", "gascon", true),
            ("", "a*", false),
        ] {
            assert_eq!(agrees(value, asked), expected, "{value:?} {asked:?}");
        }
    }
}
