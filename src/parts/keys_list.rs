//! The list of keys, a dialog.

use leptos::html::{Dialog, button, dd, dialog, div, dl, dt, h2, header, input, kbd, label, p};
use leptos::prelude::*;

use crate::keys;
use crate::parts::icons::icon;

/// The dialog; it is opened through `node`, and Esc closes it. `switch` turns the keys on and off.
pub fn keys_list(node: NodeRef<Dialog>, letters: Signal<bool>, switch: Callback<()>) -> impl IntoView {
    let rows = keys::LIST.iter().map(|(keys, what)| {
        let keys = keys.iter().map(|key| kbd().child(*key)).collect_view();
        div().child((dt().child(keys), dd().child(*what)))
    });
    let close = move |_| {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    dialog().node_ref(node).class("pop keysbox").attr("aria-labelledby", "keys-heading").child(
        div().class("dialog").child((
            header().child((
                h2().attr("id", "keys-heading").child("Keyboard"),
                button()
                    .r#type("button")
                    .class("btn btn--bare btn--sq")
                    .attr("aria-label", "Close")
                    .on(leptos::ev::click, close)
                    .child(icon("x")),
            )),
            dl().class("keys").child(rows.collect_view()),
            label().class("check").child((
                input()
                    .r#type("checkbox")
                    .prop("checked", move || letters.get())
                    .on(leptos::ev::change, move |_| switch.run(())),
                "Use these keys",
            )),
            p().class("muted").child("They rest while you type, and with Ctrl, Alt or Cmd held."),
        )),
    )
}
