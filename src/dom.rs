//! The few questions asked of the document itself. Nothing here fails: what is not there is left
//! alone.

pub mod words;

use crossread_model::Date;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, CustomEvent, CustomEventInit, Element, Event, FocusOptions, HtmlAnchorElement,
    HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, MouseEvent, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions, Url,
};

/// True while the focus is where keys write.
pub fn typing() -> bool {
    let Some(element) = document().active_element() else { return false };
    let name = element.tag_name();
    let checkbox = element.get_attribute("type").is_some_and(|kind| kind == "checkbox");
    name == "INPUT" && !checkbox
        || name == "TEXTAREA"
        || name == "SELECT"
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// What the control that an event came from holds.
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let select = target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    let input = || target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    select.or_else(input).unwrap_or_default()
}

/// What a field holds.
pub fn held(field: &Element) -> String {
    js_sys::Reflect::get(field, &JsValue::from_str("value"))
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Opens the dialog of this id, unless it is open.
pub fn open_dialog(id: &str) {
    let dialog = document().get_element_by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// True until the app has mounted for the first time.
pub fn starting() -> bool {
    document().document_element().is_some_and(|root| root.get_attribute("data-app").is_none())
}

/// Closes the dialog of this id.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = document().get_element_by_id(id) {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

/// Opens a place of the app beside the page that this one is framed in, as the click on a link does: `boot.js` says how,
/// and tells the page around.
pub fn open_beside(href: &str) {
    let (Ok(link), Some(body)) = (document().create_element("a"), document().body()) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(href);
    // It is heard of in the page alone, and is gone before it could be seen.
    let _ = body.append_child(&link);
    link.click();
    link.remove();
}

/// Selects all text of an element, for the reader to copy.
pub fn select(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(element);
    }
}

/// Today, where the reader is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let (month, day) = (u8::try_from(now.get_month() + 1).ok()?, u8::try_from(now.get_date()).ok()?);
    Date::new(u16::try_from(now.get_full_year()).ok()?, month, day).ok()
}

/// The address of the page without its fragment; none for a page from disk, which nobody else has.
pub fn page_address() -> Option<String> {
    let address = window().location().href().ok()?;
    let page = address.split('#').next()?;
    page.starts_with("http").then(|| page.to_owned())
}

/// All elements that match, in document order.
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Moves the focus without moving the page.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The height of the window, in CSS pixels.
pub fn view_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// True where all of an element is in view.
pub fn in_view(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.top() >= 0.0 && place.bottom() <= view_height()
}

/// Brings an element into view at once: its start to the top, or its middle to the middle.
pub fn reveal(element: &Element, at: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(at);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How far the page is scrolled, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// A property of what may be an object; undefined where it is none, or has none of this name.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    if of.is_object() { js_sys::Reflect::get(of, &name.into()).unwrap_or_default() } else { JsValue::UNDEFINED }
}

/// Where a page stands, so that it can be brought back there.
#[derive(Clone, Debug)]
pub struct Standing {
    /// How far it is scrolled, in CSS pixels.
    top: f64,
    /// The first row in view and where it begins, since rows that were never drawn have heights
    /// that are only estimated.
    row: Option<(String, f64)>,
    /// The link that had the focus, by what it leads to.
    link: Option<String>,
}

impl Standing {
    /// The name of the first row in view.
    pub fn row(&self) -> Option<String> {
        self.row.as_ref().map(|(name, _)| name.clone())
    }
}

/// Where the page stands now.
pub fn standing() -> Standing {
    let seen = |row: &HtmlElement| row.get_bounding_client_rect().bottom() > 0.0;
    let row = all("[data-row]").into_iter().find(seen);
    let row = row.and_then(|row| Some((row.get_attribute("data-row")?, row.get_bounding_client_rect().top())));
    let holder = document().active_element().filter(|holder| holder.closest("main").ok().flatten().is_some());
    Standing { top: scrolled(), row, link: holder.and_then(|holder| holder.get_attribute("href")) }
}

/// Brings the page back to where it stood, as far as it still has what was in view and what had the focus. True
/// where that has it again.
pub fn stand_again(standing: Standing) -> bool {
    let Standing { top, row, link } = standing;
    scroll_to(top);
    let align = move || {
        // Names of rows are codes and numbers, which need no escape in a selector.
        let stood = row.as_ref().and_then(|(name, top)| Some((find(&format!("[data-row='{name}']"))?, top)));
        if let Some((row, top)) = stood {
            scroll_to(scrolled() + row.get_bounding_client_rect().top() - top);
        }
        let held = |element: &HtmlElement| link.is_some() && element.get_attribute("href") == link;
        let held = all("main a[href]").into_iter().find(held);
        held.inspect(focus).is_some()
    };
    let focused = align();
    // Rows that have just come into view are drawn by the next frame, at their true heights.
    drawn(move || {
        align();
    });
    focused
}

