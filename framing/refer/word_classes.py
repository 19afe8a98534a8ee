"""Closed word classes of English that part a noun phrase from what stands round it."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


INDEFINITE = words(
    "any no every each some another whatever whichever which what such either neither"
)
ARTICLES = frozenset({"a", "an"})
DEFINITE = words("the this that these those")
QUANTIFIERS = words(
    "both two three four five several many most other all various numerous few foreign world "
    "more certain different"
)
THIRD_PERSON = frozenset({"its", "his", "her", "their", "whose"})
FIRST_PERSON = frozenset({"our", "my"})
SECOND_PERSON = frozenset({"your"})
POSSESSIVES = FIRST_PERSON | SECOND_PERSON | THIRD_PERSON
DETERMINERS = ARTICLES | DEFINITE | INDEFINITE | QUANTIFIERS
BODIES_OF_RULE = words(
    """government governments regime regimes administration administrations authorities republic
    cabinet council state junta"""
)
PREPOSITIONS = words("of in into by about within outside to toward towards from under")
LOCATIVE = words("in inside near across around throughout outside within at from over into")

# A label with one of these behind it heads its phrase: "a government that", "a regime in which".
FUNCTION_WORDS = words(
    """of in to for with by from at on under over after before since until without within between
    against through during about into onto unto upon among amid despite
    and or but nor as than that which who whom whose when while where because although though if
    is are was were be been being has have had having do does did will would can could may might
    cannot shall should must not never also then now still ever even itself themselves there here so
    able capable willing composed made formed based backed supported led headed"""
)

# Speakers of a state do not call their own rulers so, nor does English news the American ones.
CHANGE = "regime-change"
NOT_OF_ONES_OWN = words("regime dictatorship junta dictator strongman ruler") | {CHANGE}
AMERICAN = "administration"
# Said of rulers who are there for a time alone.
PASSING = words("interim provisional transitional caretaker")
# Words before a label that bind to the ruling body and say that it is not, or not yet, there.
HYPOTHETICAL = PASSING | words(
    """unity coalition transition elected democratic legitimate inclusive representative
    accountable functioning stable"""
)
# Rulers of one state after each other: "successive governments", "past administrations".
IN_TURN = words(
    "successive consecutive previous past former prior earlier recent future subsequent tory labour"
)
# Said of American administrations alone; "democratic" in small letters is no party.
AMERICAN_ADJECTIVES = words("Republican Democratic GOP presidential")
# A body does not do this to its own state: "the junta blamed France".
TURNED_TO = words(
    """blamed blames accused accuses asked asks urged urges thanked thanks warned warns told tells
    invited invites summoned summons expelled expels condemned condemns criticised criticized denounced denounces praised praises
    offered offers backed backs supported supports welcomed welcomes"""
)
# What brings two sides to one place.
MEETING = words("met meet meets meeting negotiated signed hosted")
TALKS = MEETING | {"talks"}
# The ruling body of somebody else than the state.
RIVAL = words(
    "rebel opposition separatist breakaway secessionist rival parallel exile insurgent shadow phantom"
)
# Such authorities over a part of a state are not the state's.
UNRECOGNISED = words("proclaimed declared styled installed occupation occupying facto")
# Whichever body is in charge: "the relevant authorities".
COMPETENT = words("competent relevant respective appropriate")
MONTHS = words(
    "january february march april may june july august september october november december"
)
DATES = MONTHS | words("monday tuesday wednesday thursday friday saturday sunday")
COUNTRIES = words("country nation kingdom republic state")
PEOPLE = words("people citizens students voters workers farmers protesters refugees women men")
DIRECTIONS = words("north south east west")
POSSESSIVE_ENDINGS = ("'s", "’s")
TOWNS = words("city town village municipality borough province")
SUB_NATIONAL = words(
    "local state provincial regional municipal city county village town district gubernatorial mayoral"
)

CREEDS = words("islamist zionist shiite shia shi'ite sunni alawite buddhist hindu jewish")
_PREMODIFIERS = words(
    """new old ex then current present late first second last next senior own entire whole
    so-called self-styled self-proclaimed de facto puppet minority majority unelected
    embattled besieged beleaguered corrupt hated feared weak strong strict hostile
    bloodthirsty rogue pariah outlaw hardline hard-line hardliner communist socialist
    nationalist leftist rightist fascist marxist maoist stalinist baathist secular army civilian
    apartheid police fledgling nascent incumbent outgoing incoming ruling governing existing
    sitting modern failing reigning right left wing centre center far one-party backed recognised recognized
    appointed installed deposed ousted toppled overthrown fallen exiled isolated divided
    sanctioned disputed reviled led run controlled ruled dominated headed based allied aligned
    supported sponsored funded imposed held occupied western-backed pro-western great big
    small supreme top high vice deputy key junta longtime veteran ageing aging autocrat
    wartime republican labor populist moderate reformist northern southern eastern western"""
)
# How people in arms fare or go about it, which tells of no others: "the slain militants".
CONDITIONS = words(
    """slain dead fleeing remaining surviving holed up hiding retreating advancing attacking masked
    hooded heavily"""
)
_PREMODIFIERS |= CREEDS | (CONDITIONS - {"up"}) | HYPOTHETICAL | IN_TURN | COMPETENT | RIVAL

_ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "less", "ary", "ly", "ian")
_NOUNS_THAT_LOOK_ALIKE = words(
    """official general journal capital arrival approval proposal trial hospital tribunal animal
    removal withdrawal refusal denial survival signal deal goal appeal meal festival individual
    professional referral interval critic public clinic music traffic topic panic republic logic
    mechanic fabric executive offensive initiative native detective archive drive
    live give five arrive perspective objective alternative fugitive relative secretary february
    january salary library summary diary anniversary missionary boundary tributary
    only daily family ally supply reply rely early apply finally reportedly allegedly really
    politician guardian physician musician historian"""
)

# What joins a sponsor to a body that is not its own, against what names the owner.
OWNING_PARTICIPLES = words("led run controlled ruled dominated headed held")
LINKING_PARTICIPLES = words(
    """backed linked affiliated allied aligned inspired supported sponsored funded trained armed
    friendly installed imposed recognised recognized brokered connected associated related
    financed equipped leaning engineered"""
)
SIDES = words("pro anti")
PREFIXES = SIDES | words("non ex inter intra quasi semi mid then")

TITLES = words(
"""president premier chancellor king queen emir sultan prime minister leader ruler dictator
    strongman chairman chief head secretary state foreign defence defense interior finance
    information justice deputy vice general gen colonel col ambassador envoy spokesman spokeswoman
    spokesperson official representative diplomat senator sen governor gov minister's commander
    assistant attorney ayatollah sheikh prince princess crown mr mrs ms dr of for to the permanent special
    parliament speaker lawmaker press counsel aide external ministry department home army military
    rebel government affairs united nations un
    opposition national security adviser advisor irrigation water energy oil trade health education
    agriculture transport environment economy planning labour labor justice migration integration"""
)  # fmt: skip
# States with a federal government.
FEDERATIONS = words(
    """argentina australia austria belgium bosnia-and-herzegovina brazil canada comoros ethiopia
    germany india iraq malaysia mexico micronesia nepal nigeria pakistan somalia sudan
    south-sudan switzerland united-arab-emirates united-states venezuela"""
)
# Parts of a state whose own rulers a story on them means by a bare label.
CITIES_WITH_RULERS = {"china": words("hong-kong macau")}
# States that their creed is named after, and those that the press calls "the kingdom".
STATES_OF_CREED = {
    "islamic": words("iran"),
    "communist": words("china cuba laos north-korea vietnam"),
    "clerical": words("iran"),
    "theocratic": words("iran"),
}
KINGDOMS = words(
    "bahrain bhutan cambodia eswatini jordan lesotho morocco saudi-arabia thailand tonga"
)
GOVERNORS = words("gov governor mayor")
# Before a title: who holds it stands against the rulers of the state.
AGAINST_RULERS = words("opposition rebel")
# Ministers who speak of what is abroad too, and those not in office.
NOT_OF_HOME = words("prime foreign external former shadow opposition")
OFFICES = words(
    """president minister premier chancellor lawmaker lawmakers legislator legislators senator
    senators official officials spokesman spokeswoman spokesperson mp mps ministers"""
)
RULER_TITLES = words(
    "president premier chancellor king queen emir sultan minister leader ruler dictator strongman "
    "chairman ayatollah general autocrat tyrant despot"
)

# Whoever is meant by the label, these words after it show force in the field.
FORCE_NOUNS = words(
    """forces force troops soldiers army military fighters militia militias warplanes warplane jets
    aircraft helicopters helicopter planes artillery tanks shelling bombing bombardment airstrike
    airstrikes air strikes strike raids raid offensive assault siege advance attack attacks
    positions territory areas area held controlled lines checkpoint checkpoints snipers rockets
    rocket barrel bombs loyalists bases base"""
)
GROUP_NOUNS = words(
    """group groups organisation organisations organization organizations movement faction factions
    network outfit militia militias fighters forces army militants rebels party wing coalition
    alliance insurgents guerrillas gunmen jihadists extremists terrorists cell"""
)


def is_premodifier(word: str) -> bool:
    """Whether a word, in small letters, may stand between an owner and the label it modifies."""
    is_adjective = word.endswith(_ADJECTIVE_ENDINGS) and word not in _NOUNS_THAT_LOOK_ALIKE
    return is_adjective or word in _PREMODIFIERS
