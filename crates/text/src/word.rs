//! Cuts text into words.

/// A word of a text: where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Word {
    /// The word as it stands in the text it was cut from.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// The words of a text in order, in time linear in its length.
///
/// A word is a run of letters and digits. An apostrophe between letters belongs to it (*women’s*),
/// and so does a point or comma between digits (*1,000.5*). Hyphens part words as blanks do. Where a
/// script is written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese), each letter is a
/// word of its own, and a string of them is found as a phrase.
///
/// Texts are at most 4 GiB; what lies beyond is left out.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find(|&(_, c)| is_word(c))?;
        let mut end = start + first.len_utf8();
        let alone = is_unspaced(first);
        let mut last = first;
        while let Some(&(at, c)) = rest.peek().filter(|_| !alone) {
            if is_word(c) && !is_unspaced(c) {
                rest.next();
                (last, end) = (c, at + c.len_utf8());
            } else if joins(last, c, text.get(at + c.len_utf8()..).and_then(|t| t.chars().next())) {
                rest.next();
            } else {
                break;
            }
        }
        // Marks that follow a letter of an unspaced script stay with it.
        while alone && let Some((at, c)) = rest.next_if(|&(_, c)| is_mark(c)) {
            end = at + c.len_utf8();
        }
        Some(Word { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    })
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

/// Combining marks that no letter absorbs: diacritics, Hebrew points, Arabic vowel signs, Thai tones.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'
        | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Letters of scripts that set no blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{edf}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
        && !c.is_ascii_digit()
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
            ("Straße Łódź", vec!["Straße", "Łódź"]),
        ] {
            assert_eq!(cut(text), expected, "{text:?}");
        }
    }

    proptest! {
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
