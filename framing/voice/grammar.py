"""Grammar: the word classes of a language as the rules ask for them, and phrase limits."""

from __future__ import annotations

from functools import lru_cache

from framing.domain.cue import Cue, Frame, Gender, VoiceLanguage
from framing.domain.frozen import dataclass
from framing.voice.passages import Passage

STRONG_GAP = frozenset(",;:()—–[]")
CLAUSE_GAP = frozenset(";:()—–")


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """A language's word classes, each a set of folded words."""

    cues: dict[str, tuple[Cue, ...]]
    genders: dict[str, Gender]
    name_genders: dict[str, Gender]
    frame_words: dict[str, Frame]
    determiners: frozenset[str]
    stand_alone: frozenset[str]
    late_infinitive: frozenset[str]
    object_leads: frozenset[str]
    verb_endings: frozenset[str]
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
    negations: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    adversatives: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    complementizers: frozenset[str]
    infinitive: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    time_leads: frozenset[str]
    circumstance: frozenset[str]
    verbs: frozenset[str]
    as_leads: frozenset[str]
    persons: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    not_adverbs: frozenset[str]
    clause_commas: frozenset[str]
    verb_particles: frozenset[str]
    links: frozenset[str]
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
    clause_leads: frozenset[str]
    phrase_stops: frozenset[str]
    occasion_leads: frozenset[str]
    occasions: frozenset[str]
    continuing: frozenset[str]
    degrees: frozenset[str]
    according_words: frozenset[str]
    demonstratives: frozenset[str]
    plural_demonstratives: frozenset[str]
    plural_people: frozenset[str]
    listeners: frozenset[str]
    names_when_capital: frozenset[str]
    anaphoric_groups: frozenset[str]
    vague: frozenset[str]
    empty_objects: frozenset[str]
    transcript_leads: frozenset[str]
    headline_labels: frozenset[str]
    work_nouns: frozenset[str]
    word_nouns: frozenset[str]
    also_nouns: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    organisation_marks: frozenset[str]

    def is_adverb(self, word: str) -> bool:
        """Whether a word is a known adverb or ends like one."""
        return word in self.adverbs or (
            word.endswith("ly") and len(word) > 4 and word not in self.not_adverbs
        )

    def is_finite(self, word: str) -> bool:
        """Whether a word can be a finite verb, by list or by ending."""
        return (
            word in self.auxiliaries
            or word in self.verbs
            or (word.endswith("ed") and len(word) > 4)
            or (bool(self.verb_endings) and word.endswith(tuple(self.verb_endings)))
            or (
                word.endswith(("'s", "'re", "'ve", "'ll", "n't", "'d"))
                and word[: word.rfind("'")] in self.subject_pronouns
            )
        )

    def is_verb_at(self, passage: Passage, index: int) -> bool:
        """Whether a small word can be a finite verb: no part of a compound, no noun with article."""
        return (
            passage.words[index][0].islower()
            and passage.gaps[index] != "-"
            and self.is_finite(passage.lower[index])
            and not (index > 0 and passage.lower[index - 1] in self.articles)
        )

    def opens_noun_phrase(self, passage: Passage, index: int) -> bool:
        """Whether a word plainly begins a noun phrase: determiner, pronoun or capital."""
        word = passage.lower[index]
        return (
            word in self.determiners
            or word in self.subject_pronouns
            or word in self.genders
            or (passage.words[index][:1].isupper() and word not in self.times)
        )


@lru_cache(maxsize=8)
def grammar_of(language: VoiceLanguage) -> Grammar:
    """The grammar of a language."""
    member = language.members
    return Grammar(
        cues=language.cues,
        genders=language.genders,
        name_genders=language.name_genders,
        frame_words=language.frame_words,
        **{name: member(name) for name in _CLASSES},
    )


_CLASSES = tuple(
    name for name, kind in Grammar.__annotations__.items() if str(kind).startswith("frozenset")
)


@lru_cache(maxsize=4096)
def breaks(gap: str) -> bool:
    """Whether the text between two words holds a comma, bracket, colon or dash."""
    return not STRONG_GAP.isdisjoint(gap) or " - " in gap or "--" in gap
