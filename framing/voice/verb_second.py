"""Reports of verbs in languages where the verb stands second or last, as in German.

"Am Montag hat die Ministerin gesagt, sie bleibe.", "…, teilte die Polizei mit.", "Wie Roth sagte, …".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.according import by_adverb_second
from framing.voice.acting import Acting, who_acts
from framing.voice.cues import CueUse
from framing.voice.fields import Field, field_of, is_joining, skip_asides
from framing.voice.grammar import Grammar
from framing.voice.nouns import noun_phrase, skipped
from framing.voice.openings import content_start
from framing.voice.passages import Passage
from framing.voice.report import Report, SourceKind, wording_of
from framing.voice.said import end_of_said, in_mood, opening_of_said, said_before, said_behind
from framing.voice.told import behind_paper

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
    acting = who_acts(passage, sentence, (use, field), grammar, last)
    if acting is None:
        return None
    if field.is_last and is_joining(passage, field, grammar):
        return _told_as(passage, sentence, (use, field), acting, grammar)
    if not field.is_last:
        report = _taken_up(passage, sentence, (use, field), acting, grammar) or _behind_words(
            passage, sentence, (use, field), acting, grammar
        )
        if report is not None:
            return report
    return _before_words(passage, sentence, (use, field), acting, grammar)


def _report(use: CueUse, acting: Acting, regions: list[tuple[int, int]], rule: str) -> Report:
    kind = SourceKind.SHARED if acting.is_shared else SourceKind.PHRASE
    kind = SourceKind.NONE if acting.source is None else kind
    said = tuple(region for region in regions if region[0] < region[1])
    return Report(use.cue, (use.start, use.stop), acting.source, kind, said, rule=rule)


def _told_as(
    passage: Passage,
    sentence: tuple[int, int],
    clause: tuple[CueUse, Field],
    acting: Acting,
    grammar: Grammar,
) -> Report | None:
    """ "Wie Roth sagte, beginnt der Umbau.", "Der Umbau beginnt, wie Roth sagte."."""
    use, field = clause
    if Frame.POST not in use.cue.frames:
        return None
    if field.first == sentence[0]:
        start = skip_asides(passage, field.stop, sentence[1], grammar)
        if start >= sentence[1]:
            return None
        return replace(
            _report(use, acting, [(start, sentence[1])], "as"),
            is_endorsed=True,
            runs_on=":" in passage.gaps[sentence[1]],
        )
    head = said_before(passage, sentence, field.first, grammar)
    tail = said_behind(passage, head, (field.stop, sentence[1]), grammar)
    regions = [head] if tail is None else [head, tail]
    return replace(_report(use, acting, regions, "postposed"), is_endorsed=True)


def _taken_up(
    passage: Passage,
    sentence: tuple[int, int],
    clause: tuple[CueUse, Field],
    acting: Acting,
    grammar: Grammar,
) -> Report | None:
    """ "Die Brücke ist zu. Das teilte die Polizei mit.": the sentence before is what is said."""
    use, field = clause
    is_alone = field.verb == field.first + 1 == sentence[0] + 1 and field.stop == sentence[1]
    if not is_alone or acting.source is None or acting.source[0] < field.verb:
        return None
    if passage.lower[field.first] not in grammar.demonstratives or field.first == 0:
        return None
    if not {Frame.POST, Frame.CLAUSE} <= use.cue.frames:
        return None
    before = passage.sentence_of(field.first - 1)
    if passage.quoted[before[1] - 1] != -1:
        return None
    return _report(use, acting, [before], "postposed")


def _behind_words(
    passage: Passage,
    sentence: tuple[int, int],
    clause: tuple[CueUse, Field],
    acting: Acting,
    grammar: Grammar,
) -> Report | None:
    """ "„…“, sagte Roth.", "Die Lage, sagte Roth am Montag, sei ernst."."""
    use, field = clause
    if Frame.POST not in use.cue.frames or not field.first == field.verb > sentence[0]:
        return None
    is_marked = passage.quoted[field.first - 1] != -1
    is_apart = acting.is_shared or not acting.is_behind
    if is_apart or field.is_passive:
        return None
    head = said_before(passage, sentence, field.first, grammar)
    if ":" in passage.gaps[field.stop]:
        if not any(in_mood(passage, i, grammar) for i in range(*head)):
            return None
        return _report(use, acting, [head, (field.stop, sentence[1])], "postposed")
    word = passage.lower[sentence[0]]
    is_lead = word in grammar.clause_leads and not is_marked
    after = field.stop
    if is_lead and not (after < sentence[1] and grammar.is_verb_at(passage, after)):
        return None  # "Als sie kam, sagte Roth, …"
    tail = said_behind(passage, head, (after, sentence[1]), grammar)
    return _report(use, acting, [head] if tail is None else [head, tail], "postposed")


def _before_words(
    passage: Passage,
    sentence: tuple[int, int],
    clause: tuple[CueUse, Field],
    acting: Acting,
    grammar: Grammar,
) -> Report | None:
    """ "Roth sagte, sie bleibe.", "Roth hat den Plan verurteilt.", "Roth sprach von einem „Irrtum“."."""
    use, field = clause
    content = opening_of_said(passage, (field.stop, sentence[1]), use, grammar)
    if content is not None:
        end = end_of_said(passage, content, sentence[1], field, grammar)
        region = (content[0], end)
    else:
        content, region = _in_field(passage, clause, acting, grammar)
        if content is None:
            return _introducing(passage, sentence, clause, acting)
    if region[0] >= region[1]:
        return None
    report = _report(use, acting, [region], content[1].value)
    return replace(
        report,
        wording=wording_of(passage, use, region, content[1], grammar),
        is_passive=field.is_passive,
        runs_on=region[1] == sentence[1] and ":" in passage.gaps[sentence[1]],
    )


def _introducing(
    passage: Passage, sentence: tuple[int, int], clause: tuple[CueUse, Field], acting: Acting
) -> Report | None:
    """A report whose words stand in the paragraph below or in the quotation behind it."""
    use, field = clause
    after = sentence[1]
    if acting.source is None or field.stop != after or Frame.POST not in use.cue.frames:
        return None
    if ":" in passage.gaps[after]:
        return replace(_report(use, acting, [], "colon"), runs_on=True)
    if after < len(passage.words) and passage.quoted[after] != -1:
        return _report(use, acting, [], "introduced")
    return None


def _in_field(
    passage: Passage, clause: tuple[CueUse, Field], acting: Acting, grammar: Grammar
) -> tuple[tuple[int, Frame] | None, tuple[int, int]]:
    """Content between the verb and what closes its clause, and its tokens."""
    use, field = clause
    start = field.verb + 1
    if acting.source is not None and acting.is_behind:
        start = max(start, acting.source[1])
    if field.is_last:
        start, stop = field.first + 1, min(use.start, field.close)
        start = acting.source[1] if acting.source and acting.source[0] >= start else start
    else:
        stop = field.close
    if start >= stop:
        return None, (start, start)
    if field.close < field.stop or use.cue.frames.isdisjoint(_NAMING):
        found = _object(passage, (start, stop), use, grammar)
    else:
        found = content_start(passage, replace(use, stop=start), field.stop, grammar)
    if found is None:
        return None, (start, start)
    end = _object_end(passage, found[0], stop, grammar)
    return (found, (found[0], end)) if end > found[0] else (None, (start, start))


def _object(
    passage: Passage, within: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, Frame] | None:
    """What a verb takes: marked words, a noun phrase, one behind its preposition; or None."""
    start, stop = within
    frames = use.cue.frames
    paper = behind_paper(passage, start, stop, grammar)
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
        is_dative = word in grammar.members("datives")
        if phrase is not None and Frame.OBJECT in frames and not is_dative:
            return index, Frame.OBJECT
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
