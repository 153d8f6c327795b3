//! Queries drawn from the text, the same for every engine and in every run.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Doc;

/// A query: what is meant, so that each engine may say it in its own way.
#[derive(Debug, Deserialize, Serialize)]
pub struct Query {
    /// `word`, `words`, `prefix`, `typo`, `right`, `phrase`, `or`, `not` or `facets`.
    pub kind: String,
    /// Its words. Of `not` the last is unwanted; `right` is the right spelling of the `typo` before it.
    pub words: Vec<String>,
    /// Asked only for what the answers are worth: their times are not counted.
    #[serde(default)]
    pub untimed: bool,
}

/// How many queries of each kind; `prefix`: words that are typed letter by letter.
const EACH: usize = 40;
const TYPED: usize = 12;

/// So many more misspelt words are asked to see how many are mended: of forty, each one would be a fortieth.
const MENDED: usize = 960;

/// Draws the queries.
pub fn drawn(docs: &[Doc]) -> Vec<Query> {
    let frequency = frequencies(docs);
    let mut random = Random(20_201_108);
    let mut queries = Vec::new();
    let mut add = |kind: &str, words: Vec<String>| queries.push(Query { kind: kind.to_owned(), words, untimed: false });
    for _ in 0..EACH {
        add("word", vec![random.word(docs)]);
        add("facets", vec![random.word(docs)]);
        let two_or_three = 2 + random.below(2);
        add("words", random.run(docs, 9).into_iter().step_by(3).take(two_or_three).collect());
        let length = 2 + random.below(3);
        add("phrase", random.run(docs, length));
        let [a, b, c] = [random.word(docs), random.word(docs), random.word(docs)];
        add("or", vec![a.clone(), b.clone()]);
        add("not", vec![a, c]);
        let (right, typo) = random.typo(docs, &frequency);
        add("typo", vec![typo]);
        add("right", vec![right]);
    }
    for _ in 0..TYPED {
        let word = random.word(docs);
        for (end, letter) in word.char_indices() {
            add("prefix", vec![word[..end + letter.len_utf8()].to_owned()]);
        }
    }
    for _ in 0..MENDED {
        let (right, typo) = random.typo(docs, &frequency);
        for (kind, word) in [("typo", typo), ("right", right)] {
            queries.push(Query { kind: kind.to_owned(), words: vec![word], untimed: true });
        }
    }
    queries
}

/// In how many documents each word stands.
fn frequencies(docs: &[Doc]) -> BTreeMap<String, usize> {
    let mut frequency = BTreeMap::new();
    for doc in docs {
        let words: BTreeSet<String> = words(&doc.text).collect();
        words.into_iter().for_each(|word| *frequency.entry(word).or_default() += 1);
    }
    frequency
}

/// The words of a text, in small letters; only those of ASCII letters, which all engines cut alike.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter(|word| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic())).map(str::to_ascii_lowercase)
}

/// Numbers that look random, the same for the same seed (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    /// A word of four letters or more where it stands: frequent words come often, as readers ask.
    fn word(&mut self, docs: &[Doc]) -> String {
        loop {
            let Some(doc) = docs.get(self.below(docs.len())) else { return String::new() };
            let words: Vec<String> = words(&doc.text).filter(|word| word.len() >= 4).collect();
            if let Some(word) = words.get(self.below(words.len())) {
                return word.clone();
            }
        }
    }

    /// So many words in a row, with nothing but blanks between them.
    fn run(&mut self, docs: &[Doc], length: usize) -> Vec<String> {
        loop {
            let Some(doc) = docs.get(self.below(docs.len())) else { return Vec::new() };
            let clauses: Vec<Vec<&str>> = doc
                .text
                .split(|c: char| c != ' ' && !c.is_ascii_alphabetic())
                .map(|clause| clause.split_whitespace().collect::<Vec<_>>())
                .filter(|clause| clause.len() >= length + 2)
                .collect();
            let Some(clause) = clauses.get(self.below(clauses.len())) else { continue };
            // The first and the last word may be parts of one, such as the “s” of a genitive.
            let start = 1 + self.below(clause.len() - length - 1);
            return clause[start..start + length].iter().map(|word| word.to_ascii_lowercase()).collect();
        }
    }

    /// A word that stands in three documents or more, and a misspelling of it by one edit (a letter
    /// gone, doubled, changed, or two that changed places) that is no word of the text.
    fn typo(&mut self, docs: &[Doc], frequency: &BTreeMap<String, usize>) -> (String, String) {
        loop {
            let word = self.word(docs);
            if word.len() < 5 || frequency.get(&word).is_none_or(|n| *n < 3) {
                continue;
            }
            let mut letters: Vec<u8> = word.clone().into_bytes();
            // The first letter is mistyped least.
            let at = 1 + self.below(letters.len() - 2);
            match self.below(4) {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, b'a' + self.below(26) as u8),
                2 => letters[at] = b'a' + self.below(26) as u8,
                _ => letters.swap(at, at + 1),
            }
            let typo = String::from_utf8(letters).unwrap_or_default();
            if !frequency.contains_key(&typo) {
                return (word, typo);
            }
        }
    }
}
