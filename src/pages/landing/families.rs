//! The families of the index, and where in the texts their members stand.

use std::collections::{BTreeMap, BTreeSet};

use crossread_volume::{ArticleIx, Members, Volume};

use crate::pages::identity;
use crate::pages::leads::{entry_href, family_href};
use crate::pages::rivals::{codes, members, places};
use crate::parts::questions::Question;

/// All families of a corpus.
pub(super) struct Families {
    volume: &'static Volume,
    /// The articles by code; empty where there are no families.
    codes: BTreeMap<String, ArticleIx>,
    /// The body passages that families name, by article.
    named: BTreeMap<ArticleIx, BTreeSet<u32>>,
}

impl Families {
    /// Reads the families. Linear in the articles and in the index; nothing is read where there is
    /// no family.
    pub(super) fn new(volume: &'static Volume) -> Self {
        let codes = if volume.families().is_empty() { BTreeMap::new() } else { codes(volume) };
        let mut named: BTreeMap<ArticleIx, BTreeSet<u32>> = BTreeMap::new();
        for member in volume.families().iter().flat_map(|family| members(volume, family)) {
            for (article, stretches) in places(&codes, &member) {
                let named = named.entry(article).or_default();
                let end = volume.measure(article).paragraphs;
                stretches.iter().for_each(|(first, last, _)| named.extend(*first..=(*last).min(end)));
            }
        }
        Self { volume, codes, named }
    }

    /// The body passages of an article that bear on any question.
    pub(super) fn paragraphs(&self, article: ArticleIx) -> impl Iterator<Item = u32> + '_ {
        self.named.get(&article).into_iter().flatten().copied()
    }

    /// The families as questions, in the order of the index.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.volume.families().iter().map(|family| self.question(family)).collect()
    }

    fn question(&self, of: &Members) -> Question {
        let members = members(self.volume, of);
        let mut told = BTreeSet::new();
        for (article, _) in members.iter().flat_map(|member| places(&self.codes, member)) {
            told.insert(article);
        }
        let asked = if of.family.question.is_empty() { &of.family.name } else { &of.family.question };
        Question {
            text: asked.clone(),
            href: family_href(&of.family.id),
            answers: members.iter().map(|member| (member.name.clone(), entry_href(&member.id))).collect(),
            told: told.into_iter().map(|article| identity(article, &self.volume.front(article))).collect(),
            aspects: u32::try_from(of.family.aspects.len()).unwrap_or(u32::MAX),
        }
    }
}
