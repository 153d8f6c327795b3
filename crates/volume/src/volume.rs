//! The opened Volume.

use std::fmt::Write as _;
use std::ops::Range;

use crossread_model::{About, Entry, FacetTable, Figure, FrontMatter, Passage, PassageId, Slug, Years};
use xxhash_rust::xxh64::xxh64;

use crate::articles::Articles;
use crate::figures::Figures;
use crate::index::{Entries, Members};
use crate::passages::Passages;
use crate::section::unseal;
use crate::stems::Stems;
use crate::words::{Posting, Words};
use crate::years::YearsWritten;
use crate::{FIELDS, VolumeError, about, articles, facets, figures, index, passages, stems, words, years};

/// An article by its place in the order of slugs, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIx(pub u32);

/// A passage by its place among all passages of the corpus, article after article, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageIx(pub u32);

/// An entry by its place in the index, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIx(pub u32);

/// How long an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Words in title, dek, headings and body.
    pub lengths: [u32; FIELDS],
    /// Body passages.
    pub paragraphs: u32,
    /// All passages, title and dek included.
    pub passages: u32,
}

impl Measure {
    /// Words in headings and body: what a reader reads.
    pub fn words(&self) -> u32 {
        let [_, _, headings, body] = self.lengths;
        headings + body
    }
}

/// The packed corpus, opened. Records decode when asked for; nothing is parsed whole.
#[derive(Debug)]
pub struct Volume {
    about: About,
    fingerprint: String,
    articles: Articles,
    /// The first passage of each article, and the number of all.
    firsts: Vec<u32>,
    passages: Passages,
    words: Words,
    facets: Vec<FacetTable>,
    entries: Entries,
    figures: Figures,
    years: YearsWritten,
    stems: Stems,
}

const NAMES: [&str; 11] = [
    about::NAME,
    articles::NAME,
    passages::NAME,
    passages::TEXT,
    words::NAME,
    words::POSTINGS,
    facets::NAME,
    index::NAME,
    figures::NAME,
    years::NAME,
    stems::NAME,
];

