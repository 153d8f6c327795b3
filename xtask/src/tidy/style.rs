//! What a style sheet and index.html may not say.

use super::Source;

/// Media in which a rule must win over every other: paper, and a reader's own settings.
const MAY_INSIST: &[&str] = &["print", "prefers-reduced-motion", "forced-colors", "prefers-contrast"];

const COLOUR_FUNCTIONS: &[&str] = &["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"];

const COLOUR_NAMES: &[&str] = &[
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "silver", "pink", "brown",
    "gold", "navy", "teal", "maroon", "olive", "beige", "ivory",
];

/// Every `!important` that is not called for, every colour outside tokens.css, every `:has` whose subject holds the app,
/// and what the policy refuses in HTML.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        if source.is("style/", &[".css"]) {
            complaints.extend(sheet(source));
        } else if source.path == "index.html" {
            complaints.extend(page(source));
        }
    }
    complaints
}

fn sheet(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    for Declaration { line, within, value } in declarations(&source.text) {
        if value.contains("!important") && !MAY_INSIST.iter().any(|media| within.contains(media)) {
            complaints.push(source.complain(line, "!important outside print and readers' settings; mend the layer"));
        }
        if source.path != "style/tokens.css"
            && let Some(colour) = colour(&value)
        {
            let what = format!("the colour `{colour}`; colours are written in style/tokens.css and used by name");
            complaints.push(source.complain(line, &what));
        }
    }
    for (index, line) in without_comments(&source.text).lines().enumerate() {
        if let Some(subject) = wide_has(line) {
            let what = format!("`{subject}:has(` is looked at again after every change of the page; set an attribute");
            complaints.push(source.complain(index + 1, &what));
        }
    }
    complaints
}

/// The subject of a `:has` that holds the app, or is any element: each change below it has the browser style it and all
/// between anew.
fn wide_has(line: &str) -> Option<&str> {
    line.match_indices(":has(").find_map(|(at, _)| {
        let compound = line[..at].trim_end_matches(":not(").rsplit([' ', ',', '{', '(', '>', '~', '+']).next()?;
        let name = compound.char_indices().skip(1).find(|(_, c)| ['.', '[', '#', ':', ')'].contains(c));
        let subject = &compound[..name.map_or(compound.len(), |(end, _)| end)];
        ["", "*", "html", "body", ":root", "main", "#app"].contains(&subject).then_some(subject)
    })
}

struct Declaration {
    line: usize,
    /// The heads of all blocks around it.
    within: String,
    value: String,
}

