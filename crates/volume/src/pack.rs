//! Corpus to sections.

use std::borrow::Cow;

use crossread_model::{Analysis, Article, Corpus, PassageId};
use crossread_text::{Language, fold_into, stem, words};

use crate::gather::Gatherer;
use crate::section::Section;
use crate::{
    Measure, about, articles, facets, figures, index, links, mentions, passages, postings, stems, words as word_list,
    years,
};

/// Packs a corpus and what was found in it. The same corpus gives the same bytes. Linear in the
/// text, but for the sorting of its words.
pub fn pack(corpus: &Corpus, analysis: &Analysis) -> Vec<Section> {
    let mut gathered = Gatherer::default();
    let measures: Vec<Measure> = corpus.articles.iter().map(|article| count(article, &mut gathered)).collect();
    let mut firsts = vec![0];
    let mut sum = 0;
    firsts.extend(measures.iter().map(|measure| {
        sum += measure.passages;
        sum
    }));
    let entries = corpus.index.entries.len() + analysis.entries.len();
    let (passages, text) = passages::write(PassagesOf::new(&corpus.articles));
    let gathered = gathered.finish();
    let words = gathered.iter().map(|(word, column)| (&**word, column.extent()));
    let language = Language::of_tag(&corpus.about.language);
    let stem_of = |word| match analysis.stems.get(word) {
        Some(stem) => Cow::Borrowed(stem.as_str()),
        None => stem(word, language),
    };
    let others = [
        (articles::NAME, articles::write(corpus.articles.iter().map(|a| &a.front).zip(measures))),
        (passages::NAME, passages),
        (passages::TEXT, text),
        (word_list::NAME, word_list::write(words.clone())),
        (stems::NAME, stems::write(words.map(|(word, _)| word), stem_of)),
        (postings::NAME, postings::write(gathered.iter().map(|(_, column)| column))),
        (facets::NAME, facets::write(&analysis.facets)),
        (index::NAME, index::write(&corpus.index, &analysis.entries)),
        (figures::NAME, figures::write(corpus, &analysis.figures)),
        (years::NAME, years::write(corpus.articles.len(), &analysis.years)),
        (mentions::NAME, mentions::write(&analysis.mentions, &analysis.unresolved, entries, &firsts)),
        (links::NAME, links::write(&analysis.links)),
    ]
    .map(|(name, payload)| Section::seal(name, &payload));
    let checksums: Vec<u64> = others.iter().map(Section::checksum).collect();
    let mut sections = vec![Section::seal(about::NAME, &about::write(&corpus.about, &checksums))];
    sections.extend(others);
    sections
}

/// Which of the counted fields a passage belongs to.
fn field(id: PassageId) -> usize {
    match id {
        PassageId::Title => 0,
        PassageId::Dek => 1,
        PassageId::Heading(_) => 2,
        PassageId::Body(_) => 3,
    }
}

fn count(article: &Article, gathered: &mut Gatherer) -> Measure {
    let mut measure = Measure::default();
    let mut folded = String::new();
    for passage in &article.passages {
        let field = field(passage.id);
        measure.passages += 1;
        measure.paragraphs += u32::from(matches!(passage.id, PassageId::Body(_)));
        for word in words(&passage.text) {
            folded.clear();
            fold_into(word.key(&passage.text), &mut folded);
            if folded.is_empty() {
                continue;
            }
            if let Some(n) = measure.lengths.get_mut(field) {
                *n += 1;
            }
            gathered.count(&folded, field);
        }
    }
    gathered.end_article();
    measure
}

/// All passages of all articles, with their number known.
struct PassagesOf<'a> {
    left: usize,
    inner: Box<dyn Iterator<Item = &'a crossread_model::Passage> + 'a>,
}

impl<'a> PassagesOf<'a> {
    fn new(articles: &'a [Article]) -> Self {
        Self {
            left: articles.iter().map(|a| a.passages.len()).sum(),
            inner: Box::new(articles.iter().flat_map(|a| &a.passages)),
        }
    }
}

impl<'a> Iterator for PassagesOf<'a> {
    type Item = &'a crossread_model::Passage;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.saturating_sub(1);
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for PassagesOf<'_> {}
