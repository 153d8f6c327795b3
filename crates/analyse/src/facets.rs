//! The facets: from the front matter, and from the entries that an article mentions.

use std::collections::{BTreeMap, BTreeSet};

use crossread_model::{Corpus, Entry, FacetRow, FacetTable, FrontMatter, Mention, Years};
use crossread_text::fold;

/// All facets that have a value: first those that the corpus names, in its order, then the others.
pub(crate) fn facets(corpus: &Corpus, found: &[Entry], mentions: &[Mention], years: &[Years]) -> Vec<FacetTable> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let mut add = |facet: &str, value: &str, article: u32| {
        if !value.trim().is_empty() {
            tables.entry(facet.to_owned()).or_default().add(value, article);
        }
    };
    for (article, at) in corpus.articles.iter().zip(0..) {
        for (facet, values) in of_front_matter(&article.front) {
            for value in values {
                add(facet, &value, at);
            }
        }
        for (key, values) in article.front.extra.iter().filter(|(key, _)| corpus.about.facets.contains(key)) {
            for value in values {
                add(key, value, at);
            }
        }
    }
    let articles: Vec<u32> = corpus.passages().map(|(article, _)| article).collect();
    let entries: Vec<&Entry> = corpus.index.entries.iter().chain(found).collect();
    for mention in mentions {
        let entry = entries.get(mention.entry as usize);
        let (Some(entry), Some(article)) = (entry, articles.get(mention.passage as usize)) else { continue };
        match entry.kind.facet() {
            Some(facet) => add(facet, &entry.name, *article),
            // An article that names its places itself is taken at its word.
            None if corpus.articles.get(*article as usize).is_none_or(|a| a.front.places.is_empty()) => {
                add("place", &entry.name, *article);
            }
            None => {}
        }
    }
    for stretch in years {
        // An article that names a stretch writes about each of its years, as the field `about:` has it.
        for year in stretch.first.year()..=stretch.last.year() {
            add("about", &year.to_string(), stretch.article);
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

/// Articles by folded value, since *Report* and *report* are one; the first spelling is shown.
#[derive(Default)]
struct Table(BTreeMap<String, (String, BTreeSet<u32>)>);

impl Table {
    fn add(&mut self, value: &str, article: u32) {
        let row = self.0.entry(fold(value)).or_insert_with(|| (value.to_owned(), BTreeSet::new()));
        row.1.insert(article);
    }

    fn rows(self) -> Vec<FacetRow> {
        let rows = self.0.into_values();
        rows.map(|(value, articles)| FacetRow { value, articles: articles.into_iter().collect() }).collect()
    }
}
