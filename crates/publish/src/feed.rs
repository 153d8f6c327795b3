//! The feed of the newest articles (Atom, RFC 4287), for a site that says where it will stand.
//!
//! A feed names everything by its whole address, and gives a day to the feed and to every entry.
//! There is no clock here and no date is invented: the day of an entry is the day on which the
//! article appeared, that of the feed the newest among them, and an undated article is left out.

use crossread_model::{Corpus, Date, SiteUrl};

use crate::byline;
use crate::html::Html;
use crate::list::newest_first;
use crate::meta::summary;
use crate::plain::folder;

/// How many entries a feed has at most.
const ENTRIES: usize = 50;

/// The feed; `None` where no article has a date.
pub(crate) fn write(corpus: &Corpus, url: &SiteUrl) -> Option<Html> {
    let articles = newest_first(corpus);
    let dated = articles.iter().filter_map(|article| Some((*article, article.front.date?)));
    let dated: Vec<_> = dated.take(ENTRIES).collect();
    let (_, newest) = *dated.first()?;
    let about = &corpus.about;
    let mut xml = Html::new();
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    xml.attr("xml:lang", &about.language).raw(">\n");
    xml.raw("<id>").text(&url.to_string()).raw("</id>\n");
    xml.raw("<title>").text(&about.title).raw("</title>\n");
    if !about.description.is_empty() {
        xml.raw("<subtitle>").text(&about.description).raw("</subtitle>\n");
    }
    day(&mut xml, newest);
    xml.raw("<link rel=\"self\" type=\"application/atom+xml\"").href(&url.of("feed.xml")).raw("/>\n");
    xml.raw("<link rel=\"alternate\" type=\"text/html\"").href(&url.to_string()).raw("/>\n");
    // An author is needed where an entry has none of its own.
    xml.raw("<author><name>").text(&about.title).raw("</name></author>\n");
    for (article, date) in dated {
        let address = url.of(&folder(article));
        xml.raw("<entry").attr("xml:lang", byline::language(corpus, article)).raw(">\n");
        xml.raw("<id>").text(&address).raw("</id>\n");
        xml.raw("<title>").text(&byline::title(article)).raw("</title>\n");
        day(&mut xml, date);
        xml.raw("<link rel=\"alternate\" type=\"text/html\"").href(&address).raw("/>\n");
        for author in &article.front.authors {
            xml.raw("<author><name>").text(author).raw("</name></author>\n");
        }
        let summary = summary(article);
        if !summary.is_empty() {
            xml.raw("<summary>").text(&summary).raw("</summary>\n");
        }
        xml.raw("</entry>\n");
    }
    xml.raw("</feed>\n");
    Some(xml)
}

fn day(xml: &mut Html, date: Date) {
    xml.raw("<updated>").text(&date.to_string()).raw("T00:00:00Z</updated>\n");
}
