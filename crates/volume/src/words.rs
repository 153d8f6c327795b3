//! Sections `words` and `postings`: which articles have which words, and how often in which field.
//!
//! Words are folded forms in byte order, each given as how much it shares with the one before and
//! what follows; beside it stands the length of its postings, so that these unpack only on use.
//! Shipped so, they compress better than a finite-state map and packed integers would.

use std::collections::HashMap;

use crate::codec::{Reader, Writer};
use crate::{ArticleIx, FIELDS};

pub(crate) const NAME: &str = "words";
pub(crate) const POSTINGS: &str = "postings";

/// How often a word occurs in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The article.
    pub article: ArticleIx,
    /// Occurrences in title, dek, headings and body; at least one is not zero.
    pub counts: [u32; FIELDS],
}

impl Posting {
    /// Occurrences in all fields.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// Gathers words article by article, and writes both payloads.
#[derive(Default)]
pub(crate) struct Builder {
    /// Place of each folded word in `words`. Never iterated, so its order cannot show.
    places: HashMap<String, usize>,
    words: Vec<Gathered>,
    /// Places of the words of the article that is being read.
    touched: Vec<usize>,
    /// The number of that article.
    article: u32,
}

struct Gathered {
    word: String,
    postings: Writer,
    /// The article after that of the last posting.
    next: u32,
    /// Occurrences in the article that is being read.
    counts: [u32; FIELDS],
}

impl Builder {
    /// Counts one occurrence of a folded word in a field of the article that is being read.
    pub(crate) fn count(&mut self, folded: &str, field: usize) {
        let place = match self.places.get(folded) {
            Some(&place) => place,
            None => {
                let counts = [0; FIELDS];
                self.words.push(Gathered { word: folded.to_owned(), postings: Writer::default(), next: 0, counts });
                self.places.insert(folded.to_owned(), self.words.len() - 1);
                self.words.len() - 1
            }
        };
        let Some(gathered) = self.words.get_mut(place) else { return };
        if gathered.counts == [0; FIELDS] {
            self.touched.push(place);
        }
        if let Some(n) = gathered.counts.get_mut(field) {
            *n += 1;
        }
    }

    /// Ends the article; the next count belongs to the one after it.
    pub(crate) fn end_article(&mut self) {
        for place in self.touched.drain(..) {
            if let Some(gathered) = self.words.get_mut(place) {
                gathered.post(self.article);
            }
        }
        self.article += 1;
    }

    /// The words so far in byte order.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(|gathered| gathered.word.as_str()).collect();
        words.sort_unstable();
        words
    }

    /// The payloads of `words` and `postings`.
    pub(crate) fn finish(mut self) -> (Vec<u8>, Vec<u8>) {
        self.words.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        let (mut words, mut postings) = (Writer::default(), Writer::default());
        words.count(self.words.len());
        let mut last = "";
        for gathered in &self.words {
            let word = gathered.word.as_str();
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            words.count(shared);
            words.bytes(word.as_bytes().get(shared..).unwrap_or_default());
            words.count(gathered.postings.0.len());
            postings.0.extend_from_slice(&gathered.postings.0);
            last = word;
        }
        (words.0, postings.0)
    }
}

impl Gathered {
    /// A posting is the gap to its article; then the count in the body doubled, plus one where counts
    /// in title, dek and headings follow.
    fn post(&mut self, article: u32) {
        let [title, dek, headings, body] = std::mem::take(&mut self.counts);
        self.postings.number(article - self.next);
        self.next = article + 1;
        let elsewhere = title + dek + headings > 0;
        self.postings.number(u64::from(body) << 1 | u64::from(elsewhere));
        if elsewhere {
            for n in [title, dek, headings] {
                self.postings.number(n);
            }
        }
    }
}

/// The opened sections.
#[derive(Debug)]
pub(crate) struct Words {
    /// All words, one after the other.
    letters: String,
    /// Start of each word in `letters`, and the end of the last.
    words: Vec<u32>,
    bytes: Vec<u8>,
    /// Start of each word's postings in `bytes`, and the end of the last.
    postings: Vec<u32>,
}

fn read_postings(mut r: Reader) -> Option<Vec<Posting>> {
    let mut list = Vec::new();
    let mut next = 0u32;
    while !r.0.is_empty() {
        let article = next.checked_add(r.number()?)?;
        next = article.checked_add(1)?;
        let code = r.number()?;
        let mut counts = [0, 0, 0, code >> 1];
        if code & 1 == 1 {
            for count in counts.iter_mut().take(FIELDS - 1) {
                *count = r.number()?;
            }
        }
        list.push(Posting { article: ArticleIx(article), counts });
    }
    Some(list)
}

