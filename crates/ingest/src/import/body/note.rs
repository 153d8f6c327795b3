//! Notes about the text: of which series it is part, where it first appeared, how it was edited.

use super::super::byline;
use super::super::look::{is_small, tokens, word_count};
use super::super::outlet::is_outlet;
use super::Facts;

/// Words for a text of which a note may speak.
const TEXTS: [&str; 20] = [
    "analysis",
    "article",
    "book",
    "column",
    "commentary",
    "conversation",
    "dialogue",
    "editorial",
    "essay",
    "excerpt",
    "feature",
    "interview",
    "op-ed",
    "piece",
    "post",
    "report",
    "speech",
    "story",
    "text",
    "transcript",
];

/// What a note about a text says of it.
const SAYINGS: [&str; 26] = [
    "part of",
    "series",
    "installment",
    "instalment",
    "first appeared",
    "originally appeared",
    "first published",
    "originally published",
    "was published",
    "is published",
    "appeared in",
    "appeared on",
    "republished",
    "reprinted",
    "adapted from",
    "an excerpt",
    "excerpted",
    "translated",
    "has been edited",
    "was edited",
    "been condensed",
    "lightly edited",
    "was recorded",
    "was produced",
    "co-produced",
    "was updated",
];

/// Phrases that begin a note by themselves.
const OPENINGS: [&str; 18] = [
    "originally published",
    "first published",
    "first appeared",
    "originally appeared",
    "reprinted from",
    "reprinted with",
    "republished from",
    "republished with",
    "editor's note",
    "editors' note",
    "editor’s note",
    "editors’ note",
    "ed. note",
    "cross-posted",
    "crossposted",
    "this is an edited",
    "these are edited",
    "this is part",
];

/// The longest note, in words.
const MOST_WORDS: usize = 130;

/// True for a note about the text it stands with.
pub(super) fn is_note(text: &str) -> bool {
    if word_count(text) > MOST_WORDS {
        return false;
    }
    let lower = first_words(text);
    if OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return true;
    }
    let mut words = lower.split(' ');
    let this = words.next().is_some_and(|w| matches!(w, "this" | "the" | "our" | "these"));
    let is_text = |w: &str| TEXTS.binary_search(&w.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')).is_ok();
    let text_word =
        words.next().is_some_and(is_text) || words.next().is_some_and(|w| lower.starts_with("this ") && is_text(w));
    // A sentence that names the text and says one of these things of it, near its beginning.
    this && text_word
        && (lower.starts_with("this ") || lower.contains("edited"))
        && SAYINGS.iter().any(|saying| lower.contains(saying))
}

/// What a note says that belongs into the front matter.
pub(super) fn learn(text: &str, facts: &mut Facts) {
    let lower = text.to_lowercase();
    let head = first_words(text);
    if ["interview", "conversation", "edited excerpts", "transcript"].iter().any(|w| head.contains(w)) {
        facts.interview = true;
    }
    if facts.kind.is_none() {
        facts.kind = ["this commentary", "this op-ed", "this column", "opinion and analysis"]
            .iter()
            .any(|w| lower.contains(w))
            .then_some("opinion");
    }
    if facts.outlet.is_none() {
        facts.outlet = published_in(text);
    }
}

/// The names in *co-produced by A and B* and the like, for a reviewer to choose from.
pub(super) fn producers(text: &str) -> Vec<String> {
    let Some(at) =
        ["co-produced by ", "produced by ", "co-produced with "].iter().find_map(|p| text.find(p).map(|i| i + p.len()))
    else {
        return Vec::new();
    };
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find([',', '.', ';']).unwrap_or(rest.len());
    let names = rest.get(..end).unwrap_or_default();
    names.split(" and ").map(|n| n.trim().to_owned()).filter(|n| !n.is_empty() && word_count(n) <= 8).collect()
}

/// The outlet in *first published on the X website*, *originally appeared in X on 4 March*.
fn published_in(text: &str) -> Option<String> {
    const LEADS: [&str; 14] = [
        "published in ",
        "published by ",
        "published on ",
        "published at ",
        "appeared in ",
        "appeared on ",
        "appeared at ",
        "reprinted from ",
        "republished from ",
        "cross-posted from ",
        "crossposted from ",
        "adapted from ",
        "excerpted from ",
        "permission of ",
    ];
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let at = LEADS.iter().filter_map(|lead| lower.find(lead).map(|i| i + lead.len())).min()?;
    let mut name: Vec<&str> = Vec::new();
    for token in tokens(text.get(at..)?) {
        let word = token.trim_end_matches(['.', ',', ';', ':', ')']);
        let proper =
            word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase) || word == "/" || word == "&";
        let joins =
            is_small(word) && !name.is_empty() && !matches!(word, "on" | "in" | "at" | "by" | "with" | "as" | "is");
        if proper || joins {
            name.push(word);
        } else if !(name.is_empty() && word == "the") {
            break;
        }
        if word.len() < token.len() {
            break;
        }
    }
    while name.last().is_some_and(|w| is_small(w) || *w == "/") {
        name.pop();
    }
    let name = name.join(" ");
    (!name.is_empty() && super::super::date::find(&name).is_none() && !byline::is_month(&name)).then_some(name)
}

/// True where the name looks like that of an outlet rather than of a group.
pub(super) fn looks_like_outlet(name: &str) -> bool {
    is_outlet(name) || super::super::look::is_caps(name)
}

/// The beginning of a text in small letters.
fn first_words(text: &str) -> String {
    const WORDS: usize = 30;
    tokens(text).take(WORDS).collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_speak_of_the_text() {
        for text in [
            "This article is the second part of a series on ferries, co-produced by Islanders United and The Post.",
            "This essay is part of our summer issue.",
            "Originally published in The Harbour Post on 4 March 2021.",
            "This interview has been edited and condensed for clarity.",
            "Editor’s note: names have been changed.",
            "These are edited excerpts from a long talk.",
        ] {
            assert!(is_note(text), "{text}");
        }
        for text in [
            "This story begins with a ferry.",
            "The report was published on Monday and said that the ferry was late.",
            "This post office closed.",
            "The series ended.",
        ] {
            assert!(!is_note(text), "{text}");
        }
    }

    #[test]
    fn a_note_names_the_outlet() {
        assert_eq!(
            published_in("This talk was first published on the Harbour Post / Ferry Hour website.").as_deref(),
            Some("Harbour Post / Ferry Hour")
        );
        assert_eq!(
            published_in("Originally published in The Voice of the Valley on 4 March.").as_deref(),
            Some("The Voice of the Valley")
        );
        assert_eq!(published_in("It was first published in March."), None);
        assert_eq!(
            producers("a series co-produced by Islanders United and The Post, titled X"),
            ["Islanders United", "The Post"]
        );
    }

    #[test]
    fn the_texts_are_in_order() {
        assert!(TEXTS.is_sorted());
    }
}
