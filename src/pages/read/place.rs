//! Where the reader is in an article: the paragraph at the top of the view.

use crate::signals::{RwSignal, Signal};
use crate::view::keep;
use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use web_sys::HtmlElement;

use crate::dom;

/// How far below the top of the window a paragraph may begin and still be the one that is read, in
/// CSS pixels: the bar, and a little more.
const LINE: f64 = 120.0;

/// Follows the scrolling for as long as the page is shown: the number of the paragraph that is read,
/// of how many, and how far the window is along the page, in hundredths.
pub(super) fn follow(total: u32) -> Signal<(u32, u32, u32)> {
    let place = RwSignal::new((0, total, 0));
    let waiting = Rc::new(Cell::new(false));
    let measure = {
        let waiting = Rc::clone(&waiting);
        move || {
            waiting.set(false);
            // A page that was left while the frame was waited for has no place any more.
            place.set((paragraph(), total, progress()));
        }
    };
    dom::drawn(measure.clone());
    keep(EventListener::new(&window(), "scroll", move |_| {
        if !waiting.replace(true) {
            dom::drawn(measure.clone());
        }
    }));
    place.into()
}

/// The number of the last paragraph that begins above the line. Paragraphs stand in order, so the
/// search halves.
fn paragraph() -> u32 {
    let paragraphs = dom::all(".pp");
    let begun = paragraphs.partition_point(|p: &HtmlElement| p.get_bounding_client_rect().top() <= LINE);
    let number = |p: &HtmlElement| p.id().strip_prefix('p').and_then(|n| n.parse().ok());
    paragraphs.get(begun.saturating_sub(1)).and_then(number).unwrap_or(0)
}

/// In whole numbers, since printing others would bring 14 kB of code into the module.
fn progress() -> u32 {
    let height = document().document_element().map_or(0, |root| root.scroll_height());
    let view = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let way = f64::from(height) - view;
    if way > 0.0 { (dom::scrolled() / way * 100.0).round().clamp(0.0, 100.0) as u32 } else { 0 }
}
