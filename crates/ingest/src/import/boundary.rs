//! Where articles begin. Every place that could be the head of an article gets points for how much
//! it looks like one; places with [`ENOUGH`] points begin an article.
//!
//! | evidence | points |
//! |---|---|
//! | the byline has a date | 3 |
//! | the byline is marked by *By* or a key | 2 |
//! | the byline has a name; an outlet | 1 each |
//! | the byline is a date and nothing else | −2 |
//! | a title stands above it, or is given under a key | 3 |
//! | the title is set in title case | 1 |
//! | a dek stands between title and byline | 1 |
//! | no title, although a byline | −3 |
//! | a rule of four marks or more, or a heading mark `#`, stands before the title | 3 |
//! | a shorter rule, as between sections, stands before it | 1 |
//! | it begins the file, or two blank lines or a finished sentence stand before it | 1 |
//! | a paragraph of some length follows soon | 1 |

use super::blocks::Block;
use super::byline;
use super::head::{self, Head};
use super::look::{ends_sentence, is_title, rule, title_case, word_count};

/// The points from which a place begins an article.
const ENOUGH: i32 = 6;

/// The points from which a title without a byline begins an article.
const ENOUGH_ALONE: i32 = 7;

/// A paragraph of some length, in words.
const LONG: usize = 25;

/// The heads of the articles in order. Empty where the text holds no article.
pub(super) fn heads(blocks: &[Block]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let floor = heads.last().map_or(0, |head| head.body);
        let head = signed(blocks, at, floor).or_else(|| unsigned(blocks, at, floor));
        match head {
            Some(head) => {
                at = head.body.max(at + 1);
                heads.push(head);
            }
            None => at += 1,
        }
    }
    let first = heads.first().map_or(blocks.len(), |head| head.start);
    if is_article(blocks.get(..first).unwrap_or_default()) {
        heads.insert(0, head::without_byline(blocks, 0));
    }
    heads
}

/// A head whose byline begins at this block.
fn signed(blocks: &[Block], at: usize, floor: usize) -> Option<Head> {
    let found = byline::at(blocks.get(at..)?)?;
    // Names and an outlet alone may be a title (*Ana Ruiz for Mayor*): a better byline below decides.
    let better = |(b, _): &(byline::Byline, usize)| b.is_certain();
    if !found.0.is_certain()
        && (at + 1..at + 4).any(|i| blocks.get(i..).and_then(byline::at).as_ref().is_some_and(better))
    {
        return None;
    }
    let head = head::above(blocks, at, floor, found);
    (score(blocks, &head) >= ENOUGH).then_some(head)
}

/// A head without a byline, right below a rule or marked as a heading.
fn unsigned(blocks: &[Block], at: usize, floor: usize) -> Option<Head> {
    let block = blocks.get(at)?;
    let marked = block.text.starts_with("# ");
    let ruled = at > floor && rule(&blocks[at - 1].text).is_some();
    if !(marked || ruled) || !is_title(head::bare_title(&block.text)) || word_count(&block.text) > 20 {
        return None;
    }
    // A byline below the title makes a better head; it is found when its line is reached.
    let below = blocks.iter().enumerate().skip(at + 1).take(3);
    if below.clone().any(|(i, _)| byline::at(&blocks[i..]).is_some()) {
        return None;
    }
    let head = Head { start: at, body: at + 1, title: Some(at), ..Head::default() };
    (score(blocks, &head) >= ENOUGH_ALONE).then_some(head)
}

fn score(blocks: &[Block], head: &Head) -> i32 {
    let mut points = if head.byline_at.is_some() { head.byline.score() } else { 0 };
    match head.title.map(|i| blocks[i].text.as_str()) {
        Some(title) => {
            points += 3 + i32::from(title_case(title) >= 70) + 3 * i32::from(title.starts_with("# "));
        }
        None if head.byline.title.is_none() => points -= 3,
        None => {}
    }
    points += i32::from(head.dek.is_some());
    let before = head.start.checked_sub(1).and_then(|i| blocks.get(i));
    points += match before.map(|b| rule(&b.text)) {
        Some(Some(4..)) => 3,
        Some(Some(_)) => 1,
        _ => 0,
    };
    let apart = blocks.get(head.start).is_some_and(|b| b.gap >= 2);
    points += i32::from(apart || before.is_none_or(|b| ends_sentence(&b.text)));
    let soon = blocks.iter().skip(head.body).take(5);
    points + i32::from(soon.clone().any(|b| word_count(&b.text) >= LONG))
}

/// True where the blocks hold an article: two paragraphs of some length, or a long one, that are
/// not lists of addresses.
fn is_article(blocks: &[Block]) -> bool {
    const ONE: usize = 40;
    let prose = |b: &&Block| word_count(&b.text) >= LONG && !b.text.contains("://");
    let all = blocks.iter().filter(prose).count();
    let long = blocks.iter().filter(prose).any(|b| word_count(&b.text) >= ONE);
    let links = blocks.iter().filter(|b| b.text.contains("://")).count();
    (all >= 2 || long) && links * 2 < blocks.len()
        || (blocks.len() >= 3
            && links == 0
            && blocks.iter().filter(|b| ends_sentence(&b.text)).map(|b| word_count(&b.text)).sum::<usize>() >= 60)
}
