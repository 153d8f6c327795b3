//! Titles: quotation marks within quotation marks, and the mark that ends them.

/// The title, and whether the source prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// As the source prints it.
    Printed(String),
    /// Supplied by the corpus; shown in square brackets.
    Supplied(String),
    /// None at all.
    Missing,
}

impl Title {
    /// The title, a supplied one in brackets; `None` where there is none.
    pub(crate) fn shown(&self) -> Option<String> {
        match self {
            Self::Printed(title) => Some(title.clone()),
            Self::Supplied(title) => Some(format!("[{title}]")),
            Self::Missing => None,
        }
    }

    /// In quotation marks, with `mark` (`.`, `,` or none) inside them as American styles have it. A
    /// supplied or missing title is bracketed instead, and the mark follows.
    pub(crate) fn quoted(&self, mark: &str) -> String {
        match self {
            Self::Printed(title) => format!("“{}”", ended(&nested(title), mark)),
            Self::Supplied(title) => format!("[{title}]{mark}"),
            Self::Missing => format!("[Untitled]{mark}"),
        }
    }

    /// Without quotation marks of its own, ended with a full stop.
    pub(crate) fn bare(&self) -> String {
        match self {
            Self::Printed(title) => ended(title, "."),
            Self::Supplied(title) => format!("[{title}]."),
            Self::Missing => "[Untitled].".to_owned(),
        }
    }
}

/// Adds `mark` before closing quotation marks. After `?` and `!` a full stop is not wanted; a comma is.
fn ended(title: &str, mark: &str) -> String {
    // A final ’ is an apostrophe (*the Workers’*) unless a quotation was opened.
    let closes = |c: char| c == '”' || c == '"' || (c == '’' && title.contains('‘'));
    let inner = title.trim_end_matches(closes);
    let wanted = mark != "." || !inner.ends_with(['.', '?', '!', '…']);
    // *St. Louis, Mo.* takes a comma after its full stop, but never a second full stop.
    let mark = if wanted { mark } else { "" };
    format!("{inner}{mark}{}", &title[inner.len()..])
}

/// The title for use inside double marks: double ones become single, and single ones in them double.
fn nested(title: &str) -> String {
    let (mut depth, mut inner) = (0_u32, 0_u32);
    let mut before = ' ';
    let turned = title.chars().map(|c| {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '‘' | '“');
        before = c;
        match c {
            '“' => {
                depth += 1;
                '‘'
            }
            '"' if opens => '‘',
            '”' => {
                depth = depth.saturating_sub(1);
                '’'
            }
            '"' => '’',
            '‘' if depth > 0 => {
                inner += 1;
                '“'
            }
            '’' if depth > 0 && inner > 0 => {
                inner -= 1;
                '”'
            }
            other => other,
        }
    });
    turned.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_nested_and_marks_stand_inside() {
        for (title, stop, comma, bare) in [
            ("Plain", "“Plain.”", "“Plain,”", "Plain."),
            ("Ends ‘so’", "“Ends ‘so.’”", "“Ends ‘so,’”", "Ends ‘so.’"),
            ("Ends “so”", "“Ends ‘so.’”", "“Ends ‘so,’”", "Ends “so.”"),
            ("Ends \"so\"", "“Ends ‘so.’”", "“Ends ‘so,’”", "Ends \"so.\""),
            ("“A ‘b’ c” d", "“‘A “b” c’ d.”", "“‘A “b” c’ d,”", "“A ‘b’ c” d."),
            ("The Workers’", "“The Workers’.”", "“The Workers’,”", "The Workers’."),
            ("Who Won?", "“Who Won?”", "“Who Won?,”", "Who Won?"),
            ("In the U.S.", "“In the U.S.”", "“In the U.S.,”", "In the U.S."),
        ] {
            let title = Title::Printed(title.to_owned());
            assert_eq!((&*title.quoted("."), &*title.quoted(","), &*title.bare()), (stop, comma, bare));
        }
    }

    #[test]
    fn a_supplied_title_stands_in_brackets_alone() {
        let title = Title::Supplied("Two Connecticuts".to_owned());
        assert_eq!(title.quoted(","), "[Two Connecticuts],");
        assert_eq!(title.bare(), "[Two Connecticuts].");
    }
}
