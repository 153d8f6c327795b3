//! Notes as Markdown: headings, quotations, remarks and links.

use super::{About, Note};

/// What a note's source is called, where the corpus has it: `Ezra Klein, Vox, 2020`.
pub type Source<'a> = &'a dyn Fn(&Note) -> String;

/// The notes in their order. `page` is the address of the page, which links begin with; `source` names an article.
pub fn markdown(notes: &[&Note], page: &str, source: Source) -> String {
    let mut out = String::from("# Notebook\n");
    let mut heading = "";
    for note in notes {
        if note.heading != heading {
            heading = &note.heading;
            if !heading.is_empty() {
                out.push_str(&format!("\n## {}\n", line(heading)));
            }
        }
        out.push('\n');
        if let Some(words) = note.about.quoted() {
            for words in words.lines().filter(|words| !words.trim().is_empty()) {
                out.push_str(&format!("> {}\n>\n", line(words)));
            }
        }
        let named = match &note.about {
            About::Place { title, .. } => title.clone(),
            About::Elsewhere(address) => address.clone(),
            _ => source(note),
        };
        let mark = if note.about.quoted().is_some() { "> " } else { "" };
        if let Some(href) = note.about.href() {
            out.push_str(&format!("{mark}[{}](<{page}{href}>)\n\n", line(&named)));
        } else if !named.is_empty() {
            out.push_str(&format!("{mark}{}\n\n", line(&named)));
        }
        if !note.remark.is_empty() {
            let remark: Vec<String> = note.remark.lines().map(line).collect();
            out.push_str(&format!("{}\n\n", remark.join("\n")));
        }
        let tags: Vec<String> = note.tags.iter().map(|tag| format!("#{}", line(&tag.replace(' ', "-")))).collect();
        let day = note.made.get(..10).unwrap_or_default();
        out.push_str(&format!("{}\n", [day.to_owned(), tags.join(" ")].join(" ").trim_end()));
    }
    out
}

/// A line of text that means itself: what Markdown would read as more is escaped.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    for (index, c) in text.char_indices() {
        let opens = index == 0 && matches!(c, '#' | '+' | '-' | '>' | '=' | '~' | '|');
        let numbers = matches!(c, '.' | ')') && index > 0 && text[..index].bytes().all(|b| b.is_ascii_digit());
        if opens || numbers || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use crossread_anchor::Quote;

    use super::*;

    #[test]
    fn a_note_is_a_quotation_its_source_and_a_remark() {
        let quote = Quote { exact: "1. The *miners*\nstruck.".to_owned(), ..Quote::default() };
        let slug = "two-towns".parse().expect("a slug");
        let note = Note {
            about: About::Words { slug, passage: "p3".parse().ok(), quote },
            heading: "Power".to_owned(),
            remark: "# Find the <study>".to_owned(),
            tags: vec!["pay equity".to_owned()],
            made: "2026-11-22T09:00:00Z".to_owned(),
            ..Note::default()
        };
        let text = markdown(&[&note], "https://here.example/", &|_| "A. Writer, Outlet".to_owned());
        assert_eq!(
            text,
            "# Notebook\n\n## Power\n\n> 1\\. The \\*miners\\*\n>\n> struck.\n>\n> [A. Writer, Outlet](<https://here.example/#/a/two-towns/p3>)\n\n\\# Find the \\<study>\n\n2026-11-22 #pay-equity\n"
        );
    }
}