impl Volume {
    /// The names of the sections, in the order in which they are written.
    pub fn names() -> &'static [&'static str] {
        &NAMES
    }

    /// Opens a Volume from its sections, in whatever order; sections of other names are passed over.
    /// Linear in the bytes, which are checked once.
    ///
    /// # Errors
    /// A [`VolumeError`] where a section is missing, foreign, of another version, altered, or of
    /// another build than the rest.
    pub fn open<N: AsRef<str>>(sections: &[(N, Vec<u8>)]) -> Result<Self, VolumeError> {
        let find = |name: &'static str| {
            let found = sections.iter().find(|(n, _)| n.as_ref() == name);
            unseal(name, found.map(|(_, bytes)| bytes.as_slice()).ok_or(VolumeError::Missing(name))?)
        };
        let damaged = VolumeError::Damaged;
        let (payload, _) = find(about::NAME)?;
        let head = about::read(payload, NAMES.len() - 1).ok_or(damaged(about::NAME))?;
        let other = |name: &'static str| {
            let (payload, checksum) = find(name)?;
            let at = NAMES.iter().skip(1).position(|n| *n == name);
            match at.and_then(|at| head.checksums.get(at)) {
                Some(expected) if *expected == checksum => Ok(payload),
                _ => Err(VolumeError::Mixed(name)),
            }
        };
        let articles = Articles::open(other(articles::NAME)?).ok_or(damaged(articles::NAME))?;
        let passages =
            Passages::open(other(passages::NAME)?, other(passages::TEXT)?.to_vec()).ok_or(damaged(passages::NAME))?;
        let words = Words::open(other(words::NAME)?, other(words::POSTINGS)?).ok_or(damaged(words::NAME))?;
        let entries = Entries::open(other(index::NAME)?).ok_or(damaged(index::NAME))?;
        let count = articles.measures().len();
        let facets = facets::read(other(facets::NAME)?, count).ok_or(damaged(facets::NAME))?;
        let figures = Figures::open(other(figures::NAME)?, count).ok_or(damaged(figures::NAME))?;
        let years = YearsWritten::open(other(years::NAME)?, count).ok_or(damaged(years::NAME))?;
        let stems = Stems::open(other(stems::NAME)?, words.len()).ok_or(damaged(stems::NAME))?;
        let mut firsts = vec![0u32];
        let mut sum = 0u32;
        for measure in articles.measures() {
            sum = sum.checked_add(measure.passages).ok_or(damaged(articles::NAME))?;
            firsts.push(sum);
        }
        if sum as usize != passages.len() {
            return Err(damaged(articles::NAME));
        }
        Ok(Self {
            about: head.about,
            fingerprint: fingerprint(payload),
            articles,
            firsts,
            passages,
            words,
            facets,
            entries,
            figures,
            years,
            stems,
        })
    }

    /// What the corpus says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Twelve hexadecimal digits over the whole corpus: another corpus, however little changed, has
    /// another fingerprint.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.measures().len()
    }

    /// True where there is no article.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Words of all articles, as [`Measure::words`] counts them.
    pub fn words(&self) -> u32 {
        self.articles.measures().iter().map(Measure::words).sum()
    }

    /// All articles in order.
    pub fn articles(&self) -> impl Iterator<Item = ArticleIx> + use<> {
        (0..self.articles.measures().len() as u32).map(ArticleIx)
    }

    /// The article of this name. Logarithmic.
    pub fn find(&self, slug: &str) -> Option<ArticleIx> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.articles.slug(middle)?.cmp(slug) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(ArticleIx(middle as u32)),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The front matter of an article, decoded now.
    ///
    /// # Panics
    /// Where `article` is not of this Volume.
    pub fn front(&self, article: ArticleIx) -> FrontMatter {
        self.articles.front(article.0 as usize).expect("records were checked when the Volume was opened")
    }

    /// The name of an article, without decoding the rest.
    pub fn slug(&self, article: ArticleIx) -> Option<Slug> {
        self.articles.slug(article.0 as usize)?.parse().ok()
    }

    /// How long an article is; all zeros where it is not of this Volume.
    pub fn measure(&self, article: ArticleIx) -> Measure {
        self.articles.measures().get(article.0 as usize).copied().unwrap_or_default()
    }

    /// The passages of an article: values of [`PassageIx`].
    pub fn passages(&self, article: ArticleIx) -> Range<u32> {
        let at = |i: usize| self.firsts.get(i).copied().unwrap_or_default();
        at(article.0 as usize)..at(article.0 as usize + 1)
    }

    /// A passage, decoded now.
    ///
    /// # Panics
    /// Where `passage` is not of this Volume.
    pub fn passage(&self, passage: PassageIx) -> Passage {
        self.passages.passage(passage.0 as usize).expect("records were checked when the Volume was opened")
    }

    /// The text of a passage, without decoding anything; empty where there is no such passage.
    pub fn text(&self, passage: PassageIx) -> &str {
        self.passages.text(passage.0 as usize).unwrap_or_default()
    }

    /// The article that a passage belongs to. Logarithmic.
    pub fn article_of(&self, passage: PassageIx) -> ArticleIx {
        ArticleIx((self.firsts.partition_point(|first| *first <= passage.0).saturating_sub(1)) as u32)
    }

    /// The passage of this number in an article. Linear in the article's passages.
    pub fn passage_of(&self, article: ArticleIx, id: PassageId) -> Option<PassageIx> {
        self.passages(article).map(PassageIx).find(|p| self.passage(*p).id == id)
    }

    /// How many words the list has.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// A folded word by its place in byte order; empty beyond the list.
    pub fn word(&self, word: u32) -> &str {
        self.words.word(word as usize)
    }

    /// The place of the first word that does not come before `folded` in byte order. Logarithmic.
    pub fn lower_bound(&self, folded: &str) -> u32 {
        self.words.lower_bound(folded) as u32
    }

    /// The places of the words that are inflections of a word, itself among them, as far as they were
    /// found when the corpus was built: none in English, nor where it has no other. Logarithmic.
    pub fn inflections(&self, word: u32) -> &[u32] {
        self.stems.of(word)
    }

    /// The articles that have a word, unpacked now.
    pub fn postings(&self, word: u32) -> Vec<Posting> {
        let mut list = self.words.postings(word as usize);
        list.retain(|posting| (posting.article.0 as usize) < self.len());
        list
    }

    /// The facets.
    pub fn facets(&self) -> &[FacetTable] {
        &self.facets
    }

    /// All entries of the index, in its order.
    pub fn entries(&self) -> impl Iterator<Item = EntryIx> + use<> {
        (0..self.entries.len() as u32).map(EntryIx)
    }

    /// An entry, decoded now; none where it is not of this Volume.
    pub fn entry(&self, entry: EntryIx) -> Option<Entry> {
        self.entries.entry(entry.0 as usize)
    }

    /// The families of rivals, each with its members.
    pub fn families(&self) -> &[Members] {
        self.entries.families()
    }

    /// The figures of an article, by passage and place, decoded now. Linear in their number.
    pub fn figures(&self, article: ArticleIx) -> Vec<Figure> {
        self.figures.of(article.0, |passage| self.text_in(article, passage))
    }

    /// The years that an article writes about, by passage and place, decoded now. Linear in their
    /// number.
    pub fn years(&self, article: ArticleIx) -> Vec<Years> {
        self.years.of(article.0, |passage| self.text_in(article, passage))
    }

    /// The text of the passage at this place in an article.
    fn text_in(&self, article: ArticleIx, passage: u32) -> Option<&str> {
        let all = self.passages(article);
        let at = all.start.checked_add(passage).filter(|at| *at < all.end)?;
        self.passages.text(at as usize)
    }
}

/// The payload of `about` holds the checksums of all others, so a hash of it covers everything.
fn fingerprint(about: &[u8]) -> String {
    let mut digits = String::new();
    // Writing to a string cannot fail.
    let _ = write!(digits, "{:012x}", xxh64(about, 0) >> 16);
    digits
}
