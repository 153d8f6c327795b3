//! The outline of an article: its sections, with the hits in each.

use crate::signals::*;
use crate::view::El;
use crate::view::html::{a, code, li, nav, ol, p, span};

/// A section of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading's text.
    pub title: String,
    /// The link to it.
    pub href: String,
    /// The hits in it.
    pub hits: usize,
    /// The first body passage in it, by number.
    pub from: u32,
}

/// The outline. `at` is the number of the paragraph that is read, `terms` the words that are asked,
/// `language` that of the headings (BCP 47) and its direction.
pub fn outline(sections: Vec<Section>, at: Signal<u32>, terms: Vec<String>, language: (String, &'static str)) -> El {
    let starts: Vec<u32> = sections.iter().map(|section| section.from).collect();
    let current = Memo::new(move |_| current(&starts, at.get()));
    let asked = !terms.is_empty();
    let rows = sections.into_iter().enumerate().map(|(i, section)| {
        let count = asked.then(|| span().class("num").child(section.hits));
        li().child(
            a().href(section.href)
                .attr("aria-current", move || (current.get() == Some(i)).then_some("true"))
                .child((span().attr("lang", language.0.clone()).attr("dir", language.1).child(section.title), count)),
        )
    });
    let legend = asked.then(|| {
        let last = terms.len() - 1;
        let terms = terms.into_iter().enumerate().map(|(i, term)| (code().child(term), (i < last).then_some(", ")));
        p().class("muted outline__n").child("Counts are hits for ").children(terms)
    });
    nav().class(if asked { "outline outline--asked" } else { "outline" }).attr("aria-label", "Outline").child((
        p().class("label").child("Outline"),
        ol().children(rows),
        legend,
    ))
}

/// The last section that begins at or before a paragraph.
fn current(starts: &[u32], at: u32) -> Option<usize> {
    starts.iter().rposition(|from| *from <= at)
}

#[cfg(test)]
mod tests {
    use super::current;

    #[test]
    fn the_current_section_is_the_last_begun() {
        for (at, expected) in [(0, None), (1, Some(0)), (3, Some(0)), (4, Some(1)), (99, Some(2))] {
            assert_eq!(current(&[1, 4, 9], at), expected, "¶{at}");
        }
        assert_eq!(current(&[], 1), None);
    }
}
