"""Ownership: which report each word of a passage belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.domain.attribution import Attribution, Voice
from framing.domain.frozen import replace
from framing.voice.fragments import before_article, is_cried, is_taken_for, name_giver
from framing.voice.grammar import Grammar, breaks
from framing.voice.headlines import headline_actor, headline_report, tells_in_heading
from framing.voice.mentions import may_speak
from framing.voice.neighbours import clause_subject, owner_at, report_beside
from framing.voice.passages import Passage, is_joined, resumed
from framing.voice.phrases import subject_after
from framing.voice.report import NOBODY, Report
from framing.voice.reports import reports_of
from framing.voice.tails import holds_on
from framing.voice.voiced import Voiced

_MOST_ADJECTIVES = 3


def all_reports(passage: Passage, is_heading: bool, grammar: Grammar) -> tuple[Report, ...]:
    """Reports by cue, those of headlines, and those of quotations that only neighbours tell."""
    reports = _clipped(reports_of(passage, grammar))
    if is_heading:
        if reports:
            from framing.voice.headline_verbs import by_actor  # few headings need it

            reports = tuple(by_actor(passage, reports, grammar))
        headline = headline_report(passage, grammar)
        if headline is not None and not any(_ends(passage, report) for report in reports):
            reports = (*reports, headline)
    if reports and (grammar.clitics or grammar.reported_moods):
        from framing.voice.moods import completed  # few languages need it

        reports = completed(passage, reports, grammar)
    if not passage.quotations:
        return reports
    owners = quotation_owners(passage, owners_of(passage, reports, grammar), grammar)
    beside = [
        report_beside(passage, number, reports, grammar)
        for number, owner in enumerate(owners)
        if owner == NOBODY
    ]
    return (*reports, *(report for report in beside if report is not None))


def _ends(passage: Passage, report: Report) -> bool:
    """Whether who says it ends a heading, whose colon parts a topic: "Kenya: Rebels flee, army says"."""
    last = len(passage.words)
    is_last = report.cue_tokens[1] == last or (report.source or (0, 0))[1] == last
    return is_last and report.rule == "postposed" and passage.quoted[last - 1] == -1


def _clipped(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """What is said in the words that another closes ends there: "Lee said it was old, the Herald
    reported"."""
    kept = list(reports)
    for number, report in enumerate(reports):
        if report.rule != "postposed" or report.source is None or not report.regions:
            continue
        start, stop = report.regions[0][0], min(report.source[0], report.cue_tokens[0])
        if report.regions[-1][1] > stop:
            continue
        before = number - 1
        while before >= 0 and kept[before].cue_tokens[0] >= start:
            inner = kept[before]
            regions = [(first, min(last, stop)) for first, last in inner.regions if first < stop]
            if regions and tuple(regions) != inner.regions:
                kept[before] = replace(inner, regions=tuple(regions))
            before -= 1
    return tuple(kept)


