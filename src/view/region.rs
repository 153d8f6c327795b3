//! What is drawn anew in its place: a text node, or the stretch between two marks.

use std::borrow::Cow;

use leptos::prelude::document;
use web_sys::{DocumentFragment, Node};

use super::element::{append, made};
use super::follow;

/// Draws a text that stays.
pub(super) fn text(into: &Node, text: &str) {
    append(into, &document().create_text_node(text));
}

/// Draws a text that changes; its node stays.
pub(super) fn changing_text(into: &Node, mut text: Box<dyn FnMut() -> Cow<'static, str>>) {
    let node = document().create_text_node("");
    append(into, &node);
    let mut before: Cow<'static, str> = "".into();
    follow(move || {
        let now = text();
        // To write what is there already would cost the browser a look at the page.
        if now != before {
            node.set_data(&now);
            before = now;
        }
    });
}

/// Draws a stretch that is drawn anew whenever a signal that was read for it changes.
pub(super) fn draw(into: &Node, mut draw: Box<dyn FnMut(&Node)>) {
    let stretch = Stretch::new(into);
    follow(move || {
        stretch.clear();
        let fragment = document().create_document_fragment();
        draw(&fragment);
        stretch.fill(&fragment);
    });
}

/// The nodes between two marks, wherever these may have been moved. What stands between them may
/// hold stretches of its own, so it is never written down but read from the document.
pub(super) struct Stretch {
    first: Node,
    last: Node,
}

impl Stretch {
    /// An empty one at the end of `into`. Its marks are empty text nodes, which no style and no
    /// reader sees.
    pub(super) fn new(into: &Node) -> Self {
        let mark = || {
            let mark = document().create_text_node("");
            append(into, &mark);
            mark.into()
        };
        Self { first: mark(), last: mark() }
    }

    /// The node that holds it; none once it was taken out.
    pub(super) fn parent(&self) -> Option<Node> {
        self.last.parent_node()
    }

    /// The mark at its end.
    pub(super) fn end(&self) -> &Node {
        &self.last
    }

    fn clear(&self) {
        let Some(parent) = self.parent() else { return };
        while let Some(node) = self.first.next_sibling().filter(|node| *node != self.last) {
            made(parent.remove_child(&node));
        }
    }

    fn fill(&self, with: &DocumentFragment) {
        if let Some(parent) = self.parent() {
            made(parent.insert_before(with, Some(&self.last)));
        }
    }
}
