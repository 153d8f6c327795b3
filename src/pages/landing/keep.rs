//! The offer to keep the whole site as one file. The page of the site names the file, in what is read without the
//! app; the file itself names none, and so makes no offer.

use crate::dom;
use crate::offline::Offline;
use crate::pages::share;
use crate::parts::icons::icon;
use crate::rest;
use crate::state::State;
use crate::view::El;
use crate::view::html::{a, button, div, h2, p, section};
use crate::wording;

/// Where the page names the file.
const OFFER: &str = "#plain .plain__save a";

/// The offer; none where there is no such file.
pub(super) fn keep(state: State) -> Option<El> {
    let link = dom::find(OFFER)?;
    let (href, name) = (link.get_attribute("href")?, link.get_attribute("download")?);
    let bytes: u32 = link.get_attribute("data-bytes")?.parse().ok()?;
    let size = wording::bytes(bytes);
    let said =
        move || if state.offline.get() == Offline::Away { ". It comes from the network: go online first." } else { "" };
    let text = "The page, the articles and the index in a single file that opens from disk, without a network. \
                Nothing you type is sent anywhere.";
    Some(
        section().class("keep").attr("aria-label", "Keep it").child((
            div().child((h2().class("serif").child("Keep it"), p().child(text))),
            div().class("acts").child((
                a().class("btn").href(href).attr("download", name).child((icon("down"), "Save as one file")),
                p().class("muted").child((size, said)),
                button()
                    .class("btn")
                    .on(leptos::ev::click, move |_| rest::soon(share::open, state))
                    .child((icon("share"), "Put a part of it on your own page")),
            )),
        )),
    )
}
