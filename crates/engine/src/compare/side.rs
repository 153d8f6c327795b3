//! From what a Side is made of to its passages.

use crossread_volume::{ArticleIx, PassageIx};

use super::{Comparison, MIXED, Spec};
use crate::Engine;
use crate::bits::Bits;
use crate::query::Query;
use crate::sought::Sought;

/// A Selection that is held against others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it is made of.
    pub spec: Spec,
    /// The title of the article, the name of the entry, or the filter restated; none where there is no
    /// such article or entry, or no title.
    pub name: Option<String>,
    /// What could not be read or found, sentences.
    pub notes: Vec<String>,
    /// The articles that it has passages of, by place.
    pub articles: Vec<ArticleIx>,
    /// How many passages it has.
    pub passages: u32,
    /// How many words these have, titles included.
    pub words: u32,
}

/// Makes a Side, and sets its bit in the masks of its passages. A rest is filled in later, when all
/// others are known.
pub(super) fn make(engine: &Engine, spec: &Spec, bit: u8, masks: &mut [u8]) -> Side {
    let volume = engine.volume();
    let mut side =
        Side { spec: spec.clone(), name: None, notes: Vec::new(), articles: Vec::new(), passages: 0, words: 0 };
    let mut set = |passage: u32| {
        if let Some(mask) = masks.get_mut(passage as usize) {
            *mask |= bit;
        }
    };
    match spec {
        Spec::Article(slug) => match volume.find(slug) {
            Some(article) => {
                side.name = volume.title(article).map(str::to_owned);
                volume.passages(article).for_each(set);
            }
            None => side.notes.push(format!("There is no article named “{slug}” in this corpus.")),
        },
        Spec::Entry(id) => match volume.find_entry(id) {
            Some(entry) => {
                side.name = volume.entry(entry).map(|entry| entry.name);
                volume.mentions(entry).iter().for_each(|mention| set(mention.passage));
            }
            None => side.notes.push(format!("The index has no entry named “{id}”.")),
        },
        Spec::Query(query) => {
            let selection = select(engine, query, &mut set);
            side.name = Some(selection.0);
            side.notes = selection.1;
        }
        Spec::Rest => {}
    }
    side
}

/// The passages that a query selects, with the filter restated and its notes: those with hits, or all of
/// the articles where no words were asked for.
fn select(engine: &Engine, query: &Query, set: &mut dyn FnMut(u32)) -> (String, Vec<String>) {
    let volume = engine.volume();
    let selection = engine.select(query);
    if selection.terms.is_empty() {
        for found in &selection.articles {
            volume.passages(found.article).for_each(&mut *set);
        }
    } else {
        let sought = Sought::all(&selection.plan);
        let candidates = Bits::of(volume.len(), selection.articles.iter().map(|found| found.article.0));
        engine.each_passage(&sought.sets, &candidates, &mut |_, passage, _, lists| {
            let any = lists.iter().any(|list| !list.is_empty());
            if any && sought.matches(engine, passage, lists).iter().any(|hits| !hits.is_empty()) {
                set(passage.0);
            }
        });
    }
    (selection.sentence, selection.notes.into_iter().map(|note| note.text).collect())
}

/// Gives each rest the passages that no other Side has.
pub(super) fn fill_rest(specs: &[Spec], masks: &mut [u8]) {
    let mut bits = 0;
    for (at, spec) in specs.iter().enumerate() {
        if *spec == Spec::Rest {
            bits |= 1 << at;
        }
    }
    if bits != 0 {
        masks.iter_mut().filter(|mask| **mask == 0).for_each(|mask| *mask = bits);
    }
}

impl Comparison<'_> {
    /// Counts the articles, passages and words of each Side, and says which Side is empty.
    pub(super) fn measure(&mut self) {
        let volume = self.engine.volume();
        for at in 0..self.sides.len() {
            let (mut articles, mut passages, mut words) = (Vec::new(), 0u32, 0u32);
            for article in volume.articles() {
                let uniform = self.uniform_of(article);
                if uniform != MIXED && uniform >> at & 1 == 0 {
                    continue;
                }
                let own = volume.passages(article).filter(|passage| self.holds(at, PassageIx(*passage)));
                let (mut n, mut own_words) = (0u32, 0);
                for passage in own {
                    n += 1;
                    own_words += self.cut.of(passage).map_or(0, |list| list.len() as u32);
                }
                if n > 0 {
                    articles.push(article);
                    passages += n;
                    let whole = uniform != MIXED;
                    words += if whole { volume.measure(article).lengths.iter().sum() } else { own_words };
                }
            }
            if let Some(side) = self.sides.get_mut(at) {
                if passages == 0 && side.notes.is_empty() {
                    side.notes.push("No passage of this corpus is in it.".to_owned());
                }
                (side.articles, side.passages, side.words) = (articles, passages, words);
            }
        }
    }
}
