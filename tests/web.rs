//! Parts in a browser: what they draw, and what they call.
#![cfg(target_arch = "wasm32")]

#[path = "web/view.rs"]
mod view_tests;

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use crossread_app::parts::facets::facets;
use crossread_app::parts::inline::{Laid, inline, pieces};
use crossread_app::parts::minimap::{Minimap, minimap};
use crossread_app::parts::note_links::NoteLinks;
use crossread_app::parts::passage::{Shown, passage};
use crossread_app::parts::search_box::{SearchBox, search_box};
use crossread_app::parts::strip::Tick;
use crossread_app::signals::*;
use crossread_app::view::{self, Draw};
use crossread_engine::{Choice, Facet, FacetValue, Span};
use crossread_model::{Block, Mark, MarkKind, Passage, PassageId};
use leptos::prelude::document;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Mounts a view in an element of its own, which stays in the page.
fn mounted<D: Draw>(view: impl FnOnce() -> D + 'static) -> HtmlElement {
    let root: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&root).expect("a child");
    view::mount(root.clone(), view);
    root
}

fn find<T: JsCast>(root: &HtmlElement, selector: &str) -> T {
    let found = root.query_selector(selector).expect("a sound selector");
    found.unwrap_or_else(|| panic!("{selector} in {}", root.outer_html())).unchecked_into()
}

fn count(root: &HtmlElement, selector: &str) -> u32 {
    root.query_selector_all(selector).expect("a sound selector").length()
}

/// A place for what callbacks are called with.
fn heard<T: Send + Sync + 'static>() -> (Arc<Mutex<Vec<T>>>, Callback<T>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = heard.clone();
    (heard, Callback::new(move |value| into.lock().expect("no panic before").push(value)))
}

fn taken<T>(heard: &Mutex<Vec<T>>) -> Vec<T> {
    std::mem::take(&mut *heard.lock().expect("no panic before"))
}

fn kinds(counts: &[(&str, u32, bool)]) -> Vec<Facet> {
    let value = |(value, count, chosen): &(&str, u32, bool)| FacetValue {
        value: (*value).to_owned(),
        count: *count,
        chosen: *chosen,
    };
    vec![Facet { name: "kind".to_owned(), values: counts.iter().map(value).collect() }]
}

#[wasm_bindgen_test]
async fn a_click_on_a_facet_calls_back_and_its_box_stays() {
    let (choices, choose) = heard::<Choice>();
    let shown = RwSignal::new(kinds(&[("report", 2, false), ("opinion", 0, false)]));
    let root = mounted(move || facets(shown.into(), choose, || "1 article".to_owned(), "h2"));
    let first: HtmlInputElement = find(&root, ".facet li input");
    first.click();
    assert_eq!(taken(&choices), [Choice { facet: "kind".to_owned(), value: "report".to_owned() }]);

    shown.set(kinds(&[("report", 1, true), ("opinion", 0, false)]));
    tick().await;
    let again: HtmlInputElement = find(&root, ".facet li input");
    assert!(again.is_same_node(Some(&first)), "the box was drawn anew, and would have lost the focus");
    assert!(again.checked());
    assert_eq!(find::<HtmlElement>(&root, ".facet li .ct").text_content().as_deref(), Some("1"));
    assert_eq!(count(&root, ".facet li[data-zero]"), 1);
    assert_eq!(count(&root, "[data-zero] input:disabled"), 0, "a value without articles can still be chosen");
}

#[wasm_bindgen_test]
async fn marks_and_hits_nest_and_text_stays_text() {
    let text = "a <b>bold</b> organizer speaks";
    let mark = |start, end, kind| Mark { start, end, kind };
    let link = MarkKind::Link("https://example.org/".to_owned());
    let wrong = MarkKind::Link("javascript:alert(1)".to_owned());
    let marks = [mark(14, 30, link), mark(18, 23, MarkKind::Emphasis), mark(0, 1, wrong)];
    let hits = [Span { start: 14, end: 23, term: 0 }];
    let root = mounted(move || inline(pieces(text, 0..text.len(), Laid { marks: &marks, mentions: &[], hits: &hits })));
    assert_eq!(root.text_content().as_deref(), Some(text));
    assert_eq!(count(&root, "b"), 0, "text was read as HTML");
    assert_eq!(count(&root, "a[href='https://example.org/'] > em > mark.hit"), 1);
    assert_eq!(count(&root, "mark[data-hit]"), 1, "one hit in two pieces is one stop");
    assert_eq!(count(&root, "mark.hit"), 2);
    assert_eq!(count(&root, "[href^='javascript']"), 0);
}

