//! The words of a passage as names are made of them: how each is written, and what stands before it.

use crossread_model::{Block, Passage};
use crossread_text::Word;

/// A word, or letters with points after them (*U.S.*).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte in the passage's text.
    pub(crate) start: u32,
    /// First byte after the word, a possessive ending left out.
    pub(crate) end: u32,
    /// The number of the spelling of the word, ending and all.
    pub(crate) spelt: u32,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What stands between it and the word before.
    pub(crate) gap: Gap,
    /// True where it ends in *’s*.
    pub(crate) possessive: bool,
    /// True at the head of a sentence, a line, or a quotation, where any word has a capital.
    pub(crate) begins: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A small letter first.
    Lower,
    /// A capital first, and small letters.
    Capital,
    /// Two capitals or more, and no small letter.
    Upper,
    /// Capitals with points: *U.S.*
    Dotted,
    /// One capital.
    Letter,
    /// A digit first.
    Digits,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A blank of any sort.
    Blank,
    /// A hyphen.
    Hyphen,
    /// The point of an abbreviation or initial, and a blank.
    Point,
    /// An ampersand.
    And,
    /// The apostrophe of a plural (*Teachers’ Union*).
    Apostrophe,
    /// A comma.
    Comma,
    /// An opening bracket.
    Bracket,
    /// Anything that parts names.
    Break,
}

/// Abbreviations after which a point ends no sentence.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "prof", "rev", "gen", "col", "lt", "sgt", "capt", "st", "jr", "sr",
    "no", "vs", "inc", "corp", "co", "hon", "mt", "ft", "lieut", "maj", "cmdr", "adm", "supt", "sec", "messrs", "v",
];

impl Token {
    /// The word as it stands.
    pub(crate) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// True where the word may be part of a name: it has a capital.
    pub(crate) fn is_capital(&self) -> bool {
        !matches!(self.shape, Shape::Lower | Shape::Digits)
    }
}

/// The words of a passage as tokens, in time linear in its length; `words` gives each with the number of its
/// spelling. Preformatted text has none.
pub(crate) fn tokens(passage: &Passage, (words, spelt): (&[Word], &[u32]), out: &mut Vec<Token>) {
    out.clear();
    let text = passage.text.as_str();
    let hard = !matches!(passage.block, Block::Paragraph | Block::Heading(_));
    if passage.block == Block::Code {
        return;
    }
    let mut last_end = 0u32;
    for (word, spelt) in words.iter().zip(spelt) {
        let between = text.get(last_end as usize..word.start as usize).unwrap_or_default();
        last_end = word.end;
        let mut token = cut(*word, *spelt, text);
        match out.last_mut() {
            None => (token.gap, token.begins) = (Gap::Break, true),
            Some(last) => {
                if joins_letters(last, &token, between) {
                    // The closing point is part of the letters.
                    let closed = text.as_bytes().get(token.end as usize) == Some(&b'.');
                    (last.end, last.shape) = (token.end + u32::from(closed), Shape::Dotted);
                    continue;
                }
                if is_site(last, &token, between, text) {
                    (last.end, last.shape, last.possessive) = (token.end, Shape::Capital, token.possessive);
                    continue;
                }
                (token.gap, token.begins) = gap(last, last.of(text), between, hard);
            }
        }
        if matches!(token.of(text), "Jr" | "Sr") && text.as_bytes().get(token.end as usize) == Some(&b'.') {
            token.end += 1;
        }
        out.push(token);
    }
}

fn cut(word: Word, spelt: u32, text: &str) -> Token {
    let whole = word.of(text);
    let bare = without_possessive(whole);
    let standing = bare.unwrap_or(whole);
    let end = word.start + standing.len() as u32;
    let (start, shape, possessive) = (word.start, shape(standing), bare.is_some());
    Token { start, end, spelt, shape, gap: Gap::Break, possessive, begins: false }
}

