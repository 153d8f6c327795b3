//! Passages that an article has twice, as a pasted text may: the second never counts.

use std::collections::BTreeMap;

use crossread_model::{Article, PassageId};

/// The shortest text that can be a pasted repeat. A shorter line may well be said twice.
const LEAST: usize = 60;

/// For each passage of an article, whether its text stood in the article before. Blanks and quotation
/// marks of all shapes are alike. Linear in the text, but for a logarithm of the number of passages.
pub fn repeats(article: &Article) -> Vec<bool> {
    let mut seen: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    let mut is_repeat = |text| {
        let alike = seen.entry(hash(text)).or_default();
        let repeated = alike.iter().any(|before| plain(before).eq(plain(text)));
        if !repeated {
            alike.push(text);
        }
        repeated
    };
    let passages = article.passages.iter();
    let body = |id| matches!(id, PassageId::Body(_));
    passages.map(|p| body(p.id) && p.text.len() >= LEAST && is_repeat(p.text.as_str())).collect()
}

/// The characters that tell texts apart.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    })
}

/// FNV-1a over the characters: quick, and whatever collides is compared.
fn hash(text: &str) -> u64 {
    plain(text).fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}
