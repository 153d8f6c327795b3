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
    /// Go to the next hit in the article.
    NextHit,
    /// Go to the previous hit in the article.
    PreviousHit,
    /// Put the article into the tray, or take it out.
    Tray,
    /// Compare what is in the tray.
    Compare,
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
}

/// The keys as listed, with what they do.
pub const LIST: [(&[&str], &str); 10] = [
    (&["/"], "search"),
    (&["Esc"], "close, or leave the search box"),
    (&["j", "k"], "next and previous result or paragraph"),
    (&["Enter"], "open"),
    (&["[", "]"], "previous and next hit in an article"),
    (&["c"], "put an article into the tray, or take it out"),
    (&["C"], "compare what is in the tray"),
    (&["t"], "theme"),
    (&["+", "-"], "text size"),
    (&["?"], "this list"),
];

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
    match press.key {
        "/" => Some(Action::Search),
        "j" => Some(Action::Next),
        "k" => Some(Action::Previous),
        "]" => Some(Action::NextHit),
        "[" => Some(Action::PreviousHit),
        "c" => Some(Action::Tray),
        "C" => Some(Action::Compare),
        "t" => Some(Action::Theme),
        "+" | "=" => Some(Action::Larger),
        "-" => Some(Action::Smaller),
        "?" => Some(Action::Help),
        _ => None,
    }
}

/// What a keyboard event asks for.
pub fn of_event(event: &KeyboardEvent, letters: bool) -> Option<Action> {
    if event.default_prevented() || event.is_composing() {
        return None;
    }
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    action(Press { key: &event.key(), modified, typing: crate::dom::typing(), letters })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press { key, modified: false, typing: false, letters: true }
    }

    #[test]
    fn every_listed_key_does_something() {
        for (keys, what) in LIST {
            for key in keys {
                // Enter opens a link by itself, and Esc closes a dialog by itself.
                if !matches!(*key, "Enter" | "Esc") {
                    assert!(action(press(key)).is_some(), "{key}: {what}");
                }
            }
        }
    }

    #[test]
    fn letters_are_off_while_typing_with_modifiers_and_by_choice() {
        for key in ["/", "j", "k", "[", "]", "t", "+", "-", "?"] {
            assert_eq!(action(Press { typing: true, ..press(key) }), None, "{key}");
            assert_eq!(action(Press { modified: true, ..press(key) }), None, "{key}");
            assert_eq!(action(Press { letters: false, ..press(key) }), None, "{key}");
        }
        assert_eq!(action(Press { typing: true, ..press("Escape") }), Some(Action::Leave));
    }
}
