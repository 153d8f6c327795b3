//! Section `years`: the years that each article writes about, decoded when asked for.

use crossread_model::{Date, Years};

use crate::codec::{Reader, Writer};
use crate::figures::Place;
use crate::records::Records;
use crate::section::Payload;

pub(crate) const NAME: &str = "years";

/// The opened section.
#[derive(Debug)]
pub(crate) struct YearsWritten {
    payload: Payload,
    /// Those of each article together.
    of_articles: Records,
}

/// Writes years that stand in order of article, passage and place, of a corpus of `articles` articles.
pub(crate) fn write(articles: usize, years: &[Years]) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(articles);
    let mut rest = years;
    for at in 0..articles {
        let (own, others) = rest.split_at(rest.partition_point(|years| years.article as usize <= at));
        rest = others;
        let mut records = Writer::default();
        let mut last = Place::default();
        for years in own {
            last.write(Place { passage: years.passage, start: years.start, end: years.end }, &mut records);
            write_date(&mut records, years.first);
            write_date(&mut records, years.last);
        }
        w.bytes(&records.0);
    }
    w.0
}

fn write_date(w: &mut Writer, date: Date) {
    w.number(date.year());
    w.number(date.month());
    w.number(date.day());
}

fn read_date(r: &mut Reader) -> Option<Date> {
    let mut small = || r.number().and_then(|n| u16::try_from(n).ok());
    let (year, month, day) = (small()?, small()?, small()?);
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

impl YearsWritten {
    /// Opens the section of a Volume of `articles` articles. Linear in the articles.
    pub(crate) fn open(payload: Payload, articles: usize) -> Option<Self> {
        let mut r = Reader(&payload);
        let of_articles = Records::read(&payload, &mut r, &mut |_| Some(()))?;
        r.end()?;
        (of_articles.len() == articles).then_some(Self { payload, of_articles })
    }

    /// The years of an article whose passages have these texts. Linear in their number; a record
    /// that contradicts the texts ends the list.
    pub(crate) fn of<'t>(&self, article: u32, text: impl Fn(u32) -> Option<&'t str>) -> Vec<Years> {
        let Some(mut r) = self.of_articles.get(&self.payload, article as usize) else { return Vec::new() };
        let mut place = Place::default();
        let mut found = Vec::new();
        let mut next = || {
            let Place { passage, start, end } = place.read(&mut r)?;
            text(passage)?.get(start as usize..end as usize)?;
            let (first, last) = (read_date(&mut r)?, read_date(&mut r)?);
            (first <= last).then_some(Years { article, passage, start, end, first, last })
        };
        while let Some(years) = next() {
            found.push(years);
        }
        found
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use crossread_model::{Article, Block, Corpus, FrontMatter, Passage, PassageId};

    use super::*;

    /// A corpus of articles of these paragraphs.
    pub(crate) fn corpus(articles: &[&[&str]]) -> Corpus {
        let article = |(texts, n): (&&[&str], u32)| Article {
            front: front(&format!("a{n}")),
            passages: texts.iter().zip(1..).map(|(text, n)| passage(n, text)).collect(),
        };
        Corpus { articles: articles.iter().zip(1..).map(article).collect(), ..Corpus::default() }
    }

    fn passage(n: u32, text: &str) -> Passage {
        let id = PassageId::Body(n);
        Passage { id, block: Block::Paragraph, speaker: None, turn: false, text: text.into(), marks: vec![] }
    }

    fn front(slug: &str) -> FrontMatter {
        FrontMatter {
            slug: slug.parse().unwrap(),
            code: "ABC".parse().unwrap(),
            title: None,
            title_note: None,
            dek: None,
            authors: vec![],
            interviewee: None,
            interviewer: None,
            outlet: None,
            date: None,
            kind: None,
            places: vec![],
            tags: vec![],
            source: None,
            licence: None,
            language: None,
            retold: false,
            extra: BTreeMap::new(),
        }
    }

    #[test]
    fn reads_back_as_written() {
        let corpus = corpus(&[&["in 1984–85, in 1999", "the 1980s"], &[]]);
        let years = |passage, start, end, first: &str, last: &str| {
            let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
            Years { article: 0, passage, start, end, first, last }
        };
        let written = vec![
            years(0, 3, 12, "1984-01-01", "1985-12-31"),
            years(0, 17, 21, "1999-01-01", "1999-12-31"),
            years(1, 4, 9, "1980-01-01", "1989-12-31"),
        ];
        let bytes = write(2, &written);
        let opened = YearsWritten::open(bytes[..].into(), 2).unwrap();
        let text = |passage: u32| corpus.articles[0].passages.get(passage as usize).map(|p| p.text.as_str());
        assert_eq!(opened.of(0, text), written);
        assert_eq!(opened.of(1, text), []);
        assert_eq!(opened.of(2, text), []);
        assert_eq!(opened.of(0, |_| Some("short")).len(), 0, "a place that is not in the text");
        for cut in 0..bytes.len() {
            assert!(YearsWritten::open(bytes[..cut].into(), 2).is_none());
        }
    }
}
