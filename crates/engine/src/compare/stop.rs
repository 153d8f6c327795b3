//! Words that say how a text is built and not what it is about. They can be left out of the words that
//! set Sides apart.

use crossread_order::by_number;
use crossread_text::Language;

use crate::Engine;
use crate::bits::Bits;

/// The function words of English, folded: articles, pronouns, prepositions, conjunctions, auxiliaries
/// and their contractions.
const ENGLISH: &str = "a about above after again against all along also although am among an and another any are aren't \
    around as at be because been before behind being below between both but by can can't cannot could couldn't did \
    didn't do does doesn't doing don't down during each either else even ever every for from had hadn't has hasn't \
    have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if \
    in into is isn't it it's its itself just let's like many may me might more most much must my myself neither no \
    nor not now of off on once one only onto or other our ours ourselves out over own per rather same shall she she'd \
    she'll she's should shouldn't since so some still such than that that's the their theirs them themselves then \
    there there's these they they'd they'll they're they've this those though through thus to too toward towards \
    under until up upon us very was wasn't we we'd we'll we're we've were weren't what what's when where whether \
    which while who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're \
    you've your yours yourself yourselves";

/// In other languages the commonest words of the corpus stand for them, so many.
const COMMONEST: usize = 100;

/// The stop words of a corpus, by their places in the word list.
pub(super) fn stop_words(engine: &Engine, frequencies: &[u32]) -> Bits {
    let volume = engine.volume();
    let mut stop = Bits::none(volume.word_count());
    if engine.language == Language::English {
        for word in ENGLISH.split_ascii_whitespace() {
            let at = volume.lower_bound(word);
            if volume.word(at) == word {
                stop.insert(at);
            }
        }
    } else {
        let mut order: Vec<u64> =
            frequencies.iter().zip(0u64..).map(|(n, word)| u64::from(u32::MAX - n) << 32 | word).collect();
        by_number(&mut order, |key| *key);
        order.iter().take(COMMONEST).for_each(|key| stop.insert(*key as u32));
    }
    stop
}
