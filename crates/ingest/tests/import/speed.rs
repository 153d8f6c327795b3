//! Time grows with the text and not with its square.

use std::fmt::Write as _;
use std::time::Duration;

use crate::common::timed;
use crate::support::digest;

/// A digest of many articles, each paragraph unlike the others, and a tenth of them pasted twice.
fn text(articles: usize) -> String {
    let mut text = String::new();
    for a in 0..articles {
        let _ = write!(
            text,
            "The Ferry of Town {a} Comes Back\n\nMarch {}, 2021 Ana Ruiz THE HARBOUR POST\n\n",
            a % 28 + 1
        );
        for p in 0..20 {
            let p = if p >= 18 { p - 18 } else { p };
            for s in 0..6 {
                let (x, y, z) = (a * 31 + p * 7 + s, a * 17 + s * 3, p * 11 + s * 5);
                let _ = write!(
                    text,
                    "In town {x} the crew of boat {y} counted {z} crates beside pier {a} and signed line {p} of the list. "
                );
            }
            text.push_str("\n\n");
        }
        text.push('\n');
    }
    text
}

fn time(text: &str) -> Duration {
    let (imported, time) = timed(|| digest(text));
    assert!(!imported.drafts.is_empty());
    time
}

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    let (small, large) = (text(25), text(200));
    let ratio = large.len() / small.len();
    // The least of a few measurements is the one that other work on the machine disturbed least.
    let least = |text: &str| (0..3).map(|_| time(text)).min().unwrap_or_default();
    let (one, many) = (least(&small), least(&large));
    let most = one * u32::try_from(ratio * 4).unwrap_or(u32::MAX) + Duration::from_millis(200);
    assert!(many <= most, "{} bytes: {one:?}; {} bytes: {many:?}", small.len(), large.len());
}
