//! What may stand in the place of what is being typed.

use crossread_engine::{Completion, Offer as Sort, Query};

use crate::parts::offers::Offer;
use crate::state::State;
use crate::wording;

/// The completions of a text, as the box offers them.
pub(super) fn offers((state, text): (State, String)) -> Vec<Offer> {
    let query = Query { typing: true, ..Query::of_text(text) };
    let completed = state.library.engine().complete(&query).into_iter();
    completed.map(|completion| offer(&query.text, completion)).collect()
}

/// A completion as the box offers it.
fn offer(text: &str, completion: Completion) -> Offer {
    let what = match &completion.offer {
        Sort::Prefix => "every ending".to_owned(),
        Sort::Word => String::new(),
        Sort::Value { facet, .. } => wording::facet(facet, false),
        Sort::Field => "field".to_owned(),
    };
    Offer {
        text: format!("{}{}", text.get(..completion.start).unwrap_or_default(), completion.text),
        what,
        articles: completion.articles,
        open: completion.offer == Sort::Field,
        shown: completion.text,
    }
}
