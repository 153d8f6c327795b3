//! Front matter in YAML or TOML, key by key as it was given, in YAML that the reader accepts.

use std::collections::BTreeSet;

use crossread_model::Date;
use toml::de::{DeTable, DeValue};

use super::super::date;
use super::super::draft::Front;
use super::super::escape;
use super::super::report::{Lines, Log};
use crate::complaint::Complaints;
use crate::source::{SourceFile, Text};
use crate::yaml::{self, Node, Value};

/// Keys that the reader takes for one another.
const SAME: [(&str, &str); 9] = [
    ("dek", "subtitle"),
    ("author", "authors"),
    ("place", "places"),
    ("tag", "tags"),
    ("category", "categories"),
    ("license", "licence"),
    ("lang", "language"),
    ("publishDate", "date"),
    ("pubDate", "date"),
];

/// Reads front matter; `dated` is the date that the file's name gives. `None` where it cannot be
/// read, which the report then says.
pub(super) fn read(text: &str, toml: bool, dated: Option<Date>, log: &mut Log<'_>) -> Option<Front> {
    let pairs = if toml { from_toml(text, log)? } else { from_yaml(text, log)? };
    let mut front = Front::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (line, key, value) in pairs {
        let at = Lines::one(line);
        let same = SAME.iter().find(|(other, _)| *other == key).map(|(_, name)| (*name).to_owned());
        let name = same.unwrap_or_else(|| key.clone());
        if !seen.insert(name.clone()) {
            log.left_out(at, "key", format!("{key:?} gives again what another key gave"), &value.yaml());
            continue;
        }
        match name.as_str() {
            "date" => date_of(&value, at, &mut front, log),
            "title" if value.words().is_some() => front.title = value.words().map(str::to_owned),
            "subtitle" if value.words().is_some() => front.dek = value.words().map(str::to_owned),
            "outlet" if value.words().is_some() => front.outlet = value.words().map(str::to_owned),
            "authors" if value.list().is_some() => front.authors = value.list().unwrap_or_default(),
            "tags" if value.list().is_some() => front.tags = value.list().unwrap_or_default(),
            "language" if !value.words().is_some_and(crate::front::is_language) => {
                log.repaired(at, "language", "it is no language tag and was kept as language_name", &value.yaml());
                front.extra.push(("language_name".to_owned(), value.yaml()));
            }
            "code" => front.extra.push(("code_given".to_owned(), value.yaml())),
            _ => front.extra.push((name, value.yaml())),
        }
    }
    if front.date.is_none()
        && let Some(date) = dated
    {
        log.repaired(Lines::one(1), "date", "taken from the name of the file", &date.to_string());
        front.date = Some(date);
    }
    Some(front)
}

/// The day of a date in any shape. One that cannot be read is kept under another key.
fn date_of(value: &Tree, at: Lines, front: &mut Front, log: &mut Log<'_>) {
    let Some(words) = value.words() else { return };
    match date::find(words) {
        Some(found) if found.date.is_some() => {
            front.date = found.date;
            if !words.starts_with(&found.date.map(|d| d.to_string()).unwrap_or_default()) {
                log.repaired(at, "date", "written as year, month and day", words);
            }
        }
        _ => {
            log.unsure(at, "date", "the day could not be read, and was kept as date_given", words);
            front.extra.push(("date_given".to_owned(), escape::yaml(words, true)));
        }
    }
}

