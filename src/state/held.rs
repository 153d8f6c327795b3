//! What is computed from signals and too large for the graph: held beside it, with a count in the graph
//! that grows whenever it is made anew.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use crate::signals::*;

/// A value that follows signals. Copied freely; lives as long as the owner it was made under. Of one
/// type inside, so that it costs no code for each kind of value.
pub struct Held<T> {
    changed: Memo<u32>,
    value: Kept,
    kind: PhantomData<fn() -> T>,
}

impl<T: Any> Held<T> {
    /// Holds what `make` gives, made when it is first asked for and again when a signal has changed
    /// that it read.
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        let (changed, value) = held(Box::new(move || Rc::new(make())));
        Self { changed, value, kind: PhantomData }
    }

    /// The value. Whoever reads it in the graph follows it.
    ///
    /// # Panics
    /// Never: a value is made before it is read, and its type is that of `make`.
    pub fn get(self) -> Rc<T> {
        // To read the count, and not only to track it, is what makes the value anew.
        let _ = self.changed.get();
        let value = self.value.get_value().and_then(|value| value.downcast().ok());
        value.expect("a value is made whenever the count is read")
    }

    /// How often it was made anew. Whoever reads it in the graph follows it.
    pub fn count(self) -> u32 {
        self.changed.get()
    }
}

/// Where a value is held.
type Kept = StoredValue<Option<Rc<dyn Any>>>;

type Make = Box<dyn Fn() -> Rc<dyn Any>>;

/// One copy of the code for all kinds of values.
fn held(make: Make) -> (Memo<u32>, Kept) {
    let value = StoredValue::new(None);
    let changed = Memo::new(move |before: Option<&u32>| {
        value.set_value(Some(make()));
        before.map_or(0, |before| before.wrapping_add(1))
    });
    (changed, value)
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}
