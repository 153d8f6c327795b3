//! The list of keys, a dialog.

use crate::keys;
use crate::parts::dialog::dialog;
use crate::signals::*;
use crate::view::El;
use crate::view::html::{dd, div, dl, dt, input, kbd, label, p};

/// The id by which the dialog is opened.
pub const KEYS: &str = "keys";

/// The dialog. `switch` turns the keys on and off.
pub fn keys_list(letters: Signal<bool>, switch: Callback<()>) -> El {
    let rows = keys::LIST.iter().map(|(keys, what)| {
        let keys = keys.iter().map(|key| kbd().child(*key));
        div().child((dt().children(keys), dd().child(*what)))
    });
    let held = (
        dl().class("keys").children(rows),
        label().class("check").child((
            input()
                .attr("type", "checkbox")
                .prop("checked", move || letters.get())
                .on(leptos::ev::change, move |_| switch.run(())),
            "Use these keys",
        )),
        p().class("muted").child("They rest while you type, and with Ctrl, Alt or Cmd held."),
    );
    dialog(KEYS, "Keyboard", held)
}
