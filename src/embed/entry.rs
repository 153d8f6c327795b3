//! An entry of the index for another site's page: what it is, and the first sentences that name it.

use crossread_model::Slug;

use super::{missing, out, tell, top, whole};
use crate::pages::entry_page::{facts, found, name};
use crate::pages::quote::quoted;
use crate::parts::quoted::quotes;
use crate::state::State;
use crate::view::El;
use crate::view::follow;
use crate::view::html::{footer, h1, main, p, span};
use crate::wording;

/// So many passages are shown.
const SHOWN: usize = 3;

/// The card of an entry.
pub(super) fn card(state: State, id: &Slug) -> El {
    let Some((at, entry)) = found(state, id) else {
        return missing("Entry", format!("This corpus has no entry “{id}”."));
    };
    let engine = state.library.engine();
    let named = engine.naming(at);
    let (articles, mentions) = (engine.locators(at).len(), state.library.volume().mention_count(at));
    follow(move || tell(state, articles, mentions));
    let all = wording::count(u32::try_from(named.len()).unwrap_or(u32::MAX), "passage");
    let shown = named.len().min(SHOWN);
    let says = match named.len() {
        0 => "No article names it in so many words".to_owned(),
        n if n > shown => format!("{shown} of {all}"),
        _ => all,
    };
    let first = named.into_iter().take(SHOWN).map(|(passage, spans)| quoted(state, passage, spans)).collect();
    main().class("embed embed--entry").attr("aria-label", "Entry").child((
        top(wording::entry_type(entry.kind, false).to_owned()),
        h1().class("embed__h serif").child(out("", move || whole(state), name(&entry))),
        entry.definition.clone().map(|text| p().class("dek serif").child(text)),
        facts(state, at),
        quotes(first),
        footer().child((span().class("muted").child(says), out("link", move || whole(state), "Open the entry"))),
    ))
}
