//! Each style against citeproc-js, a maintained citation processor, with the styles of the CSL project.
//!
//! `processor/items.json` was written by hand. `processor/regenerate.sh` renders it to
//! `processor/rendered.json`, which names the versions. Articles with the same facts must give the same
//! items (CSL-JSON) and the same text, save for the differences listed here with their reasons.

use crossread_cite::{Reference, Style, cite};
use crossread_model::{Date, FrontMatter, PassageId};
use serde_json::Value;

use crate::support::{front, marked};

const CORPUS: &str = "How working people build power";

/// The interview is listed under who signs it, in the form of a magazine article, as APA's guidance on
/// published interviews says; the style file leads with the one who is asked.
const SIGNED: &str = "APA lists a published interview under who signs it";
/// The manual leaves out the article of a periodical's name; the processor prints the data.
const ARTICLE: &str = "Chicago leaves out the initial The of a periodical";
/// A supplied title is a description; descriptions stand in brackets, not in quotation marks.
const SUPPLIED: &str = "a supplied title stands in brackets alone";
/// The processor capitalises every word of an English title; ours is kept as printed, since software
/// cannot tell a name or a quoted phrase from a word, and the title is how the article is found.
const CASE: &str = "titles keep the capitals of the source";
/// Both of the above.
const CASE_AND_ARTICLE: &str = "titles keep the capitals of the source, and Chicago leaves out the initial The";

