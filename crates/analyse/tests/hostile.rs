//! Any text is analysed: places lie in it, on letters, in order, and values are finite.

mod samples;

use crossread_analyse::figures;
use proptest::prelude::*;
use samples::corpus;

fn scraps() -> impl Strategy<Value = String> {
    const SCRAPS: [&str; 40] = [
        "1",
        "20",
        "1984",
        "1,000",
        "3.5",
        "$",
        "€",
        "%",
        "percent",
        "million",
        "hundred",
        "and",
        "half",
        "a",
        "one",
        "in",
        "nine",
        "to",
        "–",
        "-",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "years",
        "of",
        "times",
        "third",
        "May",
        "’80s",
        "\u{a0}",
        "\n",
        "½",
        "é",
        "U.S.",
        "th",
        "99999999999999999999999999999999",
        "dozen",
    ];
    let scrap = prop_oneof![8 => prop::sample::select(&SCRAPS[..]).prop_map(str::to_owned), 1 => any::<String>()];
    let glued = (scrap, prop_oneof![2 => Just(" "), 1 => Just("")]).prop_map(|(scrap, blank)| scrap + blank);
    prop::collection::vec(glued, 0..30).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_text_is_read(text in scraps()) {
        let corpus = corpus(&text);
        let (figures, years) = figures(&corpus);
        let text_of = |passage: u32| corpus.articles[0].passages[passage as usize].text.as_str();
        let mut last = (0, 0);
        for figure in &figures {
            prop_assert!((figure.passage, figure.start) >= last && figure.start < figure.end);
            last = (figure.passage, figure.end);
            prop_assert!(text_of(figure.passage).get(figure.start as usize..figure.end as usize).is_some());
            let (low, high) = figure.reading.value.bounds();
            prop_assert!(low.is_finite() && high >= low, "{:?}", figure.reading);
        }
        for years in &years {
            prop_assert!(text_of(years.passage).get(years.start as usize..years.end as usize).is_some());
            prop_assert!(years.first <= years.last);
        }
    }
}
