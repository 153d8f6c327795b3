//! Section `about`: what the corpus says of itself, and the checksums of the other sections, by
//! which a section of another build is found out.

use crossread_model::About;

use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "about";

/// The decoded section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AboutSection {
    pub(crate) about: About,
    /// Checksums of the other sections, in the order of [`crate::Volume::names`].
    pub(crate) checksums: Vec<u64>,
}

pub(crate) fn write(about: &About, checksums: &[u64]) -> Vec<u8> {
    let mut w = Writer::default();
    for sum in checksums {
        w.0.extend_from_slice(&sum.to_le_bytes());
    }
    w.string(&about.title);
    w.string(&about.description);
    w.string(&about.language);
    w.option(about.licence.as_deref());
    w.string(&about.note);
    w.strings(&about.facets);
    w.option(about.url.as_ref().map(ToString::to_string).as_deref());
    w.0
}

/// Reads the section of a Volume with `others` further sections.
pub(crate) fn read(payload: &[u8], others: usize) -> Option<AboutSection> {
    let mut r = Reader(payload);
    let checksums = (0..others)
        .map(|_| r.take(8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes))
        .collect::<Option<_>>()?;
    let about = About {
        title: r.string()?,
        description: r.string()?,
        language: r.string()?,
        licence: r.option()?,
        note: r.string()?,
        facets: r.strings()?,
        url: r.option()?.map(|url| url.parse()).transpose().ok()?,
    };
    r.end()?;
    Some(AboutSection { about, checksums })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written() {
        let about = About {
            title: "Łódź".into(),
            description: String::new(),
            language: "pl".into(),
            licence: Some("CC0-1.0".into()),
            note: "one\n\ntwo".into(),
            facets: vec!["kind".into(), "tag".into()],
            url: "https://example.org/x/".parse().ok(),
        };
        let bytes = write(&about, &[1, u64::MAX]);
        assert_eq!(read(&bytes, 2), Some(AboutSection { about, checksums: vec![1, u64::MAX] }));
        for cut in 0..bytes.len() {
            assert_eq!(read(&bytes[..cut], 2), None);
        }
    }
}
