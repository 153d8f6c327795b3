//! What must hold for any text: no panic, no line lost, the drafts a corpus, the text unchanged.

use proptest::prelude::*;

use crate::support::{corpus, digest, input, run};
use crossread_ingest::import::{Import, Item};
use crossread_model::Block;

/// The pieces that digests are made of, in shapes that the rules look for.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::collection::vec("[a-zé]{1,9}", 1..40).prop_map(|w| w.join(" "));
    let sentence = (words.clone(), "[.?!…]”?").prop_map(|(w, end)| {
        let mut chars = w.chars();
        format!("{}{}{end}", chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default(), chars.as_str())
    });
    let title = prop::collection::vec("[A-Z][a-z]{1,8}", 1..8).prop_map(|w| w.join(" "));
    prop_oneof![
        4 => prop::collection::vec(sentence, 1..4).prop_map(|s| s.join(" ")),
        2 => title.clone(),
        1 => words,
        1 => (title.clone(), 1u8..29).prop_map(|(name, day)| format!("March {day}, 2020 {name} THE HARBOUR POST")),
        1 => title.clone().prop_map(|name| format!("By {name}")),
        1 => title.clone().prop_map(|name| format!("{name} (AB): Why so?")),
        1 => title.clone().prop_map(|name| format!("— {name} (@ab) March 4, 2020")),
        1 => title.clone().prop_map(|name| format!("Photo: {name}/Getty Images")),
        1 => title.prop_map(|name| format!("{name} is a writer and the author of a book.")),
        1 => prop::sample::select(vec![
            "-----", "* * *", "l", ".", "•", "Watch here.", "&nbsp;", "<p>", "\u{a0}", "Q: Why?", "A: So.", "# One",
            "- item", "1. One", "https://example.org/a", "Title: One", "Date: 4 March 2020", "[00:01:02] ANA: So.",
            "This essay is part of a series.", "---", "+++", "{% tag %}", "[[x]]", "…", "“", "\u{202e}x", "\u{0}",
        ]).prop_map(str::to_owned),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n\n", "\n\n\n", "\r\n", " ", "\n \u{a0}\n"]);
    prop::collection::vec((piece(), end), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, end)| format!("{piece}{end}")).collect())
}

/// How many cases each property is tried on; more where PROPTEST_CASES says so.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(128)
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Every line with letters on it stands in a draft or is told of. Lines of a head are there word by
/// word, since dates and keys are written anew.
fn assert_nothing_lost(source: &str, import: &Import) -> Result<(), TestCaseError> {
    const KEYS: [&str; 5] = ["title", "date", "by", "march", "the"];
    let drafted = letters(&import.drafts.iter().map(|d| d.text.as_str()).collect::<String>());
    let lines = source.replace("\r\n", "\n").replace('\r', "\n");
    for (number, line) in (1u32..).zip(lines.split('\n')) {
        let plain = line.replace("&nbsp;", " ").replace("<p>", " ");
        let within = |first: u32, last: u32| first <= number && number <= last;
        let told = |item: &Item| within(item.line, item.last);
        let used = import.drafts.iter().any(|d| d.origins.iter().any(|o| within(o.first, o.last)));
        let words = plain.split(|c: char| !c.is_alphanumeric()).map(letters).filter(|w| !KEYS.contains(&w.as_str()));
        let there = drafted.contains(&letters(&plain)) || words.clone().all(|w| drafted.contains(&w));
        let kept = used && there || letters(&plain).is_empty();
        prop_assert!(kept || import.report.items.iter().any(told), "line {number} is lost: {line:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn no_line_is_lost_and_the_drafts_are_a_corpus(source in text()) {
        let import = digest(&source);
        assert_nothing_lost(&source, &import)?;
        if !import.drafts.is_empty() {
            let read = corpus(&import);
            prop_assert!(read.corpus.is_some(), "{:#?}", read.complaints);
        }
    }

    #[test]
    fn any_bytes_are_an_import(bytes in prop::collection::vec(any::<u8>(), 0..400), ending in "txt|md|html") {
        let import = run(&[input(&format!("a.{ending}"), bytes)]);
        prop_assert!(import.drafts.is_empty() || corpus(&import).corpus.is_some());
    }

    #[test]
    fn any_words_are_an_import(words in "\\PC{0,300}", ending in "txt|md|html") {
        let import = run(&[input(&format!("a.{ending}"), words)]);
        prop_assert!(import.drafts.is_empty() || corpus(&import).corpus.is_some(), "{:#?}", corpus(&import).complaints);
    }

    #[test]
    fn a_paragraph_reads_back_as_it_was(marks in "[a-z*_\\[\\]<>`~&;#|=+.!()\\\\-]{1,60}") {
        let start = "The ferry to the island runs again after a year in which nobody came or went, and the people of the place met it at the pier with a band and a list of";
        let paragraph = format!("{start} {marks} demands that took an hour to read.");
        let import = digest(&format!("The Ferry Comes Back\n\nBy Ana Ruiz\n\n{paragraph}\n"));
        // Marks that HTML would take for its own are read as such, and the report says so.
        prop_assume!(import.report.items.iter().all(|item| !matches!(item.what, "entities" | "tags" | "blank")));
        let read = corpus(&import).corpus.ok_or_else(|| TestCaseError::fail("no corpus"))?;
        let body: Vec<&str> = read.articles.iter().flat_map(|a| &a.passages).filter(|p| p.id.number().is_some() && p.block == Block::Paragraph).map(|p| p.text.as_str()).collect();
        prop_assert_eq!(body, vec![paragraph.as_str()]);
    }
}
