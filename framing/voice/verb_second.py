"""Reports of verbs in languages where the verb stands second or last, as in German.

"Am Montag hat die Ministerin gesagt, sie bleibe.", "…, teilte die Polizei mit.", "Wie Roth sagte, …".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.according import by_adverb_second
from framing.voice.acting import Acting, report_of, who_acts
from framing.voice.cues import CueUse
from framing.voice.fields import Field, field_of, is_joining, skip_asides, tells_who
from framing.voice.grammar import Grammar
from framing.voice.nouns import noun_phrase, skipped
from framing.voice.openings import content_start
from framing.voice.passages import Passage
from framing.voice.report import Report
from framing.voice.said import (
    end_of_clauses,
    has_mood,
    in_mood_behind,
    opening_of_said,
    said_before,
    said_behind,
)
from framing.voice.wordings import wording_of

_NAMING = frozenset({Frame.AS, Frame.NAME})


def by_verb_second(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar, last: Report | None
) -> Report | None:
    """The report of a verb or of words for a source, or None where they report nothing."""
    if use.cue.form is Form.ADVERB:
        return by_adverb_second(passage, sentence, use, grammar)
    field = field_of(passage, sentence, use, grammar)
    if field is None:
        return None
    acting = who_acts(passage, field, grammar, last)
    if acting is None:
        return None
    if field.is_last and is_joining(passage, field, grammar):
        return _told_as(passage, field, acting, grammar)
    if not field.is_last:
        report = _taken_up(passage, field, acting, grammar) or _behind_words(
            passage, field, acting, grammar
        )
        if report is not None:
            return report
    return _before_words(passage, field, acting, grammar)


def _told_as(passage: Passage, field: Field, acting: Acting, grammar: Grammar) -> Report | None:
    """ "Wie Roth sagte, beginnt der Umbau.", "Der Umbau beginnt, wie Roth sagte."."""
    if Frame.POST not in field.use.cue.frames:
        return None
    if field.first == field.sentence[0]:
        stop = field.sentence[1]
        start = skip_asides(passage, field.stop, stop, grammar)
        if start >= stop:
            return None
        report = report_of(field.use, acting, [(start, stop)], "as")
        return replace(report, is_endorsed=True, runs_on=":" in passage.gaps[stop])
    head = said_before(passage, field.sentence, field.first, grammar)
    tail = said_behind(passage, head, field.rest, grammar)
    return replace(report_of(field.use, acting, [head, tail], "postposed"), is_endorsed=True)


def _taken_up(passage: Passage, field: Field, acting: Acting, grammar: Grammar) -> Report | None:
    """ "Die Brücke ist zu. Das teilte die Polizei mit.": the sentence before is what is said."""
    is_alone = (field.first, field.stop) == field.sentence and field.verb == field.first + 1
    if not is_alone or acting.source is None or acting.source[0] < field.verb:
        return None
    if passage.lower[field.first] not in grammar.demonstratives or field.first == 0:
        return None
    if not {Frame.POST, Frame.CLAUSE} <= field.use.cue.frames:
        return None
    before = passage.sentence_of(field.first - 1)
    if passage.quoted[before[1] - 1] != -1:
        return None
    return report_of(field.use, acting, [before], "postposed")


def _behind_words(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> Report | None:
    """ "„…“, sagte Roth.", "Die Lage, sagte Roth am Montag, sei ernst."."""
    is_so = passage.lower[field.first] in grammar.members("closing_adverbs")  # ", so sagt Roth, "
    is_next = field.first + is_so == field.verb and field.first > field.sentence[0]
    if Frame.POST not in field.use.cue.frames or not is_next:
        return None
    if not acting.is_behind or field.is_passive:
        return None
    head = said_before(passage, field.sentence, field.first, grammar)
    if ":" in passage.gaps[field.stop]:
        if not has_mood(passage, head, grammar):
            return None
        return report_of(field.use, acting, [head, field.rest], "postposed")
    lead, (after, stop) = passage.lower[field.sentence[0]], field.rest
    is_led = lead in grammar.clause_leads and passage.quoted[field.first - 1] == -1
    if is_led and (after == stop or not grammar.is_verb_at(passage, after)):
        return None  # "Als sie kam, sagte Roth, …"
    tail = said_behind(passage, head, field.rest, grammar)
    if after < stop and tells_who(passage, (after, stop), grammar):
        tail = stop, stop
    return report_of(field.use, acting, [head, tail], "postposed")


def _before_words(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> Report | None:
    """ "Roth sagte, sie bleibe.", "Roth hat den Plan verurteilt.", "Roth sprach von einem „Irrtum“."."""
    stop = field.sentence[1]
    found, tail = _behind_field(passage, field, grammar), (stop, stop)
    if found is None:
        found = _in_field(passage, field, acting, grammar)
        tail = in_mood_behind(passage, field, grammar)
    if found is None:
        return _introducing(passage, field, acting)
    content, frame = found
    if frame is Frame.QUOTE and passage.lower[field.use.start] in grammar.citing:
        acting = _cited(passage, field, acting, grammar)
    return replace(
        report_of(field.use, acting, [content, tail], frame.value),
        wording=wording_of(passage, field.use, content, frame, grammar),
        is_passive=field.is_passive,
        runs_on=content[1] == stop and ":" in passage.gaps[stop],
    )


def _cited(passage: Passage, field: Field, acting: Acting, grammar: Grammar) -> Acting:
    """Whose words somebody cites: "zitierte einen Arzt mit den Worten: …"; else who acts."""
    start = acting.source[1] if acting.source and acting.is_behind else field.verb + 1
    found = noun_phrase(passage, start, field.close, grammar) if start < field.close else None
    return acting if found is None else Acting(found)


def _introducing(passage: Passage, field: Field, acting: Acting) -> Report | None:
    """A report whose words stand in the paragraph below or in the quotation behind it."""
    after = field.sentence[1]
    if acting.source is None or field.stop != after or Frame.POST not in field.use.cue.frames:
        return None
    if ":" in passage.gaps[after]:
        return replace(report_of(field.use, acting, [], "colon"), runs_on=True)
    if after < len(passage.words) and passage.quoted[after] != -1:
        return report_of(field.use, acting, [], "introduced")
    return None


def _behind_field(
    passage: Passage, field: Field, grammar: Grammar
) -> tuple[tuple[int, int], Frame] | None:
    """Content behind the clause of its verb, and its frame; or None."""
    found = opening_of_said(passage, field, grammar)
    if found is None:
        return None
    start, frame = found
    stop = field.sentence[1]
    end = end_of_clauses(passage, start, stop, grammar, is_inner=field.is_last)
    return (start, end), frame


def _in_field(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> tuple[tuple[int, int], Frame] | None:
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


def _names_nothing(passage: Passage, part: tuple[int, int], grammar: Grammar) -> bool:
    """Whether only one noun stands where one gets a name: "Zahlen nannte die Behörde nicht"."""
    named = (
        passage.words[index][0].isupper()
        or passage.quoted[index] != -1
        or passage.lower[index] in grammar.genders
        for index in range(*part)
    )
    return sum(named) < 2


def _is_doubled(passage: Passage, phrase: tuple[int, int]) -> bool:
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
    passage: Passage, within: tuple[int, int], frames: frozenset[Frame], grammar: Grammar
) -> tuple[int, Frame] | None:
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
