//! Articles of the default corpus with highlights, edited at random, and where each highlight then stands.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// A text, the same text edited, and highlights.
pub(crate) struct Case {
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) highlights: Vec<Highlight>,
}

/// A highlight in characters of the text before, and those of them that are in the text after, in their order there.
pub(crate) struct Highlight {
    pub(crate) range: Range<usize>,
    pub(crate) now: Vec<usize>,
}

/// What a matcher made of the highlights that mostly survived, and of the others.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Highlights of which at least half of the characters survived, within twice their length.
    pub(crate) surviving: usize,
    /// Those that were found again: at least half of what survived is marked.
    pub(crate) right: usize,
    /// Highlights, surviving or not, that were found in a wrong place: less than half of what is marked is theirs.
    pub(crate) wrong: usize,
    /// Highlights that were not found.
    pub(crate) orphans: usize,
}

impl Outcome {
    pub(crate) fn add(&mut self, highlight: &Highlight, found: Option<Range<usize>>) {
        let length = highlight.range.len();
        let spread = highlight.now.last().map_or(0, |last| last - highlight.now[0]);
        let survives = highlight.now.len() * 2 >= length && spread <= length * 2;
        self.surviving += usize::from(survives);
        let Some(found) = found else {
            self.orphans += 1;
            return;
        };
        let theirs = highlight.now.iter().filter(|at| found.contains(at)).count();
        let wrong = theirs * 2 < found.len();
        self.wrong += usize::from(wrong);
        self.right += usize::from(survives && !wrong && theirs * 2 >= highlight.now.len());
    }
}

/// `articles` edited texts with `highlights` each. Of a hundred words, `rate` are edited; sentences and paragraphs are
/// cut, put in and moved as often, in proportion to how many there are. The same numbers give the same cases.
pub(crate) fn cases(articles: usize, highlights: usize, rate: u64) -> impl Iterator<Item = Case> {
    let texts = texts();
    (0..articles).map(move |index| {
        let mut chance = Chance(index as u64 * 1_000 + rate);
        let own = &texts[index % texts.len()];
        let other = &texts[(index + 1) % texts.len()];
        let after = edit(own, other, rate, &mut chance);
        let places: BTreeMap<usize, usize> =
            after.iter().enumerate().filter_map(|(at, (_, origin))| origin.map(|origin| (origin, at))).collect();
        let chars: Vec<char> = own.chars().collect();
        let highlights = (0..highlights).map(|_| highlight(&chars, &places, &mut chance)).collect();
        Case { before: own.clone(), after: after.iter().map(|(letter, _)| letter).collect(), highlights }
    })
}

/// Splitmix64, since a test must say the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }

    fn of_hundred(&mut self, rate: u64) -> bool {
        self.below(100) < rate as usize
    }
}

/// The bodies of the default corpus' articles, in the order of their names.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/articles");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the default corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = |path| fs::read_to_string(path).expect("an article");
    paths.into_iter().map(read).map(|text| text.splitn(3, "---\n").nth(2).expect("front matter").to_owned()).collect()
}

/// Letters with the place each came from.
type Letters = Vec<(char, Option<usize>)>;

fn edit(own: &str, other: &str, rate: u64, chance: &mut Chance) -> Letters {
    let words: Vec<&str> = other.split_whitespace().collect();
    let sentences: Vec<&str> = other.split_inclusive(". ").collect();
    let mut at = 0;
    let mut paragraphs: Vec<Letters> = Vec::new();
    for paragraph in own.split_inclusive("\n\n") {
        let mut letters = Letters::new();
        for sentence in paragraph.split_inclusive(". ") {
            let gone = chance.of_hundred(rate) && chance.of_hundred(50);
            if chance.of_hundred(rate) && chance.of_hundred(50) {
                letters.extend(sentences[chance.below(sentences.len())].chars().map(|letter| (letter, None)));
            }
            for word in sentence.split_inclusive(' ') {
                let written: Letters = word.chars().zip(at..).map(|(letter, origin)| (letter, Some(origin))).collect();
                at += written.len();
                if !gone {
                    letters.extend(edit_word(written, &words, rate, chance));
                }
            }
        }
        paragraphs.push(letters);
    }
    for index in 0..paragraphs.len() {
        if chance.of_hundred(rate) {
            let with = chance.below(paragraphs.len());
            paragraphs.swap(index, with);
        }
    }
    paragraphs.concat()
}

fn edit_word(mut written: Letters, words: &[&str], rate: u64, chance: &mut Chance) -> Letters {
    if !chance.of_hundred(rate) {
        return written;
    }
    let put: Letters = format!("{} ", words[chance.below(words.len())]).chars().map(|letter| (letter, None)).collect();
    match chance.below(4) {
        0 => Letters::new(),
        1 => put,
        2 => [put, written].concat(),
        _ => {
            let letter = chance.below(written.len());
            written[letter] = (char::from(b'a' + chance.below(26) as u8), None);
            written
        }
    }
}

/// A word, a few, a sentence or more, from the edge of one word to that of another.
fn highlight(text: &[char], places: &BTreeMap<usize, usize>, chance: &mut Chance) -> Highlight {
    let length = [4, 20, 60, 150, 400][chance.below(5)];
    let blank = |at: &usize| text.get(*at).is_none_or(|letter| letter.is_whitespace());
    let mut start = chance.below(text.len().saturating_sub(length + 1));
    while !blank(&start) {
        start -= usize::from(start > 0);
        if start == 0 {
            break;
        }
    }
    while start < text.len() && blank(&start) {
        start += 1;
    }
    let mut end = (start + length).min(text.len());
    while !blank(&end) {
        end += 1;
    }
    while blank(&(end - 1)) {
        end -= 1;
    }
    let range = start..end.max(start + 1);
    let mut now: Vec<usize> = range.clone().filter_map(|origin| places.get(&origin).copied()).collect();
    now.sort_unstable();
    Highlight { range, now }
}
