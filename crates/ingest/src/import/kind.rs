//! Words for kinds of text, as sections and bylines print them.

/// The kind that a label names, if it is nothing but that.
pub(super) fn of(label: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str); 12] = [
        ("opinion", "opinion"),
        ("op-ed", "opinion"),
        ("comment", "opinion"),
        ("commentary", "opinion"),
        ("column", "opinion"),
        ("editorial", "opinion"),
        ("interview", "interview"),
        ("q&a", "interview"),
        ("analysis", "analysis"),
        ("review", "review"),
        ("essay", "essay"),
        ("report", "report"),
    ];
    let label = label.trim_end_matches(':').to_lowercase();
    KINDS.iter().find(|(word, _)| *word == label).map(|(_, kind)| *kind)
}
