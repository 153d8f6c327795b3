//! A list of any number of rows of different heights, of which only those near the view are in the page. Where others
//! would stand, rooms keep their place: as high as the rows were, or are guessed to be. A short list is in the page whole.
//!
//! What follows the view ([`window`]) comes with the rest of the app's code. Before, a list is its first rows.

mod heights;
mod window;

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::rest;
use crate::signals::*;
use crate::view::html::li;
use crate::view::{El, follow, keyed};

/// A list of up to so many rows is in the page whole; and so many rows of a longer one are before it is measured.
pub const WHOLE: usize = 12;

/// What a list shows, and how it is drawn.
pub struct Uneven {
    /// The count of the list, which grows with each other list, and how many rows it has: whoever reads it follows both.
    pub rows: Rc<dyn Fn() -> (u32, usize)>,
    /// What the row at this place is known by, also in other lists.
    pub key: Rc<dyn Fn(usize) -> u32>,
    /// Makes the row of this key. It is kept as long as it is near the view.
    pub row: Rc<dyn Fn(u32) -> El>,
    /// The place of the row that a list begins with where it is not begun at its start.
    pub start: Rc<dyn Fn() -> usize>,
    /// How many rows are made at once, while the others are still to wait.
    pub ahead: Rc<dyn Fn() -> Option<usize>>,
    /// How many rows stand on paper, while paper is made.
    pub printed: Rc<dyn Fn() -> Option<usize>>,
    /// Is told the count of the list of which the last row has come into the page.
    pub ended: RwSignal<Option<u32>>,
    /// True once the rest of the app's code is there.
    pub joined: RwSignal<bool>,
}

/// What stands in the page.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    /// The row at a place, with its key.
    Row(usize, u32),
    /// Before the row at a place, room that is so high, in 64ths of a CSS pixel.
    Room(usize, u64),
}

impl Item {
    /// The key of a row.
    fn key(self) -> Option<u32> {
        match self {
            Self::Row(_, key) => Some(key),
            Self::Room(..) => None,
        }
    }
}

/// What stands in the page, in order.
type Items = Memo<Vec<Item>>;

/// What follows the view.
#[derive(Clone)]
struct Window {
    /// The places of the rows that are to stand in the page.
    places: Rc<dyn Fn() -> Vec<usize>>,
    /// Puts rooms around the rows that do.
    rooms: Rc<dyn Fn(Vec<Item>) -> Vec<Item>>,
}

/// The list in an element without rows.
pub fn uneven(list: El, of: Uneven) -> El {
    let (of, node) = (Rc::new(of), list.node_as::<HtmlElement>());
    let window = RwSignal::new(None::<Window>);
    let items = {
        let of = of.clone();
        Memo::new(move |before: Option<&Vec<Item>>| {
            let total = (of.rows)().1;
            let window = window.get();
            let places = match &window {
                Some(window) => (window.places)(),
                None => (0..(of.printed)().unwrap_or(WHOLE).min(total)).collect(),
            };
            let most = (of.ahead)().unwrap_or(total);
            let mut rows = Vec::new();
            for at in places {
                let row = Item::Row(at, (of.key)(at));
                if rows.len() < most || before.is_some_and(|before| before.iter().any(|item| item.key() == row.key())) {
                    rows.push(row);
                }
            }
            match window {
                Some(window) => (window.rooms)(rows),
                None => rows,
            }
        })
    };
    {
        let of = of.clone();
        follow(move || {
            if of.joined.get() {
                window.set(Some(rest::call(window::window, (of.clone(), node.clone(), items))));
            }
        });
    }
    let drawn = move |item| match item {
        Item::Row(_, key) => (of.row)(key),
        Item::Room(_, height) => {
            li().class("room").attr("aria-hidden", "true").style("block-size", format!("calc({height}px / 64)"))
        }
    };
    let name = |item: &Item| match item {
        Item::Row(_, key) => key.to_string(),
        Item::Room(at, height) => format!("{at} {height}"),
    };
    list.child(keyed(move || items.get(), name, drawn))
}
