//! A toy app and corpora to publish. The page, the worker and the manifest are the real ones; what
//! Trunk does to the page is done here in a few lines.
#![allow(dead_code, unreachable_pub)] // Each test uses its own part of this.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crossread_model::{About, Article, Block, Corpus, FrontMatter, Mark, MarkKind, Passage, PassageId, Slug};
use crossread_volume::Section;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Writes what `trunk build` would emit for a tiny module.
pub fn write_app(folder: &Path) {
    let template = fs::read_to_string(root().join("index.html")).expect("index.html stands in the repository");
    let mut page = String::new();
    for line in template.lines() {
        let href = line.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(href, _)| href);
        let name = href.and_then(|href| href.rsplit('/').next()).unwrap_or_default();
        let early = line.contains("data-trunk rel=\"css\"");
        if early || line.contains("rel=\"later\"") {
            fs::create_dir_all(folder).expect("makes a folder");
            fs::write(folder.join(name), format!("/* {name} */")).expect("writes");
            let rel = if early { "stylesheet" } else { "later" };
            page += &format!("<link rel=\"{rel}\" href=\"./{name}\"/>\n");
        } else if line.contains("data-trunk rel=\"rust\"") {
            page += "<script type=\"module\" src=\"./boot.js\"></script>\n";
            page += "<link rel=\"modulepreload\" href=\"./crossread-app.js\" crossorigin=\"anonymous\">\n";
            page += "<link rel=\"preload\" href=\"./crossread-app_bg.wasm\" as=\"fetch\" crossorigin=\"anonymous\">\n";
        } else if !line.contains("data-trunk") {
            page += line;
            page += "\n";
        }
    }
    fs::create_dir_all(folder.join("icons")).expect("makes a folder");
    for name in [
        "boot.js",
        "crossread.js",
        "crossread.d.ts",
        "embed.js",
        "embed.d.ts",
        "sw.js",
        "manifest.webmanifest",
        "icons/icon.svg",
        "icons/icon-192.png",
        "icons/icon-512.png",
    ] {
        fs::copy(root().join("public").join(name), folder.join(name)).expect("stands in the repository");
    }
    fs::write(folder.join("index.html"), page).expect("writes");
    fs::write(folder.join("crossread-app.js"), "new URL('crossread-app_bg.wasm', import.meta.url)").expect("writes");
    fs::write(folder.join("crossread-app_bg.wasm"), b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0").expect("writes");
}

/// Two sections of the Volume.
pub fn sections() -> Vec<Section> {
    vec![Section { name: "meta", bytes: vec![1, 2, 3] }, Section { name: "text", bytes: vec![7; 300] }]
}

/// Every file below a folder.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("is a folder") {
            let path = entry.expect("reads").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("is below").to_string_lossy().into_owned();
                files.insert(name, fs::read(&path).expect("reads"));
            }
        }
    }
    files
}

/// A corpus of articles.
pub fn corpus(articles: Vec<Article>) -> Corpus {
    let about = About {
        title: "Two articles & more".into(),
        description: "What they say.".into(),
        language: "en".into(),
        licence: Some("CC-BY-4.0".into()),
        note: "One paragraph.\n\nAnother <one>.".into(),
        facets: vec![],
        url: "https://example.org/reader/".parse().ok(),
    };
    Corpus { about, articles, ..Corpus::default() }
}

/// An article with nothing but a slug and one paragraph.
pub fn bare(slug: &str) -> Article {
    let slug: Slug = slug.parse().expect("is a slug");
    let front = FrontMatter {
        slug,
        code: "ABC".parse().expect("is a code"),
        title: None,
        title_note: None,
        dek: None,
        authors: vec![],
        interviewee: None,
        interviewer: None,
        outlet: None,
        date: None,
        kind: None,
        places: vec![],
        tags: vec![],
        source: None,
        licence: None,
        language: None,
        retold: false,
        extra: BTreeMap::new(),
    };
    Article { front, passages: vec![passage(PassageId::Body(1), Block::Paragraph, "Text.")] }
}

/// A passage without marks.
pub fn passage(id: PassageId, block: Block, text: &str) -> Passage {
    Passage { id, block, speaker: None, turn: false, text: text.into(), marks: vec![] }
}

/// An article in which every field, every kind of block and every link says `text`.
pub fn full(slug: &str, text: &str) -> Article {
    let says = || Some(text.to_owned());
    let mut article = bare(slug);
    article.front = FrontMatter {
        title: says(),
        title_note: says(),
        dek: says(),
        authors: vec![text.into(), "Second Author".into()],
        interviewee: says(),
        outlet: says(),
        date: "2020-11-13".parse().ok(),
        kind: says(),
        source: says(),
        licence: says(),
        language: says(),
        retold: true,
        ..article.front
    };
    let mut passages = vec![
        passage(PassageId::Title, Block::Heading(2), text),
        passage(PassageId::Dek, Block::Paragraph, text),
        passage(PassageId::Heading(1), Block::Heading(2), text),
    ];
    let lines = text.lines().count().max(1);
    let blocks = [
        Block::Paragraph,
        Block::Quotation,
        Block::List { start: Some(3), depths: vec![0; lines] },
        Block::Table,
        Block::Code,
        Block::Footnote(1),
    ];
    for (number, block) in (1..).zip(blocks) {
        passages.push(passage(PassageId::Body(number), block, text));
    }
    let end = u32::try_from(text.len()).expect("is short");
    for passage in &mut passages {
        passage.marks = vec![
            Mark { start: 0, end, kind: MarkKind::Link(text.into()) },
            Mark { start: 0, end, kind: MarkKind::Emphasis },
            Mark { start: end, end, kind: MarkKind::Note(1) },
        ];
    }
    passages[3].speaker = says();
    passages[3].turn = true;
    article.passages = passages;
    article
}
