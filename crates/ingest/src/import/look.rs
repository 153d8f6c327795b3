//! How a piece of text looks: its length, its casing, how it ends. Every rule of the import is made
//! of these, so that none depends on what a text says.

/// Words that stand in lower case inside titles, names of outlets and lists of names.
const SMALL: [&str; 36] = [
    "a", "an", "and", "as", "at", "but", "by", "da", "de", "del", "der", "di", "do", "dos", "du", "el", "en", "for",
    "from", "if", "in", "is", "la", "le", "nor", "of", "on", "or", "over", "the", "to", "v", "van", "von", "vs",
    "with",
];

/// Particles inside personal names.
const PARTICLES: [&str; 19] = [
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "van",
    "von", "y",
];

/// The number of words parted by blanks that hold a letter or digit.
pub(super) fn word_count(text: &str) -> usize {
    tokens(text).filter(|t| t.chars().any(char::is_alphanumeric)).count()
}

/// The pieces of a text between blanks, no-break spaces included.
pub(super) fn tokens(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(char::is_whitespace).filter(|t| !t.is_empty())
}

/// A token without the punctuation around it.
pub(super) fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// True for a word of [`SMALL`].
pub(super) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

/// True where the text ends as a sentence does: a stop, perhaps with closing marks after it.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    text.ends_with(['.', '!', '?', '…'])
}

/// True where the text ends as a question does.
pub(super) fn ends_question(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace()).ends_with('?')
}

/// Quotation marks and brackets that may follow a stop.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»')
}

/// True where the text has capitals and no small letter.
pub(super) fn is_caps(text: &str) -> bool {
    let mut upper = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        upper += usize::from(c.is_uppercase());
    }
    upper >= 2
}

/// True where a capital, a digit or an opening mark begins the text.
pub(super) fn starts_upper(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// True where a small letter begins the text.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// How many in a hundred of the longer words have a capital first letter.
pub(super) fn title_case(text: &str) -> usize {
    let (mut all, mut upper) = (0, 0);
    for token in tokens(text).map(bare).filter(|t| !t.is_empty() && !is_small(t)) {
        all += 1;
        upper += usize::from(token.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()));
    }
    (upper * 100usize).checked_div(all).unwrap_or(0)
}

/// True for what could be a headline: short, beginning with a capital, not running on, not ending
/// with a full stop, no address and no list.
pub(super) fn is_title(text: &str) -> bool {
    const MOST_WORDS: usize = 26;
    let words = word_count(text);
    (1..=MOST_WORDS).contains(&words)
        && text.chars().count() <= 200
        && starts_upper(text)
        && !is_full_stopped(text)
        && !text.ends_with([',', ';', ':'])
        && !text.starts_with(['—', '–', '-', '@', '•', '©', '('])
        && !text.contains("://")
        && !text.contains("www.")
        && text.chars().any(char::is_alphabetic)
}

/// True where a full stop ends the text, and not an abbreviation of capitals (*U.S.*).
fn is_full_stopped(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    let last = tokens(text).next_back().unwrap_or_default();
    text.ends_with('.') && !(last.matches('.').count() >= 2 && is_caps(last)) && !text.ends_with("...")
}

/// True for what could be a person's name: two to five words with capital first letters, particles
/// and initials among them, and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = tokens(text).collect();
    (2..=5).contains(&words.len())
        && words.iter().enumerate().all(|(i, word)| is_name_word(word) || (i > 0 && PARTICLES.contains(word)))
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && !words.first().is_some_and(|first| matches!(first.to_lowercase().as_str(), "the" | "a" | "an" | "by"))
}

/// A word of a name: *Ana*, *O’Neill*, *McKay-Lee*, *J.*, *Jr.*
fn is_name_word(word: &str) -> bool {
    let initials = word.ends_with('.') && word.chars().count() <= 4;
    let word = if initials { word.trim_end_matches('.') } else { word };
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        && !word.ends_with(['-', '.'])
}

/// A rule between articles or sections, or `None`: how many marks it is made of.
pub(super) fn rule(text: &str) -> Option<usize> {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let first = marks.next()?;
    let is_mark = matches!(first, '-' | '–' | '—' | '=' | '_' | '*' | '#' | '~' | '•' | '·' | '+' | '⁂' | '─' | '━');
    let more = marks.clone().count();
    (is_mark && (more >= 2 || first == '⁂') && marks.all(|c| c == first)).then_some(more + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_short_and_does_not_end_as_a_sentence() {
        for good in ["River Towns Vote No", "Who pays for the tram?", "Life in the U.S.", "‘Small’ loans, big debts"]
        {
            assert!(is_title(good), "{good}");
        }
        for wrong in ["The town voted no.", "and then", "Three demands:", "— Ana Ruiz", "See https://example.org", "…"]
        {
            assert!(!is_title(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_capital_words_and_particles() {
        for good in ["Ana Ruiz", "J. P. O’Neill", "Ludwig van der Berg", "Mary McKay-Lee Jr.", "ANA RUIZ"] {
            assert!(is_name(good), "{good}");
        }
        for wrong in ["Ana", "The Harbour Post", "Ana said No", "Route 66 News", "Ana Ruiz was here", "A."] {
            assert!(!is_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn rules_are_runs_of_one_mark() {
        assert_eq!(
            [rule("* * *"), rule("-----"), rule("⁂"), rule("--"), rule("a"), rule("-=-")].map(|r| r.unwrap_or(0)),
            [3, 5, 1, 0, 0, 0]
        );
    }

    #[test]
    fn word_lists_are_in_order() {
        assert!(SMALL.is_sorted());
        assert!(PARTICLES.is_sorted());
    }

    #[test]
    fn casing_is_measured() {
        assert_eq!(title_case("How the River Towns Vote"), 100);
        assert_eq!(title_case("How the river towns vote"), 25);
        assert!(is_caps("THE POST 24") && !is_caps("The POST") && !is_caps("1"));
    }
}
