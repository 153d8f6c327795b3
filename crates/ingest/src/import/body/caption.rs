//! Captions and credits of pictures.

use super::super::look::{bare, ends_sentence, is_name, tokens, word_count};
use super::super::similar::sentences;

/// The longest caption, in words.
const MOST_WORDS: usize = 80;

/// The words with which a credit begins.
const OPENINGS: [&str; 27] = [
    "photo by",
    "photo:",
    "photos by",
    "photos:",
    "photo credit",
    "photo courtesy",
    "photograph by",
    "photograph:",
    "photographs by",
    "photography by",
    "photographer:",
    "picture:",
    "picture by",
    "pic:",
    "image:",
    "image by",
    "image credit",
    "image courtesy",
    "images:",
    "credit:",
    "credits:",
    "illustration by",
    "illustration:",
    "courtesy of",
    "(ap photo",
    "ap photo",
    "screenshot:",
];

/// Agencies and stocks of pictures.
const AGENCIES: [&str; 13] = [
    "getty",
    "reuters",
    "afp",
    "ap",
    "epa",
    "upi",
    "shutterstock",
    "istock",
    "flickr",
    "wikimedia",
    "unsplash",
    "alamy",
    "pa",
];

/// Why a block is a caption with a credit, or a credit alone, if it is.
pub(super) fn credit(text: &str) -> Option<&'static str> {
    if word_count(text) > MOST_WORDS || word_count(text) == 0 {
        return None;
    }
    let lower = text.to_lowercase();
    if OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return Some("it begins as the credit of a picture does");
    }
    if text.starts_with('©') && word_count(text) <= 12 {
        return Some("it begins as the credit of a picture does");
    }
    let last = sentences(text).pop().and_then(|r| lower.get(r)).unwrap_or_default();
    let opened = |s: &str| OPENINGS.iter().any(|opening| s.trim_start_matches(['(', '[']).starts_with(opening));
    if opened(last) || last.rsplit_once([',', '(', '[', '|']).is_some_and(|(_, tail)| opened(tail.trim_start())) {
        return Some("it ends with the credit of a picture");
    }
    if !ends_sentence(text) && ends_with_agency(text) {
        return Some("it ends with the name of a photographer or an agency");
    }
    // A form with fields for caption and credit leaves its comma after the caption's full stop.
    if let Some((before, after)) = text.rsplit_once(".,").or_else(|| text.rsplit_once("”,"))
        && word_count(before) >= 4
        && (1..=8).contains(&word_count(after))
        && is_signature(after)
    {
        return Some("a full stop, a comma and a name part a caption from its credit");
    }
    None
}

/// True for a text that [`credit`] knows.
pub(super) fn is_credited(text: &str) -> bool {
    credit(text).is_some()
}

/// Why a block right below the head is a caption, if it is one although it has no credit.
pub(super) fn uncredited(text: &str, next_is_credit: bool, set_apart: bool) -> Option<&'static str> {
    const SHORT: usize = 45;
    if word_count(text) > SHORT {
        return None;
    }
    if next_is_credit {
        return Some("a credit stands right below it");
    }
    if text.ends_with(',') {
        return Some("it stands below the head and ends in the comma that parts a caption from its credit");
    }
    (set_apart && !text.ends_with(['?', ':']) && !text.starts_with(['“', '"']) && sentences(text).len() == 1)
        .then_some("a single short sentence below the head, set apart by blank lines, as captions are")
}

/// *Ana Ruiz/Agency*, *(AP)*, *via Getty Images*.
fn ends_with_agency(text: &str) -> bool {
    const CREDIT: usize = 10;
    let all: Vec<&str> = tokens(text).collect();
    let tail = all.get(all.len().saturating_sub(CREDIT)..).unwrap_or_default();
    let last = tail.last().copied().unwrap_or_default();
    let is_agency = |word: &str| AGENCIES.contains(&bare(word).to_lowercase().as_str());
    let slashed = tail.iter().any(|word| {
        word.split_once('/').is_some_and(|(a, b)| {
            let proper = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
            !word.contains("://")
                && proper(a)
                && proper(b)
                && (all.len() <= 6 || tokens(word).any(|w| w.split('/').any(is_agency)) || all.len() > CREDIT)
        })
    });
    let named = is_agency(last)
        || last.to_lowercase().starts_with("images")
            && tail.iter().rev().nth(1).is_some_and(|w| is_agency(w.rsplit('/').next().unwrap_or(w)));
    let proper_tail =
        tail.iter().rev().take(2).all(|w| w.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase()));
    (slashed || named) && proper_tail && (all.len() <= 6 || text.contains(['/', '(']) || text.contains(" via "))
}

/// *Ana Ruiz*, *Ana Ruiz for The Post*, *Ana Ruiz/Agency*, *credit: Ana Ruiz // The Post*.
fn is_signature(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    let name = text.split(" for ").next().unwrap_or(text);
    let name = name.split('/').next().unwrap_or(name).trim();
    let name = name.rsplit_once(':').map_or(name, |(_, name)| name.trim());
    is_name(name)
        || (tokens(text).count() <= 4 && tokens(text).all(|w| w.chars().next().is_some_and(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_by_their_credits() {
        for text in [
            "Photograph by Ana Ruiz,",
            "Dockers outside the yard on Monday. Photo: Ana Ruiz",
            "Dockers outside the yard on Monday., Ana Ruiz for The Harbour Post",
            "Dockers outside the yard., credit: Ana Ruiz // The Harbour Post",
            "Ana Ruiz/Getty Images",
            "Dockers outside the yard on Monday (AP Photo/Ana Ruiz)",
            "Dockers outside the yard in Port Ellis on Monday. Ana Ruiz/Reuters",
        ] {
            assert!(is_credited(text), "{text}");
        }
        for text in [
            "The painting, courtesy of the family, was sold on Monday.",
            "She worked for Reuters and later for the AP.",
            "The vote was 12/14 and nobody cheered",
            "He gave credit where it was due.",
            "They came from the yard, the mill and the school, Ana Ruiz said.",
        ] {
            assert!(!is_credited(text), "{text}");
        }
    }
}
