//! Cuts text into sentences, for showing: whatever is said of a passage can be shown in a whole
//! sentence. Where it is not plain that a sentence ends, it does not: one that is too long still
//! reads, half a one does not.

use std::ops::Range;

/// Abbreviations after which a point ends no sentence, folded.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "prof", "rev", "gen", "col", "lt", "sgt", "capt", "st", "jr", "sr",
    "vs", "inc", "corp", "co", "hon", "mt", "ft", "lieut", "maj", "cmdr", "adm", "supt", "messrs", "v", "cf", "etc",
];

/// Abbreviations only before a number: *No. 5*, but *She said no.*
const BEFORE_NUMBERS: &[&str] = &["no", "nos", "sec", "art", "p", "pp", "vol", "fig", "ch"];

/// The sentences of a text, in order, without the blanks around them. Every word is in one of them. A
/// line break ends a sentence, as lines of lists, tables and quotations do. Linear in the text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            push(text, start..at, &mut found);
            start = at + 1;
        } else if is_end(c) {
            let mut end = at + c.len_utf8();
            let mut points = c == '.';
            while let Some((next, mark)) = chars.next_if(|(_, mark)| is_end(*mark) || is_closing(*mark)) {
                points &= !is_end(mark);
                end = next + mark.len_utf8();
            }
            let (head, rest) = (text.get(start..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
            if matches!(c, '。' | '！' | '？' | '।' | '။') || opens(rest) && !(points && is_short(head, rest)) {
                push(text, start..end, &mut found);
                start = end;
            }
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(cut) = text.get(range.clone()) else { return };
    let start = range.start + cut.len() - cut.trim_start().len();
    let end = start + cut.trim().len();
    if start < end {
        found.push(start..end);
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '။')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '」' | '』')
}

/// True where a sentence may begin: after a blank, with anything but a small letter.
fn opens(rest: &str) -> bool {
    let next = rest.trim_start();
    next.len() < rest.len() && next.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase())
}

/// True where a point belongs to the word before it: an abbreviation, an initial, or letters with
/// points between them.
fn is_short(head: &str, rest: &str) -> bool {
    let word = head.rsplit(|c: char| c.is_whitespace() || "(“\"‘[".contains(c)).next().unwrap_or_default();
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let numbered = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let listed = |list: &[&str]| list.iter().any(|short| short.eq_ignore_ascii_case(word));
    let pointed = word.contains('.') && word.split('.').all(is_lettered);
    initial && word != "I" || pointed || listed(SHORT) || numbered && listed(BEFORE_NUMBERS)
}

/// True for the parts of *U.S* and *Ph.D*, and not for those of *1.5* and *example.org*.
fn is_lettered(part: &str) -> bool {
    part.len() < 3 && part.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_sentence_ends_where_the_next_one_opens() {
        for (text, expected) in [
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"][..]),
            ("“Why?” she asked. “Because.” It rained.", &["“Why?” she asked.", "“Because.”", "It rained."]),
            ("He paid $1.5. Then 20 came.", &["He paid $1.5.", "Then 20 came."]),
            ("Ms. Ross and Astead W. Herndon met. So.", &["Ms. Ross and Astead W. Herndon met.", "So."]),
            ("In the U.S. Senate, Dr. Hill spoke.", &["In the U.S. Senate, Dr. Hill spoke."]),
            ("Local No. 5 struck. She said no. It held.", &["Local No. 5 struck.", "She said no.", "It held."]),
            ("So do I. They came.", &["So do I.", "They came."]),
            ("It went on … and on. See example.org now.", &["It went on … and on.", "See example.org now."]),
            ("first\nsecond row.\tThird\n\n", &["first", "second row.", "Third"]),
            ("工会开会。工人来了！好", &["工会开会。", "工人来了！", "好"]),
            ("  . ", &["."]),
            ("", &[]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_left_out(text in "[aA.!?\"” \n1é。I-]{0,40}") {
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let found = cut(&text);
            prop_assert_eq!(bare(&found.concat()), bare(&text));
            prop_assert!(found.iter().all(|sentence| !sentence.is_empty() && sentence.trim() == *sentence));
        }
    }
}
