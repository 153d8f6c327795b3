//! What stands at the end of a query, where one types.

use crossread_text::words;

use super::lex::{Lexeme, lex};

/// The end of a query's text, with the byte at which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A word.
    Word { start: usize, word: String },
    /// Several words in a row of which the last is being typed: in quotation marks, or hyphenated.
    Phrase { start: usize, text: String, quoted: bool },
    /// The value of a field, quoted or not, which may be empty still.
    Value { start: usize, field: String, value: String },
}

/// What can be completed at the end of a query, if anything. Linear in the text.
pub(crate) fn ending(text: &str) -> Option<Ending> {
    let lexemes = lex(text);
    let (last, before) = lexemes.split_last()?;
    let field_before = match before.last() {
        Some(Lexeme::Field(name)) => Some(name.clone()),
        _ => None,
    };
    let (typed, quoted) = match last {
        Lexeme::Field(field) => {
            let start = text.trim_end().len().checked_sub(field.len() + 1)?;
            return Some(Ending::Value { start, field: field.clone(), value: String::new() });
        }
        Lexeme::Run { text, exact: false, last: true } => (text, false),
        Lexeme::Quoted { text, exact: false, closed: false } => (text, true),
        _ => return None,
    };
    let end = text.len().checked_sub(typed.len())?;
    let mark = if quoted { text.get(..end)?.chars().next_back()?.len_utf8() } else { 0 };
    let start = end - mark;
    if let Some(field) = field_before {
        let start = text.get(..start)?.trim_end().len().checked_sub(field.len() + 1)?;
        return Some(Ending::Value { start, field, value: typed.clone() });
    }
    let cut: Vec<_> = words(typed).collect();
    match cut.as_slice() {
        // Only a word that is still being typed has an ending to come.
        [.., last] if last.end as usize != typed.len() => None,
        [] => None,
        [one] if !quoted => Some(Ending::Word { start: end + one.start as usize, word: one.of(typed).to_owned() }),
        _ => Some(Ending::Phrase { start, text: typed.clone(), quoted }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_query_is_what_is_being_typed() {
        let word = |start, word: &str| Some(Ending::Word { start, word: word.into() });
        let phrase = |start, text: &str, quoted| Some(Ending::Phrase { start, text: text.into(), quoted });
        let value =
            |start, field: &str, value: &str| Some(Ending::Value { start, field: field.into(), value: value.into() });
        for (text, expected) in [
            ("", None),
            ("union ", None),
            ("union*", None),
            ("=Uni", None),
            ("\"union\"", None),
            ("union OR", None),
            ("uni", word(0, "uni")),
            ("strike -uni", word(8, "uni")),
            ("(Éco", word(1, "Éco")),
            ("$uni", word(1, "uni")),
            ("AFL-C", phrase(0, "AFL-C", false)),
            ("x \"deep can", phrase(2, "deep can", true)),
            ("x “deep", phrase(2, "deep", true)),
            ("x person:", value(2, "person", "")),
            ("x Person: ", value(2, "person", "")),
            ("-person:Al", value(1, "person", "Al")),
            ("person: Al", value(0, "person", "Al")),
            ("x person:\"Alice J", value(2, "person", "Alice J")),
        ] {
            assert_eq!(ending(text), expected, "{text}");
        }
    }
}
