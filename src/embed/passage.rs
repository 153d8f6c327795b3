//! A passage of an article for another site's page, with where it stands.

use std::rc::Rc;

use crossread_model::{PassageId, Slug};

use super::{missing, out};
use crate::pages::entry;
use crate::parts::note_links::NoteLinks;
use crate::parts::passage::{Shown, body};
use crate::parts::result::origin;
use crate::parts::siglum::siglum_here;
use crate::route::Route;
use crate::state::State;
use crate::view::El;
use crate::view::html::{blockquote, footer, h1, main, p, span};

/// The card of a passage.
pub(super) fn card(state: State, slug: &Slug, id: PassageId) -> El {
    let volume = state.library.volume();
    let found = volume.find(slug.as_str()).and_then(|article| Some((article, volume.passage_of(article, id)?)));
    let Some((article, passage)) = found else {
        return missing("Passage", format!("This corpus has no passage “{slug}/{id}”."));
    };
    let front = volume.front(article);
    let entry = entry(state.library, article, &front);
    let passage = volume.passage(passage);
    let href = Route::Read { slug: slug.clone(), passage: Some(id), query: Default::default() }.href();
    let place = id.number().map(|number| format!("¶{number}"));
    let notes = Rc::new(NoteLinks::of([&passage].into_iter(), &|_| href.clone()));
    let shown = Shown {
        passage,
        hits: Vec::new(),
        mentions: Vec::new(),
        elsewhere: Vec::new(),
        href: href.clone(),
        speaker: None,
        question: false,
        notes,
        target: crate::signals::Signal::derive(|| false),
    };
    let (language, direction) = entry.language.clone();
    main().class("embed embed--art").attr("data-mark", entry.identity.mark).attr("aria-label", "Passage").child((
        origin(&entry),
        h1().class("embed__h serif").attr("lang", language.clone()).attr("dir", direction).child(out(
            "",
            {
                let href = href.clone();
                move || href.clone()
            },
            entry.identity.title.clone(),
        )),
        p().class("byline").child(entry.authors.clone()),
        blockquote().class("embed__p serif").attr("lang", language).attr("dir", direction).child(body(&shown)),
        footer().child((
            siglum_here(&entry.identity),
            span().class("muted").child(place),
            out("link", move || href.clone(), "Read on"),
        )),
    ))
}
