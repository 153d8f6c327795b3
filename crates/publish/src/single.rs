//! The whole site in one file: the app's page with its styles, its scripts and the packed module written
//! in, and the text of every article in ordinary DOM. It opens from disk and asks nobody for anything; its
//! policy allows the texts that it was written with, by their hashes, and no request at all.
//!
//! The texts stand at ids that are the app's own addresses, `/a/SLUG/p7`: the link `#/a/SLUG/p7` leads to the
//! paragraph whether the app runs or not.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossread_model::{About, Article, Corpus, direction};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::assets::Files;
use crate::html::Html;
use crate::{INDEX, PublishError, SINGLE, byline, front, hash, list, pack85, plain};

/// The line of boot.js that is replaced: where the app and its module are.
const BLANK: &str = "const inside = undefined;";
const FILLED: &str = "const inside = { app: { default: __wbg_init, mount }, module: () => unpack(document.getElementById(\"crossread-module\")) };";

/// What reads [`pack85`].
const UNPACK: &str = include_str!("pack85.js");

/// Says before the first frame that a part alone was asked for: boot.js comes after the texts.
const EMBED: &str = "if (location.hash.startsWith(\"#/embed/\")) document.documentElement.dataset.embed = \"\";";

/// The page. `template` is the app's page, `app` its files under their own names, the module among them with every
/// section attached.
///
/// # Errors
/// [`PublishError::App`] where the app is not made of the parts that are known here.
pub(crate) fn write(
    template: &str,
    app: &Files,
    corpus: &Corpus,
    articles: &[&Article],
) -> Result<String, PublishError> {
    let parts = Parts::read(template);
    for (what, name) in [("a script", &parts.boot), ("the glue", &parts.glue), ("the module", &parts.module)] {
        if name.is_empty() {
            return Err(PublishError::app(INDEX, format!("expected the page to load {what}; build the app again")));
        }
    }
    let text = |name: &str| {
        let bytes = app.get(name).ok_or_else(|| PublishError::app(name, "the page names it, but it is not there"))?;
        std::str::from_utf8(bytes).map(thin).map_err(|_| PublishError::app(name, "expected UTF-8"))
    };
    let mut style = String::new();
    for name in &parts.styles {
        style.push_str(&text(name)?);
    }
    let script = script(&text(&parts.glue)?, &text(&parts.boot)?, &parts.boot)?;
    for (name, part) in [("style sheets", &style), (parts.boot.as_str(), &script)] {
        // Either could end the element that holds it.
        if part.contains("</") || part.contains("<!--") {
            return Err(PublishError::app(name, "holds `</` or `<!--`, which may not stand inside a page"));
        }
    }
    let icon = app.get(&parts.icon).map(|icon| STANDARD.encode(icon)).unwrap_or_default();
    let module = app.get(&parts.module).ok_or_else(|| PublishError::app(&parts.module, "expected the module"))?;
    let packed = gzip(module).map_err(|_| PublishError::app(&parts.module, "could not be packed"))?;

    let policy = policy(&style, &[EMBED, &script]);
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{style}</style>\n<script>{EMBED}</script>\n"
    );
    let tail = format!(
        "<script type=\"application/gzip\" id=\"crossread-module\" data-length=\"{}\">{}</script>\n\
         <script type=\"module\">{script}</script>\n",
        packed.len(),
        pack85::write(&packed),
    );
    let page = front::replace(&parts.page, "head", &title(&corpus.about))?;
    let page = front::replace(&page, "plain", &texts(corpus, articles))?;
    // The first of each is the page's own: whatever a corpus says is escaped.
    let page = page.replacen("<meta name=\"viewport\"", &format!("{head}<meta name=\"viewport\""), 1);
    let (body, end) = page.rsplit_once("</body>").ok_or_else(|| PublishError::app(INDEX, "expected </body>"))?;
    Ok(format!("{body}{tail}</body>{end}"))
}

/// Writes the offer to save this file, on the page of the site.
pub(crate) fn offer(html: &mut Html, about: &About, length: usize) {
    html.raw("<p class=\"plain__save\" lang=\"en\" dir=\"ltr\"><a").href(&format!("./{SINGLE}"));
    html.attr("download", &file_name(&about.title)).attr("data-bytes", &length.to_string());
    html.raw(">Save as one file</a>. It opens from disk, and searches and reads without a network.</p>\n");
}

/// The app's page without what it loads, and the names of that.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    page: String,
    /// All style sheets in the order of the page, those that the page has loaded later among them.
    styles: Vec<String>,
    /// Those that are loaded with the page.
    pub(crate) early: Vec<String>,
    boot: String,
    glue: String,
    module: String,
    icon: String,
}

impl Parts {
    /// Reads the app's page.
    pub(crate) fn read(template: &str) -> Self {
        let mut parts = Self::default();
        let mut rest = template;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            parts.page.push_str(before);
            // A comment may say anything, tags too.
            let close = if tag.starts_with("<!--") { "-->" } else { ">" };
            let end = tag.find(close).map_or(tag.len(), |end| end + close.len());
            let (tag, after) = tag.split_at(end);
            rest = after;
            if parts.takes(tag) {
                rest = rest.strip_prefix("</script>").unwrap_or(rest);
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            } else {
                parts.page.push_str(tag);
            }
        }
        parts.page.push_str(rest);
        parts
    }

    /// True for what does not stand in the page: what it loads is remembered.
    fn takes(&mut self, tag: &str) -> bool {
        let name = |attribute| value(tag, attribute).map(|name| name.strip_prefix("./").unwrap_or(name).to_owned());
        if tag.starts_with("<script") {
            self.boot = name("src").unwrap_or_default();
            return true;
        }
        if !tag.starts_with("<link") {
            return tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"");
        }
        let Some(href) = name("href") else { return true };
        match value(tag, "rel") {
            Some("stylesheet") => {
                self.early.push(href.clone());
                self.styles.push(href);
            }
            Some("later") => self.styles.push(href),
            Some("icon") => self.icon = href,
            Some("modulepreload") => self.glue = href,
            Some("preload") => self.module = href,
            _ => {}
        }
        true
    }
}

