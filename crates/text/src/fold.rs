//! Folded forms: what is left of a word when case, accents and the shape of apostrophes are not told
//! apart, nor composed and decomposed letters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::marks::is_accent;

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
        '\u{3099}' | '\u{309a}' => voice(c, out),
        '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' => join_jamo(c, out),
        '’' | 'ʼ' => out.push('\''),
        // What takes up no space, and the Arabic stroke that only stretches a word.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{640}' => {}
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
        _ if is_accent(c) => {}
        _ => match PARTS.binary_search_by_key(&c, |row| row.0) {
            Ok(at) => out.push_str(PARTS.get(at).map_or("", |row| row.1)),
            Err(_) => out.push(BASES.get(&c).copied().unwrap_or(c)),
        },
    }
}

/// Puts the sign for a voiced (or half-voiced) sound on the kana before it, which Unicode lists one
/// (or two) places after the plain one: these are other letters, not accents.
fn voice(sign: char, out: &mut String) {
    let by = if sign == '\u{3099}' { 1 } else { 2 };
    let voiced = out.chars().next_back().and_then(|kana| match (kana, by) {
        ('う', 1) => Some('ゔ'),
        ('ウ', 1) => Some('ヴ'),
        ('ワ'..='ヲ', 1) => char::from_u32(kana as u32 + 8),
        ('か'..='ち' | 'つ'..='と' | 'カ'..='チ' | 'ツ'..='ト', 1)
        | ('は'..='ほ' | 'ハ'..='ホ', _)
        | ('ゝ' | 'ヽ', 1) => char::from_u32(kana as u32 + by),
        _ => None,
    });
    if let Some(voiced) = voiced {
        out.pop();
        out.push(voiced);
    }
}

