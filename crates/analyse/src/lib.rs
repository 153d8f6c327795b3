//! What the build finds in a corpus: the facets, the entries that its texts name and where they do, the
//! figures, the years written about, links between passages, and the stems of languages other than English.
//! The same corpus gives the same result on any day and machine.

mod aliases;
mod facets;
mod figures;
mod links;
mod mentions;
mod names;
mod numbers;
mod quick;
mod repeats;
mod stems;
mod texts;

use crossread_model::{Analysis, Corpus};

use texts::Texts;

pub use figures::{figures, unmatched};
pub use repeats::repeats;

/// Everything that is found in a corpus. Nearly linear in its text.
pub fn analyse(corpus: &Corpus) -> Analysis {
    let texts = Texts::new(corpus);
    let named = mentions::mentions(corpus, &texts);
    let (figures, years) = figures::within(corpus, &texts);
    let facets = facets::facets(corpus, &named.entries, &named.mentions, &years);
    let stems = stems::stems(corpus);
    let links = links::links(corpus, &texts, &named.entries, &named.mentions, &stems);
    let mentions::Named { entries, mentions, unresolved } = named;
    Analysis { facets, figures, years, stems, entries, mentions, unresolved, links }
}
