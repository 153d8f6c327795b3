//! Keys and what they do. The table here is what [`crate::parts::keys_list`] shows.

use web_sys::KeyboardEvent;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to the search box.
    Search,
    /// Leave the search box.
    Leave,
    /// Go to the next result or paragraph.
    Next,
    /// Go to the previous result or paragraph.
    Previous,
    /// Go to the next hit in the article, or to the next name.
    NextHit,
    /// Go to the previous hit in the article, or to the previous name.
    PreviousHit,
    /// Put the article into the tray, or take it out.
    Tray,
    /// Compare what is in the tray.
    Compare,
    /// Wait for the key that says through which lens to look.
    Go,
    /// Look through the lens of this step of the path.
    Lens(&'static str),
    /// Keep the selected words, the passage or the place.
    Save,
    /// Write a note on it.
    Note,
    /// Change between the system's, the light and the dark theme.
    Theme,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// List the keys.
    Help,
}

/// What was pressed, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press<'a> {
    /// The key's value, as the browser gives it.
    pub key: &'a str,
    /// Control, Alt or Meta was held.
    pub modified: bool,
    /// The focus is where keys write.
    pub typing: bool,
    /// The reader keeps single-letter keys.
    pub letters: bool,
    /// The key before asked for [`Action::Go`].
    pub going: bool,
}

/// The keys as listed, with what they do.
pub const LIST: [(&[&str], &str); 13] = [
    (&["/"], "search"),
    (&["Esc"], "close, or leave the search box"),
    (&["g"], "then a, l, f or n: articles, lines, figures, network"),
    (&["j", "k"], "next and previous result, paragraph, row or note"),
    (&["Enter"], "open"),
    (&["[", "]"], "previous and next hit in an article, or name where nothing is asked"),
    (&["c"], "put an article into the tray, or take it out"),
    (&["Shift C"], "compare what is in the tray"),
    (&["s"], "save words, passage or search"),
    (&["n"], "write a note"),
    (&["t"], "theme"),
    (&["+", "-"], "text size"),
    (&["?"], "this list"),
];

/// The keys after `g`, and the step of the path of each lens.
const LENSES: [(&str, &str); 4] = [("a", ""), ("l", "lines"), ("f", "figures"), ("n", "network")];

/// What a press asks for; `None` where it is not ours.
pub fn action(press: Press<'_>) -> Option<Action> {
    if press.modified {
        return None;
    }
    if press.typing {
        return (press.key == "Escape").then_some(Action::Leave);
    }
    if !press.letters {
        return None;
    }
    if let Some((_, step)) = LENSES.iter().find(|(key, _)| press.going && press.key == *key) {
        return Some(Action::Lens(step));
    }
    match press.key {
        "g" => Some(Action::Go),
        "/" => Some(Action::Search),
        "j" => Some(Action::Next),
        "k" => Some(Action::Previous),
        "]" => Some(Action::NextHit),
        "[" => Some(Action::PreviousHit),
        "c" => Some(Action::Tray),
        "C" => Some(Action::Compare),
        "s" => Some(Action::Save),
        "n" => Some(Action::Note),
        "t" => Some(Action::Theme),
        "+" | "=" => Some(Action::Larger),
        "-" => Some(Action::Smaller),
        "?" => Some(Action::Help),
        _ => None,
    }
}

/// What a keyboard event asks for; `going` after [`Action::Go`].
pub fn of_event(event: &KeyboardEvent, letters: bool, going: bool) -> Option<Action> {
    if event.default_prevented() || event.is_composing() {
        return None;
    }
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    action(Press { key: &event.key(), modified, typing: crate::dom::typing(), letters, going })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press { key, modified: false, typing: false, letters: true, going: false }
    }

    #[test]
    fn every_listed_key_does_something() {
        for (keys, what) in LIST {
            for key in keys {
                // Enter opens a link by itself, and Esc closes a dialog by itself.
                if !matches!(*key, "Enter" | "Esc") {
                    let pressed = key.strip_prefix("Shift ").unwrap_or(key);
                    assert!(action(press(pressed)).is_some(), "{key}: {what}");
                }
            }
        }
    }

    #[test]
    fn a_lens_is_two_keys_away() {
        for (key, step) in LENSES {
            assert_eq!(action(Press { going: true, ..press(key) }), Some(Action::Lens(step)), "g {key}");
            assert_eq!(action(Press { typing: true, going: true, ..press(key) }), None, "g {key}");
            assert!(!matches!(action(press(key)), Some(Action::Lens(_))), "{key} alone");
        }
        assert_eq!(action(Press { going: true, ..press("t") }), Some(Action::Theme), "another key does its own");
    }

    #[test]
    fn letters_are_off_while_typing_with_modifiers_and_by_choice() {
        for key in ["/", "g", "j", "k", "[", "]", "s", "n", "t", "+", "-", "?"] {
            assert_eq!(action(Press { typing: true, ..press(key) }), None, "{key}");
            assert_eq!(action(Press { modified: true, ..press(key) }), None, "{key}");
            assert_eq!(action(Press { letters: false, ..press(key) }), None, "{key}");
        }
        assert_eq!(action(Press { typing: true, ..press("Escape") }), Some(Action::Leave));
    }
}
