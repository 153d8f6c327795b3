//! The Sides as they are headed: each with a colour, a mark and a code that no other has.

use crate::signals::*;
use crossread_engine::{Counted, Side, Spec};
use crossread_model::Slug;

use super::{Held, len};
use crate::pages::identity;
use crate::parts::compare::heads::Head;
use crate::parts::compare::opener;
use crate::parts::siglum::Identity;
use crate::route::Route;
use crate::state::Library;
use crate::view::html::p;
use crate::view::{Draw, El, View};
use crate::wording;

/// By what each Side is known. An article keeps its own mark and code; everything else gets the first
/// colour that no other Side has, and letters of its name.
pub(crate) fn identities(library: Library, specs: &[Spec]) -> Vec<Identity> {
    let volume = library.volume();
    let mut found: Vec<Identity> = Vec::new();
    for (at, spec) in specs.iter().enumerate() {
        let letter = char::from(b'A' + at as u8);
        found.push(match spec {
            Spec::Article(slug) => match volume.find(slug) {
                Some(article) => identity(article, &volume.front(article)),
                None => Identity { mark: None, code: letter.to_string(), title: format!("[{slug}]") },
            },
            Spec::Entry(id) => {
                let name = volume.find_entry(id).and_then(|entry| volume.entry(entry)).map(|entry| entry.name);
                let title = name.unwrap_or_else(|| format!("[{id}]"));
                Identity { mark: None, code: code(&title), title: wording::capital(&title) }
            }
            Spec::Query(query) => {
                let text = crate::pages::headline(query);
                let title = if text.is_empty() { "All articles".to_owned() } else { text };
                Identity { mark: None, code: letter.to_string(), title }
            }
            Spec::Rest => Identity { mark: None, code: "REST".to_owned(), title: "The rest of the corpus".to_owned() },
        });
    }
    for at in 0..found.len() {
        let taken = |mark: Option<u8>| mark.is_none() || found.iter().take(at).any(|other| other.mark == mark);
        let own = found.get(at).and_then(|identity| identity.mark);
        let mark = if taken(own) {
            (1..=Identity::MARKS).find(|mark| found.iter().all(|other| other.mark != Some(*mark)))
        } else {
            own
        };
        let twice = found.iter().take(at).any(|other| Some(&other.code) == found.get(at).map(|own| &own.code));
        if let Some(identity) = found.get_mut(at) {
            identity.mark = mark;
            if twice {
                identity.code.push(char::from(b'A' + at as u8));
            }
        }
    }
    found
}

/// Three letters of a name: its initials, or the first of one word.
fn code(name: &str) -> String {
    let initials = wording::initials(name);
    let letters = if initials.chars().count() > 1 { initials } else { name.to_owned() };
    letters.chars().filter(|c| c.is_alphanumeric()).take(3).flat_map(char::to_uppercase).collect()
}

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