/// Scrolls the page to a height at once.
pub fn scroll_to(top: f64) {
    let options = ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Runs `then` when the views have been drawn: the reactive graph settles in microtasks, which all
/// run before the next frame.
pub fn drawn(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// Sets or removes an attribute `data-NAME` of the root element.
pub fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let name = format!("data-{name}");
        let _ = match value {
            Some(value) => root.set_attribute(&name, value),
            None => root.remove_attribute(&name),
        };
    }
}

/// True where a part alone was asked for, for another site's page: `boot.js` says so before the app starts.
pub fn embedded() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-embed"))
}

/// Tells the page's script something: an event on the document, with a text as its detail.
pub fn tell(event: &str, detail: &str) {
    tell_of(event, &JsValue::from_str(detail));
}

/// Tells the page's script something, with anything as its detail.
pub fn tell_of(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = document().dispatch_event(&event);
    }
}

/// True for a click that means "here", and not "in another tab".
pub fn plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Writes text to the clipboard and says afterwards whether that succeeded. Browsers give no
/// clipboard to pages from disk or without TLS.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // The bindings take the clipboard for granted; asking by name does not throw where it is missing.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).unwrap_or(JsValue::UNDEFINED);
    if !clipboard.is_object() {
        return then(false);
    }
    when_settled(&navigator.clipboard().write_text(text), move |outcome| then(outcome.is_ok()));
}

/// Calls `then` with what a promise came to.
pub fn when_settled(promise: &js_sys::Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    settle(promise, Box::new(then));
}

/// One copy of the code for all promises.
fn settle(promise: &js_sys::Promise, then: Box<dyn FnOnce(Result<JsValue, JsValue>)>) {
    let then = std::rc::Rc::new(std::cell::Cell::new(Some(then)));
    let answer = |outcome: fn(JsValue) -> Result<JsValue, JsValue>| {
        let then = then.clone();
        Closure::once(move |value: JsValue| {
            if let Some(then) = then.take() {
                then(outcome(value));
            }
        })
    };
    let (done, refused) = (answer(Ok), answer(Err));
    let _ = promise.then2(&done, &refused);
    done.forget();
    refused.forget();
}

/// True where the device can hand a link to its other apps.
pub fn can_share() -> bool {
    js_sys::Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Hands a link to the device's other apps. What comes of it is between the reader and the device.
pub fn share(title: &str, url: &str) {
    let navigator = window().navigator();
    let Ok(share) = js_sys::Reflect::get(&navigator, &"share".into()) else { return };
    let what = js_sys::Object::new();
    for (key, value) in [("title", title), ("url", url)] {
        let _ = js_sys::Reflect::set(&what, &key.into(), &value.into());
    }
    let Ok(promise) = share.unchecked_into::<js_sys::Function>().call1(&navigator, &what) else { return };
    // A reader who thinks better of it has done nothing wrong.
    let thought_better = Closure::<dyn FnMut(JsValue)>::new(|_| {});
    let _ = js_sys::Promise::resolve(&promise).catch(&thought_better);
    thought_better.forget();
}

/// Asks the browser not to clear what the page keeps when room is short. What it answers changes nothing here.
pub fn persist() {
    let navigator = window().navigator();
    // The bindings take the interface for granted; without TLS there is none.
    let storage = js_sys::Reflect::get(&navigator, &JsValue::from_str("storage")).unwrap_or(JsValue::UNDEFINED);
    if let Some(Ok(promise)) = storage.is_object().then(|| navigator.storage().persist()) {
        when_settled(&promise, |_| {});
    }
}

/// Whether the page stands in another one.
pub fn framed() -> bool {
    window().parent().ok().flatten().is_some_and(|parent| parent != window())
}

/// Now, as ISO 8601 writes it, in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A new name that nothing else has: a version 4 UUID (RFC 9562) as an IRI.
pub fn new_id() -> String {
    let word = || (js_sys::Math::random() * 4_294_967_296.0) as u32;
    let (a, b, c, d) = (word(), word(), word(), word());
    format!(
        "urn:uuid:{a:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{d:08x}",
        b >> 16,
        b & 0xFFF,
        (c >> 16 & 0x3FFF) | 0x8000,
        c & 0xFFFF
    )
}

/// Hands the reader a file.
pub fn save(name: &str, mime: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    // A link that never comes into the page: its address was made here, of text.
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&address);
}
