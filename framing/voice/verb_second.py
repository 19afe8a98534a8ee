"""Reports of verbs in languages where the verb stands second or last, as in German.

"Am Montag hat die Ministerin gesagt, sie bleibe.", "…, teilte die Polizei mit.", "Wie Roth sagte, …".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.according import by_adverb_second
from framing.voice.acting import Acting, report_of, who_acts
from framing.voice.cues import CueUse
from framing.voice.fields import (
    Field,
    field_of,
    holds_verb,
    is_joining,
    opens_subordinate,
    part_end,
    skip_asides,
    tells_who,
)
from framing.voice.grammar import Grammar
from framing.voice.moods import has_mood
from framing.voice.nouns import may_be_nominative, noun_phrase
from framing.voice.objects import in_field, in_front, marked_front
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.said import (
    end_of_clauses,
    in_mood_behind,
    is_more,
    opening_of_said,
    said_before,
    said_behind,
)
from framing.voice.wordings import wording_of


def by_verb_second(
    passage: Passage, use: CueUse, grammar: Grammar, last: Report | None
) -> Report | None:
    """The report of a verb or of words for a source, or None where they report nothing."""
    if use.cue.form is Form.ADVERB:
        return by_adverb_second(passage, use, grammar)
    field = field_of(passage, use, grammar)
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
    start, stop = field.rest
    if tail == (stop, stop) and start < stop and is_more(passage, start, grammar):
        tail = start, end_of_clauses(passage, start, stop, grammar)
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
        if not has_mood(passage, head, grammar) or _is_asked(passage, field, grammar):
            return None
        return report_of(field.use, acting, [head, field.rest], "postposed")
    lead, (after, stop) = passage.lower[field.sentence[0]], field.rest
    is_led = lead in grammar.clause_leads or _is_asked(passage, field, grammar)
    is_led = is_led and passage.quoted[field.first - 1] == -1
    if is_led and (after == stop or not grammar.is_verb_at(passage, after)):
        return None  # "Als sie kam, sagte Roth, …"
    tail = said_behind(passage, head, field.rest, grammar)
    if after < stop and tells_who(passage, (after, stop), grammar):
        tail = stop, stop
    return report_of(field.use, acting, [head, tail], "postposed")


def _is_asked(passage: Passage, field: Field, grammar: Grammar) -> bool:
    """Whether an occasion with its clause leads to a verb: "Auf die Frage, ob er geht, sagte Roth: …"."""
    first, stop = field.sentence[0], field.first
    end = part_end(passage, first, stop)
    is_done = end == first + 1 and Form.PAST in {
        u.form for u in grammar.cues_of(passage.lower[first])
    }
    is_led = is_done or passage.lower[first] in grammar.prepositions
    object_ = noun_phrase(passage, first, end, grammar)  # "Den Rat, zu gehen, lehnte Roth ab"
    is_led |= object_ is not None and not may_be_nominative(passage, object_, grammar)
    if not is_led or passage.quoted[first] != -1:
        return False
    is_bare = not holds_verb(passage, (first, end), grammar)
    if not is_bare or end >= stop:
        return False
    rest = end, part_end(passage, end, stop)
    signs = grammar.members("late_infinitive")  # "Den Rat, zu gehen, lehnte Roth ab"
    is_verbless = not holds_verb(passage, rest, grammar)
    is_verbless |= not signs.isdisjoint(passage.lower[slice(*rest)])
    return is_verbless or opens_subordinate(passage, rest, grammar)


def _before_words(
    passage: Passage, field: Field, acting: Acting, grammar: Grammar
) -> Report | None:
    """ "Roth sagte, sie bleibe.", "Roth hat den Plan verurteilt.", "Roth sprach von einem „Irrtum“."."""
    stop = field.sentence[1]
    found, tail = _behind_field(passage, field, grammar), (stop, stop)
    if found is None:
        found = in_field(passage, field, acting, grammar)
        tail = in_mood_behind(passage, field, grammar)
    found = found or in_front(passage, field, acting, grammar)
    if found is None:
        return _introducing(passage, field, acting)
    content, frame = found
    if frame is Frame.QUOTE and passage.lower[field.use.start] in grammar.citing:
        acting = _cited(passage, field, acting, grammar)
    said = [*marked_front(passage, field, acting), content, tail]
    return replace(
        report_of(field.use, acting, said, frame.value),
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


def _behind_field(passage: Passage, field: Field, grammar: Grammar) -> tuple[Tokens, Frame] | None:
    """Content behind the clause of its verb, and its frame; or None."""
    found = opening_of_said(passage, field, grammar)
    if found is None:
        return None
    start, frame = found
    stop = field.sentence[1]
    end = end_of_clauses(passage, start, stop, grammar, is_inner=field.is_last)
    return (start, end), frame
