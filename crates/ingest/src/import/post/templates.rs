//! Tags of template languages, which mean nothing outside the program that the post was written
//! for: Liquid and Nunjucks `{% … %}` and `{{ … }}`, Hugo's `{{< … >}}`, kramdown's `{: … }`.

use super::super::report::{Lines, Log};

const PAIRS: [(&str, &str); 6] =
    [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("{#", "#}"), ("{:", "}")];

/// The text without tags, which the report lists. Code is left alone, since there a tag may be
/// what is written about.
pub(super) fn without(text: &str, first: u32, log: &mut Log<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    let mut line = first;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |i| i + 1);
        let (head, tail) = rest.split_at(end);
        let fence = head.trim_start().starts_with("```") || head.trim_start().starts_with("~~~");
        if fence {
            fenced = !fenced;
        }
        let tag = if fenced || fence { None } else { opening(head) };
        let Some((at, open, close)) = tag else {
            out.push_str(head);
            line = line.saturating_add(1);
            rest = tail;
            continue;
        };
        let (before, from) = rest.split_at(at);
        // A tag may run over several lines; one that never ends is text.
        let length = from.get(open.len()..).and_then(|t| t.find(close)).map(|i| open.len() + i + close.len());
        let length = length.filter(|length| !from.get(..*length).is_some_and(|tag| tag.contains("\n\n")));
        out.push_str(before);
        match length {
            Some(length) => {
                let (tag, after) = from.split_at(length);
                let lines = u32::try_from(tag.matches('\n').count()).unwrap_or(u32::MAX);
                let at = Lines { first: line, last: line.saturating_add(lines) };
                log.left_out(
                    at,
                    "template tag",
                    "it means something only to the program that the post was written for",
                    tag,
                );
                line = line.saturating_add(lines);
                rest = after;
            }
            None => {
                out.push_str(open);
                rest = from.get(open.len()..).unwrap_or_default();
            }
        }
    }
    out
}

/// The first opening of a tag in a line that does not stand in code.
fn opening(line: &str) -> Option<(usize, &'static str, &'static str)> {
    let (at, open, close) = PAIRS
        .iter()
        .filter_map(|(open, close)| line.find(open).map(|at| (at, *open, *close)))
        .min_by_key(|(at, open, _)| (*at, 3 - open.len()))?;
    let in_code = line.get(..at)?.matches('`').count() % 2 == 1;
    let attributes = open == "{:" && !line.get(at..)?.trim_end().ends_with('}');
    (!in_code && !attributes).then_some((at, open, close))
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Report;
    use super::without;

    #[test]
    fn tags_go_and_code_stays() {
        let mut report = Report::default();
        let text = "A {% image \"x\" %} b {{ c }}.\n\n{{< figure\n src=x >}}\nEnd {% never\n\n`{% raw %}`\n```\n{% code %}\n```\n{: .note}\n";
        let out = without(text, 5, &mut report.of("a.md"));
        assert_eq!(out, "A  b .\n\n\nEnd {% never\n\n`{% raw %}`\n```\n{% code %}\n```\n\n");
        let lines: Vec<(u32, u32)> = report.items.iter().map(|i| (i.line, i.last)).collect();
        assert_eq!(lines, [(5, 5), (5, 5), (7, 8), (15, 15)]);
    }
}
