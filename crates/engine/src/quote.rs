//! Stretches of passages to quote, and what two linked passages share.

use crossread_model::{Evidence, Link, PassageId};
use crossread_order::by_numbers;
use crossread_volume::{EntryIx, PassageIx};

use crate::card::snippet;
use crate::hits::Span;
use crate::query::{Expr, Form, Pattern, Query, WordPattern};
use crate::{Engine, Snippet};

impl Engine {
    /// A stretch of a passage around the first of some spans, which are in order and apart; with `whole`,
    /// all of it. Linear in the text.
    pub fn around(&self, passage: PassageIx, spans: &[Span], whole: bool) -> Snippet {
        let id = self.volume.passage_id(passage).unwrap_or(PassageId::Title);
        let text = self.volume.text(passage);
        if whole {
            return Snippet { id, text: text.to_owned(), spans: spans.to_vec() };
        }
        snippet(id, text, spans)
    }

    /// Where the passage that a link leads to has what both share: the words in any of their forms, and
    /// the mentions of the entries; in order and apart. As costly as a query of these words.
    pub fn shared(&self, link: &Link) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut words = Vec::new();
        for shared in &link.evidence {
            match &shared.what {
                Evidence::Term(word) => {
                    let word = WordPattern { text: word.clone(), form: Form::Inflected };
                    words.push(Expr::Words(Pattern::Word(word)));
                }
                Evidence::Entry(entry) => {
                    let mentions = self.volume.mentions(EntryIx(*entry)).into_iter();
                    let own = mentions.filter(|mention| mention.passage == link.to);
                    spans.extend(own.map(|m| Span { start: m.start, end: m.end, term: 0 }));
                }
            }
        }
        if !words.is_empty() {
            let selection = self.select(&Query::of_text(Expr::Or(words).text()));
            spans.extend(self.spans(&selection, PassageIx(link.to)));
        }
        by_numbers(&mut spans, |span| (u64::from(span.start), u32::MAX - span.end));
        let mut end = 0;
        spans.retain(|span| {
            let apart = span.start >= end;
            end = end.max(span.end);
            apart
        });
        spans
    }
}
