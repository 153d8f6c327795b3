//! What can be wrong with a Volume's bytes, and what to do about it.

use std::fmt;

/// Why bytes are no Volume that this version reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VolumeError {
    /// A section is not there.
    Missing(&'static str),
    /// A section does not begin as one should.
    Foreign(&'static str),
    /// A section was written by another version.
    Version {
        /// The section.
        section: &'static str,
        /// The version that this program reads.
        expected: u16,
        /// The version that wrote it.
        got: u16,
    },
    /// The bytes of a section are not those that were written.
    Checksum(&'static str),
    /// A section belongs to another build of the corpus.
    Mixed(&'static str),
    /// A section ends early or contradicts itself.
    Damaged(&'static str),
}

impl fmt::Display for VolumeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(s) => write!(f, "the corpus has no section “{s}”; build the site again"),
            Self::Foreign(s) => write!(f, "section “{s}” of the corpus is not Crossread’s; build the site again"),
            Self::Version { section, expected, got } => write!(
                f,
                "section “{section}” of the corpus has version {got}, and this page reads version {expected}; \
                 reload the page, or build the site again with one version of Crossread"
            ),
            Self::Checksum(s) => {
                write!(f, "section “{s}” of the corpus was altered or cut short on its way; reload the page")
            }
            Self::Mixed(s) => {
                write!(f, "section “{s}” belongs to another build of the corpus; reload the page")
            }
            Self::Damaged(s) => write!(f, "section “{s}” of the corpus contradicts itself; build the site again"),
        }
    }
}

impl std::error::Error for VolumeError {}
