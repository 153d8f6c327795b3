//! What stands around a body and strays into it: between the byline and the first paragraph, after
//! the last one, and on lines of its own in between.

use super::super::blocks::Block;
use super::super::byline;
use super::super::look::{rule, word_count};
use super::super::report::Log;
use super::super::similar::nearly_same;
use super::{Facts, Setting, biography, caption, crumb, note};

/// Takes out what stands between the head and the first paragraph: a title or dek printed again,
/// captions, notes, crumbs. The first block that is none of these ends the search.
pub(super) fn trim_head(blocks: &mut Vec<Block>, setting: &Setting, facts: &mut Facts, log: &mut Log<'_>) {
    let mut first = 0;
    while let Some(block) = blocks.get(first) {
        let next = blocks.get(first + 1);
        let credited_below =
            next.is_some_and(|n| n.gap == 0 && caption::is_credited(&n.text) && word_count(&n.text) <= 12);
        let set_apart = next.is_some_and(|n| n.gap >= 2 && word_count(&n.text) > 20) && (block.gap >= 1 || first > 0);
        let below_byline = !setting.people.is_empty() || setting.dek.is_some();
        if repeats(block, setting.title.as_deref()) {
            log.left_out(block.at, "title", "the title printed again", &block.text);
        } else if repeats(block, setting.dek.as_deref()) {
            log.left_out(block.at, "dek", "the dek printed again", &block.text);
        } else if rule(&block.text).is_some() {
            log.left_out(block.at, "rule", "a rule below the head", &block.text);
        } else if let Some(reason) = crumb::reason(&block.text) {
            log.left_out(block.at, "crumb", reason, &block.text);
        } else if note::is_note(&block.text) {
            note::learn(&block.text, facts);
            choose_outlet(block, &blocks[first + 1..], facts, log);
            log.left_out(block.at, "note", "it speaks about the text", &block.text);
        } else if is_byline_again(block, setting) {
            log.left_out(block.at, "byline", "the byline printed again", &block.text);
        } else if let Some(reason) = caption::credit(&block.text) {
            log.left_out(block.at, "caption", reason, &block.text);
        } else if let Some(reason) = caption::uncredited(&block.text, credited_below, set_apart && below_byline) {
            log.left_out(block.at, "caption", reason, &block.text);
            if !credited_below && !block.text.ends_with(',') {
                log.unsure(block.at, "caption", "a sentence below the head was taken for a caption", &block.text);
            }
        } else {
            break;
        }
        first += 1;
    }
    blocks.drain(..first);
}

/// Takes out what stands after the last paragraph: biographies, notes, crumbs, rules.
pub(super) fn trim_tail(blocks: &mut Vec<Block>, setting: &Setting, facts: &mut Facts, log: &mut Log<'_>) {
    let people = people(blocks, setting);
    while let Some(block) = blocks.last() {
        let (text, at) = (block.text.as_str(), block.at);
        if let Some((name, known)) = biography::subject(text, &people).filter(|_| blocks.len() > 1) {
            if !known {
                log.unsure(at, "biography", "it was taken for a note on somebody whom the byline does not name", text);
            }
            log.left_out(at, "biography", "a note on a person at the end", text);
            facts.described.push(name);
        } else if note::is_note(text) {
            note::learn(text, facts);
            log.left_out(at, "note", "it speaks about the text", text);
        } else if rule(text).is_some() {
            log.left_out(at, "rule", "a rule at the end", text);
        } else if let Some(reason) = crumb::reason(text) {
            log.left_out(at, "crumb", reason, text);
        } else if text.ends_with(':') && word_count(text) <= 6 && blocks.len() > 1 {
            log.left_out(at, "crumb", "it announces something that is not in the text", text);
        } else if super::super::head::is_lone_date(text) {
            log.left_out(at, "date", "a date on a line of its own at the end", text);
        } else {
            break;
        }
        blocks.pop();
    }
    if let Some(last) = blocks.last_mut() {
        let marks = ['•', '■', '□', '▪', '◼', '◆', '∎', '●', '♦', '#', '*', '\u{a0}', ' '];
        let kept = last.text.trim_end_matches(marks).len();
        if kept < last.text.len() && kept > 0 {
            let mark = last.text.split_off(kept);
            if !mark.trim_matches(['\u{a0}', ' ']).is_empty() {
                log.left_out(last.at, "end mark", "a mark that shows the end of the text", mark.trim());
            }
        }
    }
}

/// Takes out what strays between paragraphs: captions with credits, crumbs, notes, rules.
pub(super) fn trim_inside(blocks: &mut Vec<Block>, facts: &mut Facts, log: &mut Log<'_>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        if rule(&block.text).is_some() {
            log.left_out(block.at, "rule", "a rule between sections", &block.text);
        } else if let Some(reason) = crumb::reason(&block.text) {
            log.left_out(block.at, "crumb", reason, &block.text);
        } else if note::is_note(&block.text) {
            note::learn(&block.text, facts);
            log.left_out(block.at, "note", "it speaks about the text", &block.text);
        } else if let Some(reason) = caption::credit(&block.text) {
            // The caption itself may touch its credit from above.
            let above = kept.last().is_some_and(|above| {
                block.gap == 0
                    && word_count(&block.text) <= 12
                    && caption::uncredited(&above.text, true, false).is_some()
            });
            if let Some(above) = kept.pop_if(|_| above) {
                log.left_out(above.at, "caption", "a credit stands right below it", &above.text);
            }
            log.left_out(block.at, "caption", reason, &block.text);
        } else {
            kept.push(block);
        }
    }
    *blocks = kept;
}

/// The people of the head, and those whose full names label a turn.
fn people(blocks: &[Block], setting: &Setting) -> Vec<String> {
    let mut people = setting.people.clone();
    for block in blocks {
        if let Some(label) = super::speaker_label(&block.text) {
            let name = label.name.to_owned();
            if !people.contains(&name) {
                people.push(name);
            }
        }
    }
    people.extend(setting.title.clone());
    people
}

fn repeats(block: &Block, text: Option<&str>) -> bool {
    text.is_some_and(|text| nearly_same(text, &block.text))
}

/// A line that is nothing but the names of the byline.
fn is_byline_again(block: &Block, setting: &Setting) -> bool {
    let Some(found) = byline::line(&block.text) else { return false };
    let same = |name: &String| setting.people.iter().any(|p| p.eq_ignore_ascii_case(name));
    !found.names.is_empty() && found.names.iter().all(same)
}

/// A series note may name who brings the series out. An article speaks of its subject and seldom of
/// its outlet, so the one name among several that the article never speaks of is the outlet.
fn choose_outlet(note: &Block, rest: &[Block], facts: &mut Facts, log: &mut Log<'_>) {
    if facts.outlet.is_some() {
        return;
    }
    let names = note::producers(&note.text);
    let unnamed: Vec<&String> =
        names.iter().filter(|name| !rest.iter().any(|b| b.text.contains(name.as_str()))).collect();
    let sure: Vec<&String> = names.iter().filter(|name| note::looks_like_outlet(name)).collect();
    let chosen = match (sure.as_slice(), unnamed.as_slice()) {
        ([one], _) | (_, [one]) => Some((*one).clone()),
        _ => None,
    };
    if let Some(name) = chosen {
        let reason = format!("the outlet is taken from a note that names {}", names.join(" and "));
        log.unsure(note.at, "outlet", reason, &name);
        facts.outlet = Some(name);
    } else if !names.is_empty() {
        log.unsure(note.at, "outlet", "one of these may be the outlet", &names.join(", "));
    }
}
