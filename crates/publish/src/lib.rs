//! A Volume and a built app to a site: the one packaging path. What `trunk build` and `crossread
//! build` write comes from [`publish`]; same inputs, same bytes, in whatever folder.
//!
//! ```text
//! app's wasm + sections ─ attach ─┐
//! app's css, js, icons, manifest ─┴─ name by hash ─┬─ index.html ─┐
//!                                  articles ───────┼─ a/SLUG/ ────┴─ sw.js ─ swap in
//!                                                  ├─ list/N/, feed, sitemap
//!                                                  └─ crossread.html, all of it in one file
//! ```

mod apart;
mod assets;
mod block;
mod byline;
mod door;
mod error;
mod feed;
mod front;
mod hash;
mod html;
mod inline;
mod list;
mod manifest;
mod meta;
mod oembed;
mod pack85;
mod plain;
mod single;
mod sitemap;
mod swap;
mod wasm;
mod worker;

use std::fmt;
use std::path::Path;

use crossread_model::Corpus;
use crossread_volume::Section;

use assets::{Files, Named};
pub use error::PublishError;
use html::Html;
pub use wasm::WasmError;

const INDEX: &str = "index.html";
const WORKER: &str = "sw.js";
const MANIFEST: &str = "manifest.webmanifest";
const ICON: &str = "icons/icon.svg";
const IMAGE: &str = "icons/icon-512.png";
const FEED: &str = "feed.xml";

/// How the file is named that has the rest of the app's code, which the page joins to the module.
const REST: &str = "_rest.wasm";

/// The whole site in one file, which the site carries: people save it, so its name stays.
const SINGLE: &str = "crossread.html";

/// What has been published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The version: 16 hex digits that change with any byte of the site.
    pub version: String,
    /// The number of files.
    pub files: usize,
    /// Their length together, in bytes.
    pub bytes: usize,
    /// The length of the module with the corpus in it, in bytes.
    pub module: usize,
    /// The length of the single file, in bytes.
    pub single: usize,
}

/// Writes the site of `corpus` to the folder `out`: the built app in the folder `app` (as Trunk
/// emits it, without a corpus), with `sections` attached to its module or, where they are long, in
/// files beside it, and a plain page for every article. An older site in `out` is replaced at once or not at all.
///
/// # Errors
/// [`PublishError`]; an older site then stands as it was.
pub fn publish(app: &Path, corpus: &Corpus, sections: &[Section], out: &Path) -> Result<Report, PublishError> {
    let files = assets::read(app)?;
    swap::check(app, out)?;
    let (site, report) = site(files, corpus, sections)?;
    swap::replace(out, &site)?;
    Ok(report)
}

/// Writes the whole site to one file that opens from disk without a request: the page, the module with `sections`,
/// and the text of every article. Answers its length in bytes.
///
/// # Errors
/// [`PublishError`]; a file that stood there before still stands.
pub fn publish_single(app: &Path, corpus: &Corpus, sections: &[Section], out: &Path) -> Result<usize, PublishError> {
    let mut files = assets::read(app)?;
    swap::check_file(out)?;
    let template = take_text(&mut files, INDEX)?;
    attach(&mut files, sections)?;
    carry_rest(&mut files)?;
    let page = single::write(&template, &files, corpus, &list::newest_first(corpus))?;
    swap::replace_file(out, page.as_bytes())?;
    Ok(page.len())
}

