//! Links that last: one that is handed on says which corpus it was made on and, where it leads to a passage, how that
//! began; so on a changed corpus the passage is found again, or the reader is told that it has changed.

use crossread_anchor::{Quote, Text};
use crossread_model::{PassageId, Slug};
use crossread_volume::{PassageIx, Volume};

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
        Route::Read { slug, passage: Some(id), .. } if !made.words.is_empty() => moved(volume, slug, id, &made.words),
        Route::Unknown { .. } | Route::Landing => None,
        _ => Some("The corpus has changed since this link was made; what it leads to may differ.".to_owned()),
    };
    (located, said)
}

/// Leads to where the passage now stands.
fn moved(volume: &Volume, slug: &Slug, id: &mut PassageId, words: &str) -> Option<String> {
    let article = volume.find(slug.as_str())?;
    let here = find(volume, slug, *id);
    if here.is_some_and(|passage| volume.text(passage).contains(words)) {
        return None;
    }
    let (mut text, mut begins) = (String::new(), Vec::new());
    let mut length = 0;
    for passage in volume.passages(article).map(PassageIx) {
        begins.push((length, passage));
        let part = volume.text(passage);
        length += part.chars().count() + 1;
        text.push_str(part);
        text.push('\n');
    }
    let quote = Quote { exact: words.to_owned(), ..Quote::default() };
    let now = Text::new(&text).find(&quote).and_then(|found| {
        let (_, passage) = begins.iter().rev().find(|(begin, _)| *begin <= found.range.start)?;
        volume.passage_id(*passage)
    });
    match now {
        Some(now) if now == *id => None,
        Some(now) => {
            let said = format!(
                "The text has changed since this link was made: what stood at {} is now at {}.",
                name(*id),
                name(now)
            );
            *id = now;
            Some(said)
        }
        None => Some("The passage that this link was made for has changed or is gone.".to_owned()),
    }
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

fn name(id: PassageId) -> String {
    match id {
        PassageId::Body(number) => format!("¶{number}"),
        other => format!("“{other}”"),
    }
}
