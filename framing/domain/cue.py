"""Cues: the words that report speech, their frames and stance, and a language's words around them."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.frozen import NamedTuple, dataclass


class Frame(Enum):
    """What the content of a cue looks like; the table stands in lexicons/reporting-verbs.yml."""

    CLAUSE = "clause"
    THAT = "that"
    WH = "wh"
    TO = "to"
    OBJECT = "object"
    LISTENER = "listener"
    URGE = "urge"
    ACCUSE = "accuse"
    AS = "as"
    NAME = "name"
    ABOUT = "about"
    OF = "of"
    FOR = "for"
    ON = "on"
    AGAINST = "against"
    AT = "at"
    OVER = "over"
    TOWARD = "toward"
    QUOTE = "quote"
    POST = "post"
    HEARING = "hearing"


class Form(Enum):
    """The form in which a cue stands."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    NOUN = "noun"
    ADVERB = "adverb"


class Gender(Enum):
    """The gender or number that a pronoun or a mention shows."""

    MALE = "male"
    FEMALE = "female"
    NEUTER = "neuter"
    PLURAL = "plural"
    FIRST = "first"
    SECOND = "second"
    UNKNOWN = "unknown"


class Cue(NamedTuple):
    """A reporting word or phrase in one of its forms; a start makes all those of a language.

    `words` are folded; `lemma` is the term as the lexicon lists it, `stance` the label that
    it stands under. PARTICIPLE is the -ing form; the past participle counts as PAST. `particle` is the
    split-off part of a verb ("gab … bekannt"), without which it reports nothing.
    """

    words: tuple[str, ...]
    lemma: str
    form: Form
    frames: frozenset[Frame]
    stance: str
    particle: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class VoiceLanguage:
    """What one language puts around reported speech.

    `cues` maps the first word of a cue to the cues that begin with it, longest first.
    `classes` maps a class (`determiners`, `auxiliaries`, ...) to its words. `genders` holds
    pronouns, `name_genders` first names and gendered titles and roles, `frame_words` the
    prepositions that open a frame. All words are folded.
    """

    language: str
    cues: dict[str, tuple[Cue, ...]]
    classes: dict[str, frozenset[str]]
    genders: dict[str, Gender]
    name_genders: dict[str, Gender]
    frame_words: dict[str, Frame]

    def members(self, name: str) -> frozenset[str]:
        """The words of a class, empty where the language has none."""
        return self.classes.get(name, frozenset())
