//! The Sides as they are headed: each with a colour, a mark and a code that no other has.

use crate::signals::*;
use crossread_engine::{Counted, Side, Spec};
use crossread_model::Slug;

use super::{Held, len};
use crate::parts::compare::heads::Head;
use crate::parts::compare::opener;
use crate::parts::siglum::Identity;
use crate::route::Route;
use crate::view::html::p;
use crate::view::{Draw, El, View};
use crate::wording;

/// What is compared, and how much is common: `Two articles, 5 names and ideas in common`.
pub(crate) fn heading(specs: &[Spec], common: u32) -> String {
    let articles = specs.iter().all(|spec| matches!(spec, Spec::Article(_)));
    let n = len(specs.len());
    let sides = wording::count_in_words(n, if articles { "article" } else { "Side" });
    let of = if n > 2 { "common to all" } else { "in common" };
    let names = match common {
        0 => return format!("{} that name nothing {of}", wording::capital(&sides)),
        1 => "1 name or idea".to_owned(),
        _ => format!("{} names and ideas", wording::number(common)),
    };
    format!("{}, {names} {of}", wording::capital(&sides))
}

/// The heads.
pub(crate) fn heads(held: Held) -> Vec<Head> {
    let comparison = held.comparison();
    let sides = comparison.sides().iter().zip(held.identities());
    sides.map(|(side, identity)| head(held, side, identity)).collect()
}

fn head(held: Held, side: &Side, identity: Identity) -> Head {
    let volume = held.state.library.volume();
    let many = || {
        format!(
            "{} of {}, {}",
            wording::count(side.passages, "passage"),
            wording::count(len(side.articles.len()), "article"),
            wording::count(side.words, "word")
        )
    };
    let mut byline = many();
    let href = match &side.spec {
        Spec::Article(slug) => {
            if let Some(article) = volume.find(slug) {
                let front = volume.front(article);
                let outlet = front.outlet.clone().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
                byline = format!("{} · {outlet}{}", wording::authors(&front), wording::date(front.date));
            }
            slug.parse::<Slug>()
                .map(|slug| Route::Read { slug, passage: None, query: Default::default() }.href())
                .unwrap_or_else(|_| Route::Landing.href())
        }
        Spec::Query(query) => Route::articles(query.clone()).href(),
        Spec::Entry(id) => id.parse::<Slug>().map_or_else(|_| Route::Landing.href(), |id| Route::Entry { id }.href()),
        Spec::Rest => Route::articles(Default::default()).href(),
    };
    if let Spec::Entry(id) = &side.spec
        && let Some(entry) = volume.find_entry(id).and_then(|entry| volume.entry(entry))
    {
        byline = format!("{} · {byline}", wording::capital(entry.kind.name()));
    }
    if matches!(side.spec, Spec::Query(_))
        && let Some(name) = &side.name
    {
        byline = format!("{name} {byline}");
    }
    Head { identity, href, byline, notes: side.notes.clone() }
}

/// What is to be known of the whole comparison: what of the address was not understood,
/// and Sides that overlap.
pub(super) fn remarks(held: Held, open: Callback<Counted>) -> View {
    let state = held.state;
    let remarks = state.located.with_untracked(|located| located.notes.clone());
    let codes = held.identities();
    let code = |at: usize| codes.get(at).map_or("", |identity| &identity.code);
    let overlaps = held.comparison().overlaps().into_iter().map(|overlap| {
        let (a, b) = overlap.sides;
        let belong = if overlap.passages == 1 { "belongs" } else { "belong" };
        let count = wording::count(overlap.passages, "passage");
        let passages = opener(count, format!("o{a}{b}"), Counted::Overlap { a, b }, open);
        p().class("cmp__remark").child((passages, format!(" {belong} to both {} and {}.", code(a), code(b))))
    });
    let overlaps: Vec<El> = overlaps.collect();
    let remarks: Vec<El> = remarks.into_iter().map(|remark| p().class("cmp__remark").child(remark)).collect();
    (remarks, overlaps).view()
}
