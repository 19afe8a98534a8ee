"""Sources that a phrase tells of and does not name, and views, where a language's file lists such phrases.

"De source policière, la route est coupée.", "La loi est, à son avis, injuste", "Pour Hélène Roux, « … »".
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.cue import Frame
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report
from framing.voice.told import is_said

_LONGEST_VIEW, _LONGEST_LEARNING = 20, 5


def by_other_adverb(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """A phrase that tells of a source and names none: French "de source policière, …".

    Or one that names whose view marked words are: "Pour Hélène Roux, économiste, « … »".
    """
    if Frame.OBJECT in use.cue.frames:
        return _view_of(passage, use, grammar)
    after = next((i for i in range(use.stop, use.sentence[1]) if "," in passage.gaps[i]), None)
    is_apart = use.start > use.sentence[0] and "," in passage.gaps[use.start]
    if use.start == use.sentence[0] and after is not None:
        said = [(after, use.sentence[1])]
    elif not is_apart and not grammar.members("own_views").isdisjoint(use.cue.words):
        return None  # "lo dejó a su juicio"
    else:
        is_inside = is_apart and after == use.stop  # "La loi est, à son avis, injuste"
        said = [*_said_around(passage, use, grammar, is_inside=is_inside)]
    return Report(use.cue, use.tokens, None, tuple(said), rule="according-to") if said else None


def _said_around(
    passage: Passage, use: CueUse, grammar: Grammar, *, is_inside: bool
) -> Iterator[Tokens]:
    """What is said before a phrase that tells of a source, and behind one between commas.

    "Reste que" is not, nor is ", a-t-on appris" before the phrase.
    """
    first, stop = use.sentence[0], max(use.start, 1)
    is_open = is_inside and grammar.opens_noun_phrase(passage, first)  # "La loi, à son avis, …"
    is_led = passage.lower[stop - 1] in grammar.complementizers
    if is_said(passage, (first, stop), grammar) or is_open:
        near = range(max(first + 1, stop - _LONGEST_LEARNING), stop)
        learned = next((i for i in near if _is_learned(passage, (i, stop), grammar)), stop)
        if not (is_led and is_inside):
            yield first, learned
    if is_inside:
        yield use.stop, use.sentence[1]


def _is_learned(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether nobody in particular learns what stands before a comma: ", a-t-on appris"."""
    words = passage.lower[slice(*part)]
    is_nobody = not grammar.vague.isdisjoint(words) and grammar.determiners.isdisjoint(words)
    return is_nobody and "," in passage.gaps[part[0]]


def _view_of(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """Whose view a clause with marks is; "Pour les enfants, l'entrée est libre" is nobody's.

    "Pour Hélène Roux, économiste, « … »", "Para el juez, la ley “nace muerta”".
    """
    source = subject_after(passage, use.sentence, use.stop, grammar)
    if use.start > use.sentence[0] or source is None or not may_speak(passage, *source, grammar):
        return None
    reach = range(source[1], min(use.sentence[1], source[1] + _LONGEST_VIEW))
    quoted = next((i for i in reach if passage.quoted[i] != -1), -1)
    pauses = [i for i in range(source[1], quoted + 1) if "," in passage.gaps[i]]
    if not pauses or pauses[0] > source[1]:
        return None
    start = pauses[-1]
    is_told = any(grammar.cue_signs_of(passage.lower[i]) & FINITE for i in range(start, quoted))
    has_verb = any(
        grammar.is_verb_at(passage, i) and passage.lower[i] not in grammar.prepositions
        for i in range(source[1], start)
    )
    if is_told or has_verb:
        return None
    said = ((start, use.sentence[1]),)
    return Report(use.cue, use.tokens, source, said, rule="according-to")


def behind_saying(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Behind a verb of saying before its subject: "según | dijo Ruiz", "según | ha podido saber Ruiz"."""
    verb = start
    while verb + 1 < stop and passage.lower[verb] in grammar.auxiliaries:
        verb += 1
    return verb + (verb > start or bool(grammar.cue_signs_of(passage.lower[verb]) & FINITE))
