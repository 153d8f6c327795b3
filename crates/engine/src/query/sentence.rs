//! The filter restated as a plain sentence.

use crossread_model::EntryType;

use super::figures::about;
use super::{Dates, Expr, Form, Pattern, Query, WordPattern, run};

/// What was asked, in words, with its full stop: `expr` and what `query` chooses beside its text.
pub(crate) fn sentence(expr: &Expr, query: &Query) -> String {
    let (dates, choices) = (query.dates, &query.facets);
    let mut parts = Vec::new();
    if *expr != Expr::Everything {
        parts.push(clause(expr, false));
    }
    parts.extend(dates.map(|dates| format!("published {}", stretch(&dates))));
    parts.extend(query.about.as_ref().map(about));
    let mut facets: Vec<(&str, Vec<String>)> = Vec::new();
    for choice in choices {
        let value = quoted(&choice.value);
        match facets.iter_mut().find(|(name, _)| *name == choice.facet) {
            Some((_, values)) => values.push(value),
            None => facets.push((&choice.facet, vec![value])),
        }
    }
    parts.extend(facets.into_iter().map(|(name, values)| having(name, &joined(&values, "or"))));
    if parts.is_empty() { "All articles.".into() } else { format!("Articles {}.", parts.join(", ")) }
}

/// What is said of articles in which `expr` holds; `inside` a list of others.
pub(super) fn clause(expr: &Expr, inside: bool) -> String {
    match expr {
        Expr::Everything => "of every sort".into(),
        Expr::Words(pattern) => format!("with {}", describe(pattern)),
        Expr::Title(pattern) => format!("with {} in the title", describe(pattern)),
        Expr::Facet { name, value: Some(value) } => having(name, &value_of(value)),
        Expr::Facet { name, value: None } => lacking_any(name),
        Expr::In(slug) => format!("named {}", value_of(slug)),
        Expr::Dated(None) => "without a date".into(),
        Expr::Dated(Some(dates)) => format!("published {}", stretch(dates)),
        Expr::Figure(None) => "without a figure".into(),
        Expr::Figure(Some(test)) => format!("with a {}", test.described()),
        Expr::About(None) => "that name no year".into(),
        Expr::About(Some(dates)) => about(dates),
        Expr::Same(inner) => format!("with one passage {}", clause(inner, true)),
        Expr::Not(inner) => match &**inner {
            Expr::Not(twice) => clause(twice, inside),
            Expr::Facet { name, value: None } if names(name) => format!("that name {}", a(noun(name))),
            Expr::Facet { name, value: None } => format!("with {}", a(noun(name))),
            Expr::Facet { name, value: Some(value) } => lacking(name, &value_of(value)),
            Expr::Dated(None) => "with a date".into(),
            Expr::Figure(None) => "with a figure".into(),
            Expr::About(None) => "that name a year".into(),
            other => format!("not {}", clause(other, true)),
        },
        Expr::And(parts) => list(parts, "and", ["both ", "all of ", "together "], inside),
        Expr::Or(parts) => list(parts, "or", ["either ", "any of ", "either "], inside),
    }
}

/// Parts joined by a word. What stands `inside` another list begins with what tells where it begins: before two parts,
/// before more words, before more clauses. So the sentence needs no brackets.
fn list(parts: &[Expr], word: &str, [two, words_on, clauses_on]: [&str; 3], inside: bool) -> String {
    let opening = |more| match parts.len() {
        _ if !inside => "",
        ..=2 => two,
        _ => more,
    };
    let words: Option<Vec<String>> = parts
        .iter()
        .map(|p| match p {
            Expr::Words(pattern) => Some(describe(pattern)),
            _ => None,
        })
        .collect();
    match words {
        Some(words) => format!("with {}{}", opening(words_on), joined(&words, word)),
        None => {
            let clauses: Vec<String> = parts.iter().map(|part| clause(part, true)).collect();
            format!("{}{}", opening(clauses_on), joined(&clauses, word))
        }
    }
}

pub(super) fn describe(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Word(WordPattern { text, form }) => match form {
            Form::Inflected => quoted(text),
            Form::Folded => format!("exactly {}", quoted(text)),
            Form::Prefix => quoted(&format!("{text}…")),
            Form::Exact => format!("{} as written", quoted(text)),
        },
        Pattern::Phrase(words) => {
            let written = if words.iter().all(|w| w.form == Form::Exact) { " as written" } else { "" };
            format!("{}{written}", quoted(&run(words, " ", "…")))
        }
        Pattern::Near { left, right, within } => {
            let words = if *within == 1 { "word" } else { "words" };
            format!("{} within {within} {words} of {}", describe(left), describe(right))
        }
    }
}

