"""Grammar: the word classes of a language as the rules ask for them, and phrase limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from framing.domain.cue import Cue, Form, Frame, Gender, VoiceLanguage
from framing.domain.frozen import dataclass
from framing.voice.passages import Passage
from framing.voice.spellings import SMALL_VERB, learnt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STRONG_GAP = frozenset(",;:()—–[]")
_HYPHENS = ("-", ".-")  # "U.S.-led"


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """A language's word classes, each a set of folded words.

    `phrase_limits` end a noun phrase; `phrase_edges`, words behind `edge_leads`, and `forward_edges`
    may do so. `group_words` stand in a verb's group, `noun_leads` before a noun. `members` gives any
    class, `traits` are kept, the rest is asked of a word: cues, second words of phrases, signs.
    """

    cues: dict[str, tuple[Cue, ...]]
    genders: dict[str, Gender]
    name_genders: dict[str, Gender]
    frame_words: dict[str, Frame]
    determiners: frozenset[str]
    stand_alone: frozenset[str]
    object_leads: frozenset[str]
    plural_pronouns: frozenset[str]
    quantities: frozenset[str]
    backward_leads: frozenset[str]
    titling: frozenset[str]
    articles: frozenset[str]
    subject_pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    do: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    adversatives: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    tellings: frozenset[str]
    manners: frozenset[str]
    complementizers: frozenset[str]
    infinitive: frozenset[str]
    infinitive_leads: frozenset[str]
    times: frozenset[str]
    time_leads: frozenset[str]
    circumstance: frozenset[str]
    verbs: frozenset[str]
    as_leads: frozenset[str]
    example_leads: frozenset[str]
    cries: frozenset[str]
    slogans: frozenset[str]
    interruptions: frozenset[str]
    indefinites: frozenset[str]
    judgements: frozenset[str]
    citing: frozenset[str]
    helps: frozenset[str]
    askings: frozenset[str]
    hearing_links: frozenset[str]
    choruses: frozenset[str]
    refusals: frozenset[str]
    meetings: frozenset[str]
    meeting_links: frozenset[str]
    word_uses: frozenset[str]
    thoughts: frozenset[str]
    naming: frozenset[str]
    naming_as: frozenset[str]
    persons: frozenset[str]
    not_persons: frozenset[str]
    countries: frozenset[str]
    groups: frozenset[str]
    hearings: frozenset[str]
    origins: frozenset[str]
    documents: frozenset[str]
    clause_commas: frozenset[str]
    verb_particles: frozenset[str]
    links: frozenset[str]
    linked_adjectives: frozenset[str]
    particles: frozenset[str]
    accuse_links: frozenset[str]
    topic_links: frozenset[str]
    reason_links: frozenset[str]
    agent_links: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    conjunctions: frozenset[str]
    aside_leads: frozenset[str]
    turn_leads: frozenset[str]
    contrasts: frozenset[str]
    clause_leads: frozenset[str]
    clause_openers: frozenset[str]
    phrase_stops: frozenset[str]
    occasion_leads: frozenset[str]
    occasions: frozenset[str]
    continuing: frozenset[str]
    degrees: frozenset[str]
    rough: frozenset[str]
    measures: frozenset[str]
    according_words: frozenset[str]
    noun_openers: frozenset[str]
    naming_links: frozenset[str]
    arms_length: frozenset[str]
    euphonic: frozenset[str]
    reported_moods: frozenset[str]
    habits: frozenset[str]
    clitics: frozenset[str]
    demonstratives: frozenset[str]
    plural_demonstratives: frozenset[str]
    plural_people: frozenset[str]
    listeners: frozenset[str]
    listener_articles: frozenset[str]
    names_when_capital: frozenset[str]
    anaphoric_groups: frozenset[str]
    any_bodies: frozenset[str]
    additions: frozenset[str]
    body_kinds: frozenset[str]
    media: frozenset[str]
    media_marks: frozenset[str]
    vague: frozenset[str]
    empty_objects: frozenset[str]
    sought: frozenset[str]
    clause_heads: frozenset[str]
    others: frozenset[str]
    transcript_leads: frozenset[str]
    headline_labels: frozenset[str]
    headline_links: frozenset[str]
    work_nouns: frozenset[str]
    word_nouns: frozenset[str]
    name_nouns: frozenset[str]
    emphatics: frozenset[str]
    wordings: frozenset[str]
    also_nouns: frozenset[str]
    noun_verbs: frozenset[str]
    opinions: frozenset[str]
    participles: frozenset[str]
    makings: frozenset[str]
    sentence_leads: frozenset[str]
    titles: frozenset[str]
    spelled_titles: frozenset[str]
    first_names: frozenset[str]
    organisation_marks: frozenset[str]
    phrase_limits: frozenset[str]
    phrase_edges: frozenset[str]
    edge_leads: frozenset[str]
    forward_edges: frozenset[str]
    group_words: frozenset[str]
    noun_leads: frozenset[str]
    name_limits: frozenset[str]
    silence_signs: frozenset[str]
    traits: dict[object, Any]
    members: Callable[[str], frozenset[str]]
    endings_of: Callable[[str], tuple[str, ...]]
    cues_of: Callable[[str], tuple[Cue, ...]]
    cue_tails_of: Callable[[str], frozenset[str]]
    cue_signs_of: Callable[[str], int]
    is_adverb: Callable[[str], bool]
    is_finite: Callable[[str], bool]

    def has_ending(self, word: str, name: str) -> bool:
        """Whether a word has one of a class of endings."""
        return word.endswith(self.endings_of(name))

    def is_participle(self, word: str) -> bool:
        """Whether a word can tell what was done to something: "asked", "built"."""
        return word in self.participles or self.has_ending(word, "past_endings")

    def is_verb_at(self, passage: Passage, index: int) -> bool:
        """Whether a small word can be a finite verb: no part of a compound, no noun with its owner."""
        if not passage.kinds[index] & SMALL_VERB or passage.gaps[index] in _HYPHENS:
            return False
        before = passage.lower[index - 1] if index > 0 else ""
        is_owner = before.endswith(("'s", "s'")) and before not in self.subject_pronouns
        return before not in self.articles and not is_owner

    def is_relative_that(self, passage: Passage, that: int) -> bool:
        """Whether a verb follows "that" at once: "a claim that was old", not "that votes were lost"."""
        word, behind = (*passage.lower[that + 1 : that + 3], "", "")[:2]
        acts = word.endswith("s") and behind in self.articles  # "a claim that angers the crews"
        is_verb = (acts or self.is_finite(word)) and word not in self.subject_pronouns
        return is_verb and (word not in self.noun_verbs or not self.is_finite(behind))

    def opens_noun_phrase(self, passage: Passage, index: int) -> bool:
        """Whether a word plainly begins a noun phrase: determiner, pronoun or capital."""
        word = passage.lower[index]
        if word in self.determiners or word in self.subject_pronouns or word in self.genders:
            return True
        return passage.words[index][:1].isupper() and word not in self.times


@lru_cache(maxsize=8)
def grammar_of(language: VoiceLanguage) -> Grammar:
    """The grammar of a language."""
    cues, member = language.cues, language.members
    limits = (member("subordinators") - member("prepositions")) | member("relatives")
    limits = (limits | member("subject_pronouns")) - member("determiners")
    return Grammar(
        cues=cues,
        genders=language.genders,
        name_genders=language.name_genders,
        frame_words=language.frame_words,
        phrase_limits=limits | member("times"),
        **{
            name: frozenset().union(*map(member, classes.split()))
            for name, classes in _UNITED.items()
        },
        traits={},
        members=learnt(member),
        endings_of=learnt(lambda name: tuple(member(name))),
        cues_of=learnt(lambda word: cues.get(word, ())),
        cue_tails_of=learnt(lambda word: frozenset(cue.words[1] for cue in cues.get(word, ()))),
        cue_signs_of=learnt(lambda word: _cue_signs(word, cues.get(word, ()), language)),
        is_adverb=_adverbs(language),
        is_finite=_finite_verbs(language),
        **{name: member(name) for name in _CLASSES},
    )


_UNITED = {
    "phrase_edges": "clause_heads coordinators complementizers indefinites auxiliaries verbs "
    "subordinators times relatives subject_pronouns",
    "edge_leads": "negations aside_leads",
    "forward_edges": "aside_leads times auxiliaries prepositions subordinators coordinators "
    "verb_particles determiners",
    "group_words": "be infinitive negations clitics helps auxiliaries",
    "noun_leads": "determiners demonstratives",
    "name_limits": "prepositions genitives",
    "silence_signs": "refusals elaborating withholding withheld",
}
_CLASSES = tuple(
    name
    for name, kind in Grammar.__annotations__.items()
    if str(kind).startswith("frozenset") and name not in ("phrase_limits", *_UNITED)
)


# As bits, what a reporting word can be: a participle, past, finite; and the same behind what is said.
SAYING, PAST, FINITE = 1, 2, 4
POST_SAYING, POST_PAST, POST_FINITE = 8, 16, 32


def _cue_signs(word: str, cues: tuple[Cue, ...], language: VoiceLanguage) -> int:
    """The signs of a word; a common verb is no cue by what only phrases say: "made (it clear)"."""
    signs = 0
    is_common = word in language.members("verbs")
    for cue in cues:
        if not (is_common and len(cue.words) > 1):
            sign = _SIGNS.get(cue.form, 0)
            signs |= sign * 9 if Frame.POST in cue.frames else sign
    return signs


_SIGNS = {Form.PARTICIPLE: SAYING, Form.PAST: PAST | FINITE, Form.PRESENT: FINITE}


def _adverbs(language: VoiceLanguage) -> Callable[[str], bool]:
    listed, others = language.members("adverbs"), language.members("not_adverbs")
    last = tuple(language.members("adverb_endings"))

    def is_adverb(word: str) -> bool:
        return word in listed or (len(word) > 4 and word.endswith(last) and word not in others)

    return learnt(is_adverb)


def _finite_verbs(language: VoiceLanguage) -> Callable[[str], bool]:
    listed = language.members("verbs") | language.members("auxiliaries")
    others = language.members("not_verbs")
    last, past = (tuple(language.members(each)) for each in ("verb_endings", "past_endings"))
    pronouns = language.members("subject_pronouns")
    contracted = ("'s", "'re", "'ve", "'ll", "n't", "'d")

    def is_finite(word: str) -> bool:
        if word in listed:
            return True
        if (len(word) > 4 and word.endswith(past)) or word.endswith(last):
            return word not in others
        return "'" in word and word.endswith(contracted) and word[: word.rfind("'")] in pronouns

    return learnt(is_finite)


@lru_cache(maxsize=4096)
def breaks(gap: str) -> bool:
    """Whether the text between two words holds a comma, bracket, colon or dash."""
    return not STRONG_GAP.isdisjoint(gap) or " - " in gap or "--" in gap