/// Case, style, whether in the text, reason, and what is written instead.
const DIFFERENCES: &[(&str, Style, bool, &str, &str)] = &[
    (
        "left-builds-power-wrong",
        Style::Apa,
        false,
        SIGNED,
        "Klein, E. (n.d.). How the Left Builds Power All Wrong [Interview with Jane McAlevey]. <i>Vox / The Ezra Klein Show</i>. Retrieved January 3, 2021, from https://example.org/texts/#/a/left-builds-power-wrong/p7",
    ),
    ("left-builds-power-wrong", Style::Apa, true, SIGNED, "(Klein, n.d., para. 7)"),
    (
        "ocasio-cortez-interview",
        Style::Apa,
        false,
        SIGNED,
        "Herndon, A. W. (2020, November 8). Alexandria Ocasio-Cortez on Biden’s Win, House Losses, and What’s Next for the Left [Interview with Alexandria Ocasio-Cortez]. <i>The New York Times</i>. https://example.org/texts/#/a/ocasio-cortez-interview/p7",
    ),
    ("ocasio-cortez-interview", Style::Apa, true, SIGNED, "(Herndon, 2020, para. 7)"),
    (
        "end-womens-work",
        Style::Chicago,
        false,
        ARTICLE,
        "Sussman, Anna Louie. “How to End ‘Women’s Work.’” <i>New York Times</i>, November 13, 2020. https://example.org/texts/#/a/end-womens-work/p7.",
    ),
    (
        "end-womens-work",
        Style::Chicago,
        true,
        ARTICLE,
        "Anna Louie Sussman, “How to End ‘Women’s Work,’” <i>New York Times</i>, November 13, 2020, para. 7, https://example.org/texts/#/a/end-womens-work/p7.",
    ),
    (
        "ocasio-cortez-interview",
        Style::Chicago,
        false,
        ARTICLE,
        "Ocasio-Cortez, Alexandria. “Alexandria Ocasio-Cortez on Biden’s Win, House Losses, and What’s Next for the Left.” Interview by Astead W. Herndon. <i>New York Times</i>, November 8, 2020. https://example.org/texts/#/a/ocasio-cortez-interview/p7.",
    ),
    (
        "ocasio-cortez-interview",
        Style::Chicago,
        true,
        ARTICLE,
        "Alexandria Ocasio-Cortez, “Alexandria Ocasio-Cortez on Biden’s Win, House Losses, and What’s Next for the Left,” interview by Astead W. Herndon, <i>New York Times</i>, November 8, 2020, para. 7, https://example.org/texts/#/a/ocasio-cortez-interview/p7.",
    ),
    (
        "police-unions-losing-war",
        Style::Mla,
        false,
        CASE,
        "Willis, Jay. “Police Unions are Losing the War on Criminal Justice Reform.” <i>The Appeal</i>, 11 Nov. 2020. <i>How working people build power</i>, https://example.org/texts/#/a/police-unions-losing-war/p7.",
    ),
    (
        "police-unions-losing-war",
        Style::Chicago,
        false,
        CASE_AND_ARTICLE,
        "Willis, Jay. “Police Unions are Losing the War on Criminal Justice Reform.” <i>Appeal</i>, November 11, 2020. https://example.org/texts/#/a/police-unions-losing-war/p7.",
    ),
    (
        "police-unions-losing-war",
        Style::Chicago,
        true,
        CASE_AND_ARTICLE,
        "Jay Willis, “Police Unions are Losing the War on Criminal Justice Reform,” <i>Appeal</i>, November 11, 2020, para. 7, https://example.org/texts/#/a/police-unions-losing-war/p7.",
    ),
    ("two-connecticuts", Style::Apa, true, SUPPLIED, "([Two Connecticuts], n.d., para. 7)"),
    (
        "two-connecticuts",
        Style::Mla,
        false,
        SUPPLIED,
        "[Two Connecticuts]. <i>NPQ</i>. <i>How working people build power</i>, https://example.org/texts/#/a/two-connecticuts/p7. Accessed 3 Jan. 2021.",
    ),
    ("two-connecticuts", Style::Mla, true, SUPPLIED, "([Two Connecticuts], par. 7)"),
    (
        "two-connecticuts",
        Style::Chicago,
        false,
        SUPPLIED,
        "<i>NPQ</i>. [Two Connecticuts]. n.d. Accessed January 3, 2021. https://example.org/texts/#/a/two-connecticuts/p7.",
    ),
    (
        "two-connecticuts",
        Style::Chicago,
        true,
        SUPPLIED,
        "[Two Connecticuts], <i>NPQ</i>, n.d., para. 7, accessed January 3, 2021, https://example.org/texts/#/a/two-connecticuts/p7.",
    ),
    (
        "own-page",
        Style::Apa,
        false,
        CASE,
        "Foo, J. (2021, February 1). <i>A Page of Its Own</i>. How working people build power. https://example.org/texts/#/a/own-page/p7",
    ),
    (
        "own-page",
        Style::Mla,
        false,
        CASE,
        "Foo, Jo. “A Page of Its Own.” <i>How working people build power</i>, 1 Feb. 2021, https://example.org/texts/#/a/own-page/p7.",
    ),
    (
        "own-page",
        Style::Chicago,
        false,
        CASE,
        "Foo, Jo. “A Page of Its Own.” How working people build power, February 1, 2021. https://example.org/texts/#/a/own-page/p7.",
    ),
    (
        "own-page",
        Style::Chicago,
        true,
        CASE,
        "Jo Foo, “A Page of Its Own,” How working people build power, February 1, 2021, para. 7, https://example.org/texts/#/a/own-page/p7.",
    ),
    (
        "own-page-unsigned",
        Style::Apa,
        false,
        CASE,
        "<i>A Page of Its Own</i>. (n.d.). How working people build power. Retrieved January 3, 2021, from https://example.org/texts/#/a/own-page-unsigned/p7",
    ),
    (
        "own-page-unsigned",
        Style::Mla,
        false,
        CASE,
        "“A Page of Its Own.” <i>How working people build power</i>, https://example.org/texts/#/a/own-page-unsigned/p7. Accessed 3 Jan. 2021.",
    ),
    (
        "own-page-unsigned",
        Style::Chicago,
        false,
        CASE,
        "How working people build power. “A Page of Its Own.” Accessed January 3, 2021. https://example.org/texts/#/a/own-page-unsigned/p7.",
    ),
    (
        "own-page-unsigned",
        Style::Chicago,
        true,
        CASE,
        "“A Page of Its Own,” How working people build power, para. 7, accessed January 3, 2021, https://example.org/texts/#/a/own-page-unsigned/p7.",
    ),
];

