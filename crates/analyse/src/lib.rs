//! What the build finds in a corpus: the facets, and the entries that its texts mention. The same
//! corpus gives the same result on any day and machine.

mod facets;
mod mentions;

use crossread_model::{Analysis, Corpus};

pub use mentions::{Mention, mentions};

/// Everything that is found in a corpus. Linear in its text.
pub fn analyse(corpus: &Corpus) -> Analysis {
    Analysis { facets: facets::facets(corpus, &mentions(corpus)) }
}
