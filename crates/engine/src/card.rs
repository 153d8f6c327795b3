//! What a result shows of its article: where the hits are, and what stands around them.

use crossread_model::PassageId;
use crossread_order as order;
use crossread_volume::{ArticleIx, PassageIx};

use crate::Engine;
use crate::hits::{Span, spans};
use crate::select::Selection;

/// The evidence that a result shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Up to three passages, in the article's order.
    pub snippets: Vec<Snippet>,
    /// Hits in the title.
    pub title: Vec<Span>,
    /// Hits in the dek.
    pub dek: Vec<Span>,
    /// For each of [`Selection::terms`], where in the article its hits fall.
    pub strips: Vec<Strip>,
}

/// A stretch of a passage around its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The passage.
    pub id: PassageId,
    /// The stretch, cut at words, with an ellipsis where it was cut.
    pub text: String,
    /// Hits in `text`.
    pub spans: Vec<Span>,
}

/// The places of a term's hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// In order.
    pub hits: Vec<StripHit>,
}

/// A hit on a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripHit {
    /// Thousandths of the article's words that stand before it.
    pub at: u16,
    /// The passage it is in.
    pub passage: PassageId,
}

/// How many snippets a card shows.
const SNIPPETS: usize = 3;

/// About how many characters a snippet has.
const SNIPPET: usize = 190;

/// About how many of them stand before its first hit.
const LEAD: usize = 60;

impl Engine {
    /// The card of a selected article. Linear in the article's text.
    pub fn card(&self, selection: &Selection, article: ArticleIx) -> Card {
        let mut card = Card {
            snippets: Vec::new(),
            title: Vec::new(),
            dek: Vec::new(),
            strips: vec![Strip { hits: Vec::new() }; selection.terms.len()],
        };
        if selection.terms.is_empty() {
            return card;
        }
        let passages = || self.volume.passages(article).map(PassageIx);
        let total: usize = passages().map(|p| self.tokens.of(&self.volume, p).len()).sum();
        let mut before = 0;
        let mut candidates = Vec::new();
        for passage in passages() {
            let tokens = self.tokens.of(&self.volume, passage);
            let found = self.found(selection, passage);
            if found.iter().any(|hits| !hits.is_empty()) {
                let Some(id) = self.volume.passage_id(passage) else { continue };
                // Every hit has its tick, also where marks overlap and only one is drawn.
                for (strip, hits) in card.strips.iter_mut().zip(&found) {
                    // Those of a NEAR come in the order of its left side, which is not that of the text.
                    let mut firsts: Vec<u32> = hits.iter().map(|hit| hit.first).collect();
                    order::by_number(&mut firsts, |first| u64::from(*first));
                    let at = |first: u32| ((before + first as usize) * 1000 / total.max(1)) as u16;
                    strip.hits.extend(firsts.into_iter().map(|first| StripHit { at: at(first), passage: id }));
                }
                let spans = spans(&tokens, found);
                match id {
                    PassageId::Title => card.title = spans,
                    PassageId::Dek => card.dek = spans,
                    PassageId::Heading(_) | PassageId::Body(_) => candidates.push((passage, id, spans)),
                }
            }
            before += tokens.len();
        }
        card.snippets = self.snippets(candidates);
        card
    }

    /// The passages with the most different terms, then the most hits, then the first.
    fn snippets(&self, mut candidates: Vec<(PassageIx, PassageId, Vec<Span>)>) -> Vec<Snippet> {
        let weight = |spans: &[Span]| {
            let mut terms: Vec<u16> = Vec::new();
            for span in spans {
                if !terms.contains(&span.term) {
                    terms.push(span.term);
                }
            }
            (terms.len() as u64) << 32 | spans.len() as u64
        };
        order::by_number(&mut candidates, |(_, _, spans)| !weight(spans));
        candidates.truncate(SNIPPETS);
        order::by_number(&mut candidates, |(passage, _, _)| u64::from(passage.0));
        candidates.into_iter().map(|(passage, id, spans)| snippet(id, self.volume.text(passage), &spans)).collect()
    }
}

