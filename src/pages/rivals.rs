//! The aspects of rivals, and how they differ: for an entry those it is set against, for a family all.

use std::collections::BTreeMap;
use std::rc::Rc;

use crossread_engine::Spec;
use crossread_model::{Entry, Locator, WHERE, locators};
use crossread_volume::{ArticleIx, Members, Volume};

use crate::pages::leads::{entry_href, family_href, identity_of};
use crate::pages::quote::paragraphs;
use crate::parts::aspects::{Aspects, Cell, Places, aspects};
use crate::parts::result::Put;
use crate::signals::*;
use crate::state::State;
use crate::view::El;
use crate::view::html::{a, h2, h3, li, p, section, span, ul};
use crate::wording;

/// So many rivals stand beside an entry on its own page.
const BESIDE: usize = 2;

/// A stretch of paragraphs that a locator names.
pub(crate) type Paragraphs = (ArticleIx, u32, u32);

/// The articles by their codes.
pub(crate) fn codes(volume: &Volume) -> BTreeMap<String, ArticleIx> {
    let mut codes = BTreeMap::new();
    for article in volume.articles() {
        codes.insert(volume.front(article).code.to_string(), article);
    }
    codes
}

/// The members of a family.
pub(crate) fn members(volume: &Volume, of: &Members) -> Vec<Entry> {
    of.members.iter().filter_map(|member| volume.entry(*member)).collect()
}

/// Paragraphs in a row: the first, the last, and how the editor has written them.
pub(crate) type Stretch = (u32, u32, String);

/// Where an entry's row *Where* says that it stands, each stretch as worded. A cell that does not read
/// names no place.
pub(crate) fn places(codes: &BTreeMap<String, ArticleIx>, entry: &Entry) -> Vec<(ArticleIx, Vec<Stretch>)> {
    let cell = entry.aspects.iter().find(|aspect| aspect.label == WHERE);
    let read = cell.and_then(|cell| locators(&cell.text).ok()).unwrap_or_default();
    let place = |locator: Locator<'_>| {
        let article = codes.get(locator.code)?;
        let stretches = locator.stretches.iter().map(|(first, last, worded)| (*first, *last, (*worded).to_owned()));
        Some((*article, stretches.collect()))
    };
    read.into_iter().filter_map(place).collect()
}

/// An entry beside those of its family that it is set against, and what else it is set against.
pub(crate) fn of_entry(state: State, entry: &Entry) -> Vec<El> {
    let family = entry.family.as_ref().and_then(|id| find(state, id));
    let table = family.map(|family| {
        let all = members(state.library.volume(), family);
        let set_against = |other: &&Entry| entry.contrasts.iter().any(|contrast| contrast.with == other.id);
        let others = || all.iter().filter(|other| other.id != entry.id);
        let rest = others().filter(|other| !set_against(other));
        let beside: Vec<Entry> = others().filter(set_against).chain(rest).take(BESIDE).cloned().collect();
        let mut shown = vec![entry.clone()];
        shown.extend(beside);
        let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let href = family_href(&family.family.id);
        let text = format!("All {}: {}", wording::count_in_words(count, "rival"), family.family.name);
        section().class("rival").child((
            h2().class("label").child("Against its rivals"),
            table(state, family, &shown, Some(&entry.id), "table fam__t fam__t--few"),
            p().class("acts").child(a().class("link").href(href).child(text)),
        ))
    });
    let differ = differ(state, std::slice::from_ref(entry));
    let differ = (!differ.is_empty())
        .then(|| section().child((h2().class("label").child("Set against"), ul().class("differ").children(differ))));
    table.into_iter().chain(differ).collect()
}

/// The family of this id.
pub(crate) fn find(state: State, id: &str) -> Option<&'static Members> {
    state.library.volume().families().iter().find(|family| family.family.id == id)
}

/// The table of some members of a family. The one of the id `own` leads nowhere; where none is meant, all can be ticked
/// to be compared.
pub(crate) fn table(state: State, of: &Members, members: &[Entry], own: Option<&str>, class: &'static str) -> El {
    let codes = codes(state.library.volume());
    let mut opened: Vec<Paragraphs> = Vec::new();
    let mut rows = Vec::new();
    for label in &of.family.aspects {
        let mut cells = Vec::new();
        for member in members {
            let said = member.aspects.iter().find(|aspect| aspect.label == *label);
            cells.push(match said {
                None => Cell::Nothing,
                Some(_) if label == WHERE => Cell::Where(located(state, &codes, member, &mut opened)),
                Some(said) => Cell::Said(said.text.clone()),
            });
        }
        rows.push((label.clone(), cells));
    }
    let opened = Rc::new(opened);
    let held = StoredValue::new(opened);
    let rivals = members.iter().map(|member| {
        let href = (own != Some(member.id.as_str())).then(|| entry_href(&member.id));
        (member.name.clone(), href)
    });
    let tick = |member: &Entry| {
        let spec = Spec::Entry(member.id.clone());
        let own = spec.clone();
        Put {
            slug: member.id.clone(),
            inside: Signal::derive(move || state.in_tray(&own)),
            toggle: Callback::new(move |()| state.toggle_side(spec.clone())),
        }
    };
    aspects(
        Aspects {
            rivals: rivals.collect(),
            ticks: if own.is_none() { members.iter().map(tick).collect() } else { Vec::new() },
            rows,
            passages: Callback::new(move |number: u32| {
                let stretch = held.with_value(|all| all.get(number as usize).copied());
                stretch.map(|(article, first, last)| paragraphs(state, article, first, last)).unwrap_or_default()
            }),
        },
        class,
    )
}

fn located(
    state: State,
    codes: &BTreeMap<String, ArticleIx>,
    member: &Entry,
    opened: &mut Vec<Paragraphs>,
) -> Vec<Places> {
    let mut all = Vec::new();
    for (article, stretches) in places(codes, member) {
        let mut places = Vec::new();
        for (first, last, worded) in stretches {
            places.push((worded, u32::try_from(opened.len()).unwrap_or(u32::MAX)));
            opened.push((article, first, last));
        }
        all.push(Places { identity: identity_of(state, article), places });
    }
    all
}

/// How some entries differ from what they are set against, each pair once.
pub(crate) fn differ(state: State, entries: &[Entry]) -> Vec<El> {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let mut told: Vec<(&str, &str)> = Vec::new();
    let mut rows = Vec::new();
    for entry in entries {
        for contrast in &entry.contrasts {
            let pair = (entry.id.as_str(), contrast.with.as_str());
            let other = engine.entry_named(&contrast.with).and_then(|at| volume.entry(at));
            let Some(other) = other.filter(|_| !told.contains(&(pair.1, pair.0))) else { continue };
            told.push(pair);
            let link = |entry: &Entry| a().href(entry_href(&entry.id)).child(entry.name.clone());
            let heading =
                h3().class("serif").child((link(entry), " ", span().class("muted").child("and"), " ", link(&other)));
            rows.push(li().child((heading, p().child(sentence(&contrast.how)))));
        }
    }
    rows
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let text = wording::capital(clause.trim());
    if text.ends_with(['.', '!', '?', '”']) { text } else { format!("{text}.") }
}
