//! The opened Volume.

use std::fmt::Write as _;
use std::ops::Range;

use crossread_model::{About, Date, FacetTable, FrontMatter, Passage, PassageId, Slug};
use xxhash_rust::xxh64::xxh64;

use crate::articles::Articles;
use crate::figures::Figures;
use crate::index::Entries;
use crate::links::Links;
use crate::mentions::{Mentions, TextLengths};
use crate::passages::Passages;
use crate::postings::{Posting, Postings};
use crate::section::unseal;
use crate::stems::Stems;
use crate::words::Words;
use crate::years::YearsWritten;
use crate::{
    FIELDS, VolumeError, about, articles, facets, figures, index, links, mentions, passages, postings, stems, words,
    years,
};

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
    stems: Stems,
    postings: Postings,
    facets: Vec<FacetTable>,
    pub(crate) entries: Entries,
    pub(crate) figures: Figures,
    pub(crate) years: YearsWritten,
    pub(crate) mentions: Mentions,
    pub(crate) links: Links,
}

const NAMES: [&str; 13] = [
    about::NAME,
    articles::NAME,
    passages::NAME,
    passages::TEXT,
    words::NAME,
    stems::NAME,
    postings::NAME,
    facets::NAME,
    index::NAME,
    figures::NAME,
    years::NAME,
    mentions::NAME,
    links::NAME,
];

