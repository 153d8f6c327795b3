//! The engine alone as a module: no page, no JavaScript values but numbers and strings. The bench
//! measures its time in the browser, and its size as that of "the engine's own code".

use crossread_engine::{Engine, Query, Selection};
use crossread_volume::Volume;
use wasm_bindgen::prelude::*;

/// The sections of a Volume, as they arrive.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sections(Vec<(String, Vec<u8>)>);

#[wasm_bindgen]
impl Sections {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.0.push((name, bytes));
    }
}

/// An opened corpus.
#[wasm_bindgen]
pub struct Corpus(Engine);

#[wasm_bindgen]
impl Corpus {
    /// Opens it; the sections are given up.
    ///
    /// # Errors
    /// What is wrong with a section.
    pub fn open(sections: Sections) -> Result<Corpus, String> {
        Volume::take(sections.0).map(|volume| Self(Engine::open(volume))).map_err(|error| error.to_string())
    }

    /// Fills in positions for about so many words; true when all are known.
    pub fn rest(&self, words: usize) -> bool {
        self.0.rest(words).is_done()
    }

    /// The numbers of articles and hits, then those of the first ten articles.
    pub fn select(&self, text: &str, typing: bool) -> Vec<u32> {
        numbers(&self.0.select(&query(text, typing)))
    }

    /// As [`Corpus::select`], with the counts of all facets made too; their sum comes last.
    pub fn facets(&self, text: &str) -> Vec<u32> {
        let query = query(text, false);
        let selection = self.0.select(&query);
        let facets = self.0.facets(&query, &selection);
        let sum = facets.iter().flat_map(|facet| &facet.values).map(|value| value.count).sum();
        let mut numbers = numbers(&selection);
        numbers.push(sum);
        numbers
    }

    /// As [`Corpus::select`], with the cards of the first ten articles made too, as a page draws
    /// them; the number of their marks comes last.
    pub fn cards(&self, text: &str, typing: bool) -> Vec<u32> {
        let selection = self.0.select(&query(text, typing));
        let cards = selection.articles.iter().take(10).map(|found| self.0.card(&selection, found.article));
        let marks = cards.flat_map(|card| card.snippets).map(|snippet| snippet.spans.len() as u32).sum();
        let mut numbers = numbers(&selection);
        numbers.push(marks);
        numbers
    }
}

fn query(text: &str, typing: bool) -> Query {
    Query { typing, ..Query::of_text(text) }
}

fn numbers(selection: &Selection) -> Vec<u32> {
    let counts = [selection.articles.len() as u32, selection.hits];
    counts.into_iter().chain(selection.articles.iter().take(10).map(|found| found.article.0)).collect()
}
