//! What is asked at a place, as it follows the `?` of an address: the query, and the settings of a lens.

use crossread_engine::{Choice, Dates, Query, Sort};

use super::lens::{Lens, Taken};
use super::pairs::{each_pair, pair, pairs, unread};

/// The pairs of the query and after them those of the lens.
pub(super) fn with_settings(mut search: String, lens: &Lens) -> String {
    let at = search.len();
    lens.write(&mut search);
    if at == 0 && !search.is_empty() {
        search.replace_range(..1, "?");
    }
    search
}

/// Reads what follows the `?` where no lens has settings.
pub(super) fn query(search: &str, notes: &mut Vec<String>) -> Query {
    query_and(search, &mut Lens::Articles, notes)
}

/// Reads what follows the `?`: the query, and the settings of a lens.
pub(super) fn query_and(search: &str, lens: &mut Lens, notes: &mut Vec<String>) -> Query {
    let mut query = Query::default();
    each_pair(search, notes, &mut |pair, key, value, notes| match (key.as_str(), key.strip_prefix("f.")) {
        ("q", _) => query.text = value,
        ("sort", _) => match value.parse::<Sort>() {
            Ok(sort) => query.sort = sort,
            Err(_) => notes.push(format!("“sort={value}” in the address names no order and is left out.")),
        },
        ("date", _) => match value.parse::<Dates>() {
            Ok(dates) => query.dates = Some(dates),
            Err(_) => notes.push(format!("“date={value}” in the address names no days and is left out.")),
        },
        ("about", _) => match value.parse::<Dates>() {
            Ok(about) => query.about = Some(about),
            Err(_) => notes.push(format!("“about={value}” in the address names no years and is left out.")),
        },
        (_, Some(facet)) if !facet.is_empty() && !value.is_empty() => {
            let choice = Choice { facet: facet.to_owned(), value };
            if !query.facets.contains(&choice) {
                query.facets.push(choice);
            }
        }
        _ => match lens.take(&key, &value) {
            Taken::Yes => {}
            Taken::Senseless => {
                notes.push(format!("“{key}={value}” in the address is no way to set this view and is left out."));
            }
            Taken::No => notes.push(unread(pair)),
        },
    });
    query
}

/// Writes the query as it follows the path: empty, or a `?` and its pairs.
pub(super) fn search(query: &Query) -> String {
    let mut out = pairs(&[("q", &query.text)]);
    for choice in &query.facets {
        pair(&format!("f.{}", choice.facet), &choice.value, &mut out);
    }
    if let Some(dates) = query.dates {
        pair("date", &dates.to_string(), &mut out);
    }
    if let Some(about) = query.about {
        pair("about", &about.in_years(), &mut out);
    }
    if query.sort != Sort::default() {
        pair("sort", query.sort.name(), &mut out);
    }
    out
}
