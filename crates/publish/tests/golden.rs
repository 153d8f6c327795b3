//! One plain page with every kind of block and mark, byte by byte.

mod support;

use std::fs;
use std::path::Path;

use crossread_model::{Article, Block, Mark, MarkKind, PassageId};
use crossread_publish::publish;
use support::{bare, corpus, passage, sections, write_app};

fn article() -> Article {
    let mut article = bare("every-block");
    let front = &mut article.front;
    front.title = Some("Every <block>".into());
    front.dek = Some("A dek.".into());
    front.authors = vec!["Ada".into(), "Ben & Co".into()];
    front.interviewee = Some("Eve".into());
    front.outlet = Some("The Outlet".into());
    front.date = "2020-11-03".parse().ok();
    front.kind = Some("interview".into());
    front.source = Some("“The original”, The Outlet, 2020".into());
    front.retold = true;
    let mark = |start, end, kind| Mark { start, end, kind };
    let mut first = passage(PassageId::Body(1), Block::Paragraph, "One two three.");
    first.marks = vec![
        mark(0, 7, MarkKind::Strong),
        mark(4, 7, MarkKind::Emphasis),
        mark(8, 13, MarkKind::Link("https://example.org/?a=1&b=2".into())),
        mark(14, 14, MarkKind::Note(1)),
    ];
    first.speaker = Some("Ada".into());
    first.turn = true;
    let mut links = passage(PassageId::Body(6), Block::Paragraph, "a code gone #");
    links.marks =
        vec![mark(2, 6, MarkKind::Code), mark(7, 11, MarkKind::Strike), mark(12, 13, MarkKind::Link("#p1".into()))];
    article.passages = vec![
        passage(PassageId::Title, Block::Heading(2), "Every <block>"),
        passage(PassageId::Dek, Block::Paragraph, "A dek."),
        first,
        passage(PassageId::Heading(1), Block::Heading(2), "A section"),
        passage(PassageId::Body(2), Block::Quotation, "Line one.\nLine two."),
        passage(PassageId::Heading(2), Block::Heading(3), "A part"),
        passage(PassageId::Body(3), Block::List { start: None, depths: vec![0, 1, 0] }, "a\nb\nc"),
        passage(PassageId::Body(4), Block::Table, "Head\tNumber\nrow\t1"),
        passage(PassageId::Body(5), Block::Code, "let a = 1 < 2;\n  indented"),
        links,
        passage(PassageId::Body(7), Block::Footnote(1), "A note."),
    ];
    article
}

#[test]
fn a_plain_page_is_as_it_was() {
    let folder = tempfile::tempdir().expect("makes a folder");
    let (app, out) = (folder.path().join("app"), folder.path().join("site"));
    write_app(&app);
    publish(&app, &corpus(vec![article()]), &sections(), &out).expect("publishes");
    let page = fs::read_to_string(out.join("a/every-block/index.html")).expect("stands");
    // Which stylesheets there are, and their hashes, is another matter.
    let page: String = page.split_inclusive('\n').filter(|line| !line.starts_with("<link ")).collect();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/plain.html");
    if std::env::var_os("CROSSREAD_BLESS").is_some() {
        fs::write(&golden, &page).expect("writes");
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(page, expected, "if this change is meant, run the test again with CROSSREAD_BLESS=1");
}
