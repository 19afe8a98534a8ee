"""Infinitives that report, behind a noun, or where a preposition or nothing leads to them, as in
French and Spanish.

"A plea to the crews to stay"; "le maire promet de partir", "affirme avoir payé", "a demandé aux élus
de voter", "instó al alcalde a dimitir".
"""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage

_LONGEST_LISTENER = 12
_MOST_CLITICS = 3
_LONGEST_PLEA = 12


def behind_verb(
    passage: Passage, use: CueUse, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """Where an infinitive clause begins behind its verb, or who is urged to act; or None."""
    start = use.stop
    if breaks(passage.gaps[start]):
        return None
    if Frame.URGE in use.cue.frames:
        return _behind_urged(passage, start, stop, grammar)
    word = passage.lower[start]
    is_led = word in grammar.infinitive_leads and start + 1 < stop
    if is_led and passage.lower[start + 1] in grammar.complementizers:
        return start + 1, Frame.THAT  # "insistió en que"
    if is_led and word in grammar.naming_links and passage.quoted[start + 1] != -1:
        return (start, Frame.OBJECT) if Frame.OBJECT in use.cue.frames else None  # "de « défauts »"
    if Frame.TO not in use.cue.frames:
        return None
    found = _infinitive_behind(passage, start, stop, grammar)
    return None if found is None else (found, Frame.TO)


def _infinitive_behind(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where an infinitive begins: at once, behind a place or a time, behind who is told it; or None."""
    if _is_infinitive_at(passage, start, stop, grammar, is_led=False):
        return start
    if passage.lower[start] in grammar.circumstance:
        for index in range(start + 2, _reach(passage, start, stop)):
            before = passage.lower[index - 1]
            is_object = before in grammar.prepositions or before in grammar.determiners
            if not is_object and _is_infinitive_at(passage, index, stop, grammar, is_led=False):
                return index  # "aseguró en Sarn haber pagado"
    if not _may_lead(passage, start, grammar):
        return None
    for index in range(start + 1, _reach(passage, start, stop)):
        if _is_infinitive_at(passage, index, stop, grammar, is_led=True):
            return index
    return None


def _behind_urged(
    passage: Passage, start: int, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """Who is urged, with what to do: "appelle les habitants à rester"; "appelle les secours" is none."""
    if _is_infinitive_at(passage, start, stop, grammar, is_led=True):
        return start, Frame.TO
    for index in range(start + 1, _reach(passage, start, stop)):
        is_behind = passage.lower[index - 1] not in grammar.prepositions
        if is_behind and _is_infinitive_at(passage, index, stop, grammar, is_led=True):
            return start, Frame.URGE
    return None


def _reach(passage: Passage, start: int, stop: int) -> int:
    """Where who is told it ends at the latest: before marks or a pause."""
    last = min(stop, start + _LONGEST_LISTENER)
    for index in range(start + 1, last):
        if passage.quoted[index] != -1 or breaks(passage.gaps[index]):
            return index
    return last


def _may_lead(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether who is told it, a time or an adverb begins: "aux élus", "mardi", "publiquement"."""
    word = passage.lower[index]
    is_told = word in grammar.members("listener_leads")
    return is_told or word in grammar.times or grammar.is_adverb(word)


def _is_infinitive_at(
    passage: Passage, index: int, stop: int, grammar: Grammar, *, is_led: bool
) -> bool:
    """Whether an infinitive begins at a token, behind its preposition and "ne pas", "se", "le"."""
    has_lead = passage.lower[index] in grammar.infinitive_leads
    if is_led and not has_lead:
        return False
    verb = index + has_lead
    for _ in range(_MOST_CLITICS):
        word = passage.lower[verb] if verb < stop else ""
        is_adverb = verb > index and grammar.is_adverb(word)
        verb += word in grammar.clitics or word in grammar.negations or is_adverb
    if verb >= stop or passage.quoted[verb] != -1 or passage.words[verb][0].isupper():
        return False
    word = passage.lower[verb]
    if word in grammar.members("infinitives"):
        return True
    return grammar.has_ending(word, "infinitive_endings") and word not in grammar.members(
        "not_infinitives"
    )


def act_from(passage: Passage, start: int, grammar: Grammar) -> tuple[int, Frame] | None:
    """The infinitive at a noun's "to", or behind whom that leads to: "a plea to the crews | to stay"."""
    for index in range(start, min(len(passage.words) - 1, start + _LONGEST_PLEA)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            break
        if passage.lower[index] in grammar.infinitive and _may_act(passage, index + 1, grammar):
            return index, Frame.TO
        if index > start and grammar.is_verb_at(passage, index):
            break
    return None


def _may_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether an infinitive can stand behind a noun's "to": not "a threat to democracy", "call to arms"."""
    word = passage.lower[index]
    is_thing = word.endswith("s") and not word.endswith(("ss", "us"))
    is_thing |= word in grammar.plural_people or grammar.has_ending(word, "no_verb_endings")
    return not (is_thing or grammar.opens_noun_phrase(passage, index))