/// The value of an attribute in a tag.
fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Glue and boot as one script: boot in a block of its own, where its names hide none of the glue's.
fn script(glue: &str, boot: &str, name: &str) -> Result<String, PublishError> {
    let Some((before, after)) = boot.split_once(BLANK).filter(|(_, after)| !after.contains(BLANK)) else {
        return Err(PublishError::app(name, format!("expected the line `{BLANK}` once; build the app again")));
    };
    Ok(format!("{glue}{{\n{}{before}{FILLED}{after}}}\n", thin(UNPACK)))
}

/// Without the blanks at the start of lines and without empty lines, where no text runs over several lines.
fn thin(text: &str) -> String {
    let running = text.lines().any(|line| line.matches('`').count() % 2 == 1);
    let lines = text.lines().map(|line| if running { line } else { line.trim() }).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(text.len()), |out, line| out + line + "\n")
}

/// At the highest level, without a time and a name, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn policy(style: &str, scripts: &[&str]) -> String {
    let scripts: Vec<_> = scripts.iter().map(|script| hash::source(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
        scripts.join(" "),
        hash::source(style),
    )
}

fn title(about: &About) -> Html {
    let mut html = Html::new();
    html.raw("<title>").text(&about.title).raw("</title>\n");
    html.raw("<meta name=\"description\"").attr("content", &about.description).raw(">");
    html
}

/// The list and every article.
fn texts(corpus: &Corpus, articles: &[&Article]) -> Html {
    let mut html = Html::new();
    front::introduce(&mut html, corpus, articles.len());
    html.raw("<ul class=\"plain__list\">\n");
    for article in articles {
        list::item(&mut html, corpus, article, &format!("#/a/{}", article.front.slug));
    }
    html.raw("</ul>\n");
    for article in articles {
        let language = byline::language(corpus, article);
        html.stand_at(&format!("/a/{}", article.front.slug));
        html.raw("<article").id("").attr("lang", language).attr("dir", direction(language)).raw(">\n");
        html.stand_at(&format!("/a/{}/", article.front.slug));
        plain::whole(&mut html, corpus, article, None);
        html.raw("</article>\n");
    }
    html.raw("</div>");
    html
}

/// A name for the saved file, from the title: its letters and digits of ASCII, in small letters.
fn file_name(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    let name: String = name.chars().take(60).collect();
    format!("{}.html", if name.is_empty() { "crossread" } else { name.trim_end_matches('-') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_loads_is_taken_out_of_it_and_remembered() {
        let page = "<!-- <script src=\"no.js\"> --><meta http-equiv=\"Content-Security-Policy\" content=\"x\">\n\
            <link rel=\"stylesheet\" href=\"./a.css\"/>\n<link rel=\"later\" href=\"./l.css\">\n\
            <link rel=\"stylesheet\" href=\"b.css\">\n\
            <link rel=\"manifest\" href=\"./m\"><link rel=\"icon\" href=\"./i.svg\">\
            <script type=\"module\" src=\"./boot.js\"></script>\n<link rel=\"modulepreload\" href=\"./g.js\">\
            <link rel=\"preload\" href=\"./g.wasm\" as=\"fetch\"><p>a < b</p>";
        let parts = Parts::read(page);
        assert_eq!(parts.page, "<!-- <script src=\"no.js\"> --><p>a < b</p>");
        assert_eq!(parts.styles, ["a.css", "l.css", "b.css"]);
        assert_eq!(parts.early, ["a.css", "b.css"]);
        assert_eq!([&parts.boot, &parts.glue, &parts.module, &parts.icon], ["boot.js", "g.js", "g.wasm", "i.svg"]);
    }

    #[test]
    fn blanks_are_kept_where_a_text_runs_over_lines() {
        assert_eq!(thin("a {\r\n\n  b\n}"), "a {\nb\n}\n");
        assert_eq!(thin("x = `a\n  b`;\n\n  y"), "x = `a\n  b`;\n  y\n");
    }

    #[test]
    fn boot_is_told_once_where_its_parts_are() {
        let whole = script("export { x };\n", &format!("a();\n{BLANK}\nb();\n"), "boot.js").expect("has the line");
        assert_eq!(whole, format!("export {{ x }};\n{{\n{}a();\n{FILLED}\nb();\n}}\n", thin(UNPACK)));
        for wrong in [String::new(), format!("{BLANK}{BLANK}")] {
            assert!(script("", &wrong, "boot.js").is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_saved_file_is_named_after_the_corpus() {
        for (title, expected) in [
            ("How working people build power", "how-working-people-build-power.html"),
            ("../../etc/passwd", "etc-passwd.html"),
            ("Ü&<\"", "crossread.html"),
            ("", "crossread.html"),
        ] {
            assert_eq!(file_name(title), expected);
        }
    }
}
