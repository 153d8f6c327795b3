//! By what each Side of a comparison is known, wherever it is named: in the tray and when it is compared.

use crossread_engine::Spec;

use super::{headline, identity};
use crate::parts::siglum::Identity;
use crate::state::Library;
use crate::wording;

/// By what each Side is known. An article keeps its own mark and code; everything else gets letters of its name, and a
/// mark that no article has, so that a colour never stands for two things.
pub(crate) fn identities(library: Library, specs: &[Spec]) -> Vec<Identity> {
    let volume = library.volume();
    let mut found: Vec<Identity> = Vec::new();
    for (at, spec) in specs.iter().enumerate() {
        let letter = char::from(b'A' + at as u8);
        found.push(match spec {
            Spec::Article(slug) => match volume.find(slug) {
                Some(article) => identity(article, &volume.front(article)),
                None => Identity { mark: None, code: letter.to_string(), title: format!("[{slug}]") },
            },
            Spec::Entry(id) => {
                let name = volume.find_entry(id).and_then(|entry| volume.entry(entry)).map(|entry| entry.name);
                let title = name.unwrap_or_else(|| format!("[{id}]"));
                Identity { mark: None, code: code(&title), title: wording::capital(&title) }
            }
            Spec::Query(query) => {
                let text = headline(query);
                let title = if text.is_empty() { "All articles".to_owned() } else { text };
                Identity { mark: None, code: letter.to_string(), title }
            }
            Spec::Rest => Identity { mark: None, code: "REST".to_owned(), title: "The rest of the corpus".to_owned() },
        });
    }
    let own = specs.iter().zip(&found).map(|(spec, identity)| (matches!(spec, Spec::Article(_)), identity.mark));
    let marks = marks(&own.collect::<Vec<_>>());
    for (at, mark) in marks.into_iter().enumerate() {
        let twice = found.iter().take(at).any(|other| Some(&other.code) == found.get(at).map(|own| &own.code));
        if let Some(identity) = found.get_mut(at) {
            identity.mark = mark;
            if twice {
                identity.code.push(char::from(b'A' + at as u8));
            }
        }
    }
    found
}

/// The marks of Sides, of which each comes with whether it is an article, and the mark it has as one. Of articles alone
/// the later ones, which have no mark of their own, get those that none of the others has; beside anything else, which may
/// hold any article, they get outlines as well.
fn marks(own: &[(bool, Option<u8>)]) -> Vec<Option<u8>> {
    let articles = own.iter().all(|(article, _)| *article);
    let first = if articles { 1 } else { Identity::MARKS + 1 };
    let mut marks: Vec<Option<u8>> = Vec::new();
    for (at, (_, mark)) in own.iter().enumerate() {
        let has = |mark: u8| own.iter().any(|(_, other)| *other == Some(mark)) || marks.contains(&Some(mark));
        let own = mark.filter(|_| own.iter().take(at).all(|(_, other)| other != mark));
        let mark = own.or_else(|| (first..=Identity::LAST).find(|mark| !has(*mark)));
        marks.push(mark);
    }
    marks
}

/// Three letters of a name: its initials, or the first of one word.
fn code(name: &str) -> String {
    let initials = wording::initials(name);
    let letters = if initials.chars().count() > 1 { initials } else { name.to_owned() };
    letters.chars().filter(|c| c.is_alphanumeric()).take(3).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_side_but_an_article_has_the_mark_of_one() {
        let (article, other) = (|mark| (true, mark), (false, None));
        for (own, expected) in [
            (vec![article(Some(3)), article(Some(1))], [Some(3), Some(1)].as_slice()),
            (vec![other, other, other, other], &[Some(10), Some(11), Some(12), Some(13)]),
            (vec![article(Some(1)), other, article(Some(9)), other], &[Some(1), Some(10), Some(9), Some(11)]),
            // Articles beyond the ninth have no mark of their own.
            (vec![article(None), article(Some(1)), article(None)], &[Some(2), Some(1), Some(3)]),
            (vec![article(None), other], &[Some(10), Some(11)]),
            (vec![article(Some(4)), article(Some(4))], &[Some(4), Some(1)]),
        ] {
            assert_eq!(marks(&own), expected, "{own:?}");
        }
    }
}
