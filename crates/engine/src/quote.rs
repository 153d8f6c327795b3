//! Stretches of passages to quote, and where a passage has what it shares with another.

use crossread_model::{Evidence, Link, PassageId};
use crossread_order::by_numbers;
use crossread_text::{fold_into, words};
use crossread_volume::{EntryIx, PassageIx};

use crate::card::snippet;
use crate::compare::PairEvidence;
use crate::hits::Span;
use crate::{Engine, Room, Snippet};

impl Engine {
    /// A passage cut to the room that there is, around spans, which are in order. Linear in the text.
    pub fn around(&self, passage: PassageIx, spans: &[Span], room: Room) -> Snippet {
        let id = self.volume.passage_id(passage).unwrap_or(PassageId::Title);
        snippet(id, self.volume.text(passage), spans, room)
    }

    /// Where the passage that a link leads to has what both share, as [`Engine::evident`] says it.
    pub fn shared(&self, link: &Link) -> Vec<Span> {
        let evidence = link.evidence.iter().map(|shared| match &shared.what {
            Evidence::Term(word) => PairEvidence::Word(word.clone()),
            Evidence::Entry(entry) => PairEvidence::Entry(EntryIx(*entry)),
        });
        self.evident(PassageIx(link.to), &evidence.collect::<Vec<_>>())
    }

    /// Where a passage has what it shares with another: the words in any of their forms, and the mentions
    /// of the entries, in order; the term of each is its place in the evidence. They overlap where a word is
    /// part of a name. Linear in the text and in the mentions of the entries.
    pub(crate) fn evident(&self, passage: PassageIx, evidence: &[PairEvidence]) -> Vec<Span> {
        let (text, lexicon, groups) = (self.volume.text(passage), self.tokens.lexicon(&self.volume), self.groups());
        let group = |word: &str| groups.get(lexicon.find(&self.volume, word)? as usize).copied();
        let mut spans = Vec::new();
        let mut wanted: Vec<(u32, u16)> = Vec::new();
        for (shared, term) in evidence.iter().zip(0..) {
            match shared {
                PairEvidence::Word(word) => wanted.extend(group(word).map(|group| (group, term))),
                PairEvidence::Entry(entry) => {
                    let mut own = self.volume.mentions(*entry);
                    own.retain(|mention| mention.passage == passage.0);
                    spans.extend(own.iter().map(|own| Span { start: own.start, end: own.end, term }));
                }
                PairEvidence::Figure => {}
            }
        }
        let mut folded = String::new();
        for word in words(text) {
            folded.clear();
            let key = word.key(text);
            fold_into(key, &mut folded);
            let own = group(&folded).and_then(|group| wanted.iter().find(|(other, _)| *other == group));
            if let Some((_, term)) = own {
                spans.push(Span { start: word.start, end: word.start + key.len() as u32, term: *term });
            }
        }
        by_numbers(&mut spans, |span| (u64::from(span.start), u32::MAX - span.end));
        spans
    }
}
