//! The engine on the corpus that the repository carries: every count is that of a plain scan.

mod corpora;
mod reference;

use std::collections::BTreeMap;
use std::path::Path;

use crossread_engine::{Expr, Form, Pattern, Query, Sort, WordPattern};
use crossread_model::Corpus;
use crossread_text::{Language, fold, stem, words};

use corpora::open;
use reference::Reference;

/// How many words are looked up in the text.
const WORDS: usize = 50;

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = crossread_ingest::read(&folder);
    read.corpus.unwrap_or_else(|| panic!("{:?}", read.complaints))
}

/// Folded words of the corpus in alphabetical order, evenly drawn from all of them.
fn sample(corpus: &Corpus) -> Vec<String> {
    let texts = corpus.articles.iter().flat_map(|article| &article.passages).map(|passage| &passage.text);
    let mut all: Vec<String> = texts.flat_map(|text| words(text).map(|word| fold(word.of(text)))).collect();
    all.sort();
    all.dedup();
    (0..WORDS).map(|n| all[n * all.len() / WORDS].clone()).collect()
}

#[test]
fn every_count_of_a_word_is_that_of_a_plain_scan() {
    let corpus = corpus();
    let (engine, _) = open(&corpus);
    for word in sample(&corpus) {
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for article in &corpus.articles {
            let texts = article.passages.iter().map(|passage| &passage.text);
            let same = |other: &str| stem(&fold(other), Language::English) == stem(&word, Language::English);
            let count: usize = texts.map(|text| words(text).filter(|other| same(other.of(text))).count()).sum();
            if count > 0 {
                expected.insert(article.front.slug.to_string(), count as u32);
            }
        }
        let selection = engine.select(&Query::of_text(word.as_str()));
        let slug = |article| engine.volume().slug(article).map(|slug| slug.to_string()).unwrap_or_default();
        let got: BTreeMap<String, u32> = selection.articles.iter().map(|f| (slug(f.article), f.hits)).collect();
        assert_eq!(got, expected, "{word}");
    }
}

#[test]
fn queries_on_the_default_corpus_agree_with_a_plain_scan() {
    let corpus = corpus();
    let (engine, analysis) = open(&corpus);
    let reference = Reference::new(&corpus, &analysis);
    for (text, sort) in [
        ("strike", Sort::Relevance),
        ("\"police unions\"", Sort::Relevance),
        ("union NEAR/4 contract", Sort::Relevance),
        ("SAME(union strike -police)", Sort::Hits),
        ("organis* -police", Sort::Newest),
        ("solidarty unoin", Sort::Relevance),
        ("organize OR organization", Sort::Title),
        ("women's work author:none", Sort::Relevance),
        ("non-union", Sort::Relevance),
        ("date:2020-11 =Labor", Sort::Oldest),
        ("concept:strike kind:report", Sort::Title),
        ("title:unions workers", Sort::Relevance),
        ("\"in the\" NEAR/2 \"of the\"", Sort::Hits),
    ] {
        let query = Query { sort, ..Query::of_text(text) };
        let (read, notes) = query.read();
        assert_eq!(notes, vec![], "{text}");
        let expr = reference.mended(&read);
        let selection = engine.select(&query);
        let mut scores = reference.scores(&expr);
        if sort == Sort::Relevance {
            // Nine articles are all among the first.
            scores.iter_mut().zip(0..).for_each(|(score, at)| *score += reference.nearness(&expr, at));
        }
        let mut expected = reference.selected(&expr, &[]);
        reference.sort(sort, &expr, &scores, &mut expected);
        let got: Vec<usize> = selection.articles.iter().map(|found| found.article.0 as usize).collect();
        assert_eq!(got, expected, "{text}");
        for found in &selection.articles {
            let at = found.article.0 as usize;
            assert_eq!(found.hits as usize, reference.hits(&expr, at), "{text}");
            assert!((found.score - scores[at]).abs() < 1e-9, "{text}: {} not {}", found.score, scores[at]);
            let marks = reference.marks(&expr, at);
            let marked = marks.iter().filter(|marks| !marks.is_empty());
            let spans = engine.hits(&selection, found.article);
            let bytes: Vec<Vec<(u32, u32)>> =
                spans.iter().map(|hits| hits.spans.iter().map(|s| (s.start, s.end)).collect()).collect();
            let expected: Vec<Vec<(u32, u32)>> =
                marked.map(|marks| marks.iter().map(|mark| (mark.start, mark.end)).collect()).collect();
            assert_eq!(bytes, expected, "{text}");
        }
    }
}

/// Guards the test above: a query that finds nothing proves little.
#[test]
fn the_default_corpus_has_the_words_that_are_asked_for() {
    let corpus = corpus();
    let analysis = crossread_analyse::analyse(&corpus);
    let reference = Reference::new(&corpus, &analysis);
    for word in ["strike", "union", "police", "organize", "organization", "women's"] {
        let pattern = Pattern::Word(WordPattern { text: word.into(), form: Form::Inflected });
        assert!(!reference.selected(&Expr::Words(pattern), &[]).is_empty(), "{word}");
    }
}
