//! Lines to blocks: what was broken by the width of a page or by a slip is put together again.
//!
//! In most pasted texts a line is a paragraph, and two lines without a blank one between them are
//! two blocks. In texts set to a fixed width a paragraph is many lines: there a line runs on where
//! the first word of the next would not have fitted on it.

use std::collections::HashSet;

use super::lines::Line;
use super::look::{ends_sentence, starts_lower, tokens};
use super::report::{Lines, Log};

/// A paragraph, a title, a caption: a unit of text that the import keeps or leaves out whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The source lines it came from.
    pub(super) at: Lines,
    /// How many blank lines stand above it.
    pub(super) gap: u32,
    /// Its text on one line, no-break spaces kept.
    pub(super) text: String,
}

/// The blocks of a text.
pub(super) fn blocks(lines: Vec<Line>, log: &mut Log<'_>) -> Vec<Block> {
    let width = page_width(&lines);
    let words = Words::default();
    let mut joiner = Joiner { width, words, blocks: Vec::with_capacity(lines.len()), last_line: String::new() };
    let broken = lines.windows(2).any(|pair| matches!(pair, [a, b] if runs_on(a.text.as_str(), b)));
    if broken {
        joiner.words = Words::of(&lines);
    }
    for line in lines {
        joiner.add(line, log);
    }
    joiner.blocks
}

/// The words of a file, by which a broken word is known.
#[derive(Default)]
struct Words(HashSet<String>);

