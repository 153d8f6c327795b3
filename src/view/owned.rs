//! What a view holds as long as it is in the page, and the page's own beginning.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::{RenderEffect, on_cleanup};
use web_sys::HtmlElement;

use super::Draw;
use crate::signals::StoredValue;

/// Draws a view at the end of `root`, for as long as the page lives.
pub fn mount<D: Draw>(root: HtmlElement, view: impl FnOnce() -> D + 'static) {
    // Leptos is given no view of its own kinds, and provides the owner and what runs effects.
    mount_to(root.clone(), move || view().draw(&root)).forget();
}

/// Runs `work` at once and again whenever a signal that it read has changed, until the present owner
/// ends. What `work` itself follows and keeps ends before it runs again.
pub fn follow(work: impl FnMut() + 'static) {
    follow_boxed(Box::new(work));
}

/// One copy of the code for all that is followed.
fn follow_boxed(mut work: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| work());
    on_cleanup(move || drop(effect));
}

/// Keeps a value until the present owner ends, and drops it then: a listener, an observer.
pub fn keep(value: impl Any) {
    StoredValue::new(Box::new(value) as Box<dyn Any>);
}
