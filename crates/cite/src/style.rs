//! The six styles and what a download of each is called.

/// A way to write a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// APA, 7th edition.
    Apa,
    /// MLA Handbook, 9th edition.
    Mla,
    /// Chicago Manual of Style, 17th edition, notes and bibliography.
    Chicago,
    /// BibTeX, also read by biblatex; UTF-8.
    BibTex,
    /// RIS, as read by reference managers; UTF-8, lines ended with CR LF.
    Ris,
    /// CSL-JSON: an array of one item.
    CslJson,
}

impl Style {
    /// All styles in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Apa, Self::Mla, Self::Chicago, Self::BibTex, Self::Ris, Self::CslJson];

    /// The name in addresses, options and storage: lower-case ASCII, unique.
    pub fn name(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Mla => "mla",
            Self::Chicago => "chicago",
            Self::BibTex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
        }
    }

    /// The style with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }

    /// The name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Chicago => "Chicago",
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The extension of a downloaded file, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Apa | Self::Mla | Self::Chicago => "txt",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }

    /// The media type of a downloaded file. All are UTF-8.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Apa | Self::Mla | Self::Chicago => "text/plain",
            Self::BibTex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_found_by_its_name() {
        for style in Style::ALL {
            assert_eq!(Style::from_name(style.name()), Some(style));
        }
        assert_eq!(Style::from_name("APA"), None);
    }
}
