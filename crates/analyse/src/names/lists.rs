//! The word lists: what kind of name a word makes, and which words make none. `data/README.md` names the
//! sources of the long ones.

use std::sync::LazyLock;

use crossread_model::EntryType;
use crossread_text::fold;

use crate::quick::{Map, Set};

/// English words that are written small.
static COMMON: LazyLock<Set<&str>> = LazyLock::new(|| include_str!("../../data/common.txt").lines().collect());
static GIVEN: LazyLock<Set<&str>> = LazyLock::new(|| include_str!("../../data/given.txt").lines().collect());
static SURNAMES: LazyLock<Set<&str>> = LazyLock::new(|| include_str!("../../data/surnames.txt").lines().collect());

/// Places by their folded name, with how sure one is that the name is that of a place.
static PLACES: LazyLock<Map<String, i32>> = LazyLock::new(|| {
    let rows = include_str!("../../data/places.txt").lines().filter_map(|row| row.split_once(' '));
    let sure = |class| match class {
        "r" | "s" => 7,
        "b" => 5,
        _ => 3,
    };
    rows.map(|(class, name)| (fold(&name.replace('-', " ")), sure(class))).collect()
});

/// Well-known names: each form with its name and type.
static KNOWN: LazyLock<Map<&str, Known>> = LazyLock::new(|| {
    let mut known = Map::default();
    for row in include_str!("../../data/known.txt").lines() {
        let mut cells = row.split('|');
        let (Some(Ok(kind)), Some(name)) = (cells.next().map(str::parse), cells.next()) else { continue };
        for form in std::iter::once(name).chain(cells) {
            // *Nation* alone is no periodical, *New York Times* is.
            let bare = form.strip_prefix("The ").filter(|rest| rest.contains(' ')).unwrap_or(form);
            known.insert(bare, Known { name, kind });
        }
    }
    known
});

/// A well-known name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// The name to show.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) kind: EntryType,
}

/// Tells whether a folded word is an English word that is written small.
pub(crate) fn is_common(folded: &str) -> bool {
    COMMON.contains(folded)
}

/// Tells whether a folded word is a given name.
pub(crate) fn is_given(folded: &str) -> bool {
    GIVEN.contains(folded)
}

/// Tells whether a folded word is a frequent surname.
pub(crate) fn is_surname(folded: &str) -> bool {
    SURNAMES.contains(folded)
}

/// How sure one is that a folded name is that of a place: 0 where it is none, 7 for countries and states.
pub(crate) fn place(folded: &str) -> i32 {
    PLACES.get(folded).copied().unwrap_or_default()
}

/// The well-known name of which this is a form, as written.
pub(crate) fn known(form: &str) -> Option<Known> {
    KNOWN.get(form).copied()
}

/// The type of the names that a folded word is the head of: *union*, *act*, *war*.
pub(crate) fn head(folded: &str) -> Option<EntryType> {
    HEADS.get(folded).copied()
}

static HEADS: LazyLock<Map<&str, EntryType>> = LazyLock::new(|| {
    let rows = [
        (EntryType::Organisation, ORGANISATIONS),
        (EntryType::Measure, MEASURES),
        (EntryType::Event, EVENTS),
        (EntryType::Place, PLACE_HEADS),
        (EntryType::Work, WORKS),
    ];
    rows.into_iter().flat_map(|(kind, list)| list.split_whitespace().map(move |word| (word, kind))).collect()
});

const ORGANISATIONS: &str = "academy action administration agency airlines airways alliance army assembly associates \
    association associations authority bank banks board brotherhood brothers bureau cabinet caucus center centers \
    centre chamber church local lodge club coalition college command commission committee community company congress conference \
    consortium cooperative corporation corp corps council councils court courts cio democrats department \
    departments devils directorate enterprises exchange faculty federation federations fellowship force forces forum \
    foundation fund group groups guard guild guilds hospital hospitals inc incorporated industries institute \
    institutes institution institutions international laboratory laboratories league legislature library llc llp ltd \
    mission mosque movement museum navy network office organisation organization organizations panel parliament partners \
    partnership party patrol police press program programme project register registry rangers republicans reserve \
    school schools secretariat senate seminary service services society socialists solutions squad staff studio \
    studios subcommittee syndicate synagogue synod system task taskforce team teachers teamsters technologies tribunal \
    trust trustees unit union unions university utility veterans watch workers ministry mineworkers nurses alumni \
    firefighters";
const MEASURES: &str = "act acts articles scheme accord accords agreement agreements amendment amendments bill bills charter code \
    compact constitution convention covenant credit decree directive doctrine initiative law laws mandate measure \
    motion order ordinance pact plan policy prop proposal proposition protocol referendum reform regulation \
    resolution rule rules statute tariff tax treaties treaty";
