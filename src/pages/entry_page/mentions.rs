//! The sentences that name an entry, and the figures in them.

use crossread_engine::Span;
use crossread_volume::{EntryIx, PassageIx};

use crate::pages::notebook::save;
use crate::pages::quote::quoted;
use crate::pages::read::notes::passage_about;
use crate::parts::icons::icon;
use crate::parts::list::{grown, sentinel};
use crate::parts::quoted::{quoted as quote, quotes};
use crate::signals::*;
use crate::state::{STEP, State};
use crate::view::html::{button, h2, li, ol, p, section, span, ul};
use crate::view::{El, keyed, when};
use crate::wording;

/// Every passage that names the entry, cut down to the sentences that do.
pub(super) fn mentions(state: State, entry: EntryIx) -> El {
    let named = state.library.engine().naming(entry);
    let total = named.len();
    let held = StoredValue::new(named);
    let shown = move || -> Vec<usize> { (0..total.min(state.shown.get())).collect() };
    let row = move |at: usize| {
        let (passage, spans) = held.with_value(|all| all.get(at).cloned()).unwrap_or((PassageIx(0), Vec::new()));
        quote(quoted(state, passage, spans)).child(keep(state, passage))
    };
    let more = Callback::new(move |()| state.shown.update(|n| *n = grown(*n, STEP, total)));
    let none = (total == 0).then(|| p().class("muted").child("No article names it in so many words."));
    section().child((
        h2().class("label").child("Mentions in context"),
        none,
        ol().class("quotes")
            .child(keyed(shown, |at| at.to_string(), row))
            .child(sentinel(move || state.shown.get() < total, more)),
    ))
}

/// The button that saves a passage.
fn keep(state: State, passage: PassageIx) -> El {
    let volume = state.library.volume();
    let (slug, id) = (volume.slug(volume.article_of(passage)), volume.passage_id(passage));
    let save = move |_| {
        let about = slug.clone().zip(id).and_then(|(slug, id)| passage_about(state, slug, id));
        about.into_iter().for_each(|about| save(state, about));
    };
    button()
        .class("btn btn--bare btn--sq quote__s")
        .attr("aria-label", format!("Save {}", place(state, passage)))
        .attr("title", "Save")
        .on(leptos::ev::click, save)
        .child(icon("save"))
}

/// The figures in sentences that name the entry; each opens its sentence.
pub(super) fn figures(state: State, entry: EntryIx) -> Option<El> {
    let found = state.library.engine().figures_beside(entry);
    (!found.is_empty()).then(|| {
        let rows = found.into_iter().map(|(passage, figure)| {
            let volume = state.library.volume();
            let marked = Span { start: figure.start, end: figure.end, term: 0 };
            let text = volume.text(passage).get(figure.start as usize..figure.end as usize).unwrap_or_default();
            let words = [figure.reading.what, figure.reading.who, figure.reading.when];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let place = place(state, passage);
            let open = RwSignal::new(false);
            let toggle = button()
                .class("link")
                .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
                .on(leptos::ev::click, move |_| open.update(|open| *open = !*open))
                .child(place);
            li().child((
                span().class("serif").child(text.to_owned()),
                span().child(wording::capital(&words)),
                toggle,
                when(move || open.get(), move || quotes(vec![quoted(state, passage, vec![marked])])),
            ))
        });
        section().child((h2().class("label").child("Figures beside it"), ul().class("efigs").children(rows)))
    })
}

/// A passage as it is cited: `KLE ¶7`.
fn place(state: State, passage: PassageIx) -> String {
    let volume = state.library.volume();
    let code = volume.front(volume.article_of(passage)).code;
    format!("{code} {}", wording::passage(volume.passage(passage).id).0)
}
