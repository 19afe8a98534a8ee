"""Reports: each act of reporting in a passage with its cue, its source and its content."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.bounds import without_joint
from framing.voice.circumstances import beside_head, relative_taken_up
from framing.voice.citations import as_cited, of_record
from framing.voice.cues import CueUse, Opening, find_cue_uses
from framing.voice.endings import content_end
from framing.voice.forms import lacks_clause
from framing.voice.grammar import Grammar
from framing.voice.inserted import around_incises
from framing.voice.openings import content_start
from framing.voice.passages import Passage, Tokens
from framing.voice.passives import is_told_of
from framing.voice.postposed import postposed
from framing.voice.relatives import resumed
from framing.voice.report import (
    Report,
    before_outlet,
    before_quotation,
    hands_on,
    is_told,
    of_others,
    runs_on_behind,
    tells_where,
    widened,
    within_bounds,
    without_content,
)
from framing.voice.sources import subject_before
from framing.voice.spellings import cue_places
from framing.voice.subjects import source_of
from framing.voice.told import agent_of, names_nothing
from framing.voice.unsaid import is_noun, only_shows
from framing.voice.wordings import is_headed, wording_of

_NEAR = 30


def reports_of(passage: Passage, grammar: Grammar) -> tuple[Report, ...]:
    """The reports of a passage, sentence by sentence, left to right."""
    places = cue_places(passage.kinds, passage.lower, grammar)
    found: list[Report] = []
    at = 0
    while at < len(places):
        sentence = passage.sentence_of(places[at])
        end = bisect_left(places, sentence[1], at)
        found += _reports_of_sentence(passage, sentence, places[at:end], grammar)
        at = end
    return tuple(found)


def _reports_of_sentence(
    passage: Passage, sentence: Tokens, places: list[int], grammar: Grammar
) -> list[Report]:
    last: Report | None = None
    found: list[Report] = []
    for use in find_cue_uses(passage, sentence, places, grammar):
        report = of_others(passage, _report(passage, use, grammar, last), grammar)
        if report is not None and not tells_where(report, found):
            found.append(report)
            if report.source is not None and not is_told(report, found):
                lead = passage.lower[max(0, report.source[0] - 1)]  # "bans what it calls a farce"
                last = last if lead in grammar.clause_heads else report
    if len(found) < 2:
        return found
    found = [
        report
        for at, report in enumerate(found, 1)
        if not any(hands_on(report, other, passage, grammar) for other in found[at : at + _NEAR])
    ]
    found = around_incises(passage, within_bounds(found), grammar)
    return [widened(report, found[at : at + _NEAR]) for at, report in enumerate(found, 1)]


def _report(passage: Passage, use: CueUse, grammar: Grammar, last: Report | None) -> Report | None:
    if use.cue.form is Form.NOUN:
        from framing.voice.nominals import by_noun  # short texts have none

        return by_noun(passage, use, grammar)
    if grammar.clause_commas:
        from framing.voice.verb_second import by_verb_second  # few languages need it

        return by_verb_second(passage, use, grammar, last)
    if use.cue.form is Form.ADVERB:
        from framing.voice.credits import by_adverb  # many texts have none

        return by_adverb(passage, use, last, grammar)
    if use.cue.lemma in grammar.members("proving"):
        use = of_record(passage, use, grammar)
    report = _by_verb(passage, use, grammar, last)
    if report is None:
        return None
    if passage.lower[use.sentence[0]].endswith("ing"):
        from framing.voice.participles import is_subject  # few sentences begin so

        if is_subject(passage, report, grammar):
            return None
    if use.cue.lemma in grammar.opinions:
        from framing.voice.views import is_unfounded  # few verbs tell one

        return None if is_unfounded(passage, report, grammar) else report
    is_named = report.is_endorsed and report.rule == Frame.OBJECT.value
    is_citing = passage.lower[use.stop - 1] in grammar.citing
    if is_named or is_citing or Frame.HEARING in use.cue.frames:
        return as_cited(passage, use, report, grammar)
    return report


def _by_verb(passage: Passage, use: CueUse, grammar: Grammar, last: Report | None) -> Report | None:
    is_post = Frame.POST in use.cue.frames
    if is_post and ";" in passage.gaps[use.stop]:
        # "Crews fled, clerks say; port is shut"
        use = replace(use, sentence=(use.sentence[0], use.stop))
    content = None if is_post else content_start(passage, use, use.sentence[1], grammar)
    # To find a subject costs most: where nothing can be said, nobody asks who says it.
    if content is None and not is_post and not _may_lack_words(passage, use, grammar):
        return None
    source = _whose(passage, use, grammar, last)
    if is_told_of(passage, use, source, grammar):
        use = replace(use, is_passive=True)
        source = agent_of(passage, use, grammar)
    is_nobodys = source is None and _is_led(use, grammar)
    # "according to a clerk who requested secrecy"
    accords = source is not None and passage.lower[source[0]] in grammar.according_words
    if is_nobodys or accords or is_noun(passage, use, source, grammar):
        return None
    if Frame.NAME in use.cue.frames:
        from framing.voice.describing import gives_name  # few verbs give one

        if gives_name(passage, use, source, grammar):
            return None
    if is_post:
        before = _behind_words(passage, use, source, last, grammar)
        if before is not None:
            return before
        content = content_start(passage, use, use.sentence[1], grammar)
    if content is None:
        return _without_words(passage, use, source, grammar)
    return _forward(passage, use, source, content, grammar)


def _behind_words(
    passage: Passage, use: CueUse, source: Tokens | None, last: Report | None, grammar: Grammar
) -> Report | None:
    """The report of a verb that stands behind what is said, or inside it; or None."""
    if use.is_passive:
        from framing.voice.hearsay import closed_by_passive  # few texts have them

        return closed_by_passive(passage, use, last, grammar)
    before = None if source is not None and source[0] >= use.stop else source
    post = postposed(passage, use, before, last, grammar)
    if post is None and "dropped subjects" in grammar.habits:
        from framing.voice.dropped import between_pauses  # few languages drop them

        return between_pauses(passage, use, grammar)
    return post


def _whose(passage: Passage, use: CueUse, grammar: Grammar, last: Report | None) -> Tokens | None:
    """Who says it, without what joins them to others."""
    source = source_of(passage, use, grammar, last)
    if _is_led(use, grammar):
        from framing.voice.dropped import doer  # few languages need it

        source = doer(passage, use, source, last, grammar)
    return source and without_joint(passage, source, grammar)


def _is_led(use: CueUse, grammar: Grammar) -> bool:
    """Whether an infinitive reports that other words lead to: "llegó a decir que …"."""
    return use.cue.form is Form.BASE and bool(grammar.infinitive_leads)


def _may_lack_words(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a verb without words behind it may report: by its subject or what its colon opens."""
    return use.is_passive or runs_on_behind(passage, use, grammar) or _is_as(passage, use, grammar)


