//! Figures side by side.

use crossread_engine::{FigureGroup, Query};
use crossread_model::FigureKind;
use crossread_volume::PassageIx;

use super::{Held, len};
use crate::parts::compare::chapter;
use crate::parts::compare::figures::{Figure, Group, figures};
use crate::route::Route;
use crate::view::html::p;
use crate::view::{Draw, El};
use crate::wording;

/// So many figures of a Side are shown in a group.
const SHOWN: usize = 8;
/// So many groups are shown.
const GROUPS: usize = 24;

/// The section.
pub(super) fn section(held: Held) -> El {
    let comparison = held.comparison();
    let groups = comparison.figures(SHOWN);
    let total = groups.len();
    let shown: Vec<Group> = groups.iter().take(GROUPS).map(|group| self::group(held, group)).collect();
    let sides = held.identities();
    let n = sides.len().to_string();
    let table = if shown.is_empty() {
        p().class("muted").child("No Side has a figure.").view()
    } else {
        figures(&sides, &shown).style("--n", move || n.clone()).view()
    };
    let more = if total > GROUPS {
        format!("; the first {GROUPS} of {} kinds", wording::number(len(total)))
    } else {
        String::new()
    };
    let note = format!("By kind and unit, no two units in one row; each leads to its paragraph{more}");
    chapter("c5", "Figures side by side", note, table)
}

fn group(held: Held, of: &FigureGroup) -> Group {
    let comparison = held.comparison();
    let sides = of.counts.iter().zip(&of.sides).map(|(count, list)| {
        let shown = list.iter().map(|figure| -> Figure {
            let text = comparison.figure_text(figure).to_owned();
            (text, figure.figure.reading.what.clone().unwrap_or_default(), link(held, figure.passage))
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
