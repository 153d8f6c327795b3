//! The hints below the search box, and the panel with all of the query language.

use crate::signals::*;
use crate::view::html::{a, button, code, div, p, span, table, tbody, td, th, thead, tr};
use crate::view::{Draw, El, when};
use crate::wording;

/// The id by which the search box names its hints.
pub const HINTS: &str = "syntax";

/// Shown in one line; those after the second give way on a narrow page.
const SHORT: [&str; 6] = ["\"exact words\"", "stem*", "A NEAR/8 B", "-without", "person:name", "outlet:name"];

/// An example of what may be written.
pub struct Example {
    /// What is written.
    pub text: String,
    /// What that finds.
    pub finds: &'static str,
    /// In how many articles it is found.
    pub found: u32,
    /// The link to these.
    pub href: String,
}

/// The hints and the panel; `examples` gives its rows when it is first opened.
pub fn syntax(examples: Callback<(), Vec<Example>>) -> impl Draw {
    let open = RwSignal::new(false);
    let hints = SHORT
        .iter()
        .enumerate()
        .map(|(i, hint)| span().class(if i < 2 { "" } else { "opt" }).child(code().child(*hint)));
    let panel = div()
        .class("synpanel")
        .attr("id", "syntax-all")
        .attr("hidden", move || !open.get())
        .child(when(move || open.get(), move || panel(examples.run(()))));
    (
        p().class("hints").child((
            span().class("hints__list").attr("id", HINTS).children(hints),
            button()
                .class("link push")
                .attr("aria-expanded", move || open.get().to_string())
                .attr("aria-controls", "syntax-all")
                .on(leptos::ev::click, move |_| open.update(|open| *open = !*open))
                .child(move || if open.get() { "Hide search syntax" } else { "All search syntax" }),
        )),
        panel,
    )
}

fn panel(examples: Vec<Example>) -> El {
    let head = |name| th().attr("scope", "col").child(name);
    let rows = examples.into_iter().map(|of| {
        let link = a().href(of.href).child(code().child(of.text));
        let number = td().class(if of.found == 0 { "num zero" } else { "num" }).child(wording::number(of.found));
        tr().child((td().child(link), td().child(of.finds), number))
    });
    table().class("table syntable").child((
        thead().child(tr().child((head("Write"), head("To find"), head("Articles").class("num")))),
        tbody().children(rows),
    ))
}
