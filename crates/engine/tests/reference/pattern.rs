//! Where in a text a pattern occurs: “phrase and NEAR hold within one passage”.

use std::collections::BTreeMap;

use crossread_engine::{Form, Pattern, WordPattern};
use crossread_text::{Language, fold, stem, words};

/// How inflections meet: in English by their stems, elsewhere as the analysis of the corpus says.
#[derive(Clone, Copy)]
pub struct Stems<'a> {
    pub language: Language,
    pub found: &'a BTreeMap<String, String>,
}

impl Stems<'_> {
    /// What the inflections of a folded word have in common. A word that no text has stands alone.
    pub fn key(&self, folded: &str) -> (bool, String) {
        match (self.language, self.found.get(folded)) {
            (Language::English, _) => (true, stem(folded, self.language).into_owned()),
            (Language::Other, Some(stem)) => (true, stem.clone()),
            (Language::Other, None) => (false, folded.to_owned()),
        }
    }
}

/// One occurrence: its first and last word and, between them, the stretches that are marked. Of a NEAR
/// its two sides are marked and not what stands between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub first: usize,
    pub last: usize,
    /// First byte of each marked stretch, and first byte after it.
    pub marked: Vec<(u32, u32)>,
}

impl Occurrence {
    /// How many words it is from the end of this to the beginning of another that comes after it.
    pub fn until(&self, other: &Self) -> Option<usize> {
        other.first.checked_sub(self.last).filter(|words| *words > 0)
    }
}

/// A word of a text. What folds to nothing, such as an accent without its letter, is no word.
struct Token<'a> {
    text: &'a str,
    folded: String,
    start: u32,
    end: u32,
}

/// Every occurrence of a pattern in a text.
pub fn occurrences(pattern: &Pattern, text: &str, language: &Stems<'_>) -> Vec<Occurrence> {
    let tokens: Vec<Token<'_>> = words(text)
        .map(|word| Token { text: word.of(text), folded: fold(word.of(text)), start: word.start, end: word.end })
        .filter(|token| !token.folded.is_empty())
        .collect();
    find(pattern, &tokens, language)
}

fn find(pattern: &Pattern, tokens: &[Token<'_>], language: &Stems<'_>) -> Vec<Occurrence> {
    match pattern {
        Pattern::Word(word) => run(std::slice::from_ref(word), tokens, language),
        Pattern::Phrase(words) => run(words, tokens, language),
        Pattern::Near { left, right, within } => {
            let right = find(right, tokens, language);
            let left = find(left, tokens, language);
            left.iter().filter_map(|left| pair(left, &right, *within as usize)).collect()
        }
    }
}

/// Words “in this order”, one after the other, at each place where they begin.
fn run(pattern: &[WordPattern], tokens: &[Token<'_>], language: &Stems<'_>) -> Vec<Occurrence> {
    let starts = 0..(tokens.len() + 1).saturating_sub(pattern.len());
    let fits = |start: usize| pattern.iter().zip(&tokens[start..]).all(|(word, token)| fits(word, token, language));
    let occurrence = |first: usize| {
        let last = first + pattern.len() - 1;
        Occurrence { first, last, marked: vec![(tokens[first].start, tokens[last].end)] }
    };
    starts.filter(|start| fits(*start)).map(occurrence).collect()
}

fn fits(word: &WordPattern, token: &Token<'_>, language: &Stems<'_>) -> bool {
    let asked = fold(&word.text);
    match word.form {
        Form::Inflected => language.key(&asked) == language.key(&token.folded),
        Form::Folded => asked == token.folded,
        Form::Prefix => token.folded.starts_with(&asked),
        Form::Exact => straight(&word.text) == straight(token.text),
    }
}

/// “Curly and straight quotes alike”, in whatever form a word is asked for.
fn straight(word: &str) -> String {
    word.replace(['’', 'ʼ'], "'")
}

/// An occurrence of the left side with the nearest right one, of equally near ones the earlier.
/// Sides that overlap are not near.
fn pair(left: &Occurrence, right: &[Occurrence], within: usize) -> Option<Occurrence> {
    let between = |right: &Occurrence| {
        if right.last < left.first { Some(left.first - right.last - 1) } else { right.first.checked_sub(left.last + 1) }
    };
    let near = right.iter().filter_map(|right| Some((between(right).filter(|n| *n <= within)?, right.first, right)));
    let (.., right) = near.min_by_key(|(between, first, _)| (*between, *first))?;
    Some(Occurrence {
        first: left.first.min(right.first),
        last: left.last.max(right.last),
        marked: left.marked.iter().chain(&right.marked).copied().collect(),
    })
}
