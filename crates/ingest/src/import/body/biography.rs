//! Notes about the authors at the end of an article.

use super::super::look::{bare, is_name, tokens, word_count};

/// The longest biography, in words.
const MOST_WORDS: usize = 130;

/// What people do in biographies.
const VERBS: [&str; 27] = [
    "are",
    "authored",
    "blogs",
    "chairs",
    "co-edits",
    "contributes",
    "contributed",
    "covers",
    "edits",
    "has",
    "have",
    "heads",
    "holds",
    "hosts",
    "is",
    "leads",
    "lives",
    "organizes",
    "recently",
    "reports",
    "serves",
    "teaches",
    "tweets",
    "was",
    "works",
    "write",
    "writes",
];

/// The verbs of biographies that say alone what somebody does, in a line of at most [`SHORT`] words.
const WORKS: [&str; 9] =
    ["blogs", "chairs", "contributes", "covers", "edits", "reports", "teaches", "tweets", "writes"];

/// The longest biography of one sentence, in words.
const SHORT: usize = 40;

/// What people are in biographies.
const TRADES: [&str; 45] = [
    "activist",
    "advocate",
    "analyst",
    "anchor",
    "author",
    "blogger",
    "cartoonist",
    "chair",
    "columnist",
    "contributor",
    "correspondent",
    "critic",
    "director",
    "economist",
    "editor",
    "fellow",
    "filmmaker",
    "founder",
    "freelance",
    "freelancer",
    "historian",
    "host",
    "illustrator",
    "instructor",
    "intern",
    "journalist",
    "lawyer",
    "lecturer",
    "member",
    "novelist",
    "organiser",
    "organizer",
    "philosopher",
    "photographer",
    "poet",
    "president",
    "producer",
    "professor",
    "reporter",
    "researcher",
    "scholar",
    "sociologist",
    "student",
    "teacher",
    "writer",
];

/// Signs of a biography besides a trade.
const SIGNS: [&str; 18] = [
    "author of",
    "authored",
    "based in",
    "book",
    "follow ",
    "twitter",
    "@",
    "writes about",
    "writes on",
    "writes extensively",
    "contributor",
    "teaches at",
    "professor of",
    "her work",
    "his work",
    "their work",
    "previously",
    "university",
];

/// The person whom a biography describes, and whether it surely is one. `people` are those whom
/// the head names, and the speakers.
pub(super) fn subject(text: &str, people: &[String]) -> Option<(String, bool)> {
    if word_count(text) > MOST_WORDS {
        return None;
    }
    let text = text.trim_matches(['[', ']', '*', '_', ' ']);
    let lower = text.to_lowercase();
    if ["about the author", "the author is", "the writer is", "the authors are", "about the writer"]
        .iter()
        .any(|s| lower.starts_with(s))
    {
        return Some((String::new(), true));
    }
    let words: Vec<&str> = tokens(text).collect();
    let verb = words.iter().position(|w| VERBS.contains(&bare(w)) || w.starts_with('('))?;
    let opening = words.get(..verb).unwrap_or_default().join(" ");
    let opening = opening.trim_end_matches(',').split(',').next().unwrap_or_default().trim();
    let first = opening.split(" and ").next().unwrap_or(opening);
    if verb > 12 || !(is_name(first) || people.iter().any(|p| same_person(p, opening))) {
        return None;
    }
    let signs = SIGNS.iter().filter(|sign| lower.contains(*sign)).count();
    let trade = words
        .iter()
        .skip(verb)
        .take(18)
        .any(|w| TRADES.binary_search(&bare(w).trim_end_matches("’s").to_lowercase().as_str()).is_ok());
    let known = people.iter().any(|p| same_person(p, first));
    let works = WORKS.contains(&words.get(verb).map(|w| bare(w)).unwrap_or_default()) && words.len() <= SHORT;
    match (known, trade || works, signs) {
        (true, true, _) | (true, _, 1..) | (false, true, 2..) => Some((first.to_owned(), known)),
        _ => None,
    }
}

/// True where both names end in the same word, or in words a letter or two apart.
pub(super) fn same_person(a: &str, b: &str) -> bool {
    let last = |name: &str| {
        let words = tokens(name).map(|w| bare(w).to_lowercase());
        words.rev().find(|w| !w.is_empty() && !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii")).unwrap_or_default()
    };
    let (x, y) = (last(a), last(b));
    let first = |name: &str| tokens(name).next().map(|w| bare(w).to_lowercase()).unwrap_or_default();
    !x.is_empty()
        && (x == y || x.len() >= 5 && first(a) == first(b) && super::super::outlet::distance_at_most(&x, &y, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_biography_describes_an_author() {
        let people = ["Ana Ruiz".to_owned(), "Bo Lindqvist".to_owned()];
        for text in [
            "Ana Ruiz is a senior reporter at The Harbour Post.",
            "Ana Ruiz writes about ferries. Her latest book is Tides.",
            "Ana Ruiz (1950 – 2020) was an organizer. She authored Tides.",
            "Bo Lindqvst teaches at the University of Port Ellis and is the author of Tides.",
            "About the author",
        ] {
            assert!(subject(text, &people).is_some(), "{text}");
        }
        assert!(subject("Cleo Marsh is a writer based in Port Ellis and the author of Tides.", &people).is_some());
        for text in [
            "Cleo Marsh is a nurse in Port Ellis.",
            "Ana Ruiz was late, and the ferry left.",
            "The ferry is a book of its own.",
        ] {
            assert_eq!(subject(text, &people), None, "{text}");
        }
    }

    #[test]
    fn the_trades_are_in_order() {
        assert!(TRADES.is_sorted());
    }
}
