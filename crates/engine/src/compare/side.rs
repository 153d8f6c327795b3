//! From what a Side is made of to its passages.

use crossread_volume::{ArticleIx, PassageIx};

use super::{Comparison, MIXED, SIDES, Spec};
use crate::Engine;
use crate::bits::Bits;
use crate::positions::total;
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
    let candidates = Bits::of(volume.len(), selection.articles.iter().map(|found| found.article.0));
    if selection.terms.is_empty() {
        for found in &selection.articles {
            volume.passages(found.article).for_each(&mut *set);
        }
    } else if selection.plan.terms().any(|(_, leaf)| leaf.same.is_some()) {
        // Whether a hit counts depends on what else its passage has.
        let sought = Sought::all(&selection.plan);
        engine.each_passage(&sought.sets, &candidates, &mut |_, passage, _, lists| {
            let any = lists.iter().any(|list| !list.is_empty());
            if any && sought.matches(engine, passage, lists).iter().any(|hits| !hits.is_empty()) {
                set(passage.0);
            }
        });
    } else {
        engine.fill_for(&candidates);
        for (_, leaf) in selection.plan.terms() {
            engine.each_passage_with(leaf, &candidates, set);
        }
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
    /// Counts the articles, passages and words of each Side, and says which Side is empty. Linear in the
    /// passages of the corpus.
    pub(super) fn measure(&mut self) {
        let volume = self.engine.volume();
        let mut found: [(Vec<ArticleIx>, u32, u32); SIDES] = Default::default();
        let positions = self.engine.positions.borrow();
        for article in self.articles() {
            let uniform = self.uniform_of(article);
            // How many passages and words each Side has of it.
            let mut own = [(0u32, 0u32); SIDES];
            let mut add = |mask: u8, passages: u32, words: u32| {
                for (side, own) in own.iter_mut().enumerate() {
                    if mask >> side & 1 == 1 {
                        *own = (own.0 + passages, own.1 + words);
                    }
                }
            };
            if uniform == MIXED {
                for passage in volume.passages(article) {
                    let mask = self.mask(PassageIx(passage));
                    if mask != 0 {
                        add(mask, 1, self.words_in(&positions, article, passage));
                    }
                }
            } else {
                let measure = volume.measure(article);
                add(uniform, measure.passages, total(measure.lengths));
            }
            for ((articles, passages, words), own) in found.iter_mut().zip(own) {
                if own.0 > 0 {
                    articles.push(article);
                    *passages += own.0;
                    *words += own.1;
                }
            }
        }
        drop(positions);
        for (side, (articles, passages, words)) in self.sides.iter_mut().zip(found) {
            if passages == 0 && side.notes.is_empty() {
                side.notes.push("No passage of this corpus is in it.".to_owned());
            }
            (side.articles, side.passages, side.words) = (articles, passages, words);
        }
    }
}
