//! Article files to [`Corpus`], with every complaint in one run.
//!
//! What a folder may hold and how it is read is written for publishers in `corpus/FORMAT.md`.
//! The stages, in the order of the data: `source` makes text of bytes; `article` reads an article by
//! way of `front` and `markdown`; `about`, `index` and `figures` read the three TOML files, and
//! `references` follows what the index refers to; `assemble` puts all together. Only `folder`
//! touches the disk.
//!
//! Nothing is half accepted: a fault anywhere yields complaints and no corpus.

use std::path::Path;

use crossread_model::Corpus;

mod about;
mod article;
mod assemble;
mod codes;
mod complaint;
mod figures;
mod folder;
mod front;
pub mod import;
mod index;
mod markdown;
mod nearest;
mod references;
mod source;
mod table;
mod yaml;

pub use complaint::{Complaint, Severity};
pub use source::SourceFile;

/// What came of reading a folder.
#[derive(Clone, Debug)]
pub struct Ingest {
    /// The corpus; `Some` exactly where no complaint is an error.
    pub corpus: Option<Corpus>,
    /// Every complaint, by file, line and column.
    pub complaints: Vec<Complaint>,
}

/// Reads the corpus in `folder`. What cannot be read from disk is a complaint too.
pub fn read(folder: &Path) -> Ingest {
    let mut complaints = complaint::Complaints::default();
    let files = folder::files(folder, &mut complaints);
    assemble::assemble(&files, complaints)
}

/// Reads a corpus from files already in memory. The order of `files` does not matter.
pub fn read_files(files: &[SourceFile]) -> Ingest {
    assemble::assemble(files, complaint::Complaints::default())
}
