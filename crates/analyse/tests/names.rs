//! What is a mention, what is none, and of what.

mod labelled;

use crossread_analyse::analyse;
use crossread_model::{Analysis, Block, Corpus, Entry, EntryType, Mark, MarkKind, PassageId};
use labelled::Sample;

/// Every mention as *name = words*, in order.
fn named(corpus: &Corpus) -> Vec<String> {
    let analysis = analyse(corpus);
    let texts: Vec<&str> = corpus.passages().map(|(_, passage)| passage.text.as_str()).collect();
    let name = |entry: u32| entries(corpus, &analysis).get(entry as usize).map(|e| e.name.clone()).unwrap_or_default();
    let show = |m: &crossread_model::Mention| {
        let words = &texts[m.passage as usize][m.start as usize..m.end as usize];
        format!("{} = {words}", name(m.entry))
    };
    analysis.mentions.iter().map(show).collect()
}

fn entries(corpus: &Corpus, analysis: &Analysis) -> Vec<Entry> {
    corpus.index.entries.iter().chain(&analysis.entries).cloned().collect()
}

fn corpus(text: &str) -> Corpus {
    Sample::read(text).corpus
}

fn of(text: &str) -> Vec<String> {
    named(&corpus(&format!("= a\n{text}")))
}

fn entry(id: &str, kind: EntryType, aliases: &[&str]) -> Entry {
    Entry {
        id: id.into(),
        kind,
        name: aliases[0].into(),
        sort: id.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        definition: None,
        contrasts: vec![],
        parts: vec![],
        see: vec![],
        family: None,
        aspects: vec![],
    }
}

#[test]
fn a_person_goes_by_the_surname_once_named_in_full() {
    let text = "They met Maria Delgado there.\nLater Ms. Delgado spoke, and Delgado’s\u{a0}friends cheered.";
    assert_eq!(of(text), ["Maria Delgado = Maria Delgado", "Maria Delgado = Ms. Delgado", "Maria Delgado = Delgado"]);
}

#[test]
fn a_surname_of_two_people_is_the_nearest_or_left_open() {
    let near = "They met Maria Delgado there.\nThen Victor Delgado came in.\nLater Delgado spoke to them.";
    assert_eq!(of(near).last().map(String::as_str), Some("Victor Delgado = Delgado"));
    let open = corpus("= a\nThey met Maria Delgado and Victor Delgado there, and Delgado spoke.");
    let analysis = analyse(&open);
    assert_eq!((analysis.mentions.len(), analysis.unresolved.len()), (2, 1));
    assert_eq!(analysis.unresolved[0].candidates.len(), 2);
}

#[test]
fn an_acronym_is_its_name_whichever_comes_first() {
    for text in [
        "He joined the Northern Dockworkers Union (NDU) and left the NDU soon.",
        "He joined the NDU (Northern Dockworkers Union) and left the NDU soon.",
        "He joined the Northern Dockworkers Union and left the NDU soon, as the NDU knows.",
    ] {
        let found = of(text);
        assert!(found.len() > 1 && found.iter().all(|m| m.starts_with("Northern Dockworkers Union = ")), "{found:?}");
    }
}

#[test]
fn the_name_of_a_local_is_no_mention_of_its_union() {
    let found = of("The members of SEIU Local 32 met SEIU leaders, and SEIU agreed.");
    assert_eq!(found, ["SEIU Local 32 = SEIU Local 32", "SEIU = SEIU", "SEIU = SEIU"]);
}

#[test]
fn a_person_inside_a_title_is_not_named() {
    let found = of("The book “The Trials of Maria Delgado” says little of Maria Delgado herself.");
    assert_eq!(found, ["The Trials of Maria Delgado = The Trials of Maria Delgado", "Maria Delgado = Maria Delgado"]);
}

#[test]
fn a_title_in_italics_is_a_work() {
    let mut corpus = corpus("= a\nIn her book Raising Expectations she wrote of it.");
    let passage = &mut corpus.articles[0].passages[0];
    let start = passage.text.find("Raising").unwrap_or_default() as u32;
    passage.marks.push(Mark { start, end: start + 20, kind: MarkKind::Emphasis });
    assert_eq!(named(&corpus), ["Raising Expectations = Raising Expectations"]);
    assert_eq!(analyse(&corpus).entries[0].kind, EntryType::Work);
}

#[test]
fn a_capital_of_the_place_makes_no_name() {
    for text in [
        "Reading helps. Several people agreed. Unions won. However, the vote failed.",
        "Mobile phones ring. On Monday we rest. In March we march.",
    ] {
        assert_eq!(of(text), [""; 0], "{text}");
    }
    let mut heading = corpus("= a\nHow Workers Build Their Power Together\nNothing is named here.");
    let passage = &mut heading.articles[0].passages[0];
    (passage.id, passage.block) = (PassageId::Heading(1), Block::Heading(2));
    assert_eq!(named(&heading), [""; 0]);
}

#[test]
fn a_heading_names_what_the_text_names() {
    let mut heading = corpus("= a\nWhy Delgado Won The Vote Again\nThey met Maria Delgado there.");
    let passage = &mut heading.articles[0].passages[0];
    (passage.id, passage.block) = (PassageId::Title, Block::Heading(1));
    assert!(named(&heading).contains(&"Maria Delgado = Maria Delgado".to_owned()));
}

#[test]
fn a_pasted_repeat_never_counts() {
    let once = "They met Maria Delgado there, and the members of the Northern Dockworkers Union cheered for her.";
    assert_eq!(of(once).len(), 2);
    assert_eq!(of(&format!("{once}\n{once}")).len(), 2);
}

#[test]
fn an_editorial_entry_wins_over_what_is_found() {
    let text = "They met Maria Delgado and the Northern Dockworkers Union (NDU). Later Ms. Delgado left the NDU.";
    let mut corpus = corpus(&format!("= a\n{text}"));
    corpus.index.entries = vec![
        entry("delgado", EntryType::Person, &["Maria Delgado", "Delgado"]),
        entry("ndu", EntryType::Organisation, &["Dockworkers of the North", "Northern Dockworkers Union"]),
    ];
    assert_eq!(analyse(&corpus).entries, [], "nothing is left to be found");
    assert_eq!(
        named(&corpus),
        [
            "Maria Delgado = Maria Delgado",
            "Dockworkers of the North = Northern Dockworkers Union",
            "Dockworkers of the North = NDU",
            "Maria Delgado = Ms. Delgado",
            "Dockworkers of the North = NDU",
        ]
    );
}
