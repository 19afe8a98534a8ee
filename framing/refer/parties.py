"""The states, groups and labels of a text that may be accused of a harm, and which a verb has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from framing.domain.frozen import dataclass
from framing.domain.hit import ReferredHit
from framing.refer.naming import Named
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    DETERMINERS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    PREPOSITIONS,
    TITLES,
    is_premodifier,
    words,
)

CLAUSE_OPENERS = words("and but or that which who when while as after before since if because")
_MAX_NOUNS = 3
_TARGETED = words("on against upon at toward towards")
_SUFFERED = words(
    """killing killings murder murders assassination execution executions shooting downing bombing
    shelling bombardment invasion occupation annexation siege blockade blockading abduction
    abductions kidnapping detention imprisonment persecution expulsion deportation displacement
    destruction starvation starving torture beating rape treatment mistreatment targeting massacre"""
)
SAYING = words("said says saying say told tells telling added adding argued claimed stated warned")
# Who stands before these asks or says what follows, and does not do it.
_OUTSIDE = SAYING | words("if whether")
_ARTICLES = DEFINITE | ARTICLES
# A subject begins behind these, or behind the words for what it is.
_BEFORE_SUBJECTS = CLAUSE_OPENERS | SAYING | GROUP_NOUNS | (TITLES - PREPOSITIONS)
_BEFORE_SUBJECTS |= words("of whether how both neither why where until although though then")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in the text who may be accused: a named state or group, or a label of one."""

    start: int
    end: int
    referents: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Parties:
    """All parties of a document, by place."""

    ordered: tuple[Party, ...]

    @classmethod
    def of(cls, scene: Scene, actors: Iterable[ReferredHit]) -> Parties:
        """The named states and groups, and labels of such, also those that name nobody."""
        labels = [_party_of_label(scene, actor) for actor in actors]
        named = [
            party_of(name)
            for name in scene.named
            if (name.group or name.owner) and not scene.is_location(name)
        ]
        return cls(tuple(sorted((*labels, *named), key=_start_of)))

    def between(self, start: int, end: int) -> Sequence[Party]:
        """The parties that begin in `[start, end)`."""
        first = bisect_left(self.ordered, start, key=_start_of)
        return self.ordered[first : bisect_left(self.ordered, end, key=_start_of)]


def _party_of_label(scene: Scene, referred: ReferredHit) -> Party:
    span = referred.hit.span
    words = scene.document.text[span.start : span.end]
    return Party(span.start, span.end, referred.referents, words)


def party_of(name: Named) -> Party:
    referent = name.group or name.owner
    return Party(name.span.start, name.span.end, (referent,) if referent else (), name.text)


def _start_of(party: Party) -> int:
    return party.start


def subject_before(scene: Scene, parties: Parties, verb: int, lowest: int) -> Sequence[Party]:
    """The nearest party before the verb in its sentence, and those joined to it.

    Nobody where the nearest only says it: "Kerry said the shelling amounts to", "Kerry: “It".
    """
    starts = scene.document.tokens.starts
    before = parties.between(starts[lowest], starts[verb])
    while before and _suffers(scene, token_before(scene, before[-1])):
        before = before[:-1]
    if not before:
        return ()
    behind = range(scene.token_after(before[-1].end), verb)
    between = scene.document.text[before[-1].end : starts[verb]]
    is_outside = between.count("“") > between.count("”") or between.count('"') % 2
    if is_outside or any(scene.word(token) in _OUTSIDE for token in behind):
        return ()
    return with_joined(scene, before)


def _suffers(scene: Scene, token: int) -> bool:
    """Whether the words that end at a token make who follows a victim: "raids on", "killing of"."""
    word = scene.word_or_end(token)
    if word != "of":
        return word in _TARGETED
    is_particle = scene.word_or_end(token - 1) in ("down", "up")
    return scene.word_or_end(token - 1 - is_particle) in _SUFFERED


def with_joined(scene: Scene, parties: Sequence[Party]) -> Sequence[Party]:
    """The last of the parties and those joined to it: "Peru and the regime"."""
    joined = [parties[-1]]
    for party in reversed(parties[:-1]):
        if scene.document.text[party.end : joined[-1].start].strip() not in ("and", "and the", ""):
            break
        joined.append(party)
    return tuple(reversed(joined))


def token_before(scene: Scene, party: Party) -> int:
    """The token before a party, its article and adjectives passed."""
    token = scene.token_after(party.start) - 1
    while (word := scene.word_or_end(token)) in _ARTICLES or is_premodifier(word):
        token -= 1
    return token


def subject_ending_at(scene: Scene, parties: Parties, token: int, lowest: int) -> Sequence[Party]:
    """As `phrase_ending_at`, where a clause may begin with the party: not "fled Peru"."""
    found = phrase_ending_at(scene, parties, token, lowest)
    if not found:
        return ()
    ahead = token_before(scene, found[0])
    if ahead < lowest or scene.gap_after(ahead).strip("".join(QUOTES) + " \n"):
        return found
    word = scene.word(ahead)
    return found if word in _BEFORE_SUBJECTS else ()


def phrase_ending_at(scene: Scene, parties: Parties, token: int, lowest: int) -> Sequence[Party]:
    """The party whose phrase ends at a token: "Peru", "Peruvian police units", "troops of Peru"."""
    starts, ends = scene.document.tokens.starts, scene.document.tokens.ends
    if token < lowest:
        return ()
    before = parties.between(starts[lowest], ends[token])
    if not before:
        return ()
    last = scene.token_after(before[-1].end) - 1
    nouns = range(last + 1, token + 1)
    is_near = len(nouns) <= _MAX_NOUNS and all(_is_plain_noun(scene, index) for index in nouns)
    return with_joined(scene, before) if is_near else ()


def _is_plain_noun(scene: Scene, token: int) -> bool:
    """Whether a word may go on the phrase of a party: "(Peru's) police", "(rebel) fighters"."""
    word = scene.written(token)
    is_known = word in FUNCTION_WORDS or word in DETERMINERS or word in SAYING
    return word.islower() and not is_known and not scene.gap_after(token - 1).strip("'’s ")
