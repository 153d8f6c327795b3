//! What a file of another form than annotations says of one note: a row of a table, or a quotation in Markdown.

use crossread_anchor::Quote;

use super::{About, Note, record};

/// The longest note that is taken in, in bytes.
pub const LONGEST: usize = 2_000_000;

/// What is said of a note; whatever is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its name; empty where it is to have a new one.
    pub id: String,
    /// The words quoted, or what a place is called.
    pub words: String,
    /// The address of what it is about, whole or from its fragment on.
    pub link: String,
    /// The remark.
    pub remark: String,
    /// The heading that it stands under.
    pub heading: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// When it was made.
    pub made: String,
}

impl Told {
    /// Whether nothing is said that a note is made of.
    pub fn says_nothing(&self) -> bool {
        [&self.words, &self.link, &self.remark].iter().all(|text| text.trim().is_empty())
    }

    /// The note. Words of something that is no article stand before the remark, so that they are not lost; `now` stands
    /// for a time that is none.
    pub fn note(self, page: &str, now: &str) -> Note {
        let Told { id, words, link, remark, heading, tags, made } = self;
        let address = if link.starts_with('#') { format!("{page}{link}") } else { link };
        let quote = Quote { exact: words.clone(), ..Quote::default() };
        let about = match address.is_empty() {
            true if is_address(&words) => About::Elsewhere(words.clone()),
            true => About::Nothing,
            false => About::of(&address, quote, words.clone(), page),
        };
        let kept = match &about {
            About::Words { .. } | About::Place { .. } => true,
            About::Elsewhere(address) => *address == words,
            About::Nothing => false,
        };
        let remark = match [words.trim(), remark.trim()] {
            [_, remark] if kept => remark.to_owned(),
            ["", text] | [text, ""] => text.to_owned(),
            [words, remark] => format!("{words}\n\n{remark}"),
        };
        let made = if record::is_time(&made) { made } else { now.to_owned() };
        Note { id, made: made.clone(), changed: made, about, remark, heading: heading.trim().to_owned(), tags }
    }
}

/// Whether a text is the address of something elsewhere, as exports write it.
pub fn is_address(text: &str) -> bool {
    record::is_iri(text) && (text.contains("://") || text.starts_with("urn:"))
}

/// What two notes share that say the same of the same thing, however their blanks are: by this a note is known that
/// comes without a name.
pub fn likeness(note: &Note) -> String {
    let about = note.about.href().or_else(|| match &note.about {
        About::Elsewhere(address) => Some(address.clone()),
        _ => None,
    });
    let parts = [about.as_deref().unwrap_or_default(), note.about.quoted().unwrap_or_default(), &note.remark];
    parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://here.example/";
    const NOW: &str = "2026-11-22T09:00:00Z";

    fn note(words: &str, link: &str, remark: &str) -> Note {
        let told = Told { words: words.into(), link: link.into(), remark: remark.into(), ..Told::default() };
        told.note(PAGE, NOW)
    }

    #[test]
    fn words_are_never_lost_wherever_the_link_leads() {
        let here = note("The miners struck.", "#/a/two-towns/p3", "Why?");
        assert_eq!((here.about.quoted(), here.remark.as_str()), (Some("The miners struck."), "Why?"));
        assert_eq!(here.made, NOW);
        let place = note("union*", "https://there.example/#/?q=union*", "");
        assert!(matches!(&place.about, About::Place { title, .. } if title == "union*"));
        let elsewhere = note("Some words", "http://example.org/page1", "Why?");
        assert_eq!(elsewhere.remark, "Some words\n\nWhy?");
        assert_eq!(note("Some words", "", "").remark, "Some words");
        let address = note("http://example.org/page1", "", "Why?");
        assert_eq!(
            (address.about, address.remark.as_str()),
            (About::Elsewhere("http://example.org/page1".into()), "Why?")
        );
    }

    #[test]
    fn blanks_make_no_other_note() {
        let one = note("The miners\nstruck.", "#/a/two-towns/p3", " Why? ");
        let other = note("The miners struck.", "https://there.example/#/a/two-towns/p3", "Why?");
        assert_eq!(likeness(&one), likeness(&other));
        assert_ne!(likeness(&one), likeness(&note("The miners struck.", "#/a/two-towns/p3", "")));
    }
}
