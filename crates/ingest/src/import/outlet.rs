//! Names of outlets: their letters, and misprints.

use super::look::{bare, is_caps, is_small, tokens};

/// Well-known titles of the press in several countries, as they write themselves. They mend the
/// case of a name printed in capitals and give away a misprint; an outlet need not be here.
const PRESS: [&str; 71] = [
    "ABC News",
    "AFP",
    "Al Jazeera",
    "AP",
    "Associated Press",
    "BBC",
    "BBC News",
    "Bloomberg",
    "Boston Globe",
    "BuzzFeed News",
    "CBC",
    "CBS News",
    "Chicago Tribune",
    "CNBC",
    "CNN",
    "Daily Mail",
    "Der Spiegel",
    "Deutsche Welle",
    "El País",
    "Financial Times",
    "Forbes",
    "Fortune",
    "Fox News",
    "Haaretz",
    "HuffPost",
    "Irish Times",
    "Le Monde",
    "Los Angeles Times",
    "MSNBC",
    "National Geographic",
    "NBC News",
    "New Statesman",
    "New York Times",
    "Newsweek",
    "NPR",
    "PBS",
    "Politico",
    "ProPublica",
    "Reuters",
    "Rolling Stone",
    "Slate",
    "South China Morning Post",
    "The Atlantic",
    "The Australian",
    "The Boston Globe",
    "The Economist",
    "The Globe and Mail",
    "The Guardian",
    "The Hindu",
    "The Independent",
    "The Irish Times",
    "The Nation",
    "The New Republic",
    "The New York Times",
    "The New Yorker",
    "The Observer",
    "The Scotsman",
    "The Spectator",
    "The Sydney Morning Herald",
    "The Telegraph",
    "The Times",
    "The Verge",
    "The Wall Street Journal",
    "The Washington Post",
    "Time",
    "Toronto Star",
    "UPI",
    "USA Today",
    "Vox",
    "Wired",
    "ZDNet",
];

/// Words that names of outlets are made of.
const WORDS: [&str; 41] = [
    "blog",
    "bulletin",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "magazine",
    "mail",
    "media",
    "mercury",
    "monitor",
    "monthly",
    "news",
    "newsletter",
    "observer",
    "post",
    "press",
    "quarterly",
    "radio",
    "record",
    "reporter",
    "review",
    "standard",
    "star",
    "telegraph",
    "times",
    "today",
    "tribune",
    "weekly",
    "wire",
    "world",
];

/// True where the name is well known or made of words that names of outlets are made of.
pub(super) fn is_outlet(name: &str) -> bool {
    let last = tokens(name).next_back().map(|t| bare(t).to_lowercase()).unwrap_or_default();
    let opening = tokens(name).next().map(bare).unwrap_or_default();
    let upper = opening.chars().next().is_some_and(char::is_uppercase);
    let first = opening.to_lowercase();
    let many = tokens(name).count() >= 2;
    let site =
        tokens(name).count() == 1 && [".com", ".org", ".net", ".co.uk", ".info"].iter().any(|s| name.ends_with(s));
    known(name).is_some()
        || site
        || (many && (first == "the" && upper || WORDS.binary_search(&last.as_str()).is_ok()))
        || (many && matches!(first.as_str(), "daily" | "weekly" | "radio"))
}

/// A name printed in capitals, with small letters where they belong; `None` where it is not in
/// capitals. Words of one to three letters without a vowel, and words with stops, stay as they are.
pub(super) fn restored(printed: &str) -> Option<String> {
    if !is_caps(printed) {
        return None;
    }
    if let Some(name) = known(printed) {
        return Some(name.to_owned());
    }
    let only = tokens(printed).count() == 1;
    let words = tokens(printed).enumerate().map(|(i, word)| {
        let lower = word.to_lowercase();
        if i > 0 && is_small(&lower) {
            lower
        } else if is_acronym(word, only) {
            word.to_owned()
        } else {
            capitalised(&lower)
        }
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// A well-known name that differs from this one by a letter or two: the printed one may be a
/// misprint of it.
pub(super) fn misprint_of(printed: &str) -> Option<&'static str> {
    let folded = fold(printed);
    if known(printed).is_some() || folded.chars().count() < 5 {
        return None;
    }
    let allowed = if folded.chars().count() < 12 { 1 } else { 2 };
    PRESS.into_iter().find(|name| name.len() >= 5 && distance_at_most(&folded, &fold(name), allowed))
}

/// A name in the text that differs from this one by a letter or two.
pub(super) fn near_in<'t>(texts: impl Iterator<Item = &'t str>, printed: &str) -> Option<String> {
    const LONGEST_TEXT: usize = 2000;
    let words = tokens(printed).count();
    let folded = fold(printed);
    if words < 2 || folded.chars().count() < 8 {
        return None;
    }
    let mut near = None;
    for text in texts.filter(|text| text.len() <= LONGEST_TEXT) {
        let all: Vec<&str> = tokens(text).collect();
        for window in all.windows(words) {
            if !window.first().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase)) {
                continue;
            }
            let name = window.join(" ");
            let name = name.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("’s");
            let other = fold(name);
            if other == folded {
                return None;
            }
            if near.is_none() && distance_at_most(&folded, &other, 2) {
                near = Some(name.to_owned());
            }
        }
    }
    near
}

/// True where the edits that part two strings are at most `most`; a transposition is two.
pub(super) fn distance_at_most(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row[b.len()] <= most
}

fn known(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    PRESS.into_iter().find(|known| fold(known) == folded)
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect()
}

fn is_acronym(word: &str, only: bool) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let vowels = word.chars().filter(|c| "AEIOUY".contains(*c)).count();
    word.contains('.') || (letters <= 3 && (only || vowels == 0)) || (letters <= 5 && vowels == 0)
}

/// The first letter of each part of a word as a capital.
fn capitalised(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut first = true;
    for c in lower.chars() {
        if first && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            first = false;
        } else {
            out.push(c);
            first = first || matches!(c, '-' | '/');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_set_in_small_letters() {
        for (printed, expected) in [
            ("THE HARBOUR POST", "The Harbour Post"),
            ("VOICE OF THE VALLEY", "Voice of the Valley"),
            ("NPR", "NPR"),
            ("BBC NEWS", "BBC News"),
            ("EL PAÍS", "El País"),
            ("INTER-CITY/WEST", "Inter-City/West"),
        ] {
            assert_eq!(restored(printed).as_deref(), Some(expected));
        }
        assert_eq!(restored("The Post"), None);
    }

    #[test]
    fn a_misprint_is_a_letter_away_from_a_known_name() {
        assert_eq!(misprint_of("The Gaurdian"), Some("The Guardian"));
        assert_eq!(misprint_of("REUTRES"), None, "two letters in a short name are another name");
        assert_eq!(misprint_of("REUTER"), Some("Reuters"));
        assert_eq!(misprint_of("The Guardian"), None);
        assert_eq!(misprint_of("The Harbour Post"), None);
    }

    #[test]
    fn outlets_are_known_by_their_words() {
        for name in ["The Harbour Post", "Valley Tribune", "example.org", "Reuters"] {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Ana Ruiz", "Star", "Post", "Ana"] {
            assert!(!is_outlet(name), "{name}");
        }
    }

    #[test]
    fn the_words_are_in_order() {
        assert!(WORDS.is_sorted());
    }
}
