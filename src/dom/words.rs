//! Characters of a passage and the nodes that show them: what the reader has selected, and what is highlighted.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Text};

use super::property;

/// What stands in a passage's element and is no part of its text.
const NOT_TEXT: &str = ".spk, .fnref, .footnote__n";

/// Where the characters of a text stand in the nodes that show it, one place for each character and one for the end.
pub struct Words {
    nodes: Vec<Text>,
    /// The number of a node and how many UTF-16 units of it come before the character.
    places: Vec<(usize, u32)>,
    /// The same, after the character.
    ends: Vec<(usize, u32)>,
}

impl Words {
    /// Reads the nodes below an element that shows a text. Line breaks and tabs of the text may be shown by elements
    /// instead, and stand then where the next character does.
    pub fn new(element: &Element, text: &str) -> Words {
        let mut words = Words { nodes: Vec::new(), places: Vec::new(), ends: Vec::new() };
        gather(element, &mut words.nodes);
        let mut chars = text.chars().peekable();
        for (index, node) in words.nodes.iter().enumerate() {
            let mut at = 0;
            for shown in node.data().chars() {
                let after = at + shown.len_utf16() as u32;
                while let Some(c) = chars.peek().copied().filter(|c| *c == shown || c.is_whitespace()) {
                    chars.next();
                    words.places.push((index, at));
                    words.ends.push((index, if c == shown { after } else { at }));
                    if c == shown {
                        break;
                    }
                }
                at = after;
            }
        }
        words
    }

    /// The stretch of the document that shows these characters.
    pub fn range(&self, chars: std::ops::Range<usize>) -> Option<Range> {
        let (first, start) = *self.places.get(chars.start)?;
        let (last, end) = *self.ends.get(chars.end.checked_sub(1)?)?;
        let range = Range::new().ok()?;
        range.set_start(self.nodes.get(first)?, start).ok()?;
        range.set_end(self.nodes.get(last)?, end).ok()?;
        Some(range)
    }

    /// The characters that a stretch of the document covers: as many as stand before its start, and before its end.
    pub fn covered(&self, range: &Range) -> (usize, usize) {
        let side = |(index, at): &(usize, u32)| {
            self.nodes.get(*index).and_then(|node| range.compare_point(node, *at).ok()).unwrap_or(1)
        };
        let start = self.places.partition_point(|place| side(place) < 0);
        let end = self.ends.partition_point(|place| side(place) <= 0);
        (start, end.max(start))
    }
}

/// What the reader has selected, if anything.
pub fn selected() -> Option<Range> {
    let selection = window().get_selection().ok().flatten()?;
    let range = selection.get_range_at(0).ok()?;
    (!selection.is_collapsed()).then_some(range)
}

/// Takes the selection away.
pub fn deselect() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Highlights stretches of the document under a name, and nothing else under that name. Where the browser has no
/// highlights of this kind (Firefox before 140), the marks in the margin have to do.
pub fn highlight(name: &str, ranges: &[Range]) {
    let registry = property(&property(&window(), "CSS"), "highlights");
    let Ok(make) = property(&window(), "Highlight").dyn_into::<js_sys::Function>() else { return };
    let ranges: js_sys::Array = ranges.iter().collect();
    if let Ok(made) = js_sys::Reflect::construct(&make, &ranges) {
        registry.unchecked_into::<js_sys::Map>().set(&name.into(), &made);
    }
}

fn gather(node: &Node, into: &mut Vec<Text>) {
    if let Some(text) = node.dyn_ref::<Text>() {
        into.push(text.clone());
        return;
    }
    if node.dyn_ref::<Element>().is_some_and(|element| element.matches(NOT_TEXT).unwrap_or(false)) {
        return;
    }
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.item(index)) {
        gather(&child, into);
    }
}
