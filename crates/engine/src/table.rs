//! Tables as text: comma-separated (RFC 4180) and tab-separated (the IANA media type
//! `text/tab-separated-values`), safe to open in a spreadsheet.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a
//! formula, whatever the quotes around it, and a text that was fetched from anywhere may begin so
//! (OWASP, *CSV Injection*). Such a cell gets an apostrophe before it, which spreadsheets take for “this
//! is text”; a plain number, as `-5`, can do no harm and stays.

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Commas, with quotes around fields that need them; lines end in CR LF.
    Csv,
    /// Tabs. A tab or line break within a field becomes a blank, since the format has no other way.
    Tsv,
}

impl Table {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Tsv];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Tsv => "text/tab-separated-values;charset=utf-8",
        }
    }

    /// The name of a file of it.
    pub fn file_name(self, what: &str) -> String {
        format!("crossread-{what}.{}", self.name().to_lowercase())
    }

    /// Writes one record at the end of `out`.
    pub fn record(self, out: &mut String, fields: &[&str]) {
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                out.push(if self == Self::Csv { ',' } else { '\t' });
            }
            self.field(out, field);
        }
        out.push_str(if self == Self::Csv { "\r\n" } else { "\n" });
    }

    /// What a cell says, without the mark by which [`Table::record`] keeps a spreadsheet from calculating it.
    pub fn plain(cell: &str) -> &str {
        cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
    }

    fn field(self, out: &mut String, field: &str) {
        let mark = if is_formula(field) { "'" } else { "" };
        match self {
            Self::Csv if field.contains([',', '"', '\r', '\n']) => {
                out.push('"');
                out.push_str(mark);
                out.push_str(&field.replace('"', "\"\""));
                out.push('"');
            }
            Self::Csv => {
                out.push_str(mark);
                out.push_str(field);
            }
            Self::Tsv => {
                out.push_str(mark);
                out.extend(field.chars().map(|c| if matches!(c, '\t' | '\r' | '\n') { ' ' } else { c }));
            }
        }
    }
}

/// Tells whether a spreadsheet may take a field for a formula.
fn is_formula(field: &str) -> bool {
    let digits = field.strip_prefix(['-', '+']).unwrap_or(field);
    let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    // Some spreadsheets pass over the blanks before it.
    let begins = field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    (begins || field.starts_with(['\t', '\r', '\n'])) && !number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record(table: Table, fields: &[&str]) -> String {
        let mut out = String::new();
        table.record(&mut out, fields);
        out
    }

    /// Reads a file of CSV as RFC 4180 says.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
        let mut quoted = false;
        let mut rest = csv.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.next_if_eq(&'"').is_some() => field.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut field)),
                '\r' if !quoted => {
                    assert_eq!(rest.next(), Some('\n'));
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                c => field.push(c),
            }
        }
        assert!(!quoted && row.is_empty() && field.is_empty());
        rows
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(
            record(Table::Csv, &["a", "b, c", "say \"no\"", "", "x\ny"]),
            "a,\"b, c\",\"say \"\"no\"\"\",,\"x\ny\"\r\n"
        );
        assert_eq!(
            record(Table::Tsv, &["a", "b, c", "say \"no\"", "", "x\ty\r\nz"]),
            "a\tb, c\tsay \"no\"\t\tx y  z\n"
        );
    }

    #[test]
    fn the_mark_of_a_formula_is_taken_off_again() {
        for (cell, says) in
            [("'=1+2", "=1+2"), ("' @SUM(1)", " @SUM(1)"), ("'quoted'", "'quoted'"), ("'-5", "'-5"), ("=1", "=1")]
        {
            assert_eq!(Table::plain(cell), says);
        }
    }

    #[test]
    fn no_field_is_a_formula() {
        for (field, safe) in [
            ("=1+2", "'=1+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+1 555", "'+1 555"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("＝1", "'＝1"),
            (" @SUM(1)", "' @SUM(1)"),
            ("-x", "'-x"),
            ("-5", "-5"),
            ("-1.25", "-1.25"),
            ("+3.25", "+3.25"),
            ("-", "'-"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(record(Table::Csv, &[field]), format!("{safe}\r\n"));
            assert_eq!(record(Table::Tsv, &[field]), format!("{safe}\n"));
        }
        assert_eq!(record(Table::Csv, &["=HYPERLINK(\"x\",\"y\")"]), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
        assert_eq!(record(Table::Tsv, &["\t=1"]), "' =1\n");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(rows in prop::collection::vec(prop::collection::vec("[a-c\",\r\n\t=+@'é -]{0,8}", 1..5), 1..5)) {
            let mut csv = String::new();
            let mut tsv = String::new();
            for row in &rows {
                let fields: Vec<&str> = row.iter().map(String::as_str).collect();
                Table::Csv.record(&mut csv, &fields);
                Table::Tsv.record(&mut tsv, &fields);
            }
            let marked = |field: &String| if is_formula(field) { format!("'{field}") } else { field.clone() };
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(marked).collect()).collect();
            prop_assert_eq!(read(&csv), expected);
            let shape: Vec<usize> = tsv.lines().map(|line| line.split('\t').count()).collect();
            prop_assert_eq!(shape, rows.iter().map(Vec::len).collect::<Vec<_>>());
        }
    }
}