/// Every file of the site, in memory.
fn site(mut app: Files, corpus: &Corpus, sections: &[Section]) -> Result<(Files, Report), PublishError> {
    let template = take_text(&mut app, INDEX)?;
    let worker = take_text(&mut app, WORKER)?;
    let manifest = take(&mut app, MANIFEST)?;
    let door = door::FILES.into_iter().map(|name| Ok((name, take(&mut app, name)?))).collect::<Result<Vec<_>, _>>()?;
    let articles = list::newest_first(corpus);
    let mut whole = app.clone();
    let module = attach(&mut whole, sections)?;
    let mut carrying = whole.clone();
    carry_rest(&mut carrying)?;
    let single = single::write(&template, &carrying, corpus, &articles)?;
    drop(carrying);
    let apart = apart::wanted(sections);
    let module = if apart {
        apart::add(&mut app, sections);
        attach(&mut app, &[])?
    } else {
        app = whole;
        module
    };
    let mut named = assets::name_by_hash(app)?;
    // In the manifest and in the page, names are written before the corpus is, which may say
    // anything, the name of a file included.
    let manifest = assets::rewrite(&manifest, &named.names);
    named.add(MANIFEST, manifest::fill(&manifest, &corpus.about)?);
    let parts = apart::named(&named, sections);
    let Named { files: mut site, names } = named;

    // What comes later is for what scripts draw.
    let early = single::Parts::read(&template).early;
    let styles = early.iter().filter_map(|style| names.get(style).cloned()).collect();
    let feed = corpus.about.url.as_ref().and_then(|url| feed::write(corpus, url));
    let (icon, image) = (names.get(ICON).cloned(), names.get(IMAGE).cloned());
    let links = plain::Links { styles, icon, image, feed: feed.is_some() };

    let page = String::from_utf8_lossy(&assets::rewrite(template.as_bytes(), &names)).into_owned();
    for (name, text) in door {
        site.insert(name.to_owned(), door::write(name, &text, &names, &parts)?);
    }
    let page = front::fill(&page, corpus, &articles, &links, module, &parts, single.len())?;
    site.insert(INDEX.to_owned(), page.into_bytes());
    let mut write = |path: String, html: &Html| site.insert(path, html.as_str().as_bytes().to_vec());
    for number in 2..=list::pages(articles.len()) {
        write(format!("{}{INDEX}", list::place(number)), &list::page(corpus, &articles, number, &links));
    }
    for article in &corpus.articles {
        write(format!("{}{INDEX}", plain::folder(article)), &plain::page(corpus, article, &links));
    }
    if let Some(url) = &corpus.about.url {
        for (name, xml) in sitemap::write(corpus, url) {
            write(name, &xml);
        }
    }
    if let Some(xml) = &feed {
        write(FEED.to_owned(), xml);
    }
    if let Some(url) = &corpus.about.url {
        site.insert(oembed::FILE.to_owned(), oembed::front(&corpus.about, url));
        for article in &corpus.articles {
            site.insert(oembed::place(article), oembed::article(&corpus.about, url, article));
        }
    }
    let length = single.len();
    site.insert(SINGLE.to_owned(), single.into_bytes());
    let (worker, version) = worker::stamp(&worker, &site)?;
    site.insert(WORKER.to_owned(), worker.into_bytes());

    let bytes = site.values().map(Vec::len).sum();
    let report = Report { version, files: site.len(), bytes, module, single: length };
    Ok((site, report))
}

/// Attaches the sections to the app's module, and returns its length then.
fn attach(app: &mut Files, sections: &[Section]) -> Result<usize, PublishError> {
    let name = module(app)?;
    let module = take(app, &name)?;
    let module = wasm::attach(&module, sections).map_err(|source| PublishError::Wasm { file: name.clone(), source })?;
    let length = module.len();
    app.insert(name, module);
    Ok(length)
}

/// In a single file the module carries the rest of the app's code as well, as the section `crossread.rest`.
fn carry_rest(app: &mut Files) -> Result<(), PublishError> {
    let name = module(app)?;
    let rest = app.keys().find(|name| name.ends_with(REST)).cloned().and_then(|name| app.remove(&name));
    let (Some(rest), Some(module)) = (rest, app.get_mut(&name)) else { return Ok(()) };
    wasm::append(module, "rest", &rest).map_err(|source| PublishError::Wasm { file: name, source })
}

/// The name of the app's module: of its one file of code but for the rest.
fn module(app: &Files) -> Result<String, PublishError> {
    let modules: Vec<_> = app.keys().filter(|name| name.ends_with(".wasm") && !name.ends_with(REST)).collect();
    let [name] = modules.as_slice() else {
        return Err(PublishError::app("module", format!("expected one .wasm file, got {}", modules.len())));
    };
    Ok((*name).clone())
}

fn take(app: &mut Files, name: &str) -> Result<Vec<u8>, PublishError> {
    app.remove(name).ok_or_else(|| PublishError::app(name, "expected it, but it is not there; build the app first"))
}

fn take_text(app: &mut Files, name: &str) -> Result<String, PublishError> {
    String::from_utf8(take(app, name)?).map_err(|_| PublishError::app(name, "expected UTF-8"))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, files, bytes, module, single } = self;
        write!(f, "version {version}: {files} files, {bytes} bytes; ")?;
        write!(f, "the module with the corpus {module} bytes, the single file {single} bytes")
    }
}
