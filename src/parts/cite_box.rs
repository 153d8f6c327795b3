//! The citation of an article in a style of the reader's choice, and a passage with its citation:
//! two dialogs.

use crossread_cite::{Citation, Run, Style};
use leptos::ev;

use crate::parts::copyable::copyable;
use crate::parts::dialog::dialog;
use crate::parts::icons::icon;
use crate::signals::*;
use crate::view::html::{button, div, em, p, pre};
use crate::view::{Draw, El, View, when};

/// The id by which the dialog of citations is opened.
pub const CITE: &str = "cite";

/// The id by which the dialog of a passage is opened.
pub const QUOTE: &str = "quote";

/// What the dialog of citations shows and calls.
pub struct CiteBox {
    /// What is cited: `Cite this article`.
    pub heading: &'static str,
    /// The style.
    pub style: Signal<Style>,
    /// The article cited in a style.
    pub cited: Callback<Style, Citation>,
    /// True where the text retells its source, and the source is cited.
    pub retold: bool,
    /// Change the style.
    pub choose: Callback<Style>,
    /// Save the record of a style as a file.
    pub save: Callback<Style>,
}

/// The dialog of citations.
pub fn cite_box(of: CiteBox) -> El {
    let CiteBox { heading, style, cited, retold, choose, save } = of;
    let citation = move || cited.run(style.get());
    let styles = Style::ALL.into_iter().map(|each| {
        button()
            .attr("aria-pressed", move || if style.get() == each { "true" } else { "false" })
            .on(ev::click, move |_| choose.run(each))
            .child(each.label())
    });
    let note = retold.then(|| {
        p().class("muted").child(
            "The text here is a retelling. What is cited is its source, as its authors published it; read it there.",
        )
    });
    let label = move || if is_data(style.get()) { "Record" } else { "Reference" };
    let save = when(
        move || is_data(style.get()),
        move || {
            button()
                .class("btn btn--bare")
                .on(ev::click, move |_| save.run(style.get_untracked()))
                .child((icon("down"), "Save as a file"))
        },
    );
    let reference = copyable(label, move || entry(&citation(), style.get()), move || citation().plain(), save);
    let in_text = when(
        move || !is_data(style.get()),
        move || {
            let label = move || if style.get() == Style::Chicago { "Note" } else { "In the text" };
            let shown = move || citation().in_text.map(|runs| p().child(set(&runs)));
            copyable(label, shown, move || citation().in_text_plain().unwrap_or_default(), "")
        },
    );
    let choice = div().class("seg seg--wrap").attr("role", "group").attr("aria-label", "Style").children(styles);
    dialog(CITE, heading, (note, choice, reference, in_text))
}

/// The dialog of a passage that could not be copied.
pub fn quote_box(text: Signal<String>) -> El {
    let held = copyable(|| "Passage", move || p().child(text.get()), move || text.get_untracked(), "");
    dialog(QUOTE, "Copy this passage", held)
}

/// True for the styles that programs read.
fn is_data(style: Style) -> bool {
    matches!(style, Style::BibTex | Style::Ris | Style::CslJson)
}

fn entry(citation: &Citation, style: Style) -> View {
    if is_data(style) { pre().child(citation.plain()).view() } else { p().child(set(&citation.runs)).view() }
}

/// Runs as text, italics as emphasis.
fn set(runs: &[Run]) -> View {
    let set = |run: &Run| if run.italic { em().child(run.text.clone()).view() } else { run.text.clone().view() };
    runs.iter().map(set).collect::<Vec<_>>().view()
}
