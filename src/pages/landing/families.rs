//! The families of the index, and where in the texts their members stand.

use std::collections::{BTreeMap, BTreeSet};

use crossread_engine::{Choice, Query};
use crossread_model::{Entry, Locator, WHERE, locators};
use crossread_volume::{ArticleIx, Members, Volume};

use crate::pages::identity;
use crate::parts::questions::Question;
use crate::route::Route;

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
        let mut codes = BTreeMap::new();
        if !volume.families().is_empty() {
            codes.extend(volume.articles().map(|article| (volume.front(article).code.to_string(), article)));
        }
        let mut named: BTreeMap<ArticleIx, BTreeSet<u32>> = BTreeMap::new();
        for member in volume.families().iter().flat_map(|family| members(volume, family)) {
            for (article, paragraphs) in places(&codes, &member) {
                named.entry(article).or_default().extend(paragraphs);
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
        let told: BTreeSet<ArticleIx> =
            members.iter().flat_map(|member| places(&self.codes, member)).map(|(article, _)| article).collect();
        let asked = if of.family.question.is_empty() { &of.family.name } else { &of.family.question };
        Question {
            text: asked.clone(),
            href: self.query(&members).map(|query| Route::Explore { query }.href()),
            answers: members.iter().map(|member| member.name.clone()).collect(),
            told: told.into_iter().map(|article| identity(article, &self.volume.front(article))).collect(),
            aspects: u32::try_from(of.family.aspects.len()).unwrap_or(u32::MAX),
        }
    }

    /// The query for the articles that mention any member, as a choice in the facet that has them;
    /// none where no facet has any, or where it would take two facets, which stand for both.
    fn query(&self, members: &[Entry]) -> Option<Query> {
        let choices = members.iter().filter_map(|member| {
            let facet = member.kind.facet();
            let table = self.volume.facets().iter().find(|table| table.name == facet)?;
            let found = table.values.iter().any(|row| row.value == member.name && !row.articles.is_empty());
            found.then(|| Choice { facet: facet.to_owned(), value: member.name.clone() })
        });
        let facets: Vec<Choice> = choices.collect();
        let first = facets.first()?;
        let one = facets.iter().all(|choice| choice.facet == first.facet);
        one.then(|| Query { facets: facets.clone(), ..Query::default() })
    }
}

fn members(volume: &Volume, family: &Members) -> Vec<Entry> {
    family.members.iter().filter_map(|member| volume.entry(*member)).collect()
}

/// Where an entry's row *Where* says that it stands: body passages by article. A cell that does not
/// read names no place.
fn places(codes: &BTreeMap<String, ArticleIx>, entry: &Entry) -> Vec<(ArticleIx, Vec<u32>)> {
    let cell = entry.aspects.iter().find(|aspect| aspect.label == WHERE);
    let read = cell.and_then(|cell| locators(&cell.text).ok()).unwrap_or_default();
    let place = |locator: Locator<'_>| {
        let article = codes.get(locator.code)?;
        Some((*article, locator.stretches.iter().flat_map(|(first, last, _)| *first..=*last).collect()))
    };
    read.into_iter().filter_map(place).collect()
}
