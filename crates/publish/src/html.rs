//! HTML is written through [`Html`] alone, and so is the XML of the feed and the sitemap; this file
//! is the whole of the escaping. Markup can only come from a literal in the source ([`Html::raw`]
//! takes `&'static str`); whatever a corpus says goes through [`Html::text`], [`Html::attr`],
//! [`Html::href`] or [`Html::json`], which escape it.

use crossread_model::safe_target;
use serde_json::Value;

/// A piece of HTML under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html {
    out: String,
    place: String,
}

impl Html {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// From here on, ids and the links to them begin with `place`: one page may hold several articles,
    /// each with a first paragraph.
    pub(crate) fn stand_at(&mut self, place: &str) {
        place.clone_into(&mut self.place);
    }

    /// True where ids begin with a place.
    pub(crate) fn is_placed(&self) -> bool {
        !self.place.is_empty()
    }

    /// Adds `id`.
    pub(crate) fn id(&mut self, id: &str) -> &mut Self {
        let id = format!("{}{id}", self.place);
        self.push_attr("id", &id)
    }

    /// Adds `href` to an id in the same place, on the terms of [`Html::href`].
    pub(crate) fn jump(&mut self, id: &str) -> &mut Self {
        let target = format!("#{}{id}", self.place);
        self.href(&target)
    }

    /// Adds markup as it stands in the source.
    pub(crate) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Adds text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.out, text);
        self
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: u32) -> &mut Self {
        self.text(&number.to_string())
    }

    /// Adds an attribute, with a blank before it, inside a tag that [`Html::raw`] has opened. Never
    /// for an attribute that holds an address or a script; see [`Html::href`].
    pub(crate) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        debug_assert!(!name.starts_with("on") && !["href", "src", "style", "action"].contains(&name), "{name}");
        self.push_attr(name, value)
    }

    /// Adds `href` with a target that [`safe_target`] allows; any other target leaves no trace.
    pub(crate) fn href(&mut self, target: &str) -> &mut Self {
        if safe_target(target) {
            self.push_attr("href", target);
        }
        self
    }

    /// Adds `src`, on the terms of [`Html::href`].
    pub(crate) fn src(&mut self, target: &str) -> &mut Self {
        if safe_target(target) {
            self.push_attr("src", target);
        }
        self
    }

    /// Adds JSON, inside a `<script>` whose type says that it is data. No letter that could end the
    /// element, or begin a comment in it, stands as itself.
    pub(crate) fn json(&mut self, value: &Value) -> &mut Self {
        for c in value.to_string().chars() {
            match c {
                '<' => self.out.push_str("\\u003c"),
                '>' => self.out.push_str("\\u003e"),
                '&' => self.out.push_str("\\u0026"),
                c => self.out.push(c),
            }
        }
        self
    }

    /// The finished markup.
    pub(crate) fn as_str(&self) -> &str {
        &self.out
    }

    fn push_attr(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(&mut self.out, value);
        self.out.push('"');
        self
    }
}

/// Escapes for text and for double-quoted attributes alike. Characters that no HTML or XML may hold
/// become U+FFFD, so that a parser never drops one and joins what it parted.
fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_cannot_close_what_holds_them() {
        let mut html = Html::new();
        html.raw("<p").attr("title", "\"><script>").raw(">").text("</p><b>'&amp;").raw("</p>");
        assert_eq!(html.as_str(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;b&gt;&#39;&amp;amp;</p>");
    }

    #[test]
    fn json_cannot_close_the_element_that_holds_it() {
        let value = serde_json::json!({ "a": "</script><!--<script>&amp;\u{0}" });
        let mut html = Html::new();
        html.json(&value);
        assert!(!html.as_str().contains(['<', '>', '&']), "{}", html.as_str());
        assert_eq!(serde_json::from_str::<Value>(html.as_str()).expect("is JSON"), value);
    }

    #[test]
    fn control_characters_do_not_pass() {
        let mut html = Html::new();
        html.text("a\0b\u{1b}c\rd\u{85}e\tf\ng\u{ffff}");
        assert_eq!(html.as_str(), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\tf\ng\u{fffd}");
    }

    #[test]
    fn an_unsafe_target_leaves_no_attribute() {
        for (target, expected) in [
            ("https://example.org/?a=1&b=\"2\"", "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">"),
            ("#p3", "<a href=\"#p3\">"),
            ("javascript:alert(1)", "<a>"),
            ("java\tscript:alert(1)", "<a>"),
            ("//example.org", "<a>"),
            ("data:text/html,x", "<a>"),
        ] {
            let mut html = Html::new();
            html.raw("<a").href(target).raw(">");
            assert_eq!(html.as_str(), expected, "{target:?}");
        }
    }
}
