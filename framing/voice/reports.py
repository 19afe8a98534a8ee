"""Reports: each act of reporting in a passage with its cue, its source and its content."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.circumstances import beside_head, relative_taken_up, skip_circumstance
from framing.voice.cues import CueUse, find_cue_uses
from framing.voice.endings import content_end
from framing.voice.grammar import Grammar
from framing.voice.leads import may_tell
from framing.voice.mentions import without_joint
from framing.voice.nominals import by_adverb, by_noun
from framing.voice.openings import content_start
from framing.voice.passages import Passage
from framing.voice.passives import before_nouns_verb, gives_name, is_told_of, is_unfounded
from framing.voice.postposed import postposed
from framing.voice.report import (
    Report,
    SourceKind,
    main_clause_from,
    widened,
    within_bounds,
)
from framing.voice.sources import subject_before
from framing.voice.spellings import cue_places
from framing.voice.subjects import source_of
from framing.voice.told import agent_of, names_nothing
from framing.voice.turns import runs_on_behind
from framing.voice.unsaid import is_noun, resumed
from framing.voice.wordings import before_contrast, is_headed, of_others, wording_of

_LONGEST_OWNER, _NEAR = 6, 30


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
    passage: Passage, sentence: tuple[int, int], places: list[int], grammar: Grammar
) -> list[Report]:
    last: Report | None = None
    found: list[Report] = []
    for use in find_cue_uses(passage, sentence, places, grammar):
        report = _report(passage, sentence, use, grammar, last)
        report = report and of_others(passage, report, grammar)
        if report is not None:
            found.append(report)
            if report.source is not None and not _is_told(report, found):
                last = report
    if len(found) < 2:
        return found
    found = [
        report
        for at, report in enumerate(found, 1)
        if not any(_hands_on(report, other, passage, grammar) for other in found[at : at + _NEAR])
    ]
    found = within_bounds(found)
    return [widened(report, found[at : at + _NEAR]) for at, report in enumerate(found, 1)]


def _is_told(report: Report, earlier: list[Report]) -> bool:
    """Whether an act of reporting is itself reported by an earlier one."""
    if report.rule == "postposed":
        return False
    cue = report.cue_tokens[0]
    return any([start <= cue < stop for other in earlier for start, stop in other.regions])


def _hands_on(report: Report, other: Report, passage: Passage, grammar: Grammar) -> bool:
    """Whether what somebody cites is another's act of reporting: "cited Lee's claims that …"."""
    if other.source is None or report.rule != Frame.OBJECT.value:
        return False
    verb = passage.lower[slice(*report.cue_tokens)]
    is_unsaid = not grammar.negations.isdisjoint(verb)  # "did not name crews who said"
    if is_unsaid and report.regions[-1][0] <= other.source[0] < other.cue_tokens[0]:
        return other.cue_tokens[0] < report.regions[-1][1]
    if other.rule != "noun":
        return False
    is_pronoun = passage.lower[other.source[0]] in grammar.genders
    if is_pronoun or passage.lower[report.cue_tokens[1] - 1] not in grammar.citing:
        return False
    start, cue = report.regions[-1][0], other.cue_tokens[0]
    return start <= min(other.source[0], cue) and cue - start <= _LONGEST_OWNER


def _report(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    grammar: Grammar,
    last: Report | None,
) -> Report | None:
    if use.cue.form is Form.NOUN:
        return by_noun(passage, sentence, use, grammar)
    if grammar.clause_commas:
        from framing.voice.verb_second import by_verb_second  # few languages need it

        return by_verb_second(passage, sentence, use, grammar, last)
    if use.cue.form is Form.ADVERB:
        return by_adverb(passage, sentence, use, grammar)
    if use.cue.lemma in grammar.members("proving"):
        from framing.voice.citations import of_record  # few verbs prove

        use = of_record(passage, sentence, use, grammar)
    report = _by_verb(passage, sentence, use, grammar, last)
    if report is None or is_unfounded(passage, use, report, grammar):
        return None
    if Frame.HEARING not in use.cue.frames and passage.lower[use.stop - 1] not in grammar.citing:
        return report
    from framing.voice.citations import as_cited  # few texts have them

    return as_cited(passage, sentence, use, report, grammar)


def _by_verb(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    grammar: Grammar,
    last: Report | None,
) -> Report | None:
    is_post = Frame.POST in use.cue.frames
    content = None if is_post else content_start(passage, use, sentence[1], grammar)
    # To find a subject costs most: where nothing can be said, nobody asks who says it.
    if content is None and not is_post and not _may_lack_words(passage, sentence, use, grammar):
        return None
    source, kind = source_of(passage, sentence, use, grammar, last)
    source = source and without_joint(passage, source, grammar)
    if is_told_of(passage, use, source, grammar):
        use = replace(use, is_passive=True)
        source = agent_of(passage, sentence, use, grammar)
    if is_noun(passage, use, source, grammar) or _accords(passage, source, grammar):
        return None
    if Frame.NAME in use.cue.frames and gives_name(passage, use, source, grammar):
        return None
    if is_post and not use.is_passive:
        before = None if source is not None and source[0] >= use.stop else source
        post = postposed(passage, sentence, use, before, last, grammar)
        if post is None and "dropped subjects" in grammar.habits:
            from framing.voice.dropped import between_pauses  # few languages drop them

            post = between_pauses(passage, sentence, use, grammar)
        if post is not None:
            return post
    if is_post:
        content = content_start(passage, use, sentence[1], grammar)
    if content is None:
        return _without_words(passage, sentence, use, (source, kind), grammar)
    return _forward(passage, sentence, use, (source, kind), content, grammar)


