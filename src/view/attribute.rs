//! Values of attributes: fixed, missing, or followed.

use std::borrow::Cow;

use super::IntoText;

/// The value of an attribute; without one the attribute is not there.
pub enum Attribute {
    /// It stays as it is.
    Fixed(Option<Cow<'static, str>>),
    /// It changes with the signals that are read.
    Follows(Box<dyn FnMut() -> Option<Cow<'static, str>>>),
}

/// What can be the value of an attribute: text and numbers, optional ones, true and false (there and
/// empty, or not there), and closures that give one of these.
pub trait IntoAttribute: Sized {
    /// The value.
    fn into_attribute(self) -> Attribute;
}

/// A value that does not change.
pub trait Fixed {
    /// Its text; none where the attribute is not to be there.
    fn fixed(self) -> Option<Cow<'static, str>>;
}

impl<T: Fixed, F: FnMut() -> T + 'static> IntoAttribute for F {
    fn into_attribute(mut self) -> Attribute {
        Attribute::Follows(Box::new(move || self().fixed()))
    }
}

impl<T: IntoText> Fixed for Option<T> {
    fn fixed(self) -> Option<Cow<'static, str>> {
        self.map(IntoText::into_text)
    }
}

impl<T: IntoText> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.fixed())
    }
}

impl Fixed for bool {
    fn fixed(self) -> Option<Cow<'static, str>> {
        self.then_some("".into())
    }
}

impl IntoAttribute for bool {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.fixed())
    }
}

macro_rules! fixed {
    ($($value:ty)*) => {$(
        impl Fixed for $value {
            fn fixed(self) -> Option<Cow<'static, str>> {
                Some(self.into_text())
            }
        }

        impl IntoAttribute for $value {
            fn into_attribute(self) -> Attribute {
                Attribute::Fixed(self.fixed())
            }
        }
    )*};
}

fixed!(&'static str String u8 u32);
