//! Slips that are mended or pointed out, and never guessed at.

use super::super::blocks::Block;
use super::super::look::{ends_sentence, tokens, word_count};
use super::super::report::{Log, excerpt};
use super::super::similar::sentences;
use super::{Kind, Part};

/// Puts the blank back between a stop and the sentence after it.
pub(super) fn mend_blanks(blocks: &mut [Block], log: &mut Log<'_>) {
    for block in blocks {
        let ranges = sentences(&block.text);
        let glued: Vec<usize> = ranges
            .iter()
            .skip(1)
            .map(|r| r.start)
            .filter(|start| !block.text.get(..*start).is_some_and(|t| t.ends_with([' ', '\u{a0}'])))
            .collect();
        for start in glued.into_iter().rev() {
            let seam: String = block.text.get(start..).unwrap_or_default().chars().take(20).collect();
            block.text.insert(start, ' ');
            log.repaired(block.at, "blank", "put back between two sentences", &seam);
        }
    }
}

/// Points out paragraphs that break off, quotations that do not end, and words that may have run
/// together.
pub(super) fn tell(parts: &[Part], log: &mut Log<'_>) {
    const SOME: usize = 12;
    for (i, part) in parts.iter().enumerate() {
        if matches!(part.kind, Kind::Heading | Kind::Item) {
            continue;
        }
        let listed = parts.get(i + 1).is_some_and(|next| next.kind == Kind::Item);
        if word_count(&part.text) >= SOME
            && !ends_sentence(&part.text)
            && !part.text.ends_with([':', '—', ';'])
            && !listed
        {
            let tail: Vec<&str> = tokens(&part.text).rev().take(6).collect();
            let tail = tail.into_iter().rev().collect::<Vec<_>>().join(" ");
            log.unsure(
                part.at,
                "no full stop",
                "the paragraph ends without a stop; something may be missing",
                &format!("…{tail}"),
            );
        }
        let (open, close) = (part.text.matches('“').count(), part.text.matches('”').count());
        // A quotation of several paragraphs closes only in its last one.
        let goes_on = parts.get(i + 1).is_some_and(|next| next.text.starts_with('“'));
        if open > close && !goes_on {
            let start = part.text.rfind('“').and_then(|at| part.text.get(at..)).unwrap_or_default();
            log.unsure(part.at, "quotation", "a quotation begins here and does not end", &excerpt(start));
        }
    }
    run_together(parts, log);
}

/// A long word that stands once and is made of two that stand elsewhere may have lost its blank.
fn run_together(parts: &[Part], log: &mut Log<'_>) {
    const LONG: usize = 13;
    const PART: usize = 5;
    let plain = |w: &str| w.len() >= PART && w.bytes().all(|b| b.is_ascii_lowercase());
    let trimmed = |w: &'_ str| -> String { w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned() };
    let mut counts: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for part in parts {
        for word in tokens(&part.text).map(trimmed).filter(|w| plain(w)) {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    for part in parts {
        for word in tokens(&part.text).map(trimmed).filter(|w| w.len() >= LONG && plain(w)) {
            if counts.get(&word).copied() != Some(1) {
                continue;
            }
            let cut = (PART..=word.len() - PART).find(|cut| {
                let (a, b) = word.split_at(*cut);
                counts.contains_key(a) && counts.contains_key(b)
            });
            if let Some(cut) = cut {
                let (a, b) = word.split_at(cut);
                log.unsure(part.at, "words run together", format!("it may be \"{a} {b}\""), &word);
            }
        }
    }
}
