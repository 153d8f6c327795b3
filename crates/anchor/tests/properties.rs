//! What holds for any text and any quotation.

use crossread_anchor::{Found, Quote, Text};
use proptest::prelude::*;

/// A text of words that occur more than once.
fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["union ", "né\u{301}e ", "of ", "miners’ ", "the\n\n", "\u{1F6A9}"]),
        0..80,
    )
    .prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_input_is_answered(text in any::<String>(), exact in any::<String>(), prefix in any::<String>(), suffix in any::<String>(), start in any::<Option<usize>>()) {
        let found = Text::new(&text).find(&Quote { exact, prefix, suffix, start });
        prop_assert!(found.is_none_or(|found| found.range.start < found.range.end && found.range.end <= text.chars().count()));
    }

    #[test]
    fn any_quotation_of_a_text_is_answered_in_another(text in words(), other in words(), from in 0_usize..400, length in 0_usize..400) {
        let quote = Quote::of(&text, from..from + length);
        let other = Text::new(&other);
        if let Some(found) = other.find(&quote) {
            let bytes = other.bytes(found.range.clone());
            prop_assert!(bytes.len() >= found.range.len());
        }
    }

    #[test]
    fn an_unchanged_text_gives_back_the_very_place(text in words(), from in 0_usize..400, length in 1_usize..400) {
        let all = text.chars().count();
        prop_assume!(from < all);
        let range = from..(from + length).min(all);
        let found = Text::new(&text).find(&Quote::of(&text, range.clone()));
        prop_assert_eq!(found, Some(Found { range, unchanged: true }));
    }

    #[test]
    fn what_is_put_before_moves_the_place_along(text in "[a-z ]{60,300}", put in "[A-Z ]{1,500}", from in 0_usize..40, length in 8_usize..20) {
        let quote = Quote::of(&text, from..from + length);
        let found = Text::new(&format!("{put}{text}")).find(&quote).map(|found| found.range);
        let by = put.chars().count();
        prop_assert_eq!(found, Some(from + by..from + length + by));
    }
}

#[test]
fn nothing_is_found_of_nothing() {
    assert_eq!(Text::new("").find(&Quote { exact: "miners".to_owned(), ..Quote::default() }), None);
    assert_eq!(Text::new("miners").find(&Quote::default()), None);
}

#[test]
fn a_word_gone_is_an_orphan_though_it_stands_elsewhere() {
    let before = "The miners of Fife struck in the winter. Ballots were held in the summer by miners elsewhere.";
    let after = "The bakers of Fife struck in the winter. Ballots were held in the summer by miners elsewhere.";
    assert_eq!(Text::new(after).find(&Quote::of(before, 4..10)), None);
}

#[test]
fn a_quotation_without_context_is_found_where_it_stands_nearest() {
    let quote =
        Quote { exact: "a sentence that stands in a text twice".to_owned(), start: Some(60), ..Quote::default() };
    let text = format!("{0} and then {0}.", quote.exact);
    assert_eq!(Text::new(&text).find(&quote).map(|found| found.range.start), Some(48));
}
