//! What Obsidian and Quartz add to Markdown: `[[links]]`, `![[embeds]]`, `%%comments%%`,
//! `==highlights==`, callouts and the names of blocks.

use super::super::report::{Lines, Log};

/// The text with links as plain words and the rest left out.
pub(super) fn plain(text: &str, first: u32, log: &mut Log<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    let mut links = 0;
    let mut linked = 0;
    for (number, line) in (first..).zip(text.split_inclusive('\n')) {
        let start = line.trim_start();
        if start.starts_with("```") || start.starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced || line.contains('`') {
            out.push_str(line);
            continue;
        }
        let at = Lines::one(number);
        let line = callout(line, at, log);
        let line = comments(&line, at, log);
        let line = block_name(&line, at, log);
        let (line, count) = linkless(&line, at, log);
        if count > 0 && links == 0 {
            linked = number;
        }
        links += count;
        out.push_str(&line.replace("==", ""));
    }
    if links > 0 {
        let links = if links == 1 { "a link".to_owned() } else { format!("{links} links") };
        log.repaired(Lines::one(linked), "wiki link", format!("{links} in double brackets made plain words"), "");
    }
    out
}

/// `> [!note] Words` to `> Words`.
fn callout(line: &str, at: Lines, log: &mut Log<'_>) -> String {
    let Some((before, rest)) = line.split_once("[!") else { return line.to_owned() };
    let Some((kind, words)) = rest.split_once(']') else { return line.to_owned() };
    if before.trim() != ">" {
        return line.to_owned();
    }
    log.left_out(at, "callout", "the kind of a callout", kind);
    format!("{before}{}", words.trim_start_matches(['+', '-']).trim_start_matches(' '))
}

fn comments(line: &str, at: Lines, log: &mut Log<'_>) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, tail)) = rest.split_once("%%") {
        let Some((comment, after)) = tail.split_once("%%") else { break };
        log.left_out(at, "comment", "a comment that the page does not show", comment.trim());
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A paragraph without the name at its end: `… words ^name`.
fn block_name(line: &str, at: Lines, log: &mut Log<'_>) -> String {
    let trimmed = line.trim_end();
    let Some((words, name)) = trimmed.rsplit_once(" ^") else { return line.to_owned() };
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return line.to_owned();
    }
    log.left_out(at, "block name", "the name of a block, which the page does not show", name);
    format!("{words}{}", line.get(trimmed.len()..).unwrap_or_default())
}

/// `[[Page|words]]` to `words`, `[[Page#Part]]` to `Page`, and how many there were. Embeds go.
fn linkless(line: &str, at: Lines, log: &mut Log<'_>) -> (String, usize) {
    let mut out = String::new();
    let mut count = 0;
    let mut rest = line;
    while let Some((before, tail)) = rest.split_once("[[") {
        let Some((inner, after)) = tail.split_once("]]") else { break };
        if let Some(before) = before.strip_suffix('!') {
            log.left_out(at, "embed", "another note or a picture that the post shows here", inner);
            out.push_str(before);
        } else {
            let words =
                inner.rsplit_once('|').map_or_else(|| inner.split('#').next().unwrap_or(inner), |(_, words)| words);
            out.push_str(before);
            out.push_str(words.trim());
            count += 1;
        }
        rest = after;
    }
    out.push_str(rest);
    (out, count)
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Report;
    use super::plain;

    #[test]
    fn what_obsidian_adds_is_made_plain() {
        let mut report = Report::default();
        let text = "See [[Ferries|the ferries]] and [[Piers#Old]].\n![[map.png]]\n%%todo%% ==Now== then ^ab1\n> [!note] Mind\n`[[x]]`\n";
        let out = plain(text, 1, &mut report.of("a.md"));
        assert_eq!(out, "See the ferries and Piers.\n\n Now then\n> Mind\n`[[x]]`\n");
        assert_eq!(report.items.len(), 5);
    }
}