impl Volume {
    /// The names of the sections, in the order in which they are written.
    pub fn names() -> &'static [&'static str] {
        &NAMES
    }

    /// Opens a Volume from copies of its sections; see [`Volume::take`].
    ///
    /// # Errors
    /// As [`Volume::take`].
    pub fn open<N: AsRef<str>>(sections: &[(N, Vec<u8>)]) -> Result<Self, VolumeError> {
        Self::take(sections.iter().map(|(name, bytes)| (name.as_ref(), bytes.clone())).collect())
    }

    /// Opens a Volume from its sections, in whatever order; sections of other names are passed over.
    /// The bytes are checked once and kept where they are, so that opening takes little more room than
    /// they do. Linear in them.
    ///
    /// # Errors
    /// A [`VolumeError`] where a section is missing, foreign, of another version, altered, or of
    /// another build than the rest.
    pub fn take<N: AsRef<str>>(mut sections: Vec<(N, Vec<u8>)>) -> Result<Self, VolumeError> {
        let mut find = |name: &'static str| {
            let at = sections.iter().position(|(n, _)| n.as_ref() == name).ok_or(VolumeError::Missing(name))?;
            unseal(name, sections.swap_remove(at).1)
        };
        let damaged = VolumeError::Damaged;
        let (payload, _) = find(about::NAME)?;
        let head = about::read(&payload, NAMES.len() - 1).ok_or(damaged(about::NAME))?;
        let mut other = |name: &'static str| {
            let (payload, checksum) = find(name)?;
            let at = NAMES.iter().skip(1).position(|n| *n == name);
            match at.and_then(|at| head.checksums.get(at)) {
                Some(expected) if *expected == checksum => Ok(payload),
                _ => Err(VolumeError::Mixed(name)),
            }
        };
        let articles = Articles::open(other(articles::NAME)?).ok_or(damaged(articles::NAME))?;
        let passages = Passages::open(other(passages::NAME)?, other(passages::TEXT)?).ok_or(damaged(passages::NAME))?;
        let (words, extents) = Words::open(&other(words::NAME)?).ok_or(damaged(words::NAME))?;
        let stems = Stems::open(&other(stems::NAME)?, words.len()).ok_or(damaged(stems::NAME))?;
        let postings = Postings::open(other(postings::NAME)?, &extents).ok_or(damaged(postings::NAME))?;
        let entries = Entries::open(other(index::NAME)?).ok_or(damaged(index::NAME))?;
        let count = articles.measures().len();
        let facets = facets::read(&other(facets::NAME)?, count, entries.len()).ok_or(damaged(facets::NAME))?;
        let figures = Figures::open(other(figures::NAME)?, count).ok_or(damaged(figures::NAME))?;
        let years = YearsWritten::open(other(years::NAME)?, count).ok_or(damaged(years::NAME))?;
        let mentions =
            Mentions::open(other(mentions::NAME)?, entries.len(), count, &passages).ok_or(damaged(mentions::NAME))?;
        let links = Links::open(other(links::NAME)?, passages.len(), entries.len()).ok_or(damaged(links::NAME))?;
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
            fingerprint: fingerprint(&payload),
            articles,
            firsts,
            passages,
            words,
            stems,
            postings,
            facets,
            entries,
            figures,
            years,
            mentions,
            links,
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

    /// The title of an article, without decoding the rest.
    pub fn title(&self, article: ArticleIx) -> Option<&str> {
        self.articles.title(article.0 as usize)
    }

    /// When each article appeared, by its place.
    pub fn dates(&self) -> &[Option<Date>] {
        self.articles.dates()
    }

    /// How long each article is, by its place.
    pub fn measures(&self) -> &[Measure] {
        self.articles.measures()
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

    /// The text of a passage, without decoding anything; empty where there is no such passage, or where a Volume that
    /// was tampered with holds no UTF-8. Who asks of each word asks once of the passage: it is looked over each time.
    pub fn text(&self, passage: PassageIx) -> &str {
        self.passages.text(passage.0 as usize).unwrap_or_default()
    }

    /// The number of a passage, without decoding the rest.
    pub fn passage_id(&self, passage: PassageIx) -> Option<PassageId> {
        self.passages.id(passage.0 as usize)
    }

    /// How many passages there are.
    pub fn passage_count(&self) -> usize {
        self.passages.len()
    }

    /// How many bytes all texts have.
    pub fn text_len(&self) -> usize {
        self.passages.text_len()
    }

    /// The article that a passage belongs to. Logarithmic.
    pub fn article_of(&self, passage: PassageIx) -> ArticleIx {
        ArticleIx((self.firsts.partition_point(|first| *first <= passage.0).saturating_sub(1)) as u32)
    }

    /// The passage of this number in an article. Linear in the article's passages.
    pub fn passage_of(&self, article: ArticleIx, id: PassageId) -> Option<PassageIx> {
        self.passages(article).map(PassageIx).find(|p| self.passage_id(*p) == Some(id))
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

    /// The articles that have a word, unpacked now into a list.
    pub fn postings(&self, word: u32) -> Vec<Posting> {
        let mut list = Vec::new();
        self.each_posting(word, |article, counts| list.push(Posting { article: ArticleIx(article), counts }));
        list
    }

    /// How many articles have a word.
    pub fn article_count(&self, word: u32) -> u32 {
        self.postings.articles(word as usize)
    }

    /// Hands over the articles that have a word, by place and in order, each with its occurrences in
    /// title, dek, headings and body. Linear in them, without keeping anything.
    #[inline]
    pub fn each_posting(&self, word: u32, mut see: impl FnMut(u32, [u32; FIELDS])) {
        let articles = self.len();
        self.postings.each(word as usize, |article, counts| {
            if (article as usize) < articles {
                see(article, counts);
            }
        });
    }

    /// Hands over the articles that have a word, by place and in order, without their counts.
    #[inline]
    pub fn each_article(&self, word: u32, mut see: impl FnMut(u32)) {
        let articles = self.len();
        self.postings.each_article(word as usize, |article| {
            if (article as usize) < articles {
                see(article);
            }
        });
    }

    /// How many stems the words have.
    pub fn stem_count(&self) -> usize {
        self.stems.len()
    }

    /// The words of a stem, by their places in order. Stems stand in byte order; in English that of a
    /// group is what [`crossread_text::stem`] says of any of its words.
    pub fn stem_group(&self, stem: usize) -> &[u32] {
        self.stems.group(stem)
    }

    /// The places of the words that are inflections of a word, itself among them. Linear in the words.
    pub fn inflections(&self, word: u32) -> &[u32] {
        self.stems.of(word)
    }

    /// The facets.
    pub fn facets(&self) -> &[FacetTable] {
        &self.facets
    }

    /// The text of the passage at this place in an article.
    pub(crate) fn text_in(&self, article: ArticleIx, passage: u32) -> Option<&str> {
        let all = self.passages(article);
        let at = all.start.checked_add(passage).filter(|at| *at < all.end)?;
        self.passages.text(at as usize)
    }
}

impl TextLengths for Passages {
    fn length(&self, passage: u32) -> Option<usize> {
        Passages::length(self, passage as usize).map(|length| length as usize)
    }
}

/// The payload of `about` holds the checksums of all others, so a hash of it covers everything.
fn fingerprint(about: &[u8]) -> String {
    let mut digits = String::new();
    // Writing to a string cannot fail.
    let _ = write!(digits, "{:012x}", xxh64(about, 0) >> 16);
    digits
}
