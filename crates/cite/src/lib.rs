//! Citations of an article, or of a passage of it, in six styles.
//!
//! What is cited is the text **as its authors published it**: their names, title, outlet and date.
//!
//! **Retellings.** Where the corpus only retells a text ([`FrontMatter::retold`]), the original is
//! cited all the same, since its claims are its authors', and the citation then says *Retold in*
//! with the name of the corpus. Paragraph number, address and day of access stand after those words,
//! never before: they belong to the retelling, and the original need not have them. For the same
//! reason BibTeX, RIS and CSL-JSON carry them in the note and leave the original's address empty.
//!
//! **What is missing** is shown as the style shows it (*n.d.*, title first) and never supplied. A
//! title that the source does not print stands in square brackets, without quotation marks.
//!
//! **Limits.** Titles keep their capitals as printed: APA asks for sentence case, which cannot be had
//! without knowing every proper name. An outlet is taken for a periodical, newspaper or magazine
//! alike; an article without an outlet is a page of the corpus. Names are taken apart by their form
//! (the last word is the family name, with *van*, *de* and the like before it), which fails for two
//! family names without hyphen and for a family name that comes first; write *Family, Given* there.
//!
//! The stages: `name` and `title` read the parts, `work` gathers them, then one file for each style.

use crossread_model::{Date, FrontMatter, PassageId};

mod apa;
mod bibtex;
mod chicago;
mod csl_json;
mod date;
mod locator;
mod mla;
mod name;
mod note;
mod ris;
mod runs;
mod style;
mod title;
mod work;

pub use runs::{Citation, Run};
pub use style::Style;

/// What is cited, and where it was read.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// What the article's file says of it.
    pub front: &'a FrontMatter,
    /// The name of the corpus (`About::title`).
    pub corpus_title: &'a str,
    /// The passage cited; `None` for the whole article.
    pub passage: Option<PassageId>,
    /// The address where the text was read, with scheme.
    pub url: Option<&'a str>,
    /// The day on which it was read there. Shown only beside `url`, and in APA, MLA and Chicago only
    /// where the text read has no date of its own: an undated article, or a retelling.
    pub accessed: Option<Date>,
}

/// Cites `reference` in `style`. Never fails: what is missing is left out or said to be missing.
pub fn cite(reference: &Reference<'_>, style: Style) -> Citation {
    let work = work::Work::new(reference);
    match style {
        Style::Apa => apa::cite(&work),
        Style::Mla => mla::cite(&work),
        Style::Chicago => chicago::cite(&work),
        Style::BibTex => Citation::data(bibtex::cite(&work)),
        Style::Ris => Citation::data(ris::cite(&work)),
        Style::CslJson => Citation::data(csl_json::cite(&work)),
    }
}