const EVENTS: &str = "war wars revolution rebellion uprising strike strikes massacre riot riots depression recession \
    crisis pandemic earthquake hurricane olympics games summit election elections inauguration holocaust genocide \
    festival march marches battle siege armistice coup scandal championship tournament flood fire disaster bombing \
    bombings attacks primaries primary pageant exposition intifada spring affair expedition famine blockade lockout \
    walkout boycott mutiny raid trials conspiracy day";
const PLACE_HEADS: &str = "county city town village island islands river lake mountain mountains valley bay beach \
    street avenue boulevard road square park bridge airport harbor harbour port desert forest coast sea ocean strait \
    straits gulf canal peninsula district province territory heights hills falls creek canyon springs cape fort camp \
    republic kingdom states state borough parish township plaza isthmus prairie basin delta dam zone empire territories hemisphere";
const WORKS: &str = "times post tribune herald gazette journal magazine review chronicle globe observer telegraph \
    daily weekly news newsletter podcast show bulletin quarterly dispatch examiner inquirer mirror independent \
    sentinel courier record report dictionary encyclopedia";

/// Titles that stand before the name of a person.
pub(crate) fn is_title(folded: &str) -> bool {
    TITLES.contains(folded)
}

/// Titles that take a surname alone and are part of a mention: *Ms. Ross*.
pub(crate) fn is_courtesy(folded: &str) -> bool {
    COURTESIES.split_whitespace().any(|word| word == folded)
}

const COURTESIES: &str = "mr mrs ms miss dr sen rep gov prof rev sir president senator congressman congresswoman \
    representative governor judge justice mayor professor lord lady dame madam messrs";

static TITLES: LazyLock<Set<&str>> = LazyLock::new(|| {
    let own = "admiral alderman ambassador archbishop attorney baron baroness bishop brigadier candidate captain capt \
        cardinal ceo chair chairman chairperson chairwoman chancellor chief coach colonel col commander commissioner \
        comptroller constable coroner corporal councilman councilmember councilor councillor councilwoman count \
        countess dean delegate deputy detective director doctor duke elect emperor empress envoy ex father father's \
        foreman former gen general executive founder headmaster historian imam inspector king lieutenant lieut lt \
        leader major manager marshal minister monsignor mother mp officer organizer owner pastor pope premier \
        president-elect presidential prime prince princess principal private prosecutor queen rabbi reporter reverend \
        saint secretary sergeant sgt sheriff sheikh shah speaker spokesman spokesperson spokeswoman sultan \
        superintendent supervisor treasurer tsar czar undersecretary vice assemblyman assemblywoman assemblymember \
        brother sister uncle aunt agent class justices senators generals governors mayors presidents author activist economist professor emeritus nominee comrade attorney";
    own.split_whitespace().chain(COURTESIES.split_whitespace()).collect()
});

/// Words that begin no name and stand in none, but for *the* and joining words between its parts.
pub(crate) fn is_function(folded: &str) -> bool {
    FUNCTION.contains(folded)
}

static FUNCTION: LazyLock<Set<&str>> = LazyLock::new(|| {
    "a an the this that these those my your his her its our their some any each every no none all both either neither \
     i you he she it we they me him us them who whom whose which what when where why how if then than as at by for \
     from in into of off on onto out over to up with within without about above across after against along amid among \
     around before behind below beneath beside besides between beyond despite during except inside like near outside \
     per since through throughout till toward towards under underneath until upon via and but or nor so yet because \
     although though while whereas unless whether is am are was were be been being do does did done have has had \
     having will would shall should can could may might must not also there here now just only even still again \
     already always never ever often once twice perhaps maybe indeed however therefore thus hence moreover \
     furthermore meanwhile nevertheless otherwise instead rather let let's yes oh well many much most more less few \
     fewer several such same other others another one two three four five six seven eight nine ten eleven twelve \
     hundred thousand million billion first second third last next i'm i've i'd i'll it's that's there's he's she's \
     we're we've you're they're don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't what's \
     ok okay someone everyone everybody nobody nothing something anything today tomorrow yesterday tonight \
     according asked say says said recently finally eventually today's"
        .split_whitespace()
        .collect()
});

/// Words with a capital that name no entry alone: peoples, faiths, languages, months, days, titles of rank.
pub(crate) fn is_no_entry(folded: &str) -> bool {
    NO_ENTRY.contains(folded) || PEOPLES.iter().any(|ending| folded.len() > 5 && folded.ends_with(ending))
}

const PEOPLES: [&str; 9] = ["ican", "icans", "ians", "eans", "nese", "nians", "ctivist", "ists", "ism"];

