//! Interviews whose turns carry no label: the page told the questions apart by their type, which a
//! paste loses. A short paragraph that ends as a question opens a turn of the one who asks, unless
//! it follows a question at once; the paragraph after it opens the answer.

use super::super::look::{ends_question, tokens, word_count};
use super::super::report::Log;
use super::biography::same_person;
use super::{Facts, Kind, Part, Setting};

/// The fewest questions of an interview.
const FEWEST: usize = 3;

/// Gives the turns of an interview their speakers, and says how sure that is. Does nothing where
/// nothing shows that the text is an interview.
pub(super) fn turns(parts: &mut [Part], setting: &Setting, facts: &mut Facts, log: &mut Log<'_>) {
    let hinted = facts.interview || is_announced(setting);
    let questions = questions(parts);
    if !hinted || questions.len() < FEWEST {
        facts.interview = hinted && facts.interview;
        return;
    }
    facts.interview = true;
    let (asks, answers) = cast(setting, facts);
    let mut sure = 0;
    for question in &questions {
        let part = &mut parts[*question];
        let strength = strength(&part.text);
        sure += strength;
        if strength < 80 {
            log.unsure(
                part.at,
                "turn",
                format!("it was taken for a question of the one who asks ({strength} % sure)"),
                &part.text,
            );
        }
        part.kind = Kind::Turn(asks.clone());
        if let Some(answer) = parts.get_mut(question + 1) {
            answer.kind = Kind::Turn(answers.clone());
        }
    }
    if let Some(first) = questions.first() {
        let at = parts[*first].at.to(parts[parts.len() - 1].at);
        let percent = sure / questions.len();
        let reason = format!(
            "the turns have no labels: {} short paragraphs that end as questions were given to {asks}, what follows each to {answers} ({percent} % sure)",
            questions.len()
        );
        log.unsure(at, "turns", reason, "");
    }
}

/// The paragraphs that are questions of the one who asks.
fn questions(parts: &[Part]) -> Vec<usize> {
    const LONGEST: usize = 70;
    let mut questions: Vec<usize> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let asks = part.kind == Kind::Paragraph && ends_question(&part.text) && word_count(&part.text) <= LONGEST;
        let after_question = questions.last().is_some_and(|last| last + 1 == i);
        let answered = parts.get(i + 1).is_some_and(|next| next.kind == Kind::Paragraph);
        if asks && !after_question && answered {
            questions.push(i);
        }
    }
    questions
}

/// How surely a paragraph is a question of the one who asks, in hundredths: short ones that say
/// *you* and open with the question are.
fn strength(text: &str) -> usize {
    let you = tokens(text).any(|w| {
        matches!(w.to_lowercase().trim_matches(|c: char| !c.is_alphabetic()), "you" | "your" | "you’re" | "you're")
    });
    let short = word_count(text) <= 45;
    let own = tokens(text).any(|w| matches!(w.trim_matches(|c: char| !c.is_alphabetic()), "I" | "my" | "we" | "our"));
    60 + 20 * usize::from(short) + 15 * usize::from(you) - 15 * usize::from(own && !you)
}

/// True where title or dek call the text an interview.
fn is_announced(setting: &Setting) -> bool {
    let head = [setting.title.as_deref(), setting.dek.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    ["interview", "conversation with", "q&a", "in conversation", "talks to", "speaks to", "questions for"]
        .iter()
        .any(|w| head.contains(w))
}

/// The names under which the two speak: surnames, where head and biographies say who is who.
fn cast(setting: &Setting, facts: &mut Facts) -> (String, String) {
    let title = setting.title.as_deref().unwrap_or_default();
    let in_title = |name: &String| {
        title.contains(name.as_str()) || tokens(name).next_back().is_some_and(|s| s.len() > 3 && title.contains(s))
    };
    let described = |name: &String| facts.described.iter().any(|d| same_person(d, name));
    let people = &setting.people;
    let interviewee = match people.len() {
        0 | 1 => super::super::interviewee_in(title).filter(|name| !people.contains(name)),
        _ => people.iter().find(|p| in_title(p)).or_else(|| people.iter().find(|p| !described(p))).cloned(),
    };
    let interviewer = people.iter().find(|p| described(p) && Some(*p) != interviewee.as_ref());
    let interviewer = interviewer.or_else(|| people.iter().find(|p| Some(*p) != interviewee.as_ref())).cloned();
    (facts.interviewer, facts.interviewee) = (interviewer.clone(), interviewee.clone());
    let surname = |name: Option<String>, else_: &str| {
        name.as_deref().and_then(|n| tokens(n).next_back()).map_or_else(|| else_.to_owned(), str::to_owned)
    };
    (surname(interviewer, "Interviewer"), surname(interviewee, "Interviewee"))
}