impl Words {
    /// Every word that stands whole inside a line. The first and the last of a line may be halves.
    fn of(lines: &[Line]) -> Self {
        let mut words = HashSet::new();
        for line in lines {
            let all: Vec<&str> = tokens(&line.text).collect();
            for token in all.iter().skip(1).take(all.len().saturating_sub(2)) {
                let word = super::look::bare(token).to_lowercase();
                if !word.is_empty() {
                    words.insert(word);
                }
            }
        }
        Self(words)
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

struct Joiner {
    width: Option<usize>,
    words: Words,
    blocks: Vec<Block>,
    /// The last source line, whose length says whether it was full.
    last_line: String,
}

impl Joiner {
    fn add(&mut self, line: Line, log: &mut Log<'_>) {
        let here = Lines::one(line.number);
        let full = self.width.is_some_and(|width| line.gap == 0 && did_not_fit(&self.last_line, &line.text, width));
        if let Some(block) = self.blocks.last_mut() {
            if is_lone_stop(&line.text) && line.gap <= 1 && !ends_sentence(&block.text) {
                block.text.push_str(&line.text);
                block.at.last = line.number;
                log.repaired(here, "lone full stop", "put back at the end of the paragraph above", &line.text);
                return;
            }
            if full && !starts_list_item(&line.text) {
                join_wrapped(block, &line, &self.words);
                self.last_line = line.text;
                return;
            }
            let byline = || super::byline::line(&block.text).is_some_and(|b| b.is_anchor());
            if self.width.is_none() && runs_on(&block.text, &line) && !byline() {
                let reason = join_broken(block, &line, &self.words);
                log.repaired(block.at, "broken line", reason, &around(&block.text, line.text.len()));
                self.last_line = line.text;
                return;
            }
        }
        self.last_line.clone_from(&line.text);
        self.blocks.push(Block { at: here, gap: line.gap, text: line.text });
    }
}

/// The width to which the lines of a text were set, if they were: then nearly no line is longer,
/// and many are almost as long.
fn page_width(lines: &[Line]) -> Option<usize> {
    const LONGEST: usize = 100;
    const SHORTEST: usize = 50;
    let lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    let mut within: Vec<usize> = lengths.iter().copied().filter(|n| *n <= LONGEST).collect();
    within.sort_unstable();
    let width = *within.get(within.len().saturating_sub(1 + within.len() / 50))?;
    let longer = lengths.len() - within.len();
    let followed =
        lines.windows(2).zip(&lengths).filter(|(pair, length)| pair[1].gap == 0 && **length * 5 >= width * 4);
    let followed = followed.count();
    let set = width >= SHORTEST && longer * 50 <= lengths.len() && followed >= 4 && followed * 3 >= lengths.len();
    set.then_some(width)
}

fn did_not_fit(line: &str, next: &str, width: usize) -> bool {
    let first = tokens(next).next().map_or(0, |word| word.chars().count());
    line.chars().count() + 1 + first > width
}

fn starts_list_item(text: &str) -> bool {
    ["- ", "* ", "• ", "+ "].iter().any(|mark| text.starts_with(mark))
}

/// True where a line ends in the middle of a sentence and the next begins in small letters. A line
/// that is short may be one of a poem or of a list and stands alone.
fn runs_on(text: &str, next: &Line) -> bool {
    const LONG: usize = 40;
    let crumb = next.text.chars().count() <= 2 && next.text.chars().all(char::is_alphanumeric);
    next.gap <= 1
        && !crumb
        && starts_lower(&next.text)
        && text.len() >= LONG
        && text.ends_with(|c: char| c.is_alphabetic() || matches!(c, ',' | '-'))
        && !is_address(&next.text)
}

fn is_address(text: &str) -> bool {
    let first = tokens(text).next().unwrap_or_default();
    first.contains("://") || first.contains('@') || first.starts_with("www.")
}

fn join_wrapped(block: &mut Block, line: &Line, words: &Words) {
    block.at.last = line.number;
    let hyphened = block.text.ends_with('-') && !block.text.ends_with("--") && starts_lower(&line.text);
    if hyphened {
        let (joined, _) = halves(&block.text, &line.text);
        if words.has(&joined.replace('-', "")) || !words.has(&joined) {
            block.text.pop();
        }
    } else {
        block.text.push(' ');
    }
    block.text.push_str(&line.text);
}

/// Joins two lines and says how. Two halves are one word where that word stands elsewhere in the
/// file, or where the second half is no word there.
fn join_broken(block: &mut Block, line: &Line, words: &Words) -> &'static str {
    block.at.last = line.number;
    let (joined, second) = halves(&block.text, &line.text);
    let whole = joined.replace('-', "");
    let known = words.has(&whole);
    let (mark, reason) = if block.text.ends_with('-') {
        if known {
            block.text.pop();
            ("", "a word was broken across two lines with a hyphen")
        } else {
            ("", "a word with a hyphen was broken across two lines")
        }
    } else if !block.text.ends_with(',') && (known || !words.has(&second)) && line.gap == 0 {
        ("", "a word was broken across two lines")
    } else {
        (" ", "a sentence was broken across two lines")
    };
    block.text.push_str(mark);
    block.text.push_str(&line.text);
    reason
}

/// The last token of one line and the first of the next as one word, and the second half.
fn halves(text: &str, next: &str) -> (String, String) {
    let first = tokens(text).next_back().unwrap_or_default();
    let second = super::look::bare(tokens(next).next().unwrap_or_default());
    let first = first.trim_start_matches(|c: char| !c.is_alphanumeric());
    (format!("{first}{second}"), second.to_owned())
}

/// The words around the seam of a joined text.
fn around(text: &str, tail: usize) -> String {
    const REACH: usize = 40;
    let seam = text.len().saturating_sub(tail);
    let start = text.char_indices().map(|(i, _)| i).find(|i| seam.saturating_sub(*i) <= REACH).unwrap_or(0);
    let end = text.char_indices().map(|(i, _)| i).find(|i| *i >= seam + REACH).unwrap_or(text.len());
    format!("…{}…", text.get(start..end).unwrap_or(text))
}

/// A stop that stands alone, with or without a closing mark.
fn is_lone_stop(text: &str) -> bool {
    text.chars().count() <= 3
        && text.starts_with(['.', '!', '?', ',', ';', '…', '”', '’', '"'])
        && text.chars().all(|c| matches!(c, '.' | '!' | '?' | ',' | ';' | '…' | '”' | '’' | '"' | ')' | '\''))
}

#[cfg(test)]
mod tests {
    use super::super::report::Report;
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut report = Report::default();
        let mut log = report.of("a.txt");
        let lines = super::super::lines::lines(text, &mut log);
        blocks(lines, &mut log).into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn a_broken_word_is_whole_again() {
        let text = "The ferry ran on time in every kind of weather.\nThe council of the island said that the ferry had ra\nn all winter long, and in storms too.";
        assert_eq!(
            read(text)[1],
            "The council of the island said that the ferry had ran all winter long, and in storms too."
        );
        let text = "A long sentence is broken here in the middle and\nfound again below, and this found nothing.";
        assert_eq!(
            read(text),
            ["A long sentence is broken here in the middle and found again below, and this found nothing."]
        );
        let text = "The members of the harbour council were very help-\nful to us. They are helpful people.";
        assert_eq!(
            read(text),
            ["The members of the harbour council were very helpful to us. They are helpful people."]
        );
    }

    #[test]
    fn a_lone_stop_goes_back() {
        assert_eq!(read("It ended there\n.\n\nNext."), ["It ended there.", "Next."]);
        assert_eq!(read("He said “it ended\n.”"), ["He said “it ended.”"]);
    }

    #[test]
    fn short_lines_and_titles_stand_alone() {
        assert_eq!(read("milk\neggs\nflour").len(), 3);
        assert_eq!(read("The paragraph ends here, as paragraphs should.\nThe Next Title\n\nText.").len(), 3);
    }

    #[test]
    fn lines_of_one_width_are_paragraphs() {
        let text = "A Title\n\nThe ferry to the island is run by the people who live on it\nand has been run by them since the company left in the spring\nof a bad year.\n\nNobody expected it to last, and for a while it looked as if it\nwould not, since the boat was old and the pier was in a dread-\nful state.\nA short line.\n";
        assert_eq!(
            read(text),
            [
                "A Title",
                "The ferry to the island is run by the people who live on it and has been run by them since the company left in the spring of a bad year.",
                "Nobody expected it to last, and for a while it looked as if it would not, since the boat was old and the pier was in a dreadful state.",
                "A short line.",
            ]
        );
    }
}
