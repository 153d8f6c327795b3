//! Who and what the Sides name: of two, what only one names on either side of what both do; of more,
//! a row for every combination.

use crate::signals::*;
use crossread_engine::{Counted, NamedEntry};

use super::{counted, opener};
use crate::parts::icons::mark;
use crate::parts::siglum::{Identity, siglum_here};
use crate::view::html::{b, div, h3, i, li, p, span, table, tbody, td, th, thead, tr, ul};
use crate::view::{Draw, El, View};
use crate::wording;

/// So many combinations are drawn at once.
const AT_ONCE: usize = 4;

/// An entry with its name.
pub type Entry = (NamedEntry, String);

/// The entries that one set of Sides names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    /// How many.
    pub count: u32,
    /// Those that are shown.
    pub entries: Vec<Entry>,
}

/// A type of entries, for two Sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// What they are, in the plural.
    pub label: String,
    /// Only the first, both, only the second.
    pub sets: [Set; 3],
}

/// A combination of Sides, for more than two.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    /// The Sides, a bit for each.
    pub sides: u8,
    /// What these name, and no others do.
    pub set: Set,
}

/// Two Sides, type by type; the first type at once, and the others when `rest` says so.
pub fn two(sides: &[Identity], kinds: &[Kind], rest: Signal<bool>, open: Callback<Counted>) -> View {
    let most = kinds.iter().map(|kind| most(&kind.sets[1])).max().unwrap_or(1);
    let (first, others) = kinds.split_at(kinds.len().min(1));
    let (sides, others) = (sides.to_vec(), others.to_vec());
    let first: Vec<El> = first.iter().map(|kind| two_of(&sides, kind, most, open)).collect();
    let others = move || {
        let others = if rest.get() { others.as_slice() } else { &[] };
        others.iter().map(|kind| two_of(&sides, kind, most, open)).collect::<Vec<_>>()
    };
    (first, others).view()
}

/// What two Sides name of one type.
fn two_of(sides: &[Identity], kind: &Kind, most: u32, open: Callback<Counted>) -> El {
    let [only_a, common, only_b] = &kind.sets;
    div().class("vs").child((
        h3().class("label").child(kind.label.clone()),
        only(sides.first(), 0, only_a, open),
        both("both", sides, common, most, open),
        only(sides.get(1), 1, only_b, open),
    ))
}

/// How often a Side names the entry that is named most.
pub fn most(set: &Set) -> u32 {
    set.entries.iter().flat_map(|(named, _)| named.counts).max().unwrap_or(1)
}

/// What two Sides both name, with a bar for each count; the longest stands for `most`.
pub fn both(label: &'static str, sides: &[Identity], set: &Set, most: u32, open: Callback<Counted>) -> El {
    let none = || li().class("muted").child("none in common");
    let common = set.entries.iter().map(|entry| pair(sides, entry, most, open)).collect::<Vec<_>>();
    let list = if common.is_empty() { ul().child(none()) } else { ul().children(common) };
    div().class("vs__b").child((span().class("label").child(label), list, more(set)))
}

/// What only one Side names.
fn only(side: Option<&Identity>, at: usize, set: &Set, open: Callback<Counted>) -> Option<El> {
    let side = side?;
    let held = if set.entries.is_empty() { span().class("muted").child("none").view() } else { names(set, at, open) };
    Some(
        div()
            .class("vs__o")
            .attr("data-mark", side.mark)
            .child((span().class("label").child(format!("only {}", side.code)), p().child(held))),
    )
}

/// Names in a row, each with its count where it is more than one; a name opens its mentions in a Side. Names may hold
/// commas, so space parts them.
fn names(set: &Set, side: usize, open: Callback<Counted>) -> View {
    let mut held = Vec::new();
    for (named, name) in &set.entries {
        let count = named.counts.get(side).copied().unwrap_or_default();
        let of = Counted::Named { entry: named.entry, side };
        let count = (count > 1).then(|| (" ", span().class("num").child(wording::number(count))));
        held.push(opener((name.clone(), count), key(named), of, open).class("opens opens--name").view());
        held.push(" ".view());
    }
    (held, more(set)).view()
}

fn more(set: &Set) -> Option<El> {
    let shown = u32::try_from(set.entries.len()).unwrap_or(u32::MAX);
    (set.count > shown)
        .then(|| span().class("muted").child(format!(" and {} more", wording::number(set.count - shown))))
}

/// An entry that both name, with mirrored bars.
fn pair(sides: &[Identity], (named, name): &Entry, most: u32, open: Callback<Counted>) -> El {
    let [left, right, ..] = named.counts;
    let bar = |side: usize, n: u32| {
        let share = (u64::from(n) * 1000 / u64::from(most.max(1))) as u32;
        i().attr("data-mark", sides.get(side).and_then(|side| side.mark)).style("--w", share.max(60))
    };
    let number = |side: usize, n: u32| {
        let code = sides.get(side).map_or("", |side| &side.code);
        counted(n, &format!("{name} in {code}"), Counted::Named { entry: named.entry, side }, open)
    };
    li().attr("data-same", key(named)).child((
        span().class("vs__n").child(name.clone()),
        span().class("pair").child((number(0, left), bar(0, left), bar(1, right), number(1, right))),
    ))
}

fn key(named: &NamedEntry) -> String {
    format!("e{}", named.entry.0)
}

/// Three or four Sides, combination by combination; the first few at once, and the others when `rest` says so.
pub fn several(sides: &[Identity], rows: &[Combination], rest: Signal<bool>, open: Callback<Counted>) -> El {
    let most = rows.iter().map(|row| row.set.count).max().unwrap_or(1);
    let heads = sides.iter().map(|side| th().attr("scope", "col").child(siglum_here(side)));
    let head = tr().children(heads).child((
        th().attr("scope", "col").child("How many"),
        th().attr("scope", "col").child("Which entries of the index, counted in the first Side marked"),
    ));
    let (first, others) = rows.split_at(rows.len().min(AT_ONCE));
    let (sides, others) = (sides.to_vec(), others.to_vec());
    let first: Vec<El> = first.iter().map(|row| combination(&sides, row, most, open)).collect();
    let others = move || {
        let others = if rest.get() { others.as_slice() } else { &[] };
        others.iter().map(|row| combination(&sides, row, most, open)).collect::<Vec<_>>()
    };
    table().class("table upset").child((thead().child(head), tbody().child((first, others))))
}

/// A combination of Sides; the longest bar stands for `most`.
fn combination(sides: &[Identity], row: &Combination, most: u32, open: Callback<Counted>) -> El {
    let all = (1u16 << sides.len()) - 1;
    let dots = sides.iter().enumerate().map(|(at, side)| {
        let on = row.sides >> at & 1 == 1;
        let held = if on {
            (mark(side.mark), span().class("vh").child(side.code.clone())).view()
        } else {
            (i(), span().class("vh").child(format!("not {}", side.code))).view()
        };
        td().class(if on { "ud on" } else { "ud" }).attr("data-mark", side.mark).child(held)
    });
    let share = (u64::from(row.set.count) * 1000 / u64::from(most.max(1))) as u32;
    let first = row.sides.trailing_zeros() as usize;
    let held = if row.set.entries.is_empty() {
        span().class("muted").child("none").view()
    } else {
        names(&row.set, first, open)
    };
    tr().class(if u16::from(row.sides) == all { "all" } else { "" }).children(dots).child((
        td().class("ub").child((span().style("--w", share), b().child(wording::number(row.set.count)))),
        td().class("ul").child(held),
    ))
}
