//! Ways out where nothing is found: what to give up, and how many articles that brings.

use crossread_engine::{Filter, Loosened, Loosening, Query, quotation};

use crate::parts::chips::Chosen;
use crate::parts::empty::Way;
use crate::state::State;
use crate::wording;

/// So many ways are offered.
const WAYS: usize = 6;

/// The ways out of a query, each with the query that it leads to.
pub(super) fn ways(state: State, query: &Query) -> Vec<(Way, Query)> {
    let ways = state.library.engine().loosened(query, WAYS).into_iter();
    ways.map(|loosened| (way(query, &loosened), loosened.query)).collect()
}

fn way(query: &Query, loosened: &Loosened) -> Way {
    let name = match &loosened.by {
        Loosening::Together(text) => format!("The words of {} anywhere", quotation(text)),
        Loosening::Days(day) => format!("The nearest day: {}", wording::days(*day)),
        Loosening::Without(filter) => format!("Drop {}", named(query, filter)),
        Loosening::Words => "Drop the words".to_owned(),
        Loosening::Choices => "Drop the filters".to_owned(),
        Loosening::AllBut(filter) => format!("Only {}", named(query, filter)),
    };
    let brings = match &loosened.by {
        Loosening::AllBut(_) => wording::count(loosened.articles, "article"),
        // What is left of several words is said, lest the reader work it out.
        Loosening::Without(Filter::Text(_)) if !loosened.query.text.is_empty() => {
            format!("{} for {}", wording::count(loosened.articles, "more article"), quotation(&loosened.query.text))
        }
        _ => wording::count(loosened.articles, "more article"),
    };
    Way { name, brings }
}

/// What a filter of a query is called: `Kind: Report or Interview`, `“union”`.
pub(super) fn named(query: &Query, filter: &Filter) -> String {
    let worded = |chosen: Chosen<'_>| {
        let (name, value) = chosen.worded();
        format!("{name}: {value}")
    };
    match filter {
        Filter::Facet(name) => {
            let chosen = query.facets.iter().filter(|choice| choice.facet == *name);
            let values: Vec<String> = chosen.map(|choice| Chosen::Value(choice).worded().1).collect();
            format!("{}: {}", wording::facet(name, false), values.join(" or "))
        }
        Filter::Dates => query.dates.map(|days| worded(Chosen::Days(days))).unwrap_or_default(),
        Filter::About => query.about.map(|years| worded(Chosen::Years(years))).unwrap_or_default(),
        Filter::Text(text) => quotation(text),
    }
}