impl Words {
    /// Unpacks the list of words; postings stay packed.
    pub(crate) fn open(payload: &[u8], postings: &[u8]) -> Option<Self> {
        let mut r = Reader(payload);
        let n = r.count()?;
        let mut opened = Self {
            letters: String::new(),
            words: Vec::with_capacity(n + 1),
            bytes: postings.to_vec(),
            postings: Vec::with_capacity(n + 1),
        };
        opened.words.push(0);
        opened.postings.push(0);
        let (mut word, mut end) = (Vec::new(), 0u32);
        for _ in 0..n {
            let shared = r.number()? as usize;
            let rest = r.bytes()?;
            // Byte order without equals: the next word goes on from, or beyond, what it shares.
            let rises = match (word.get(shared), rest.first()) {
                (None, Some(_)) => shared == word.len(),
                (Some(before), Some(after)) => before < after,
                (_, None) => false,
            };
            if !rises {
                return None;
            }
            word.truncate(shared);
            word.extend_from_slice(rest);
            opened.letters.push_str(std::str::from_utf8(&word).ok()?);
            opened.words.push(u32::try_from(opened.letters.len()).ok()?);
            end = end.checked_add(r.number()?)?;
            opened.postings.push(end);
        }
        r.end()?;
        (end as usize == opened.bytes.len()).then_some(opened)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len() - 1
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(&start), Some(&end)) => self.letters.get(start as usize..end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The first word that does not come before `word` in byte order. Logarithmic.
    pub(crate) fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The postings of a word by article; damaged ones end the list, since [`Words::open`] has seen
    /// the checksum but not each of them.
    pub(crate) fn postings(&self, at: usize) -> Vec<Posting> {
        let (Some(&start), Some(&end)) = (self.postings.get(at), self.postings.get(at + 1)) else { return Vec::new() };
        self.bytes.get(start as usize..end as usize).and_then(|b| read_postings(Reader(b))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// Occurrences by folded word, then by article.
    type Occurrences = BTreeMap<String, BTreeMap<u32, [u32; FIELDS]>>;

    /// Hands the occurrences over as the texts would: article by article, in any order of words.
    fn write(occurrences: &Occurrences) -> (Vec<u8>, Vec<u8>) {
        let mut builder = Builder::default();
        for article in 0..300 {
            for (word, articles) in occurrences.iter().rev() {
                for (field, n) in articles.get(&article).into_iter().flatten().enumerate() {
                    (0..*n).for_each(|_| builder.count(word, field));
                }
            }
            builder.end_article();
        }
        builder.finish()
    }

    fn occurrences() -> impl Strategy<Value = Occurrences> {
        let counts = prop::array::uniform4(0u32..3).prop_filter("no occurrence", |c| c.iter().sum::<u32>() > 0);
        let articles = prop::collection::btree_map(0u32..300, counts, 1..6);
        prop::collection::btree_map("[a-cé]{1,5}", articles, 0..30)
    }

    proptest! {
        #[test]
        fn reads_back_as_written(occurrences in occurrences()) {
            let (words, postings) = write(&occurrences);
            let opened = Words::open(&words, &postings).unwrap();
            prop_assert_eq!(opened.len(), occurrences.len());
            for (at, (word, articles)) in occurrences.iter().enumerate() {
                prop_assert_eq!(opened.word(at), word);
                prop_assert_eq!(opened.lower_bound(word), at);
                let expected: Vec<Posting> =
                    articles.iter().map(|(&a, &counts)| Posting { article: ArticleIx(a), counts }).collect();
                prop_assert_eq!(opened.postings(at), expected);
            }
            prop_assert_eq!(opened.lower_bound("z"), occurrences.range(..String::from("z")).count());
            for cut in 0..words.len() {
                prop_assert!(Words::open(&words[..cut], &postings).is_none());
            }
        }
    }

    #[test]
    fn words_out_of_order_are_refused() {
        for list in [["b", "a"], ["a", "a"], ["ab", "a"]] {
            let mut w = Writer::default();
            w.count(list.len());
            for word in list {
                w.count(0);
                w.string(word);
                w.count(0);
            }
            assert!(Words::open(&w.0, &[]).is_none(), "{list:?}");
        }
    }
}
