//! What a view holds as long as it is in the page, and the page's own beginning.

use std::any::Any;

use leptos::mount::mount_to;
use web_sys::HtmlElement;

use super::{Draw, effect};
use crate::signals::StoredValue;

/// Draws a view at the end of `root`, for as long as the page lives.
pub fn mount<D: Draw>(root: HtmlElement, view: impl FnOnce() -> D + 'static) {
    // Leptos is given no view of its own kinds, and provides the owner and what runs effects.
    mount_to(root.clone(), move || view().draw(&root)).forget();
}

/// Runs `work` at once and again whenever a signal that it read has changed, until the present owner
/// ends. What `work` itself follows and keeps ends before it runs again.
pub fn follow(work: impl FnMut() + 'static) {
    effect::follow(Box::new(work));
}

/// Keeps a value until the present owner ends, and drops it then: a listener, an observer.
pub fn keep(value: impl Any) {
    StoredValue::new(Box::new(value) as Box<dyn Any>);
}
