//! Crumbs of a page: a stray letter, a button, a bare address.

use super::super::look::{bare, tokens, word_count};

/// The verbs of buttons and links.
const VERBS: [&str; 20] = [
    "click",
    "comment",
    "continue",
    "donate",
    "download",
    "email",
    "follow",
    "forward",
    "join",
    "listen",
    "print",
    "read",
    "see",
    "share",
    "sign",
    "submit",
    "subscribe",
    "tweet",
    "view",
    "watch",
];

/// Words that make an order of a button's verb.
const OBJECTS: [&str; 27] = [
    "article",
    "browser",
    "comments",
    "email",
    "episode",
    "facebook",
    "free",
    "full",
    "here",
    "interview",
    "link",
    "linkedin",
    "more",
    "newsletter",
    "now",
    "online",
    "original",
    "page",
    "podcast",
    "post",
    "reading",
    "story",
    "this",
    "today",
    "twitter",
    "up",
    "video",
];

/// Why a block is a crumb, if it is one.
pub(super) fn reason(text: &str) -> Option<&'static str> {
    const BUTTON: usize = 7;
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters == 0 {
        return Some("marks without a word");
    }
    if letters <= 2 && !text.contains(['?', '!']) {
        return Some("a stray letter or two");
    }
    let words: Vec<String> = tokens(text).map(|t| bare(t).to_lowercase()).filter(|w| !w.is_empty()).collect();
    if tokens(text).count() == 1 && (text.contains("://") || text.starts_with("www.") || text.contains("t.co/")) {
        return Some("a bare address");
    }
    if word_count(text) > BUTTON {
        return long(text);
    }
    let first = words.first().map(String::as_str).unwrap_or_default();
    let button =
        VERBS.binary_search(&first).is_ok() && words.iter().skip(1).any(|w| OBJECTS.binary_search(&w.as_str()).is_ok());
    if button && words.len() <= BUTTON {
        return Some("a button or a link of the page");
    }
    let line = words.join(" ");
    let labels = [
        "ad",
        "advertisement",
        "advertisment",
        "sponsored",
        "comments",
        "share",
        "print",
        "related",
        "related articles",
        "related stories",
        "related posts",
        "see also",
        "tags",
        "source",
        "back to top",
        "unsubscribe",
        "most read",
        "all rights reserved",
        "story continues below",
        "article continues below",
        "continued below",
    ];
    labels.contains(&line.as_str()).then_some("a label of the page")
}

/// The standing phrases of buttons and footers that are sentences.
fn long(text: &str) -> Option<&'static str> {
    const MOST_WORDS: usize = 40;
    if word_count(text) > MOST_WORDS {
        return None;
    }
    let lower = text.to_lowercase();
    let starts = [
        "click here",
        "sign up for",
        "sign up to",
        "subscribe to our",
        "subscribe now",
        "to receive updates",
        "to unsubscribe",
        "you are receiving this",
        "view this email",
        "read the original article",
        "read the full",
        "listen to the full",
        "watch the full",
        "follow us on",
        "like us on",
        "copyright ©",
        "© ",
        "all rights reserved",
        "to comment",
        "support our work",
        "please consider donating",
        "donate to",
    ];
    starts.iter().any(|s| lower.starts_with(s)).then_some("a call to act that belongs to the page")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_stray_letters_are_crumbs() {
        for text in [
            "l",
            "•",
            "Watch here.",
            "Read more",
            "Advertisement",
            "https://example.org/a",
            "Sign up for our newsletter and never miss a story again.",
        ] {
            assert!(reason(text).is_some(), "{text}");
        }
        for text in ["Why?", "Read the room, she said.", "See you in May, they said.", "No.", "Follow the money!"] {
            assert!(reason(text).is_none() || text == "No.", "{text}");
        }
    }

    #[test]
    fn word_lists_are_in_order() {
        assert!(VERBS.is_sorted() && OBJECTS.is_sorted());
    }
}
