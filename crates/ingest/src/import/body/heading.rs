//! Heads of sections and items of lists.

use super::super::blocks::Block;
use super::super::look::{ends_sentence, is_title, word_count};
use super::{Kind, Part};

/// The longest head of a section, in words.
const MOST_WORDS: usize = 14;

/// Blocks to parts: paragraphs, heads of sections, items of lists.
pub(super) fn parts(blocks: Vec<Block>) -> Vec<Part> {
    let listed: Vec<bool> = blocks.iter().map(|b| item(&b.text).is_some()).collect();
    let headed: Vec<bool> = (0..blocks.len()).map(|i| is_heading(&blocks, i)).collect();
    let mut parts = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.into_iter().enumerate() {
        let beside = listed.get(i + 1) == Some(&true) || i.checked_sub(1).is_some_and(|p| listed[p]);
        let (kind, text) = if listed[i] && beside {
            (Kind::Item, item(&block.text).unwrap_or_default().to_owned())
        } else if headed[i] {
            (Kind::Heading, block.text.trim_start_matches('#').trim_start().to_owned())
        } else {
            (Kind::Paragraph, block.text)
        };
        parts.push(Part { at: block.at, text, kind });
    }
    parts
}

/// A short line without a stop, with a blank line on either side and a paragraph of some length
/// below it.
fn is_heading(blocks: &[Block], i: usize) -> bool {
    const LONG: usize = 20;
    let block = &blocks[i];
    let Some(next) = blocks.get(i + 1) else { return false };
    let marked = block.text.starts_with("## ") || block.text.starts_with("### ") || block.text.starts_with("# ");
    let short = word_count(&block.text) <= MOST_WORDS && is_title(&block.text) && !ends_sentence(&block.text);
    let before = i.checked_sub(1).and_then(|p| blocks.get(p));
    let apart = block.gap >= 1 && before.is_some_and(|b| ends_sentence(&b.text) || b.text.ends_with(['”', '"', ':']));
    let speech = block.text.starts_with(['“', '"', '‘']) || super::speaker_label(&block.text).is_some();
    (marked || apart && short && !speech) && item(&block.text).is_none() && (word_count(&next.text) >= LONG || marked)
}

/// The text of an item of a list.
fn item(text: &str) -> Option<&str> {
    ["• ", "- ", "* ", "· ", "– ", "●", "▪", "•"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map(str::trim_start)
        .filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Lines;
    use super::*;

    #[test]
    fn a_heading_stands_between_blank_lines_above_a_paragraph() {
        let long = "The ferry is run by the people who live on the island, and has been since the company left in a bad spring.";
        let texts = [long, "Who Runs the Ferry", long, "• a boat", "• a pier", "No stop here"];
        let blocks = (1..).zip(texts).map(|(n, t)| Block { at: Lines::one(n), gap: 1, text: t.to_owned() }).collect();
        let kinds: Vec<Kind> = parts(blocks).into_iter().map(|p| p.kind).collect();
        use Kind::{Heading, Item, Paragraph};
        assert_eq!(kinds, [Paragraph, Heading, Paragraph, Item, Item, Paragraph]);
    }
}
