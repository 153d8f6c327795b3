//! Section `mentions`: for each entry its mentions, one record each, decoded when asked for; for each
//! article the entries that it mentions; and the surnames that the texts leave open.

use std::collections::BTreeSet;

use crossread_model::{Mention, Unresolved};

use crate::codec::{Reader, Writer};
use crate::records::Records;
use crate::section::Payload;

pub(crate) const NAME: &str = "mentions";

/// The opened section.
#[derive(Debug)]
pub(crate) struct Mentions {
    payload: Payload,
    of_entries: Records,
    of_articles: Records,
    unresolved: Vec<Unresolved>,
}

/// Writes the mentions of `entries` entries in articles of which `firsts` has the first passage of each
/// and the number of all passages. Mentions of no such entry are left out.
pub(crate) fn write(mentions: &[Mention], unresolved: &[Unresolved], entries: usize, firsts: &[u32]) -> Vec<u8> {
    let mut sorted = mentions.to_vec();
    sorted.sort_unstable();
    let mut w = Writer::default();
    let mut rest = sorted.as_slice();
    w.count(entries);
    for entry in 0..entries {
        let (own, others) = rest.split_at(rest.partition_point(|m| m.entry as usize <= entry));
        rest = others;
        w.bytes(&record(own));
    }
    let articles = firsts.len().saturating_sub(1);
    let mut mentioned = vec![BTreeSet::new(); articles];
    for mention in sorted.iter().filter(|m| (m.entry as usize) < entries) {
        let article = firsts.partition_point(|first| *first <= mention.passage).saturating_sub(1);
        if let Some(set) = mentioned.get_mut(article) {
            set.insert(mention.entry);
        }
    }
    w.count(articles);
    for set in mentioned {
        let mut record = Writer::default();
        record.ascending(&set.into_iter().collect::<Vec<_>>());
        w.bytes(&record.0);
    }
    w.count(unresolved.len());
    for open in unresolved {
        w.number(open.passage);
        w.number(open.start);
        w.number(open.end);
        w.ascending(&open.candidates);
    }
    w.0
}

/// Passages as gaps; within a passage each span as its gap from the one before and its length.
fn record(own: &[Mention]) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(own.len());
    let (mut passage, mut last) = (0, 0);
    for mention in own {
        if mention.passage != passage {
            last = 0;
        }
        w.number(mention.passage - passage);
        w.number(mention.start.saturating_sub(last));
        w.number(mention.end.saturating_sub(mention.start));
        (passage, last) = (mention.passage, mention.end.max(mention.start));
    }
    w.0
}

/// Hands over the passage, start and end of each mention of a record; `see` refuses a wrong one with `None`.
fn each(mut r: Reader, see: &mut dyn FnMut(u32, u32, u32) -> Option<()>) -> Option<()> {
    let (mut passage, mut last) = (0u32, 0u32);
    for _ in 0..r.count()? {
        let gap = r.number()?;
        if gap > 0 {
            (passage, last) = (passage.checked_add(gap)?, 0);
        }
        let start = last.checked_add(r.number()?)?;
        let end = start.checked_add(r.number()?)?;
        last = end;
        see(passage, start, end)?;
    }
    r.end()
}

impl Mentions {
    /// Checks every record against the entries, the articles and the length of each passage's text, so
    /// that none can fail later. Linear in the section's bytes, which it keeps as they are.
    pub(crate) fn open(payload: Payload, entries: usize, articles: usize, texts: &dyn TextLengths) -> Option<Self> {
        let inside = |passage: u32, start: u32, end: u32| {
            (start < end && texts.length(passage).is_some_and(|length| end as usize <= length)).then_some(())
        };
        let mut r = Reader(&payload);
        let of_entries = Records::read(&payload, &mut r, &mut |record| each(record, &mut |p, s, e| inside(p, s, e)))?;
        let known = |list: &[u32]| list.iter().all(|e| (*e as usize) < entries);
        let of_articles = Records::read(&payload, &mut r, &mut |mut r| {
            let mut last = 0u32;
            for _ in 0..r.count()? {
                last = last.checked_add(r.number()?)?;
                ((last as usize) < entries).then_some(())?;
            }
            r.end()
        })?;
        let n = r.count()?;
        let unresolved = (0..n).map(|_| {
            let (passage, start, end) = (r.number()?, r.number()?, r.number()?);
            let open = Unresolved { passage, start, end, candidates: r.ascending()? };
            inside(passage, start, end)?;
            known(&open.candidates).then_some(open)
        });
        let unresolved = unresolved.collect::<Option<_>>()?;
        r.end()?;
        let whole = of_entries.len() == entries && of_articles.len() == articles;
        whole.then_some(Self { payload, of_entries, of_articles, unresolved })
    }

