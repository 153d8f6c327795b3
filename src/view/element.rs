//! Elements: one type for all of them.

use std::borrow::Cow;

use crossread_model::safe_target;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::ev::EventDescriptor;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use super::{Attribute, Draw, IntoAttribute, follow, keep};

/// An element that is being made. Each call adds to it and gives it back.
pub struct El(Element);

impl El {
    /// An element of HTML.
    pub(super) fn html(name: &str) -> Self {
        Self(made(document().create_element(name)))
    }

    /// An element of SVG.
    pub(super) fn svg(name: &str) -> Self {
        let namespace = Some("http://www.w3.org/2000/svg");
        Self(made(document().create_element_ns(namespace, name)))
    }

    /// The node itself.
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// The node as what it is known to be: `input().node_as::<HtmlInputElement>()`.
    pub fn node_as<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// An attribute. A link's target goes through [`El::href`].
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        match value.into_attribute() {
            Attribute::Fixed(value) => set(&self.0, name, value),
            Attribute::Follows(value) => following(self.0.clone(), name, value),
        }
        self
    }

    /// The classes that it always has. To be called before [`El::class_if`].
    pub fn class(self, classes: &'static str) -> Self {
        set(&self.0, "class", (!classes.is_empty()).then_some(classes.into()));
        self
    }

    /// A class that it has while a condition holds.
    pub fn class_if(self, class: &'static str, mut condition: impl FnMut() -> bool + 'static) -> Self {
        let classes = self.0.class_list();
        follow(move || {
            let _ = classes.toggle_with_force(class, condition());
        });
        self
    }

    /// The target of a link; left out where the model refuses it, as `javascript:` is.
    pub fn href(self, target: impl IntoAttribute) -> Self {
        let safe = |target: Option<Cow<'static, str>>| target.filter(|target| safe_target(target));
        match target.into_attribute() {
            Attribute::Fixed(target) => set(&self.0, "href", safe(target)),
            Attribute::Follows(mut target) => following(self.0.clone(), "href", Box::new(move || safe(target()))),
        }
        self
    }

    /// A property of the node that follows signals: what a control holds, which its attributes do
    /// not say.
    pub fn prop<T: Into<JsValue>>(self, name: &'static str, mut value: impl FnMut() -> T + 'static) -> Self {
        let node = self.0.clone();
        follow(move || {
            // Only the names of properties that every such node has are written here.
            let _ = js_sys::Reflect::set(&node, &name.into(), &value().into());
        });
        self
    }

    /// A property of its style.
    pub fn style(self, name: &'static str, value: impl IntoAttribute) -> Self {
        let style = self.node_as::<HtmlElement>().style();
        let set = move |value: Option<Cow<'static, str>>| drop(style.set_property(name, &value.unwrap_or_default()));
        match value.into_attribute() {
            Attribute::Fixed(value) => set(value),
            Attribute::Follows(mut value) => follow(move || set(value())),
        }
        self
    }

    /// Calls `run` on each event of a kind.
    pub fn on<E>(self, event: E, mut run: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor<EventType: JsCast>,
    {
        listen(&self.0, event.name(), Box::new(move |event| run(event.clone().unchecked_into())));
        self
    }

    /// What it holds, after what it held before.
    pub fn child(self, held: impl Draw) -> Self {
        held.draw(&self.0);
        self
    }

    /// Several of a kind that it holds, after what it held before.
    pub fn children<D: Draw>(self, held: impl IntoIterator<Item = D>) -> Self {
        for held in held {
            held.draw(&self.0);
        }
        self
    }
}

/// Puts a node at the end of another.
pub(super) fn append(into: &Node, node: &Node) {
    made(into.append_child(node));
}

/// What the browser made. Names and places are ours and sound, so that it refuses only where the page
/// cannot go on: that is a panic, of which the reader is told, and no exception, which would pass
/// through the app unheard.
pub(super) fn made<T>(outcome: Result<T, JsValue>) -> T {
    outcome.unwrap_or_else(|reason| panic!("the browser refused a node: {reason:?}"))
}

/// Writes an attribute whenever its value differs from the one before: to write what is there already would cost the
/// browser a look at the page.
fn following(node: Element, name: &'static str, mut value: Box<dyn FnMut() -> Option<Cow<'static, str>>>) {
    let mut before = None;
    follow(move || {
        let now = value();
        if now != before {
            set(&node, name, now.clone());
            before = now;
        }
    });
}

fn set(node: &Element, name: &str, value: Option<Cow<'static, str>>) {
    // Names are ours and well formed, so neither call fails.
    let _ = match value {
        Some(value) => node.set_attribute(name, &value),
        None => node.remove_attribute(name),
    };
}

/// One copy of the code for all that is listened to. The listener goes with the present owner.
fn listen(node: &Element, event: Cow<'static, str>, run: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    keep(EventListener::new_with_options(node, event, options, run));
}
