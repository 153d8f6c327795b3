//! At a glance: how much each Side holds, when and where it appeared, and where all Sides are rivals
//! of one family, its table of aspects.

use crossread_model::{Date, EntryType};
use crossread_order::{by_number, falling};
use crossread_volume::{EntryIx, PassageIx};

use super::{Comparison, Spec};
use crate::facets::{Facet, FacetValue};

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// A column for each Side.
    pub sides: Vec<SideGlance>,
    /// Where every Side is an entry of the same family, its rows of which any Side says something.
    pub aspects: Vec<AspectRow>,
}

/// What a Side holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideGlance {
    /// How many body passages.
    pub paragraphs: u32,
    /// How many figures.
    pub figures: u32,
    /// For each type of entry, how many entries its passages mention.
    pub entries: Vec<(EntryType, u32)>,
    /// The first and the last day on which its articles appeared.
    pub days: Option<(Date, Date)>,
    /// How many of its articles are undated.
    pub undated: u32,
    /// The values of each facet of the front matter, with the number of its articles.
    pub facets: Vec<Facet>,
}

/// A row of a family's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AspectRow {
    /// Its label.
    pub label: String,
    /// What is said of each Side; none where nothing is.
    pub cells: Vec<Option<String>>,
}

/// The facets that come from front matter; entries are counted by mentions instead.
const FACETS: [&str; 4] = ["kind", "outlet", "author", "place"];

impl Comparison<'_> {
    /// The Sides at a glance. Linear in the mentions of the corpus and the figures of the Sides.
    pub fn glance(&self) -> Glance {
        let entries = self.entries_named();
        let sides = (0..self.sides.len()).zip(entries).map(|(side, entries)| self.side_glance(side, entries)).collect();
        Glance { sides, aspects: self.aspects() }
    }

    fn side_glance(&self, side: usize, entries: Vec<(EntryType, u32)>) -> SideGlance {
        let volume = self.engine.volume();
        let articles = self.sides.get(side).map_or(&[][..], |side| &side.articles);
        let (mut paragraphs, mut figures) = (0, 0);
        let (mut days, mut undated): (Option<(Date, Date)>, u32) = (None, 0);
        for article in articles {
            let passages = volume.passages(*article);
            if self.uniform_of(*article) == super::MIXED {
                let body =
                    |p: &u32| matches!(volume.passage_id(PassageIx(*p)), Some(crossread_model::PassageId::Body(_)));
                paragraphs += passages.clone().filter(|p| self.holds(side, PassageIx(*p))).filter(body).count() as u32;
            } else {
                paragraphs += volume.measure(*article).paragraphs;
            }
            let inside =
                |figure: &crossread_model::Figure| self.holds(side, PassageIx(passages.start + figure.passage));
            figures += volume.figures(*article).iter().filter(|figure| inside(figure)).count() as u32;
            match volume.dates().get(article.0 as usize).copied().flatten() {
                None => undated += 1,
                Some(day) => days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day)))),
            }
        }
        SideGlance { paragraphs, figures, entries, days, undated, facets: self.facets_of(articles) }
    }

    fn facets_of(&self, articles: &[crossread_volume::ArticleIx]) -> Vec<Facet> {
        let volume = self.engine.volume();
        let tables = volume.facets().iter().filter(|table| FACETS.contains(&table.name.as_str()));
        let count = |list: &[u32]| {
            list.iter().filter(|at| articles.binary_search(&crossread_volume::ArticleIx(**at)).is_ok()).count() as u32
        };
        tables
            .map(|table| {
                let rows = table.values.iter().map(|row| (row.value.clone(), count(&row.articles)));
                let mut values: Vec<FacetValue> = rows
                    .filter(|(_, count)| *count > 0)
                    .map(|(value, count)| FacetValue { value, count, chosen: false })
                    .collect();
                by_number(&mut values, |value| falling(value.count as usize));
                Facet { name: table.name.clone(), values }
            })
            .collect()
    }

    /// How many entries of each type the passages of each Side mention.
    fn entries_named(&self) -> Vec<Vec<(EntryType, u32)>> {
        let volume = self.engine.volume();
        let mut counts = vec![[0u32; EntryType::ALL.len()]; self.sides.len()];
        for (entry, kind) in volume.entries().zip(self.engine.kinds()) {
            let mut sides = 0;
            volume.mentions(entry).iter().for_each(|mention| sides |= self.mask(PassageIx(mention.passage)));
            let Some(place) = EntryType::ALL.iter().position(|k| k == kind) else { continue };
            for (side, counts) in counts.iter_mut().enumerate() {
                if let Some(n) = counts.get_mut(place) {
                    *n += u32::from(sides >> side & 1);
                }
            }
        }
        counts.into_iter().map(|counts| EntryType::ALL.into_iter().zip(counts).collect()).collect()
    }

    fn aspects(&self) -> Vec<AspectRow> {
        let volume = self.engine.volume();
        let member = |side: &super::Side| match &side.spec {
            Spec::Entry(id) => volume.find_entry(id),
            _ => None,
        };
        let members: Option<Vec<EntryIx>> = self.sides.iter().map(member).collect();
        let Some(members) = members.filter(|members| !members.is_empty()) else { return Vec::new() };
        let together = |family: &&crossread_volume::Members| members.iter().all(|entry| family.members.contains(entry));
        let Some(family) = volume.families().iter().find(together) else { return Vec::new() };
        let entries: Vec<_> = members.iter().filter_map(|entry| volume.entry(*entry)).collect();
        let mut rows = Vec::new();
        for label in &family.family.aspects {
            let cell = |entry: &crossread_model::Entry| {
                entry.aspects.iter().find(|aspect| aspect.label == *label).map(|aspect| aspect.text.clone())
            };
            let cells: Vec<Option<String>> = entries.iter().map(cell).collect();
            if cells.iter().any(Option::is_some) {
                rows.push(AspectRow { label: label.clone(), cells });
            }
        }
        rows
    }
}
