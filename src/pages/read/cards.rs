//! What stands on the text of an article and beside it, made of the mention table and the links: its
//! mentions, what other articles say of the same, and the cards of both.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crossread_engine::{Query, Room, Span};
use crossread_model::{EntryType, Evidence, Link, Mention, PassageId};
use crossread_order::by_number;
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::pages::entry_page::lines_href;
use crate::pages::identity;
use crate::parts::card::{EntryCard, Stretch, entry_card, passage_card};
use crate::parts::elsewhere::{Elsewhere, Place};
use crate::parts::inline::Mentioned;
use crate::parts::siglum::Identity;
use crate::route::Route;
use crate::state::Library;
use crate::view::El;
use crate::wording;

/// An entry named more often than this leads to no other passage in the margin: it is in too many to say
/// anything of this one.
const COMMON: u32 = 40;
/// So many rows stand beside a passage, and so many places in each.
const ROWS: usize = 3;
const PLACES: usize = 2;
/// So many articles a card counts, and so many other places it quotes; its foot leads to all.
const TALLY: usize = 6;
const QUOTED: usize = 3;

/// What an article names and where others answer it.
pub(super) struct Crossings {
    library: Library,
    article: ArticleIx,
    hrefs: BTreeMap<EntryIx, String>,
    identities: BTreeMap<ArticleIx, Identity>,
}

impl Crossings {
    pub(super) fn new(library: Library, article: ArticleIx) -> Self {
        Self { library, article, hrefs: BTreeMap::new(), identities: BTreeMap::new() }
    }

    /// The mentions in each passage of the article, and what stands beside it.
    pub(super) fn of_passages(&mut self) -> BTreeMap<PassageIx, (Vec<Rc<Mentioned>>, Vec<Elsewhere>)> {
        let volume = self.library.volume();
        let mut all: BTreeMap<PassageIx, Vec<Mention>> = BTreeMap::new();
        for mention in volume.mentions_in(self.article) {
            all.entry(PassageIx(mention.passage)).or_default().push(mention);
        }
        let mut seen = BTreeSet::new();
        let mut found = BTreeMap::new();
        for passage in volume.passages(self.article).map(PassageIx) {
            let mentions = all.remove(&passage).unwrap_or_default();
            let elsewhere = self.elsewhere(passage, &mentions, &mut seen);
            let mentions = mentions.iter().map(|mention| Rc::new(self.mentioned(mention))).collect();
            found.insert(passage, (mentions, elsewhere));
        }
        found
    }

    fn mentioned(&mut self, mention: &Mention) -> Mentioned {
        let entry = EntryIx(mention.entry);
        let card = format!("e{}.{}", mention.entry, mention.passage);
        let work = self.library.volume().entry_kind(entry) == Some(EntryType::Work);
        Mentioned { start: mention.start, end: mention.end, card, href: self.entry_href(entry), work }
    }

    fn entry_href(&mut self, entry: EntryIx) -> String {
        let library = self.library;
        self.hrefs.entry(entry).or_insert_with(|| entry_href(library, entry)).clone()
    }

    /// The links of a passage, then the entries that the article names here first and others name too, the
    /// rarest first.
    fn elsewhere(&mut self, passage: PassageIx, mentions: &[Mention], seen: &mut BTreeSet<u32>) -> Vec<Elsewhere> {
        let volume = self.library.volume();
        let mut rows = Vec::new();
        for link in volume.links(passage) {
            let card = format!("p{}.{}", link.to, link.from);
            let place = self.place(PassageIx(link.to), card);
            let (what, entry) = subject(self.library, &link);
            let href = entry.map(|entry| self.entry_href(entry));
            add(&mut rows, Elsewhere { what, href, places: vec![place] });
        }
        let linked: Vec<u32> = volume.links(passage).iter().map(|link| link.to).collect();
        let mut named: Vec<(u32, u32)> = Vec::new();
        for mention in mentions {
            let n = volume.mention_count(EntryIx(mention.entry));
            if n <= COMMON && seen.insert(mention.entry) {
                named.push((n, mention.entry));
            }
        }
        by_number(&mut named, |(n, _)| u64::from(*n));
        for (_, entry) in named {
            if rows.len() >= ROWS {
                break;
            }
            let mut others = first_of_each(self.library, EntryIx(entry), self.article);
            // What a link leads to stands there already.
            others.retain(|mention| !linked.contains(&mention.passage));
            if let Some(name) = volume.entry(EntryIx(entry)).map(|entry| entry.name).filter(|_| !others.is_empty()) {
                let card = |mention: &Mention| format!("p{}.e{entry}", mention.passage);
                let places = others.iter().take(PLACES).map(|m| self.place(PassageIx(m.passage), card(m))).collect();
                add(&mut rows, Elsewhere { what: name, href: Some(self.entry_href(EntryIx(entry))), places });
            }
        }
        rows
    }