def owners_of(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> list[int]:
    """For each word the number of its report, or NOBODY; of two reports the wider one owns it.

    A quotation that one clause leads to and another closes is owned by who closes it, one inside
    the phrase that names a source by nobody.
    """
    owners = [NOBODY] * len(passage.words)
    numbers: Sequence[int] = range(len(reports))
    if len(reports) > 1:
        numbers = sorted(numbers, key=[_width(report) for report in reports].__getitem__)
    for number in numbers:
        for start, stop in reports[number].regions:
            owners[start:stop] = [number] * (stop - start)
    if len(reports) == 1 and not passage.quotations:
        return owners
    for number, report in enumerate(reports):
        if report.rule == "postposed" and len(reports) > 1:
            start, stop = _closed_by(passage, report, grammar)
            if start < stop and reports[owners[start]].cue_tokens[0] < start:
                owners[start:stop] = [number] * (stop - start)
                last = max(report.cue_tokens[1], report.source[1] if report.source else 0)
                owners[stop:last] = [NOBODY] * (last - stop)
        elif report.rule == "according-to" and len(reports) > 1:
            start, stop = _led_to_by(passage, report)
            owners[start:stop] = [number] * (stop - start)
        if report.source is not None and holds_on(passage, report.source[1], grammar):
            start, stop = passage.quoted_ranges[passage.quoted[report.source[1]]]
            owners[start:stop] = [NOBODY] * (stop - start)
    return owners


def _led_to_by(passage: Passage, report: Report) -> tuple[int, int]:
    """The quotation right behind "according to Lee,": it is Lee's, whoever tells of it."""
    if report.source is None or report.source[1] >= len(passage.words):
        return 0, 0
    number = passage.quoted[report.source[1]]
    return (0, 0) if number == -1 else passage.quoted_ranges[number]


def _closed_by(passage: Passage, report: Report, grammar: Grammar) -> tuple[int, int]:
    """The quotation that a report closes, itself introduced by another: "…: “…,” she said".

    An empty range where the report goes on, where its source does not follow at once, and for
    "it", which the clause before names better.
    """
    source = report.source
    if source is None:
        return 0, 0
    first = min(source[0], report.cue_tokens[0])
    if passage.quoted[first - 1] == -1 or report.regions[-1][1] > first:
        return 0, 0
    start, stop = passage.quoted_ranges[passage.quoted[first - 1]]
    is_owned = any(begin <= start < end for begin, end in report.regions)
    is_plain = passage.lower[source[0]] not in grammar.vague
    return (start, stop) if is_owned and is_plain else (0, 0)


def quotation_owners(passage: Passage, owners: Sequence[int], grammar: Grammar) -> list[int]:
    """For each quotation of the passage the number of its report, or NOBODY.

    Those of a list go with the first: "called him “slow” and “old”, and left"; what goes on
    behind an aside between dashes with what stands before it.
    """
    n_owned = len(owners)
    claims = [owners[at] if at < n_owned else NOBODY for at, _ in passage.quoted_ranges]
    if claims.count(NOBODY) == len(claims):
        return claims
    found: list[int] = []
    for number, owner in enumerate(claims):
        before = resumed(passage, number) if owner == NOBODY else None
        if found and is_joined(passage, number, grammar.coordinators):
            before = number - 1
        is_led = before is not None and found[before] != NOBODY
        found.append(found[before] if before is not None and is_led else owner)
    return found


def indirect(
    passage: Passage, reports: Sequence[Report], voices: Sequence[Voiced], owners: Sequence[int]
) -> Iterator[Attribution]:
    """Reported stretches outside marks."""
    for start, stop, number in _stretches(passage, reports, owners):
        voice, report = voices[number], reports[number]
        yield Attribution(  # by place: so many names take as long as all else here
            passage.char_span(start, stop),
            Voice.INDIRECT,
            None,
            voice.cue,
            voice.stance,
            voice.source,
            voice.speaker,
            voice.confidence,
            voice.is_uncertain,
            report.is_endorsed,
            (),
            report.rule,
            passage.char_span(*report.wording) if report.wording else None,
        )


def _stretches(
    passage: Passage, reports: Sequence[Report], owners: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Unbroken runs of words outside marks that one report owns: start, stop, report.

    Between two edges of regions and quotations the owner is the same.
    """
    if not reports:
        return
    if len(reports) == 1 and not passage.quotations and len(reports[0].regions) == 1:
        first, last = reports[0].regions[0]
        if first < last:
            yield first, last, 0
        return
    edges: set[int] = set()
    for report in reports:
        edges.update(*report.regions)
    edges.update(*passage.quoted_ranges)
    start, stop, number = 0, 0, NOBODY
    for first, last in pairwise(sorted(edges)):
        owner = owners[first] if passage.quoted[first] == -1 else NOBODY
        if owner == number and first == stop:
            stop = last
            continue
        if number != NOBODY:
            yield start, stop, number
        start, stop, number = first, last, owner
    if number != NOBODY:
        yield start, stop, number


def _width(report: Report) -> int:
    return sum([stop - start for start, stop in report.regions])


def clause_actor(
    passage: Passage, number: int, is_heading: bool, grammar: Grammar
) -> tuple[int, int] | None:
    """Who opens a heading and tells, else acts in the clause that a quotation is part of, or None."""
    actor = headline_actor(passage, number, grammar) if is_heading else None
    if actor is not None and tells_in_heading(passage, number, grammar):
        return actor
    subject = clause_subject(passage, number, grammar)
    return subject if subject is not None and may_speak(passage, *subject, grammar) else actor


def giver_of(passage: Passage, number: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who gives the name that marks hold, or cries what they do: "Lee's call for a “purge”"; or None."""
    if is_taken_for(passage, number, grammar):
        return name_giver(passage, number, grammar)
    cry = _cry_before(passage, number, grammar)
    if cry is None:
        return None
    sentence, end = passage.sentence_of(cry), passage.quoted_ranges[number][1]
    if end + 1 < sentence[1] and passage.lower[end] in grammar.origins:  # "… from the crowd"
        crowd = subject_after(passage, sentence, end + 1, grammar)
        if crowd is not None and may_speak(passage, *crowd, grammar):
            return crowd
    return owner_at(passage, sentence, cry, grammar)


def is_anybodys(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether nobody in particular gives a name or cries: "known as “…”", "met with cries of “…”"."""
    if is_taken_for(passage, number, grammar):
        return True
    cry = _cry_before(passage, number, grammar)
    if cry is not None:
        return _is_overheard(passage, cry, grammar)
    return _is_undergone(passage, number, grammar)


def _is_undergone(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a clause only tells what is done to its subject, or what may come.

    "Lee was convicted of “theft”", "a jury must find him “guilty”".
    """
    subject = clause_subject(passage, number, grammar)
    if subject is None:
        return False
    before = passage.lower[subject[1] : passage.quoted_ranges[number][0]]
    verbs = [word for word in before if not grammar.is_adverb(word)]
    word, done = (*verbs, "", "")[:2]
    return word in grammar.modals or (word in grammar.be and grammar.is_participle(done))


def _cry_before(passage: Passage, number: int, grammar: Grammar) -> int | None:
    """Where the noun for a cry begins, with what describes it, that leads to a quotation; or None."""
    start = passage.quoted_ranges[number][0]
    if not is_cried(passage, start, grammar):
        return None
    cry = before_article(passage, start, grammar) - 1
    first = max(passage.sentence_of(start)[0], cry - _MOST_ADJECTIVES)
    while cry > first and _may_describe_cry(passage, cry - 1, grammar):
        cry -= 1
    return cry


def _may_describe_cry(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    return passage.quoted[index] == -1 and not (
        breaks(passage.gaps[index + 1])
        or word in grammar.prepositions
        or word in grammar.determiners
        or word in grammar.be
        or word.endswith(("'s", "s'"))
        or grammar.is_verb_at(passage, index)
    )


def _is_overheard(passage: Passage, cry: int, grammar: Grammar) -> bool:
    """Whether nobody in particular cries: "walked in to chants of", "met with cries of", "There were"."""
    first = passage.sentence_of(cry)[0]
    before = passage.lower[cry - 1] if cry > first else ""
    if before in grammar.hearing_links:
        return not grammar.choruses.isdisjoint(passage.lower[cry : cry + _MOST_ADJECTIVES])
    near = passage.lower[max(first, cry - _MOST_ADJECTIVES) : cry]
    return not grammar.be.isdisjoint(near)
