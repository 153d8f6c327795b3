//! The search box: text in, text out. It never errs; what could not be read is said below it.

use leptos::ev;
use web_sys::HtmlInputElement;

use crate::parts::icons::icon;
use crate::parts::offers::{OFFERS, Offer, Offers};
use crate::signals::*;
use crate::view::html::{button, form, input, kbd, span};
use crate::view::{El, follow, when};

/// What a search box shows and calls.
pub struct SearchBox {
    /// The text in the box.
    pub text: Signal<String>,
    /// What is said in an empty box, and to those who hear it.
    pub placeholder: String,
    /// The id of the hints that describe it, if there are any.
    pub described_by: Option<&'static str>,
    /// What a text may become at its end, where the box offers that.
    pub offers: Option<Callback<String, Vec<Offer>>>,
    /// Whether that can be had yet. What was typed before is completed as soon as it can.
    pub ready: Signal<bool>,
    /// The text after each change.
    pub typed: Callback<String>,
    /// The text when the reader is done with it.
    pub done: Callback<String>,
    /// The reader went elsewhere.
    pub left: Callback<()>,
}

/// The box.
pub fn search_box(of: SearchBox) -> El {
    let SearchBox { text, placeholder, described_by, offers, ready, typed, done, left } = of;
    let offers = offers.map(Offers::new);
    let early = StoredValue::new(false);
    let close = move || {
        early.set_value(false);
        offers.into_iter().for_each(Offers::close);
    };
    let input = input();
    let node: HtmlInputElement = input.node_as();
    let late = input.node_as::<HtmlInputElement>();
    follow(move || {
        let due = ready.get() && early.get_value();
        offers.into_iter().filter(|_| due).for_each(|offers| offers.wait(late.value()));
    });
    let value = {
        let node = node.clone();
        move || node.value()
    };
    let ended = {
        let value = value.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            close();
            done.run(value());
        }
    };
    let clear = move || {
        close();
        done.run(String::new());
        let _ = node.focus();
    };
    let changed = {
        let (value, node) = (value.clone(), input.node_as());
        move |_| {
            typed.run(value());
            match offers.filter(|_| at_end(&node)) {
                Some(offers) => {
                    early.set_value(!ready.get_untracked());
                    offers.wait(value());
                }
                None => close(),
            }
        }
    };
    let input = input
        .attr("type", "text")
        .attr("id", "search")
        .attr("enterkeyhint", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-label", placeholder.clone())
        .attr("aria-describedby", described_by)
        .attr("placeholder", placeholder)
        .prop("value", move || text.get())
        .on(ev::input, changed)
        .on(ev::blur, move |_| {
            close();
            left.run(());
        });
    let take = Callback::new(move |offer: Offer| {
        close();
        if offer.open {
            typed.run(offer.text.clone());
            offers.into_iter().for_each(|offers| offers.show(offer.text.clone()));
        } else {
            done.run(offer.text);
        }
    });
    let input = match offers {
        Some(offers) => combobox(input, offers, value, take),
        None => input,
    };
    form().class("search").on(ev::submit, ended).child((
        icon("search"),
        input,
        span().class("search__end").child((
            when(
                move || !text.with(String::is_empty),
                move || {
                    let clear = clear.clone();
                    button()
                        .class("btn btn--bare btn--sq")
                        .attr("aria-label", "Clear the query")
                        .on(ev::click, move |_| clear())
                        .child(icon("x"))
                },
            ),
            kbd().attr("title", "Press / to search").attr("aria-hidden", "true").child("/"),
        )),
        offers.map(|offers| offers.list(take)),
    ))
}

/// The input as what opens the list of offers.
fn combobox(input: El, offers: Offers, value: impl Fn() -> String + 'static, take: Callback<Offer>) -> El {
    input
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", OFFERS)
        .attr("aria-expanded", move || offers.open().to_string())
        .attr("aria-activedescendant", move || offers.active())
        .on(ev::keydown, move |event| {
            if let Some(offer) = offers.key(&event, &value) {
                take.run(offer);
            }
        })
}

/// True where the caret stands at the end of the text: only there is anything completed.
fn at_end(node: &HtmlInputElement) -> bool {
    let end = u32::try_from(node.value().encode_utf16().count()).unwrap_or(u32::MAX);
    node.selection_start().is_ok_and(|at| at == Some(end))
}
