//! The facets: from the front matter, and from the entries that an article mentions.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Corpus, Entry, FacetRow, FacetTable, FrontMatter, Mention, Years};
use crossread_text::fold;

/// All facets that have a value: first those that the corpus names, in its order, then the others.
pub(crate) fn facets(corpus: &Corpus, found: &[Entry], mentions: &[Mention], years: &[Years]) -> Vec<FacetTable> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let mut add = |facet: &str, value: &str, article: u32, source: Source| {
        if !value.trim().is_empty() {
            tables.entry(facet.to_owned()).or_default().add(value, article, source);
        }
    };
    for (article, at) in corpus.articles.iter().zip(0..) {
        for (facet, values) in of_front_matter(&article.front) {
            for value in values {
                add(facet, &value, at, Source::Given);
            }
        }
        for (key, values) in article.front.extra.iter().filter(|(key, _)| corpus.about.facets.contains(key)) {
            for value in values {
                add(key, value, at, Source::Given);
            }
        }
    }
    let articles: Vec<u32> = corpus.passages().map(|(article, _)| article).collect();
    let entries: Vec<&Entry> = corpus.index.entries.iter().chain(found).collect();
    for mention in mentions {
        let entry = entries.get(mention.entry as usize);
        let (Some(entry), Some(article)) = (entry, articles.get(mention.passage as usize)) else { continue };
        let editorial = (mention.entry as usize) < corpus.index.entries.len();
        let source = if editorial { Source::Editorial(mention.entry) } else { Source::Found(mention.entry) };
        add(entry.kind.facet(), &entry.name, *article, source);
    }
    for stretch in years {
        // An article that names a stretch writes about each of its years, as the field `about:` has it.
        for year in stretch.first.year()..=stretch.last.year() {
            add("about", &year.to_string(), stretch.article, Source::Given);
        }
    }
    let named = corpus.about.facets.iter().filter_map(|name| Some((name.clone(), tables.remove(name)?)));
    let mut list: Vec<(String, Table)> = named.collect();
    list.extend(tables);
    list.into_iter().map(|(name, table)| FacetTable { name, values: table.rows() }).collect()
}

fn of_front_matter(front: &FrontMatter) -> [(&'static str, Vec<String>); 6] {
    let one = |value: &Option<String>| value.iter().cloned().collect();
    [
        ("kind", one(&front.kind)),
        ("outlet", one(&front.outlet)),
        ("author", front.authors.clone()),
        ("place", front.places.clone()),
        ("tag", front.tags.clone()),
        ("year", vec![front.date.map_or("undated".into(), |date| date.year().to_string())]),
    ]
}

/// So many mentions put what nobody but the build found among the values to choose from. Half of all
/// names stand once, and most faults of the finding are among them.
const LISTED: u32 = 2;

/// Who says that an article has a value.
#[derive(Clone, Copy)]
enum Source {
    /// Front matter, or a year that the text names.
    Given,
    /// A mention of an entry of the editorial index.
    Editorial(u32),
    /// A mention of an entry that the build found.
    Found(u32),
}

/// Rows by folded value, since *Report* and *report* are one; the first spelling is shown.
#[derive(Default)]
struct Table(BTreeMap<String, Row>);

#[derive(Default)]
struct Row {
    value: String,
    articles: BTreeSet<u32>,
    entries: BTreeSet<u32>,
    given: bool,
    mentions: u32,
}

impl Table {
    fn add(&mut self, value: &str, article: u32, source: Source) {
        let row = self.0.entry(fold(value)).or_default();
        if row.value.is_empty() {
            value.clone_into(&mut row.value);
        }
        row.articles.insert(article);
        match source {
            Source::Given => row.given = true,
            Source::Editorial(entry) => {
                row.given = true;
                row.entries.insert(entry);
            }
            Source::Found(entry) => {
                row.mentions += 1;
                row.entries.insert(entry);
            }
        }
    }

    fn rows(self) -> Vec<FacetRow> {
        let row = |row: Row| FacetRow {
            value: row.value,
            articles: row.articles.into_iter().collect(),
            entries: row.entries.into_iter().collect(),
            listed: row.given || row.mentions >= LISTED,
        };
        self.0.into_values().map(row).collect()
    }
}