    fn place(&mut self, passage: PassageIx, card: String) -> Place {
        let volume = self.library.volume();
        let article = volume.article_of(passage);
        let identity = self.identities.entry(article).or_insert_with(|| identity(article, &volume.front(article)));
        let (at, href) = located(self.library, passage);
        Place { identity: identity.clone(), at, href, card }
    }
}

/// Adds what is spoken of elsewhere, to the row of the same subject where there is one.
fn add(rows: &mut Vec<Elsewhere>, row: Elsewhere) {
    match rows.iter_mut().find(|other| other.what == row.what) {
        Some(other) => {
            other.places.extend(row.places);
            other.places.truncate(PLACES);
        }
        None => rows.push(row),
    }
}

/// What a link is about: its most telling evidence, an entry by its name, or up to two words.
fn subject(library: Library, link: &Link) -> (String, Option<EntryIx>) {
    let mut words: Vec<&str> = Vec::new();
    for shared in &link.evidence {
        match &shared.what {
            Evidence::Entry(found) if words.is_empty() => {
                if let Some(entry) = library.volume().entry(EntryIx(*found)) {
                    return (entry.name, Some(EntryIx(*found)));
                }
            }
            Evidence::Term(word) if words.len() < 2 => words.push(word),
            _ => {}
        }
    }
    (words.join(", "), None)
}

/// All that a link is made of, in a sentence.
fn evidence(library: Library, link: &Link) -> String {
    let (mut words, mut names) = (Vec::new(), Vec::new());
    for shared in &link.evidence {
        match &shared.what {
            Evidence::Term(word) => words.push(format!("“{word}”")),
            Evidence::Entry(entry) => names.extend(library.volume().entry(EntryIx(*entry)).map(|entry| entry.name)),
        }
    }
    match (wording::list(&words), wording::list(&names)) {
        (words, names) if names.is_empty() => format!("Both have {words}."),
        (words, names) if words.is_empty() => format!("Both name {names}."),
        (words, names) => format!("Both have {words}, and name {names}."),
    }
}

/// The first mention of an entry in each article but one, by article.
fn first_of_each(library: Library, entry: EntryIx, but: ArticleIx) -> Vec<Mention> {
    let volume = library.volume();
    let mut firsts: Vec<Mention> = Vec::new();
    let mut last = but;
    for mention in volume.mentions(entry) {
        let article = volume.article_of(PassageIx(mention.passage));
        if article != but && article != last {
            firsts.push(mention);
        }
        last = article;
    }
    firsts
}

/// The link to the page of an entry.
fn entry_href(library: Library, entry: EntryIx) -> String {
    let id = library.volume().entry(entry).and_then(|entry| entry.id.parse().ok());
    id.map(|id| Route::Entry { id }.href()).unwrap_or_default()
}

/// What a passage is called, and the link to it.
fn located(library: Library, passage: PassageIx) -> (String, String) {
    let volume = library.volume();
    let id = volume.passage_id(passage).unwrap_or(PassageId::Title);
    let slug = volume.slug(volume.article_of(passage));
    let route = slug.map(|slug| Route::Read { slug, passage: Some(id), query: Query::default() });
    (wording::passage(id).0, route.map(|route| route.href()).unwrap_or_default())
}

