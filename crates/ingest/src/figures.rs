//! `figures.toml`: an editor's wording for figures, each pinned to its place in a passage.

use std::collections::BTreeMap;

use crossread_model::{Address, FigureKind, FigureNote, FigureValue, Passage, PassageId, Reading, Slug};

use crate::article;
use crate::assemble::Shelf;
use crate::complaint::{Complaints, Place, counted, quote};
use crate::nearest::did_you_mean;
use crate::source::Text;
use crate::table::{self, Table, Words};

/// Reads `figures.toml`; rows about drafts are checked and left out.
pub(crate) fn read(text: &Text, shelf: &Shelf<'_>, complaints: &mut Complaints) -> Vec<FigureNote> {
    let Some(parsed) = table::parse(text, complaints) else { return Vec::new() };
    let mut table = Table::new(text, parsed.get_ref(), 0);
    let rows = table.tables("figure", "[[figure]]", complaints);
    table.finish(complaints);
    let mut first: BTreeMap<(Address, u32, u32), u32> = BTreeMap::new();
    let mut notes = Vec::new();
    for row in rows {
        let at = row.at;
        let Some((note, published)) = figure(row, shelf, complaints) else { continue };
        let key = (note.passage.clone(), note.start, note.end);
        if let Some(line) = first.get(&key) {
            let what = format!("this figure of {} is already given on line {line}", note.passage);
            complaints.error(&text.file, at, what, "delete one of the two");
            continue;
        }
        first.insert(key, at.line);
        if published {
            notes.push(note);
        }
    }
    notes
}

/// One row, and whether its article is published.
fn figure(mut row: Table<'_>, shelf: &Shelf<'_>, complaints: &mut Complaints) -> Option<(FigureNote, bool)> {
    let article = article(&mut row, shelf, complaints);
    let passage = passage(&mut row, article, complaints);
    let span = span(&mut row, article, passage, complaints);
    let kind = kind(&mut row, complaints);
    let value = value(&mut row, kind, complaints);
    let unit = row.line("unit", complaints);
    let currency = currency(&mut row, kind, complaints);
    let qualifier = row.line("qualifier", complaints);
    let what = row.line("what", complaints);
    let who = row.line("who", complaints);
    let when = row.line("when", complaints);
    row.finish(complaints);
    let article = article?;
    let (start, end, place) = span?;
    let slug: Slug = article.slug.clone()?;
    let words = |found: Option<Words>| found.map(|w| w.words);
    let note = FigureNote {
        passage: Address { slug, passage: passage?.id },
        start,
        end,
        reading: Reading {
            kind: kind?,
            value: value?,
            unit: words(unit),
            currency,
            qualifier: words(qualifier),
            what: words(what),
            who: words(who),
            when: words(when),
        },
        line: place.line,
        column: place.column,
    };
    Some((note, article.is_published()))
}

fn article<'s>(row: &mut Table<'_>, shelf: &Shelf<'s>, complaints: &mut Complaints) -> Option<&'s article::Draft> {
    let slug = row.needed("article", "\"the name of its file, without .md\"", complaints)?;
    let article = shelf.by_stem(&slug.words);
    if article.is_none() {
        let instead = did_you_mean(&slug.words, shelf.stems(), || "write the name of its file, without .md".to_owned());
        complaints.error(&row.text.file, slug.at, format!("there is no article {}", quote(&slug.words)), instead);
    }
    article
}

/// A paragraph by its number, or any passage by its id: `"title"`, `"dek"`, `"h2"`, `"p7"`.
fn passage<'s>(
    row: &mut Table<'_>,
    article: Option<&'s article::Draft>,
    complaints: &mut Complaints,
) -> Option<&'s Passage> {
    let (id, at) = if row.is_text("passage") {
        let words = row.line("passage", complaints)?;
        let Ok(id) = words.words.parse::<PassageId>() else {
            let what = format!("{} is not a passage", quote(&words.words));
            let instead = "write the number of a paragraph, \"title\", \"dek\" or \"h1\"";
            complaints.error(&row.text.file, words.at, what, instead);
            return None;
        };
        (id, words.at)
    } else if row.has("passage") {
        let (number, at) = row.ordinal("passage", complaints)?;
        (PassageId::Body(number), at)
    } else {
        row.needed("passage", "1", complaints);
        return None;
    };
    let article = article?;
    let count = article.paragraphs()?;
    let found = article.passages.iter().flatten().find(|p| p.id == id);
    if found.is_none() {
        let what = format!("{} has no passage {id}", article.file);
        complaints.error(&row.text.file, at, what, format!("its paragraphs are 1 to {count}"));
    }
    found
}

