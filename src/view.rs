//! How views are made: small functions that build the nodes of the document, text as text nodes.
//!
//! An element is made at once and named by one type, [`El`]; what changes is a closure, and whatever
//! a closure reads of the signals redraws just its own text, attribute or stretch of children. So a
//! part is a plain function, and none of this is compiled anew for each of them, as Leptos's own
//! views are: there every chain of calls is a type with code of its own.
//!
//! Whatever a view follows or listens to belongs to the reactive owner that it was made under, and
//! ends with it: when the stretch or the row that it stands in is drawn anew or goes.

mod attribute;
mod effect;
mod element;
pub mod html;
mod list;
mod owned;
mod region;
pub mod svg;

use std::borrow::Cow;

use leptos::prelude::document;
use web_sys::{DocumentFragment, Node};

pub use attribute::{Attribute, IntoAttribute};
pub use element::El;
pub use list::{Keyed, keyed};
pub use owned::{follow, keep, mount};

use crate::signals::Memo;

/// What can be drawn: text and numbers, elements, several things after one another, nothing, or a
/// closure that gives one of these again whenever it changes.
pub trait Draw: Sized {
    /// Draws it at the end of `into`.
    fn draw(self, into: &Node);

    /// Draws what `now` gives at the end of `into`, and redraws it in place when it changes.
    fn draw_following(mut now: impl FnMut() -> Self + 'static, into: &Node) {
        region::draw(into, Box::new(move |into| now().draw(into)));
    }

    /// The same as one type, for functions that draw one of several things.
    fn view(self) -> View {
        let fragment = document().create_document_fragment();
        self.draw(&fragment);
        View(fragment)
    }
}

/// Anything drawn, not yet in the page.
pub struct View(DocumentFragment);

impl Draw for View {
    fn draw(self, into: &Node) {
        element::append(into, &self.0);
    }
}

impl Draw for El {
    fn draw(self, into: &Node) {
        element::append(into, self.node());
    }
}

/// Text and numbers: a closure that gives one keeps its text node and changes what it says.
macro_rules! draw_text {
    ($($text:ty)*) => {$(
        impl Draw for $text {
            fn draw(self, into: &Node) {
                region::text(into, &self.into_text());
            }

            fn draw_following(mut now: impl FnMut() -> Self + 'static, into: &Node) {
                region::changing_text(into, Box::new(move || now().into_text()));
            }
        }
    )*};
}

draw_text!(&'static str String u32 usize);

/// What is said as text.
pub(crate) trait IntoText {
    /// The text.
    fn into_text(self) -> Cow<'static, str>;
}

impl IntoText for &'static str {
    fn into_text(self) -> Cow<'static, str> {
        self.into()
    }
}

impl IntoText for String {
    fn into_text(self) -> Cow<'static, str> {
        self.into()
    }
}

macro_rules! number_text {
    ($($number:ty)*) => {$(
        impl IntoText for $number {
            fn into_text(self) -> Cow<'static, str> {
                self.to_string().into()
            }
        }
    )*};
}

number_text!(u8 u32 usize);

impl<D: Draw> Draw for Option<D> {
    fn draw(self, into: &Node) {
        if let Some(held) = self {
            held.draw(into);
        }
    }
}

impl<D: Draw> Draw for Vec<D> {
    fn draw(self, into: &Node) {
        for held in self {
            held.draw(into);
        }
    }
}

impl<F: FnMut() -> D + 'static, D: Draw> Draw for F {
    fn draw(self, into: &Node) {
        D::draw_following(self, into);
    }
}

macro_rules! draw_tuple {
    ($(($($part:ident)*))*) => {$(
        impl<$($part: Draw),*> Draw for ($($part,)*) {
            fn draw(self, into: &Node) {
                #[expect(non_snake_case, reason = "each part is named as its type is")]
                let ($($part,)*) = self;
                $($part.draw(into);)*
            }
        }
    )*};
}

draw_tuple!((A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H));

/// Draws something while a condition holds. It is drawn anew only when the condition has changed.
pub fn when<D: Draw>(
    condition: impl Fn() -> bool + 'static,
    mut held: impl FnMut() -> D + 'static,
) -> impl FnMut() -> Option<D> {
    let holds = remembered(Box::new(condition));
    move || holds.get().then(&mut held)
}

/// One copy of the code for all conditions.
fn remembered(condition: Box<dyn Fn() -> bool>) -> Memo<bool> {
    Memo::new(move |_| condition())
}
