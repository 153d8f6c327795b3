//! A corpus to sections, timed; and the same corpus for other engines.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use crossread_ingest::Ingest;
use crossread_model::{Article, Corpus};
use crossread_volume::Section;
use serde_json::json;

use crate::{Doc, queries, write};

/// Reads and packs the corpus, and writes everything that the other sides of the bench need.
pub fn run(folder: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("could not make {}", out.display()))?;
    let start = Instant::now();
    let Ingest { corpus: Some(corpus), .. } = crossread_ingest::read(folder) else {
        bail!("{} is no corpus; `crossread check` says why", folder.display());
    };
    let read = start.elapsed();
    // Of each the quickest of three, since other programs share the machine.
    let (mut analysed, mut packed) = (Duration::MAX, Duration::MAX);
    let mut sections: Vec<Section> = Vec::new();
    for _ in 0..3 {
        let start = Instant::now();
        let analysis = crossread_analyse::analyse(&corpus);
        analysed = analysed.min(start.elapsed());
        let start = Instant::now();
        sections = crossread_volume::pack(&corpus, &analysis);
        packed = packed.min(start.elapsed());
    }
    for section in &sections {
        let file = out.join(format!("{}.section", section.name));
        fs::write(&file, &section.bytes).with_context(|| format!("could not write {}", file.display()))?;
    }
    let docs: Vec<Doc> = corpus.articles.iter().map(doc).collect();
    let measured = json!({
        "articles": corpus.articles.len(),
        "passages": corpus.articles.iter().map(|article| article.passages.len()).sum::<usize>(),
        "bytes": text_bytes(&corpus),
        "read_ms": read.as_secs_f64() * 1e3,
        "analyse_ms": analysed.as_secs_f64() * 1e3,
        "pack_ms": packed.as_secs_f64() * 1e3,
        "sections": sections.iter().map(|section| section.name).collect::<Vec<_>>(),
    });
    write(&out.join("queries.json"), &queries::drawn(&docs))?;
    write(&out.join("docs.json"), &docs)?;
    write(&out.join("pack.json"), &measured)
}

fn doc(article: &Article) -> Doc {
    let front = &article.front;
    let texts: Vec<&str> = article.passages.iter().skip(1).map(|passage| passage.text.as_str()).collect();
    let value = |name: &str, value: &str| format!("/{name}/{}", value.replace('/', " "));
    let mut facets: Vec<String> = front.kind.iter().map(|kind| value("kind", kind)).collect();
    facets.extend(front.authors.iter().map(|author| value("author", author)));
    facets.extend(front.tags.iter().map(|tag| value("tag", tag)));
    Doc { title: front.title.clone().unwrap_or_default(), text: texts.join("\n"), facets }
}

/// Bytes of all texts, titles included: what the sizes are compared with.
fn text_bytes(corpus: &Corpus) -> usize {
    corpus.articles.iter().flat_map(|article| &article.passages).map(|passage| passage.text.len()).sum()
}
