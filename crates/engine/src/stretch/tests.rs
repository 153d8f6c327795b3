//! What may be cut, and where.

use proptest::collection::vec;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn span(start: usize, end: usize, term: u16) -> Span {
    Span { start: start as u32, end: end as u32, term }
}

/// The text as cut around the first place of each of some words, and what is marked in it.
fn cut(text: &str, wanted: &[&str], room: Room) -> (String, Vec<String>) {
    let place = |word: &&str| text.find(*word).map(|at| (at, at + word.len()));
    let mut marked: Vec<Span> = wanted.iter().filter_map(place).map(|(a, b)| span(a, b, a as u16)).collect();
    by_number(&mut marked, |span| u64::from(span.start));
    let (out, spans) = stretch(text, &marked, room);
    let shown = spans.iter().map(|s| out[s.start as usize..s.end as usize].to_owned()).collect();
    (out, shown)
}

#[test]
fn a_short_text_is_whole_and_a_long_one_is_cut_between_words() {
    assert_eq!(cut("Short text.", &["text"], Room::One), ("Short text.".into(), vec!["text".into()]));
    let long = format!("{}the wörd {}", "alpha béta ".repeat(40), "gamma delta ".repeat(40));
    let (text, marked) = cut(&long, &["wörd"], Room::One);
    assert_eq!(marked, ["wörd"]);
    assert!(text.starts_with("…") && text.ends_with("…"), "{text}");
    assert!((150..=225).contains(&text.chars().count()), "{text}");
    for word in text.trim_matches('…').split(' ') {
        assert!(["alpha", "béta", "the", "wörd", "gamma", "delta"].contains(&word), "{word}");
    }
    assert_eq!(cut(&long, &["wörd"], Room::Whole).0, long);
}

#[test]
fn what_stands_apart_is_shown_in_stretches_of_its_own() {
    let long = format!("one {}two {}three.", "alpha ".repeat(100), "beta, ".repeat(100));
    let (text, marked) = cut(&long, &["one", "two", "three"], Room::Terms);
    assert_eq!(marked, ["one", "two", "three"]);
    assert_eq!(text.matches(" … ").count(), 2, "{text}");
    assert!(text.starts_with("one") && text.ends_with("three."), "{text}");
    let (text, marked) = cut(&long, &["one", "two", "three"], Room::One);
    assert_eq!((marked.len(), text.matches(" … ").count()), (1, 0), "{text}");
}

#[test]
fn one_stretch_is_cut_where_most_terms_are() {
    let long = format!("strike {}the strike of nurses {}", "alpha ".repeat(60), "beta ".repeat(60));
    let at = |word: &str, nth: usize| long.match_indices(word).nth(nth).map_or(0, |(at, _)| at);
    let marked =
        [span(0, 6, 0), span(at("strike", 1), at("strike", 1) + 6, 0), span(at("nurses", 0), at("nurses", 0) + 6, 1)];
    let (text, spans) = stretch(&long, &marked, Room::One);
    assert_eq!(spans.len(), 2, "{text}");
}

#[test]
fn a_sentence_near_the_end_ends_the_stretch() {
    let begun = "She said ".to_owned() + &"nothing more of it ".repeat(9);
    let text = format!("{begun}at all. The next one begins here and goes {}", "on and on ".repeat(30));
    let (short, _) = cut(&text, &["She"], Room::One);
    assert!(short.ends_with("at all.\u{a0}…"), "{short}");
    let text = format!("{begun}at all, for the next one begins here and goes {}", "on and on ".repeat(30));
    assert!(cut(&text, &["She"], Room::One).0.ends_with("at all…"));
}

#[test]
fn what_leads_on_to_what_is_left_out_is_left_out_with_it() {
    let begun = "She said ".to_owned() + &"nothing more of it ".repeat(9);
    for point in [",", ";", ":", "—", "–", ", ,", " -", "--"] {
        let text = format!("{begun}at all{point} for the next one begins here and goes {}", "on and on ".repeat(30));
        let (short, marked) = cut(&text, &["She"], Room::One);
        assert!(short.ends_with("at all…"), "{point:?}: {short}");
        assert_eq!(marked, ["She"]);
        // What is marked stays whole.
        let (short, marked) = cut(&text, &["She", &format!("all{point}")], Room::One);
        assert_eq!(marked, ["She".to_owned(), format!("all{point}")]);
        assert!(short.ends_with(&format!("at all{point}…")), "{short}");
    }
    let apart = format!("one {}two {}three.", "alpha, ".repeat(100), "beta; ".repeat(100));
    let (text, _) = cut(&apart, &["one", "two", "three"], Room::Terms);
    assert!(!text.contains(", …") && !text.contains("; …") && text.matches(" … ").count() == 2, "{text}");
    let hyphen = format!("{begun}{}", "long- ".repeat(90));
    let (hyphen, _) = cut(&hyphen, &["She"], Room::One);
    assert!(hyphen.ends_with("-…"), "{hyphen}");
    let dashed = format!("{begun}at all, — for the next one begins here and goes {}", "on and on ".repeat(30));
    assert!(cut(&dashed, &["She"], Room::One).0.ends_with("at all…"));
    let commas = cut(&", ".repeat(400), &[], Room::One).0;
    assert!(commas.starts_with(',') && commas.ends_with('…'), "{commas}");
}

