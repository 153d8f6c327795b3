//! The English words that numbers are made of.

use std::sync::LazyLock;

use crate::quick::Set;

/// The words with which a number, a date or a multiple can begin. Most words of a text cannot, and are passed
/// over by this one look.
static BEGINNINGS: LazyLock<Set<&'static str>> = LazyLock::new(|| {
    const WORDS: &str = "a an half tens zero one two three four five six seven eight nine ten eleven twelve thirteen \
        fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty \
        ninety dozens scores hundreds thousands millions billions trillions first second third fourth fifth sixth \
        seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth \
        nineteenth twentieth thirtieth fortieth fiftieth hundredth once twice thrice double doubled doubling triple \
        tripled tripling treble trebled quadruple quadrupled quadrupling quintupled twofold threefold fourfold \
        fivefold sixfold sevenfold eightfold tenfold twentyfold hundredfold halved halving quarter decades twenties \
        thirties forties fifties sixties seventies eighties nineties january february march april may june july \
        august september october november december jan feb mar apr jun jul aug sept sep oct nov dec";
    WORDS.split_whitespace().collect()
});

/// Tells whether a number, a date or a multiple can begin with a word, given in small letters.
pub(crate) fn may_begin(word: &str) -> bool {
    match word.as_bytes() {
        [b'0'..=b'9', ..] => true,
        // Fractions in one character.
        [first, ..] if !first.is_ascii() => word.starts_with(|c| matches!(c, '¼'..='¾' | '⅐'..='⅞')),
        _ => BEGINNINGS.contains(word),
    }
}

/// Tells whether a word is in a list of words parted by blanks. Linear in the list, and asked only near a
/// number.
pub(crate) fn one_of(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}

/// *one* to *nineteen*, and *zero*.
pub(crate) fn unit(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        _ => return None,
    })
}

/// *twenty* to *ninety*.
pub(crate) fn ten(word: &str) -> Option<f64> {
    Some(match word {
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// *hundred*, *thousand*, *million* and so on, short scale, as they multiply what stands before them.
pub(crate) fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// Magnitudes in the plural, which stand alone: *millions of people*. *Tens* does not: *tens of thousands*.
pub(crate) fn magnitudes(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// Magnitudes as abbreviated right behind digits: *5bn*, *50k*. *m* may be metres, so it asks for money.
pub(crate) fn short_magnitude(word: &str, money: bool) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "mn" | "mln" | "mio" => 1e6,
        "bn" | "bln" | "mrd" | "milliard" | "milliarden" => 1e9,
        "tn" | "trn" => 1e12,
        "million" | "millionen" | "millions" | "millones" => 1e6,
        "m" if money => 1e6,
        "b" if money => 1e9,
        "t" if money => 1e12,
        _ => return None,
    })
}

/// *first* to *nineteenth*, the tens, and *hundredth*.
pub(crate) fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "hundredth" => 100.0,
        _ => return None,
    })
}

/// What a whole is divided by, from the name of a part: *third*, *quarters*.
pub(crate) fn part(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "quarter" | "quarters" => 4.0,
        "second" | "first" => return None,
        _ => return ordinal(word).or_else(|| ordinal(word.strip_suffix('s')?)).filter(|n| *n > 2.0),
    })
}

/// A unit of time: its plural, and how many of them it is.
pub(crate) fn time(word: &str) -> Option<(&'static str, f64)> {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    Some(match word {
        "second" | "seconds" => ("seconds", 1.0),
        "minute" | "minutes" => ("minutes", 1.0),
        "hour" | "hours" | "hr" | "hrs" => ("hours", 1.0),
        "day" | "days" => ("days", 1.0),
        "night" | "nights" => ("nights", 1.0),
        "week" | "weeks" => ("weeks", 1.0),
        "weekend" | "weekends" => ("weekends", 1.0),
        "month" | "months" => ("months", 1.0),
        "year" | "years" | "yr" | "yrs" => ("years", 1.0),
        "decade" | "decades" => ("years", 10.0),
        "century" | "centuries" => ("years", 100.0),
        "generation" | "generations" => ("generations", 1.0),
        _ => return None,
    })
}

/// The number of a month, from its English name or abbreviation as written: *may* is no month.
pub(crate) fn month(word: &str) -> Option<u8> {
    Some(match word {
        "January" | "Jan" => 1,
        "February" | "Feb" => 2,
        "March" | "Mar" => 3,
        "April" | "Apr" => 4,
        "May" => 5,
        "June" | "Jun" => 6,
        "July" | "Jul" => 7,
        "August" | "Aug" => 8,
        "September" | "Sept" | "Sep" => 9,
        "October" | "Oct" => 10,
        "November" | "Nov" => 11,
        "December" | "Dec" => 12,
        _ => return None,
    })
}

/// Words that stand between other words and name nothing: no phrase of what is counted goes beyond one.
pub(crate) fn is_function(word: &str) -> bool {
    FUNCTION.contains(word)
}

static FUNCTION: LazyLock<Set<&'static str>> = LazyLock::new(|| {
    const WORDS: &str = "a about above across after again against ago all almost along already also although am among an \
        and any are around as at away be because been before behind being below beneath between beyond \
        both but by can cannot could despite did do does down during each earlier either ever every \
        except for from had has have he her here him his how i if in including inside into is it its \
        just later less like may me might more most must my nearly neither never no nor not now of off \
        on once only onto or our out over per plus rather roughly shall she should since so some still \
        such than that the their them then there these they this those though through throughout thus to \
        together too toward towards under unless until up upon us via was we were what when where \
        whether which while who whom whose why will with within without would yet you your said says \
        went came got made took voted approximately another last next past even however instead today \
        yesterday tomorrow";
    WORDS.split_whitespace().collect()
});
