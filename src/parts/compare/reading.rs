//! Two texts beside one another. Where a passage of one answers one of the other, both come to stand at
//! the same height when either column is scrolled.

use crossread_engine::Span;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, div, p, span};

/// A passage in its column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands: `¶4`.
    pub place: String,
    /// The link to it.
    pub href: String,
    /// Its text.
    pub text: String,
    /// The words that set its Side apart.
    pub spans: Vec<Span>,
    /// The number of the passage of the other column that answers it.
    pub answer: Option<usize>,
    /// Figures that differ from those of its answer, in words.
    pub differs: Option<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The article.
    pub identity: Identity,
    /// The link to it.
    pub href: String,
    /// The language of the text (BCP 47) and its direction.
    pub language: (String, &'static str),
    /// The passages.
    pub lines: Vec<Line>,
}

/// The columns.
pub fn reading(columns: &[Column; 2]) -> El {
    let [left, right] = columns;
    div().class("duo").child((column(0, left), column(1, right)))
}

fn column(at: usize, of: &Column) -> El {
    let href = of.href.clone();
    let lines = of.lines.iter().enumerate().map(|(n, line)| {
        let to = line.answer.map(|to| to.to_string());
        let answered = line.answer.map(|_| span().class("duo__a").attr("title", "answered beside").child("⇄"));
        let differs = line.differs.clone().map(|text| p().class("duo__d").child(text));
        div().class("duo__p").attr("data-line", n.to_string()).attr("data-answer", to).child((
            span().class("pno").child((a().href(line.href.clone()).child(line.place.clone()), answered)),
            div().child((p().class("serif").child(hits_only(&line.text, &line.spans)), differs)),
        ))
    });
    div().class("duo__c").attr("data-mark", of.identity.mark).child((
        siglum(&of.identity, href.clone()),
        div()
            .class("duo__t")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", of.identity.title.clone())
            .attr("lang", of.language.0.clone())
            .attr("dir", of.language.1)
            .attr("data-column", at.to_string())
            .on(ev::scroll, follow)
            .children(lines),
    ))
}

/// Brings the answer to the passage at the top of the scrolled column to the top of the other. Only the
/// column that the reader is in leads, so that the two do not chase one another.
fn follow(event: Event) {
    let Some(column) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if !column.matches(":hover, :focus-within").unwrap_or(false) {
        return;
    }
    let other = column.closest(".duo").ok().flatten().and_then(|duo| {
        let at = if column.get_attribute("data-column").as_deref() == Some("0") { "1" } else { "0" };
        duo.query_selector(&format!("[data-column='{at}']")).ok().flatten()
    });
    let Some(other) = other else { return };
    let top = column.get_bounding_client_rect().top();
    let Ok(lines) = column.query_selector_all("[data-answer]") else { return };
    let mut nearest: Option<(f64, Element)> = None;
    for i in 0..lines.length() {
        let Some(line) = lines.get(i).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let offset = line.get_bounding_client_rect().top() - top;
        if nearest.as_ref().is_none_or(|(known, _)| offset.abs() < known.abs()) {
            nearest = Some((offset, line));
        }
    }
    let Some((offset, line)) = nearest else { return };
    let answer = line.get_attribute("data-answer").unwrap_or_default();
    if let Ok(Some(answer)) = other.query_selector(&format!("[data-line='{answer}']")) {
        let by = answer.get_bounding_client_rect().top() - other.get_bounding_client_rect().top() - offset;
        other.set_scroll_top(other.scroll_top() + by as i32);
    }
}
