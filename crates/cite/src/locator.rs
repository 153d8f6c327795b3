//! Passages as each style points at them.

use crossread_model::PassageId;

/// How a style shortens *paragraph* and *section*.
#[derive(Clone, Copy)]
pub(crate) enum Abbreviation {
    /// *para. 7*, *Section 2*: APA.
    Apa,
    /// *par. 7*, *sec. 2*: MLA.
    Mla,
    /// *para. 7*, *sec. 2*: Chicago and notes.
    Chicago,
}

/// The passage as it is pointed at: *para. 7*.
pub(crate) fn locator(passage: PassageId, abbreviation: Abbreviation) -> String {
    let (paragraph, section) = match abbreviation {
        Abbreviation::Apa => ("para.", "Section"),
        Abbreviation::Mla => ("par.", "sec."),
        Abbreviation::Chicago => ("para.", "sec."),
    };
    match passage {
        PassageId::Title => "title".to_owned(),
        PassageId::Dek => "subtitle".to_owned(),
        PassageId::Heading(n) => format!("{section} {n}"),
        PassageId::Body(n) => format!("{paragraph} {n}"),
    }
}
