//! Locators: *KLE ¶5; NPQ ¶5–7, ¶9*, as they stand in the row *Where* of a family's table.

/// The label of the row of a family's table whose cells are locators.
pub const WHERE: &str = "Where";

/// Paragraphs of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator<'a> {
    /// The code of the article.
    pub code: &'a str,
    /// First and last paragraph of each stretch, with the words that name it.
    pub stretches: Vec<(u32, u32, &'a str)>,
}

/// Reads a cell of locators. Linear in the cell.
///
/// # Errors
/// The part that is no locator.
pub fn locators(cell: &str) -> Result<Vec<Locator<'_>>, &str> {
    cell.split(';').map(str::trim).map(locator).collect()
}

fn locator(part: &str) -> Result<Locator<'_>, &str> {
    let (code, stretches) = part.split_once(char::is_whitespace).ok_or(part)?;
    let stretches = stretches.split(',').map(str::trim).map(|s| stretch(s).ok_or(s));
    Ok(Locator { code, stretches: stretches.collect::<Result<_, _>>()? })
}

fn stretch(words: &str) -> Option<(u32, u32, &str)> {
    let numbers = words.strip_prefix('¶')?.trim_start();
    let (first, last) = numbers.split_once(['–', '-']).unwrap_or((numbers, numbers));
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|n| *n > 0 && !digits.starts_with('+'));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_names_paragraphs_of_several_articles() {
        let expected = vec![
            Locator { code: "KLE", stretches: vec![(5, 5, "¶5")] },
            Locator { code: "NPQ", stretches: vec![(5, 7, "¶5–7"), (9, 9, "¶9")] },
        ];
        assert_eq!(locators("KLE ¶5; NPQ ¶5–7, ¶9"), Ok(expected));
    }

    #[test]
    fn the_part_that_is_no_locator_is_named() {
        for (cell, wrong) in [
            ("KLE ¶5; NPQ", "NPQ"),
            ("KLE 5", "5"),
            ("KLE ¶7–5", "¶7–5"),
            ("KLE ¶0", "¶0"),
            ("KLE ¶5;", ""),
            ("KLE ¶+5", "¶+5"),
        ] {
            assert_eq!(locators(cell), Err(wrong), "{cell}");
        }
    }
}
