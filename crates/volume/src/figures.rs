//! Section `figures`: the figures of each article, decoded when asked for. Words are kept once, in
//! a list; what is counted mostly stands in the passage itself, and then only its place is kept.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Corpus, Figure, FigureKind, FigureValue, Reading, decimal};

use crate::codec::{Reader, Writer};
use crate::records::Records;
use crate::section::Payload;

pub(crate) const NAME: &str = "figures";

/// The opened section.
#[derive(Debug)]
pub(crate) struct Figures {
    payload: Payload,
    words: Vec<String>,
    /// Those of each article together.
    of_articles: Records,
}

/// Writes figures that stand in order of article, passage and place.
pub(crate) fn write(corpus: &Corpus, figures: &[Figure]) -> Vec<u8> {
    let of = |figure: &Figure| Place { passage: figure.passage, start: figure.start, end: figure.end };
    let text_of = |figure: &Figure| {
        let article = corpus.articles.get(figure.article as usize);
        article.and_then(|a| a.passages.get(figure.passage as usize)).map_or("", |p| p.text.as_str())
    };
    let mut words = BTreeSet::new();
    for Figure { reading: r, .. } in figures {
        words.extend([&r.unit, &r.currency, &r.qualifier, &r.who, &r.when].into_iter().flatten().map(String::as_str));
    }
    words
        .extend(figures.iter().filter(|f| standing(f, text_of(f)).is_none()).filter_map(|f| f.reading.what.as_deref()));
    // Place 0 says that there are no words.
    let words: BTreeMap<&str, u32> = words.into_iter().zip(1..).collect();
    let mut w = Writer::default();
    w.count(words.len());
    words.keys().for_each(|word| w.string(word));
    w.count(corpus.articles.len());
    let mut rest = figures;
    for at in 0..corpus.articles.len() {
        let (own, others) = rest.split_at(rest.partition_point(|figure| figure.article as usize <= at));
        rest = others;
        let mut records = Writer::default();
        let mut last = Place::default();
        for figure in own {
            last.write(of(figure), &mut records);
            write_reading(&mut records, figure, text_of(figure), &words);
        }
        w.bytes(&records.0);
    }
    w.0
}

fn write_reading(w: &mut Writer, figure: &Figure, text: &str, words: &BTreeMap<&str, u32>) {
    let reading = &figure.reading;
    w.number(FigureKind::ALL.iter().position(|kind| *kind == reading.kind).unwrap_or_default() as u32);
    match reading.value {
        FigureValue::One(value) => {
            w.number(0u8);
            number(w, value);
        }
        FigureValue::Range(from, None) => {
            w.number(1u8);
            number(w, from);
        }
        FigureValue::Range(from, Some(to)) => {
            w.number(2u8);
            number(w, from);
            number(w, to);
        }
    }
    let place = |text: &Option<String>| text.as_deref().and_then(|text| words.get(text)).copied().unwrap_or_default();
    for text in [&reading.unit, &reading.currency, &reading.qualifier, &reading.who, &reading.when] {
        w.number(place(text));
    }
    match standing(figure, text) {
        Some((start, len)) => {
            w.number(2 + u32::from(start < figure.end));
            w.number(start.abs_diff(figure.end));
            w.number(len);
        }
        None => {
            w.number(u8::from(reading.what.is_some()));
            if reading.what.is_some() {
                w.number(place(&reading.what));
            }
        }
    }
}

/// Where the words of what is counted stand in the passage: first byte and length. Those behind the
/// figure are preferred to those before it.
fn standing(figure: &Figure, text: &str) -> Option<(u32, u32)> {
    let what = figure.reading.what.as_deref()?;
    let (start, end) = (figure.start as usize, figure.end as usize);
    let behind = || text.get(end..)?.find(what).map(|at| end + at);
    let before = || text.get(..start)?.rfind(what);
    let at = behind().or_else(before)?;
    Some((u32::try_from(at).ok()?, u32::try_from(what.len()).ok()?))
}

/// The shortest digits that read back as the same number, with their power of ten; of a number that
/// has too many of them, its bits.
fn number(w: &mut Writer, value: f64) {
    let digits = format!("{value:e}");
    let exact = read_digits(&digits).is_some_and(|read| read.to_bits() == value.to_bits());
    w.string(&if exact { digits } else { format!("x{:x}", value.to_bits()) });
}

fn read_digits(digits: &str) -> Option<f64> {
    let (digits, power) = digits.split_once('e')?;
    decimal::read(digits, power.parse().ok()?)
}

/// Where something stands in an article, kept as the distance from what came before it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) passage: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Place {
    /// Writes the next place, and becomes it.
    pub(crate) fn write(&mut self, next: Self, w: &mut Writer) {
        w.number(next.passage - self.passage);
        let from = if next.passage == self.passage { self.start } else { 0 };
        w.number(next.start - from);
        w.number(next.end - next.start);
        *self = next;
    }

    /// Reads the next place, and becomes it.
    pub(crate) fn read(&mut self, r: &mut Reader) -> Option<Self> {
        let passage = self.passage.checked_add(r.number()?)?;
        let from = if passage == self.passage { self.start } else { 0 };
        let start = from.checked_add(r.number()?)?;
        *self = Self { passage, start, end: start.checked_add(r.number()?)? };
        Some(*self)
    }
}

