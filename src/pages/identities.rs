//! By what each Side of a comparison is known, wherever it is named: in the tray and when it is compared.

use crossread_engine::Spec;

use super::{headline, identity};
use crate::parts::siglum::Identity;
use crate::state::Library;
use crate::wording;

/// By what each Side is known. An article keeps its own mark and code; everything else gets the first
/// colour that no other Side has, and letters of its name.
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
    for at in 0..found.len() {
        let taken = |mark: Option<u8>| mark.is_none() || found.iter().take(at).any(|other| other.mark == mark);
        let own = found.get(at).and_then(|identity| identity.mark);
        let mark = if taken(own) {
            (1..=Identity::MARKS).find(|mark| found.iter().all(|other| other.mark != Some(*mark)))
        } else {
            own
        };
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

/// Three letters of a name: its initials, or the first of one word.
fn code(name: &str) -> String {
    let initials = wording::initials(name);
    let letters = if initials.chars().count() > 1 { initials } else { name.to_owned() };
    letters.chars().filter(|c| c.is_alphanumeric()).take(3).flat_map(char::to_uppercase).collect()
}
