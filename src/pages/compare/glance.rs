//! At a glance: metadata, how much, when, and where all Sides are rivals of one family, its aspects.

use crossread_engine::{Dates, Glance, SideGlance, Spec};
use crossread_model::{EntryType, WHERE};
use crossread_volume::ArticleIx;

use super::named::ORDER;
use super::{Held, len, passages};
use crate::dom;
use crate::pages::leads::identity_of;
use crate::pages::rivals::{codes, places};
use crate::parts::aspects::Places;
use crate::parts::compare::glance::{Row, glance};
use crate::parts::compare::sentences::{Found, SENTENCES};
use crate::parts::compare::{chapter, switch};
use crate::signals::*;
use crate::view::El;
use crate::view::html::div;
use crate::wording;

/// So many values of a facet are named.
const VALUES: usize = 3;

/// A stretch of paragraphs in which a Side's entry is said to stand: the Side, the article, the first, the last and how
/// they are worded.
type Stretch = (usize, ArticleIx, u32, u32, String);

/// The section.
pub(super) fn section(held: Held) -> El {
    let comparison = held.comparison();
    let of = comparison.glance();
    let mut stretches = Vec::new();
    let rows = rows(held, &of, &mut stretches);
    let stretches = StoredValue::new(stretches);
    let open = Callback::new(move |number: u32| {
        let stretch = stretches.with_value(|all: &Vec<Stretch>| all.get(number as usize).cloned());
        let Some((side, article, first, last, says)) = stretch else { return };
        held.found.set(Found { says, cells: passages::paragraphs(held, side, article, first, last) });
        dom::open_dialog(SENTENCES);
    });
    let sides = held.identities();
    let shown = move || {
        let differing = held.comparing.with(|comparing| comparing.differing);
        let rows: Vec<Row> = rows.iter().filter(|row| !differing || !row.is_equal()).cloned().collect();
        let n = sides.len().to_string();
        (
            div().class("sets").child(switch("Only what differs", differing, move || {
                held.show(|comparing| comparing.differing = !differing);
            })),
            glance(&sides, &rows, open).style("--n", n.clone()),
        )
    };
    let note =
        if of.aspects.is_empty() { "From the metadata and the index" } else { "From the index and the metadata" };
    chapter("c1", "At a glance", note.to_owned(), shown)
}

fn rows(held: Held, of: &Glance, stretches: &mut Vec<Stretch>) -> Vec<Row> {
    let comparison = held.comparison();
    let mut rows: Vec<Row> = Vec::new();
    for aspect in &of.aspects {
        let cells = aspect.cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect();
        let places = if aspect.label == WHERE { located(held, stretches) } else { Vec::new() };
        rows.push(Row { label: aspect.label.clone(), cells, text: true, places });
    }
    let mut row = |label: &str, cell: &dyn Fn(usize, &SideGlance) -> String| {
        let cells: Vec<String> = of.sides.iter().enumerate().map(|(at, side)| cell(at, side)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { label: label.to_owned(), cells, text: false, places: Vec::new() });
        }
    };
    for facet in ["kind", "outlet", "author", "place"] {
        row(&wording::facet(facet, true), &|at, side| {
            let one = comparison.sides().get(at).is_some_and(|side| side.articles.len() == 1);
            values(facet, side, one)
        });
    }
    row("Appeared", &|_, side| days(side));
    let counts = |at: usize| comparison.sides().get(at);
    if comparison.sides().iter().any(|side| side.articles.len() != 1) {
        row("Articles", &|at, _| counts(at).map(|side| wording::number(len(side.articles.len()))).unwrap_or_default());
    }
    row("Length", &|at, _| {
        let Some(side) = counts(at) else { return String::new() };
        // An article is as long here as everywhere; of anything else, what it has is counted.
        let words = match (&side.spec, side.articles.as_slice()) {
            (Spec::Article(_), [article]) => held.state.library.volume().measure(*article).words(),
            _ => side.words,
        };
        let counted = wording::count(words, "word");
        if words == 0 { counted } else { format!("{counted}, {}", wording::minutes(words)) }
    });
    row("Paragraphs", &|_, side| wording::number(side.paragraphs));
    row("Figures", &|_, side| wording::number(side.figures));
    row("In the index", &|_, side| entries(side));
    rows
}

/// Where the entry of each Side stands; `stretches` gets what each place opens.
fn located(held: Held, stretches: &mut Vec<Stretch>) -> Vec<Vec<Places>> {
    let volume = held.state.library.volume();
    let codes = codes(volume);
    let sides = held.identities();
    let mut all = Vec::new();
    for (side, (of, identity)) in held.comparison().sides().iter().zip(&sides).enumerate() {
        let entry = match &of.spec {
            Spec::Entry(id) => volume.find_entry(id).and_then(|entry| volume.entry(entry)),
            _ => None,
        };
        let found = entry.map(|entry| places(&codes, &entry)).unwrap_or_default().into_iter();
        let each = found.map(|(article, found)| {
            let own = identity_of(held.state, article);
            let places = found.into_iter().map(|(first, last, worded)| {
                let number = len(stretches.len());
                stretches.push((side, article, first, last, format!("{}: {} {worded}", identity.title, own.code)));
                (worded, number)
            });
            let places = places.collect();
            Places { identity: own, places }
        });
        all.push(each.collect());
    }
    all
}

fn values(facet: &str, side: &SideGlance, one: bool) -> String {
    let Some(found) = side.facets.iter().find(|found| found.name == facet) else { return String::new() };
    let shown = found.values.iter().take(VALUES).map(|value| {
        let name = wording::facet_value(facet, &value.value);
        if one { name } else { format!("{name} ({})", wording::number(value.count)) }
    });
    let rest = found.values.len().saturating_sub(VALUES);
    let mut shown: Vec<String> = shown.collect();
    if rest > 0 {
        shown.push(format!("{} more", wording::number(len(rest))));
    }
    shown.join("; ")
}

fn days(side: &SideGlance) -> String {
    let undated = match side.undated {
        0 => String::new(),
        n => format!("{} undated", wording::number(n)),
    };
    match side.days {
        None if side.undated == 1 => "Undated".to_owned(),
        None => undated,
        Some((first, last)) => {
            let days = wording::days(Dates { first: Some(first), last: Some(last) });
            if undated.is_empty() { days } else { format!("{days}; {undated}") }
        }
    }
}

fn entries(side: &SideGlance) -> String {
    let of = |kind: EntryType| side.entries.iter().find(|(k, n)| *k == kind && *n > 0).map(|(_, n)| *n);
    let shown = ORDER.into_iter().filter_map(|kind| {
        let n = of(kind)?;
        let noun = if n == 1 { kind.name().to_owned() } else { wording::entry_type(kind, true).to_lowercase() };
        Some(format!("{} {noun}", wording::number(n)))
    });
    shown.collect::<Vec<_>>().join(", ")
}
