//! Where the reader is in an article: at the paragraph that has the focus, or else the first that begins in the upper
//! third of the view, or else the one that fills it.

use crate::signals::{RwSignal, Signal};
use crate::view::keep;
use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use web_sys::HtmlElement;

use crate::dom;

/// The part of the window's height in which a paragraph that begins there is the one that is read, and not what is left
/// of the one above.
const UPPER: f64 = 3.0;

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
    for event in ["scroll", "focusin"] {
        let (waiting, measure) = (Rc::clone(&waiting), measure.clone());
        keep(EventListener::new(&window(), event, move |_| {
            if !waiting.replace(true) {
                dom::drawn(measure.clone());
            }
        }));
    }
    place.into()
}

/// The number of the paragraph that has the focus, as long as its beginning is in view; else of the one that begins in
/// the upper third, or fills it. Paragraphs stand in order, so the search halves.
fn paragraph() -> u32 {
    let height = dom::view_height();
    let top = |p: &HtmlElement| p.get_bounding_client_rect().top();
    let focused = dom::find(".pp:focus-within").filter(|p| (0.0..height).contains(&top(p)));
    let read = || {
        let paragraphs = dom::all(".pp");
        let begun = paragraphs.partition_point(|p| top(p) < 0.0);
        let next = paragraphs.get(begun).filter(|p| top(p) <= height / UPPER || begun == 0);
        next.or_else(|| paragraphs.get(begun.saturating_sub(1))).cloned()
    };
    let here = focused.or_else(read);
    here.and_then(|p| p.id().strip_prefix('p').and_then(|n| n.parse().ok())).unwrap_or(0)
}

/// In whole numbers, since printing others would bring 14 kB of code into the module.
fn progress() -> u32 {
    let height = document().document_element().map_or(0, |root| root.scroll_height());
    let way = f64::from(height) - dom::view_height();
    if way > 0.0 { (dom::scrolled() / way * 100.0).round().clamp(0.0, 100.0) as u32 } else { 0 }
}