pub(super) fn stretch(dates: &Dates) -> String {
    match (dates.first, dates.last) {
        (Some(first), Some(last)) if first == last => format!("on {}", first.in_words()),
        (Some(first), Some(last)) => format!("from {} to {}", first.in_words(), last.in_words()),
        (Some(first), None) => format!("since {}", first.in_words()),
        (None, Some(last)) => format!("until {}", last.in_words()),
        (None, None) => "at any time".into(),
    }
}

/// True for a facet whose values are entries that texts name. Places are also those of front matter.
pub(super) fn names(facet: &str) -> bool {
    facet != "place" && EntryType::ALL.into_iter().any(|kind| kind.facet() == facet)
}

/// What is said of articles with a value: *of kind “report”*, *that name the person “Ezra Klein”*.
fn having(facet: &str, values: &str) -> String {
    let noun = noun(facet);
    if names(facet) { format!("that name the {noun} {values}") } else { format!("of {noun} {values}") }
}

/// What is said of articles without a value: *not of kind “report”*.
fn lacking(facet: &str, values: &str) -> String {
    let noun = noun(facet);
    if names(facet) { format!("that do not name the {noun} {values}") } else { format!("not of {noun} {values}") }
}

/// What is said of articles without any value.
fn lacking_any(facet: &str) -> String {
    if names(facet) { format!("that name no {}", noun(facet)) } else { format!("without {}", a(noun(facet))) }
}

/// What the values of a facet are called in prose.
pub(crate) fn noun(facet: &str) -> &str {
    if facet == "org" { "organisation" } else { facet }
}

/// A noun with its article.
pub(crate) fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

pub(super) fn value_of(value: &str) -> String {
    value.strip_suffix('*').map_or_else(|| quoted(value), |head| quoted(&format!("{head}…")))
}

pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

pub(super) fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} {word} {last}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Choice;
    use super::*;

    #[test]
    fn filters_read_as_sentences() {
        let choice = |facet: &str, value: &str| Choice { facet: facet.into(), value: value.into() };
        for (text, choices, expected) in [
            ("", vec![], "All articles."),
            ("union", vec![], "Articles with “union”."),
            ("union strike vote", vec![], "Articles with “union”, “strike” and “vote”."),
            ("union* OR strike", vec![], "Articles with “union…” or “strike”."),
            ("\"deep canvassing\" -police", vec![], "Articles with “deep canvassing” and not with “police”."),
            ("pay NEAR/8 equity", vec![], "Articles with “pay” within 8 words of “equity”."),
            ("(a OR b) c", vec![], "Articles with either “a” or “b” and with “c”."),
            ("(a OR b OR c) d", vec![], "Articles with any of “a”, “b” or “c” and with “d”."),
            (
                "a OR (b -c date:none)",
                vec![],
                "Articles with “a” or together with “b”, not with “c” and without a date.",
            ),
            ("SAME(a b)", vec![], "Articles with one passage with both “a” and “b”."),
            (
                "date:2020-11 author:none",
                vec![],
                "Articles published from 1 November 2020 to 30 November 2020 and without an author.",
            ),
            ("-author:none", vec![], "Articles with an author."),
            ("NOT -union", vec![], "Articles with “union”."),
            ("a NEAR/1 b", vec![], "Articles with “a” within 1 word of “b”."),
            ("org:afl*", vec![], "Articles that name the organisation “afl…”."),
            ("person:klein -work:none", vec![], "Articles that name the person “klein” and that name a work."),
            (
                "-event:strike measure:none place:maine",
                vec![choice("concept", "pardon"), choice("concept", "strike")],
                "Articles that do not name the event “strike”, that name no measure and of place “maine”, \
                 that name the concept “pardon” or “strike”.",
            ),
            (
                "union",
                vec![choice("kind", "report"), choice("place", "Scotland"), choice("kind", "opinion")],
                "Articles with “union”, of kind “report” or “opinion”, of place “Scotland”.",
            ),
        ] {
            let query = Query { facets: choices, ..Query::of_text(text) };
            assert_eq!(sentence(&query.read().0, &query), expected, "{text}");
        }
        let query = Query {
            dates: "2020-11-08..2020-11-13".parse().ok(),
            about: "1984..1985".parse().ok(),
            facets: vec![choice("kind", "report")],
            ..Query::of_text("union")
        };
        assert_eq!(
            sentence(&query.read().0, &query),
            "Articles with “union”, published from 8 November 2020 to 13 November 2020, writing about 1984 to 1985, of kind “report”.",
        );
    }
}
