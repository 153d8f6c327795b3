//! British spellings, brought to the American ones before stemming, since stemmers join neither
//! *organise* with *organize* nor *colour* with *color*.
//!
//! The pairs are those of the usual style guides (*Oxford Guide to Style*, ch. 3; *Chicago Manual of
//! Style*, 7.3). Left out where the two spellings also part two meanings: *cheque* and *check*,
//! *tyre* and *tire*, *storey* and *story*, *kerb* and *curb*, *draught* and *draft*, *metre* and
//! *meter*.

use std::borrow::Cow;

/// The American spelling of a folded English word, where it is a British one.
pub(crate) fn american(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    ize(word).or_else(|| replaced(word)).map_or(Cow::Borrowed(word), Cow::Owned)
}

/// *-ise* and its kin to *-ize*, *-yse* to *-yze*, unless the word is one of [`KEEP_S`].
fn ize(word: &str) -> Option<String> {
    const ENDINGS: [&str; 8] = ["e", "es", "ed", "ing", "er", "ers", "ation", "ations"];
    for ending in ENDINGS {
        let Some(root) = word.strip_suffix(ending) else { continue };
        if let Some(head) = root.strip_suffix("ys") {
            return YSE.contains(&head).then(|| format!("{head}yz{ending}"));
        }
        let Some(head) = root.strip_suffix("is") else { continue };
        // A head of one syllable or less is a word of its own: *rise*, *noise*, *praise*.
        let long = head.len() >= 3 && head.bytes().any(|b| b"aeiouy".contains(&b));
        if long && !KEEP_S.iter().any(|keep| head.ends_with(keep)) {
            return Some(format!("{head}iz{ending}"));
        }
        return None;
    }
    None
}

fn replaced(word: &str) -> Option<String> {
    for &(british, american) in ROOTS {
        if let Some(rest) = word.strip_prefix(british) {
            return Some(format!("{american}{rest}"));
        }
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    WORDS.iter().find(|&&(british, _)| british == bare).map(|(_, american)| {
        let plural = if bare.len() < word.len() { "s" } else { "" };
        format!("{american}{plural}")
    })
}

/// What stands before *-ise* in words that are so spelt everywhere.
const KEEP_S: &[&str] = &[
    "adv", "ais", "appra", "ar", "braise", "bru", "chast", "circumc", "compr", "comprom", "conc", "cru", "dem", "desp",
    "dev", "disgu", "enterpr", "exc", "exerc", "expert", "franch", "gu", "imprec", "improv", "inc", "lia", "likew",
    "malad", "marqu", "merchand", "mort", "no", "otherw", "parad", "po", "porpo", "pra", "prec", "prem", "prom", "ra",
    "repr", "rev", "superv", "surm", "surpr", "telev", "tort", "treat", "turquo", "val", "clockw", "r", "w", "v", "m",
];

/// What stands before *-yse*.
const YSE: &[&str] = &["anal", "paral", "catal", "electrol", "dial", "hydrol", "psychoanal", "reanal", "breathal"];

/// Roots after which any ending may follow.
const ROOTS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("aluminium", "aluminum"),
    ("anaemi", "anemi"),
    ("anaesth", "anesth"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("candour", "candor"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("counsell", "counsel"),
    ("demeanour", "demeanor"),
    ("diarrhoea", "diarrhea"),
    ("discolour", "discolor"),
    ("dishonour", "dishonor"),
    ("encyclopaed", "encycloped"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("flavour", "flavor"),
    ("foetus", "fetus"),
    ("grey", "gray"),
    ("gynaecolog", "gynecolog"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("instalment", "installment"),
    ("jeweller", "jewelr"),
    ("judgement", "judgment"),
    ("labell", "label"),
    ("labour", "labor"),
    ("leukaemi", "leukemi"),
    ("manoeuvr", "maneuver"),
    ("marvellous", "marvelous"),
    ("misjudgement", "misjudgment"),
    ("modell", "model"),
    ("mould", "mold"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("oestrogen", "estrogen"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("parlour", "parlor"),
    ("plough", "plow"),
    ("quarrell", "quarrel"),
    ("rancour", "rancor"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("saviour", "savior"),
    ("savour", "savor"),
    ("sceptic", "skeptic"),
    ("skilful", "skillful"),
    ("smoulder", "smolder"),
    ("splendour", "splendor"),
    ("sulph", "sulf"),
    ("traveller", "traveler"),
    ("tumour", "tumor"),
    ("unfavour", "unfavor"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("wilful", "willful"),
    ("woollen", "woolen"),
];

/// Whole words, which may take a plural *s*.
const WORDS: &[(&str, &str)] = &[
    ("ageing", "aging"),
    ("analogue", "analog"),
    ("calibre", "caliber"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centred", "centered"),
    ("defence", "defense"),
    ("defenceless", "defenseless"),
    ("dialogue", "dialog"),
    ("epilogue", "epilog"),
    ("fibre", "fiber"),
    ("licence", "license"),
    ("litre", "liter"),
    ("lustre", "luster"),
    ("meagre", "meager"),
    ("offence", "offense"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("sabre", "saber"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("theatre", "theater"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_spellings_meet_their_american_ones() {
        for (british, other) in [
            ("organise", "organize"),
            ("organising", "organizing"),
            ("organisation", "organization"),
            ("organisers", "organizers"),
            ("mobilised", "mobilized"),
            ("analyse", "analyze"),
            ("colour", "color"),
            ("neighbourhoods", "neighborhoods"),
            ("centres", "centers"),
            ("defence", "defense"),
            ("labour", "labor"),
            ("programme", "program"),
            ("grey", "gray"),
            ("modelling", "modeling"),
        ] {
            assert_eq!(american(british), other);
        }
    }

    #[test]
    fn words_spelt_alike_everywhere_stay() {
        for word in [
            "promise",
            "promises",
            "promised",
            "rise",
            "rising",
            "raise",
            "raising",
            "advise",
            "exercise",
            "surprised",
            "wise",
            "likewise",
            "otherwise",
            "precise",
            "premises",
            "compromise",
            "franchise",
            "enterprise",
            "noise",
            "praise",
            "disguised",
            "supervisers",
            "revised",
            "television",
            "crises",
            "analysis",
            "basis",
            "this",
            "improvised",
            "promising",
            "four",
            "hour",
            "your",
            "tour",
            "devour",
            "contour",
            "expertise",
            "paradise",
        ] {
            assert_eq!(american(word), word);
        }
    }
}
