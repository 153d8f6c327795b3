//! Passages as vectors of weighted terms.

use std::collections::BTreeMap;

use crossread_model::{Block, Corpus, Entry, EntryType, Mention, PassageId};
use crossread_text::{Language, fold, stem};

use super::plain::is_plain;
use crate::quick::Map;
use crate::texts::Texts;

/// How many times as much a name weighs as a word that is as rare.
pub(crate) const NAME: f64 = 1.5;
/// How many times as much a word weighs that its article has only once.
pub(crate) const PASSING: f64 = 0.5;
/// Passages of fewer terms say too little to be linked.
const FEWEST: usize = 6;

/// What a vector is made of.
#[derive(Clone, Debug)]
pub(crate) enum Term {
    /// A word, in the folded form that was met first.
    Word(String),
    /// An entry, by its place in the whole index.
    Entry(u32),
}

/// A passage: its terms, ascending, with their weights, together of length 1. Empty where it is too short,
/// or no body text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vector {
    pub(crate) terms: Vec<(u32, f64)>,
    /// Place of its article.
    pub(crate) article: u32,
}

/// The passages of a corpus.
#[derive(Debug, Default)]
pub(crate) struct Vectors {
    list: Vec<Vector>,
    terms: Vec<Term>,
    /// In how many passages each term stands.
    pub(crate) frequency: Vec<u32>,
}

impl Vectors {
    /// Linear in the text and the mentions, which are by passage.
    pub(crate) fn new(
        corpus: &Corpus,
        texts: &Texts,
        entries: &[&Entry],
        mentions: &[Mention],
        stems: &BTreeMap<String, String>,
    ) -> Self {
        let mut gathered = Gathered { stems: Some(stems), ..Gathered::default() };
        let mut counts: Vec<Vec<(u32, u32)>> = Vec::new();
        let mut articles = Vec::new();
        let mut rest = mentions;
        let mut at = 0;
        for (article, article_at) in corpus.articles.iter().zip(0..) {
            let tag = article.front.language.as_ref().unwrap_or(&corpus.about.language);
            let language = Language::of_tag(tag);
            for passage in &article.passages {
                let among_all = at as usize;
                let (own, others) = rest.split_at(rest.partition_point(|m| m.passage <= at));
                rest = others;
                at += 1;
                articles.push(article_at);
                let body = matches!(passage.id, PassageId::Body(_)) && passage.block != Block::Code;
                if !body || texts.is_repeat(among_all) {
                    counts.push(Vec::new());
                    continue;
                }
                counts.push(gathered.count(texts, among_all, language, own, entries));
            }
        }
        gathered.weigh(counts, articles)
    }

    /// How many passages there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, passage: usize) -> Option<&Vector> {
        self.list.get(passage)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Vector> {
        self.list.iter()
    }

    pub(crate) fn term(&self, term: u32) -> Option<&Term> {
        self.terms.get(term as usize)
    }

    /// In how many passages a term stands.
    pub(crate) fn frequency(&self, term: u32) -> u32 {
        self.frequency.get(term as usize).copied().unwrap_or_default()
    }
}

/// Terms by their number while the texts are read.
#[derive(Default)]
struct Gathered<'a> {
    stems: Option<&'a BTreeMap<String, String>>,
    terms: Vec<Term>,
    /// Numbers by folded word, so that each form is stemmed once.
    by_word: Map<String, Option<u32>>,
    /// The same by the number of a spelling, of which most are met over and over.
    by_spelling: Vec<Option<Option<u32>>>,
    by_stem: Map<String, Option<u32>>,
    by_entry: Map<u32, u32>,
    frequency: Vec<u32>,
}

