//! Saving a passage to the notebook from where it stands beside another.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::pages::notebook::save;
use crate::pages::read::notes::passage_about;
use crate::parts::compare::passages::SAVES;
use crate::route::Route;
use crate::state::State;
use crate::view::{El, keep};

/// Listens for as long as the page is shown.
pub(super) fn saving(page: &El, state: State) {
    keep(EventListener::new(page.node(), "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let held = target.and_then(|target| target.closest(&format!("[{SAVES}]")).ok().flatten());
        let place = held.and_then(|held| held.get_attribute(SAVES)).map(|place| Route::parse(&place).route);
        if let Some(Route::Read { slug, passage: Some(passage), .. }) = place
            && let Some(about) = passage_about(state, slug, passage)
        {
            save(state, about);
        }
    }));
}
