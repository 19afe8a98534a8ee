"""Clauses behind nouns, where a language opens them with a comma or with words of its own.

"Die Behauptung des Rats, er wisse nichts", "Berichte, wonach …", "la denuncia de que …".
"""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.cues import Opening
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.told import SPOKEN

_DENIALS = frozenset({"resist", "reject"})
_LONGEST_LEAD_IN = 12


def verb_behind(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> int:
    """Where the verb begins whose subject is a noun with its clause: "die Behauptung, dass …, ist falsch".

    `clause` tells how many words stand before the noun, and the tokens of its clause; their end
    where no such verb follows. English tells it by other signs.
    """
    n_before, start, stop = clause
    if grammar.clause_commas:
        from framing.voice.said import is_main

        behind = (
            i
            for i in range(start + 2, stop)
            if "," in passage.gaps[i] and is_main(passage, i, grammar)
        )
        return next(behind, None) or _bracket_end(passage, clause, grammar)
    if not grammar.noun_openers or n_before > 1:
        return stop
    verbs = [
        i
        for i in range(start + 1, stop)
        if passage.quoted[i] == -1 and _may_be_main(passage, i, grammar)
    ]
    return verbs[1] if len(verbs) > 1 else stop


def _bracket_end(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> int:
    """Where the clause of a noun ends that stands between two parts of a verb, or its end.

    "Roth hat den Vorwurf, sie habe gelogen, | stets zurückgewiesen".
    """
    n_before, start, stop = clause
    before = range(max(0, start - 1 - n_before), start - 1)
    is_small = passage.words[stop - 1][0].islower() and passage.quoted[stop - 1] == -1
    if not is_small or not any(passage.lower[i] in grammar.auxiliaries for i in before):
        return stop
    for index in range(stop - 1, start + 1, -1):
        if grammar.is_verb_at(passage, index) and index < stop - 1:
            return stop
        if passage.quoted[index] == -1 and "," in passage.gaps[index]:
            return index
    return stop


def rejects(passage: Passage, noun: int, rest: Tokens, grammar: Grammar) -> bool:
    """Whether a verb of denying stands before a noun, or closes the sentence behind its clause.

    "Roth bestritt Berichte, wonach …", "hat den Vorwurf, …, mehrfach bestritten".
    """
    if not grammar.clause_commas:
        return False
    first, (end, stop) = passage.sentence_of(noun)[0], rest
    words = [*passage.lower[max(first, noun - _LONGEST_LEAD_IN) : noun]]
    words += [passage.lower[stop - 1]] if end < stop else []
    return any(cue.stance in _DENIALS for word in words for cue in grammar.cues_of(word))


def _may_be_main(passage: Passage, index: int, grammar: Grammar) -> bool:
    before = passage.lower[index - 1]
    is_joined = before in grammar.relatives or before in grammar.conjunctions
    is_later = before in grammar.auxiliaries or before in grammar.clitics
    return grammar.is_verb_at(passage, index) and not is_joined and not is_later


def behind_noun(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    """A clause behind a noun and a comma, or whose it is and a comma: "die Kritik der Opposition, dass …"."""
    if not breaks(passage.gaps[start]):
        found = whose(passage, start - 1, grammar)
        if found is None:
            return None
        start = found[1]
    if "," not in passage.gaps[start] or passage.quoted[start] != -1:
        return None
    word = passage.lower[start]
    if word in grammar.complementizers and frames & SPOKEN:
        return start, Frame.THAT
    if word in grammar.noun_openers and Frame.CLAUSE in frames:
        return start + 1, Frame.THAT
    if word in grammar.questions and Frame.WH in frames:
        return start, Frame.WH
    is_told = Frame.CLAUSE in frames and grammar.opens_noun_phrase(passage, start)
    return (start, Frame.THAT) if is_told and _is_in_mood(passage, start, grammar) else None


def _is_in_mood(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a verb in the mood of reported speech stands before the next pause."""
    for index in range(start + 1, min(len(passage.words), start + _LONGEST_LEAD_IN)):
        if breaks(passage.gaps[index]):
            return False
        if passage.lower[index] in grammar.reported_moods:
            return True
    return False


def whose(passage: Passage, noun: int, grammar: Grammar) -> Tokens | None:
    """Who stands between a noun and a comma: "die Kritik der Opposition, …", "der Rat von Roth, …"."""
    if not grammar.clause_commas:
        return None
    from framing.voice.nouns import noun_phrase, without_article

    stop, after = passage.sentence_of(noun)[1], noun + 1
    is_led = after < stop and passage.lower[after] in grammar.agent_links
    found = noun_phrase(passage, after + is_led, stop, grammar)
    if found is None or found[1] >= stop or "," not in passage.gaps[found[1]]:
        return None
    is_own = is_led or passage.lower[after] in grammar.members("genitives")
    return without_article(passage, found, grammar) if is_own else None


def behind_opener(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    """A clause behind a noun and words of its own: "la denuncia de que …", "la thèse selon laquelle"."""
    pair = " ".join(passage.lower[start : start + 2])
    if pair in grammar.noun_openers and frames & SPOKEN and start + 2 < len(passage.words):
        is_that = passage.lower[start + 1] in grammar.complementizers
        return (start + 1 if is_that else start + 2), Frame.THAT
    if passage.lower[start] in grammar.noun_openers and Frame.CLAUSE in frames:
        return start, Frame.THAT
    return None
