//! Plain text as Markdown and YAML that read back as the same text.

/// A paragraph of plain text as one of Markdown.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (i, c) in text.char_indices() {
        let rest = text.get(i + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next().unwrap_or(' ');
        let active = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => {
                next == '#' || next.is_ascii_alphabetic() && rest.split(';').next().is_some_and(|name| name.len() < 32)
            }
            '#' | '>' | '=' | '+' | '-' | '|' => i == 0,
            '.' | ')' => (1..=9).contains(&i) && text.bytes().take(i).all(|b| b.is_ascii_digit()),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// A value of YAML: plain where nothing in it could be taken for more than words, and `quoted` does
/// not ask otherwise.
pub(super) fn yaml(text: &str, quoted: bool) -> String {
    let words = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '’' | '-' | '_'));
    let first = text.chars().next().is_some_and(char::is_alphabetic);
    let reserved =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    if !quoted && words && first && !reserved && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_markdown_would_read_is_escaped() {
        for (text, expected) in [
            ("a *b* _c_ d_e [f](g) <h>", "a \\*b\\* \\_c\\_ d_e \\[f\\](g) \\<h>"),
            ("# no head", "\\# no head"),
            ("12. no list", "12\\. no list"),
            ("- no item - here", "\\- no item - here"),
            ("Q&A and AT&T &amp; a&b;", "Q\\&A and AT\\&T \\&amp; a\\&b;"),
            ("~~c~", "\\~\\~c\\~"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }

    #[test]
    fn yaml_is_plain_only_for_plain_words() {
        assert_eq!(yaml("Ana Ruiz", false), "Ana Ruiz");
        assert_eq!(yaml("Ana Ruiz", true), "\"Ana Ruiz\"");
        for text in ["No", "a: b", "Ruiz, Ana", "1984", "", "null"] {
            assert!(yaml(text, false).starts_with('"'), "{text}");
        }
        assert_eq!(yaml("a \"b\" \\c\n", false), "\"a \\\"b\\\" \\\\c\\n\"");
    }
}
