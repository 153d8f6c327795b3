//! The links between footnotes and the places that refer to them.

use std::collections::BTreeMap;

use crossread_model::{Block, MarkKind, Passage, PassageId};

/// Where each footnote stands, and where it is first referred to.
#[derive(Debug, Default)]
pub struct NoteLinks {
    notes: BTreeMap<u32, String>,
    first: BTreeMap<u32, (PassageId, String)>,
}

impl NoteLinks {
    /// The links between the passages of an article; `href` is the link to a passage.
    pub fn of<'a>(passages: impl Iterator<Item = &'a Passage>, href: &dyn Fn(PassageId) -> String) -> Self {
        let mut links = Self::default();
        for passage in passages {
            if let Block::Footnote(number) = passage.block {
                links.notes.entry(number).or_insert_with(|| href(passage.id));
            }
            for mark in &passage.marks {
                if let MarkKind::Note(number) = mark.kind {
                    links.first.entry(number).or_insert_with(|| (passage.id, href(passage.id)));
                }
            }
        }
        links
    }

    /// The link to a footnote; none where the article has no such footnote.
    pub fn note(&self, number: u32) -> Option<&str> {
        self.notes.get(&number).map(String::as_str)
    }

    /// The passage that refers to a footnote first, and the link to it.
    pub fn back(&self, number: u32) -> Option<(PassageId, &str)> {
        self.first.get(&number).map(|(passage, href)| (*passage, href.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use crossread_model::Mark;

    use super::*;

    fn passage(n: u32, block: Block, notes: &[u32]) -> Passage {
        let marks = notes.iter().map(|note| Mark { start: 1, end: 1, kind: MarkKind::Note(*note) });
        let id = PassageId::Body(n);
        Passage { id, block, speaker: None, turn: false, text: "x".to_owned(), marks: marks.collect() }
    }

    #[test]
    fn a_note_leads_to_its_first_reference_and_the_references_to_it() {
        let passages = [
            passage(1, Block::Paragraph, &[1]),
            passage(2, Block::Paragraph, &[2, 1, 7]),
            passage(3, Block::Footnote(1), &[]),
            passage(4, Block::Footnote(2), &[]),
            passage(5, Block::Footnote(3), &[]),
        ];
        let links = NoteLinks::of(passages.iter(), &|id| format!("#{id}"));
        assert_eq!(links.note(1), Some("#p3"));
        assert_eq!(links.note(7), None, "a reference to a note that is not there leads nowhere");
        assert_eq!(links.back(1), Some((PassageId::Body(1), "#p1")));
        assert_eq!(links.back(2), Some((PassageId::Body(2), "#p2")));
        assert_eq!(links.back(3), None, "nothing refers to it");
    }
}
