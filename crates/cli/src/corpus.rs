//! What several subcommands begin with: a corpus read from a folder, and an engine opened on it.

use std::path::Path;

use crossread_engine::Engine;
use crossread_ingest::{Complaint, Ingest, Severity};
use crossread_model::{Corpus, Passage};
use crossread_volume::{Section, Volume, VolumeError};

/// Reads a corpus, with the complaints that only the analysis of its texts can make.
pub(crate) fn examine(folder: &Path) -> Ingest {
    let Ingest { corpus, mut complaints } = crossread_ingest::read(folder);
    let found = corpus.iter().flat_map(crossread_analyse::unmatched).map(|note| Complaint {
        file: "figures.toml".into(),
        line: note.line,
        column: note.column,
        severity: Severity::Error,
        what: format!("these characters of {} state no figure", note.passage),
        instead: "match a number, or words that say how much or how many".into(),
    });
    let count = complaints.len();
    complaints.extend(found);
    let corpus = corpus.filter(|_| complaints.len() == count);
    complaints.sort();
    Ingest { corpus, complaints }
}

/// Reads a corpus; where it has a fault, says all of them on standard error. Warnings are for
/// `crossread check` alone.
pub(crate) fn read(folder: &Path) -> Option<Corpus> {
    let Ingest { corpus, complaints } = examine(folder);
    for complaint in complaints.iter().filter(|c| c.severity == Severity::Error) {
        eprintln!("{complaint}");
    }
    corpus
}

/// The sections of a corpus' Volume.
pub(crate) fn pack(corpus: &Corpus) -> Vec<Section> {
    crossread_volume::pack(corpus, &crossread_analyse::analyse(corpus))
}

/// An engine on a corpus, by way of its Volume, so that it answers as the page does.
pub(crate) fn open(corpus: &Corpus) -> Result<Engine, VolumeError> {
    let sections: Vec<_> = pack(corpus).into_iter().map(|section| (section.name, section.bytes)).collect();
    Ok(Engine::open(Volume::open(&sections)?))
}

/// The passages of a corpus by their place among all, with the names of their articles.
pub(crate) struct Places<'a>(Vec<Placed<'a>>);

/// A passage and its article.
pub(crate) struct Placed<'a> {
    /// The slug of the article.
    pub(crate) article: &'a str,
    /// The passage.
    pub(crate) passage: &'a Passage,
}

impl<'a> Places<'a> {
    /// Linear in the number of passages.
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let of = |article: &'a crossread_model::Article| {
            let slug = article.front.slug.as_str();
            article.passages.iter().map(move |passage| Placed { article: slug, passage })
        };
        Self(corpus.articles.iter().flat_map(of).collect())
    }

    /// The passage at a place.
    pub(crate) fn get(&self, place: u32) -> Option<&Placed<'a>> {
        self.0.get(place as usize)
    }
}

impl Placed<'_> {
    /// The address, like `slug/p12`.
    pub(crate) fn address(&self) -> String {
        format!("{}/{}", self.article, self.passage.id)
    }
}
