//! Small corpora to ask, and the engine that a corpus is asked through.
#![allow(dead_code, unreachable_pub, unused_imports)] // Each test uses its own part of this.

pub mod random;

use std::collections::BTreeMap;
use std::fmt;

use crossread_engine::Engine;
use crossread_model::{
    About, Analysis, Article, Block, Corpus, Entry, EntryType, FrontMatter, Index, Passage, PassageId,
};
use crossread_volume::{Section, Volume};

/// Packs a corpus, opens the Volume, and gives the engine with the analysis that was packed.
pub fn open(corpus: &Corpus) -> (Engine, Analysis) {
    let analysis = crossread_analyse::analyse(corpus);
    let named = |section: Section| (section.name, section.bytes);
    let sections: Vec<_> = crossread_volume::pack(corpus, &analysis).into_iter().map(named).collect();
    let volume = Volume::open(&sections).expect("opens what was just packed");
    (Engine::open(volume), analysis)
}

/// A corpus of these articles in a language.
pub fn corpus(language: &str, articles: Vec<Article>) -> Corpus {
    let about = About {
        title: "A corpus".into(),
        description: "Texts to ask.".into(),
        language: language.into(),
        licence: None,
        note: String::new(),
        facets: vec!["kind".into(), "series".into()],
        url: None,
    };
    Corpus { about, articles, ..Corpus::default() }
}

/// An article of body passages alone.
pub fn article(slug: &str, body: &[&str]) -> Article {
    let front = FrontMatter::bare(slug.parse().expect("is a slug"), "ABC".parse().expect("is a code"));
    let passages = body.iter().zip(1..).map(|(text, n)| passage(PassageId::Body(n), text)).collect();
    Article { front, passages }
}

/// The article with a title, as front matter and as a passage.
pub fn titled(mut article: Article, title: &str) -> Article {
    article.front.title = Some(title.into());
    article.passages.insert(0, passage(PassageId::Title, title));
    article
}

/// A passage without marks.
pub fn passage(id: PassageId, text: &str) -> Passage {
    let block = if matches!(id, PassageId::Heading(_)) { Block::Heading(2) } else { Block::Paragraph };
    Passage { id, block, speaker: None, turn: false, text: text.into(), marks: vec![] }
}

/// An index with one entry of each of these types, names and aliases.
pub fn index(entries: &[(EntryType, &str, &str)]) -> Index {
    let entry = |(n, &(kind, name, alias)): (usize, &(EntryType, &str, &str))| Entry {
        id: format!("entry-{n}"),
        kind,
        name: name.into(),
        sort: name.into(),
        aliases: vec![alias.into()],
        definition: None,
        contrasts: vec![],
        parts: vec![],
        see: vec![],
        family: None,
        aspects: vec![],
    };
    Index { entries: entries.iter().enumerate().map(entry).collect(), families: vec![] }
}

/// A corpus that shows itself as its texts where a test fails.
#[derive(Clone)]
pub struct Sample(pub Corpus);

impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.0))
    }
}

fn shown(corpus: &Corpus) -> String {
    let mut lines = vec![format!("language {}", corpus.about.language)];
    for article in &corpus.articles {
        let front = &article.front;
        let facets = (&front.kind, &front.authors, &front.outlet, &front.extra);
        lines.push(format!("{} {:?} {facets:?}", front.slug, front.date.map(|date| date.to_string())));
        lines.extend(article.passages.iter().map(|p| format!("  {} {:?}", p.id, p.text)));
    }
    lines.join("\n")
}
