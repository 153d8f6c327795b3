//! Section `facets`: each facet's values, the articles that have them, and the entries that they are.

use crossread_model::{FacetRow, FacetTable};

use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "facets";

pub(crate) fn write(facets: &[FacetTable]) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(facets.len());
    for facet in facets {
        w.string(&facet.name);
        w.count(facet.values.len());
        for row in &facet.values {
            w.string(&row.value);
            w.ascending(&row.articles);
            w.ascending(&row.entries);
            w.number(u32::from(row.listed));
        }
    }
    w.0
}

/// Reads the section of a Volume of `articles` articles and `entries` entries.
pub(crate) fn read(payload: &[u8], articles: usize, entries: usize) -> Option<Vec<FacetTable>> {
    let mut r = Reader(payload);
    let facets = r.count()?;
    let mut tables = Vec::with_capacity(facets);
    for _ in 0..facets {
        let name = r.string()?;
        let n = r.count()?;
        let mut values = Vec::with_capacity(n);
        for _ in 0..n {
            let row =
                FacetRow { value: r.string()?, articles: r.ascending()?, entries: r.ascending()?, listed: r.flag()? };
            let inside = row.articles.last().is_some_and(|&last| (last as usize) < articles);
            let known = row.entries.last().is_none_or(|&last| (last as usize) < entries);
            let apart = |list: &[u32]| list.is_sorted_by(|a, b| a < b);
            (inside && known && apart(&row.articles) && apart(&row.entries)).then_some(())?;
            values.push(row);
        }
        tables.push(FacetTable { name, values });
    }
    r.end()?;
    Some(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written() {
        let row = |value: &str, articles: &[u32], entries: &[u32]| FacetRow {
            value: value.into(),
            articles: articles.to_vec(),
            entries: entries.to_vec(),
            listed: entries.is_empty(),
        };
        let facets = vec![
            FacetTable { name: "kind".into(), values: vec![row("report", &[0, 2], &[]), row("é", &[1], &[0, 4])] },
            FacetTable { name: "tag".into(), values: vec![] },
        ];
        let bytes = write(&facets);
        assert_eq!(read(&bytes, 3, 5), Some(facets));
        assert_eq!(read(&bytes, 2, 5), None, "an article that is not there");
        assert_eq!(read(&bytes, 3, 4), None, "an entry that is not there");
        for cut in 0..bytes.len() {
            assert_eq!(read(&bytes[..cut], 3, 5), None);
        }
    }
}
