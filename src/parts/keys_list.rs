//! The list of keys, a dialog.

use leptos::prelude::*;
use web_sys::HtmlDialogElement;

use crate::keys;
use crate::parts::icons::icon;
use crate::view::El;
use crate::view::html::{button, dd, dialog, div, dl, dt, h2, header, input, kbd, label, p};

/// The id by which the dialog is opened.
pub const KEYS: &str = "keys";

/// The dialog, which Esc closes. `switch` turns the keys on and off.
pub fn keys_list(letters: Signal<bool>, switch: Callback<()>) -> El {
    let rows = keys::LIST.iter().map(|(keys, what)| {
        let keys = keys.iter().map(|key| kbd().child(*key));
        div().child((dt().children(keys), dd().child(*what)))
    });
    let dialog = dialog().class("pop keysbox").attr("id", KEYS).attr("aria-labelledby", "keys-heading");
    let node: HtmlDialogElement = dialog.node_as();
    let close = move |_| node.close();
    dialog.child(
        div().class("dialog").child((
            header().child((
                h2().attr("id", "keys-heading").child("Keyboard"),
                button()
                    .class("btn btn--bare btn--sq")
                    .attr("aria-label", "Close")
                    .on(leptos::ev::click, close)
                    .child(icon("x")),
            )),
            dl().class("keys").children(rows),
            label().class("check").child((
                input()
                    .attr("type", "checkbox")
                    .prop("checked", move || letters.get())
                    .on(leptos::ev::change, move |_| switch.run(())),
                "Use these keys",
            )),
            p().class("muted").child("They rest while you type, and with Ctrl, Alt or Cmd held."),
        )),
    )
}