/// Cuts a stretch around the first hits out of a text.
pub(crate) fn snippet(id: PassageId, text: &str, spans: &[Span]) -> Snippet {
    let first = spans.first().map_or(0, |s| s.start as usize);
    let from = match text.get(..first) {
        Some(lead) if text.len() > SNIPPET && lead.chars().count() > LEAD => word_start(lead, back(lead, LEAD)),
        _ => 0,
    };
    let rest = text.get(from..).unwrap_or_default();
    let to = from + rest.char_indices().nth(SNIPPET).map_or(rest.len(), |(at, _)| at);
    // A hit is never cut in two.
    let to = spans.iter().map(|s| s.end as usize).take(1).fold(to, usize::max);
    let to = if to < text.len() { word_end(text, from, to) } else { text.len() };
    let mut cut = String::new();
    if from > 0 {
        cut.push('…');
    }
    let shift = cut.len() as i64 - from as i64;
    // Lines of lists and tables run on here.
    cut.extend(text.get(from..to).unwrap_or_default().chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
    if to < text.len() {
        cut.push('…');
    }
    let moved = |n: u32| u32::try_from(i64::from(n) + shift).unwrap_or_default();
    let inside = spans.iter().filter(|s| s.start as usize >= from && s.end as usize <= to);
    let spans = inside.map(|s| Span { start: moved(s.start), end: moved(s.end), term: s.term }).collect();
    Snippet { id, text: cut, spans }
}

/// The byte `n` characters before the end.
fn back(text: &str, n: usize) -> usize {
    text.char_indices().rev().nth(n.saturating_sub(1)).map_or(0, |(at, _)| at)
}

/// The start of the first word after `at`; the end where no blank follows.
fn word_start(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let blank = rest.char_indices().find(|(_, c)| c.is_whitespace());
    blank.map_or(text.len(), |(offset, c)| at + offset + c.len_utf8())
}

/// The end of the last whole word before `at`.
fn word_end(text: &str, from: usize, at: usize) -> usize {
    let head = text.get(from..at).unwrap_or_default();
    let whole = text.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if whole {
        return at;
    }
    from + head.rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, word: &str) -> (String, Vec<String>) {
        let start = text.find(word).unwrap() as u32;
        let span = Span { start, end: start + word.len() as u32, term: 0 };
        let snippet = snippet(PassageId::Body(1), text, &[span]);
        let marked = snippet.spans.iter().map(|s| snippet.text[s.start as usize..s.end as usize].to_owned()).collect();
        (snippet.text, marked)
    }

    #[test]
    fn a_snippet_is_cut_at_words_around_its_hit() {
        assert_eq!(cut("Short text.", "text"), ("Short text.".into(), vec!["text".into()]));
        let long = format!("{}the wörd {}", "alpha béta ".repeat(40), "gamma delta ".repeat(40));
        let (text, marked) = cut(&long, "wörd");
        assert_eq!(marked, ["wörd"]);
        assert!(text.starts_with('…') && text.ends_with('…'), "{text}");
        assert!(text.chars().count() <= SNIPPET + 2);
        for word in text.trim_matches('…').split(' ') {
            assert!(["alpha", "béta", "the", "wörd", "gamma", "delta"].contains(&word), "{word}");
        }
    }

    #[test]
    fn no_break_spaces_and_endless_words_are_cut_too() {
        let long = format!("{}hit {}", "été\u{a0}".repeat(100), "x".repeat(300));
        assert_eq!(cut(&long, "hit").1, ["hit"]);
        let endless = format!("{}hit{}", "y".repeat(300), "x".repeat(300));
        assert_eq!(cut(&endless, "hit").1, ["hit"]);
    }

    #[test]
    fn a_hit_longer_than_a_snippet_is_kept_whole() {
        let word = "x".repeat(500);
        assert_eq!(cut(&format!("a {word} b"), &word).1, [word]);
    }
}
