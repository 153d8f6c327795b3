//! HTML comments, the only HTML that is not text.

/// True where `html` is one comment and nothing else.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--") && html.ends_with("-->")
}

/// `html` without its comments; one that does not end runs to the end.
pub(super) fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_all_else_stays() {
        for (html, expected) in [
            ("<b>a</b>", "<b>a</b>"),
            ("a<!-- b -->c<!--d", "ac"),
            ("<!-- a --> <!-- b -->\n", " \n"),
            ("<!-->", ""),
            ("-->", "-->"),
        ] {
            assert_eq!(without_comments(html), expected, "{html:?}");
        }
    }
}
