//! What is not in the part of the code that a first visit loads: every page but Explore, and the dialogs. All of it is
//! reached through here, by [`rest::call`](crate::rest::call).

use super::{Embed, Page};
use crate::dom;
use crate::pages::{compare, entry_page, family, index, notebook, read, share};
use crate::parts::keys_list::{KEYS, keys_list};
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::{Draw, View};

/// A page.
pub(super) fn page((state, page, embed): (State, Page, Embed)) -> View {
    match page {
        Page::Read(slug, query) => read::read(state, slug, query),
        Page::Index => index::index(state).view(),
        Page::Entry(id) => entry_page::entry_page(state, id).view(),
        Page::Family(id) => family::family(state, id).view(),
        Page::Compare => compare::compare(state).view(),
        Page::Embed(_) => state.located.with_untracked(|located| embed(state, &located.route)).view(),
        Page::Notes => notebook::notebook(state).view(),
        Page::Explore | Page::Unknown(_) => "".view(),
    }
}

/// The name of a page, where what it shows has one.
pub(super) fn name((state, route): (State, Route)) -> Option<String> {
    match route {
        Route::Entry { id } => entry_page::found(state, &id).map(|(_, entry)| entry.name),
        Route::Family { id } => family::found(state, &id).map(|members| members.family.name.clone()),
        _ => None,
    }
}

/// The dialogs that any page may open.
pub(super) fn dialogs(state: State) -> View {
    let letters = Signal::derive(move || state.letters.get().0);
    let switch = Callback::new(move |()| state.letters.update(|letters| letters.0 = !letters.0));
    (keys_list(letters, switch), share::share(state), notebook::dialogs(state)).view()
}

/// Opens the list of keys.
pub(super) fn list_keys((): ()) {
    dom::open_dialog(KEYS);
}
