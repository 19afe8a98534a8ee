"""What a verb takes inside its own clause where it stands second or last: marked words, a noun, a name.

"Roth hat den Plan kritisiert", "Roth nannte ihn „alt“", "Von einem „Irrtum“ sprach Roth".
"""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.domain.frozen import replace
from framing.voice.acting import Acting
from framing.voice.cues import Opening
from framing.voice.fields import Field
from framing.voice.grammar import Grammar
from framing.voice.nouns import noun_phrase, skipped
from framing.voice.openings import content_start
from framing.voice.passages import Passage, Tokens

_NAMING = frozenset({Frame.AS, Frame.NAME})


def in_field(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> tuple[Tokens, Frame] | None:
    """Content between the verb and what closes its clause, and its frame; or None."""
    start, stop = field.verb + 1, field.close
    if acting.source is not None and acting.is_behind:
        start = max(start, acting.source[1])
        if "(" in passage.gaps[start]:  # "hat Roth (SPD) den Plan kritisiert"
            ends = (i for i in range(start + 1, stop) if ")" in passage.gaps[i])
            start = next(ends, start)
    if field.is_last:
        start, stop = field.first + 1, min(field.use.start, field.close)
        start = acting.source[1] if acting.source and acting.source[0] >= start else start
    if start >= stop or _is_refused(passage, field, grammar):
        return None
    frames = field.use.cue.frames
    if field.close < field.stop or frames.isdisjoint(_NAMING):
        found = _object(passage, (start, stop), frames, grammar)
    else:
        found = content_start(passage, replace(field.use, stop=start), field.stop, grammar)
    if found is None:
        return None
    start, frame = found
    end = _object_end(passage, start, stop, grammar)
    if (
        Frame.NAME in frames
        and not acting.is_behind
        and _names_nothing(passage, (start, end), grammar)
    ):
        return None
    return ((start, end), frame) if start < end else None


def in_front(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> tuple[Tokens, Frame] | None:
    """Content before the verb: "Von einem „Irrtum“ sprach Roth", "„Unfug“ nannte Roth den Plan"; or None."""
    first, verb, frames = field.first, field.verb, field.use.cue.frames
    for marked in marked_front(passage, field, acting):
        return marked, Frame.NAME
    if not acting.is_behind or field.is_last or first + 1 >= verb:
        return None
    word = passage.lower[first]
    is_led = grammar.frame_words.get(word) in frames
    is_led |= Frame.AS in frames and word in grammar.naming_links
    return ((first + 1, verb), Frame.OBJECT) if is_led else None


def marked_front(passage: Passage, field: Field, acting: Acting) -> list[Tokens]:
    """The marked words before a verb of naming, if any: "„Unfug“ nannte Roth den Plan"."""
    is_name = Frame.NAME in field.use.cue.frames and acting.is_behind and not field.is_last
    is_marked = is_name and field.first < field.verb and passage.quoted[field.first] != -1
    return [(field.first, field.verb)] if is_marked else []


def _names_nothing(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether only one noun stands where one gets a name: "Zahlen nannte die Behörde nicht"."""
    named = (
        passage.words[index][0].isupper()
        or passage.quoted[index] != -1
        or passage.lower[index] in grammar.genders
        for index in range(*part)
    )
    return sum(named) < 2


def _is_doubled(passage: Passage, phrase: Tokens) -> bool:
    """Whether two nouns end a phrase: a listener and what he is told."""
    return phrase[1] - phrase[0] > 2 and all(
        passage.words[index][0].isupper() for index in (phrase[1] - 2, phrase[1] - 1)
    )


def _is_refused(passage: Passage, field: Field, grammar: Grammar) -> bool:
    """Whether somebody will not say what he could: "will nicht von einer Krise sprechen"."""
    if field.close != field.use.start or passage.lower[field.verb] not in grammar.modals:
        return False
    return not grammar.negations.isdisjoint(passage.lower[field.verb + 1 : field.close])


def _object(
    passage: Passage, within: Tokens, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    """What a verb takes: marked words, a noun phrase, one behind its preposition; or None."""
    start, stop = within
    paper = _behind_paper(passage, start, stop, grammar)
    if paper is not None:
        return paper, Frame.QUOTE
    index = start
    while index < stop:
        word = passage.lower[index]
        if passage.quoted[index] != -1:
            return index, Frame.QUOTE
        is_led = word in grammar.determiners and index + 1 < stop
        if is_led and Frame.OBJECT in frames and passage.quoted[index + 1] != -1:
            return index, Frame.OBJECT
        frame = grammar.frame_words.get(word)
        if frame in frames and index + 1 < stop:
            return index + 1, Frame.OBJECT
        if _leads_to_marks(passage, index, stop, grammar):
            index += 1
            continue
        phrase = noun_phrase(passage, index, stop, grammar)
        if phrase is not None and word in grammar.genders and phrase[1] - index == 1:
            phrase = None  # "weist sie zurück"
        is_dative = word in grammar.members("datives")
        if phrase is not None and Frame.OBJECT in frames and not is_dative:
            return index, Frame.OBJECT
        if phrase == (index, stop) and is_dative and _is_doubled(passage, phrase):
            return stop - 1, Frame.OBJECT  # "warf der Stadt | Untätigkeit vor"
        after = phrase[1] if phrase is not None else skipped(passage, index, stop, grammar)
        index = max(after, index + 1)
    return None


def _leads_to_marks(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a preposition or an article leads to marked words: "verwies auf den „Ernst der Lage“"."""
    word, near = passage.lower[index], index + 1
    if word in grammar.prepositions and near < stop:
        near += passage.lower[near] in grammar.determiners
    elif word not in grammar.determiners:
        return False
    return near < stop and passage.quoted[near] != -1


def _object_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Where an object ends: behind its last noun or mark, before adverbs that close the clause."""
    end = stop
    while end > start + 1 and passage.quoted[end - 1] == -1:
        word = passage.lower[end - 1]
        if word not in grammar.times and (
            passage.words[end - 1][0].isupper() or word in grammar.naming_links
        ):
            break
        end -= 1
        if word in grammar.times and passage.lower[end - 1] in grammar.time_leads:
            end -= 1
    return end


def _behind_paper(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """What follows the colon behind a paper in marks that is told it: "sagte der „Abendpost“: „…“"."""
    if start + 1 >= stop or passage.lower[start] not in grammar.listener_articles:
        return None
    number = passage.quoted[start + 1]
    after = passage.quoted_ranges[number][1] if number != -1 else stop
    while after < stop and passage.gaps[after].rstrip()[-1:] == "-":
        after += 1
    return after if after < stop and ":" in passage.gaps[after] else None
