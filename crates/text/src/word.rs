//! Cuts text into words.

use crate::marks::is_mark;

/// A word of a text: where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// First byte after what it is listed under: `end`, but for [`Word::key`] of two letters.
    reach: u32,
}

impl Word {
    /// The word as it stands in the text it was cut from.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// What an index lists the word under: itself, but a letter of a script without blanks together
    /// with the letter right after it, where there is one.
    pub fn key(self, text: &str) -> &str {
        text.get(self.start as usize..self.reach as usize).unwrap_or_default()
    }
}

/// The words of a text in order, in time linear in its length.
///
/// A word is a run of letters and digits with their marks. An apostrophe between letters belongs to
/// it (*women’s*), and so does a point or comma between digits (*1,000.5*). Hyphens part words as
/// blanks do.
///
/// Where a script is written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese), each
/// letter with its marks is a word of its own: it is counted and marked by itself, and a string of
/// them is found as a phrase, exactly as typed and at any place. So that a word of two letters is
/// looked up as such and not as its letters apart, an index lists each letter with the one after it
/// ([`Word::key`]): overlapping pairs, and the last letter of a run alone. A letter alone is then
/// every key that begins with it, and a string its pairs in a row.
///
/// Texts are at most 4 GiB; what lies beyond is left out.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find(|&(_, c)| is_word(c))?;
        let mut end = start + first.len_utf8();
        let mut reach = end;
        if is_unspaced(first) {
            end += letter(text.get(start..)?) - first.len_utf8();
            while rest.next_if(|&(at, _)| at < end).is_some() {}
            let after = text.get(end..)?;
            reach = if after.starts_with(is_unspaced) { end + letter(after) } else { end };
        } else {
            let mut last = first;
            while let Some(&(at, c)) = rest.peek() {
                if is_word(c) && !is_unspaced(c) {
                    rest.next();
                    (last, end) = (c, at + c.len_utf8());
                } else if joins(last, c, text.get(at + c.len_utf8()..).and_then(|t| t.chars().next())) {
                    rest.next();
                } else {
                    break;
                }
            }
            reach = reach.max(end);
        }
        let byte = |at: usize| u32::try_from(at).ok();
        Some(Word { start: byte(start)?, end: byte(end)?, reach: byte(reach)? })
    })
}

/// Tells whether a word is a letter of a script without blanks.
pub fn is_letter(word: &str) -> bool {
    word.starts_with(is_unspaced)
}

/// The bytes of the first letter of an unspaced script with its marks, and with the letters that the
/// signs of Khmer and Burmese stack below it.
fn letter(text: &str) -> usize {
    let mut stacked = false;
    let part_of = |(at, c): (usize, char)| {
        let part = at == 0 || is_mark(c) || stacked && is_unspaced(c);
        stacked = matches!(c, '\u{17d2}' | '\u{1039}');
        part.then_some(at + c.len_utf8())
    };
    text.char_indices().map_while(part_of).last().unwrap_or_default()
}

/// Tells whether `c`, between `last` and `next`, is part of one word with them.
fn joins(last: char, c: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    match c {
        '\'' | '’' | 'ʼ' => last.is_alphabetic() && next.is_alphabetic() && !is_unspaced(next),
        '.' | ',' => last.is_ascii_digit() && next.is_ascii_digit(),
        // A soft hyphen and the joiners take up no space.
        '\u{ad}' | '\u{200c}' | '\u{200d}' => is_word(next) && !is_unspaced(next),
        _ => false,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Letters of scripts that set no blanks between words.
fn is_unspaced(c: char) -> bool {
    // Most letters stand before the first of them.
    if c < '\u{e00}' {
        return false;
    }
    matches!(c, '\u{e00}'..='\u{edf}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
        && !is_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|w| w.of(text)).collect()
    }

    #[test]
    fn words_are_cut_as_readers_see_them() {
        for (text, expected) in [
            ("", vec![]),
            (" — … “” ", vec![]),
            ("The AFL-CIO’s vote", vec!["The", "AFL", "CIO’s", "vote"]),
            ("women's ‘work’, O’Brien’s", vec!["women's", "work", "O’Brien’s"]),
            ("$33.5 million, 1,000 or 2. Then", vec!["33.5", "million", "1,000", "or", "2", "Then"]),
            ("U.S. law", vec!["U", "S", "law"]),
            ("cafe\u{301} naïve", vec!["cafe\u{301}", "naïve"]),
            ("co\u{ad}operate", vec!["co\u{ad}operate"]),
            ("労働組合 is union", vec!["労", "働", "組", "合", "is", "union"]),
            ("กี่x", vec!["กี่", "x"]),
            ("ក្រុម", vec!["ក្រុ", "ម"]),
            ("हिन्दी की", vec!["हिन्दी", "की"]),
            ("தமிழ்", vec!["தமிழ்"]),
            ("한국어를", vec!["한국어를"]),
            ("كِتَاب", vec!["كِتَاب"]),
            ("Straße Łódź", vec!["Straße", "Łódź"]),
        ] {
            assert_eq!(cut(text), expected, "{text:?}");
        }
    }

    #[test]
    fn letters_of_unspaced_scripts_are_listed_in_pairs() {
        for (text, expected) in [
            ("労働組合 is", vec!["労働", "働組", "組合", "合", "is"]),
            ("労。働", vec!["労", "働"]),
            ("労x", vec!["労", "x"]),
            ("กี่คน", vec!["กี่ค", "คน", "น"]),
            ("the union", vec!["the", "union"]),
        ] {
            assert_eq!(words(text).map(|w| w.key(text)).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_a_word_and_what_follows_it(text in "[労働คกี่់្រx ,。]{0,12}") {
            let cut: Vec<Word> = words(&text).collect();
            for (at, word) in cut.iter().enumerate() {
                let next = cut.get(at + 1).filter(|next| next.start == word.end && is_letter(next.of(&text)));
                let pair = next.filter(|_| is_letter(word.of(&text))).map_or(word.end, |next| next.end);
                prop_assert_eq!(word.key(&text), &text[word.start as usize..pair as usize]);
            }
        }

        #[test]
        fn words_lie_in_order_inside_the_text(text in any::<String>()) {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.start < word.end);
                prop_assert!(!word.of(&text).is_empty());
                last = word.end;
            }
            prop_assert!(last as usize <= text.len());
        }
    }
}
