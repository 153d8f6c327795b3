//! What follows the `?` of an address: pairs of keys and values.

use super::percent::{decode, encode};

/// Sees a pair as it stands, its key, its value, and the notes so far.
type Each<'e> = dyn FnMut(&str, String, String, &mut Vec<String>) + 'e;

/// Reads the pairs of keys and values that follow the `?`, and hands each on as it stands and decoded.
pub(super) fn each_pair(search: &str, notes: &mut Vec<String>, each: &mut Each) {
    for pair in search.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, key_is_sound) = decode(key);
        let (value, value_is_sound) = decode(value);
        if !key_is_sound || !value_is_sound {
            notes.push(format!("“{pair}” in the address is damaged; it is read as “{key}={value}”."));
        }
        // What the link was made on is no part of the place: see `Made`.
        if key != "v" && key != "w" {
            each(pair, key, value, notes);
        }
    }
}

/// What is said of a pair that names nothing.
pub(super) fn unread(pair: &str) -> String {
    format!("“{pair}” in the address was not understood and is left out.")
}

/// Writes pairs as they follow the path, without those that are empty.
pub(super) fn pairs(all: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (key, value) in all.iter().filter(|(_, value)| !value.is_empty()) {
        pair(key, value, &mut out);
    }
    out
}

/// Writes a pair after those that are there.
pub(super) fn pair(key: &str, value: &str, out: &mut String) {
    out.push(if out.is_empty() { '?' } else { '&' });
    encode(key, out);
    out.push('=');
    encode(value, out);
}
