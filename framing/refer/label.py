"""A label in its surroundings, all that the rules about its referent look at, and what they find."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.frozen import dataclass
from framing.domain.hit import VoicedHit
from framing.domain.span import Span
from framing.refer.naming import Named
from framing.refer.noun_phrase import NounPhrase, read_noun_phrase
from framing.refer.people import People, PeopleIfAsked
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    ARTICLES,
    BODIES_OF_RULE,
    DETERMINERS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    LOCATIVE,
    POSSESSIVE_ENDINGS,
    POSSESSIVES,
    PREPOSITIONS,
    TURNED_TO,
    words,
)

_MAX_WORDS_TO_VERB = 6
_PLURALS = ("s", "men")  # "strongmen", "gunmen"
_CHANGES = ("change-of-government", "regime-change")
_PLURAL_MODIFIERS = words(
    "news sales statistics forces affairs relations communications securities services savings"
)
# "Help for a regime means": what stands behind these is no subject.
_NO_SUBJECT_BEHIND = PREPOSITIONS | LOCATIVE | words("for with on")
_FORMING = words("form forms formed forming elect elects elected electing")
_BUILDING = words(
    """build builds built building create creates created creating establish establishes established
    establishing install installs installed installing head heads headed heading run runs running lead leads leading
    name names named naming appoint appoints appointed appointing"""
)
_BUILDING_PAIRS = {
    ("set", "up"),
    ("setting", "up"),
    ("sets", "up"),
    ("swore", "in"),
    ("put", "together"),
}
_FORMED = words("formed elected sworn installed built")
_TOPPLING = words(
    """topple topples toppled toppling overthrow overthrows overthrew overthrown overthrowing oust ousts
    ousted ousting depose deposes deposed deposing unseat unseated unseating"""
)
_TROOPS = words("forces troops soldiers warplanes shelling bombardment")
_BEFORE_OBJECTS = ARTICLES | POSSESSIVES | {"the"}


@dataclass(frozen=True, slots=True)
class LabelInText:
    """A voiced hit, its noun phrase, and the scene around it.

    if_asked: the people of the text and the states for which they stand.
    is_in_office_contrast: whether labels of the hit's contrast name holders of an office.
    text: the label as written; words: its words in small letters; last_token: the number of the
    last of them.
    """

    scene: Scene
    voiced: VoicedHit
    phrase: NounPhrase
    if_asked: PeopleIfAsked
    is_in_office_contrast: bool
    text: str
    words: tuple[str, ...]
    last_token: int

    @classmethod
    def of(
        cls, scene: Scene, voiced: VoicedHit, people: PeopleIfAsked, *, is_in_office_contrast: bool
    ) -> LabelInText:
        """The label of a hit, with the noun phrase that it heads or modifies."""
        span = voiced.hit.span
        text = scene.document.text[span.start : span.end]
        words, last_token = tuple(text.lower().split()), scene.token_after(span.end) - 1
        phrase = read_noun_phrase(scene, span)
        return cls(scene, voiced, phrase, people, is_in_office_contrast, text, words, last_token)

    @property
    def people(self) -> People:
        """The people of the text and the states for which they stand."""
        return self.if_asked.found

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.voiced.hit.span

    @property
    def in_full(self) -> str:
        """The label as written, with what stands before it: "Houthi rebels"."""
        document = self.scene.document
        start = min(document.tokens.starts[self.phrase.start], self.span.start)
        return " ".join(document.text[start : self.span.end].split())

    @property
    def speaker(self) -> str:
        """The name of who says the label; empty where none is told."""
        attribution = self.voiced.attribution
        return "" if attribution is None else attribution.speaker or ""

    @property
    def source(self) -> Span | None:
        """Where the words stand that tell who says the label."""
        attribution = self.voiced.attribution
        return None if attribution is None else attribution.source

    @property
    def kind(self) -> tuple[str, str]:
        """The lexicon and the label."""
        return (self.voiced.hit.lexicon, self.word)

    @property
    def word(self) -> str:
        """The label's own word for rulers: "administration" of "the outgoing administration"."""
        label = self.voiced.hit.label
        return self.words[-1] if label in _CHANGES and self.words[-1] in BODIES_OF_RULE else label

    @property
    def head_word(self) -> str:
        """The noun that the label's other words describe: "heads" in "heads of state"."""
        return self.words[0] if "of" in self.words else self.words[-1]

    @property
    def is_office(self) -> bool:
        """Whether the label names the holder of an office ("president"), not a body."""
        return self.is_in_office_contrast and self.head_word.removesuffix("s") not in BODIES_OF_RULE

    @property
    def is_plural(self) -> bool:
        """Whether the label names several; "authorities" of one state are plural too."""
        return self.head_word.endswith(_PLURALS) and self.head_word != "authorities"

    @property
    def owns_what_follows(self) -> bool:
        """Whether the label or the noun that it modifies is a possessor: "the terror group’s arm"."""
        last = self.last_token
        last += self.scene.word_or_end(last + 1) in GROUP_NOUNS
        is_plural_owner = self.scene.gap_after(last).startswith(("'", "’"))
        return is_plural_owner or self.scene.words[last].endswith(POSSESSIVE_ENDINGS)

    @property
    def determiner(self) -> str | None:
        """The article or its like, before the label or in it ("an elected government")."""
        return self.words[0] if self.words[0] in DETERMINERS else self.phrase.determiner

    @property
    def pronoun(self) -> str | None:
        """The possessive pronoun before the label or in it."""
        return self.words[0] if self.words[0] in POSSESSIVES else self.phrase.pronoun

    @property
    def stands_bare(self) -> bool:
        """Whether a singular has neither an article nor whose it is before it: "in government"."""
        is_owned = self.pronoun is not None or self.phrase.possessor is not None
        return not (self.is_plural or is_owned or self.determiner is not None)

    @property
    def adjectives(self) -> tuple[str, ...]:
        """The words that modify the label, nearest first, its own among them."""
        return (*reversed(self.words[:-1]), *self.phrase.adjectives)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The referents, most certain first, and the reason in one line.

    No referents means that the text itself rules a referent out or leaves it open.
    """

    referents: tuple[str, ...]
    reason: str


# A label, by lexicon and label, used of a referent.
Use = tuple[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class NamedLabel:
    """A label of rule whose referent its own words tell.

    kind: lexicon and label, which tell how far it carries to another. leads: whether its sentence
    begins with it, and it does nothing there to whom the text may turn next.
    """

    start: int
    sentence: int
    kind: tuple[str, str]
    referent: str
    words: str
    leads: bool

    @classmethod
    def of(cls, label: LabelInText, evidence: Evidence) -> NamedLabel:
        """The label with the first referent of its evidence."""
        sentence = label.scene.document.sentences.index_at(label.span.start) or 0
        words = label.in_full if label.phrase.owners else " ".join(label.text.split())
        behind = range(label.last_token + 1, label.last_token + 1 + _MAX_WORDS_TO_VERB)
        is_turned = any(label.scene.word_or_end(token) in TURNED_TO for token in behind)
        leads = leads_sentence(label) and not is_turned
        return cls(label.span.start, sentence, label.kind, evidence.referents[0], words, leads)


def leads_sentence(label: LabelInText) -> bool:
    """Whether the label begins its sentence: "The government", "The Peruvian government"."""
    start = label.scene.sentence_tokens(label.span.start).start
    return label.phrase.start in (start, start + (label.scene.word_or_end(start) == "the"))


def from_names(kind: str, names: Iterable[Named]) -> Evidence:
    """Evidence that the names are the owners: "modifier: Syrian"."""
    listed = tuple(names)
    owners = tuple(dict.fromkeys(name.owner for name in listed if name.owner is not None))
    shown = " and ".join(name.text for name in listed)
    if not owners:
        return Evidence((), f"{kind}: {shown}, which is no single state")
    return Evidence(owners, f"{kind}: {shown}")


def unknown(reason: str) -> Evidence:
    """Evidence that no referent can be given."""
    return Evidence((), reason)


def by_last_token(labels: Iterable[LabelInText]) -> dict[int, LabelInText]:
    """The labels by the number of their last token."""
    return {label.last_token: label for label in labels}


def is_head(label: LabelInText) -> bool:
    """Whether the label heads its phrase ("a government that"), not another noun's modifier.

    A plural modifies nothing: "regimes around the world".
    """
    if label.is_plural:
        return True
    text, end = label.scene.document.text, label.span.end
    if label.voiced.hit.compound is not None and text[end : end + 1] in ("-", "‐", "‑"):
        return False
    token = label.scene.token_after(end)
    starts = label.scene.document.tokens.starts
    gap = text[end : starts[token]] if token < len(starts) else text[end:]
    word = label.scene.word_or_end(token)
    is_end = bool(gap.strip()) or token >= len(starts) or word in FUNCTION_WORDS
    return is_end or word.endswith(("n't", "n’t")) or _is_verb_of_one(label, token)


def _is_verb_of_one(label: LabelInText, token: int) -> bool:
    """Whether an indefinite label has its verb there: "a government violates", "a government
    using its troops", not "a government training camp"."""
    if label.determiner not in ARTICLES or label.words[-1] == "administration":
        return False
    word, behind = label.scene.word_or_end(token), label.scene.word_or_end(token + 1)
    if word.endswith("ing"):
        return behind in _BEFORE_OBJECTS
    before = label.scene.word_or_end(label.phrase.start - 1)
    is_finite = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return is_finite and word not in _PLURAL_MODIFIERS and before not in _NO_SUBJECT_BEHIND


