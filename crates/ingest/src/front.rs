//! Front matter: the YAML at the head of an article.
//!
//! The keys are those of `corpus/FORMAT.md`, with the names that Obsidian, Hugo, Quartz and Jekyll
//! use for the same things.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Code, Date};

use crate::complaint::{Complaints, Place, quote};
use crate::nearest::nearest;
use crate::source::{Text, clean};
use crate::yaml::{Node, Value};

/// What an article says of itself, before it has a code.
#[derive(Default)]
pub(crate) struct Front {
    pub(crate) code: Option<(Code, Place)>,
    pub(crate) title: Option<String>,
    pub(crate) title_note: Option<String>,
    pub(crate) dek: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) interviewee: Option<String>,
    pub(crate) interviewer: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) kind: Option<String>,
    pub(crate) places: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) source: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) retold: bool,
    pub(crate) extra: BTreeMap<String, Vec<String>>,
    /// Where the article says that it is not to be published yet.
    pub(crate) draft: Option<Place>,
}

impl Front {
    /// True where paragraphs may be turns of speakers.
    pub(crate) fn is_interview(&self) -> bool {
        self.kind.as_deref() == Some("interview") || self.interviewee.is_some() || self.interviewer.is_some()
    }
}

/// Each key with its other names. The first name is the one that messages use.
const KEYS: [(&str, &[&str]); 18] = [
    ("title", &[]),
    ("title_note", &[]),
    ("subtitle", &["dek"]),
    ("authors", &["author"]),
    ("interviewee", &[]),
    ("interviewer", &[]),
    ("outlet", &[]),
    ("date", &[]),
    ("kind", &[]),
    ("code", &[]),
    ("places", &["place"]),
    ("tags", &["tag"]),
    ("categories", &["category"]),
    ("source", &[]),
    ("licence", &["license"]),
    ("language", &["lang"]),
    ("retold", &[]),
    ("draft", &[]),
];

/// Reads the keys and values of a front matter.
pub(crate) fn read(text: &Text, pairs: Vec<(Node, Node)>, complaints: &mut Complaints) -> Front {
    let mut reader = Reader { text, known: BTreeMap::new(), complaints };
    let extra = reader.sort_out(pairs);
    let mut front = Front {
        code: reader.code(),
        title: reader.words("title"),
        title_note: reader.words("title_note"),
        dek: reader.words("subtitle"),
        authors: reader.list("authors", Reader::one),
        interviewee: reader.words("interviewee"),
        interviewer: reader.words("interviewer"),
        outlet: reader.words("outlet"),
        date: reader.date(),
        kind: reader.words("kind"),
        places: reader.list("places", Reader::one),
        tags: reader.list("tags", Reader::by_commas),
        source: reader.words("source"),
        licence: reader.words("licence"),
        language: reader.language(),
        retold: reader.truth("retold").is_some_and(|(truth, _)| truth),
        extra,
        ..Front::default()
    };
    let tags: BTreeSet<String> = front.tags.iter().cloned().collect();
    let categories = reader.list("categories", Reader::by_commas);
    front.tags.extend(categories.into_iter().filter(|category| !tags.contains(category)));
    front.draft = reader.truth("draft").and_then(|(draft, at)| draft.then_some(at));
    front
}

/// True for a language tag of the form of BCP 47: *en*, *pt-BR*, *zh-Hant-TW*.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().is_some_and(|p| matches!(p.len(), 2..=8) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    primary && parts.all(|p| matches!(p.len(), 1..=8) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

struct Reader<'a> {
    text: &'a Text,
    known: BTreeMap<&'static str, Node>,
    complaints: &'a mut Complaints,
}

