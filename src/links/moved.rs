//! A passage found again in a changed corpus.

use crossread_anchor::{Quote, Text};
use crossread_model::{PassageId, Slug};
use crossread_volume::{PassageIx, Volume};

use super::find;

/// Where a passage now stands, by its first words, and what the reader is to be told of it.
pub(super) fn moved((volume, slug, id, words): (&Volume, &Slug, PassageId, &str)) -> (PassageId, Option<String>) {
    let Some(article) = volume.find(slug.as_str()) else { return (id, None) };
    let here = find(volume, slug, id);
    if here.is_some_and(|passage| volume.text(passage).contains(words)) {
        return (id, None);
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
        Some(now) if now == id => (id, None),
        Some(now) => {
            let (was, is) = (name(id), name(now));
            (now, Some(format!("The text has changed since this link was made: what stood at {was} is now at {is}.")))
        }
        None => (id, Some("The passage that this link was made for has changed or is gone.".to_owned())),
    }
}

fn name(id: PassageId) -> String {
    match id {
        PassageId::Body(number) => format!("¶{number}"),
        other => format!("“{other}”"),
    }
}
