//! Values of fields, as they are typed.

use std::collections::BTreeSet;

use crossread_model::{FacetRow, FigureKind};
use crossread_order::{self as order, falling};
use crossread_text::fold;

use super::{Completion, Offer};
use crate::Engine;
use crate::query::{canonical, quoted};

/// How many values of a field are offered.
const OFFERED: usize = 10;

impl Engine {
    pub(super) fn complete_value(&self, start: usize, field: &str, typed: &str) -> Vec<Completion> {
        let field = canonical(field).unwrap_or(field);
        let mut offers: Vec<(Offer, String)> = match field {
            "title" => self.titles(typed),
            "in" => self.slugs(typed).into_iter().map(|slug| (Offer::Word, format!("in:{}", quoted(&slug)))).collect(),
            "date" | "before" | "after" => {
                self.stretches(typed).into_iter().map(|days| (Offer::Word, format!("{field}:{days}"))).collect()
            }
            "figure" => {
                let kinds = FigureKind::ALL.map(FigureKind::name).into_iter().filter(|kind| kind.starts_with(typed));
                kinds.map(|kind| (Offer::Word, format!("figure:{kind}"))).collect()
            }
            // A corpus does not list which years its texts name.
            "about" => Vec::new(),
            facet => self.values_of(facet, typed),
        };
        offers.truncate(OFFERED);
        let can_lack = !matches!(field, "in" | "before" | "after");
        if can_lack && "none".starts_with(typed) {
            offers.push((Offer::Word, format!("{field}:none")));
        }
        self.counted(start, offers)
    }

    /// Values of all facets, with a word that begins as typed, those of the most articles first.
    /// Years stand for themselves.
    pub(super) fn values_with(&self, typed: &str, limit: usize) -> Vec<(Offer, String)> {
        let tables = self.volume.facets().iter().filter(|table| table.name != "year");
        let mut found: Vec<(usize, &str, &str)> = Vec::new();
        for table in tables {
            let rows = self.agreeing(&table.name, &format!("{typed}*"));
            found.extend(rows.into_iter().map(|row| (row.articles.len(), table.name.as_str(), row.value.as_str())));
        }
        order::by_number(&mut found, |(articles, ..)| falling(*articles));
        found.into_iter().take(limit).map(|(_, facet, value)| offer(facet, value)).collect()
    }

    /// Fields whose names begin as typed, in alphabetical order.
    pub(super) fn fields_from(&self, typed: &str) -> impl Iterator<Item = (Offer, String)> + use<> {
        let typed = fold(typed);
        let facets = self.volume.facets().iter().map(|table| table.name.as_str());
        let names: BTreeSet<String> = facets.chain(["title", "date", "figure", "about"]).map(str::to_owned).collect();
        names.into_iter().filter(move |name| name.starts_with(&typed)).map(|name| (Offer::Field, format!("{name}:")))
    }

    fn values_of(&self, facet: &str, typed: &str) -> Vec<(Offer, String)> {
        let table = self.volume.facets().iter().find(|table| table.name == facet);
        let mut rows: Vec<&FacetRow> = match table {
            Some(table) if typed.trim().is_empty() => table.values.iter().collect(),
            _ => self.agreeing(facet, &format!("{typed}*")),
        };
        order::by_number(&mut rows, |row| falling(row.articles.len()));
        rows.into_iter().map(|row| offer(facet, &row.value)).collect()
    }

    fn titles(&self, typed: &str) -> Vec<(Offer, String)> {
        if typed.trim().is_empty() {
            return Vec::new();
        }
        let prefix = self.beginning(typed, true);
        let field = |text: &str| format!("title:{}", quoted(text));
        let mut offers = vec![(Offer::Prefix, field(&format!("{prefix}*")))];
        offers.extend(self.forms(&fold(&prefix), true).into_iter().map(|form| (Offer::Word, field(&form))));
        offers
    }

    fn slugs(&self, typed: &str) -> Vec<String> {
        let typed = typed.to_ascii_lowercase();
        let slugs = self.volume.articles().filter_map(|article| self.volume.slug(article)).map(|slug| slug.to_string());
        slugs.filter(|slug| slug.starts_with(&typed)).collect()
    }

    /// Years in which articles appeared, or the months of a year, or the days of a month, that begin
    /// as typed.
    fn stretches(&self, typed: &str) -> BTreeSet<String> {
        let letters = match typed.len() {
            0..4 => 4,
            4..7 => 7,
            _ => 10,
        };
        let days = self.dates().iter().flatten().map(ToString::to_string);
        days.filter(|day| day.starts_with(typed)).filter_map(|day| Some(day.get(..letters)?.to_owned())).collect()
    }
}

fn offer(facet: &str, value: &str) -> (Offer, String) {
    let text = format!("{facet}:{}", quoted(value));
    (Offer::Value { facet: facet.to_owned(), value: value.to_owned() }, text)
}
