//! Notes as a table for a spreadsheet: RFC 4180, one row each.

use super::{About, Note};

/// The table, its first row the names of the columns. Cells that a spreadsheet would run as a formula begin with an
/// apostrophe (OWASP, *CSV Injection*); the byte order mark tells spreadsheets that it is UTF-8.
pub fn csv(notes: &[&Note]) -> String {
    let mut out = String::from("\u{FEFF}heading,words,article,passage,remark,tags,made,link\r\n");
    for note in notes {
        let (words, slug, passage) = match &note.about {
            About::Words { slug, passage, quote } => {
                (quote.exact.as_str(), slug.to_string(), passage.map(|id| id.to_string()).unwrap_or_default())
            }
            About::Place { title, .. } => (title.as_str(), String::new(), String::new()),
            About::Elsewhere(address) => (address.as_str(), String::new(), String::new()),
            About::Nothing => ("", String::new(), String::new()),
        };
        let tags = note.tags.join(", ");
        let link = note.about.href().unwrap_or_default();
        let cells = [&note.heading, words, &slug, &passage, &note.remark, &tags, &note.made, &link];
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_cell(cell, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn push_cell(cell: &str, out: &mut String) {
    out.push('"');
    if cell.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
        || cell.starts_with(['\t', '\r'])
    {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let note = Note {
            remark: "=HYPERLINK(\"x\")".to_owned(),
            heading: " @SUM(1)".to_owned(),
            tags: vec!["a \"b\"".to_owned(), "c".to_owned()],
            made: "2026-11-22T09:00:00Z".to_owned(),
            ..Note::default()
        };
        let table = csv(&[&note]);
        let row = table.lines().nth(1).expect("a row");
        assert_eq!(row, r#""' @SUM(1)","","","","'=HYPERLINK(""x"")","a ""b"", c","2026-11-22T09:00:00Z","""#);
    }
}
