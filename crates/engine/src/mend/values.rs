//! Values of fields that are near one that no article has.

use std::collections::{BTreeMap, BTreeSet};

use crossread_order::{self as order, falling};
use crossread_text::{fold, words};

use super::MEANT;
use super::near::{Near, allowed, by_length};
use crate::Engine;

impl Engine {
    /// The values of a facet, or the words in them, that are nearest to one that no value agrees
    /// with: those whose words are the fewest edits away in all and that are in the most articles, at
    /// most [`MEANT`]; a star at the end stays. None where a value agrees, or the facet has none.
    /// Linear in the facet's values.
    pub(super) fn near_values(&self, facet: &str, value: &str) -> Vec<String> {
        let Some(table) = self.volume.facets().iter().find(|table| table.name == facet) else { return Vec::new() };
        if !self.agreeing(facet, value).is_empty() {
            return Vec::new();
        }
        let prefix = value.ends_with('*');
        let asked: Vec<Near> = asked_words(value, prefix);
        let mut least = usize::MAX;
        let mut nearest: BTreeMap<String, (String, BTreeSet<u32>)> = BTreeMap::new();
        for row in &table.values {
            for (edits, text) in near_stretches(&row.value, &asked) {
                if edits < least {
                    least = edits;
                    nearest.clear();
                }
                if edits == least {
                    let found = nearest.entry(fold(text)).or_insert_with(|| (text.to_owned(), BTreeSet::new()));
                    found.1.extend(&row.articles);
                }
            }
        }
        let mut nearest: Vec<(String, usize)> =
            nearest.into_values().map(|(text, articles)| (text, articles.len())).collect();
        order::by_number(&mut nearest, |(_, articles)| falling(*articles));
        let star = |text: String| if prefix { text + "*" } else { text };
        nearest.into_iter().take(MEANT).map(|(text, _)| star(text)).collect()
    }

    /// The names of articles that are nearest to one that no article has, at most [`MEANT`]; a star
    /// at the end makes it the beginning of a name. Linear in the articles.
    pub(super) fn near_slugs(&self, slug: &str) -> Vec<String> {
        let (typed, prefix) = slug.strip_suffix('*').map_or((slug, false), |typed| (typed, true));
        let slugs: Vec<String> =
            self.volume.articles().filter_map(|a| self.volume.slug(a)).map(|slug| slug.to_string()).collect();
        if slugs.iter().any(|name| name == typed || prefix && name.starts_with(typed)) {
            return Vec::new();
        }
        let near = Near::new(typed, by_length(typed.chars().count()), prefix);
        let name = |at: u32| slugs.get(at as usize).map_or("", String::as_str);
        let found = near.nearest(slugs.len() as u32, &name, &|_| true);
        let star = if prefix { "*" } else { "" };
        let mut names: Vec<String> = Vec::new();
        for (at, found) in found {
            let name = format!("{}{star}", name(at).get(..found.len).unwrap_or_default());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(MEANT);
        names
    }
}

fn asked_words(value: &str, prefix: bool) -> Vec<Near> {
    let asked = crate::select::folded_words(value);
    let last = asked.len().saturating_sub(1);
    let near = |(at, word): (usize, &String)| Near::new(word, allowed(word), prefix && at == last);
    asked.iter().enumerate().map(near).collect()
}

/// The stretches of a value that are near the words asked for, with all edits.
fn near_stretches<'v>(value: &'v str, asked: &[Near]) -> Vec<(usize, &'v str)> {
    let cut: Vec<_> = words(value).filter(|word| !fold(word.of(value)).is_empty()).collect();
    let stretch = |window: &[crossread_text::Word]| {
        let mut edits = 0;
        let mut end = 0;
        for (word, near) in window.iter().zip(asked) {
            let folded = fold(word.of(value));
            let found = near.find(&folded)?;
            edits += found.edits;
            // A beginning is cut at the same letter; folding may have changed how long that is.
            let letters = folded.get(..found.len)?.chars().count();
            end = match word.of(value).char_indices().nth(letters) {
                Some((at, _)) => word.start as usize + at,
                None => word.end as usize,
            };
        }
        Some((edits, value.get(window.first()?.start as usize..end)?))
    };
    cut.windows(asked.len().max(1)).filter_map(|window| stretch(window).filter(|_| !asked.is_empty())).collect()
}
