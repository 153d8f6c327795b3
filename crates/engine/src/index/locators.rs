//! Locators: the passages of each article that name an entry, neighbouring paragraphs joined.

use crossread_model::PassageId;
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::Engine;

/// Where an article names an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locators {
    /// The article.
    pub article: ArticleIx,
    /// Title and dek, headings, then paragraphs, in order.
    pub stretches: Vec<Stretch>,
}

/// A passage, or paragraphs in a row of which each names the entry. A heading between two paragraphs
/// parts them not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first.
    pub first: PassageId,
    /// The last; the first again for one alone.
    pub last: PassageId,
}

impl Engine {
    /// Where the texts name an entry. Linear in its mentions.
    pub fn locators(&self, entry: EntryIx) -> Vec<Locators> {
        let mut all: Vec<Locators> = Vec::new();
        let mut before = None;
        for passage in self.volume.mentions(entry).into_iter().map(|mention| PassageIx(mention.passage)) {
            let Some(id) = self.volume.passage_id(passage).filter(|_| before != Some(passage)) else { continue };
            before = Some(passage);
            let article = self.volume.article_of(passage);
            match all.last_mut().filter(|last| last.article == article) {
                Some(last) => add(&mut last.stretches, id),
                None => all.push(Locators { article, stretches: vec![Stretch { first: id, last: id }] }),
            }
        }
        all
    }
}

fn add(stretches: &mut Vec<Stretch>, id: PassageId) {
    if let (PassageId::Body(n), Some(last)) = (id, stretches.last_mut())
        && let PassageId::Body(end) = last.last
        && end.checked_add(1) == Some(n)
    {
        last.last = id;
        return;
    }
    // Headings go before the first paragraph.
    let paragraph = |stretch: &Stretch| matches!(stretch.first, PassageId::Body(_));
    let at = stretches.iter().position(paragraph).filter(|_| !matches!(id, PassageId::Body(_)));
    stretches.insert(at.unwrap_or(stretches.len()), Stretch { first: id, last: id });
}

#[cfg(test)]
mod tests {
    use PassageId::{Body, Heading, Title};

    use super::*;

    #[test]
    fn paragraphs_in_a_row_are_joined() {
        let mut stretches = Vec::new();
        for id in [Title, Body(2), Body(3), Heading(1), Body(4), Body(6), Heading(2), Body(u32::MAX)] {
            add(&mut stretches, id);
        }
        let found: Vec<_> = stretches.into_iter().map(|stretch| (stretch.first, stretch.last)).collect();
        let alone = |id| (id, id);
        let expected = [
            alone(Title),
            alone(Heading(1)),
            alone(Heading(2)),
            (Body(2), Body(4)),
            alone(Body(6)),
            alone(Body(u32::MAX)),
        ];
        assert_eq!(found, expected);
    }
}
