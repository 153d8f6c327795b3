//! How many highlights are found again in edited articles.

mod edits;

use crossread_anchor::{Quote, Text};
use edits::{Outcome, cases};

/// `examples/edited.rs` measures a thousand articles; this is what a run of tests can spare.
fn outcome(rate: u64) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases(36, 25, rate) {
        let text = Text::new(&case.after);
        for highlight in &case.highlights {
            let quote = Quote::of(&case.before, highlight.range.clone());
            outcome.add(highlight, text.find(&quote).map(|found| found.range));
        }
    }
    outcome
}

#[test]
fn of_a_text_edited_by_a_twentieth_ninety_nine_of_a_hundred_are_found() {
    let outcome = outcome(5);
    assert!(outcome.right * 100 >= outcome.surviving * 99, "{outcome:?}");
    assert!(outcome.wrong * 200 <= 36 * 25, "{outcome:?}");
}

#[test]
fn of_a_text_edited_by_a_fifth_ninety_of_a_hundred_are_found() {
    let outcome = outcome(20);
    assert!(outcome.right * 100 >= outcome.surviving * 90, "{outcome:?}");
    assert!(outcome.wrong * 200 <= 36 * 25, "{outcome:?}");
}
