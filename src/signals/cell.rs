//! Where a value of any type lies, and what Leptos knows of it.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::ReactiveNode;
use leptos::reactive::owner::{ArenaItem, LocalStorage};
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Notify, Track};

/// The name of a value in the arena of Leptos, which drops it with its owner.
#[derive(Clone, Copy)]
pub(super) struct Cell(ArenaItem<Rc<Node>, LocalStorage>);

/// A value, always an `Option<T>`: that of a memo is none until it is first read.
struct Node<V: ?Sized = dyn Any> {
    source: OnceCell<Source>,
    compute: Option<Box<Compute>>,
    value: RefCell<V>,
}

/// Computes the value of a memo, and tells whether it has changed.
type Compute = dyn Fn(&Node) -> bool;

/// What the graph knows of a value; nothing of one that is merely stored.
enum Source {
    Signal(ArcTrigger),
    /// Computing is the side effect of asking it.
    Memo(ArcMemo<()>),
}

impl Cell {
    pub(super) fn stored<T: 'static>(value: T) -> Self {
        Self::new(Rc::new(Node { source: OnceCell::new(), compute: None, value: RefCell::new(Some(value)) }))
    }

    pub(super) fn signal<T: 'static>(value: T) -> Self {
        let cell = Self::stored(value);
        cell.connect(Source::Signal(ArcTrigger::new()));
        cell
    }

    pub(super) fn memo<T: PartialEq + 'static>(compute: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let renew = move |node: &Node| {
            let now = compute(held(&*node.value.borrow()));
            let mut value = node.value.borrow_mut();
            let place = slot(&mut *value);
            let changed = place.as_ref() != Some(&now);
            *place = Some(now);
            changed
        };
        let value = RefCell::new(None::<T>);
        let cell = Self::new(Rc::new(Node { source: OnceCell::new(), compute: Some(Box::new(renew)), value }));
        cell.connect(Source::Memo(ArcMemo::new_owning(move |_| ((), cell.renew()))));
        cell
    }

    fn new(node: Rc<Node>) -> Self {
        Self(ArenaItem::new_with_storage(node))
    }

    fn connect(self, source: Source) {
        if let Some(node) = self.node() {
            // The cell was just made, so nothing is connected yet.
            let _ = node.source.set(source);
        }
    }

    /// Computes a memo, and tells whether it has changed.
    fn renew(self) -> bool {
        self.node().is_some_and(|node| node.compute.as_ref().is_some_and(|compute| compute(&node)))
    }

    /// None once its owner has ended.
    fn node(self) -> Option<Rc<Node>> {
        self.0.try_get_value()
    }

    fn living(self) -> Rc<Node> {
        self.node().unwrap_or_else(|| gone())
    }

    /// Whoever runs now follows it.
    pub(super) fn track(self) {
        match self.living().source.get() {
            Some(Source::Signal(trigger)) => trigger.track(),
            Some(Source::Memo(memo)) => {
                memo.track();
                memo.update_if_necessary();
            }
            None => {}
        }
    }

    /// Brings a memo up to date.
    pub(super) fn update(self) {
        if let Some(Source::Memo(memo)) = self.living().source.get() {
            memo.update_if_necessary();
        }
    }

    /// Tells who follows it that it has changed.
    pub(super) fn notify(self) {
        if let Some(Source::Signal(trigger)) = self.node().as_ref().and_then(|node| node.source.get()) {
            trigger.notify();
        }
    }

    /// Looks at the value as it is.
    pub(super) fn with<T: 'static, R>(self, look: impl FnOnce(&T) -> R) -> R {
        let node = self.living();
        let value = node.value.borrow();
        look(held(&*value).unwrap_or_else(|| gone()))
    }

    /// Changes the value, if it is still there.
    pub(super) fn change<T: 'static>(self, change: impl FnOnce(&mut T)) {
        if let Some(node) = self.node() {
            slot(&mut *node.value.borrow_mut()).as_mut().map(change);
        }
    }
}

fn held<T: 'static>(value: &dyn Any) -> Option<&T> {
    value.downcast_ref::<Option<T>>()?.as_ref()
}

fn slot<T: 'static>(value: &mut dyn Any) -> &mut Option<T> {
    value.downcast_mut().unwrap_or_else(|| gone())
}

/// Handles carry the type of their value and end with their owners, so this is a mistake in the code
/// of the page, of which the reader is told.
#[cold]
fn gone() -> ! {
    panic!("a value was read whose owner has ended")
}