/// Where the figure stands in its passage's text, and where the file says so.
fn span(
    row: &mut Table<'_>,
    article: Option<&article::Draft>,
    passage: Option<&Passage>,
    complaints: &mut Complaints,
) -> Option<(u32, u32, Place)> {
    let nth = if row.has("nth") { Some(row.ordinal("nth", complaints)) } else { None };
    if !row.has("match") {
        row.needed("match", "\"the characters in the paragraph\"", complaints);
        return None;
    }
    let words = row.raw("match", complaints)?;
    let (article, passage) = (article?, passage?);
    let file = &row.text.file;
    let places: Vec<usize> = passage.text.match_indices(words.words.as_str()).map(|(i, _)| i).collect();
    let start = match (nth, places.as_slice()) {
        (_, []) => {
            let what = format!("{} does not stand in {}/{}", quote(&words.words), article.stem, passage.id);
            complaints.error(file, words.at, what, elsewhere(article, &words.words));
            return None;
        }
        // A wrong `nth` has been complained of.
        (Some(None), _) => return None,
        (None, [only]) => *only,
        (None, many) => {
            let what =
                format!("{} stands {} times in {}/{}", quote(&words.words), many.len(), article.stem, passage.id);
            complaints.error(file, words.at, what, "write nth = 1 for the first, 2 for the second …");
            return None;
        }
        (Some(Some((nth, at))), places) => match places.get(nth as usize - 1) {
            Some(start) => *start,
            None => {
                let times = counted(places.len(), "time", "times");
                let what = format!("{} stands only {times} in {}/{}", quote(&words.words), article.stem, passage.id);
                complaints.error(file, at, what, format!("write a number from 1 to {}", places.len()));
                return None;
            }
        },
    };
    let end = start + words.words.len();
    Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?, words.at))
}

/// Paragraphs move when a text is edited; where the words stand now is what the editor wants to know.
fn elsewhere(article: &article::Draft, words: &str) -> String {
    let holds = article.passages.iter().flatten().filter(|p| p.text.contains(words));
    let ids: Vec<String> = holds.take(5).map(|p| p.id.to_string()).collect();
    if ids.is_empty() {
        "copy the characters from the text".to_owned()
    } else {
        format!("it stands in {}; write that passage", ids.join(", "))
    }
}

fn kind(row: &mut Table<'_>, complaints: &mut Complaints) -> Option<FigureKind> {
    let names = FigureKind::ALL.map(FigureKind::name);
    let word = row.needed("kind", "\"count\"", complaints)?;
    let kind = word.words.parse().ok();
    if kind.is_none() {
        let what = format!("{} is not a kind of figure", quote(&word.words));
        let instead = did_you_mean(&word.words, names, || format!("write one of {}", names.join(", ")));
        complaints.error(&row.text.file, word.at, what, instead);
    }
    kind
}

/// Either `value`, or `from` and `to`; a span may run on without `to`.
fn value(row: &mut Table<'_>, kind: Option<FigureKind>, complaints: &mut Complaints) -> Option<FigureValue> {
    let given = ["value", "from", "to"].map(|key| row.place_of(key));
    let value = row.number("value", complaints);
    let from = row.number("from", complaints);
    let to = row.number("to", complaints);
    let is_span = kind == Some(FigureKind::Span);
    let mut wrong = |at: Place, what: &str, instead: &str| {
        complaints.error(&row.text.file, at, what, instead);
        None
    };
    match given {
        [Some(_), Some(at), _] | [Some(_), None, Some(at)] => {
            wrong(at, "a figure with a value is no range", "keep value, or from and to")
        }
        [Some(at), None, None] if is_span => wrong(at, "a span has no value", "write from = … and to = …"),
        [Some(_), None, None] => Some(FigureValue::One(value?.0)),
        [None, None, Some(at)] => wrong(at, "a range needs its beginning", "write from = … too"),
        [None, None, None] => wrong(row.at, "the figure has no value", "write value = …, or from = … and to = …"),
        [None, Some(at), None] if !is_span && kind.is_some() => {
            wrong(at, "only a span may run on without an end", "write to = … too")
        }
        [None, Some(_), None] => Some(FigureValue::Range(from?.0, None)),
        [None, Some(_), Some(_)] => {
            let ((from, _), (to, at)) = (from?, to?);
            if to < from {
                return wrong(at, "the range ends before it begins", "exchange from and to");
            }
            Some(FigureValue::Range(from, Some(to)))
        }
    }
}

/// Money has a currency; a rate or a range of money may have one.
fn currency(row: &mut Table<'_>, kind: Option<FigureKind>, complaints: &mut Complaints) -> Option<String> {
    if !row.has("currency") && kind == Some(FigureKind::Money) {
        let what = "money without a currency";
        complaints.error(&row.text.file, row.at, what, "write currency = \"USD\" or another code of ISO 4217");
    }
    let currency = row.line("currency", complaints)?;
    if currency.words.len() != 3 || !currency.words.bytes().all(|b| b.is_ascii_uppercase()) {
        let what = format!("{} is not a currency", quote(&currency.words));
        complaints.error(&row.text.file, currency.at, what, "write a code of ISO 4217, such as USD");
        return None;
    }
    Some(currency.words)
}
