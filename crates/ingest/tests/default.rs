//! The default corpus is read without a complaint.

mod common;

use crossread_ingest::{Ingest, read, read_files};
use crossread_model::{Block, Corpus, PassageId};

fn corpus() -> Corpus {
    let Ingest { corpus, complaints } = read(&common::default_corpus());
    assert_eq!(complaints, []);
    corpus.expect("a corpus without complaints")
}

#[test]
fn the_default_corpus_is_whole() {
    let corpus = corpus();
    assert_eq!(corpus.articles.len(), 9);
    assert_eq!(corpus.index.entries.len(), 348);
    assert_eq!(corpus.index.families.len(), 9);
    assert_eq!(corpus.figures.len(), 165);
    assert_eq!(corpus.about.facets.len(), 8);
    assert_eq!(corpus.about.note.split("\n\n").count(), 3);
    let codes: Vec<&str> = corpus.articles.iter().map(|a| a.front.code.as_str()).collect();
    assert_eq!(codes, ["BHA", "SUS", "KLE", "RAI", "CON", "HER", "WIL", "MOR", "NPQ"]);
    let undated = corpus.articles.iter().filter(|a| a.front.date.is_none()).count();
    let unsigned = corpus.articles.iter().filter(|a| a.front.authors.is_empty()).count();
    assert_eq!((undated, unsigned), (2, 2));
}

#[test]
fn every_article_begins_with_title_and_dek_and_counts_from_one() {
    for article in corpus().articles {
        let ids: Vec<PassageId> = article.passages.iter().map(|p| p.id).collect();
        assert_eq!(&ids[..2], [PassageId::Title, PassageId::Dek]);
        let bodies = ids.iter().filter_map(|id| id.number());
        assert!(bodies.eq(1..=ids.iter().filter(|id| id.number().is_some()).count() as u32));
    }
}

#[test]
fn interviews_have_turns_and_other_articles_none() {
    for article in corpus().articles {
        let turns = article.passages.iter().filter(|p| p.turn).count();
        let interview = article.front.kind.as_deref() == Some("interview");
        assert_eq!(turns > 5, interview, "{}", article.front.slug);
        for passage in &article.passages {
            assert!(!passage.turn || passage.speaker.is_some());
            assert!(passage.speaker.is_none() || !matches!(passage.block, Block::Heading(_)));
        }
    }
}

#[test]
fn figures_lie_where_their_words_stand() {
    let corpus = corpus();
    for figure in &corpus.figures {
        let article = corpus.articles.iter().find(|a| a.front.slug == figure.passage.slug).expect("the article");
        let passage = article.passage(figure.passage.passage).expect("the passage");
        let words = passage.text.get(figure.start as usize..figure.end as usize).expect("the words");
        assert!(!words.trim().is_empty(), "{}", figure.passage);
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = common::default_files();
    files.reverse();
    assert_eq!(read_files(&files).corpus, Some(corpus()));
}
