//! Two articles that are worth holding against one another: those that name the same entry most, both of them.

use crossread_engine::Spec;
use crossread_model::EntryType;
use crossread_order::by_number;
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::pages::leads::{entry_href, identity_of};
use crate::parts::pair::{Shared, Two};
use crate::route::Route;
use crate::state::State;
use crate::wording;

/// So many entries are looked at, in the order of the index, so that a large index costs no more.
const LOOKED: usize = 1000;

/// So many of the names that both have are shown.
const SHOWN: usize = 5;

/// An article, and how often it names an entry.
type Naming = (ArticleIx, u32);

/// The two, with what they share; none where no entry is named in just two articles.
pub(super) fn two(state: State) -> Option<Two> {
    let volume = state.library.volume();
    let mut best: Option<(u32, EntryIx, [Naming; 2])> = None;
    for entry in volume.entries().take(LOOKED) {
        let Some([a, b]) = named_by(state, entry) else { continue };
        let both = a.1.min(b.1);
        if best.is_none_or(|(most, ..)| both > most) {
            best = Some((both, entry, [a, b]));
        }
    }
    let (_, telling, [a, b]) = best?;
    let slug = |article| volume.front(article).slug.to_string();
    let specs = [Spec::Article(slug(a.0)), Spec::Article(slug(b.0))];
    let mut shared: Vec<Shared> = Vec::new();
    for entry in volume.entries().take(LOOKED) {
        let counts = [a.0, b.0].map(|article| named_in(state, entry, article));
        if !counts.contains(&0) {
            shared.extend(
                self::shared(state, entry, counts).filter(|(kind, _)| *kind != EntryType::Place).map(|(_, of)| of),
            );
        }
    }
    // What both name most goes first; equals stay in the order of the index.
    by_number(&mut shared, |shared| u64::from(u32::MAX - shared.counts[0].min(shared.counts[1])));
    shared.truncate(SHOWN);
    let side = |article: ArticleIx| {
        let front = volume.front(article);
        let outlet = front.outlet.clone().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
        let href = Route::Read { slug: front.slug.clone(), passage: None, query: Default::default() }.href();
        let byline = [wording::authors(&front), format!("{outlet}{}", wording::date(front.date))];
        crate::parts::pair::Side { identity: identity_of(state, article), href, byline, dek: front.dek }
    };
    Some(Two {
        sides: [side(a.0), side(b.0)],
        telling: self::shared(state, telling, [a.1, b.1])?.1,
        shared,
        href: Route::comparison(specs.to_vec()).href(),
    })
}

/// The two articles that name an entry, with how often; none where fewer or more do.
fn named_by(state: State, entry: EntryIx) -> Option<[Naming; 2]> {
    let volume = state.library.volume();
    let mut found: Vec<Naming> = Vec::new();
    for mention in volume.mentions(entry) {
        let article = volume.article_of(PassageIx(mention.passage));
        match found.iter_mut().find(|(last, _)| *last == article) {
            Some((_, n)) => *n += 1,
            None => found.push((article, 1)),
        }
        if found.len() > 2 {
            return None;
        }
    }
    found.try_into().ok()
}

/// How often an article names an entry.
fn named_in(state: State, entry: EntryIx, article: ArticleIx) -> u32 {
    let volume = state.library.volume();
    let mentions = volume.mentions(entry).into_iter();
    let here = mentions.filter(|mention| volume.article_of(PassageIx(mention.passage)) == article);
    u32::try_from(here.count()).unwrap_or(u32::MAX)
}

/// An entry that both name, and of what type it is.
fn shared(state: State, at: EntryIx, counts: [u32; 2]) -> Option<(EntryType, Shared)> {
    let entry = state.library.volume().entry(at)?;
    Some((entry.kind, Shared { href: entry_href(&entry.id), name: entry.name, counts }))
}
