//! Names of people and bodies, as they sign.

/// Lower-case (or, after a given name, capitalised) words that begin a family name.
const PARTICLES: [&str; 25] = [
    "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
    "ten", "ter", "van", "vander", "von", "zu", "zum", "zur",
];

/// What may follow a name and belongs to it.
const SUFFIXES: [&str; 8] = ["jr", "sr", "jnr", "snr", "ii", "iii", "iv", "v"];

/// Titles before and degrees after a name, which no style prints.
const TITLES: [&str; 10] = ["dr", "prof", "professor", "mr", "mrs", "ms", "rev", "sen", "rep", "hon"];
const DEGREES: [&str; 11] = ["phd", "md", "ma", "mba", "mph", "jd", "rn", "esq", "dds", "llb", "dphil"];

/// Words that no person's name holds, so that a body signs.
const BODIES: [&str; 33] = [
    "agency",
    "and",
    "association",
    "associated",
    "board",
    "bureau",
    "center",
    "centre",
    "coalition",
    "collective",
    "commission",
    "committee",
    "correspondent",
    "council",
    "department",
    "desk",
    "editorial",
    "editors",
    "federation",
    "for",
    "foundation",
    "institute",
    "ministry",
    "network",
    "news",
    "newsroom",
    "of",
    "on",
    "society",
    "staff",
    "team",
    "university",
    "writers",
];

/// A name taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// A person with a given and a family name.
    Person {
        /// Given names and initials, as written.
        given: String,
        /// *van der*, in lower case as written, or empty; a capitalised one (*De Niro*) is in `family`.
        particle: String,
        /// The family name.
        family: String,
        /// *Jr.*, *III*, or empty.
        suffix: String,
    },
    /// A body, a single name, or one that cannot be taken apart.
    Whole(String),
}

impl Name {
    /// Takes a name apart by its form alone.
    ///
    /// *Family, Given* (with *Jr.* before or after the given name) is taken as it says. Otherwise the
    /// last word is the family name, with the particles before it (*van der*, *De*, *García y*), and
    /// hyphens hold. Titles and degrees fall away. One word, a name that begins with *The*, holds a
    /// word such as *Staff* or *of*, a `/` or `&`, or is written in Han, kana or Hangul, stays whole.
    /// What form cannot show: two family names without hyphen (*Gabriel García Márquez*), a family
    /// name that comes first (*Nguyen Van Troi*), a body whose name looks like a person’s (*Common Dreams*).
    pub(crate) fn parse(signed: &str) -> Self {
        let signed = clean(signed);
        let mut parts: Vec<&str> = signed.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        parts.retain(|part| !part.split_whitespace().all(|word| is_one_of(word, &DEGREES)));
        let whole = || Self::Whole(signed.clone());
        if is_body(&signed) {
            return whole();
        }
        let suffix = match parts.iter().skip(1).position(|part| is_one_of(part, &SUFFIXES)) {
            Some(at) => parts.remove(at + 1),
            None => "",
        };
        match parts[..] {
            [name] => Self::in_order(name, suffix).unwrap_or_else(whole),
            [family, given] => {
                let words: Vec<&str> = family.split(' ').collect();
                let particles = words.iter().take(words.len() - 1).take_while(|word| PARTICLES.contains(*word)).count();
                Self::person(given, &words[..particles], &words[particles..], suffix)
            }
            _ => whole(),
        }
    }

    /// *Anna Louie Sussman*.
    pub(crate) fn natural(&self) -> String {
        match self {
            Self::Person { given, particle, family, suffix } => joined(" ", [given, particle, family, suffix]),
            Self::Whole(name) => name.clone(),
        }
    }

    /// *Sussman, Anna Louie*; *van Dijk, Ann*; *King, Martin Luther, Jr.*
    pub(crate) fn inverted(&self) -> String {
        match self {
            Self::Person { given, suffix, .. } => joined(", ", [&self.family(), given, suffix]),
            Self::Whole(name) => name.clone(),
        }
    }

    /// *Sussman*; *van Dijk*.
    pub(crate) fn family(&self) -> String {
        match self {
            Self::Person { particle, family, .. } => joined(" ", [particle, family]),
            Self::Whole(name) => name.clone(),
        }
    }

