//! At a glance: how much each Side holds, when and where it appeared, and where all Sides are rivals
//! of one family, its table of aspects.

use crossread_model::{Date, EntryType, PassageId};
use crossread_order::{by_number, falling};
use crossread_volume::{EntryIx, PassageIx};

use super::{Comparison, Spec};
use crate::bits::Bits;
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
    /// The Sides at a glance. Linear in the mentions, the figures, the articles and the facets of the corpus.
    pub fn glance(&self) -> Glance {
        let mut sides: Vec<SideGlance> = self.entries_named().into_iter().map(SideGlance::of).collect();
        self.measure_bodies(&mut sides);
        for key in &self.engine.figure_keys().keys {
            let mask = self.mask(key.passage);
            sides.iter_mut().enumerate().for_each(|(side, of)| of.figures += u32::from(mask >> side & 1));
        }
        self.add_facets(&mut sides);
        Glance { sides, aspects: self.aspects() }
    }

    /// How many paragraphs each Side has, and when its articles appeared.
    fn measure_bodies(&self, sides: &mut [SideGlance]) {
        let volume = self.engine.volume();
        for ((at, of), side) in sides.iter_mut().enumerate().zip(&self.sides) {
            for article in &side.articles {
                if self.uniform_of(*article) == super::MIXED {
                    let own = volume.passages(*article).map(PassageIx).filter(|passage| self.holds(at, *passage));
                    of.paragraphs +=
                        own.filter(|p| matches!(volume.passage_id(*p), Some(PassageId::Body(_)))).count() as u32;
                } else {
                    of.paragraphs += volume.measure(*article).paragraphs;
                }
                match volume.dates().get(article.0 as usize).copied().flatten() {
                    None => of.undated += 1,
                    Some(day) => {
                        of.days = Some(of.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
                    }
                }
            }
        }
    }

    fn add_facets(&self, sides: &mut [SideGlance]) {
        let volume = self.engine.volume();
        let tables = || volume.facets().iter().filter(|table| FACETS.contains(&table.name.as_str()));
        for (of, side) in sides.iter_mut().zip(&self.sides) {
            let own = Bits::of(volume.len(), side.articles.iter().map(|article| article.0));
            for table in tables() {
                let mut values = Vec::new();
                for row in &table.values {
                    let count = row.articles.iter().filter(|article| own.contains(**article)).count() as u32;
                    if count > 0 {
                        values.push(FacetValue { value: row.value.clone(), count, chosen: false });
                    }
                }
                by_number(&mut values, |value| falling(value.count as usize));
                of.facets.push(Facet { name: table.name.clone(), values });
            }
        }
    }

    /// How many entries of each type the passages of each Side mention.
    fn entries_named(&self) -> Vec<Vec<(EntryType, u32)>> {
        let kinds = self.engine.kinds();
        let mut counts = vec![[0u32; EntryType::ALL.len()]; self.sides.len()];
        for named in self.mentioned() {
            let kind = kinds.get(named.entry.0 as usize).map_or(0, |kind| *kind as usize);
            for (counts, n) in counts.iter_mut().zip(named.counts) {
                if let Some(sum) = counts.get_mut(kind) {
                    *sum += u32::from(n > 0);
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

impl SideGlance {
    fn of(entries: Vec<(EntryType, u32)>) -> Self {
        Self { paragraphs: 0, figures: 0, entries, days: None, undated: 0, facets: Vec::new() }
    }
}
