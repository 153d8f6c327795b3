//! tantivy, natively and in memory: what a search engine can do without a browser around it.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use serde_json::{Value, json};
use tantivy::collector::{Count, FacetCollector, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, PhraseQuery, Query as Searched, TermQuery};
use tantivy::schema::{FAST, FacetOptions, Field, INDEXED, IndexRecordOption, Schema, TEXT};
use tantivy::{DocAddress, Index, Searcher, TantivyDocument, Term};

use crate::queries::Query;
use crate::{Doc, read, write};

struct Fields {
    number: Field,
    title: Field,
    text: Field,
    facet: Field,
}

/// Builds an index, asks every query twice in order, and writes `tantivy.json`.
pub fn run(out: &Path) -> Result<()> {
    let docs: Vec<Doc> = read(&out.join("docs.json"))?;
    let queries: Vec<Query> = read(&out.join("queries.json"))?;
    let start = Instant::now();
    let (index, fields) = index(docs)?;
    let build_ms = start.elapsed().as_secs_f64() * 1e3;
    let searcher = index.reader()?.searcher();
    let mut answers = queries.iter().map(|query| answer(&searcher, &fields, query)).collect::<Result<Vec<_>>>()?;
    for (query, first) in queries.iter().zip(&mut answers) {
        first["again_ms"] = answer(&searcher, &fields, query)?["ms"].take();
    }
    write(&out.join("tantivy.json"), &json!({ "build_ms": build_ms, "answers": answers }))
}

fn index(docs: Vec<Doc>) -> Result<(Index, Fields)> {
    let mut schema = Schema::builder();
    let fields = Fields {
        number: schema.add_u64_field("number", FAST | INDEXED),
        title: schema.add_text_field("title", TEXT),
        text: schema.add_text_field("text", TEXT),
        facet: schema.add_facet_field("facet", FacetOptions::default()),
    };
    let index = Index::create_in_ram(schema.build());
    // One thread, as the browser has.
    let mut writer = index.writer_with_num_threads(1, 200_000_000)?;
    for (number, doc) in (0u64..).zip(docs) {
        let mut document = TantivyDocument::new();
        document.add_u64(fields.number, number);
        document.add_text(fields.title, &doc.title);
        document.add_text(fields.text, &doc.text);
        doc.facets.iter().for_each(|facet| document.add_facet(fields.facet, facet.as_str()));
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok((index, fields))
}

/// The number of articles found, the numbers of the first ten, and how long that took.
fn answer(searcher: &Searcher, fields: &Fields, query: &Query) -> Result<Value> {
    let start = Instant::now();
    let searched = searched(fields, query);
    let top = TopDocs::with_limit(10).order_by_score();
    let (count, top) = if query.kind == "facets" {
        let mut facets = FacetCollector::for_field("facet");
        ["/kind", "/author", "/tag"].into_iter().for_each(|facet| facets.add_facet(facet));
        let (count, top, facets) = searcher.search(&searched, &(Count, top, facets))?;
        std::hint::black_box(facets.get("/author").count());
        (count, top)
    } else {
        searcher.search(&searched, &(Count, top))?
    };
    let ms = start.elapsed().as_secs_f64() * 1e3;
    let number = |at: DocAddress| {
        searcher.segment_reader(at.segment_ord).fast_fields().u64("number").map(|n| n.first(at.doc_id))
    };
    let top = top.into_iter().map(|(_, at)| number(at)).collect::<Result<Vec<_>, _>>()?;
    Ok(json!({ "ms": ms, "count": count, "top": top }))
}

fn searched(fields: &Fields, query: &Query) -> Box<dyn Searched> {
    let either = |make: &dyn Fn(Field) -> Box<dyn Searched>| -> Box<dyn Searched> {
        Box::new(BooleanQuery::union(vec![make(fields.title), make(fields.text)]))
    };
    let term = |word: &str| {
        either(&|field| Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)))
    };
    let [first, rest @ ..] = query.words.as_slice() else { return Box::new(tantivy::query::EmptyQuery) };
    match query.kind.as_str() {
        "prefix" => either(&|field| Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(field, first), 0, true))),
        "typo" => either(&|field| Box::new(FuzzyTermQuery::new(Term::from_field_text(field, first), 1, true))),
        "phrase" => either(&|field| {
            Box::new(PhraseQuery::new(query.words.iter().map(|word| Term::from_field_text(field, word)).collect()))
        }),
        "or" => Box::new(BooleanQuery::union(query.words.iter().map(|word| term(word)).collect())),
        "not" => {
            let unwanted = rest.iter().map(|word| (Occur::MustNot, term(word)));
            Box::new(BooleanQuery::new(std::iter::once((Occur::Must, term(first))).chain(unwanted).collect()))
        }
        _ => Box::new(BooleanQuery::intersection(query.words.iter().map(|word| term(word)).collect())),
    }
}
