//! Section `facets`: each facet's values, and the articles that have them.

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
        }
    }
    w.0
}

/// Reads the section of a Volume of `articles` articles.
pub(crate) fn read(payload: &[u8], articles: usize) -> Option<Vec<FacetTable>> {
    let mut r = Reader(payload);
    let facets = r.count()?;
    let facets = (0..facets)
        .map(|_| {
            let name = r.string()?;
            let values = r.count()?;
            let values = (0..values)
                .map(|_| {
                    let row = FacetRow { value: r.string()?, articles: r.ascending()? };
                    let inside = row.articles.last().is_some_and(|&last| (last as usize) < articles);
                    (inside && row.articles.is_sorted_by(|a, b| a < b)).then_some(row)
                })
                .collect::<Option<_>>()?;
            Some(FacetTable { name, values })
        })
        .collect::<Option<_>>()?;
    r.end()?;
    Some(facets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written() {
        let row = |value: &str, articles: &[u32]| FacetRow { value: value.into(), articles: articles.to_vec() };
        let facets = vec![
            FacetTable { name: "kind".into(), values: vec![row("report", &[0, 2]), row("é", &[1])] },
            FacetTable { name: "tag".into(), values: vec![] },
        ];
        let bytes = write(&facets);
        assert_eq!(read(&bytes, 3), Some(facets));
        assert_eq!(read(&bytes, 2), None, "an article that is not there");
        for cut in 0..bytes.len() {
            assert_eq!(read(&bytes[..cut], 3), None);
        }
    }
}
