//! Cuts the text of a query into tokens.

/// A token of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `NEAR` or `NEAR/8`.
    Near(u32),
    /// `SAME(`.
    Same,
    /// `name:`, with what is typed after it as the next lexeme.
    Field(String),
    /// A run without blanks; `exact` where `=` stands before it, `last` where nothing follows it.
    Run {
        text: String,
        exact: bool,
        last: bool,
    },
    /// A quoted run; `closed` tells whether its second quotation mark was found.
    Quoted {
        text: String,
        exact: bool,
        closed: bool,
    },
}

/// How far apart the words of a bare `NEAR` may lie.
pub(super) const NEAR: u32 = 8;

/// Linear in the text; nothing typed is an error.
pub(super) fn lex(text: &str) -> Vec<Lexeme> {
    let mut lexemes = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            _ if c.is_whitespace() => after,
            '(' => push(&mut lexemes, Lexeme::Open, after),
            ')' => push(&mut lexemes, Lexeme::Close, after),
            '-' | '−' | '–' if begins(after) => push(&mut lexemes, Lexeme::Not, after),
            '=' if after.starts_with(is_quote) => quoted(&mut lexemes, after, true),
            '=' if begins(after) => run(&mut lexemes, after, true),
            _ if is_quote(c) => quoted(&mut lexemes, rest, false),
            _ => run(&mut lexemes, rest, false),
        };
    }
    lexemes
}

fn push<'a>(lexemes: &mut Vec<Lexeme>, lexeme: Lexeme, after: &'a str) -> &'a str {
    lexemes.push(lexeme);
    after
}

/// Double quotation marks of any shape.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn begins(after: &str) -> bool {
    after.starts_with(|c: char| !c.is_whitespace() && c != ')')
}

/// A quoted run: `rest` begins with its first quotation mark.
fn quoted<'a>(lexemes: &mut Vec<Lexeme>, rest: &'a str, exact: bool) -> &'a str {
    let inside = rest.trim_start_matches(is_quote_once(rest));
    let (text, after, closed) = match inside.find(is_quote) {
        Some(end) => {
            let (text, mark) = inside.split_at(end);
            (text, mark.trim_start_matches(is_quote_once(mark)), true)
        }
        None => (inside, "", false),
    };
    lexemes.push(Lexeme::Quoted { text: text.to_owned(), exact, closed });
    after
}

/// Matches the first character of `text` and no other: `trim_start_matches` would take all marks.
fn is_quote_once(text: &str) -> impl FnMut(char) -> bool + use<> {
    let mut first = !text.is_empty();
    move |_| std::mem::take(&mut first)
}

/// A run up to the next blank, bracket or quotation mark, or a field's name up to its colon.
fn run<'a>(lexemes: &mut Vec<Lexeme>, rest: &'a str, exact: bool) -> &'a str {
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(rest.len());
    let (text, after) = rest.split_at(end);
    if let Some((name, value)) = text.split_once(':')
        && !exact
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    {
        lexemes.push(Lexeme::Field(name.to_ascii_lowercase()));
        // What stands right after the colon is read as a run of its own, `=` and all; a quotation
        // mark there begins the next lexeme.
        let (exact, value) = value.strip_prefix('=').map_or((false, value), |value| (true, value));
        return match value {
            "" if exact && after.starts_with(is_quote) => quoted(lexemes, after, true),
            "" => after,
            value => push(lexemes, Lexeme::Run { text: value.to_owned(), exact, last: after.is_empty() }, after),
        };
    }
    let near = text.strip_prefix("NEAR").filter(|_| !exact);
    lexemes.push(match (text, near) {
        ("AND", _) if !exact => Lexeme::And,
        ("OR", _) if !exact => Lexeme::Or,
        ("NOT", _) if !exact => Lexeme::Not,
        (_, Some("")) => Lexeme::Near(NEAR),
        ("SAME", _) if !exact && after.starts_with('(') => Lexeme::Same,
        (_, Some(within)) if within.strip_prefix('/').is_some_and(|n| n.parse::<u32>().is_ok()) => {
            Lexeme::Near(within.get(1..).and_then(|n| n.parse().ok()).unwrap_or(NEAR))
        }
        _ => Lexeme::Run { text: text.to_owned(), exact, last: after.is_empty() },
    });
    after
}
