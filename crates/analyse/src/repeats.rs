//! Passages that an article has twice, as a pasted text may: the second never counts.

use std::collections::BTreeSet;

use crossread_model::{Article, PassageId};

/// The shortest text that can be a pasted repeat. A shorter line may well be said twice.
const LEAST: usize = 60;

/// For each passage of an article, whether its text stood in the article before. Blanks and quotation
/// marks of all shapes are alike. Linear in the text, but for a logarithm of the number of passages.
pub fn repeats(article: &Article) -> Vec<bool> {
    let mut seen = BTreeSet::new();
    let is_repeat = |passage: &crossread_model::Passage| {
        let body = matches!(passage.id, PassageId::Body(_));
        body && passage.text.len() >= LEAST && !seen.insert(plain(&passage.text))
    };
    article.passages.iter().map(is_repeat).collect()
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['’', '‘'], "'").replace(['“', '”'], "\"")
}