def _accords(passage: Passage, source: tuple[int, int] | None, grammar: Grammar) -> bool:
    """Whether a source is itself told of: "according to a clerk who requested secrecy"."""
    return source is not None and passage.lower[source[0]] in grammar.according_words


def _may_lack_words(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> bool:
    """Whether a verb without words behind it may report: by its subject or what its colon opens."""
    return (
        use.is_passive
        or runs_on_behind(passage, sentence, use, grammar)
        or _is_as(passage, sentence, use, grammar)
    )


def _is_as(passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar) -> bool:
    return use.group > sentence[0] and passage.lower[use.group - 1] in grammar.as_leads


def _without_words(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[tuple[int, int] | None, SourceKind],
    grammar: Grammar,
) -> Report | None:
    """A report by its subject, by the colon that ends its sentence or the quotation behind it."""
    cue = (use.group, use.stop)
    if source[0] is not None and runs_on_behind(passage, sentence, use, grammar):
        return Report(use.cue, cue, source[0], source[1], (), runs_on=True, rule="colon")
    return _by_passive_subject(passage, sentence, use, source[0], grammar) or _before_quotation(
        passage, sentence, use, source, grammar
    )


def _forward(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[tuple[int, int] | None, SourceKind],
    content: tuple[int, Frame],
    grammar: Grammar,
) -> Report | None:
    """Content behind its cue: "Lee said (that) …", "accused the firm of …"."""
    (start, frame), stop = content, sentence[1]
    is_shown = frame is Frame.OBJECT and (use.cue.stance == "stress" or use.cue.lemma == "claim")
    is_shown |= frame is Frame.TO and use.cue.lemma in grammar.members("portending")
    is_shown &= passage.lower[use.group - 1] not in grammar.subject_pronouns - grammar.vague
    if is_shown and source[0] is not None and not may_tell(passage, source[0], grammar):
        return None  # a thing shows what it highlights, a flood claims lives, threatens to
    if frame is Frame.THAT and is_headed(passage, sentence, source[0], use, grammar):
        return None
    taken_up: tuple[tuple[int, int], ...] = ()
    if frame is Frame.THAT and source[0] is not None:
        source = beside_head(passage, source[0], start, grammar), source[1]
        if source[1] is SourceKind.PHRASE:
            taken_up = relative_taken_up(passage, source[0], start, grammar)
    end = whole = content_end(passage, use, start, stop, frame, grammar)
    is_bare = end - start == 1 and passage.lower[start] in grammar.complementizers
    if is_bare and ":" in passage.gaps[end]:
        cue = (use.group, use.stop)  # "The Herald reports that:"
        return Report(use.cue, cue, source[0], source[1], (), runs_on=True, rule="colon")
    if names_nothing(passage, use, source[0], (start, end), grammar):
        return None
    if frame is Frame.THAT:
        whole = end = before_contrast(passage, use, (start, end), grammar)
    end = before_nouns_verb(passage, use, source[0], (start, end), frame, grammar)
    if source[0] is not None:
        end = main_clause_from(passage, sentence, source[0], (start, end), grammar)
    if source[0] is not None and start < source[0][0] < end:
        end = source[0][0]
        end -= end - 1 > start and passage.lower[end - 1] in grammar.agent_links
    again = resumed(passage, (start, end), stop, grammar) if frame is Frame.THAT else None
    on = () if again is None else ((again, content_end(passage, use, again, stop, frame, grammar)),)
    lead = passage.lower[source[0][0] - 1] if source[0] and source[0][0] > sentence[0] else ""
    return Report(
        use.cue,
        (use.group, use.stop),
        source[0],
        source[1],
        (*taken_up, (start, end), *on),
        wording=wording_of(passage, use, (start, end), frame, grammar),
        is_endorsed=lead in grammar.as_leads,
        runs_on=end == stop and ":" in passage.gaps[stop],
        is_passive=use.is_passive,
        is_bounded=end < whole,
        rule=frame.value,
    )


def _before_quotation(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[tuple[int, int] | None, SourceKind],
    grammar: Grammar,
) -> Report | None:
    """ "Lee said in a statement. “…”": a verb without words, before a quotation."""
    stop = sentence[1]
    if source[0] is None or stop >= len(passage.words) or passage.quoted[stop] == -1:
        return None
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT)
    is_apart = skip_circumstance(passage, use.stop, stop, grammar) < stop
    if Frame.POST not in use.cue.frames or not is_finite or is_apart:
        return None
    return Report(use.cue, (use.group, use.stop), source[0], source[1], (), rule="introduced")


def _by_passive_subject(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    agent: tuple[int, int] | None,
    grammar: Grammar,
) -> Report | None:
    """ "The raid was announced by the ministry": the subject is what is reported."""
    is_as = _is_as(passage, sentence, use, grammar)
    takes_subject = bool(use.cue.frames & {Frame.OBJECT, Frame.THAT})
    takes_subject |= is_as and Frame.POST in use.cue.frames
    if not (use.is_passive or is_as) or agent is None or not takes_subject:
        return None
    if is_as:
        commas = (i for i in range(use.stop, sentence[1]) if "," in passage.gaps[i])
        subject = next(((comma, sentence[1]) for comma in commas), None)
    else:
        subject = subject_before(passage, sentence, use.group, grammar)
    if subject is None or (";" in passage.gaps[use.group] and not is_as):
        return None
    cue = (use.group, use.stop)
    return Report(use.cue, cue, agent, SourceKind.PHRASE, (subject,), rule="passive")
