"""Inversions: verbs before their subjects where words stand between them, as in French and Spanish.

"« … », a-t-il dit.", "“…”, se quejó por su parte la diputada.", "Comme l'a dit Morel, …", "Los rebeldes, aseguró Ruiz, huyeron."
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.endings import content_end
from framing.voice.grammar import PAST, Grammar, breaks
from framing.voice.leads import is_headless
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report, ends_utterance
from framing.voice.tellers import teller_behind

_LONGEST_BRACKET, _LONGEST_ADJUNCT = 10, 9
_LONGEST_NAME, _LONGEST_AGE = 4, 5
# A subject's tokens, where the words before the verb end, where those behind both begin.
_Placed = tuple[Tokens, int, int]


def placed_behind(passage: Passage, use: CueUse, grammar: Grammar) -> _Placed | None:
    """The subject behind a verb or inside it, and the edges of both; or None."""
    found = _inverted(passage, use, grammar)
    if found is not None:
        after = skip_circumstance(passage, found[1], use.sentence[1], grammar)
        is_parted = after < use.sentence[1] and "," in passage.gaps[after]
        is_parted = is_parted and ":" not in passage.gaps[found[1]]
        return found, use.group, after if is_parted else found[1]
    if use.group > use.sentence[0] and passage.lower[use.group - 1] in grammar.aside_leads:
        return None
    return _bracketed(passage, use, grammar) or _told_as(passage, use, grammar)


def acts_itself(use: CueUse, grammar: Grammar) -> bool:
    """Whether a verb has a subject of its own: not "evitó responder", ", publicado por la ONU,"."""
    is_participle = use.cue.form is Form.PAST and grammar.has_ending(
        use.cue.words[-1], "agent_endings"
    )
    return use.group < use.start or not (use.cue.form is Form.BASE or is_participle)


def _inverted(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The subject behind its verb: "…, a dit Morel", "…, s'est exclamé, lundi, Morel"; or None."""
    if not _may_invert(passage, use, grammar):
        return None
    after = _behind_adjunct(passage, use.stop, use.sentence[1], grammar)
    if after >= use.sentence[1] or (after == use.stop and breaks(passage.gaps[after])):
        return None
    found = subject_after(passage, use.sentence, after, grammar)
    if found is None or leads_to_adjunct(passage, after, grammar):
        return None
    head = use.sentence[0], use.group
    is_told = is_headless(passage, head, grammar) or _parts_noun(
        passage, head, (found[1], use.sentence[1]), grammar
    )
    return teller_behind(passage, use, found, grammar, is_told=is_told)


