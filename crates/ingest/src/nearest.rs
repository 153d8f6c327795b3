//! *Did you mean*: the nearest of the words that would have been right.

use crate::complaint::quote;

/// The nearest to `word` among `words`, where one is near enough to be what was meant: a third of
/// its letters wrong at the most. Of equally near ones the first wins. No more than [`MOST`] words are tried.
pub(crate) fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let (mine, length) = (kinds(word), word.len());
    let word: Vec<char> = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let most = (word.len() / 3).max(usize::from(word.len() > 1));
    let mut best: Option<(usize, &str)> = None;
    for other in words.into_iter().take(MOST) {
        // Most words are told apart by their length and letters, without a table of distances.
        if (kinds(other) ^ mine).count_ones() as usize > 2 * most || other.len().abs_diff(length) > 4 * most {
            continue;
        }
        let letters: Vec<char> = other.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
        if letters.len().abs_diff(word.len()) > most {
            continue;
        }
        let distance = distance(&word, &letters);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, other));
        }
    }
    best.map(|(_, other)| other)
}

/// The advice that goes with [`nearest`]: *did you mean "x"?*, or else `otherwise`.
pub(crate) fn did_you_mean<'w>(
    word: &str,
    words: impl IntoIterator<Item = &'w str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, words).map_or_else(otherwise, |near| format!("did you mean {}?", quote(near)))
}

/// Which letters occur in the word, each as one bit of 64; an edit changes two bits at the most.
fn kinds(word: &str) -> u64 {
    word.chars().take(LONGEST).flat_map(char::to_lowercase).fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

/// Words compared, so that a great many faults in a great index stay cheap.
const MOST: usize = 4000;

/// Letters compared; names are shorter, and hostile input stays cheap.
const LONGEST: usize = 80;

/// Edits that make one word the other; exchanging two neighbouring letters is one.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let differs = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + differs);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let words = ["title", "subtitle", "authors", "outlet"];
        for (word, expected) in [
            ("tilte", Some("title")),
            ("Title", Some("title")),
            ("autors", Some("authors")),
            ("outlets", Some("outlet")),
            ("weight", None),
            ("", None),
            ("a", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word:?}");
        }
    }
}