    /// The initials of the given names, apart: *A. L.*, *J.-P.* Empty for a whole name.
    pub(crate) fn initials(&self) -> String {
        let Self::Person { given, .. } = self else { return String::new() };
        let words = given.replace('.', ". ");
        let words = words.split_whitespace().map(|word| {
            let parts: Vec<String> = word.split('-').filter_map(initial).collect();
            parts.join("-")
        });
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn in_order(name: &str, suffix: &str) -> Option<Self> {
        let mut words: Vec<&str> = name.split(' ').collect();
        while words.len() > 2 && is_one_of(words[0], &TITLES) {
            words.remove(0);
        }
        // A trailing *V* may be an initial; the other suffixes are never names.
        let suffix = match words.last() {
            Some(last) if suffix.is_empty() && words.len() > 2 && is_one_of(last, &SUFFIXES[..7]) => words.pop()?,
            _ => suffix,
        };
        let last = words.len().checked_sub(1).filter(|last| *last > 0)?;
        let family = match (1..last).find(|at| is_one_of(words[*at], &PARTICLES)) {
            Some(at) => at,
            None if last > 2 && words[last - 1] == "y" => last - 2,
            None => last,
        };
        let lower = words[family..last].iter().take_while(|word| PARTICLES.contains(*word)).count();
        let (particles, rest) = words[family..].split_at(lower);
        Some(Self::person(&words[..family].join(" "), particles, rest, suffix))
    }

    fn person(given: &str, particles: &[&str], family: &[&str], suffix: &str) -> Self {
        let [particle, family] = [particles.join(" "), family.join(" ")];
        Self::Person { given: given.to_owned(), particle, family, suffix: suffix.to_owned() }
    }
}

/// The text with each run of white space and control characters as one blank, and none at the ends.
/// No-break spaces too are made plain: a citation is broken anew wherever it is pasted.
pub(crate) fn clean(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Names in a row: *A*; *A and B*; *A, B, and C*.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    }
}

fn is_body(name: &str) -> bool {
    let mut words = name.split(' ');
    name.contains(['/', '&'])
        || name
            .chars()
            .any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'))
        || words.next() == Some("The")
        || name.split(' ').any(|word| is_one_of(word.trim_end_matches(','), &BODIES))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    let plain: String = word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect();
    list.contains(&plain.as_str())
}

fn joined<const N: usize>(between: &str, parts: [&String; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// The first letter with its accents and a full stop. Two capitals alone are two initials (*TJ*).
fn initial(name: &str) -> Option<String> {
    let letters = name.trim_start_matches(|c: char| !c.is_alphabetic());
    if let [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] = letters.as_bytes() {
        return Some(format!("{}. {}.", char::from(*a), char::from(*b)));
    }
    let first = letters.chars().next()?;
    let accents = letters.chars().skip(1).take_while(|c| matches!(c, '\u{300}'..='\u{36f}'));
    Some(std::iter::once(first).chain(accents).chain(['.']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_by_their_form() {
        for (signed, natural, inverted, initials) in [
            ("Anna Louie Sussman", "Anna Louie Sussman", "Sussman, Anna Louie", "A. L."),
            ("Alexandria Ocasio-Cortez", "Alexandria Ocasio-Cortez", "Ocasio-Cortez, Alexandria", "A."),
            ("Jean-Paul Sartre", "Jean-Paul Sartre", "Sartre, Jean-Paul", "J.-P."),
            ("Astead W. Herndon", "Astead W. Herndon", "Herndon, Astead W.", "A. W."),
            ("J.K. Rowling", "J.K. Rowling", "Rowling, J.K.", "J. K."),
            ("TJ Smith", "TJ Smith", "Smith, TJ", "T. J."),
            ("bell hooks", "bell hooks", "hooks, bell", "b."),
            ("Élodie E\u{301}va Roux", "Élodie E\u{301}va Roux", "Roux, Élodie E\u{301}va", "É. E\u{301}."),
            ("Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven, Ludwig", "L."),
            ("Annie de la Tour", "Annie de la Tour", "de la Tour, Annie", "A."),
            ("Robert De Niro", "Robert De Niro", "De Niro, Robert", "R."),
            ("José Luis Ortega y Gasset", "José Luis Ortega y Gasset", "Ortega y Gasset, José Luis", "J. L."),
            ("Martin Luther King, Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "M. L."),
            ("Dr. Martin Luther King Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "M. L."),
            ("King, Martin Luther, Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "M. L."),
            ("King, Jr., Martin Luther", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "M. L."),
            ("García Márquez, Gabriel", "Gabriel García Márquez", "García Márquez, Gabriel", "G."),
            ("van Dijk, Ann", "Ann van Dijk", "van Dijk, Ann", "A."),
            ("Jane Roe, PhD, M.P.H.", "Jane Roe", "Roe, Jane", "J."),
            ("John Smith III", "John Smith III", "Smith, John, III", "J."),
            ("Malcolm X", "Malcolm X", "X, Malcolm", "M."),
            (" Ann\n Lee ", "Ann Lee", "Lee, Ann", "A."),
        ] {
            let name = Name::parse(signed);
            assert_eq!((&*name.natural(), &*name.inverted(), &*name.initials()), (natural, inverted, initials));
        }
    }

    #[test]
    fn bodies_and_single_names_stay_whole() {
        for signed in [
            "Reuters",
            "The Editorial Board",
            "NPQ Staff",
            "Center for Popular Democracy",
            "Bargaining & Co",
            "Ann Lee and Bo Li",
            "Vox / Recode",
            "毛 泽东",
            "Department of Labor, Office of Statistics",
            "",
        ] {
            assert_eq!(Name::parse(signed), Name::Whole(signed.to_owned()), "{signed}");
        }
    }
}
