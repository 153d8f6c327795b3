//! A pasted text to articles: one file that holds one article or several.

use std::collections::BTreeMap;

use super::blocks::{self, Block};
use super::body::{self, Body, Part, Setting};
use super::boundary;
use super::byline::Byline;
use super::decode::decode;
use super::draft::Front;
use super::head::{Head, bare_title, is_lone_date};
use super::look::{is_caps, is_name, tokens};
use super::outlet;
use super::report::{Lines, Log, Report};
use super::{kind, lines, similar};

/// An article before it has a name.
#[derive(Clone, Debug)]
pub(super) struct Article {
    /// The source lines from head to end.
    pub(super) lines: Lines,
    /// What its head says.
    pub(super) front: Front,
    /// Its body.
    pub(super) parts: Vec<Part>,
    /// The body in Markdown, where it was taken as it is.
    pub(super) markdown: Option<String>,
    /// The name of the file, where that names the article.
    pub(super) stem: Option<String>,
    /// The lines that the front matter came from.
    pub(super) head: Vec<Lines>,
    /// The items of the report that are about it.
    pub(super) items: std::ops::Range<usize>,
}

/// The articles of a pasted text. `tell` is called with the number of lines done and of all.
pub(super) fn articles(bytes: &[u8], log: &mut Log<'_>, tell: &mut dyn FnMut(usize, usize)) -> Vec<Article> {
    let text = decode(bytes, log);
    let lines = lines::lines(&text, log);
    drop(text);
    let blocks = blocks::blocks(lines, log);
    let heads = boundary::heads(&blocks);
    let Some(first) = heads.first() else {
        none(&blocks, log);
        return Vec::new();
    };
    for block in blocks.get(..first.start).unwrap_or_default() {
        let (what, reason) = if is_lone_date(&block.text) {
            ("date", "it is the date of the digest and not of an article")
        } else {
            ("preamble", "it stands before the first article")
        };
        log.left_out(block.at, what, reason, &block.text);
    }
    let outlets = recurring(&heads);
    let mut articles = Vec::with_capacity(heads.len());
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(blocks.len(), |next| next.start);
        let mark = log.mark();
        let mut article = article(&blocks, head, end, &outlets, heads.len() > 1, log);
        if article.parts.is_empty() {
            for lines in &article.head {
                let own = blocks.get(head.start..head.body).unwrap_or_default().iter();
                let words = own.filter(|b| lines.first <= b.at.first && b.at.last <= lines.last);
                let words = words.map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ");
                log.left_out(*lines, "no article", "nothing stands below this head", &words);
            }
            continue;
        }
        article.items = mark..log.mark();
        articles.push(article);
        tell(end, blocks.len());
    }
    articles
}

/// How many articles a text holds.
pub(super) fn count(bytes: &[u8]) -> usize {
    let mut report = Report::default();
    let mut log = report.of("");
    let lines = lines::lines(&decode(bytes, &mut log), &mut log);
    boundary::heads(&blocks::blocks(lines, &mut log)).len()
}

/// Says why a file gave no article, and lists all that is in it.
fn none(blocks: &[Block], log: &mut Log<'_>) {
    let links = blocks.iter().filter(|b| b.text.contains("://") || b.text.contains("www.")).count();
    let reason = if blocks.is_empty() {
        log.left_out(Lines::one(1), "file", "the file is empty", "");
        return;
    } else if links * 3 >= blocks.len() {
        "the file is a list of links and holds no article"
    } else {
        "the file holds no paragraph long enough for an article"
    };
    for block in blocks {
        log.left_out(block.at, "no article", reason, &block.text);
    }
}

