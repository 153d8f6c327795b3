//! Paragraphs that stand twice.
//!
//! A paragraph repeats an earlier one where its words are the same, or nearly (four in five runs of
//! five words). A short one only counts inside a run of repeats: a refrain is no mistake.

use std::collections::HashMap;

use super::super::blocks::Block;
use super::super::look::tokens;
use super::super::report::Log;
use super::super::similar::{Interner, Shape};
use super::Part;

/// The fewest words of a paragraph that is a repeat without others beside it.
const ALONE: usize = 12;

/// Words in a run.
const RUN: usize = 5;

/// Takes out every paragraph that repeats an earlier one.
pub(super) fn remove(blocks: &mut Vec<Block>, log: &mut Log<'_>) {
    let mut interner = Interner::default();
    let shapes: Vec<Shape> = blocks.iter().map(|b| interner.shape(&b.text)).collect();
    let firsts = originals(&shapes);
    for (i, first) in firsts.iter().enumerate() {
        let Some(first) = first else { continue };
        let (block, original) = (&blocks[i], &blocks[*first]);
        let reason = format!(
            "it repeats line {}{}",
            original.at.first,
            difference(&original.text, &block.text, shapes[i] == shapes[*first])
        );
        log.left_out(block.at, "repeat", reason, &block.text);
    }
    let mut firsts = firsts.into_iter();
    blocks.retain(|_| firsts.next().flatten().is_none());
}

/// For each text the earlier one that it repeats.
fn originals(shapes: &[Shape]) -> Vec<Option<usize>> {
    let mut whole: HashMap<&Shape, usize> = HashMap::new();
    let mut runs: HashMap<&[u32], usize> = HashMap::new();
    let mut found: Vec<Option<usize>> = vec![None; shapes.len()];
    for (i, shape) in shapes.iter().enumerate() {
        let continues =
            i.checked_sub(1).and_then(|p| found[p]).map(|p| p + 1).filter(|p| *p < i && found[*p].is_none());
        let same = whole.get(shape).copied().filter(|_| shape.len() >= ALONE);
        let next = continues.filter(|p| shapes[*p] == *shape && !shape.is_empty());
        found[i] = next.or(same).or_else(|| near(shape, &runs, shapes));
        if found[i].is_none() {
            whole.entry(shape).or_insert(i);
            for run in shape.windows(RUN) {
                runs.entry(run).or_insert(i);
            }
        }
    }
    backwards(shapes, &mut found);
    found
}

/// A short paragraph before a run of repeats belongs to the run where its counterpart does.
fn backwards(shapes: &[Shape], found: &mut [Option<usize>]) {
    for i in (1..found.len()).rev() {
        let Some(before) = found[i].and_then(|first| first.checked_sub(1)) else { continue };
        if found[i - 1].is_none()
            && before < i - 1
            && found[before].is_none()
            && shapes[before] == shapes[i - 1]
            && !shapes[before].is_empty()
        {
            found[i - 1] = Some(before);
        }
    }
}

/// The earlier text that shares most runs with this one, if they are nearly the same.
fn near(shape: &Shape, runs: &HashMap<&[u32], usize>, shapes: &[Shape]) -> Option<usize> {
    if shape.len() < ALONE {
        return None;
    }
    let mut votes: HashMap<usize, usize> = HashMap::new();
    let mut best = (0, usize::MAX);
    for run in shape.windows(RUN) {
        if let Some(first) = runs.get(run) {
            let count = votes.entry(*first).or_insert(0);
            *count += 1;
            if *count > best.0 || *count == best.0 && *first < best.1 {
                best = (*count, *first);
            }
        }
    }
    let other = shapes.get(best.1)?.len();
    let all = shape.len() - RUN + 1;
    let lengths = shape.len().min(other) * 5 >= shape.len().max(other) * 4;
    (best.0 * 5 >= all * 4 && lengths).then_some(best.1)
}

/// How a repeat differs from its original.
fn difference(original: &str, repeat: &str, same_words: bool) -> String {
    if original == repeat {
        return String::new();
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (tokens(original).collect(), tokens(repeat).collect());
    let at = a.iter().zip(&b).position(|(x, y)| x != y).unwrap_or(a.len().min(b.len()));
    let word = |words: &[&str]| words.get(at).copied().unwrap_or("nothing").to_owned();
    let (here, there) = (word(&a), word(&b));
    let what = if same_words { "its punctuation" } else { "a few words" };
    if a == b {
        return ", differing in its blanks".to_owned();
    }
    format!(", differing in {what} ({here} there, {there} here)")
}

/// How many in a hundred words of a body stand in paragraphs that the other body has too.
pub(in super::super) fn share_of(body: &[Part], other: &[Part]) -> usize {
    let mut interner = Interner::default();
    let theirs: std::collections::HashSet<Shape> = other.iter().map(|part| interner.shape(&part.text)).collect();
    let (mut all, mut shared) = (0, 0);
    for part in body {
        let shape = interner.shape(&part.text);
        all += shape.len();
        shared += if theirs.contains(&shape) { shape.len() } else { 0 };
    }
    (shared * 100).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::super::report::{Lines, Report};
    use super::*;

    fn left(texts: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut report = Report::default();
        let mut blocks: Vec<Block> =
            (1..).zip(texts).map(|(n, t)| Block { at: Lines::one(n), gap: 1, text: (*t).to_owned() }).collect();
        remove(&mut blocks, &mut report.of("a"));
        (blocks.into_iter().map(|b| b.text).collect(), report.items.into_iter().map(|i| i.reason).collect())
    }

    const ONE: &str = "The ferry left the pier at noon, and forty people who had waited since dawn were on it.";
    const TWO: &str = "The ferry left the pier at noon and forty people who had waited since dawn were on it";

    #[test]
    fn a_repeat_is_found_in_spite_of_its_punctuation() {
        let (kept, reasons) = left(&[ONE, "Why?", "Nobody spoke.", TWO, "Why?", "Nobody spoke."]);
        assert_eq!(kept, [ONE, "Why?", "Nobody spoke."]);
        assert_eq!(reasons[0], "it repeats line 1, differing in its punctuation (noon, there, noon here)");
        assert_eq!(reasons.len(), 3);
    }

    #[test]
    fn a_refrain_stays() {
        let refrain = "And still the ferry did not come.";
        assert_eq!(left(&[ONE, refrain, "Then it rained all day long.", refrain]).0.len(), 4);
    }
}