/// The declarations of a sheet. What ends in `;` or `}` is one, what ends in `{` is the head of a block.
fn declarations(text: &str) -> Vec<Declaration> {
    let text = without_comments(text);
    let mut heads: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut brackets = 0;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => brackets += 1,
            (None, ')') => brackets -= 1,
            (None, '{' | '}' | ';') if brackets <= 0 => {
                let piece = &text[start..at];
                if c == '{' {
                    heads.push(piece);
                } else if let Some((_, value)) = piece.split_once(':').filter(|_| !heads.is_empty()) {
                    let line = text[..at].trim_end().matches('\n').count() + 1;
                    found.push(Declaration { line, within: heads.concat(), value: value.to_owned() });
                }
                if c == '}' {
                    heads.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        let end = rest[at..].find("*/").map_or(rest.len(), |length| at + length + 2);
        kept.push_str(&rest[..at]);
        kept.extend(rest[at..end].matches('\n'));
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// The first colour in a value that is written out rather than named by a token.
fn colour(value: &str) -> Option<String> {
    let value = without_strings(value);
    for (at, _) in value.match_indices('#') {
        let digits = value[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
        if matches!(digits, 3 | 4 | 6 | 8) {
            return Some(value[at..=at + digits].to_owned());
        }
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut at = 0;
    while at < value.len() {
        let word: &str = value[at..].split(|c| !is_part(c)).next().unwrap_or_default();
        let after = &value[at + word.len()..];
        // `oklch(from var(--ink) …)` is made from a token, and so no colour of its own.
        let literal = after.strip_prefix('(').is_some_and(|inside| !inside.trim_start().starts_with("from "));
        if COLOUR_NAMES.contains(&word) || (literal && COLOUR_FUNCTIONS.contains(&word)) {
            return Some(word.to_owned());
        }
        at += word.len() + after.chars().next().map_or(1, char::len_utf8);
    }
    None
}

fn without_strings(value: &str) -> String {
    let mut quote = None;
    value
        .chars()
        .filter(|&c| match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                false
            }
            None => {
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                quote.is_none()
            }
        })
        .collect()
}

fn page(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let lower = line.to_lowercase();
        let handler = lower.split_whitespace().any(|word| {
            let name = word.split('=').next().unwrap_or_default();
            word.contains('=')
                && name.len() > 2
                && name.starts_with("on")
                && name.bytes().all(|b| b.is_ascii_lowercase())
        });
        let inline_script = lower.contains("<script") && !lower.contains("src=");
        if lower.contains(" style=") || lower.contains("<style") || inline_script || handler {
            complaints
                .push(source.complain(index + 1, "inline style or script; the Content Security Policy refuses it"));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;

    #[test]
    fn important_is_for_paper_and_for_readers_settings() {
        let rule = ".a { color: var(--ink) !important; }";
        assert_eq!(of(check, "style/parts.css", rule).len(), 1);
        for media in ["@media print", "@media (prefers-reduced-motion: reduce)", "@media (forced-colors: active)"] {
            assert_eq!(of(check, "style/parts.css", &format!("{media} {{ {rule} }}")).len(), 0, "{media}");
        }
    }

    #[test]
    fn a_colour_outside_the_tokens_is_caught_with_its_line() {
        for bad in ["#fff", "1px solid #12345678", "rgb(0 0 0 / 50%)", "oklch(0.5 0.1 20)", "1px solid white"] {
            let sheet = format!("/* a\nb */\n.x {{\n  border: {bad};\n}}");
            let said = of(check, "style/parts.css", &sheet);
            assert_eq!(said.len(), 1, "{bad}");
            assert!(said[0].starts_with("style/parts.css:4:"), "{said:?}");
            assert_eq!(of(check, "style/tokens.css", &sheet).len(), 0, "tokens may: {bad}");
        }
    }

    #[test]
    fn a_has_of_the_whole_page_is_caught() {
        for bad in [
            "body:has(.tray) .x {}",
            ":has(> .x) {}",
            "a {} .y, :root:has(.x) {}",
            "body:not(:has(.x)) {}",
            ":root[data-x]:has(.y) {}",
            ":is(html, body):has(.x) {}",
        ] {
            assert_eq!(of(check, "style/parts.css", bad).len(), 1, "{bad}");
        }
        for good in [".quote:has(> .x) {}", "/* body:has(.x) */", ".nb tr:not(:has(td)) {}"] {
            assert_eq!(of(check, "style/parts.css", good), [""; 0], "{good}");
        }
    }

    #[test]
    fn tokens_selectors_and_names_that_look_like_colours_pass() {
        for good in [
            "#add:hover { color: var(--white-ish); }",
            ".x { color: oklch(from var(--ink) l c h / 40%); }",
            ".x { background: color-mix(in oklab, var(--ink) 10%, transparent); }",
            ".x { background: url(\"data:image/svg+xml,%23fff;#fff\"); }",
            ".x { white-space: nowrap; color: CanvasText; }",
            ".x { & > .y:hover { color: var(--ink) } }",
        ] {
            assert_eq!(of(check, "style/parts.css", good), [""; 0], "{good}");
        }
    }

    #[test]
    fn inline_style_and_script_in_the_page_are_caught() {
        for bad in ["<p style=\"x\">", "<style>", "<script>go()</script>", "<p onclick=\"go()\">"] {
            assert_eq!(of(check, "index.html", bad).len(), 1, "{bad}");
        }
        assert_eq!(of(check, "index.html", "<script type=\"module\" src=\"boot.js\"></script>").len(), 0);
    }
}
