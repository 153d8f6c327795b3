//! The nine default articles, all retold, in every style. The golden file was read against the manuals.

use std::path::Path;

use crossread_cite::{Reference, Style, cite};
use crossread_model::{Date, PassageId};

use crate::support::marked;

#[test]
fn the_default_articles_are_cited_as_in_the_golden_file() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ingest = crossread_ingest::read(&here.join("../../corpus"));
    let corpus = ingest.corpus.expect("the default corpus has no fault");
    let mut cited = String::new();
    for article in &corpus.articles {
        let url = format!("https://example.org/texts/#/a/{}/p7", article.front.slug);
        let reference = Reference {
            front: &article.front,
            corpus_title: &corpus.about.title,
            passage: Some(PassageId::Body(7)),
            url: Some(&url),
            accessed: Some(Date::new(2021, 1, 3).expect("a day")),
        };
        cited.push_str(&format!("# {}\n\n", article.front.slug));
        for style in Style::ALL {
            let citation = cite(&reference, style);
            cited.push_str(&format!(
                "{}\n{}\n",
                style.label(),
                marked(&citation.runs).replace("\r\n", "\n").trim_end()
            ));
            if let Some(in_text) = &citation.in_text {
                cited.push_str(&format!("> {}\n", marked(in_text)));
            }
            cited.push('\n');
        }
    }
    let golden = std::fs::read_to_string(here.join("tests/golden/default.txt")).unwrap_or_default();
    if cited != golden {
        let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cite-default.txt");
        std::fs::write(&found, &cited).expect("the target folder can be written to");
        let first = cited.lines().zip(golden.lines()).find(|(cited, golden)| cited != golden);
        panic!("tests/golden/default.txt differs from {}, first at {first:#?}", found.display());
    }
}
