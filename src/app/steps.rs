//! Going from one result, paragraph, row or note to the next by keys.

use leptos::prelude::document;

use crate::dom;

/// Where the steps lead: in each row what `Enter` opens it by.
const STOPS: &str = ".result h3 a, .kl__t, .pp > .pno, .nbi__c input, .fw button, .netmatrix tbody th a, .ix .nm a";

/// Goes to the next or previous result, paragraph, row or note: from the one that has the focus, or else from
/// what is in view.
pub(super) fn move_by(forward: bool) {
    let stops = dom::all(STOPS);
    let focused = document().active_element();
    let holds = |stop: &web_sys::HtmlElement| {
        let row = stop.closest(".result, .kl, .pp, .nbi, .fr, .netmatrix tr, .ix").ok().flatten();
        row.is_some_and(|row| row.contains(focused.as_ref().map(|element| element.as_ref())))
    };
    let top = |stop: &web_sys::HtmlElement| stop.get_bounding_client_rect().top();
    let next = match (stops.iter().position(holds), forward) {
        (Some(i), true) => Some(i + 1),
        (Some(i), false) => i.checked_sub(1),
        (None, true) => stops.iter().position(|stop| top(stop) > 0.0),
        (None, false) => stops.iter().rposition(|stop| top(stop) < 0.0),
    };
    if let Some(stop) = next.and_then(|i| stops.get(i)) {
        let _ = stop.focus();
    }
}