/// Names that end several bylines of a file after a comma: those are outlets and no persons.
fn recurring(heads: &[Head]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for head in heads.iter().filter(|h| h.byline.ambiguous) {
        if let Some(last) = head.byline.names.last() {
            *counts.entry(last).or_insert(0) += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= 2).map(|(name, _)| name.to_owned()).collect()
}

fn article(blocks: &[Block], head: &Head, end: usize, outlets: &[String], several: bool, log: &mut Log<'_>) -> Article {
    let at = |i: usize| blocks.get(i).map_or(Lines::one(1), |b| b.at);
    let mut front = Front::default();
    let mut origins = Vec::new();
    let mut byline = head.byline.clone();
    let byline_at = head.byline_at.map_or(at(head.start), |(a, b)| at(a).to(at(b.saturating_sub(1))));
    origins.extend(head.byline_at.map(|_| byline_at));
    title(blocks, head, &mut front, log);
    origins.extend(head.title.map(at));
    front.dek = head.dek.and_then(|i| blocks.get(i)).map(|b| plain(&b.text));
    origins.extend(head.dek.map(at));
    settle_outlet(&mut byline, outlets, byline_at, log);
    if let Some(label) = head.label.and_then(|i| blocks.get(i)) {
        read_label(label, &mut byline, &mut front, several, log);
        origins.push(label.at);
    }
    let prefix = front.title.as_deref().and_then(|title| title.split_once(':')).and_then(|(word, _)| kind::of(word));
    front.kind = front.kind.or_else(|| byline.kind.or(prefix).map(str::to_owned));
    between(blocks, head, log);
    names(&mut byline, byline_at, &mut front, log);
    if let Some((printed, why)) = &byline.doubtful_date {
        log.unsure(byline_at, "date", format!("no date was set, for {why}"), printed);
    }
    front.date = byline.date;
    let setting = Setting {
        title: front.title.clone(),
        dek: front.dek.clone(),
        people: byline.names.clone(),
        interview: byline.interview || front.kind.as_deref() == Some("interview"),
    };
    let Body { parts, facts } = body::clean(blocks.get(head.body..end).unwrap_or_default(), &setting, log);
    let texts = blocks.get(head.body..end).unwrap_or_default().iter().map(|b| b.text.as_str());
    settle_outlet_name(&byline, &facts, texts, byline_at, &mut front, log);
    settle_people(&byline, &facts, byline_at, &mut front, log);
    let lines = at(head.start).to(at(end.saturating_sub(1).max(head.start)));
    if front.title.is_none() {
        log.unsure(Lines::one(lines.first), "title", "no title was found, and none was made up", "");
    }
    Article { lines, front, parts, markdown: None, stem: None, head: origins, items: 0..0 }
}

fn title(blocks: &[Block], head: &Head, front: &mut Front, log: &mut Log<'_>) {
    if let Some(block) = head.title.and_then(|i| blocks.get(i)) {
        let bare = bare_title(&block.text);
        if bare.len() < block.text.len() {
            let mark = block.text.get(..block.text.len() - bare.len()).unwrap_or_default().trim();
            log.left_out(block.at, "number", "a mark or number before the title", mark);
        }
        front.title = Some(plain(bare));
    } else {
        front.title = head.byline.title.as_deref().map(plain);
    }
}

/// What stands inside a head and is no part of it.
fn between(blocks: &[Block], head: &Head, log: &mut Log<'_>) {
    for (i, block) in blocks.iter().enumerate().take(head.body).skip(head.start) {
        let part = [head.label, head.title, head.dek].contains(&Some(i));
        let byline = head.byline_at.is_some_and(|(a, b)| (a..b).contains(&i));
        if !part && !byline {
            log.left_out(
                block.at,
                "head",
                "it stands in the head and is neither title nor dek nor byline",
                &block.text,
            );
        }
    }
}

/// A line above the title: a date, an outlet, the kind of text, or a section.
fn read_label(label: &Block, byline: &mut Byline, front: &mut Front, several: bool, log: &mut Log<'_>) {
    if is_lone_date(&label.text) {
        let date = super::date::find(&label.text).and_then(|found| found.date);
        if byline.date.is_none() && !several {
            byline.date = date;
            log.unsure(label.at, "date", "the date above the title was taken for that of the article", &label.text);
        } else {
            log.left_out(label.at, "date", "a date above the title", &label.text);
        }
    } else if outlet::is_outlet(&label.text) && byline.outlet.is_none() {
        byline.outlet = Some(plain(&label.text));
    } else if let Some(kind) = kind::of(&label.text) {
        front.kind = Some(kind.to_owned());
    } else {
        let section = plain(&label.text).to_lowercase();
        log.repaired(label.at, "section", "the line above the title names a section and is kept as a tag", &label.text);
        front.tags.push(section);
    }
}

/// Decides whether the last of several names is the outlet.
fn settle_outlet(byline: &mut Byline, outlets: &[String], at: Lines, log: &mut Log<'_>) {
    let Some(last) = byline.names.last().filter(|_| byline.ambiguous && byline.outlet.is_none()) else { return };
    if outlets.contains(last) {
        byline.outlet = byline.names.pop();
    } else if byline.names.len() > 1 {
        log.unsure(at, "byline", "the last name may be that of the outlet", last);
    }
}

/// Names without the capitals of the page.
fn names(byline: &mut Byline, at: Lines, front: &mut Front, log: &mut Log<'_>) {
    for name in &mut byline.names {
        *name = plain(name);
        if is_caps(name)
            && let Some(restored) = outlet::restored(name)
        {
            log.repaired(at, "capitals", format!("the name is printed in capitals and was written {restored}"), name);
            *name = restored;
        }
    }
    front.authors.clone_from(&byline.names);
}

fn settle_outlet_name<'t>(
    byline: &Byline,
    facts: &body::Facts,
    texts: impl Iterator<Item = &'t str>,
    at: Lines,
    front: &mut Front,
    log: &mut Log<'_>,
) {
    let Some(printed) = byline.outlet.as_deref().map(plain).or_else(|| facts.outlet.clone()) else { return };
    let misprint = outlet::misprint_of(&printed).map(str::to_owned);
    if let Some(known) = misprint.or_else(|| outlet::near_in(texts, &printed)) {
        log.unsure(at, "outlet", format!("it may be a misprint of {known}, and was kept as printed"), &printed);
    }
    front.outlet = Some(match outlet::restored(&printed) {
        Some(restored) if restored != printed => {
            log.repaired(
                at,
                "capitals",
                format!("the outlet is printed in capitals and was written {restored}"),
                &printed,
            );
            restored
        }
        _ => printed,
    });
}

