//! What changes while the page runs, and what follows from it: signals, memos, stored values and
//! callbacks, with the names and the meaning that they have in Leptos, but compiled once.
//!
//! In Leptos every type of value brings a copy of the arena, of the graph and of the locks with it:
//! forty types were a third of the module. Here the graph knows only *that* something changed, and a
//! value is a [`dyn Any`](std::any::Any) beside it: what is compiled for each type is no more than to
//! look at it. Owners and their order are those of Leptos; effects are ours (`view/effect.rs` says why).

mod cell;

use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

pub use leptos::prelude::{on_cleanup, untrack};

use cell::Cell;

/// A value that can be read, and followed by whoever reads it: that of a [`RwSignal`] or a [`Memo`].
pub struct Signal<T>(Cell, PhantomData<fn() -> T>);

/// A value that can be set.
pub struct RwSignal<T>(Signal<T>);

/// A value that follows from others: computed when it is read after one of these has changed, and
/// news only where it then differs.
pub struct Memo<T>(Signal<T>);

/// A value that nobody follows, kept until the owner that it was made under ends.
pub struct StoredValue<T>(Cell, PhantomData<fn() -> T>);

/// Something that can be asked for or told.
pub struct Callback<A, R = ()>(StoredValue<Rc<dyn Fn(A) -> R>>);

macro_rules! copied_freely {
    ($($name:ident<$($of:ident),*>)*) => {$(
        impl<$($of),*> Copy for $name<$($of),*> {}

        impl<$($of),*> Clone for $name<$($of),*> {
            fn clone(&self) -> Self {
                *self
            }
        }
    )*};
}

copied_freely!(Signal<T> RwSignal<T> Memo<T> StoredValue<T> Callback<A, R>);

impl<T: 'static> Signal<T> {
    /// A value that follows from others; see [`Memo`].
    pub fn derive(from: impl Fn() -> T + 'static) -> Self
    where
        T: PartialEq,
    {
        Memo::new(move |_| from()).0
    }

    /// Looks at the value and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.0.with(look)
    }

    /// Looks at the value and does not follow it.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.0.update();
        self.0.with(look)
    }

    /// The value, followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, not followed.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Follows the value without looking at it. A memo is brought up to date.
    pub fn track(self) {
        self.0.track();
    }
}

impl<T: 'static> RwSignal<T> {
    /// A signal that begins with a value.
    pub fn new(value: T) -> Self {
        Self(Signal(Cell::signal(value), PhantomData))
    }

    /// Sets the value, also to an equal one, and tells who follows it. Once its owner has ended,
    /// there is nobody to tell.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// Changes the value in its place and tells who follows it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.0.0.change(change);
        self.0.0.notify();
    }
}

impl<T: PartialEq + 'static> Memo<T> {
    /// A value that `compute` makes, which is handed the one before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + 'static) -> Self {
        Self(Signal(Cell::memo(compute), PhantomData))
    }
}

impl<T> Deref for RwSignal<T> {
    type Target = Signal<T>;

    fn deref(&self) -> &Signal<T> {
        &self.0
    }
}

impl<T> Deref for Memo<T> {
    type Target = Signal<T>;

    fn deref(&self) -> &Signal<T> {
        &self.0
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        signal.0
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        memo.0
    }
}

impl<T: 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        Self(Cell::stored(value), PhantomData)
    }

    /// Looks at the value.
    pub fn with_value<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.0.with(look)
    }

    /// A copy of the value.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.0.with(T::clone)
    }

    /// Puts another in its place. Once its owner has ended, nothing happens.
    pub fn set_value(self, value: T) {
        self.update_value(|held| *held = value);
    }

    /// Changes the value in its place. Once its owner has ended, nothing happens.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.0.change(change);
    }
}

impl<A: 'static, R: 'static> Callback<A, R> {
    /// Something that can be called as long as the present owner lasts.
    pub fn new(call: impl Fn(A) -> R + 'static) -> Self {
        Self(StoredValue::new(Rc::new(call)))
    }

    /// Calls it.
    pub fn run(self, with: A) -> R {
        self.0.get_value()(with)
    }
}
