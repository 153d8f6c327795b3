//! Figures side by side.

use crossread_engine::{FigureGroup, Query};
use crossread_model::FigureKind;
use crossread_volume::PassageIx;

use super::later::Later;
use super::{Held, len};
use crate::parts::compare::figures::{Figure, Group, figures};
use crate::route::Route;
use crate::view::html::{details, p, summary};
use crate::view::{Draw, El, View};
use crate::wording;

/// So many figures of a Side are shown in a group.
const SHOWN: usize = 8;
/// So many groups are shown in a table.
const GROUPS: usize = 24;

/// The section.
pub(super) fn section(held: Held, later: &Later) -> El {
    later.section("c5", "Figures side by side", move || {
        let note = "By kind and unit, no two units in one row; each leads to its paragraph";
        (note.to_owned(), shown(held))
    })
}

fn shown(held: Held) -> View {
    let comparison = held.comparison();
    let groups = comparison.figures(SHOWN);
    let having = |group: &FigureGroup| group.counts.iter().filter(|n| **n > 0).count();
    let (face, alone): (Vec<&FigureGroup>, Vec<&FigureGroup>) = groups.iter().partition(|group| having(group) > 1);
    let shared = match (face.is_empty(), alone.is_empty()) {
        (true, true) => p().class("muted").child("No Side has a figure.").view(),
        (true, false) => p().class("muted").child("No two Sides have figures of the same kind and unit.").view(),
        (false, _) => table(held, &face),
    };
    let rest = (!alone.is_empty()).then(|| {
        let kinds = len(alone.len());
        let says = if kinds == 1 { "1 kind".to_owned() } else { format!("{} kinds", wording::number(kinds)) };
        let says = format!("{says} that one Side alone has");
        details().child((summary().class("link").child(says), table(held, &alone)))
    });
    (shared, rest).view()
}

/// A row for each group, of a long list for the first.
fn table(held: Held, groups: &[&FigureGroup]) -> View {
    let sides = held.identities();
    let n = sides.len().to_string();
    let shown: Vec<Group> = groups.iter().take(GROUPS).map(|of| group(held, of)).collect();
    let more = (groups.len() > GROUPS).then(|| {
        p().class("muted").child(format!("The first {GROUPS} of {} kinds.", wording::number(len(groups.len()))))
    });
    (figures(&sides, &shown).style("--n", n.clone()), more).view()
}

fn group(held: Held, of: &FigureGroup) -> Group {
    let comparison = held.comparison();
    let sides = of.counts.iter().zip(&of.sides).map(|(count, list)| {
        let shown = list.iter().map(|figure| {
            let (text, reading) = (comparison.figure_text(figure), &figure.figure.reading);
            Figure {
                value: [wording::figure_value(reading, text), text.to_owned()],
                what: reading.what.clone().unwrap_or_default(),
                href: link(held, figure.passage),
            }
        });
        (*count, shown.collect())
    });
    Group { label: label(of), sides: sides.collect() }
}

fn link(held: Held, passage: PassageIx) -> String {
    let volume = held.state.library.volume();
    let slug = volume.slug(volume.article_of(passage));
    let route = slug.map(|slug| Route::Read { slug, passage: volume.passage_id(passage), query: Query::default() });
    route.unwrap_or(Route::Landing).href()
}

/// What stands before a row: `Money, USD, dollars per hour`.
pub(super) fn label(of: &FigureGroup) -> String {
    let kind = match of.kind {
        FigureKind::Money => "Money",
        FigureKind::Percent => "Percent",
        FigureKind::Ratio => "Ratios",
        FigureKind::Count => "Counts",
        FigureKind::Rate => "Rates",
        FigureKind::Duration => "Durations",
        FigureKind::Span => "Spans",
        FigureKind::Rank => "Ranks",
    };
    let unit = of.unit.as_deref().filter(|unit| *unit != of.kind.name());
    let parts = [Some(kind), of.currency.as_deref(), unit];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