impl Gathered<'_> {
    /// The terms of a passage, ascending, with how often each stands in it. Words inside a name count as
    /// the name alone; concepts count as their words do.
    fn count(
        &mut self,
        texts: &Texts,
        passage: usize,
        language: Language,
        own: &[Mention],
        entries: &[&Entry],
    ) -> Vec<(u32, u32)> {
        let is_name = |m: &&Mention| entries.get(m.entry as usize).is_some_and(|e| e.kind != EntryType::Concept);
        let names: Vec<&Mention> = own.iter().filter(is_name).collect();
        let mut list: Vec<u32> = names.iter().map(|m| self.entry(m.entry)).collect();
        let (words, spelt) = texts.words(passage);
        let mut next = 0;
        for (word, spelt) in words.iter().zip(spelt) {
            while names.get(next).is_some_and(|name| name.end <= word.start) {
                next += 1;
            }
            if names.get(next).is_some_and(|name| name.start <= word.start) {
                continue;
            }
            list.extend(self.spelling(texts, *spelt, language));
        }
        list.sort_unstable();
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for term in list {
            match counts.last_mut() {
                Some((last, n)) if *last == term => *n += 1,
                _ => counts.push((term, 1)),
            }
        }
        for (term, _) in &counts {
            if let Some(n) = self.frequency.get_mut(*term as usize) {
                *n += 1;
            }
        }
        counts
    }

    /// The number of the word that is spelt so.
    fn spelling(&mut self, texts: &Texts, spelt: u32, language: Language) -> Option<u32> {
        let at = spelt as usize;
        if let Some(known) = self.by_spelling.get(at).copied().flatten() {
            return known;
        }
        let folded = fold(texts.spellings.get(at).copied().unwrap_or_default());
        let bare = folded.strip_suffix("'s").unwrap_or(&folded);
        let found = if bare.len() > 2 { self.word(bare, language) } else { None };
        self.by_spelling.resize(self.by_spelling.len().max(at + 1), None);
        if let Some(place) = self.by_spelling.get_mut(at) {
            *place = Some(found);
        }
        found
    }

    /// The number of a word; none for a word that any text has.
    fn word(&mut self, folded: &str, language: Language) -> Option<u32> {
        if let Some(at) = self.by_word.get(folded) {
            return *at;
        }
        let other = self.stems.and_then(|stems| stems.get(folded)).cloned();
        let key = other.unwrap_or_else(|| stem(folded, language).into_owned());
        let plain = language == Language::English && is_plain(&key);
        let at = match self.by_stem.get(&key) {
            Some(at) => *at,
            None => {
                let at = (!plain).then(|| self.add(Term::Word(folded.to_owned())));
                self.by_stem.insert(key, at);
                at
            }
        };
        self.by_word.insert(folded.to_owned(), at);
        at
    }

    fn entry(&mut self, entry: u32) -> u32 {
        if let Some(at) = self.by_entry.get(&entry) {
            return *at;
        }
        let at = self.add(Term::Entry(entry));
        self.by_entry.insert(entry, at);
        at
    }

    fn add(&mut self, term: Term) -> u32 {
        self.terms.push(term);
        self.frequency.push(0);
        self.terms.len() as u32 - 1
    }

    fn weigh(self, counts: Vec<Vec<(u32, u32)>>, articles: Vec<u32>) -> Vectors {
        let passages = counts.iter().filter(|counts| !counts.is_empty()).count().max(1) as f64;
        let rarity: Vec<f64> = self
            .terms
            .iter()
            .zip(&self.frequency)
            .map(|(term, df)| {
                let idf = libm::log(passages / f64::from((*df).max(1)));
                if matches!(term, Term::Entry(_)) { idf * NAME } else { idf }
            })
            .collect();
        let mut list = Vec::with_capacity(counts.len());
        let mut rest = counts.as_slice();
        for own in articles.chunk_by(|a, b| a == b) {
            let (passages, others) = rest.split_at(own.len().min(rest.len()));
            rest = others;
            let mut whole: Map<u32, u32> = Map::default();
            passages.iter().flatten().for_each(|(term, n)| *whole.entry(*term).or_default() += n);
            let article = own.first().copied().unwrap_or_default();
            for counts in passages {
                let weight = |(term, n): &(u32, u32)| {
                    let idf = rarity.get(*term as usize).copied().unwrap_or_default();
                    let name = matches!(self.terms.get(*term as usize), Some(Term::Entry(_)));
                    let passing = !name && whole.get(term).is_some_and(|n| *n < 2);
                    (*term, (1.0 + libm::log(f64::from(*n))) * idf * if passing { PASSING } else { 1.0 })
                };
                let few = counts.len() < FEWEST;
                let terms = counts.iter().filter(|_| !few).map(weight).filter(|(_, w)| *w > 0.0);
                let mut terms: Vec<(u32, f64)> = terms.collect();
                let length = terms.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
                terms.iter_mut().for_each(|(_, w)| *w /= length.max(f64::MIN_POSITIVE));
                list.push(Vector { terms, article });
            }
        }
        Vectors { list, terms: self.terms, frequency: self.frequency }
    }
}
