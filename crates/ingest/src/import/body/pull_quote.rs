//! Pull quotes: sentences of the article that the page showed a second time, in large letters.
//!
//! Pasted, they stand on a line of their own, or run onto the end of the paragraph beside which the
//! page showed them, often with no blank before them and sometimes with the speaker's name below.

use std::collections::HashMap;

use super::super::blocks::Block;
use super::super::look::{tokens, word_count};
use super::super::report::Log;
use super::super::similar::{Interner, Shape, sentences};

/// The fewest words of a repeated sentence that is a sign of a pull quote.
const FEWEST: usize = 8;

/// Takes pull quotes out.
pub(super) fn remove(blocks: &mut Vec<Block>, log: &mut Log<'_>) {
    let mut places = Places::of(blocks);
    let mut gone = vec![false; blocks.len()];
    for i in 0..blocks.len() {
        let signature = blocks.get(i + 1).is_some_and(|next| next.gap == 0 && is_signature(&next.text));
        if let Some(other) = places.stands_elsewhere(i) {
            let reason = format!("it repeats a sentence of line {}, as pull quotes do", blocks[other].at.first);
            log.left_out(blocks[i].at, "pull quote", reason, &blocks[i].text);
            gone[i] = true;
        } else if let Some((start, other)) = places.tail(&blocks[i].text, i, signature) {
            let quote = blocks[i].text.split_off(start);
            let kept = blocks[i].text.trim_end().len();
            blocks[i].text.truncate(kept);
            let reason =
                format!("run onto the end of the paragraph, it repeats a sentence of line {}", blocks[other].at.first);
            log.left_out(blocks[i].at, "pull quote", reason, quote.trim());
            places.update(i, &blocks[i].text);
        } else {
            continue;
        }
        if signature {
            log.left_out(blocks[i + 1].at, "pull quote", "the name below a pull quote", &blocks[i + 1].text);
            gone[i + 1] = true;
        }
    }
    let mut gone = gone.into_iter();
    blocks.retain(|_| !gone.next().unwrap_or(false));
}

/// Where each sentence stands.
struct Places {
    interner: Interner,
    /// The sentences of each block.
    blocks: Vec<Vec<Shape>>,
    /// The blocks of each sentence of some length.
    of: HashMap<Shape, Vec<usize>>,
}

impl Places {
    fn of(blocks: &[Block]) -> Self {
        let mut places =
            Self { interner: Interner::default(), blocks: Vec::with_capacity(blocks.len()), of: HashMap::new() };
        for (i, block) in blocks.iter().enumerate() {
            let shapes = places.shapes(&block.text);
            for shape in &shapes {
                places.of.entry(shape.clone()).or_default().push(i);
            }
            places.blocks.push(shapes);
        }
        places
    }

    fn shapes(&mut self, text: &str) -> Vec<Shape> {
        sentences(text)
            .into_iter()
            .map(|r| self.interner.shape(text.get(r).unwrap_or_default()))
            .filter(|s| !s.is_empty())
            .collect()
    }

    /// The text of a block has become shorter.
    fn update(&mut self, block: usize, text: &str) {
        self.blocks[block] = self.shapes(text);
    }

    /// Another block that has this sentence.
    fn elsewhere(&self, sentence: &Shape, than: usize) -> Option<usize> {
        let blocks = self.of.get(sentence)?;
        blocks.iter().copied().find(|b| *b != than && self.blocks[*b].contains(sentence))
    }

    /// For a block that is nothing but sentences of one other, longer block: that block.
    fn stands_elsewhere(&self, block: usize) -> Option<usize> {
        let own = &self.blocks[block];
        let words: usize = own.iter().map(Vec::len).sum();
        let other = self.elsewhere(own.first()?, block)?;
        let theirs: usize = self.blocks[other].iter().map(Vec::len).sum();
        (words >= FEWEST && theirs > words && own.iter().all(|s| self.blocks[other].contains(s))).then_some(other)
    }

    /// Where the sentences at the end of a text begin that another block has too, and that block.
    fn tail(&mut self, text: &str, block: usize, signature: bool) -> Option<(usize, usize)> {
        const MANY: usize = 12;
        let ranges = sentences(text);
        let mut start: Option<usize> = None;
        let mut other = None;
        let mut words = 0;
        for range in ranges.iter().skip(1).rev() {
            let shape = self.interner.shape(text.get(range.clone()).unwrap_or_default());
            let Some(found) = self.elsewhere(&shape, block).filter(|b| other.is_none_or(|o| o == *b)) else { break };
            other = Some(found);
            words += shape.len();
            start = Some(range.start);
        }
        let (start, other) = (start?, other?);
        let glued = !text.get(..start)?.ends_with([' ', '\u{a0}']);
        // Two paragraphs that end alike are a figure of speech, unless the seam shows.
        let ends_alike = self.blocks[other].last() == self.blocks[block].last();
        let sure = words >= FEWEST && (glued || signature) || words >= MANY && !ends_alike;
        sure.then_some((start, other))
    }
}

/// *—Ana Ruiz, Islanders United*.
fn is_signature(text: &str) -> bool {
    let name = text.strip_prefix(['—', '–', '-', '~']).map(str::trim_start);
    let proper = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    name.is_some_and(|name| word_count(name) <= 15 && tokens(name).next().is_some_and(proper) && !name.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::super::report::{Lines, Report};
    use super::*;

    fn left(texts: &[(&str, u32)]) -> (Vec<String>, usize) {
        let mut report = Report::default();
        let mut blocks: Vec<Block> = (1..)
            .zip(texts)
            .map(|(n, (t, gap))| Block { at: Lines::one(n), gap: *gap, text: (*t).to_owned() })
            .collect();
        remove(&mut blocks, &mut report.of("a"));
        (blocks.into_iter().map(|b| b.text).collect(), report.items.len())
    }

    #[test]
    fn a_pull_quote_goes_from_the_end_of_a_paragraph() {
        let long =
            "She laughed. “The boat belongs to those who bail it out in winter,” she said. Then she left the room.";
        let with = "The pier was empty.The boat belongs to those who bail it out in winter,” she said.";
        assert_eq!(left(&[(long, 1), (with, 1)]), (vec![long.to_owned(), "The pier was empty.".to_owned()], 1));
        let signed = "The pier was empty. “The boat belongs to those who bail it out in winter,” she said.";
        let (kept, items) = left(&[(signed, 1), ("—Ana Ruiz, Islanders United", 0), (long, 1)]);
        assert_eq!((kept, items), (vec!["The pier was empty.".to_owned(), long.to_owned()], 2));
    }

    #[test]
    fn a_pull_quote_on_its_own_line_goes_and_a_refrain_stays() {
        let long = "He was sure. The island will outlive every company that ever ran its ferries. He smiled.";
        let quote = "The island will outlive every company that ever ran its ferries.";
        assert_eq!(left(&[(quote, 1), (long, 1)]).0, [long]);
        let refrain = "They waited. Nobody came.";
        assert_eq!(left(&[("It rained. Nobody came.", 1), (refrain, 1)]).0.len(), 2);
    }
}
