//! Which articles have a value, and how many of the selected ones.

use crossread_engine::{Choice, Expr};
use crossread_model::FacetTable;

use super::{Reference, folded_words};

/// A facet's value as shown, the number of articles beside it, and whether it is ticked.
pub type ValueCount = (String, u32, bool);

impl Reference<'_> {
    /// Tells whether an article has a value whose words hold those of `value` in a row; with no
    /// `value`, whether it has none at all.
    pub(super) fn has_value(&self, facet: &str, value: Option<&str>, at: usize) -> bool {
        if facet == "title" {
            return value.is_none() && self.corpus.articles[at].front.title.is_none();
        }
        let rows = self.analysis.facets.iter().filter(|table| table.name == facet).flat_map(|table| &table.values);
        let mut of_article = rows.filter(|row| row.articles.contains(&(at as u32)));
        let Some(value) = value else { return of_article.next().is_none() };
        // A star at the end makes the last word a prefix.
        let asked = folded_words(value);
        let agrees = |stretch: &[String]| {
            stretch.iter().zip(&asked).enumerate().all(|(n, (word, asked_word))| {
                word == asked_word || (value.ends_with('*') && n + 1 == asked.len() && word.starts_with(asked_word))
            })
        };
        !asked.is_empty() && of_article.any(|row| folded_words(&row.value).windows(asked.len()).any(agrees))
    }

    /// Any of one facet's ticked values, and something of every facet that has some.
    pub(super) fn chosen(&self, choices: &[Choice], at: usize) -> bool {
        choices.iter().all(|choice| {
            let same_facet = choices.iter().filter(|other| other.facet == choice.facet);
            same_facet.into_iter().any(|choice| self.has_exactly(choice, at))
        })
    }

    /// All facets with their counts: “live, a facet's own choice does not empty it, and zeros are
    /// shown”. The most frequent first, then by name.
    pub fn facets(&self, expr: &Expr, choices: &[Choice]) -> Vec<(String, Vec<ValueCount>)> {
        self.analysis.facets.iter().map(|table| (table.name.clone(), self.counted(table, expr, choices))).collect()
    }

    fn counted(&self, table: &FacetTable, expr: &Expr, choices: &[Choice]) -> Vec<ValueCount> {
        let others: Vec<Choice> = choices.iter().filter(|choice| choice.facet != table.name).cloned().collect();
        let selected = self.selected(expr, &others);
        let mut values: Vec<ValueCount> = Vec::new();
        for row in &table.values {
            let chosen = choices.iter().any(|choice| choice.facet == table.name && choice.value == row.value);
            if !row.listed && !chosen {
                continue;
            }
            let count = selected.iter().filter(|at| row.articles.contains(&(**at as u32))).count();
            values.push((row.value.clone(), count as u32, chosen));
        }
        values.sort_by_key(|(value, count, _)| (std::cmp::Reverse(*count), folded_words(value)));
        values
    }

    fn has_exactly(&self, choice: &Choice, at: usize) -> bool {
        let tables = self.analysis.facets.iter().filter(|table| table.name == choice.facet);
        let mut rows = tables.flat_map(|table| &table.values).filter(|row| row.value == choice.value);
        rows.any(|row| row.articles.contains(&(at as u32)))
    }
}
