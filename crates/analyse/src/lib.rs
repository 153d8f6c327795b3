//! What the build finds in a corpus: the facets, the entries that its texts mention, the figures and the
//! years written about, and the stems of languages other than English. The same corpus gives the same result on any day and machine.

mod facets;
mod figures;
mod mentions;
mod numbers;
mod repeats;
mod stems;

use crossread_model::{Analysis, Corpus};

pub use figures::{figures, unmatched};
pub use mentions::{Mention, mentions};
pub use repeats::repeats;

/// Everything that is found in a corpus. Linear in its text.
pub fn analyse(corpus: &Corpus) -> Analysis {
    let (figures, years) = figures(corpus);
    Analysis { facets: facets::facets(corpus, &mentions(corpus), &years), figures, years, stems: stems::stems(corpus) }
}