/// Kind, interviewer and interviewee, and names that a biography spells otherwise.
fn settle_people(byline: &Byline, facts: &body::Facts, at: Lines, front: &mut Front, log: &mut Log<'_>) {
    if facts.interview {
        front.kind = Some("interview".to_owned());
        front.interviewee.clone_from(&facts.interviewee);
        front.interviewer.clone_from(&facts.interviewer);
        if let Some(name) = &facts.interviewee
            && front.authors.contains(name)
        {
            front.authors.retain(|author| author != name);
            log.repaired(at, "byline", "it names who is asked beside who asks; only the latter is an author", name);
        }
        if let Some(name) = facts.interviewer.clone().filter(|_| front.authors.is_empty()) {
            front.authors.push(name);
        }
    } else if front.kind.is_none() {
        front.kind = facts.kind.map(str::to_owned);
    }
    for name in &byline.names {
        let other = facts.described.iter().find(|d| *d != name && is_misprint(d, name));
        if let Some(other) = other {
            let reason =
                format!("the note on the author writes {other}; one of the two is a misprint, and the byline was kept");
            log.unsure(at, "author", reason, name);
        }
    }
}

/// True for two spellings of what must be one name.
fn is_misprint(a: &str, b: &str) -> bool {
    is_name(a) && a != b && outlet::distance_at_most(a, b, 2)
}

/// Who is asked, as titles of interviews say: *Ana Ruiz on …*, *Interview with Ana Ruiz*.
pub(super) fn interviewee_in(title: &str) -> Option<String> {
    for lead in
        ["nterview with ", "onversation with ", "nterview: ", "Talking to ", "Questions for ", "Q&A with ", "Q&A: "]
    {
        if let Some(at) = title.find(lead) {
            let rest = title.get(at + lead.len()..).unwrap_or_default();
            if let Some(name) = leading_name(rest) {
                return Some(name);
            }
        }
    }
    let end = [" on ", ": ", " talks ", " Talks ", " says ", " Says ", " speaks "]
        .iter()
        .filter_map(|m| title.find(m))
        .min()?;
    let name = title.get(..end)?;
    is_name(name).then(|| name.to_owned())
}

/// The longest name that a text begins with.
fn leading_name(text: &str) -> Option<String> {
    let words: Vec<&str> = tokens(text).take(4).map(|w| w.trim_end_matches([',', ':', ';'])).collect();
    (2..=words.len()).rev().map(|n| words[..n].join(" ")).find(|name| is_name(name))
}

/// A text on one line with plain blanks.
fn plain(text: &str) -> String {
    tokens(text).collect::<Vec<_>>().join(" ")
}

/// True where two articles are the same, one perhaps cut short.
pub(super) fn is_repeat(small: &Article, large: &Article) -> bool {
    const ENOUGH: usize = 80;
    let same_title = match (&small.front.title, &large.front.title) {
        (Some(a), Some(b)) => similar::nearly_same(a, b),
        _ => true,
    };
    same_title && body::share_of(&small.parts, &large.parts) >= ENOUGH
}