#[wasm_bindgen_test]
async fn a_list_is_nested_by_its_depths() {
    let item = |text: &str, depths: &[u8], start| Passage {
        id: PassageId::Body(3),
        block: Block::List { start, depths: depths.to_vec() },
        speaker: None,
        turn: false,
        text: text.to_owned(),
        marks: Vec::new(),
    };
    let target = RwSignal::new(false);
    let shown = Shown {
        passage: item("one\none a\none b\ntwo", &[0, 1, 1, 0], Some(4)),
        hits: Vec::new(),
        mentions: Vec::new(),
        elsewhere: Vec::new(),
        href: "#/a/x/p3".to_owned(),
        speaker: None,
        question: false,
        notes: Rc::default(),
        target: target.into(),
    };
    let root = mounted(move || passage(shown));
    assert_eq!(count(&root, ".pt > ol[start='4'] > li"), 2);
    assert_eq!(count(&root, ".pt > ol > li:first-child > ol > li"), 2);
    assert_eq!(find::<HtmlElement>(&root, ".pno").get_attribute("href").as_deref(), Some("#/a/x/p3"));
    assert_eq!(count(&root, ".is-target"), 0);
    target.set(true);
    tick().await;
    assert_eq!(count(&root, "#p3.is-target"), 1);
}

#[wasm_bindgen_test]
async fn the_search_box_says_each_change_and_its_end() {
    let (changes, typed) = heard::<String>();
    let (ends, done) = heard::<String>();
    let (_, left) = heard::<()>();
    let text = RwSignal::new("uni".to_owned());
    let root = mounted(move || {
        search_box(SearchBox {
            text: text.into(),
            placeholder: "Search".to_owned(),
            described_by: None,
            offers: None,
            ready: Signal::derive(|| true),
            typed,
            done,
            left,
        })
    });
    tick().await;
    let input: HtmlInputElement = find(&root, "input");
    assert_eq!(input.value(), "uni");
    input.set_value("union");
    input.dispatch_event(&Event::new("input").expect("an event")).expect("a dispatch");
    assert_eq!(taken(&changes), ["union"]);

    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let submit = Event::new_with_event_init_dict("submit", &init).expect("an event");
    let sent = find::<HtmlElement>(&root, "form").dispatch_event(&submit).expect("a dispatch");
    assert!(!sent, "the form would have been sent");
    assert_eq!(taken(&ends), ["union"]);

    text.set(String::new());
    tick().await;
    assert_eq!(input.value(), "");
    assert_eq!(count(&root, "[aria-label='Clear the query']"), 0, "there is nothing to clear");
}

#[wasm_bindgen_test]
async fn the_numbers_of_footnotes_are_links_both_ways() {
    let block = |n, block, marks| Passage {
        id: PassageId::Body(n),
        block,
        speaker: None,
        turn: false,
        text: "It met.".to_owned(),
        marks,
    };
    let mark = Mark { start: 7, end: 7, kind: MarkKind::Note(1) };
    let passages = [block(1, Block::Paragraph, vec![mark]), block(2, Block::Footnote(1), Vec::new())];
    let notes = Rc::new(NoteLinks::of(passages.iter(), &|id| format!("#/a/x/{id}")));
    let root = mounted(move || {
        let drawn = |one: Passage| {
            passage(Shown {
                href: String::new(),
                hits: Vec::new(),
                mentions: Vec::new(),
                elsewhere: Vec::new(),
                speaker: None,
                question: false,
                notes: notes.clone(),
                target: RwSignal::new(false).into(),
                passage: one,
            })
        };
        passages.map(drawn).into_iter().collect::<Vec<_>>()
    });
    assert_eq!(count(&root, "#p1 sup a[href='#/a/x/p2'][aria-label='Note 1']"), 1);
    assert_eq!(count(&root, "#p2 a[href='#/a/x/p1'][aria-label='Note 1, back to paragraph 1']"), 1);
}

#[wasm_bindgen_test]
async fn the_keys_of_the_map_go_on_where_the_page_cannot_scroll() {
    let (visits, go) = heard::<u32>();
    let at = RwSignal::new(2);
    let hits = vec![Tick { at: 400, passage: PassageId::Body(2) }];
    let root = mounted(move || minimap(Minimap { hits, starts: vec![10, 300, 600, 900], at: at.into(), go }));
    tick().await;
    let map: HtmlElement = find(&root, "[role=slider]");
    let press = |key: &str| {
        let event = Event::new("keydown").expect("an event");
        let of_a_key =
            [("key", key.into()), ("ctrlKey", false.into()), ("altKey", false.into()), ("metaKey", false.into())];
        for (name, value) in of_a_key {
            js_sys::Reflect::set(&event, &name.into(), &value).expect("a plain event has no key of its own");
        }
        map.dispatch_event(&event).expect("a dispatch");
    };
    press("ArrowRight");
    press("ArrowRight");
    press("ArrowRight");
    assert_eq!(taken(&visits), [3, 4, 4]);
    tick().await;
    assert_eq!(map.get_attribute("aria-valuenow").as_deref(), Some("4"));
    at.set(1);
    tick().await;
    assert_eq!(map.get_attribute("aria-valuenow").as_deref(), Some("1"), "the reader has moved on");
    assert_eq!(count(&root, "path.t[d='M400 2V16']"), 1);
}