/// The articles of `items.json`, with a note whether they are cited with an address.
fn articles() -> Vec<(FrontMatter, bool)> {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = crossread_ingest::read(&here.join("../../corpus")).corpus.expect("the default corpus has no fault");
    // Cited as if they stood here as first published: retellings are no business of the processor.
    let originals = corpus.articles.into_iter().map(|article| {
        let front = FrontMatter { retold: false, source: None, ..article.front };
        (front, true)
    });
    let many = |count: u8| {
        let authors: Vec<String> = (b'A'..b'A' + count).map(char::from).map(|c| format!("Ann {c}. Name{c}")).collect();
        let authors: Vec<&str> = authors.iter().map(String::as_str).collect();
        (made(&format!("authors-{count}"), "Many Hands", Some("Politico"), "2020-03-01", &authors), false)
    };
    let king = ["Martin Luther King Jr.", "Jean-Paul van der Sartre", "The Editors"];
    let sartre = ["Jean-Paul van der Sartre", "Martin Luther King, Jr."];
    let mut german = made("unsigned-undated", "Wer hat gewonnen?", Some("Die Zeit"), "", &[]);
    german.language = Some("de".to_owned());
    let mut articles: Vec<_> = originals.collect();
    articles.extend([
        (made("three-authors", "“Justice” for Whom?", Some("Politico"), "2020-05-02", &king), false),
        (made("particle-first", "The Workers and the “Machine”", Some("Politico"), "2020-09-09", &sartre), false),
        (made("body-signs", "Ends with a Stop in the U.S.", Some("Politico"), "1999-07-31", &["Reuters"]), false),
        (german, false),
        (made("own-page", "A Page of Its Own", None, "2021-02-01", &["Jo Foo"]), true),
        (made("own-page-unsigned", "A Page of Its Own", None, "", &[]), true),
    ]);
    articles.extend([4, 10, 11, 20, 21].map(many));
    articles
}

fn made(slug: &str, title: &str, outlet: Option<&str>, date: &str, authors: &[&str]) -> FrontMatter {
    FrontMatter {
        title: Some(title.to_owned()),
        outlet: outlet.map(str::to_owned),
        date: date.parse().ok(),
        authors: authors.iter().map(|&name| name.to_owned()).collect(),
        ..front(slug)
    }
}

fn cited(front: &FrontMatter, with_address: bool, style: Style) -> crossread_cite::Citation {
    let url = format!("https://example.org/texts/#/a/{}/p7", front.slug);
    let reference = Reference {
        front,
        corpus_title: CORPUS,
        passage: Some(PassageId::Body(7)),
        url: with_address.then_some(&url),
        accessed: Date::new(2021, 1, 3).ok(),
    };
    cite(&reference, style)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn csl_json_is_what_was_written_by_hand() {
    let items = json(include_str!("../processor/items.json"));
    let articles = articles();
    assert_eq!(items.as_array().map(Vec::len), Some(articles.len()));
    for (front, with_address) in &articles {
        let ours = json(&cited(front, *with_address, Style::CslJson).plain());
        let theirs = items.as_array().and_then(|items| items.iter().find(|item| item["id"] == front.slug.as_str()));
        assert_eq!(Some(&ours[0]), theirs, "{}", front.slug);
    }
}

#[test]
fn styles_agree_with_the_processor_save_for_the_listed_differences() {
    let rendered = json(include_str!("../processor/rendered.json"));
    let mut faults = Vec::new();
    for (front, with_address) in &articles() {
        for style in [Style::Apa, Style::Mla, Style::Chicago] {
            let citation = cited(front, *with_address, style);
            let in_text = citation.in_text.as_deref().map(marked).unwrap_or_default();
            for (place, ours, is_in_text) in [("entry", marked(&citation.runs), false), ("in_text", in_text, true)] {
                let slug = front.slug.as_str();
                let theirs = rendered["cases"][slug][style.name()][place].as_str().expect("a rendered case");
                let difference = DIFFERENCES.iter().find(|row| (row.0, row.1, row.2) == (slug, style, is_in_text));
                let expected = difference.map_or(theirs, |row| row.4);
                if difference.is_some_and(|row| row.4 == theirs) {
                    let reason = difference.map_or("", |row| row.3);
                    faults.push(format!("{slug}, {}, {place}: no longer a difference ({reason})", style.name()));
                } else if ours != expected {
                    faults
                        .push(format!("{slug}, {}, {place}:\n  ours     {ours}\n  expected {expected}", style.name()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
