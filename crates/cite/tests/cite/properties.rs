//! Whatever the front matter says: no panic, and every record keeps to its format.

use crossread_cite::{Citation, Reference, Style, cite};
use crossread_model::{Date, FrontMatter, PassageId};
use proptest::prelude::*;

use crate::support::front;

/// Letters that formats and names stumble over, and any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~‘’“”«»…é́\u{a0}\u{301}\n\r\t\0]{0,24}",
        "(The |van der |Dr\\. |de )?[A-Z][a-z]{0,6}( |-|, | and |\\.)[A-Z]?[a-z\\.]{0,5}( |, )(Jr\\.|III|y|[A-Z][a-z]+)?",
        any::<String>(),
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

prop_compose! {
    fn articles()(
        texts in (maybe(), maybe(), maybe(), maybe(), maybe(), maybe()),
        source in maybe(),
        authors in proptest::collection::vec(text(), 0..24),
        date in proptest::option::of((1u16..=9999, 1u8..=12, 1u8..=28)),
        retold in any::<bool>(),
    ) -> FrontMatter {
        let (title, title_note, interviewee, interviewer, outlet, language) = texts;
        let date = date.and_then(|(year, month, day)| Date::new(year, month, day).ok());
        FrontMatter {
            title, title_note, interviewee, interviewer, outlet, language, source, authors, date, retold,
            ..front("a-text")
        }
    }
}

fn passages() -> impl Strategy<Value = Option<PassageId>> {
    proptest::option::of(prop_oneof![
        Just(PassageId::Title),
        Just(PassageId::Dek),
        (1u32..99).prop_map(PassageId::Heading),
        (1u32..9999).prop_map(PassageId::Body),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_keeps_to_its_format(
        front in articles(),
        corpus_title in text(),
        passage in passages(),
        url in maybe(),
        accessed in any::<bool>(),
    ) {
        let accessed = accessed.then(|| Date::new(2021, 1, 3).ok()).flatten();
        let reference = Reference { front: &front, corpus_title: &corpus_title, passage, url: url.as_deref(), accessed };
        for style in Style::ALL {
            let citation = cite(&reference, style);
            match style {
                Style::Apa | Style::Mla | Style::Chicago => styled(&citation)?,
                Style::BibTex => bibtex(&citation.plain())?,
                Style::Ris => ris(&citation.plain())?,
                Style::CslJson => csl_json(&citation.plain())?,
            }
        }
    }
}

/// One line, no empty run, no two runs of one type in a row.
fn styled(citation: &Citation) -> Result<(), TestCaseError> {
    let in_text = citation.in_text.as_deref().unwrap_or_default();
    prop_assert!(!in_text.is_empty());
    for runs in [citation.runs.as_slice(), in_text] {
        prop_assert!(!runs.is_empty());
        prop_assert!(runs.iter().all(|run| !run.text.is_empty() && !run.text.contains(char::is_control)));
        prop_assert!(runs.windows(2).all(|pair| pair[0].italic != pair[1].italic));
        let plain: String = runs.iter().map(|run| run.text.as_str()).collect();
        prop_assert!(!plain.contains("  ") && plain.trim() == plain, "{plain:?}");
    }
    Ok(())
}

/// Braces balance and close the record at its very end; in every line but the first and last as well.
fn bibtex(record: &str) -> Result<(), TestCaseError> {
    let mut depth = 0_i32;
    for (at, c) in record.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        prop_assert!(depth >= 0 && (depth > 0 || at < 8 || at + 2 >= record.len()), "{record}");
    }
    prop_assert_eq!(depth, 0);
    let lines: Vec<&str> = record.lines().collect();
    for line in &lines[1..lines.len() - 1] {
        prop_assert!(line.starts_with("  ") && line.contains(" = ") && line.ends_with(','), "{line}");
        prop_assert_eq!(line.matches('{').count(), line.matches('}').count());
    }
    Ok(())
}

/// `TY` first, `ER` last, each line a tag and a value, each ended with CR LF.
fn ris(record: &str) -> Result<(), TestCaseError> {
    prop_assert!(record.starts_with("TY  - ") && record.ends_with("\r\nER  - \r\n"));
    for line in record.trim_end_matches("\r\n").split("\r\n") {
        let tag = line.get(..6).unwrap_or_default();
        let bytes = tag.as_bytes();
        prop_assert!(bytes.len() == 6 && bytes[0].is_ascii_uppercase() && tag.ends_with("  - "), "{line:?}");
        prop_assert!(bytes[1].is_ascii_uppercase() || bytes[1].is_ascii_digit());
        prop_assert!(!line.contains(char::is_control));
    }
    Ok(())
}

/// An array of one item whose names and dates have the schema's shape.
fn csl_json(record: &str) -> Result<(), TestCaseError> {
    let value: serde_json::Value = serde_json::from_str(record).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(value.as_array().map(Vec::len), Some(1));
    prop_assert_eq!(&value[0]["id"], "a-text");
    for name in value[0]["author"].as_array().into_iter().flatten() {
        prop_assert!(name["literal"].is_string() || (name["family"].is_string() && name["given"].is_string()));
    }
    Ok(())
}
