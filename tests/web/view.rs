//! How views are made: what is redrawn, what stays, and what ends with what was drawn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crossread_app::signals::*;
use crossread_app::view::html::{a, button, div, input, li, p, span, ul};
use crossread_app::view::{Draw, follow, keyed, when};
use leptos::ev;

use leptos::prelude::document;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Node};

use crate::{count, find, mounted};

#[wasm_bindgen_test]
async fn a_text_and_an_attribute_change_in_their_places() {
    let (name, title) = (RwSignal::new("<b>one</b>".to_owned()), RwSignal::new(Some("first")));
    let root = mounted(move || {
        let (class, named) = (move || title.get().is_some(), move || title.get());
        p().class("x").class_if("titled", class).attr("title", named).child(("It is ", move || name.get(), "."))
    });
    let p: HtmlElement = find(&root, "p.x.titled");
    let text: Node = p.child_nodes().item(1).expect("a text");
    assert_eq!(p.text_content().as_deref(), Some("It is <b>one</b>."));
    assert_eq!(p.title(), "first");

    name.set("two".to_owned());
    title.set(None);
    tick().await;
    assert_eq!(p.text_content().as_deref(), Some("It is two."));
    assert!(p.child_nodes().item(1).expect("a text").is_same_node(Some(&text)), "the text node was replaced");
    assert!(!p.has_attribute("title"));
    assert_eq!(p.class_name(), "x");
}

#[wasm_bindgen_test]
async fn what_is_drawn_anew_ends_what_was_there() {
    let (shown, told) = (RwSignal::new(0_u32), RwSignal::new(0));
    let (ran, clicked) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let (runs, clicks) = (ran.clone(), clicked.clone());
    let root = mounted(move || {
        div().child((
            "before",
            move || {
                let (runs, clicks) = (runs.clone(), clicks.clone());
                follow(move || {
                    told.track();
                    runs.set(runs.get() + 1);
                });
                let inner = when(move || told.get() < 2, || span().child("inner"));
                (inner, button().on(ev::click, move |_| clicks.set(clicks.get() + 1)).child(shown.get()))
            },
            "after",
        ))
    });
    assert_eq!(root.text_content().as_deref(), Some("beforeinner0after"));
    let first: HtmlElement = find(&root, "button");
    first.click();
    assert_eq!((ran.get(), clicked.get()), (1, 1));

    shown.set(1);
    tick().await;
    assert_eq!(root.text_content().as_deref(), Some("beforeinner1after"), "drawn anew, and in its place");
    first.click();
    assert_eq!((ran.get(), clicked.get()), (2, 1), "the button that is gone was still listened to");

    told.set(1);
    tick().await;
    assert_eq!(ran.get(), 3, "what is gone still follows");
    told.set(2);
    tick().await;
    assert_eq!(root.text_content().as_deref(), Some("before1after"));
    assert_eq!(ran.get(), 4);
}

#[wasm_bindgen_test]
async fn no_change_is_missed_by_what_also_follows_what_follows_from_it() {
    let drawn = Rc::new(Cell::new(0));
    let times = drawn.clone();
    let draft = RwSignal::new("one".to_owned());
    let root = mounted(move || {
        let words = Signal::derive(move || draft.get());
        // What is read first follows from what is read then, and stays as it is while that changes.
        when(
            move || !words.get().is_empty(),
            move || {
                times.set(times.get() + 1);
                p().child(words.get())
            },
        )
    });
    assert_eq!(root.text_content().as_deref(), Some("one"));
    draft.set("two".to_owned());
    tick().await;
    assert_eq!(root.text_content().as_deref(), Some("two"));
    assert_eq!(drawn.get(), 2, "once for each change");
    draft.set("two".to_owned());
    tick().await;
    assert_eq!(drawn.get(), 2, "drawn anew, though nothing has changed");
    draft.set(String::new());
    tick().await;
    assert_eq!(root.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn a_row_stays_with_its_focus_wherever_the_others_go() {
    let keys = RwSignal::new(vec!["a", "b", "c", "d"]);
    let pulse = RwSignal::new(0);
    let (made, told) = (Rc::new(RefCell::new(Vec::new())), Rc::new(RefCell::new(Vec::new())));
    let (making, telling) = (made.clone(), told.clone());
    let root = mounted(move || {
        let row = move |key: &'static str| {
            making.borrow_mut().push(key);
            let telling = telling.clone();
            follow(move || {
                pulse.track();
                telling.borrow_mut().push(key);
            });
            li().child(input().attr("value", key))
        };
        ul().child((keyed(move || keys.get(), |key| (*key).to_owned(), row), li().class("end")))
    });
    let order = || {
        let rows = root.query_selector_all("input").expect("a sound selector");
        let value = |i| rows.item(i).map(wasm_bindgen::JsCast::unchecked_into::<HtmlElement>)?.get_attribute("value");
        (0..rows.length()).filter_map(value).collect::<String>()
    };
    assert_eq!(order(), "abcd");
    let held: HtmlElement = find(&root, "[value=c]");
    held.focus().expect("the focus");
    for wanted in [vec!["d", "c", "b", "a"], vec!["x", "c"], vec!["c", "a", "x"], vec!["b", "a", "c"], vec!["c", "c"]] {
        keys.set(wanted.clone());
        tick().await;
        assert_eq!(order(), wanted.concat());
        let focused = document().active_element().expect("a focus");
        assert!(focused.is_same_node(Some(&held)), "the focus was lost by {wanted:?}");
        assert_eq!(count(&root, "li.end:last-child"), 1);
    }
    assert_eq!(made.borrow().concat(), "abcdxabc", "rows were made that stood");

    told.borrow_mut().clear();
    pulse.set(1);
    tick().await;
    assert_eq!(told.borrow().concat(), "cc", "rows that are gone still follow");
    keys.set(Vec::new());
    tick().await;
    assert_eq!((order().as_str(), count(&root, "li")), ("", 1));
}

#[wasm_bindgen_test]
async fn a_link_that_the_model_refuses_has_no_target() {
    let target = RwSignal::new("https://example.org/");
    let root = mounted(move || {
        let fixed = ["#/a/x", "javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"];
        (ul().children(fixed.map(|target| a().href(target))), p().child(a().href(move || target.get())))
    });
    assert_eq!((count(&root, "ul a"), count(&root, "ul a[href]")), (4, 1));
    assert_eq!(count(&root, "p a[href]"), 1);
    target.set("java\nscript:alert(1)");
    tick().await;
    assert_eq!(count(&root, "p a[href]"), 0);
}

#[wasm_bindgen_test]
async fn things_of_several_kinds_are_one_view() {
    let many = RwSignal::new(true);
    let root = mounted(move || {
        let view = move || if many.get() { vec![span().child("a"), span().child("b")].view() } else { "c".view() };
        (view, None::<&str>, 3_u32)
    });
    assert_eq!(root.text_content().as_deref(), Some("ab3"));
    many.set(false);
    tick().await;
    assert_eq!(root.text_content().as_deref(), Some("c3"));
}