/// A value of front matter, whatever it was written in.
enum Tree {
    Words(String),
    /// A number or a truth value, which needs no quotation marks.
    Plain(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
    Nothing,
}

impl Tree {
    fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) | Self::Plain(words) => Some(words),
            _ => None,
        }
    }

    /// One name or several. A single text with commas may be either, and is no list.
    fn list(&self) -> Option<Vec<String>> {
        match self {
            Self::List(items) => items.iter().map(|item| item.words().map(str::to_owned)).collect(),
            Self::Words(words) if !words.contains(',') => Some(vec![words.clone()]),
            _ => None,
        }
    }

    /// The value as YAML on one line.
    fn yaml(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Words(words) => escape::yaml(words, false),
            Self::Plain(words) => words.clone(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::yaml).collect::<Vec<_>>().join(", ")),
            Self::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| format!("{}: {}", escape::yaml(key, false), value.yaml()));
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn from_yaml(text: &str, log: &mut Log<'_>) -> Option<Vec<(u32, String, Tree)>> {
    let mut complaints = Complaints::default();
    let file = SourceFile { path: "front matter".to_owned(), bytes: text.as_bytes().to_vec() };
    let pairs = Text::decode(&file, &mut complaints).and_then(|decoded| yaml::map(&decoded, text, 1, &mut complaints));
    let Some(pairs) = pairs else {
        let (list, _) = complaints.sorted();
        let what = list.first().map(|c| c.what.clone()).unwrap_or_default();
        let line = list.first().map_or(1, |c| c.line.saturating_add(1));
        log.left_out(Lines::one(line), "no article", what, text);
        return None;
    };
    let keyed = pairs.into_iter().filter_map(|(key, value)| {
        let name = key.words()?.trim().to_owned();
        (!name.is_empty()).then(|| (key.at.line.saturating_add(1), name, tree_of_yaml(value)))
    });
    Some(keyed.collect())
}

fn tree_of_yaml(node: Node) -> Tree {
    if node.is_null() {
        return Tree::Nothing;
    }
    match node.value {
        Value::Scalar { words, plain } if plain && is_plain(&words) => Tree::Plain(words),
        Value::Scalar { words, .. } => Tree::Words(words.trim().to_owned()),
        Value::List(nodes) => Tree::List(nodes.into_iter().map(tree_of_yaml).collect()),
        Value::Map(pairs) => Tree::Map(
            pairs.into_iter().map(|(k, v)| (k.words().unwrap_or_default().to_owned(), tree_of_yaml(v))).collect(),
        ),
    }
}

/// True for *true*, *false* and whole numbers.
fn is_plain(words: &str) -> bool {
    matches!(words, "true" | "false")
        || (!words.is_empty() && words.len() < 18 && words.bytes().all(|b| b.is_ascii_digit()))
}

fn from_toml(text: &str, log: &mut Log<'_>) -> Option<Vec<(u32, String, Tree)>> {
    let line_at = |byte: usize| {
        let before = text.get(..byte).unwrap_or_default();
        u32::try_from(before.matches('\n').count() + 2).unwrap_or(u32::MAX)
    };
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(wrong) => {
            let line = line_at(wrong.span().map_or(0, |span| span.start));
            log.left_out(
                Lines::one(line),
                "no article",
                format!("the front matter is not TOML: {}", wrong.message()),
                text,
            );
            return None;
        }
    };
    log.repaired(Lines::one(1), "front matter", "written in YAML instead of TOML", "");
    let mut pairs = Vec::new();
    for (key, value) in table {
        let (line, key) = (line_at(key.span().start), key.into_inner().into_owned());
        match value.into_inner() {
            // Hugo keeps the keys of a site's own and its terms in tables of their own.
            DeValue::Table(inner) if ["params", "taxonomies", "extra"].contains(&key.as_str()) => {
                pairs.extend(inner.into_iter().map(|(key, value)| {
                    (line_at(key.span().start), key.into_inner().into_owned(), tree_of_toml(value.into_inner()))
                }));
            }
            value => pairs.push((line, key, tree_of_toml(value))),
        }
    }
    pairs.sort_by_key(|(line, _, _)| *line);
    Some(pairs)
}

fn tree_of_toml(value: DeValue<'_>) -> Tree {
    match value {
        DeValue::String(words) => Tree::Words(words.trim().to_owned()),
        DeValue::Array(values) => Tree::List(values.into_iter().map(|v| tree_of_toml(v.into_inner())).collect()),
        DeValue::Table(table) => Tree::Map(
            table.into_iter().map(|(k, v)| (k.into_inner().into_owned(), tree_of_toml(v.into_inner()))).collect(),
        ),
        DeValue::Integer(number) if is_plain(&number.to_string()) => Tree::Plain(number.to_string()),
        DeValue::Integer(number) => Tree::Words(number.to_string()),
        DeValue::Float(number) => Tree::Words(number.to_string()),
        DeValue::Boolean(truth) => Tree::Plain(truth.to_string()),
        DeValue::Datetime(time) => Tree::Words(time.to_string()),
    }
}
