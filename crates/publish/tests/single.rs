//! The single file: everything is in it, under a policy that names each text by its hash, and its links lead to
//! places in itself.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossread_publish::{PublishError, publish, publish_single};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use support::{bare, corpus, full, sections, write_app};

fn write(folder: &Path) -> String {
    let (app, out) = (folder.join("app"), folder.join("one.html"));
    write_app(&app);
    let length = publish_single(&app, &corpus(vec![bare("one"), full("two", "See <b>")]), &sections(), &out);
    let page = fs::read_to_string(&out).expect("stands");
    assert_eq!(length.expect("publishes"), page.len());
    page
}

fn all(document: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("is a selector");
    document.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

#[test]
fn the_page_loads_nothing_and_its_policy_allows_just_its_own_texts() {
    let folder = tempfile::tempdir().expect("makes a folder");
    let document = Html::parse_document(&write(folder.path()));
    assert_eq!(all(&document, "script, img, iframe", "src"), [""; 0]);
    let links = all(&document, "link", "href");
    assert!(matches!(links.as_slice(), [icon] if icon.starts_with("data:image/svg+xml;base64,PHN2Zy")), "{links:?}");

    let policies = all(&document, "meta[http-equiv=Content-Security-Policy]", "content");
    let [policy] = policies.as_slice() else { panic!("{policies:?}") };
    let named: BTreeSet<_> = policy.split([' ', ';']).filter(|part| part.starts_with("'sha256-")).collect();
    let texts = Selector::parse("style, script:not([type='application/gzip'])").expect("is a selector");
    let hash = |text: String| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let found: BTreeSet<_> = document.select(&texts).map(|element| hash(element.text().collect())).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), named);
    assert!(!policy.contains("'self'") && policy.contains("require-trusted-types-for 'script'"), "{policy}");
}

#[test]
fn every_link_leads_to_a_place_in_the_file() {
    let folder = tempfile::tempdir().expect("makes a folder");
    let document = Html::parse_document(&write(folder.path()));
    let ids = all(&document, "[id]", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no id stands twice: {ids:?}");
    for wanted in ["/a/one", "/a/one/p1", "/a/two", "/a/two/h1", "/a/two/note-1"] {
        assert!(ids.iter().any(|id| id == wanted), "{wanted}: {ids:?}");
    }
    let targets = all(&document, "a[href]", "href");
    assert!(targets.contains(&"#/a/two".to_owned()), "{targets:?}");
    for target in targets {
        let id = target.strip_prefix('#');
        assert!(id.is_some_and(|id| ids.iter().any(|other| other == id)), "{target}");
    }
}

#[test]
fn the_same_corpus_gives_the_same_file_and_the_site_carries_it() {
    let (one, two) = (tempfile::tempdir().expect("makes a folder"), tempfile::tempdir().expect("makes a folder"));
    let page = write(one.path());
    assert!(page == write(two.path()) && page == write(two.path()), "the files differ");
    let site = two.path().join("site");
    let corpus = corpus(vec![bare("one"), full("two", "See <b>")]);
    let report = publish(&two.path().join("app"), &corpus, &sections(), &site).expect("publishes");
    assert!(fs::read_to_string(site.join("crossread.html")).expect("stands") == page, "the site's file differs");
    assert_eq!(report.single, page.len());
    let index = Html::parse_document(&fs::read_to_string(site.join("index.html")).expect("stands"));
    assert_eq!(all(&index, ".plain__save a", "href"), ["./crossread.html"]);
    assert_eq!(all(&index, ".plain__save a", "download"), ["two-articles-more.html"]);
    assert_eq!(all(&index, ".plain__save a", "data-bytes"), [page.len().to_string()]);
}

#[test]
fn another_file_is_not_replaced() {
    let folder = tempfile::tempdir().expect("makes a folder");
    write_app(&folder.path().join("app"));
    let out = folder.path().join("thesis.html");
    fs::write(&out, "my thesis").expect("writes");
    let outcome = publish_single(&folder.path().join("app"), &corpus(vec![]), &sections(), &out);
    assert!(matches!(outcome, Err(PublishError::Out { .. })), "{outcome:?}");
    assert_eq!(fs::read_to_string(&out).expect("stands"), "my thesis");
}
