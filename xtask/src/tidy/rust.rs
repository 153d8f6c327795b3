//! As much of Rust's grammar as the guards need: code without comments and strings, and the first names of paths.

/// The code of a file with every comment, string and character blanked, so that lines and columns stay. The module of
/// tests at the foot of the file is left out.
pub(super) fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if rest.strip_prefix("#[cfg(test)]").is_some_and(|item| item.trim_start().starts_with("mod ")) {
            break;
        }
        let length = skipped(rest, code.chars().next_back());
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let (gone, after) = rest.split_at(length);
            code.extend(gone.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = after;
        }
    }
    code
}

/// How many bytes at the start of `rest` are a comment or a literal: 0 when they are code.
fn skipped(rest: &str, before: Option<char>) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return comment(rest);
    }
    let in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')).filter(|_| !in_name);
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = rest.len() - raw.len() + hashes + 1;
            return rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len());
        }
    }
    match rest.as_bytes() {
        [b'"', ..] => quoted(rest, '"').unwrap_or(rest.len()),
        // A lifetime has no closing quote behind its first letter; an escape has its quote further on.
        [b'\'', b'\\', ..] => quoted(rest, '\'').unwrap_or(0),
        [b'\'', ..] => {
            let mut letters = rest[1..].char_indices();
            let second = letters.nth(1);
            second.filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 2)
        }
        _ => 0,
    }
}

/// The length of a block comment, others within it included.
fn comment(rest: &str) -> usize {
    let mut depth = 0;
    for (at, _) in rest.char_indices() {
        if rest[at..].starts_with("/*") {
            depth += 1;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return at + 2;
            }
        }
    }
    rest.len()
}

/// The length of a literal from its first quote to its last, if it ends.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

/// The names that follow `root::` in code, with their lines: `root::name` as well as `root::{name, other::{deep}}`.
pub(super) fn names_after(code: &str, root: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let prefix = format!("{root}::");
    for (at, _) in code.match_indices(&prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let after = &code[at + prefix.len()..];
        match after.trim_start().strip_prefix('{') {
            Some(group) => found.extend(group_names(group).into_iter().map(|name| (line, name))),
            None => found.push((line, name(after.trim_start()))),
        }
    }
    found
}

/// The first name of each path in a group whose opening brace is gone.
fn group_names(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut expects_name = true;
    let mut names = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expects_name = true,
            _ if depth == 0 && expects_name && !c.is_whitespace() => {
                names.push(name(&group[at..]));
                expects_name = false;
            }
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_stay() {
        for (text, kept) in [
            ("a // std::fs\nb", "a\nb"),
            ("a /* x /* y */ z */ b", "a b"),
            (r#"f("\" style=") + 1"#, "f( ) + 1"),
            (r##"f(r#"a "b" c"#)"##, "f( )"),
            (r"<'a> 'b' '\n' '\''", "<'a>"),
            ("for_each('\"', x)", "for_each( , x)"),
            ("code\n#[cfg(test)]\nmod tests {}", "code"),
        ] {
            let blanked = code(text);
            // Runs of blanks are written as one, to be read here; that columns stay is asked below.
            let lines: Vec<String> = blanked
                .lines()
                .map(|line| line.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(lines.join("\n"), kept, "{text}");
            let same_columns = text.chars().zip(blanked.chars()).all(|(was, is)| is == was || is == ' ');
            assert!(same_columns, "{text}");
        }
    }

    #[test]
    fn names_are_found_in_paths_and_groups() {
        let code = "use std::{fmt, collections::{BTreeMap, hash_map}, fs as disk};\nlet x = std::env::var; nostd::net";
        let names: Vec<_> = names_after(code, "std");
        let expected = [(1, "fmt"), (1, "collections"), (1, "fs"), (2, "env")];
        assert_eq!(names, expected.map(|(line, name)| (line, name.to_owned())));
    }
}