static NO_ENTRY: LazyLock<Set<&str>> = LazyLock::new(|| {
    "january february march april may june july august september october november december monday tuesday wednesday \
     thursday friday saturday sunday american americans african africans asian asians european europeans mexican \
     mexicans canadian canadians british english irish scottish scots welsh french german germans italian italians \
     spanish russian russians chinese japanese korean koreans vietnamese indian indians pakistani pakistanis afghan \
     afghans iraqi iraqis iranian iranians israeli israelis palestinian palestinians arab arabs turkish turks greek \
     greeks polish poles dutch swedish swedes norwegian danish danes finnish cuban cubans haitian haitians brazilian \
     egyptian syrian syrians ukrainian ukrainians latino latina latinos latinas latinx hispanic hispanics black blacks \
     white whites brown native jew jews jewish christian christians catholic catholics protestant protestants muslim \
     muslims islamic hindu buddhist sikh mormon baptist methodist lutheran evangelical latin roman soviet soviets \
     marxist marxists communist communists socialist socialists nazi nazis fascist bolshevik filipino filipinos \
     puerto californian californians texan texans new north south east west central northern southern eastern western god \
     lord sir mr mrs ms dr internet earth congressional senatorial capitol caucasian maori indigenous zionist \
     western westerners yankee yankees confederate confederates union federal state city house tv ceo cfo coo hiv aids \
     dna gdp gnp am pm id da das icu er phd md jd mba rn it vp ngo ngos pdf usb url html am pm ad bc bce ce q a b ii \
     iii iv vi vii viii ix xi xii usd pac pacs mps mp msp msps dna phds pr hr cv lgbt lgbtq lgbtqia bipoc poc gop's dei llc faq diy ptsd std \
     jr sr esq dad mom mum grandma grandpa mama papa christmas easter thanksgiving halloween ramadan hanukkah \
     anglo australian australians austrian belgian bulgarian hungarian romanian serbian swiss portuguese colombian \
     chilean argentine peruvian venezuelan nigerian kenyan somali sudanese ethiopian congolese rwandan algerian \
     moroccan tunisian libyan lebanese jordanian saudi yemeni kuwaiti thai burmese indonesian malaysian filipina \
     section article chapter part act title volume figure table appendix amen president senator governor mayor judge \
     secretary minister professor doctor king queen prince princess pope general colonel major captain sergeant \
     lieutenant officer negro negroes asiatic asiatics philippine chief director chairman speaker justice attorney medal stage executive vice deputy madam"
        .split_whitespace()
        .collect()
});

/// Small words that may stand inside the name of a person.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "du"
            | "da"
            | "dos"
            | "di"
            | "del"
            | "y"
            | "ten"
            | "ter"
    )
}

/// Given names that one person bears by turns (*Joe*, *Joseph*), each row the same name.
pub(crate) fn same_given(a: &str, b: &str) -> bool {
    a == b || NICKNAMES.iter().any(|row| row.contains(&a) && row.contains(&b))
}

/// The first of the given names that are the same; the name itself where there is no other.
pub(crate) fn canonical_given(given: &str) -> &str {
    NICKNAMES.iter().find(|row| row.contains(&given)).and_then(|row| row.first()).map_or(given, |first| *first)
}

const NICKNAMES: &[&[&str]] = &[
    &["joe", "joseph"],
    &["bill", "william", "will", "billy"],
    &["bob", "robert", "bobby", "rob"],
    &["dick", "richard", "rich", "rick"],
    &["mike", "michael"],
    &["jim", "james", "jimmy"],
    &["tom", "thomas"],
    &["dave", "david"],
    &["dan", "daniel"],
    &["ted", "edward", "ed", "teddy"],
    &["bernie", "bernard"],
    &["liz", "elizabeth", "beth"],
    &["kate", "katherine", "kathy", "catherine"],
    &["sam", "samuel"],
    &["ron", "ronald"],
    &["don", "donald"],
    &["al", "albert"],
    &["chuck", "charles", "charlie"],
    &["jack", "john"],
    &["tony", "anthony"],
    &["steve", "stephen", "steven"],
    &["chris", "christopher"],
    &["matt", "matthew"],
    &["ben", "benjamin"],
    &["nick", "nicholas"],
    &["sandy", "alexandria", "alex"],
    &["larry", "lawrence"],
    &["harry", "harold"],
    &["frank", "franklin", "francis"],
    &["ken", "kenneth"],
    &["pat", "patrick", "patricia"],
    &["sue", "susan"],
    &["jeff", "jeffrey"],
    &["greg", "gregory"],
    &["andy", "andrew"],
];
