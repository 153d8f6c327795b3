//! What `publish` writes: deterministic, named by content, whole or not at all.

mod support;

use std::fs;
use std::path::Path;

use crossread_model::Corpus;
use crossread_publish::{PublishError, Report, publish};
use sha2::{Digest, Sha256};
use support::{bare, corpus, full, sections, tree, write_app};

fn publish_here(folder: &Path, corpus: &Corpus) -> Report {
    write_app(&folder.join("app"));
    publish(&folder.join("app"), corpus, &sections(), &folder.join("site")).expect("publishes")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("makes a folder")
}

/// The 16 hex digits in `stem-0123456789abcdef.ext`.
fn hash_in(name: &str) -> Option<&str> {
    let (stem, _) = name.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    (hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit())).then_some(hash)
}

#[test]
fn the_same_inputs_give_the_same_bytes_in_any_folder_and_again() {
    let (one, two) = (folder(), folder());
    let corpus = corpus(vec![bare("one"), full("two", "It’s <b>")]);
    let deep = two.path().join("a/deeper/place");
    let report = publish_here(one.path(), &corpus);
    assert_eq!(report, publish_here(&deep, &corpus));
    let site = tree(&one.path().join("site"));
    assert!(site == tree(&deep.join("site")), "the two sites differ");
    publish_here(one.path(), &corpus);
    assert!(site == tree(&one.path().join("site")), "the second run differs from the first");
    assert_eq!((report.files, report.bytes), (site.len(), site.values().map(Vec::len).sum()));
}

#[test]
fn every_asset_is_named_by_its_final_bytes_and_every_name_leads_to_a_file() {
    let folder = folder();
    publish_here(folder.path(), &corpus(vec![bare("one")]));
    let site = tree(&folder.path().join("site"));
    let stable = ["index.html", "crossread.html", "sw.js", "sitemap.xml", "crossread.js", "crossread.d.ts", "embed.js"];
    let stable =
        |name: &str| stable.contains(&name) || name == "embed.d.ts" || name.starts_with("a/") || name == "oembed.json";
    for (name, bytes) in site.iter().filter(|(name, _)| !stable(name)) {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash_in(name), Some(&hash[..16]), "{name}");
    }
    let door = String::from_utf8_lossy(&site["crossread.js"]).into_owned();
    for part in ["crossread-app", "crossread-app_bg"] {
        let name = site.keys().find(|name| name.starts_with(&format!("{part}-"))).expect("the part is there");
        assert!(door.contains(&format!("\"./{name}\"")), "crossread.js names {name}");
    }
    for (page, up) in [("index.html", ""), ("a/one/index.html", "../../")] {
        let html = String::from_utf8_lossy(&site[page]).into_owned();
        let document = scraper::Html::parse_document(&html);
        for (selector, attribute) in
            [("link:not([rel=canonical]):not([type='application/json+oembed'])", "href"), ("script[src]", "src")]
        {
            for element in document.select(&scraper::Selector::parse(selector).expect("is a selector")) {
                let address = element.attr(attribute).expect("names a file");
                let path = address.strip_prefix(up).map(|path| path.strip_prefix("./").unwrap_or(path));
                assert!(path.is_some_and(|path| site.contains_key(path)), "{page} names {address}");
            }
        }
    }
    let styles = |page: &str| String::from_utf8_lossy(&site[page]).matches("rel=\"stylesheet\"").count();
    assert!(styles("index.html") > 0 && styles("index.html") == styles("a/one/index.html"));
}

#[test]
fn the_module_carries_the_sections_and_the_worker_lists_every_file_but_itself() {
    let folder = folder();
    let report = publish_here(folder.path(), &corpus(vec![bare("one")]));
    let site = tree(&folder.path().join("site"));
    let (_, module) = site.iter().find(|(name, _)| name.ends_with(".wasm")).expect("has a module");
    assert_eq!(module.len(), report.module);
    assert!(module.ends_with(&[7; 300]), "the last section ends the module");
    let worker = String::from_utf8_lossy(&site["sw.js"]).into_owned();
    assert!(worker.contains(&format!("\"version\":\"{}\"", report.version)));
    let apart = |name: &str| name.ends_with(".xml") || name.ends_with("oembed.json");
    let listed = |name: &str| !["sw.js", "crossread.html"].contains(&name) && !apart(name);
    for (name, bytes) in site.iter().filter(|(name, _)| listed(name)) {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = name.strip_suffix("index.html").unwrap_or(name);
        assert!(worker.contains(&format!("\"{path}\":\"{hash}\"")), "{name}");
    }
}

