//! The plain page of an article, `a/SLUG/index.html`: its full text, readable without JavaScript.

use crossread_model::{Article, Block, Corpus, PassageId, direction};

use crate::block;
use crate::byline;
use crate::html::Html;
use crate::inline;
use crate::meta;

/// What every plain page of a site links to, by paths from the site's root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// The style sheets in layer order.
    pub(crate) styles: Vec<String>,
    /// The icon, if the app has one.
    pub(crate) icon: Option<String>,
    /// The picture to show beside a shared link, if the app has one.
    pub(crate) image: Option<String>,
    /// Whether the site has a feed.
    pub(crate) feed: bool,
}

/// Where the plain page of an article stands in the site; the folder is its address.
pub(crate) fn folder(article: &Article) -> String {
    format!("a/{}/", article.front.slug)
}

/// The whole page.
pub(crate) fn page(corpus: &Corpus, article: &Article, links: &Links) -> Html {
    let language = byline::language(corpus, article);
    let mut html = Html::new();
    html.raw("<!doctype html>\n<html").attr("lang", language).attr("dir", direction(language)).raw(">\n");
    head(&mut html, corpus, article, links);
    html.raw("<body class=\"page plainpage\">\n");
    html.raw("<p class=\"plain__home\"><a class=\"wordmark\" href=\"../../\">")
        .text(&corpus.about.title)
        .raw("</a></p>\n");
    html.raw("<main><article>\n");
    whole(&mut html, corpus, article, Some("../../"));
    html.raw("</article></main>\n</body>\n</html>\n");
    html
}

/// The article: its head, every passage, its notes and its foot. `root` leads to the root of the site, where the
/// explorer is; none where the article stands in the explorer's own page.
pub(crate) fn whole(html: &mut Html, corpus: &Corpus, article: &Article, root: Option<&'static str>) {
    header(html, article, root);
    let body = |id: PassageId| !matches!(id, PassageId::Title | PassageId::Dek);
    for passage in article.passages.iter().filter(|passage| body(passage.id) && !footnote(&passage.block)) {
        block::passage(html, passage);
    }
    let mut notes = article.passages.iter().filter(|passage| footnote(&passage.block)).peekable();
    if notes.peek().is_some() {
        html.raw("<hr>\n");
    }
    for note in notes {
        block::passage(html, note);
    }
    footer(html, corpus, article, root);
}

fn footnote(block: &Block) -> bool {
    matches!(block, Block::Footnote(_))
}

fn head(html: &mut Html, corpus: &Corpus, article: &Article, links: &Links) {
    open_head(html, links);
    html.raw("<title>").text(&byline::title(article)).raw(" · ").text(&corpus.about.title).raw("</title>\n");
    meta::article(html, corpus, article, links);
    html.raw("</head>\n");
}

/// Opens the head of a page that stands two folders deep and runs no script.
pub(crate) fn open_head(html: &mut Html, links: &Links) {
    html.raw("<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; ");
    html.raw("img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    for style in &links.styles {
        html.raw("<link rel=\"stylesheet\"").href(&format!("../../{style}")).raw(">\n");
    }
    if let Some(icon) = &links.icon {
        html.raw("<link rel=\"icon\"").href(&format!("../../{icon}")).raw(">\n");
    }
}

fn header(html: &mut Html, article: &Article, root: Option<&'static str>) {
    let front = &article.front;
    html.raw("<header class=\"plain__head\">\n");
    byline::published(html, article);
    let [open, close] = byline::brackets(article);
    html.raw("<h1>").raw(open);
    match article.passage(PassageId::Title) {
        Some(title) => inline::write_all(html, title),
        None => drop(html.text(&byline::title(article))),
    }
    html.raw(close).raw("</h1>\n");
    match (article.passage(PassageId::Dek), &front.dek) {
        (Some(dek), _) => {
            html.raw("<p class=\"plain__dek\">");
            inline::write_all(html, dek);
            html.raw("</p>\n");
        }
        (None, Some(dek)) => drop(html.raw("<p class=\"plain__dek\">").text(dek).raw("</p>\n")),
        (None, None) => {}
    }
    byline::people(html, article);
    if let Some(note) = &front.title_note {
        html.raw("<p class=\"muted\"><span lang=\"en\">About the title:</span> ").text(note).raw("</p>\n");
    }
    if front.retold {
        html.raw("<p class=\"muted\" lang=\"en\" dir=\"ltr\">");
        html.raw("Retold in other words, paragraph by paragraph; read the original before you quote it.</p>\n");
    }
    open_in_explorer(html, article, root);
    html.raw("</header>\n");
}

fn footer(html: &mut Html, corpus: &Corpus, article: &Article, root: Option<&'static str>) {
    let front = &article.front;
    html.raw("<footer class=\"plain__foot\">\n");
    if let Some(source) = &front.source {
        html.raw("<p><span lang=\"en\">Source:</span> ").text(source).raw("</p>\n");
    }
    if let Some(licence) = front.licence.as_ref().or(corpus.about.licence.as_ref()) {
        html.raw("<p><span lang=\"en\">Licence:</span> ").text(licence).raw("</p>\n");
    }
    open_in_explorer(html, article, root);
    html.raw("</footer>\n");
}

fn open_in_explorer(html: &mut Html, article: &Article, root: Option<&'static str>) {
    let Some(root) = root else { return };
    html.raw("<p lang=\"en\" dir=\"ltr\"><a").href(&format!("{root}#/a/{}", article.front.slug));
    html.raw(">Open in the explorer</a></p>\n");
}