#[test]
fn endless_words_and_scripts_without_blanks_are_cut_too() {
    let long = format!("{}hit {}", "été\u{a0}".repeat(100), "x".repeat(300));
    assert_eq!(cut(&long, &["hit"], Room::One).1, ["hit"]);
    let endless = format!("{}hit{}", "y".repeat(300), "x".repeat(300));
    assert_eq!(cut(&endless, &["hit"], Room::One).1, ["hit"]);
    let (text, _) = cut(&"e\u{301}".repeat(900), &[], Room::One);
    assert!(text.ends_with("e\u{301}…") && text.len() < 700, "{text}");
    let han = format!("{}工会{}。{}", "前".repeat(200), "後".repeat(110), "新的一句话".repeat(20));
    let (text, marked) = cut(&han, &["工会"], Room::One);
    assert_eq!(marked, ["工会"]);
    assert!(text.ends_with("後。\u{a0}…") && text.chars().count() < 230, "{text}");
    let word = "x".repeat(500);
    assert_eq!(cut(&format!("a {word} b"), &[&word], Room::One).1, [word]);
}

/// A text of words of several scripts with marks and emoji, and some of its words, each with a term.
fn texts() -> impl Strategy<Value = (String, Vec<Span>)> {
    let word = prop_oneof![
        6 => "[a-z]{1,8}[,;.]?", 1 => "[A-Z][a-z]{2,6}", 1 => "[工会人、。]{1,6}", 1 => "[กขาำี]{1,6}",
        1 => "(e\u{301}|ñ|👩‍🔧|🇮🇪|\u{301}|က္က|हि){1,3}"
    ];
    let blank = prop_oneof![8 => Just(" "), 1 => Just("\n"), 1 => Just("\u{a0} ")];
    vec((word, blank, 0u16..40), 0..160).prop_map(|words| {
        let (mut text, mut marked) = (String::new(), Vec::new());
        for (word, blank, term) in words {
            let start = text.len();
            text.push_str(&word);
            if term < 4 {
                marked.push(span(start, text.len(), term));
            }
            text.push_str(blank);
        }
        (text, marked)
    })
}

/// The words of a text as it is tokenized.
fn tokens(text: &str) -> Vec<&str> {
    words(text).map(|word| word.of(text)).collect()
}

proptest! {
    #[test]
    fn nothing_is_cut_in_two_and_every_term_is_shown((text, marked) in texts(), room in 0..4) {
        let room = [Room::Whole, Room::One, Room::Terms, Room::Marks][room as usize];
        let (out, spans) = stretch(&text, &marked, room);
        let line = text.replace(['\n', '\t'], " ");
        let (mut at, mut own) = (0, 0);
        let all = if room == Room::Whole { text.as_str() } else { line.as_str() };
        for part in out.trim_matches('…').split(" … ").map(|part| part.trim_start_matches('…').trim()) {
            let from = all[at..].find(part).map(|found| at + found);
            prop_assert!(from.is_some(), "{part:?} is not in {all:?}");
            let from = from.unwrap_or_default();
            let (before, after) = (&all[..from], &all[from + part.len()..]);
            at = from + part.len();
            let parted: Vec<&str> = [before, part, after].into_iter().flat_map(tokens).collect();
            prop_assert_eq!(parted, tokens(all), "a word is cut");
            let graphemes = |text: &str| text.graphemes(true).count();
            prop_assert_eq!(graphemes(before) + graphemes(part) + graphemes(after), graphemes(all));
            own += part.len();
        }
        prop_assert!(own <= all.len());
        for span in &spans {
            let shown = out.get(span.start as usize..span.end as usize);
            let same = |s: &&Span| s.term == span.term && text.get(s.start as usize..s.end as usize) == shown;
            prop_assert!(marked.iter().any(|s| same(&s)), "{shown:?}");
        }
        // No comma leads on to what is left out, unless it is marked.
        for (at, _) in out.match_indices('…') {
            let held = out[..at].trim_end();
            let marked = spans.iter().any(|span| span.end as usize == held.len());
            let bare = held.trim_end_matches([',', ';', '、', ' ', '…', '\u{a0}']).is_empty();
            prop_assert!(marked || bare || !held.ends_with([',', ';', '、']), "{out}");
        }
        // In one stretch no mark is left out between two.
        let run = |s: &Span| text.get(s.start as usize..s.end as usize).map(|word| (word, s.term));
        let shown = |s: &Span| out.get(s.start as usize..s.end as usize).map(|word| (word, s.term));
        let (there, here): (Vec<_>, Vec<_>) = (marked.iter().map(run).collect(), spans.iter().map(shown).collect());
        prop_assert!(room != Room::One || there.windows(here.len().max(1)).any(|run| run == here) || here.is_empty());
        let has = |term: u16| spans.iter().any(|span| span.term == term);
        match room {
            Room::One => prop_assert!(marked.is_empty() || !spans.is_empty()),
            Room::Terms => prop_assert!(marked.iter().all(|span| has(span.term))),
            Room::Whole | Room::Marks => prop_assert_eq!(spans.len(), marked.len()),
        }
    }

    #[test]
    fn no_stretch_ends_with_a_word_or_two_of_the_next_sentence(
        sentences in vec(vec("[b-e]{3,8}", 4..30), 1..30), wanted in 0usize..400,
    ) {
        let text: Vec<String> = sentences.iter().map(|words| format!("A {}.", words.join(" "))).collect();
        let text = text.join(" ");
        let all: Vec<_> = words(&text).collect();
        let hit = all[wanted % all.len()];
        let (out, spans) = stretch(&text, &[span(hit.start as usize, hit.end as usize, 0)], Room::One);
        prop_assert_eq!(spans.len(), 1);
        let end = spans[0].end as usize;
        if let Some((begun, tail)) = out.strip_suffix('…').and_then(|cut| cut.rsplit_once(". ")) {
            let short = words(tail).count();
            prop_assert!(short == 0 || short > 2 || begun.len() < end, "{out}");
        }
    }
}
