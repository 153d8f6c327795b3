//! Folded forms: what is left of a word when case, accents and the shape of apostrophes are not told
//! apart.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::word::is_mark;

/// The folded form of a word: lower case, without accents, with straight apostrophes and without
/// the commas that group digits. Idempotent.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// [`fold`], appended to `out`; for loops that fold many words.
pub fn fold_into(word: &str, out: &mut String) {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        out.push_str(word);
        return;
    }
    for c in word.chars() {
        if c.is_ascii() {
            if c != ',' {
                out.push(c.to_ascii_lowercase());
            }
            continue;
        }
        for lower in c.to_lowercase() {
            push_folded(lower, out);
        }
    }
}

fn push_folded(c: char, out: &mut String) {
    match c {
        '’' | 'ʼ' => out.push('\''),
        '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ø' => out.push('o'),
        'ð' | 'đ' => out.push('d'),
        'ł' => out.push('l'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        // Full-width forms stand 0xFEE0 above ASCII.
        '\u{ff10}'..='\u{ff5a}' => out.extend(char::from_u32(c as u32 - 0xfee0)),
        _ if c.is_ascii() => out.push(c),
        _ if is_mark(c) => {}
        _ => out.push(BASES.get(&c).copied().unwrap_or(c)),
    }
}

/// Each accented letter with its base.
static BASES: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut bases = BTreeMap::new();
    for row in ACCENTED {
        let mut letters = row.chars();
        if let Some(base) = letters.next() {
            bases.extend(letters.map(|accented| (accented, base)));
        }
    }
    bases
});

/// The lower-case letters from U+00C0 to U+1FFF of Latin, Greek and Cyrillic that Unicode 15
/// decomposes (NFD) into a base letter and marks: each row is a base and its accented letters.
const ACCENTED: &[&str] = &[
    "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "bḃḅḇ",
    "cçćĉċčḉ",
    "dďḋḍḏḑḓ",
    "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "fḟ",
    "gĝğġģǧǵḡ",
    "hĥȟḣḥḧḩḫẖ",
    "iìíîïĩīĭįǐȉȋḭḯỉị",
    "jĵǰ",
    "kķǩḱḳḵ",
    "lĺļľḷḹḻḽ",
    "mḿṁṃ",
    "nñńņňǹṅṇṉṋ",
    "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
    "pṕṗ",
    "rŕŗřȑȓṙṛṝṟ",
    "sśŝşšșṡṣṥṧṩ",
    "tţťțṫṭṯṱẗ",
    "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "vṽṿ",
    "wŵẁẃẅẇẉẘ",
    "xẋẍ",
    "yýÿŷȳẏẙỳỵỷỹ",
    "zźżžẑẓẕ",
    "æǣǽ",
    "øǿ",
    "ſẛ",
    "ʒǯ",
    "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
    "εέἐἑἒἓἔἕὲέ",
    "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
    "ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ",
    "οόὀὁὂὃὄὅὸό",
    "ρῤῥ",
    "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
    "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
    "ϒϓϔ",
    "аӑӓ",
    "гѓ",
    "еѐёӗ",
    "жӂӝ",
    "зӟ",
    "ийѝӣӥ",
    "кќ",
    "оӧ",
    "уўӯӱӳ",
    "чӵ",
    "ыӹ",
    "эӭ",
    "ії",
    "ѵѷ",
    "әӛ",
    "өӫ",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn case_accents_and_quotes_are_not_told_apart() {
        for (word, folded) in [
            ("Gascón", "gascon"),
            ("WOMEN’S", "women's"),
            ("100,000", "100000"),
            ("33.5", "33.5"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("cafe\u{301}", "cafe"),
            ("İstanbul", "istanbul"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
            ("ёлка", "елка"),
            ("ＡＢＣ", "abc"),
            ("労", "労"),
        ] {
            assert_eq!(fold(word), folded, "{word:?}");
        }
    }

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in '\u{c0}'..='\u{1fff}' {
            let mut parts = c.nfd();
            let base = parts.next().unwrap_or(c);
            let marks: Vec<char> = parts.collect();
            let listed = c.is_alphabetic() && base < '\u{530}' && c.to_lowercase().eq([c]);
            if listed && !marks.is_empty() && marks.iter().copied().all(is_mark) {
                assert_eq!(BASES.get(&c), Some(&base), "{c}");
            } else {
                assert_eq!(BASES.get(&c), None, "{c}");
            }
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "\\PC{0,12}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once.clone());
        }

        #[test]
        fn composed_and_decomposed_letters_fold_alike(word in "[a-zà-ÿĀ-ſΆ-ώЀ-ӿẀ-ỹ]{0,8}") {
            prop_assert_eq!(fold(&word.nfc().collect::<String>()), fold(&word.nfd().collect::<String>()));
        }
    }
}
