//! What headings are sorted by.
//!
//! Word by word, as ISO 999 asks for: *New Zealand* comes before *Newark*, since a blank sorts before
//! any letter. A hyphen parts words as a blank does, which is how queries read it too; a comma sorts
//! before a blank, so that *Hill, Linda* comes before *Hill Street*. Case, accents and apostrophes do
//! not count, and numbers sort by their value.

use crossread_text::{fold_into, is_letter, words};

/// The key of a heading.
pub(super) fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 1);
    let mut last = 0;
    for word in words(text) {
        if !key.is_empty() {
            let comma = text.get(last..word.start as usize).is_some_and(|gap| gap.contains(','));
            key.push(if comma { '\u{1}' } else { ' ' });
        }
        last = word.end as usize;
        let word = word.of(text);
        if word.bytes().all(|b| b.is_ascii_digit()) {
            // As many digits as it has, then the digits: of two numbers the longer is the greater.
            let digits = word.trim_start_matches('0');
            key.push(char::from(b'0' + u8::try_from(digits.len()).unwrap_or(9).min(9)));
            key.push_str(digits);
        } else {
            let from = key.len();
            fold_into(word, &mut key);
            if let Some(at) = key.get(from..).and_then(|folded| folded.find('\'')) {
                let bare = key.split_off(from + at).replace('\'', "");
                key.push_str(&bare);
            }
        }
    }
    key
}

/// What headings stand under that no letter orders: in scripts without blanks, and signs.
pub const OTHERS: &str = "…";

/// The letter that a heading with this text stands under: its first, without accents; `0–9` for
/// numbers, and [`OTHERS`].
pub fn letter_of(text: &str) -> String {
    letter(&sort_key(text))
}

/// [`letter_of`], of a key.
pub(super) fn letter(key: &str) -> String {
    match key.chars().next() {
        Some(first) if first.is_numeric() => "0–9".to_owned(),
        Some(first) if first.is_alphabetic() && !is_letter(key) => first.to_uppercase().collect(),
        _ => OTHERS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_sorted_word_by_word() {
        let ordered = [
            "10 Downing Street",
            "2020 vote",
            "Hill, Linda",
            "Hill, Zoe",
            "Hill Street",
            "Hillary",
            "Local 4",
            "Local 21",
            "New York",
            "New Zealand",
            "Newark",
            "Öcalan",
            "women in work",
            "women’s work",
        ];
        let mut sorted = ordered;
        sorted.sort_by_key(|text| sort_key(text));
        assert_eq!(sorted, ordered);
        assert_eq!(sort_key("Mid-Term"), sort_key("mid term"));
    }

    #[test]
    fn every_heading_has_a_letter() {
        for (text, expected) in
            [("États", "E"), ("2020", "0–9"), ("øre", "O"), ("Ленин", "Л"), ("工会", "…"), ("—", "…"), ("", "…")]
        {
            assert_eq!(letter_of(text), expected, "{text}");
        }
    }
}
