//! The facets: what can be chosen, with live counts. A value without articles stays, dimmed, so that
//! lists do not jump; a long list shows its first values and the chosen ones, and can be searched.

use crossread_engine::{Choice, Facet, FacetValue};
use crossread_text::fold;
use leptos::ev;
use web_sys::HtmlElement;

use crate::dom;
use crate::parts::icons::icon;
use crate::signals::*;
use crate::view::html::{button, details, div, input, label, li, span, summary, ul};
use crate::view::{El, keyed, when};
use crate::wording;

/// A list of up to so many values is shown whole,
const WHOLE: usize = 8;
/// a longer one shows so many,
const SHORT: usize = 5;
/// and one longer than this can be searched.
const SEARCHED: usize = 20;
/// So many facets stand open at first.
const OPEN: usize = 4;

/// All facets, folded into one disclosure where the page is narrow. At its end a button there closes it and leads on to
/// what is `left`, in words, and that stands at `results`.
pub fn facets(
    facets: Signal<Vec<Facet>>,
    choose: Callback<Choice>,
    left: impl Fn() -> String + 'static,
    results: &'static str,
) -> El {
    let active = Memo::new(move |_| {
        facets.with(|facets| facets.iter().flat_map(|facet| &facet.values).filter(|value| value.chosen).count())
    });
    let heading = move || match active.get() {
        0 => "Filters".to_owned(),
        n => format!("Filters, {n} active"),
    };
    let names =
        move || facets.with(|facets| facets.iter().map(|facet| facet.name.clone()).enumerate().collect::<Vec<_>>());
    let pane = details();
    let node = pane.node_as::<HtmlElement>();
    let done = move |_| {
        let _ = node.remove_attribute("open");
        if let Some(results) = dom::find(results) {
            results.scroll_into_view();
            dom::focus(&results);
        }
    };
    pane.class("filterpane").child((
        summary().class("btn").child((icon("filter"), heading)),
        div().class("facets").attr("role", "group").attr("aria-label", "Filters").child(keyed(
            names,
            |(_, name)| name.clone(),
            move |(i, name)| facet(facets, name, i < OPEN, choose),
        )),
        button()
            .class("btn btn--primary filterpane__done")
            .on(ev::click, done)
            .child(move || format!("Show {}", left())),
    ))
}

fn facet(facets: Signal<Vec<Facet>>, name: String, open: bool, choose: Callback<Choice>) -> El {
    let values = {
        let name = name.clone();
        Memo::new(move |_| {
            facets.with(|facets| {
                facets.iter().find(|facet| facet.name == name).map(|facet| facet.values.clone()).unwrap_or_default()
            })
        })
    };
    let (expanded, sought) = (RwSignal::new(false), RwSignal::new(String::new()));
    let total = Memo::new(move |_| values.with(Vec::len));
    let shown = move || values.with(|values| sought.with(|sought| visible(values, expanded.get(), sought)));
    let title = wording::facet(&name, true);
    let search_label = format!("Search {}", title.to_ascii_lowercase());
    details().class("facet").attr("open", open).child((
        summary().child((
            span().class("label").child(title),
            icon("caret"),
            span().class("muted").child(move || total.get()),
        )),
        when(
            move || expanded.get() && total.get() > SEARCHED,
            move || {
                input()
                    .attr("type", "search")
                    .class("facet__search")
                    .attr("aria-label", search_label.clone())
                    .attr("placeholder", search_label.clone())
                    .prop("value", move || sought.get())
                    .on(ev::input, move |event| sought.set(dom::value(&event)))
            },
        ),
        ul().child((
            keyed(shown, |value| value.value.clone(), move |value| row(values, name.clone(), value.value, choose)),
            when(
                move || total.get() > WHOLE,
                move || {
                    let more = move || total.get().saturating_sub(SHORT);
                    li().child(
                        button()
                            .class("link more")
                            .attr("aria-expanded", move || expanded.get().to_string())
                            .on(ev::click, move |_| {
                                sought.set(String::new());
                                expanded.update(|expanded| *expanded = !*expanded);
                            })
                            .child(
                                move || if expanded.get() { "Fewer".to_owned() } else { format!("{} more", more()) },
                            ),
                    )
                },
            ),
        )),
    ))
}

fn row(values: Memo<Vec<FacetValue>>, facet: String, value: String, choose: Callback<Choice>) -> El {
    let state = {
        let value = value.clone();
        Memo::new(move |_| {
            values.with(|values| {
                values.iter().find(|v| v.value == value).map_or((0, false), |value| (value.count, value.chosen))
            })
        })
    };
    let name = wording::facet_value(&facet, &value);
    let choice = Choice { facet, value };
    li().attr("data-zero", move || state.get().0 == 0).child(
        label().child((
            input()
                .attr("type", "checkbox")
                .prop("checked", move || state.get().1)
                .on(ev::change, move |_| choose.run(choice.clone())),
            span().class("nm").attr("title", name.clone()).child(name),
            span().class("ct").child(move || wording::number(state.get().0)),
        )),
    )
}

/// The values to show: all of a short list; of a long one the first and the chosen, or, expanded, all
/// that hold what is sought, in either case of letters and with or without accents.
fn visible(values: &[FacetValue], expanded: bool, sought: &str) -> Vec<FacetValue> {
    let sought = fold(sought.trim());
    let kept = |(i, value): &(usize, &FacetValue)| {
        let listed = expanded || values.len() <= WHOLE || *i < SHORT;
        value.chosen || listed && (sought.is_empty() || fold(&value.value).contains(&sought))
    };
    values.iter().enumerate().filter(kept).map(|(_, value)| value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(n: usize, chosen: &[usize]) -> Vec<FacetValue> {
        (0..n).map(|i| FacetValue { value: format!("Value {i}"), count: 1, chosen: chosen.contains(&i) }).collect()
    }

    #[test]
    fn long_facets_show_their_first_values_and_the_chosen_ones() {
        for (n, chosen, expanded, sought, shown) in [
            (8, vec![], false, "", 8),
            (9, vec![], false, "", 5),
            (9, vec![8], false, "", 6),
            (9, vec![], true, "", 9),
            (30, vec![], true, " vALUE 2", 11),
            (30, vec![5], true, "value 29", 2),
            (0, vec![], true, "x", 0),
        ] {
            assert_eq!(
                visible(&values(n, &chosen), expanded, sought).len(),
                shown,
                "{n} {chosen:?} {expanded} {sought:?}"
            );
        }
    }
}