def _may_invert(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a finite verb stands right behind a comma or a quotation."""
    if (
        use.group <= use.sentence[0]
        or use.stop >= use.sentence[1]
        or passage.quoted[use.stop] != -1
    ):
        return False
    group = passage.lower[use.group : use.start]
    if any(word not in grammar.clitics | grammar.be | grammar.have for word in group):
        return False
    if use.cue.form not in (Form.PAST, Form.PRESENT, Form.BASE):
        return False
    is_quoted = passage.quoted[use.group - 1] != -1
    return "," in passage.gaps[use.group] or (is_quoted and ends_utterance(passage, use.group))


def _behind_adjunct(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Behind what parts a verb from its subject: "por su parte", "à Paris", ", dans une lettre,"."""
    if start < stop and passage.lower[start] in grammar.determiners & grammar.prepositions:
        return start  # "affirment des témoins"
    after = skip_circumstance(passage, start, stop, grammar)
    if "," not in passage.gaps[start]:
        return after
    for index in range(start + 1, min(stop, start + _LONGEST_ADJUNCT)):
        if passage.quoted[index] != -1:
            break
        if "," in passage.gaps[index]:
            return index if after > start else start
    return start


def _parts_noun(passage: Passage, head: Tokens, rest: Tokens, grammar: Grammar) -> bool:
    """Whether commas part a noun phrase from its verb: "Los rebeldes, aseguró el general, huyeron"."""
    after = skip_circumstance(passage, *rest, grammar)
    is_parted = after < rest[1] and "," in passage.gaps[after]
    is_noun = is_parted and grammar.opens_noun_phrase(passage, head[0])
    return is_noun and not any(
        breaks(passage.gaps[index]) or grammar.is_verb_at(passage, index)
        for index in range(head[0] + 1, head[1])
    )


def _bracketed(passage: Passage, use: CueUse, grammar: Grammar) -> _Placed | None:
    """The subject between "have" and a participle: "a-t-il dit", "a plus tard déclaré Lenoir"."""
    is_past = grammar.cue_signs_of(passage.lower[use.start]) & PAST
    if not is_past or use.group != use.start:
        return None
    for have in range(use.start - 2, max(use.sentence[0], use.start - _LONGEST_BRACKET), -1):
        if breaks(passage.gaps[have + 1]) or passage.quoted[have + 1] != -1:
            return None
        if passage.lower[have] not in grammar.have or passage.quoted[have] != -1:
            continue
        is_behind = "," in passage.gaps[have] or passage.quoted[have - 1] != -1
        first = have + 1 + (passage.lower[have + 1] in grammar.euphonic)
        found = subject_after(passage, (use.sentence[0], use.start), first, grammar)
        return (found, have, use.stop) if is_behind and found is not None else None
    return None


def _told_as(passage: Passage, use: CueUse, grammar: Grammar) -> _Placed | None:
    """Who tells what only an aside says: "Comme l'a dit Morel, …", "…, tal y como explicó la jueza"."""
    first, edge = use.sentence[0], use.group - 1
    if Frame.POST not in use.cue.frames or passage.lower[use.group] in grammar.as_leads:
        return None
    while edge > first and _stands_inside(passage.lower[edge], grammar):
        edge -= 1
    if edge < first or passage.lower[edge] not in grammar.as_leads:
        return None
    while edge > first and passage.lower[edge - 1] in grammar.members("as_openers"):
        edge -= 1
    after = skip_circumstance(passage, use.stop, use.sentence[1], grammar)
    found = subject_after(passage, use.sentence, after, grammar)
    is_apart = edge == first or "," in passage.gaps[edge]
    return (found, edge, found[1]) if is_apart and found is not None else None


def _stands_inside(word: str, grammar: Grammar) -> bool:
    """Whether a word may stand between "as" and its verb: "comme l'a déjà dit Morel"."""
    is_clitic = word in grammar.clitics or word in grammar.members("object_clitics")
    return is_clitic or word in grammar.have or grammar.is_adverb(word)


def behind_who(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Behind the relative that tells of who speaks: "cuenta Rosa Gil, que vive en Sarn, …"."""
    if start < stop and passage.quoted[start] == -1 and "," in passage.gaps[start]:
        near = range(start + 1, min(stop, start + _LONGEST_AGE))
        comma = next((i for i in near if "," in passage.gaps[i]), start)
        if any(word.isdigit() for word in passage.lower[start:comma]):
            start = comma  # "cuenta Rosa Gil, de 41 años, que vive en Sarn"
    first = start
    while first < stop and passage.words[first][0].isupper() and first - start < _LONGEST_NAME:
        first += 1  # "dijo la jueza, Rosa Gil, quien vive en Sarn"
    if first >= stop or passage.quoted[first] != -1 or "," not in passage.gaps[start]:
        return start
    word = passage.lower[first]
    is_relative = word in grammar.complementizers or word in grammar.aside_leads
    if not is_relative or word not in grammar.relatives or "," not in passage.gaps[first]:
        return start
    return next((i for i in range(first + 1, stop) if "," in passage.gaps[i]), stop)


def leads_to_adjunct(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether two words begin a time or manner and no subject: "dice nada más llegar"."""
    pair = " ".join(passage.lower[index : index + 2])
    return pair in grammar.members("adjunct_leads")


def verb_first(passage: Passage, use: CueUse, found: Tokens, grammar: Grammar) -> Report | None:
    """A clause behind a verb that opens its sentence and its subject: "Explicó Ramírez que …"; or None."""
    start, stop = found[1], use.sentence[1]
    if start >= stop or passage.lower[start] not in grammar.complementizers:
        return None
    if not use.cue.frames & {Frame.THAT, Frame.CLAUSE} or passage.words[found[0]][0].islower():
        return None
    said = start, content_end(passage, use, start, stop, Frame.THAT, grammar)
    return Report(use.cue, use.tokens, found, (said,), rule=Frame.THAT.value)
