//! What the fuzz targets share: a small corpus, packed, and walks through a Volume that touch every byte of it.

use std::sync::OnceLock;

use crossread_engine::{Engine, Query};
use crossread_ingest::{SourceFile, read_files};
use crossread_model::Corpus;
use crossread_volume::Volume;

/// Sections by name, as a Volume is opened from.
pub type Sections = Vec<(String, Vec<u8>)>;

/// The sections of a corpus.
pub fn packed(corpus: &Corpus) -> Sections {
    let sections = crossread_volume::pack(corpus, &crossread_analyse::analyse(corpus));
    sections.into_iter().map(|section| (section.name.to_owned(), section.bytes)).collect()
}

/// The sections of two short articles, packed once: few bytes, so that each one is changed soon.
pub fn small_sections() -> &'static Sections {
    static SECTIONS: OnceLock<Sections> = OnceLock::new();
    SECTIONS.get_or_init(|| {
        let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        let ingest = read_files(&[
            file("corpus.toml", "title = \"Two\"\nlanguage = \"en\"\nfacets = [\"kind\", \"place\"]\n"),
            file("articles/one.md", ONE),
            file("articles/two.md", TWO),
        ]);
        packed(&ingest.corpus.unwrap_or_else(|| panic!("the sample has faults: {:?}", ingest.complaints)))
    })
}

const ONE: &str = "---\ntitle: One\nauthors: [A. Writer]\ndate: 2020-10-26\nkind: report\nplaces: [Maine]\n---\n
The union struck for 3 weeks in 1984.

## After

- The *strikers* won $2 million
- [others](https://example.org) did not
";

const TWO: &str = "---\ntitle: Two\nkind: opinion\n---\n
> A colour is a color.

| a | b |
|---|---|
| 1 | 2 |
";

/// Reads everything that a Volume holds, and asks a query that touches every article.
pub fn read_all(volume: Volume) {
    for article in volume.articles() {
        let _ = (volume.front(article), volume.slug(article), volume.measure(article));
        for passage in volume.passages(article) {
            let passage = crossread_volume::PassageIx(passage);
            let _ = (volume.passage(passage), volume.text(passage));
        }
    }
    for word in 0..volume.word_count() as u32 {
        let _ = (volume.word(word), volume.postings(word));
    }
    ask(&Engine::open(volume), "the OR union* \"is a\"");
}

/// Asks a query and looks at everything in the answer.
pub fn ask(engine: &Engine, text: &str) {
    let query = Query::of_text(text);
    let selection = engine.select(&query);
    let _ = engine.facets(&query, &selection);
    for found in &selection.articles {
        let _ = (engine.card(&selection, found.article), engine.hits(&selection, found.article));
    }
}
