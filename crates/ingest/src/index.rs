//! `index.toml`: entries and families as the file gives them. [`crate::references`] then checks
//! them against each other.

use crossread_model::{EntryType, Slug};

use crate::complaint::{Complaints, Place, quote};
use crate::nearest::did_you_mean;
use crate::source::Text;
use crate::table::{self, Table, Words};

/// The editorial index before its references are followed.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) entries: Vec<Entry>,
    pub(crate) families: Vec<Family>,
}

/// An entry whose references are still words with a place.
pub(crate) struct Entry {
    pub(crate) at: Place,
    /// Absent where it is missing or wrong, which has been complained of.
    pub(crate) id: Option<Words>,
    pub(crate) kind: Option<EntryType>,
    pub(crate) name: Option<Words>,
    pub(crate) sort: Option<String>,
    pub(crate) aliases: Vec<Words>,
    pub(crate) definition: Option<String>,
    pub(crate) contrasts: Vec<(Words, String)>,
    pub(crate) parts: Vec<String>,
    pub(crate) see: Vec<Words>,
    pub(crate) family: Option<Words>,
    pub(crate) aspects: Vec<(Words, Words)>,
    /// True where the entry says nothing itself and only points to others.
    pub(crate) points_onward: bool,
    /// True where it does not even point.
    pub(crate) is_empty: bool,
}

/// A family of rivals.
pub(crate) struct Family {
    pub(crate) id: Option<Words>,
    pub(crate) question: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) aspects: Vec<String>,
}

/// Reads `index.toml`.
pub(crate) fn read(text: &Text, complaints: &mut Complaints) -> Option<Draft> {
    let parsed = table::parse(text, complaints)?;
    let mut table = Table::new(text, parsed.get_ref(), 0);
    let families = table.tables("family", "[[family]]", complaints);
    let entries = table.tables("entry", "[[entry]]", complaints);
    table.finish(complaints);
    Some(Draft {
        families: families.into_iter().map(|table| family(table, complaints)).collect(),
        entries: entries.into_iter().map(|table| entry(table, complaints)).collect(),
    })
}

fn family(mut table: Table<'_>, complaints: &mut Complaints) -> Family {
    let family = Family {
        id: id(&mut table, complaints),
        question: table.needed("question", "\"What to do?\"", complaints).map(|w| w.words),
        name: table.needed("name", "\"ways to do it\"", complaints).map(|w| w.words),
        aspects: labels(&mut table, complaints),
    };
    table.finish(complaints);
    family
}

fn labels(table: &mut Table<'_>, complaints: &mut Complaints) -> Vec<String> {
    if !table.has("aspects") {
        let what = "the family has no \"aspects\"";
        complaints.error(&table.text.file, table.at, what, "write aspects = [\"…\"] with the labels of its rows");
    }
    let mut labels = Vec::new();
    for label in table.lines("aspects", complaints).unwrap_or_default() {
        if labels.contains(&label.words) {
            let what = format!("the row {} is named twice", quote(&label.words));
            complaints.error(&table.text.file, label.at, what, "delete one of the two");
        } else {
            labels.push(label.words);
        }
    }
    labels
}

fn entry(mut table: Table<'_>, complaints: &mut Complaints) -> Entry {
    let at = table.at;
    let id = id(&mut table, complaints);
    let kind = kind(&mut table, complaints);
    let name = table.needed("name", "\"the name to show\"", complaints);
    let sort = table.line("sort", complaints).map(|w| w.words);
    let given = table.lines("aliases", complaints);
    let definition = definition(&mut table, kind, complaints);
    let contrasts = contrasts(&mut table, complaints);
    let parts: Vec<String> = words(table.lines("parts", complaints));
    let see = table.lines("see", complaints);
    let family = table.line("family", complaints);
    let aspects = table.cells("aspects", complaints);
    table.finish(complaints);
    let says = definition.is_some() || !contrasts.is_empty() || !parts.is_empty() || family.is_some();
    let points_onward = !says && kind.is_some() && given.as_ref().is_none_or(Vec::is_empty);
    // An entry that says something goes by its own name unless the file says otherwise.
    let aliases = match given {
        Some(aliases) => aliases,
        None if points_onward => Vec::new(),
        None => name.iter().cloned().collect(),
    };
    Entry {
        at,
        sort: sort.or_else(|| name.as_ref().map(|n| n.words.clone())),
        id,
        kind,
        name,
        aliases,
        definition,
        contrasts,
        parts,
        is_empty: points_onward && see.is_none(),
        see: see.unwrap_or_default(),
        family,
        aspects,
        points_onward,
    }
}

fn id(table: &mut Table<'_>, complaints: &mut Complaints) -> Option<Words> {
    let id = table.needed("id", "\"a-short-name\"", complaints)?;
    if let Err(wrong) = id.words.parse::<Slug>() {
        let what = format!("{} is not an id: {wrong}", quote(&id.words));
        complaints.error(&table.text.file, id.at, what, "write lower-case letters, digits and hyphens");
        return None;
    }
    Some(id)
}

fn kind(table: &mut Table<'_>, complaints: &mut Complaints) -> Option<EntryType> {
    let names = EntryType::ALL.map(EntryType::name);
    let word = table.needed("type", "\"concept\"", complaints)?;
    let kind = word.words.parse().ok();
    if kind.is_none() {
        let what = format!("{} is not a type of entry", quote(&word.words));
        let instead = did_you_mean(&word.words, names, || format!("write one of {}", names.join(", ")));
        complaints.error(&table.text.file, word.at, what, instead);
    }
    kind
}

/// A concept has a definition, every other entry a role: one line that says what it is or does.
fn definition(table: &mut Table<'_>, kind: Option<EntryType>, complaints: &mut Complaints) -> Option<String> {
    let wrong = match kind {
        Some(EntryType::Concept) => "role",
        Some(_) => "definition",
        None => "",
    };
    if let (Some(kind), Some(at)) = (kind, table.place_of(wrong)) {
        let right = if wrong == "role" { "definition" } else { "role" };
        let what = format!("{} does not belong to the type {kind}", quote(wrong));
        complaints.error(&table.text.file, at, what, format!("write {right} = \"…\""));
    }
    let definition = table.line("definition", complaints);
    let role = table.line("role", complaints);
    definition.or(role).map(|w| w.words)
}

fn contrasts(table: &mut Table<'_>, complaints: &mut Complaints) -> Vec<(Words, String)> {
    let example = "contrasts = [{ with = \"id\", how = \"…\" }]";
    let mut contrasts = Vec::new();
    for mut contrast in table.tables("contrasts", example, complaints) {
        let with = contrast.needed("with", "\"the id of the other entry\"", complaints);
        let how = contrast.needed("how", "\"how the other differs\"", complaints);
        contrast.finish(complaints);
        if let (Some(with), Some(how)) = (with, how) {
            contrasts.push((with, how.words));
        }
    }
    contrasts
}

fn words(found: Option<Vec<Words>>) -> Vec<String> {
    found.unwrap_or_default().into_iter().map(|w| w.words).collect()
}
