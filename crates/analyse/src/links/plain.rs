//! Words that any two texts share, whatever they speak of: no evidence for a link.

use std::sync::LazyLock;

use crossread_text::{Language, stem};

use crate::quick::Set;

/// Tells whether a stem is that of such a word. Of English alone; elsewhere rarity must tell.
pub(crate) fn is_plain(stem: &str) -> bool {
    PLAIN.contains(stem)
}

static PLAIN: LazyLock<Set<String>> =
    LazyLock::new(|| WORDS.split_whitespace().map(|word| stem(word, Language::English).into_owned()).collect());

/// Our own list: small words, verbs, adverbs and measures of talk that go with every subject.
const WORDS: &str = "the and for are but not you all any can her was one our out had has his him how its may new now \
    old see two way who did get got let say she too use used using that with have this will your from they know want \
    been good much some time very when come here just like long make many over such take than them well were what \
    about after again also always among another anyone anything around asked away back became because become before \
    began begin behind being believe best better between beyond both bring brought built call came certain certainly \
    clear could day days deal different does doing done down during each early either else end enough especially even \
    ever every everyone everything face fact far feel felt few find first found full gave gets give given gives going \
    gone great half hard having hear heard help herself high himself hold home hope however idea important include \
    including indeed instead into itself keep kept kind knew known large last late later least leave left less life \
    likely little live look looking lot made main making mean means meant might moment month months more most move \
    must myself near nearly need needed needs never next nothing often once only open order other others ought ours \
    own part people perhaps person place point possible pretty probably put question quite rather ready real really \
    reason right said same saw saying says second seem seemed seen sense set several shall should show side simple \
    simply since single small someone something sometimes soon sort start started still stop sure taken talk tell \
    thank that's their theirs themselves then there these thing things think thinking third those though thought \
    three through throughout thus today together told tonight took toward towards tried true truly try trying turn \
    under understand until upon using usually various want wanted wants week weeks went whatever where whether which \
    while whole whom whose why within without won't wonder word words work would year years yes yet yesterday young \
    you're i'm i've i'll i'd don't didn't doesn't can't we're we've it's they're he's she's isn't wasn't there's \
    what's let's able according across actually add added ago allow almost alone along already although appear argue \
    argued article aspect bad based begun big bit body book brief broad bunch case cause chance change close common \
    complete concern consider continue cut decide decided describe despite directly easy effort entire entirely equal \
    eventually example exactly except expect explain extent extremely fall fast fewer final finally follow following \
    force form former forward four five six seven eight nine ten general generally goal ground group grow growing \
    guess hand happen happened head held hour huge hundred immediately issue join key largely latest lead leading \
    learn level line list listen longer love low main major manage matter maybe meet member mention mere merely \
    mind minute moreover name natural necessary note notice number obvious obviously offer ones \
    opportunity original otherwise particular particularly pass past perfect period piece play plenty \
    present previous problem process proud provide quick quickly raise range reach read recent recently remain \
    remember report require rest result return room run score section send serious serve share short sit situation \
    somehow special specific speak spend stand stay step story strong subject success suddenly suggest \
    tend term test thanks thousand tomorrow top total type unless unlike view wait walk watch whenever \
    wherever wide win wish worth write writes writing written wrong wrote believed every \
    secure secured victory figure effect agree agreed mostly build building action transform \
    cover covering door improve industry industries quality promise journey blame argument doubt purpose forge history future fellow president speaker vice recognize \
    resolve divide bridge truth spirit task endure bear burden united remote outside inside applause laughter you've you'd \
    neither nor extreme struggle moment responsibility courage destiny citizen tonight price demand volunteer gentlemen \
    ladies distinguished guests greatness proud focus focused unique ideal abroad executive class rate interest interested dawn generation century \
    political pursue effective progress million billion percent thousand current country world america american americans us it's today's";
