//! How often something occurs, by article and field.

use crossread_volume::{FIELDS, Volume};

use crate::bits::Bits;

/// Occurrences of one thing: articles in order, each with its counts in title, dek, headings and
/// body, of which at least one is not zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Counts(Vec<(u32, [u32; FIELDS])>);

impl Counts {
    /// Adds counts of an article that is the last so far or comes after it.
    pub(crate) fn add(&mut self, article: u32, field: usize, n: u32) {
        if self.0.last().is_none_or(|(last, _)| *last != article) {
            self.0.push((article, [0; FIELDS]));
        }
        if let Some(sum) = self.0.last_mut().and_then(|(_, counts)| counts.get_mut(field)) {
            *sum = sum.saturating_add(n);
        }
    }

    /// Keeps what stands in titles.
    pub(crate) fn keep_titles(&mut self) {
        self.0.retain_mut(|(_, [title, rest @ ..])| {
            *rest = [0; FIELDS - 1];
            *title > 0
        });
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(u32, [u32; FIELDS])> {
        self.0.iter()
    }

    pub(crate) fn articles(&self, of: usize) -> Bits {
        Bits::of(of, self.0.iter().map(|(article, _)| *article))
    }
}

/// Sums the postings of many words. Its room is kept from query to query, and only what was touched
/// is cleared, so that rare words cost no more than their postings.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    sums: Vec<[u32; FIELDS]>,
    touched: Vec<u32>,
}

impl Tally {
    /// Occurrences of any of the words. Linear in their postings.
    pub(crate) fn union(&mut self, volume: &Volume, words: &mut dyn Iterator<Item = u32>) -> Counts {
        let Some(first) = words.next() else { return Counts::default() };
        let Some(second) = words.next() else {
            let mut list = Vec::new();
            volume.each_posting(first, |article, counts| list.push((article, counts)));
            list.retain(|(_, counts)| !is_none(counts));
            return Counts(list);
        };
        self.sums.resize(volume.len(), [0; FIELDS]);
        for word in [first, second].into_iter().chain(words) {
            volume.each_posting(word, |article, counts| {
                let Some(sums) = self.sums.get_mut(article as usize) else { return };
                if is_none(sums) {
                    self.touched.push(article);
                }
                sums.iter_mut().zip(counts).for_each(|(sum, n)| *sum = sum.saturating_add(n));
            });
        }
        self.take()
    }

    fn take(&mut self) -> Counts {
        // To look at every article is quicker than to put a good part of them in order.
        if self.touched.len() > self.sums.len() / 16 {
            self.touched.clear();
            self.touched.extend(0..self.sums.len() as u32);
        } else {
            crossread_order::by_number(&mut self.touched, |article| u64::from(*article));
        }
        let mut list = Vec::with_capacity(self.touched.len());
        for article in self.touched.drain(..) {
            let counts = self.sums.get_mut(article as usize).map(std::mem::take).unwrap_or_default();
            if !is_none(&counts) {
                list.push((article, counts));
            }
        }
        Counts(list)
    }
}

/// Tells whether nothing occurs. Written out, since to compare arrays calls a function.
fn is_none([title, dek, headings, body]: &[u32; FIELDS]) -> bool {
    title | dek | headings | body == 0
}
