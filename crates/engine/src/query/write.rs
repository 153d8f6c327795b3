//! An expression as one would type it.

use super::{Expr, Pattern};

impl Expr {
    /// The text that reads back as this expression: words as they were typed, everything else in its
    /// usual form. Nothing for [`Expr::Everything`].
    pub fn text(&self) -> String {
        match self {
            Self::Everything => String::new(),
            Self::Words(pattern) => pattern.label(),
            Self::Title(pattern) => format!("title:{}", pattern.label()),
            Self::Facet { name, value: Some(value) } => format!("{name}:{}", quoted(value)),
            Self::Facet { name, value: None } => format!("{name}:none"),
            Self::In(slug) => format!("in:{}", quoted(slug)),
            Self::Dated(None) => "date:none".into(),
            Self::Dated(Some(dates)) => format!("date:{dates}"),
            Self::Figure(None) => "figure:none".into(),
            Self::Figure(Some(test)) => format!("figure:{}", test.text()),
            Self::About(None) => "about:none".into(),
            Self::About(Some(dates)) => format!("about:{dates}"),
            Self::Same(inner) => format!("SAME({})", inner.text()),
            Self::Not(inner) => format!("-{}", inner.one()),
            Self::And(parts) => list(parts, " ", |part| matches!(part, Self::And(_) | Self::Or(_))),
            Self::Or(parts) => list(parts, " OR ", |part| matches!(part, Self::Or(_))),
        }
    }

    /// The text of something that stands under a NOT.
    fn one(&self) -> String {
        let several = matches!(self, Self::And(_) | Self::Or(_) | Self::Words(Pattern::Near { .. }));
        if several { format!("({})", self.text()) } else { self.text() }
    }
}

fn list(parts: &[Expr], by: &str, bracketed: impl Fn(&Expr) -> bool) -> String {
    let text = |part: &Expr| if bracketed(part) { format!("({})", part.text()) } else { part.text() };
    parts.iter().map(text).collect::<Vec<_>>().join(by)
}

/// A value, quoted where it would end too soon or mean something else.
pub(crate) fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '*' | '\'' | '’');
    if value != "none" && value.chars().all(plain) { value.to_owned() } else { format!("\"{value}\"") }
}

/// What was typed, in quotation marks where it has none of its own.
pub fn quotation(text: &str) -> String {
    if text.contains('"') { text.to_owned() } else { format!("“{text}”") }
}

#[cfg(test)]
mod tests {
    use super::super::Query;

    #[test]
    fn what_is_written_reads_back() {
        for (text, written) in [
            ("", ""),
            ("union  strike", "union strike"),
            ("union AND (strike OR \"deep can*\")", "union (strike OR \"deep can*\")"),
            ("a OR b c", "a OR b c"),
            ("(a OR b) OR c", "(a OR b) OR c"),
            ("NOT (a b) --c", "-(a b) --c"),
            ("-(a NEAR/2 b)", "-(a NEAR/2 b)"),
            ("a NEAR/2 (b NEAR c)", "a NEAR/2 (b NEAR/8 c)"),
            ("=Labor =\"As Written\" AFL-CIO", "=Labor =\"As Written\" AFL-CIO"),
            ("SAME(a -b) title:=The", "SAME(a -b) title:=The"),
            ("person:\"Alice J*\" kind:report", "person:\"Alice J*\" kind:report"),
            ("tag:\"none\" author:none title:none", "tag:\"none\" author:none title:none"),
            ("by:o’brien in:two-connecticuts", "author:o’brien in:two-connecticuts"),
            ("date:2020-02 before:2020 date:none", "date:2020-02-01..2020-02-29 date:..2019-12-31 date:none"),
            ("about:1984..1985 about:none", "about:1984-01-01..1985-12-31 about:none"),
            ("figure:money figure:none figure:eur", "figure:money figure:none figure:eur"),
            ("figure:>1m figure:<=2.5 figure:15", "figure:>1000000 figure:<=2.5 figure:15"),
            ("figure:percent,10..20 figure:5..", "figure:percent,10..20 figure:>=5"),
            ("figure:money>$5 figure:$7 figure:nzd=3%", "figure:money>$5 figure:$7 figure:nzd=3%"),
            ("\"OR\" =OR", "\"OR\" =OR"),
        ] {
            let read = Query::of_text(text).read().0;
            assert_eq!(read.text(), written, "{text}");
            let again = Query::of_text(read.text()).read();
            assert_eq!(again.1, vec![], "{text}");
            assert_eq!(again.0, read, "{text}");
        }
    }

    #[test]
    fn a_word_is_not_written_as_an_operator() {
        for (text, written) in [("OR. x", "or x"), ("a NEAR *OR", "a NEAR/8 or")] {
            assert_eq!(Query::of_text(text).read().0.text(), written);
            assert_eq!(Query::of_text(written).read().0.text(), written);
        }
    }
}
