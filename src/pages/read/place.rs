//! Where the reader is in an article: the paragraph at the top of the view.

use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::dom;

/// How far below the top of the window a paragraph may begin and still be the one that is read, in
/// CSS pixels: the bar, and a little more.
const LINE: f64 = 120.0;

/// Follows the scrolling for as long as the page is shown: the number of the paragraph that is read,
/// of how many, and how far the window is along the page, in hundredths.
pub(super) fn follow(total: u32) -> ReadSignal<(u32, u32, u32)> {
    let (place, set) = signal((0, total, 0));
    let waiting = StoredValue::new(false);
    let measure = move || {
        // A page that was left while the frame was waited for has no place any more.
        let _ = waiting.try_set_value(false);
        let _ = set.try_set((paragraph(), total, progress()));
    };
    let listener = EventListener::new(&window(), "scroll", move |_| {
        if !waiting.try_get_value().unwrap_or(true) {
            waiting.set_value(true);
            dom::drawn(measure);
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    dom::drawn(measure);
    place
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