#[test]
fn an_edited_article_changes_its_page_and_what_carries_the_corpus_alone() {
    let (one, two) = (folder(), folder());
    publish_here(one.path(), &corpus(vec![bare("one"), bare("two")]));
    write_app(&two.path().join("app"));
    let mut edited = bare("two");
    edited.passages[0].text = "Other text.".into();
    let mut other = sections();
    other[1].bytes[9] = 0;
    let edited = corpus(vec![bare("one"), edited]);
    publish(&two.path().join("app"), &edited, &other, &two.path().join("site")).expect("publishes");
    let (old, new) = (tree(&one.path().join("site")), tree(&two.path().join("site")));
    let changed: Vec<_> =
        new.iter().filter(|(name, bytes)| old.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    let unhashed: Vec<_> = changed.iter().map(|name| name.replace(hash_in(name).unwrap_or("-"), "")).collect();
    let parts = ["crossread-app-.js", "crossread-app_bg-.wasm", "crossread.html", "crossread.js"];
    let expected = [&["a/two/index.html"], parts.as_slice(), &["index.html", "sw.js"]].concat();
    assert_eq!(unhashed, expected, "{changed:?}");
}

#[test]
fn a_failed_build_leaves_the_old_site_and_nothing_beside_it() {
    let folder = folder();
    let (app, out) = (folder.path().join("app"), folder.path().join("site"));
    let corpus = corpus(vec![bare("one")]);
    publish_here(folder.path(), &corpus);
    let before = tree(folder.path());
    let fails = |why: &str| {
        let error = publish(&app, &corpus, &sections(), &out).expect_err(why);
        write_app(&app);
        assert!(before == tree(folder.path()), "{why}: something changed");
        error
    };

    fs::write(app.join("crossread-app_bg.wasm"), b"\0asm\x01\0\0\0\x01\xff").expect("writes");
    assert!(matches!(fails("a cut module"), PublishError::Wasm { .. }));
    for name in ["index.html", "sw.js", "manifest.webmanifest", "crossread-app_bg.wasm"] {
        fs::remove_file(app.join(name)).expect("was there");
        assert!(matches!(fails(name), PublishError::App { .. }), "{name} is missing");
    }
    for name in ["index.html", "sw.js"] {
        fs::write(app.join(name), "no marks").expect("writes");
        let error = fails(name).to_string();
        assert!(error.contains(name) && error.contains("expected"), "{error}");
    }
}

#[test]
fn a_published_site_is_not_taken_for_the_app() {
    let folder = folder();
    let corpus = corpus(vec![bare("one")]);
    publish_here(folder.path(), &corpus);
    let error = publish(&folder.path().join("site"), &corpus, &sections(), &folder.path().join("again"));
    assert!(matches!(error, Err(PublishError::App { .. } | PublishError::Wasm { .. })), "{error:?}");
    assert!(!folder.path().join("again").exists());
}

#[test]
fn the_front_page_says_what_the_corpus_says_of_itself_and_lists_the_newest_first() {
    let folder = folder();
    publish_here(folder.path(), &corpus(vec![bare("undated"), full("dated", "A title")]));
    let html = fs::read_to_string(folder.path().join("site/index.html")).expect("stands");
    let document = scraper::Html::parse_document(&html);
    let text = |selector: &str| {
        let selector = scraper::Selector::parse(selector).expect("is a selector");
        document.select(&selector).map(|element| element.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(text("title"), ["Two articles & more"]);
    assert_eq!(text("#plain h1"), ["Two articles & more"]);
    assert_eq!(text(".plain__head p"), ["What they say.", "One paragraph.", "Another <one>."]);
    assert_eq!(text(".plain__list a"), ["[A title]", "[Untitled: undated]"]);
    assert!(text(".plain__list .byline").concat().contains("Unsigned"));
    assert!(text(".plain__list .byline").concat().contains("Undated"));
}

#[test]
fn a_long_list_is_parted_into_pages_and_every_article_stands_on_one() {
    let folder = folder();
    let articles = (0..401).map(|i| bare(&format!("x{i:03}"))).collect();
    publish_here(folder.path(), &corpus(articles));
    let site = tree(&folder.path().join("site"));
    let mut listed = Vec::new();
    for (name, neighbours) in [
        ("index.html", vec!["list/2/"]),
        ("list/2/index.html", vec!["../../", "../../list/3/"]),
        ("list/3/index.html", vec!["../../list/2/"]),
    ] {
        let document = scraper::Html::parse_document(&String::from_utf8_lossy(&site[name]));
        let hrefs = |selector: &str| {
            let selector = scraper::Selector::parse(selector).expect("is a selector");
            document.select(&selector).filter_map(|a| a.attr("href").map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(hrefs(".plain__pages a"), neighbours, "{name}");
        listed.extend(hrefs(".plain__list a").iter().map(|href| href.trim_start_matches("../").to_owned()));
    }
    assert!(!site.contains_key("list/4/index.html") && !site.contains_key("list/1/index.html"));
    assert_eq!(listed, (0..401).map(|i| format!("a/x{i:03}/")).collect::<Vec<_>>());
}

#[test]
fn what_needs_the_sites_address_is_there_only_where_it_is_known() {
    let (one, two) = (folder(), folder());
    let articles = || vec![bare("undated"), full("dated", "A title")];
    let mut nowhere = corpus(articles());
    nowhere.about.url = None;
    publish_here(one.path(), &corpus(articles()));
    publish_here(two.path(), &nowhere);
    let (with, without) = (tree(&one.path().join("site")), tree(&two.path().join("site")));
    let text = |site: &std::collections::BTreeMap<String, Vec<u8>>, name: &str| {
        site.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    for page in ["index.html", "a/dated/index.html"] {
        let folder = page.trim_end_matches("index.html");
        let canonical = format!("<link rel=\"canonical\" href=\"https://example.org/reader/{folder}\">");
        assert!(text(&with, page).contains(&canonical), "{page}");
        assert!(text(&with, page).contains("og:url") && text(&with, page).contains("og:image"), "{page}");
        for needs_address in ["canonical", "og:url", "og:image", "feed.xml", "https://example.org/"] {
            assert!(!text(&without, page).contains(needs_address), "{page}: {needs_address}");
        }
        assert!(text(&without, page).contains("og:title"), "{page}");
    }
    assert!(!without.keys().any(|name| name.ends_with(".xml")));
    let feed = text(&with, "feed.xml");
    assert!(feed.contains("<id>https://example.org/reader/a/dated/</id>") && !feed.contains("a/undated/"), "{feed}");
    assert!(feed.contains("<updated>2020-11-13T00:00:00Z</updated>"), "{feed}");
    assert!(text(&with, "index.html").contains("href=\"./feed.xml\""));
    for (page, file) in [("index.html", "oembed.json"), ("a/dated/index.html", "a/dated/oembed.json")] {
        let link = format!("type=\"application/json+oembed\" href=\"https://example.org/reader/{file}\"");
        let at = text(&with, page).find(&link);
        assert!(at.is_some_and(|at| at < 150_000), "WordPress reads no further: {page}");
        let answer: serde_json::Value = serde_json::from_str(&text(&with, file)).expect("is JSON");
        assert!(answer["html"].as_str().is_some_and(|html| html.contains("crossread.html#/embed/")), "{answer}");
        assert!(!without.contains_key(file), "{file}");
    }
    let sitemap = text(&with, "sitemap.xml");
    for place in ["", "a/dated/", "a/undated/"] {
        assert!(sitemap.contains(&format!("<loc>https://example.org/reader/{place}</loc>")), "{place}");
    }
}
