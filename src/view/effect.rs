//! What runs again whenever something that it has read changes.
//!
//! The effects of Leptos lose changes (reactive_graph 0.2.16). While one looks whether its sources have changed it counts
//! as the one who reads them, and who reads is not told of what changes. So where it follows two memos, of which the
//! first reads the second, and the first is looked at first: that brings the second up to date, which then has nothing
//! new to say in its turn, and what was drawn of it stays as it was. Here nobody counts as reading during that look.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use leptos::reactive::owner::Owner;
use leptos::task::spawn_local;

use crate::signals::StoredValue;

/// Some work, and what it made when it ran last, which ends before it runs again.
struct Effect {
    node: Arc<Node>,
    owner: Owner,
    work: RefCell<Box<dyn FnMut()>>,
}

/// What the graph knows of an effect.
#[derive(Default)]
struct Node {
    sources: Mutex<Vec<AnySource>>,
    /// True where a source has changed; otherwise one of them may have.
    dirty: AtomicBool,
    /// True from the first news until it was looked at.
    waits: AtomicBool,
    /// What runs; it ends with the owner that it was made under.
    effect: OnceLock<StoredValue<Rc<Effect>>>,
}

/// Runs `work` at once and, in a microtask, again after each change of what it has read, until the present owner ends.
pub(super) fn follow(work: Box<dyn FnMut()>) {
    let effect = Rc::new(Effect { node: Arc::default(), owner: Owner::new(), work: RefCell::new(work) });
    // The node was just made, so nothing is there yet.
    let _ = effect.node.effect.set(StoredValue::new(effect.clone()));
    effect.run();
}

impl Effect {
    fn run(&self) {
        let subscriber = self.node.subscriber();
        self.node.clear_sources(&subscriber);
        self.node.dirty.store(false, Relaxed);
        self.owner.with_cleanup(|| subscriber.with_observer(|| self.work.borrow_mut()()));
    }

    fn look(&self) {
        let changed = self.node.update_if_necessary();
        self.node.waits.store(false, Relaxed);
        if changed {
            self.run();
        }
    }
}

impl Node {
    fn subscriber(self: &Arc<Self>) -> AnySubscriber {
        let node: Arc<dyn Subscriber + Send + Sync> = self.clone();
        AnySubscriber(Arc::as_ptr(self).addr(), Arc::downgrade(&node))
    }

    fn sources(&self) -> MutexGuard<'_, Vec<AnySource>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ReactiveNode for Node {
    fn mark_dirty(&self) {
        self.dirty.store(true, Relaxed);
        self.mark_check();
    }

    fn mark_check(&self) {
        let Some(effect) = self.effect.get().copied().filter(|_| !self.waits.swap(true, Relaxed)) else { return };
        spawn_local(async move {
            let mut living = None;
            effect.update_value(|effect| living = Some(effect.clone()));
            if let Some(effect) = living {
                effect.look();
            }
        });
    }

    fn mark_subscribers_check(&self) {}

    /// Tells whether it is to run. A source that is brought up to date for another one says so by marking this.
    fn update_if_necessary(&self) -> bool {
        let sources = self.sources().clone();
        let dirty = || self.dirty.load(Relaxed);
        dirty() || sources.iter().any(|source| source.update_if_necessary() || dirty())
    }
}

impl Subscriber for Node {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = std::mem::take(&mut *self.sources());
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}
