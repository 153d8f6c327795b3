//! *Did you mean*: the query as one would type it with what may have been a slip mended.

use crossread_text::words;

use super::Slip;
use crate::Engine;
use crate::query::{Query, is_quote};

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
    /// would select nothing are left out, as they lead nowhere, and operators that join nothing are left
    /// out of them. Each costs a selection.
    pub(crate) fn suggest(&self, query: &Query, slips: &[Slip]) -> Vec<Suggestion> {
        if query.typing || slips.is_empty() {
            return Vec::new();
        }
        let typed = joining(&query.text);
        let best: Vec<(&str, &str)> =
            slips.iter().filter_map(|slip| Some((slip.typed.as_str(), slip.meant.first()?.as_str()))).collect();
        let mut texts = vec![mended(typed, &best)];
        for (slip, at) in slips.iter().zip(0..) {
            for other in slip.meant.iter().skip(1) {
                let mut pairs = best.clone();
                if let Some(pair) = pairs.get_mut(at) {
                    pair.1 = other;
                }
                texts.push(mended(typed, &pairs));
            }
        }
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for text in texts {
            let known = text == typed || text == query.text || suggestions.iter().any(|known| known.text == text);
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

/// The text without the operators at its ends that have nothing to join there. A quotation that nobody closed may hold
/// them as words.
fn joining(text: &str) -> &str {
    let joins = |word: &str| {
        matches!(word, "AND" | "OR") || word.strip_prefix("NEAR").is_some_and(|n| n.is_empty() || n.starts_with('/'))
    };
    let mut left = text;
    if text.matches(is_quote).count() % 2 == 1 {
        return left;
    }
    while let Some((rest, _)) =
        left.trim_end().rsplit_once(char::is_whitespace).filter(|(_, last)| joins(last) || matches!(*last, "NOT" | "-"))
    {
        left = rest.trim_end();
    }
    while let Some((_, rest)) = left.trim_start().split_once(char::is_whitespace).filter(|(first, _)| joins(first)) {
        left = rest.trim_start();
    }
    left
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