/// A word without its *’s*; none where it has none.
pub(crate) fn without_possessive(word: &str) -> Option<&str> {
    let endings = ["'s", "’s", "ʼs"];
    let bare = if word.ends_with('s') { endings.iter().find_map(|ending| word.strip_suffix(ending)) } else { None };
    bare.filter(|bare| !bare.is_empty())
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Lower };
    if first.is_numeric() {
        return Shape::Digits;
    }
    if !first.is_uppercase() {
        return Shape::Lower;
    }
    let (mut letters, mut small) = (1, false);
    for c in chars {
        letters += 1;
        small |= c.is_lowercase();
    }
    match (letters, small) {
        (1, _) => Shape::Letter,
        (_, false) => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// *350* and *org* of *350.org*, a name; not the parts of a link, nor an address that is all small.
fn is_site(last: &Token, token: &Token, between: &str, text: &str) -> bool {
    let whole = !text.get(..last.start as usize).unwrap_or_default().ends_with(['/', '@', '.', '-', '_']);
    let ends = !text.get(token.end as usize..).unwrap_or_default().starts_with(['/', '@']);
    between == "."
        && last.shape != Shape::Lower
        && matches!(token.of(text), "org" | "com" | "net" | "edu" | "gov")
        && whole
        && ends
}

/// *U* and *S* of *U.S.*: single capitals with a point and no blank between them.
fn joins_letters(last: &Token, token: &Token, between: &str) -> bool {
    between == "." && matches!(last.shape, Shape::Letter | Shape::Dotted) && token.shape == Shape::Letter
}

fn gap(last: &Token, word: &str, between: &str, hard: bool) -> (Gap, bool) {
    if hard && between.contains(['\n', '\t']) {
        return (Gap::Break, true);
    }
    // The closing point of *U.S.* is part of it; what follows may be a new sentence all the same.
    if last.shape == Shape::Dotted
        && between.starts_with('.')
        && !between[1..].is_empty()
        && between[1..].trim().is_empty()
    {
        return (Gap::Blank, true);
    }
    let marks = between.trim();
    let blank = between.chars().any(char::is_whitespace);
    let short = || SHORT.iter().any(|s| s.eq_ignore_ascii_case(word));
    match marks {
        "" => (Gap::Blank, false),
        "-" | "‐" | "‑" if !blank => (Gap::Hyphen, false),
        "." if last.shape == Shape::Letter || short() => (Gap::Point, false),
        "&" => (Gap::And, false),
        "'" | "’" if blank && (word.ends_with('s') || word.ends_with('S')) => (Gap::Apostrophe, false),
        "," => (Gap::Comma, false),
        "(" => (Gap::Bracket, false),
        _ => {
            // A straight mark opens what stands right behind it: *she said, "Yes"*, but *"No," she said*.
            let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '•' | '|' | '“' | '‘' | '*');
            (Gap::Break, marks.contains(ends) || between.ends_with('"'))
        }
    }
}

/// The words of a passage alone.
#[cfg(test)]
pub(crate) fn tokens_of(passage: &Passage, out: &mut Vec<Token>) {
    let words: Vec<Word> = crossread_text::words(&passage.text).collect();
    tokens(passage, (&words, &vec![0; words.len()]), out);
}

#[cfg(test)]
mod tests {
    use crossread_model::PassageId;

    use super::*;

    fn cut(text: &str) -> Vec<(String, Shape, Gap)> {
        let passage = Passage {
            id: PassageId::Body(1),
            block: Block::Paragraph,
            speaker: None,
            turn: false,
            text: text.into(),
            marks: vec![],
        };
        let mut out = Vec::new();
        tokens_of(&passage, &mut out);
        out.iter().map(|t| (t.of(text).to_owned(), t.shape, t.gap)).collect()
    }

    #[test]
    fn letters_with_points_are_one_word() {
        let found = cut("The U.S. Senate and Astead W. Herndon’s");
        let words: Vec<&str> = found.iter().map(|(word, _, _)| word.as_str()).collect();
        assert_eq!(words, ["The", "U.S.", "Senate", "and", "Astead", "W", "Herndon"]);
        assert_eq!(found[1].1, Shape::Dotted);
        assert_eq!((found[5].1, found[6].2), (Shape::Letter, Gap::Point));
    }

    #[test]
    fn what_stands_between_words_is_told_apart() {
        let gaps = |text: &str| cut(text).into_iter().skip(1).map(|(_, _, gap)| gap).collect::<Vec<_>>();
        assert_eq!(gaps("AFL-CIO\u{a0}unions"), [Gap::Hyphen, Gap::Blank]);
        assert_eq!(gaps("Teachers’ Union (CTU), Mr. X"), [Gap::Apostrophe, Gap::Bracket, Gap::Break, Gap::Point]);
        assert_eq!(gaps("left. Then, he"), [Gap::Break, Gap::Comma]);
    }
}
