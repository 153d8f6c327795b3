//! A question before something that another site's page might have brought about.

use crate::signals::*;
use leptos::ev;

use crate::dom;
use crate::parts::dialog::dialog;
use crate::view::El;
use crate::view::html::{button, div, p};

/// The id by which the dialog is opened.
pub const CONFIRM: &str = "confirm";

/// The dialog: what is asked, and what follows a yes.
pub fn confirm(question: Signal<String>, yes: Callback<()>) -> El {
    let agreed = move |_| {
        dom::close_dialog(CONFIRM);
        yes.run(());
    };
    let held = div().class("notebox").child((
        p().child(move || question.get()),
        div().class("row").child((
            button().class("btn btn--primary").on(ev::click, agreed).child("Yes"),
            button().class("btn").on(ev::click, |_| dom::close_dialog(CONFIRM)).child("No"),
        )),
    ));
    dialog(CONFIRM, "Are you sure?", held)
}
