//! `corpus.toml`: what the corpus says of itself.

use std::collections::BTreeSet;

use crossread_model::{About, FACETS, SiteUrl};

use crate::complaint::{Complaints, quote};
use crate::front::is_language;
use crate::nearest::did_you_mean;
use crate::source::{Text, clean};
use crate::table::{self, Table, Words};

/// The facets of a corpus that names none.
const FIRST: [&str; 8] = ["kind", "outlet", "author", "place", "concept", "person", "org", "tag"];

/// Reads `corpus.toml`. `own` are the keys of the articles' own front matter, which can be facets.
pub(crate) fn read(text: &Text, own: &BTreeSet<&str>, complaints: &mut Complaints) -> Option<About> {
    let parsed = table::parse(text, complaints)?;
    let mut table = Table::new(text, parsed.get_ref(), 0);
    let title = table.needed("title", "\"the name of the corpus\"", complaints);
    let language = table.needed("language", "\"en\"", complaints);
    let description = table.line("description", complaints);
    let licence = either(&mut table, "licence", "license", complaints);
    let note = table.raw("note", complaints);
    let named = table.lines("facets", complaints);
    let url = url(&mut table, complaints);
    if let Some(tag) = language.as_ref().filter(|tag| !is_language(&tag.words)) {
        let what = format!("{} is not a language tag", quote(&tag.words));
        complaints.error(&text.file, tag.at, what, "write a tag such as en, de or pt-BR");
    }
    let facets = match named {
        Some(named) => facets(text, named, own, complaints),
        None => FIRST.iter().map(ToString::to_string).collect(),
    };
    table.finish(complaints);
    Some(About {
        title: title?.words,
        description: description.map(|d| d.words).unwrap_or_default(),
        language: language?.words,
        licence: licence.map(|l| l.words),
        note: note.map(|n| paragraphs(&n.words)).unwrap_or_default(),
        facets,
        url,
    })
}

fn url(table: &mut Table<'_>, complaints: &mut Complaints) -> Option<SiteUrl> {
    let given = table.line("url", complaints)?;
    let url = given.words.parse().ok();
    if url.is_none() {
        let what = format!("{} is not the address of a site", quote(&given.words));
        let instead = "write one that begins with https:// and ends with a slash, such as https://example.org/reader/";
        complaints.error(&table.text.file, given.at, what, instead);
    }
    url
}

fn either(table: &mut Table<'_>, key: &'static str, other: &'static str, complaints: &mut Complaints) -> Option<Words> {
    if let (true, Some(at)) = (table.has(key), table.place_of(other)) {
        let what = format!("{} and {} are both given", quote(key), quote(other));
        complaints.error(&table.text.file, at, what, "keep one of the two");
    }
    let first = table.line(key, complaints);
    let second = table.line(other, complaints);
    first.or(second)
}

fn facets(text: &Text, named: Vec<Words>, own: &BTreeSet<&str>, complaints: &mut Complaints) -> Vec<String> {
    let mut facets: Vec<String> = Vec::new();
    for facet in named {
        let name = facet.words;
        if !FACETS.contains(&name.as_str()) && !own.contains(name.as_str()) {
            let what = format!("no article has the facet {}", quote(&name));
            let instead = did_you_mean(&name, FACETS.into_iter().chain(own.iter().copied()), || {
                format!("write one of {}, or a key of your front matter", FACETS.join(", "))
            });
            complaints.error(&text.file, facet.at, what, instead);
        } else if facets.contains(&name) {
            let what = format!("the facet {} is named twice", quote(&name));
            complaints.error(&text.file, facet.at, what, "delete one of the two");
        } else {
            facets.push(name);
        }
    }
    facets
}

/// Paragraphs, each on one line and parted by an empty one.
fn paragraphs(note: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in note.lines() {
        match paragraphs.last_mut() {
            Some(last) if !line.trim().is_empty() => {
                last.push_str(line);
                last.push(' ');
            }
            _ => paragraphs.push(String::new()),
        }
    }
    let cleaned: Vec<String> = paragraphs.iter().map(|p| clean(p)).filter(|p| !p.is_empty()).collect();
    cleaned.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_note_is_paragraphs_parted_by_empty_lines() {
        assert_eq!(paragraphs("\n a\n b\n \n\n\tc\n"), "a b\n\nc");
        assert_eq!(paragraphs("\n"), "");
    }
}
