//! Facets with live counts.

use crossread_order::{self as order, falling};

use crate::Engine;
use crate::query::Query;
use crate::select::Selection;

/// A facet as shown beside the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Its name in the query language.
    pub name: String,
    /// Its values, the most frequent first, then by name; those without articles last. What one text
    /// names once is not among them unless it is ticked: it would bury the rest.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as shown.
    pub value: String,
    /// Selected articles that have it. What is ticked in the same facet does not narrow the count,
    /// so that a choice does not empty its own facet.
    pub count: u32,
    /// True where it is ticked.
    pub chosen: bool,
}

impl Engine {
    /// All facets of the corpus, counted for a selection made of `query`. Linear in the facets.
    pub fn facets(&self, query: &Query, selection: &Selection) -> Vec<Facet> {
        let tables = self.volume.facets().iter();
        tables
            .map(|table| {
                let articles = self.ticked(query, Some(&table.name)).and(&selection.unticked);
                let chosen =
                    |value: &str| query.facets.iter().any(|choice| choice.facet == table.name && choice.value == value);
                let mut values = Vec::with_capacity(table.values.len());
                for row in &table.values {
                    let chosen = !query.facets.is_empty() && chosen(&row.value);
                    if row.listed || chosen {
                        let count = row.articles.iter().map(|at| u32::from(articles.contains(*at))).sum();
                        values.push(FacetValue { value: row.value.clone(), count, chosen });
                    }
                }
                // Rows stand by folded name already, and the sort keeps equals in their order.
                order::by_number(&mut values, |value| falling(value.count as usize));
                Facet { name: table.name.clone(), values }
            })
            .collect()
    }
}
