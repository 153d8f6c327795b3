//! The sitemap (sitemaps.org 0.9), for a site that says where it will stand. One file names at most
//! 50,000 addresses; of more there are several, named by an index.

use crossread_model::{Corpus, SiteUrl};

use crate::html::Html;
use crate::plain::folder;

/// The most addresses that one file may hold.
const MOST: usize = 50_000;

const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// The files of the sitemap by name. The one that others ask for is `sitemap.xml`.
pub(crate) fn write(corpus: &Corpus, url: &SiteUrl) -> Vec<(String, Html)> {
    let pages: Vec<_> = std::iter::once(String::new()).chain(corpus.articles.iter().map(folder)).collect();
    parts(&pages, url, MOST)
}

fn parts(pages: &[String], url: &SiteUrl, most: usize) -> Vec<(String, Html)> {
    if pages.len() <= most {
        return vec![("sitemap.xml".to_owned(), addresses(pages, url))];
    }
    let parts = pages.chunks(most).enumerate();
    let mut files: Vec<_> = parts.map(|(i, part)| (format!("sitemap-{}.xml", i + 1), addresses(part, url))).collect();
    let mut index = Html::new();
    index.raw(XML).raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (name, _) in &files {
        index.raw("<sitemap><loc>").text(&url.of(name)).raw("</loc></sitemap>\n");
    }
    index.raw("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index));
    files
}

fn addresses(pages: &[String], url: &SiteUrl) -> Html {
    let mut xml = Html::new();
    xml.raw(XML).raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        xml.raw("<url><loc>").text(&url.of(page)).raw("</loc></url>\n");
    }
    xml.raw("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_addresses_than_one_file_holds_make_several_and_an_index() {
        let url: SiteUrl = "https://example.org/x/".parse().expect("is an address");
        let pages: Vec<_> = ["", "a/1/", "a/2/"].map(str::to_owned).to_vec();
        let names = |most| parts(&pages, &url, most).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(3), ["sitemap.xml"]);
        assert_eq!(names(2), ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let files = parts(&pages, &url, 2);
        assert!(files[1].1.as_str().contains("<loc>https://example.org/x/a/2/</loc>"));
        assert!(files[2].1.as_str().contains("<loc>https://example.org/x/sitemap-2.xml</loc>"));
    }
}