impl Reader<'_> {
    /// Parts known keys, which go to `known`, from the others, which are returned.
    fn sort_out(&mut self, pairs: Vec<(Node, Node)>) -> BTreeMap<String, Vec<String>> {
        let mut extra = BTreeMap::new();
        for (key, value) in pairs {
            let Some(name) = key.words().map(clean) else {
                self.error(key.at, "a key is not a word".to_owned(), "write \"key: value\"".to_owned());
                continue;
            };
            let known = KEYS.iter().find(|(first, others)| *first == name || others.contains(&name.as_str()));
            if let Some((first, _)) = known {
                if self.known.insert(first, value).is_some() {
                    let what = format!("{} is given twice", quote(first));
                    self.error(key.at, what, "keep one of the two".to_owned());
                }
            } else {
                let names = KEYS.iter().flat_map(|(first, others)| std::iter::once(first).chain(*others)).copied();
                if let Some(near) = nearest(&name, names) {
                    let what = format!("{} is kept as a key of your own", quote(&name));
                    self.warn(key.at, what, format!("write {} if you meant that", quote(near)));
                }
                let values = self.extra(value);
                if extra.insert(name.clone(), values).is_some() {
                    self.error(key.at, format!("{} is given twice", quote(&name)), "keep one of the two".to_owned());
                }
            }
        }
        extra.retain(|_, values| !values.is_empty());
        extra
    }

    fn extra(&mut self, value: Node) -> Vec<String> {
        let nodes = match value.value {
            Value::List(nodes) => nodes,
            _ => vec![value],
        };
        let mut words = Vec::new();
        for node in nodes {
            match node.words() {
                Some(scalar) => words.push(clean(scalar)),
                None if node.is_null() => {}
                None => {
                    let what = "a list or map inside a value is left out".to_owned();
                    self.warn(node.at, what, "write a word, or a list of words".to_owned());
                }
            }
        }
        words
    }

    /// A value of one line. An empty one is the same as none.
    fn words(&mut self, key: &'static str) -> Option<String> {
        self.scalar(key).map(|(words, _)| words)
    }

    fn scalar(&mut self, key: &'static str) -> Option<(String, Place)> {
        let node = self.known.remove(key)?;
        match node.words() {
            Some(words) => Some((clean(words), node.at)).filter(|(words, _)| !words.is_empty()),
            None => {
                if !node.is_null() {
                    let what = format!("{} is not one value", quote(key));
                    self.error(node.at, what, format!("write {key}: \"…\""));
                }
                None
            }
        }
    }

    /// A list of values; a single value is divided by `divide`.
    fn list(&mut self, key: &'static str, divide: fn(&str) -> Vec<&str>) -> Vec<String> {
        let Some(node) = self.known.remove(key) else { return Vec::new() };
        let mut list: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut add = |words: &str| {
            let words = clean(bare(words));
            if !words.is_empty() && seen.insert(words.clone()) {
                list.push(words);
            }
        };
        match &node.value {
            Value::Scalar { words, .. } if !node.is_null() => divide(words).into_iter().for_each(&mut add),
            Value::Scalar { .. } => {}
            Value::List(nodes) => {
                for node in nodes {
                    match node.words() {
                        Some(words) => add(words),
                        None if node.is_null() => {}
                        None => self.complaints.error(
                            &self.text.file,
                            node.at,
                            format!("{} holds more than words", quote(key)),
                            format!("write {key}: [one, two]; a text with a comma goes into quotation marks"),
                        ),
                    }
                }
            }
            Value::Map(_) => {
                let what = format!("{} is not a list", quote(key));
                self.error(node.at, what, format!("write {key}: [one, two]"));
            }
        }
        list
    }

    fn one(words: &str) -> Vec<&str> {
        vec![words]
    }

    fn by_commas(words: &str) -> Vec<&str> {
        words.split(',').collect()
    }

    fn code(&mut self) -> Option<(Code, Place)> {
        let (words, at) = self.scalar("code")?;
        match words.parse() {
            Ok(code) => Some((code, at)),
            Err(()) => {
                let what = format!("{} is not a code", quote(&words));
                let instead =
                    "write three to twelve capital letters A–Z or digits, a letter first, or leave the key out";
                self.error(at, what, instead.to_owned());
                None
            }
        }
    }

    fn date(&mut self) -> Option<Date> {
        let (words, at) = self.scalar("date")?;
        let date = day(&words);
        if date.is_none() {
            let instead = match meant(&words) {
                Some(date) => format!("write date: {date}"),
                None => "write date: YYYY-MM-DD, or leave the key out where the day is not known".to_owned(),
            };
            self.error(at, format!("{} is not a day of the calendar", quote(&words)), instead);
        }
        date
    }

    fn language(&mut self) -> Option<String> {
        let (words, at) = self.scalar("language")?;
        if is_language(&words) {
            return Some(words);
        }
        let instead = "write a tag such as en, de or pt-BR".to_owned();
        self.error(at, format!("{} is not a language tag", quote(&words)), instead);
        None
    }

    fn truth(&mut self, key: &'static str) -> Option<(bool, Place)> {
        let (words, at) = self.scalar(key)?;
        match words.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some((true, at)),
            "false" | "no" => Some((false, at)),
            _ => {
                let what = format!("{} is neither true nor false", quote(&words));
                self.error(at, what, format!("write {key}: true, or leave the key out"));
                None
            }
        }
    }

    fn error(&mut self, at: Place, what: String, instead: String) {
        self.complaints.error(&self.text.file, at, what, instead);
    }

    fn warn(&mut self, at: Place, what: String, instead: String) {
        self.complaints.warn(&self.text.file, at, what, instead);
    }
}

/// A name without what Obsidian writes around it: `[[Name]]`, `#tag`.
fn bare(words: &str) -> &str {
    let words = words.trim();
    let words = words.strip_prefix("[[").and_then(|w| w.strip_suffix("]]")).unwrap_or(words);
    words.strip_prefix('#').unwrap_or(words)
}

/// The day of a date, or of a date with a time of day after it.
fn day(words: &str) -> Option<Date> {
    let (day, rest) = words.split_at_checked("YYYY-MM-DD".len())?;
    let time = rest.trim_start_matches(['T', 't', ' ']);
    let is_time = rest.is_empty()
        || time.len() < rest.len()
            && time.starts_with(|c: char| c.is_ascii_digit())
            && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' '));
    if is_time { day.parse().ok() } else { None }
}

/// A day of which only the form is wrong: `2020-1-5`, `2020/01/05`.
fn meant(words: &str) -> Option<Date> {
    let mut numbers = words.split(['-', '/', '.']).map(|part| part.trim().parse::<u16>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if numbers.next().is_some() || year < 1000 {
        return None;
    }
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_with_or_without_a_time() {
        for good in [
            "2020-11-08",
            "2020-11-08T10:00:00Z",
            "2020-11-08 10:00:00 +0100",
            "2020-11-08T10:00:00.5-05:00",
            "2020-11-08 10:00",
        ] {
            assert_eq!(day(good).map(|d| d.to_string()).as_deref(), Some("2020-11-08"), "{good}");
        }
        for wrong in ["2020-11-31", "2020-11", "8 November 2020", "2020-11-08x", "2020-11-08T", "2020-11-0é8"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        assert_eq!(meant("2020/1/5").map(|d| d.to_string()).as_deref(), Some("2020-01-05"));
        assert_eq!(meant("5.1.2020"), None);
    }

    #[test]
    fn a_language_tag_is_recognised() {
        for good in ["en", "pt-BR", "zh-Hant-TW", "gsw"] {
            assert!(is_language(good), "{good}");
        }
        for wrong in ["", "e", "English language", "en_US", "en-", "1n"] {
            assert!(!is_language(wrong), "{wrong}");
        }
    }
}