def is_armed(label: LabelInText) -> bool:
    """Whether troops are meant: "government forces"; the American ones are not called so."""
    is_before_troops = label.scene.word_or_end(label.last_token + 1) in _TROOPS
    return is_before_troops and label.word == "government"


def is_formed(label: LabelInText) -> bool:
    """Whether a government is formed, elected or toppled, as Americans do to none: "tried to form a",
    "officers toppled a civilian government"."""
    scene, first = label.scene, label.phrase.start
    if label.word != "government":
        return False
    nearest, further = scene.word_or_end(first - 1), scene.word_or_end(first - 2)
    if nearest in _TOPPLING:
        return label.determiner in ARTICLES and not label.is_plural
    if label.determiner in ARTICLES and _is_built(label, nearest, further):
        return True
    return nearest in _FORMING or (nearest == "of" and further == "formation")


def _is_built(label: LabelInText, nearest: str, further: str) -> bool:
    """Whether one comes to be: "set up a government", "a government can be formed"."""
    scene, behind = label.scene, label.last_token + 1
    is_formed_later = scene.gap_after(behind - 1) == " " and any(
        scene.word_or_end(token) in _FORMED
        and scene.word_or_end(token - 1) in ("be", "is", "was", "being", "been")
        for token in range(behind + 1, behind + 3)
    )
    return nearest in _BUILDING or (further, nearest) in _BUILDING_PAIRS or is_formed_later
