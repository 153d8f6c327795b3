//! Where an address leads nowhere: what it names, and the way to all articles.

use crossread_engine::Query;

use crate::parts::notice::notice;
use crate::route::Route;
use crate::state::State;
use crate::view::El;
use crate::view::html::main;
use crate::wording;

/// No article has this name.
pub fn no_article(state: State, slug: &str) -> El {
    let text = "It may have been renamed or taken out since the link was made. Everything else is in its place.";
    page(state, "Not found", format!("This corpus has no article “{slug}”"), text.to_owned())
}

/// The index has nothing of this name.
pub fn no_heading(what: &str, id: &str) -> El {
    let text = "It may have been renamed or taken out since the link was made. The index has all that there is now.";
    let way = (Route::Index { kind: None, find: String::new(), at: String::new() }.href(), "To the index".to_owned());
    framed(notice("Not found", format!("The index has no {what} “{id}”"), text.to_owned(), way))
}

/// The address names no place.
pub fn unknown(state: State) -> El {
    let text = state.located.with(|located| located.notes.join(" "));
    page(state, "Not found", "Nothing stands at this address".to_owned(), text)
}

fn page(state: State, label: &'static str, heading: String, text: String) -> El {
    let all = wording::count(state.library.articles(), "article");
    let way = (Route::articles(Query::default()).href(), format!("To the {all}"));
    framed(notice(label, heading, text, way))
}

fn framed(notice: El) -> El {
    main().class("page missing").attr("id", "main").attr("tabindex", "-1").child(notice)
}
