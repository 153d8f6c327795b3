//! The Volume: the packed corpus, as named sections of bytes. Each section's writer, reader and
//! round trip stand in one file; [`section`] says what head they wear. Bytes in, bytes out: no
//! module reads a disk, a clock or the network.
//!
//! Wrong, old or truncated bytes give a [`VolumeError`], never a panic.

mod about;
mod articles;
mod codec;
mod error;
mod facets;
mod figures;
mod gather;
mod index;
mod links;
mod mentions;
mod pack;
mod passages;
mod postings;
mod records;
mod references;
mod section;
mod stems;
mod volume;
mod words;
mod years;

pub use error::VolumeError;
pub use index::Members;
pub use pack::pack;
pub use postings::Posting;
pub use section::{Section, VERSION};
pub use volume::{ArticleIx, EntryIx, Measure, PassageIx, Volume};

/// The fields that are counted apart: title, dek, headings, body.
pub const FIELDS: usize = 4;
