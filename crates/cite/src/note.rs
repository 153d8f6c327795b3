//! What BibTeX, RIS and CSL-JSON have no field for, in words.

use crate::locator::Abbreviation;
use crate::work::Work;

/// *Retold in “Corpus”, para. 7, https://…, accessed 2021-01-03*, or of an article as it stands
/// *para. 7*. `None` where there is nothing to say.
pub(crate) fn place(work: &Work<'_>) -> Option<String> {
    let locator = work.locator(Abbreviation::Chicago);
    if !work.retold {
        return locator;
    }
    let mut note = format!("Retold in “{}”", work.corpus);
    let accessed = work.accessed.map(|day| format!("accessed {day}"));
    for part in [locator, work.url.clone(), accessed].into_iter().flatten() {
        note.push_str(", ");
        note.push_str(&part);
    }
    Some(note)
}

/// The citation of the original as the corpus words it: it may know more than the fields say.
pub(crate) fn source(work: &Work<'_>) -> Option<String> {
    work.source.as_ref().map(|source| format!("Source: {source}"))
}