/// Joins a Korean vowel or final consonant to what stands before it, by the arithmetic of *The Unicode
/// Standard*, 3.12.
fn join_jamo(jamo: char, out: &mut String) {
    let before = out.chars().next_back().map_or(0, |c| c as u32);
    let jamo_at = jamo as u32;
    let joined = match (before, jamo_at) {
        (0x1100..=0x1112, 0x1161..=0x1175) => Some(0xac00 + ((before - 0x1100) * 21 + jamo_at - 0x1161) * 28),
        (0xac00..=0xd7a3, 0x11a8..) if (before - 0xac00).is_multiple_of(28) => Some(before + jamo_at - 0x11a7),
        _ => None,
    };
    match joined.and_then(char::from_u32) {
        Some(syllable) => {
            out.pop();
            out.push(syllable);
        }
        None => out.push(jamo),
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

/// The lower-case letters from U+00C0 to U+1FFF that Unicode decomposes (NFD) into a base letter and
/// accents: each row is a base and its accented letters.
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
    "اآأإ",
    "وؤ",
    "يئ",
    "ہۂ",
    "ےۓ",
    "ەۀ",
    "कक़",
    "खख़",
    "गग़",
    "जज़",
    "डड़",
    "ढढ़",
    "नऩ",
    "फफ़",
    "यय़",
    "रऱ",
    "ळऴ",
    "ডড়",
    "ঢঢ়",
    "যয়",
    "ਖਖ਼",
    "ਗਗ਼",
    "ਜਜ਼",
    "ਫਫ਼",
    "ਲਲ਼",
    "ਸਸ਼",
    "ଡଡ଼",
    "ଢଢ଼",
];

/// Letters and vowel signs of further scripts that Unicode composes of parts which are no accents,
/// with these parts.
const PARTS: &[(char, &str)] = &[
    ('\u{9cb}', "\u{9c7}\u{9be}"),
    ('\u{9cc}', "\u{9c7}\u{9d7}"),
    ('\u{b48}', "\u{b47}\u{b56}"),
    ('\u{b4b}', "\u{b47}\u{b3e}"),
    ('\u{b4c}', "\u{b47}\u{b57}"),
    ('\u{b94}', "\u{b92}\u{bd7}"),
    ('\u{bca}', "\u{bc6}\u{bbe}"),
    ('\u{bcb}', "\u{bc7}\u{bbe}"),
    ('\u{bcc}', "\u{bc6}\u{bd7}"),
    ('\u{c48}', "\u{c46}\u{c56}"),
    ('\u{cc0}', "\u{cbf}\u{cd5}"),
    ('\u{cc7}', "\u{cc6}\u{cd5}"),
    ('\u{cc8}', "\u{cc6}\u{cd6}"),
    ('\u{cca}', "\u{cc6}\u{cc2}"),
    ('\u{ccb}', "\u{cc6}\u{cc2}\u{cd5}"),
    ('\u{d4a}', "\u{d46}\u{d3e}"),
    ('\u{d4b}', "\u{d47}\u{d3e}"),
    ('\u{d4c}', "\u{d46}\u{d57}"),
    ('\u{dda}', "\u{dd9}\u{dca}"),
    ('\u{ddc}', "\u{dd9}\u{dcf}"),
    ('\u{ddd}', "\u{dd9}\u{dcf}\u{dca}"),
    ('\u{dde}', "\u{dd9}\u{ddf}"),
    ('\u{f43}', "\u{f42}\u{fb7}"),
    ('\u{f4d}', "\u{f4c}\u{fb7}"),
    ('\u{f52}', "\u{f51}\u{fb7}"),
    ('\u{f57}', "\u{f56}\u{fb7}"),
    ('\u{f5c}', "\u{f5b}\u{fb7}"),
    ('\u{f69}', "\u{f40}\u{fb5}"),
    ('\u{f73}', "\u{f71}\u{f72}"),
    ('\u{f75}', "\u{f71}\u{f74}"),
    ('\u{f76}', "\u{fb2}\u{f80}"),
    ('\u{f78}', "\u{fb3}\u{f80}"),
    ('\u{f81}', "\u{f71}\u{f80}"),
    ('\u{f93}', "\u{f92}\u{fb7}"),
    ('\u{f9d}', "\u{f9c}\u{fb7}"),
    ('\u{fa2}', "\u{fa1}\u{fb7}"),
    ('\u{fa7}', "\u{fa6}\u{fb7}"),
    ('\u{fac}', "\u{fab}\u{fb7}"),
    ('\u{fb9}', "\u{f90}\u{fb5}"),
    ('\u{1026}', "\u{1025}\u{102e}"),
    ('\u{1b06}', "\u{1b05}\u{1b35}"),
    ('\u{1b08}', "\u{1b07}\u{1b35}"),
    ('\u{1b0a}', "\u{1b09}\u{1b35}"),
    ('\u{1b0c}', "\u{1b0b}\u{1b35}"),
    ('\u{1b0e}', "\u{1b0d}\u{1b35}"),
    ('\u{1b12}', "\u{1b11}\u{1b35}"),
    ('\u{1b3b}', "\u{1b3a}\u{1b35}"),
    ('\u{1b3d}', "\u{1b3c}\u{1b35}"),
    ('\u{1b40}', "\u{1b3e}\u{1b35}"),
    ('\u{1b41}', "\u{1b3f}\u{1b35}"),
    ('\u{1b43}', "\u{1b42}\u{1b35}"),
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
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("か\u{3099}は\u{309a}", "がぱ"),
            ("ヰ\u{3099}ゝ\u{3099}", "ヸゞ"),
            ("أُمَّة", "امة"),
            ("हिन्दी", "हिन्दी"),
            ("क़", "क"),
            ("กี่", "กี่"),
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
            let listed = c.is_alphabetic() && c.to_lowercase().eq([c]);
            if listed && !marks.is_empty() && marks.iter().copied().all(is_accent) {
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
        fn composed_and_decomposed_letters_fold_alike(
            word in "[a-zà-ÿĀ-ſΆ-ώЀ-ӿẀ-ỹء-ۓऀ-ॿঀ-৿ஂ-௺ഀ-ൿა-ჰぁ-ヿ가-힣က-႟]{0,8}",
        ) {
            prop_assert_eq!(fold(&word.nfc().collect::<String>()), fold(&word.nfd().collect::<String>()));
        }
    }
}
