//! The hints below the search box, and the panel with all of the query language.

use crate::signals::*;
use crate::view::Draw;
use crate::view::html::{button, code, div, p, span, table, tbody, td, th, thead, tr};

/// The id by which the search box names its hints.
pub const HINTS: &str = "syntax";

/// Shown in one line; those after the second give way on a narrow page.
const SHORT: [&str; 6] = ["\"exact words\"", "stem*", "A NEAR/8 B", "-without", "person:name", "outlet:name"];

/// What may be written, and what it finds.
const ALL: [(&str, &str); 12] = [
    ("bread roses", "both words, anywhere in an article, in any inflection"),
    ("bread OR roses", "either word; brackets group: (bread OR cake) roses"),
    ("bread -roses", "the first without the second; also NOT"),
    ("\"bread and roses\"", "these words together, in this order"),
    ("bak*", "every ending"),
    ("=Bread", "this very form; also =\"As Written\""),
    ("bread NEAR/8 roses", "with at most eight words between them, in either order"),
    ("SAME(bread roses)", "both in one paragraph"),
    ("title:bread", "in the title"),
    ("person:name", "who is named; also org: place: concept:"),
    ("outlet:name", "where it appeared; also author: kind: tag: in:"),
    ("date:2020-11-08..2020-11-13", "when it appeared, open at either end; also before: after: date:none"),
];

/// The hints and the panel.
pub fn syntax() -> impl Draw {
    let open = RwSignal::new(false);
    let hints = SHORT
        .iter()
        .enumerate()
        .map(|(i, hint)| span().class(if i < 2 { "" } else { "opt" }).child(code().child(*hint)));
    let rows = ALL.iter().map(|(write, find)| tr().child((td().child(code().child(*write)), td().child(*find))));
    let panel = div().class("synpanel").attr("id", "syntax-all").attr("hidden", move || !open.get()).child(
        table().class("table syntable").child((
            thead().child(
                tr().child((th().attr("scope", "col").child("Write"), th().attr("scope", "col").child("To find"))),
            ),
            tbody().children(rows),
        )),
    );
    (
        p().class("hints").child((
            span().class("hints__list").attr("id", HINTS).children(hints),
            button()
                .class("link push")
                .attr("aria-expanded", move || open.get().to_string())
                .attr("aria-controls", "syntax-all")
                .on(leptos::ev::click, move |_| open.update(|open| *open = !*open))
                .child("All search syntax"),
        )),
        panel,
    )
}