def _is_as(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    return use.group > use.sentence[0] and passage.lower[use.group - 1] in grammar.as_leads


def _without_words(
    passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar
) -> Report | None:
    """A report by its subject, by the colon that ends its sentence or the quotation behind it."""
    if source is not None and runs_on_behind(passage, use, grammar):
        return without_content(use, source)
    return _by_passive_subject(passage, use, source, grammar) or before_quotation(
        passage, use, source, grammar
    )


def _forward(
    passage: Passage, use: CueUse, source: Tokens | None, content: Opening, grammar: Grammar
) -> Report | None:
    """Content behind its cue: "Lee said (that) …", "accused the firm of …"."""
    (start, frame), stop = content, use.sentence[1]
    if only_shows(passage, use, source, frame, grammar):
        return None
    if frame is Frame.THAT and is_headed(passage, source, use, grammar):
        return None
    taken_up: tuple[Tokens, ...] = ()
    if frame is Frame.THAT and source is not None:
        source = beside_head(passage, source, start, grammar)
        is_joined = passage.lower[use.group - 1] in grammar.coordinators
        is_joined |= use.is_infinitive or (
            use.cue.form is Form.PARTICIPLE and use.group == use.start
        )
        if not is_joined:
            taken_up = relative_taken_up(passage, source, start, grammar)
    whole = content_end(passage, use, start, stop, frame, grammar)
    if lacks_clause(passage, use, (start, whole), frame, grammar):
        return without_content(use, source)
    if names_nothing(passage, use, source, (start, whole), grammar):
        return None
    end = before_outlet(passage, use, source, (start, whole), frame, grammar)
    again = resumed(passage, (start, end), stop, grammar) if frame is Frame.THAT else None
    on = () if again is None else ((again, content_end(passage, use, again, stop, frame, grammar)),)
    lead = passage.lower[source[0] - 1] if source and source[0] > use.sentence[0] else ""
    return Report(
        use.cue,
        use.tokens,
        source,
        (*taken_up, (start, end), *on),
        wording=wording_of(passage, use, (start, end), frame, grammar),
        is_endorsed=lead in grammar.as_leads,
        runs_on=end == stop and ":" in passage.gaps[stop],
        is_passive=use.is_passive,
        is_bounded=end < whole,
        rule=frame.value,
    )


def _by_passive_subject(
    passage: Passage, use: CueUse, agent: Tokens | None, grammar: Grammar
) -> Report | None:
    """ "The raid was announced by the ministry": the subject is what is reported."""
    is_as = _is_as(passage, use, grammar)
    takes_subject = bool(use.cue.frames & {Frame.OBJECT, Frame.THAT})
    takes_subject &= Frame.LISTENER not in use.cue.frames  # "Kern was asked by Lee"
    takes_subject |= is_as and Frame.POST in use.cue.frames
    if not (use.is_passive or is_as) or agent is None or not takes_subject:
        return None
    if is_as:
        commas = (i for i in range(use.stop, use.sentence[1]) if "," in passage.gaps[i])
        subject = next(((comma, use.sentence[1]) for comma in commas), None)
    else:
        subject = subject_before(passage, use.sentence, use.group, grammar)
    if subject is None or (";" in passage.gaps[use.group] and not is_as):
        return None
    return Report(use.cue, use.tokens, agent, (subject,), rule="passive")