impl Figures {
    /// Opens the section of a Volume of `articles` articles. Linear in the articles and the words.
    pub(crate) fn open(payload: Payload, articles: usize) -> Option<Self> {
        let mut r = Reader(&payload);
        let words = r.strings()?;
        let of_articles = Records::read(&payload, &mut r, &mut |_| Some(()))?;
        r.end()?;
        (of_articles.len() == articles).then_some(Self { payload, words, of_articles })
    }

    /// The figures of an article whose passages have these texts. Linear in their number; a record
    /// that contradicts the texts ends the list.
    pub(crate) fn of<'t>(&self, article: u32, text: impl Fn(u32) -> Option<&'t str>) -> Vec<Figure> {
        let Some(mut r) = self.of_articles.get(&self.payload, article as usize) else { return Vec::new() };
        let mut place = Place::default();
        let mut figures = Vec::new();
        while !r.0.is_empty() {
            let Some(figure) = self.figure(&mut r, article, &mut place, &text) else { break };
            figures.push(figure);
        }
        figures
    }

    fn figure<'t>(
        &self,
        r: &mut Reader,
        article: u32,
        place: &mut Place,
        text: impl Fn(u32) -> Option<&'t str>,
    ) -> Option<Figure> {
        let Place { passage, start, end } = place.read(r)?;
        let text = text(passage)?;
        text.get(start as usize..end as usize)?;
        let kind = *FigureKind::ALL.get(r.number()? as usize)?;
        let value = match r.number()? {
            0 => FigureValue::One(read_number(r)?),
            1 => FigureValue::Range(read_number(r)?, None),
            2 => FigureValue::Range(read_number(r)?, Some(read_number(r)?)),
            _ => return None,
        };
        let unit = self.word(r)?;
        let currency = self.word(r)?;
        let qualifier = self.word(r)?;
        let who = self.word(r)?;
        let when = self.word(r)?;
        let what = match r.number()? {
            0 => None,
            1 => self.word(r)?,
            tag @ (2 | 3) => {
                let distance = r.number()?;
                let at = if tag == 2 { end.checked_add(distance)? } else { end.checked_sub(distance)? } as usize;
                Some(text.get(at..at + r.number()? as usize)?.to_owned())
            }
            _ => return None,
        };
        let reading = Reading { kind, value, unit, currency, qualifier, what, who, when };
        Some(Figure { article, passage, start, end, reading })
    }

    /// The outer `Option` is about the bytes, the inner one about the words.
    fn word(&self, r: &mut Reader) -> Option<Option<String>> {
        match r.number()?.checked_sub(1) {
            None => Some(None),
            Some(at) => self.words.get(at as usize).cloned().map(Some),
        }
    }
}

fn read_number(r: &mut Reader) -> Option<f64> {
    let written = r.str()?;
    let value = match written.strip_prefix('x') {
        Some(bits) => f64::from_bits(u64::from_str_radix(bits, 16).ok()?),
        None => read_digits(written)?,
    };
    Some(value).filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::years::tests::corpus;

    fn figure(article: u32, passage: u32, (start, end): (u32, u32), value: FigureValue, what: Option<&str>) -> Figure {
        let reading = Reading {
            kind: FigureKind::Money,
            value,
            unit: Some("dollars".into()),
            currency: (article == 0).then(|| "USD".into()),
            qualifier: None,
            what: what.map(Into::into),
            who: Some("a board".into()).filter(|_| passage > 0),
            when: None,
        };
        Figure { article, passage, start, end, reading }
    }

    #[test]
    fn reads_back_as_written() {
        let corpus = corpus(&[&["é $3 and $4 paid in fees", "15.75"], &[], &["$5", "none here"]]);
        let figures = vec![
            figure(0, 0, (3, 5), FigureValue::One(3e15), Some("fees")),
            figure(0, 0, (10, 12), FigureValue::Range(0.1 + 0.2, None), Some("é")),
            figure(0, 1, (0, 5), FigureValue::Range(-1.0, Some(15.75)), Some("an editor’s words")),
            figure(2, 0, (0, 2), FigureValue::One(5.0), None),
        ];
        let bytes = write(&corpus, &figures);
        let text = |article: u32| {
            let passages = &corpus.articles[article as usize].passages;
            move |passage: u32| passages.get(passage as usize).map(|p| p.text.as_str())
        };
        let opened = Figures::open(bytes[..].into(), 3).unwrap();
        let read: Vec<Figure> = (0..4).flat_map(|a| opened.of(a, text(a.min(2)))).collect();
        assert_eq!(read, figures);
        assert!(Figures::open(bytes[..].into(), 2).is_none(), "an article too many");
        assert_eq!(opened.of(0, text(1)), [], "figures of passages that are not there");
        for cut in 0..bytes.len() {
            assert!(Figures::open(bytes[..cut].into(), 3).is_none());
        }
    }

    #[test]
    fn no_record_can_break_the_reading() {
        let corpus = corpus(&[&["$3 and $4 paid in fees"]]);
        let figures = vec![figure(0, 0, (0, 2), FigureValue::One(3.0), Some("fees"))];
        let good = write(&corpus, &figures);
        for at in 0..good.len() {
            for byte in [0, 1, 2, 3, 9, 0x7f, 0x80, 0xff] {
                let mut bytes = good.clone();
                bytes[at] = byte;
                if let Some(opened) = Figures::open(bytes[..].into(), 1) {
                    opened.of(0, |_| Some("$3 and é paid"));
                }
            }
        }
    }
}