/// A passage around what is marked in it, or all of it.
fn stretch(library: Library, passage: PassageIx, spans: &[Span], whole: bool) -> Stretch {
    let volume = library.volume();
    let article = volume.article_of(passage);
    let front = volume.front(article);
    let (at, href) = located(library, passage);
    let language = front.language.clone().unwrap_or_else(|| volume.about().language.clone());
    Stretch {
        identity: identity(article, &front),
        at,
        href,
        language,
        snippet: library.engine().around(passage, spans, if whole { Room::Whole } else { Room::One }),
    }
}

/// The card that a key asks for: `e7.120`, entry 7 as passage 120 names it; `p45.12`, passage 45 as linked
/// from passage 12; `p45.e7`, passage 45 where it names entry 7. `None` for any other.
pub(super) fn card(library: Library, key: &str, whole: bool) -> Option<(String, El)> {
    let (what, from) = key.split_once('.')?;
    if let Some(entry) = what.strip_prefix('e') {
        return of_entry(library, EntryIx(entry.parse().ok()?), PassageIx(from.parse().ok()?));
    }
    let passage = PassageIx(what.strip_prefix('p')?.parse().ok()?);
    match from.strip_prefix('e') {
        Some(entry) => of_named(library, passage, EntryIx(entry.parse().ok()?), whole),
        None => of_link(library, passage, PassageIx(from.parse().ok()?), whole),
    }
}

fn of_entry(library: Library, entry: EntryIx, here: PassageIx) -> Option<(String, El)> {
    let volume = library.volume();
    let found = volume.entry(entry)?;
    let mentions = volume.mentions(entry);
    let mut articles: Vec<(ArticleIx, u32, PassageIx)> = Vec::new();
    for mention in &mentions {
        let article = volume.article_of(PassageIx(mention.passage));
        match articles.last_mut() {
            Some(last) if last.0 == article => last.1 += 1,
            _ => articles.push((article, 1, PassageIx(mention.passage))),
        }
    }
    let own = volume.article_of(here);
    let mut others = first_of_each(library, entry, own);
    if others.is_empty() {
        // Named in this article alone: its other paragraphs.
        others = mentions.iter().filter(|mention| mention.passage != here.0).copied().collect();
        others.dedup_by_key(|mention| mention.passage);
    }
    let n = u32::try_from(mentions.len()).unwrap_or(u32::MAX);
    let count = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let tally = articles
        .iter()
        .take(TALLY)
        .map(|(article, n, first)| (identity(*article, &volume.front(*article)), *n, located(library, *first).1));
    let all = format!("{} in {}", wording::count(n, "mention"), wording::count(count, "article"));
    let lines = lines_href(library, entry, &found);
    let card = EntryCard {
        lines,
        kind: wording::entry_type(found.kind, false),
        told: found.definition,
        articles: tally.collect(),
        places: others
            .iter()
            .take(QUOTED)
            .map(|mention| stretch(library, PassageIx(mention.passage), &[mark(mention)], false))
            .collect(),
        all: (all, entry_href(library, entry)),
        name: found.name.clone(),
    };
    Some((found.name, entry_card(card)))
}

fn mark(mention: &Mention) -> Span {
    Span { start: mention.start, end: mention.end, term: 0 }
}

fn of_named(library: Library, passage: PassageIx, entry: EntryIx, whole: bool) -> Option<(String, El)> {
    let volume = library.volume();
    let mut own = volume.mentions(entry);
    own.retain(|mention| mention.passage == passage.0);
    let spans: Vec<Span> = own.iter().map(mark).collect();
    let name = volume.entry(entry)?.name;
    Some(of_passage(library, passage, &spans, format!("Both name {name}."), whole))
}

fn of_link(library: Library, to: PassageIx, from: PassageIx, whole: bool) -> Option<(String, El)> {
    let link = library.volume().links(from).into_iter().find(|link| link.to == to.0)?;
    let spans = library.engine().shared(&link);
    Some(of_passage(library, to, &spans, evidence(library, &link), whole))
}

fn of_passage(library: Library, passage: PassageIx, spans: &[Span], why: String, whole: bool) -> (String, El) {
    let place = stretch(library, passage, spans, whole);
    let name = format!("{} {}", place.identity.code, place.at);
    (name, passage_card(place.identity.title.clone(), why, place))
}
