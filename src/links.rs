//! Links that last: one that is handed on says which corpus it was made on and, where it leads to a passage, how that
//! began; so on a changed corpus the passage is found again, or the reader is told that it has changed.

mod moved;

use crossread_model::{PassageId, Slug};
use crossread_volume::{PassageIx, Volume};

use self::moved::moved;
use crate::rest;
use crate::route::{Located, Made, Route};

/// So many digits of the fingerprint stand in a link.
const DIGITS: usize = 8;

/// At most so many characters of a passage stand in a link.
const WORDS: usize = 60;

/// The link to a place, to be handed on.
pub fn lasting(route: &Route, volume: &Volume) -> String {
    let words = match route {
        Route::Read { slug, passage: Some(id), .. } => {
            find(volume, slug, *id).map(|passage| beginning(volume.text(passage)))
        }
        _ => None,
    };
    let version = volume.fingerprint().chars().take(DIGITS).collect();
    Made { version, words: words.unwrap_or_default() }.stamp(route.href())
}

/// The place that a fragment names, in the present corpus, and what the reader is to be told of it.
pub fn locate(fragment: &str, volume: &Volume) -> (Located, Option<String>) {
    let mut located = Route::parse(fragment);
    let made = Made::read(fragment).filter(|made| !made.version.is_empty());
    let Some(made) = made.filter(|made| !volume.fingerprint().starts_with(&made.version)) else {
        return (located, None);
    };
    let said = match &mut located.route {
        Route::Read { slug, passage: Some(id), .. } if !made.words.is_empty() => {
            let (now, said) = rest::call(moved, (volume, &*slug, *id, made.words.as_str()));
            *id = now;
            said
        }
        Route::Unknown { .. } | Route::Landing => None,
        _ => Some("The corpus has changed since this link was made; what it leads to may differ.".to_owned()),
    };
    (located, said)
}

fn find(volume: &Volume, slug: &Slug, id: PassageId) -> Option<PassageIx> {
    volume.passage_of(volume.find(slug.as_str())?, id)
}

/// The first words, as many as may stand in a link.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(WORDS) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    text[..cut].to_owned()
}
