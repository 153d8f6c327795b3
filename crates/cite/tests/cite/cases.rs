//! What the default articles do not show: things missing, retellings, other locators, hostile letters.

use crossread_cite::{Reference, Style, cite};
use crossread_model::{FrontMatter, PassageId};

use crate::support::{front, marked};

fn reference(front: &FrontMatter) -> Reference<'_> {
    Reference { front, corpus_title: "My Texts", passage: None, url: None, accessed: None }
}

/// Entry and in-text form in APA, MLA and Chicago.
fn styled(reference: &Reference<'_>) -> Vec<[String; 2]> {
    let both = |style| {
        let citation = cite(reference, style);
        [marked(&citation.runs), citation.in_text.as_deref().map(marked).unwrap_or_default()]
    };
    [Style::Apa, Style::Mla, Style::Chicago].map(both).to_vec()
}

#[test]
fn an_article_without_anything_says_so() {
    assert_eq!(
        styled(&reference(&front("a"))),
        [
            ["[Untitled]. (n.d.). My Texts.", "([Untitled], n.d.)"],
            ["[Untitled]. <i>My Texts</i>.", "([Untitled])"],
            ["My Texts. [Untitled]. n.d.", "[Untitled], My Texts, n.d."],
        ]
    );
}

#[test]
fn an_untitled_interview_is_named_as_one() {
    let asked = Some("Ann Lee".to_owned());
    let outlet = Some("Vox".to_owned());
    let front = FrontMatter { interviewee: asked, authors: vec!["Bo Li".to_owned()], outlet, ..front("a") };
    assert_eq!(
        styled(&reference(&front)),
        [
            ["Li, B. (n.d.). [Interview with Ann Lee]. <i>Vox</i>.", "(Li, n.d.)"],
            ["Lee, Ann. Interview by Bo Li. <i>Vox</i>.", "(Lee)"],
            ["Lee, Ann. Interview by Bo Li. <i>Vox</i>, n.d.", "Ann Lee, interview by Bo Li, <i>Vox</i>, n.d."],
        ]
    );
}

#[test]
fn what_belongs_to_a_retelling_stands_after_the_words_that_say_so() {
    let front = FrontMatter {
        title: Some("A Title".to_owned()),
        authors: vec!["Ann Lee".to_owned()],
        date: "2020-05-01".parse().ok(),
        retold: true,
        ..front("a")
    };
    let passage = Some(PassageId::Heading(2));
    let accessed = "2021-01-03".parse().ok();
    let reference = Reference { passage, url: Some("https://e.org"), accessed, ..reference(&front) };
    assert_eq!(
        styled(&reference),
        [
            [
                "Lee, A. (2020, May 1). <i>A Title</i>. Retold in <i>My Texts</i>. Retrieved January 3, 2021, from https://e.org",
                "(Lee, 2020, as retold in <i>My Texts</i>, Section 2)",
            ],
            [
                "Lee, Ann. <i>A Title</i>. 1 May 2020. Retold in <i>My Texts</i>, https://e.org. Accessed 3 Jan. 2021.",
                "(Lee, retold in <i>My Texts</i>, sec. 2)",
            ],
            [
                "Lee, Ann. “A Title.” May 1, 2020. Retold in <i>My Texts</i>. Accessed January 3, 2021. https://e.org.",
                "Ann Lee, “A Title,” May 1, 2020, retold in <i>My Texts</i>, sec. 2, accessed January 3, 2021, https://e.org.",
            ],
        ]
    );
    // The address is that of the retelling: no field may give it to the original.
    for (style, field) in [(Style::BibTex, "url ="), (Style::Ris, "UR  -"), (Style::CslJson, "\"URL\"")] {
        let record = cite(&reference, style).plain();
        assert!(!record.contains(field), "{record}");
        assert!(record.contains("Retold in “My Texts”, sec. 2, https://e.org, accessed 2021-01-03"), "{record}");
    }
}

#[test]
fn letters_that_tex_reads_as_commands_are_written_out() {
    let front = FrontMatter {
        title: Some("50% of {A} & B_1 #2 \\cmd ~^".to_owned()),
        authors: vec!["Martin Luther King Jr.".to_owned(), "Bell & Co".to_owned()],
        ..front("a")
    };
    let reference = Reference { url: Some("https://e.org/50%25#/a_b{c}"), ..reference(&front) };
    let expected = "@misc{a,
  author = {King, Jr., Martin Luther and {Bell \\& Co}},
  title = {{50\\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_1 \\#2 \\textbackslash{}cmd \\textasciitilde{}\\textasciicircum{}}},
  howpublished = {My Texts},
  url = {https://e.org/50%25#/a_b%7Bc%7D},
}
";
    assert_eq!(cite(&reference, Style::BibTex).plain(), expected);
}