    /// How many mentions an entry has.
    pub(crate) fn count(&self, entry: u32) -> u32 {
        let count = self.of_entries.get(&self.payload, entry as usize).and_then(|mut record| record.number());
        count.unwrap_or_default()
    }

    /// The mentions of an entry, by passage and place.
    pub(crate) fn of_entry(&self, entry: u32) -> Vec<Mention> {
        let mut list = Vec::with_capacity(self.count(entry) as usize);
        // Every record was checked when the section was opened.
        let _ = self.of_entries.get(&self.payload, entry as usize).and_then(|record| {
            each(record, &mut |passage, start, end| {
                list.push(Mention { entry, passage, start, end });
                Some(())
            })
        });
        list
    }

    /// The entries that an article mentions, ascending.
    pub(crate) fn of_article(&self, article: u32) -> Vec<u32> {
        let record = self.of_articles.get(&self.payload, article as usize);
        record.and_then(|mut record| record.ascending()).unwrap_or_default()
    }

    pub(crate) fn unresolved(&self) -> &[Unresolved] {
        &self.unresolved
    }
}

/// How long the text of each passage is.
pub(crate) trait TextLengths {
    /// In bytes; `None` where there is no such passage.
    fn length(&self, passage: u32) -> Option<usize>;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Passages of ten bytes each.
    struct Tens(u32);

    impl TextLengths for Tens {
        fn length(&self, passage: u32) -> Option<usize> {
            (passage < self.0).then_some(10)
        }
    }

    fn mention(entry: u32, passage: u32, start: u32, end: u32) -> Mention {
        Mention { entry, passage, start, end }
    }

    #[test]
    fn reads_back_as_written() {
        let mentions = [mention(0, 0, 2, 5), mention(2, 0, 6, 8), mention(0, 0, 8, 10), mention(0, 3, 0, 1)];
        let open = Unresolved { passage: 1, start: 0, end: 4, candidates: vec![0, 2] };
        let bytes = write(&mentions, std::slice::from_ref(&open), 3, &[0, 1, 4]);
        let section = Mentions::open(bytes[..].into(), 3, 2, &Tens(4)).unwrap();
        assert_eq!(section.of_entry(0), [mentions[0], mentions[2], mentions[3]]);
        assert_eq!(
            (section.of_entry(1), section.of_entry(2), section.of_entry(3)),
            (vec![], vec![mentions[1]], vec![])
        );
        assert_eq!([0, 1, 2, 3].map(|entry| section.count(entry)), [3, 0, 1, 0]);
        assert_eq!((section.of_article(0), section.of_article(1)), (vec![0, 2], vec![0]));
        assert_eq!(section.unresolved(), [open]);
        for cut in 0..bytes.len() {
            assert!(Mentions::open(bytes[..cut].into(), 3, 2, &Tens(4)).is_none());
        }
    }

    #[test]
    fn what_lies_outside_is_refused() {
        let open = |mentions: &[Mention], passages| {
            Mentions::open(write(mentions, &[], 1, &[0, 2])[..].into(), 1, 1, &Tens(passages)).is_some()
        };
        assert!(open(&[mention(0, 1, 2, 10)], 2));
        assert!(!open(&[mention(0, 1, 2, 11)], 2), "past the end of the text");
        assert!(!open(&[mention(0, 1, 2, 10)], 1), "no such passage");
        assert!(!open(&[mention(0, 1, 2, 2)], 2), "an empty span");
        assert!(
            Mentions::open(write(&[], &[], 2, &[0, 2])[..].into(), 1, 1, &Tens(2)).is_none(),
            "another number of entries"
        );
    }
}
