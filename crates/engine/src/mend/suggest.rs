//! *Did you mean*: the query as one would type it with what may have been a slip mended.

use crossread_text::words;

use super::Slip;
use crate::Engine;
use crate::query::Query;

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole text of the query, to be put in the search box.
    pub text: String,
    /// How many articles it selects, with what is chosen beside the text; at least one.
    pub articles: u32,
}

/// How many are made at most.
const SUGGESTIONS: usize = 3;

impl Engine {
    /// First all slips mended as is likeliest, then with another word for one of them. Those that
    /// would select nothing are left out, as they lead nowhere. Each costs a selection.
    pub(crate) fn suggest(&self, query: &Query, slips: &[Slip]) -> Vec<Suggestion> {
        if query.typing {
            return Vec::new();
        }
        let best: Vec<(&str, &str)> =
            slips.iter().filter_map(|slip| Some((slip.typed.as_str(), slip.meant.first()?.as_str()))).collect();
        let mut texts = vec![mended(&query.text, &best)];
        for (slip, at) in slips.iter().zip(0..) {
            for other in slip.meant.iter().skip(1) {
                let mut pairs = best.clone();
                if let Some(pair) = pairs.get_mut(at) {
                    pair.1 = other;
                }
                texts.push(mended(&query.text, &pairs));
            }
        }
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for text in texts {
            let known = text == query.text || suggestions.iter().any(|known| known.text == text);
            if known || suggestions.len() == SUGGESTIONS {
                continue;
            }
            let articles = self.count_selected(&Query { text: text.clone(), typing: false, ..query.clone() });
            if articles > 0 {
                suggestions.push(Suggestion { text, articles });
            }
        }
        suggestions
    }
}

/// The text with each typed stretch of words replaced, wherever it stands as words.
fn mended(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let cut: Vec<_> = words(text).collect();
    let mut at = 0;
    while let Some(word) = cut.get(at) {
        let start = word.start as usize;
        let found = pairs.iter().find_map(|(typed, meant)| {
            let rest = text.get(start..)?;
            let end = start + rest.starts_with(typed).then_some(typed.len())?;
            // It ends where a word ends.
            let last = cut.iter().skip(at).position(|word| word.end as usize == end)?;
            Some((end, at + last + 1, *meant))
        });
        match found {
            Some((end, next, meant)) => {
                out.push_str(text.get(copied..start).unwrap_or_default());
                out.push_str(meant);
                (copied, at) = (end, next);
            }
            None => at += 1,
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_mended_where_they_stand_and_nothing_else_is() {
        for (text, pairs, expected) in [
            ("unoin -polcie", &[("unoin", "union"), ("polcie", "police")][..], "union -police"),
            ("\"the unoin\" unoins", &[("unoin", "union")], "\"the union\" unoins"),
            ("person:\"Alcie Jons\" x", &[("Alcie Jons", "Alice Jones")], "person:\"Alice Jones\" x"),
            ("unoi* (Unoin)", &[("unoi", "unio")], "unio* (Unoin)"),
            ("in:two-conecticuts", &[("two-conecticuts", "two-connecticuts")], "in:two-connecticuts"),
            ("", &[("a", "b")], ""),
        ] {
            assert_eq!(mended(text, pairs), expected);
        }
    }
}
