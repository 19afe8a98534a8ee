"""Ownership: which report each word of a passage belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.domain.attribution import Attribution, Voice
from framing.domain.frozen import replace
from framing.voice.bounds import holds_on
from framing.voice.citations import is_called
from framing.voice.grammar import PAST, Grammar
from framing.voice.headlines import headline_report
from framing.voice.mentions import traits_of
from framing.voice.neighbours import report_beside, resumed
from framing.voice.passages import Passage, Tokens, is_joined
from framing.voice.report import NOBODY, Report
from framing.voice.reports import reports_of
from framing.voice.voiced import Voiced

_MARKS, _LONGEST_CLOSING, _NEAR, _NEAREST = frozenset(":-–—"), 8, 20, 4


def all_reports(passage: Passage, is_heading: bool, grammar: Grammar) -> tuple[Report, ...]:
    """Reports by cue, those of headlines, and those of quotations that only neighbours tell."""
    reports = _clipped(reports_of(passage, grammar))
    if is_heading:
        if reports or any(grammar.cue_signs_of(word) & PAST for word in passage.lower):
            from framing.voice.headline_verbs import by_actor, told_in_heading  # few have them

            reports = tuple(by_actor(passage, reports, grammar))
            told = told_in_heading(passage, grammar)
            if told is not None and all(report.rule != "postposed" for report in reports):
                reports = (told,)
        headline = _headline(passage, grammar)
        is_told = any(
            _ends(passage, each) or _follows_topic(passage, each, grammar) for each in reports
        )
        if headline is not None and not is_told:
            from framing.voice.closing import before_closing  # few headings have one

            reports = (*before_closing(reports, headline), headline)
    if grammar.reported_moods or (reports and grammar.clitics):
        from framing.voice.moods import completed  # few languages need it

        reports = completed(passage, reports, grammar)
    if not passage.quotations:
        return reports
    owners = quotation_owners(passage, owners_of(passage, reports, grammar), grammar)
    beside = [
        report_beside(passage, number, reports, grammar)
        for number, owner in enumerate(owners)
        if owner == NOBODY
        and not (grammar.clause_commas and _names_source(passage, number, reports, grammar))
    ]
    found = [report for report in beside if report is not None]
    if found and grammar.clitics:
        from framing.voice.outlets import without_topics  # few languages need it

        found = [*without_topics(passage, found, grammar)]
    return (*reports, *found)


def _follows_topic(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether who says something stands right behind a colon: "Sarn: la ONU alerta de un “desastre”"."""
    if not grammar.clitics or report.source is None or not report.regions:
        return False
    start = report.source[0]
    is_before = start < report.cue_tokens[0] < report.regions[0][0]
    return is_before and start > 0 and ":" in passage.gaps[start]


def _names_source(
    passage: Passage, number: int, reports: Sequence[Report], grammar: Grammar
) -> bool:
    """Whether marks hold the name of a source or of who is told: "laut der „Post“", "sagte sie dem „Boten“"."""
    at = passage.quoted_ranges[number][0]
    is_told = any(each.cue_tokens[0] < at - 1 < each.cue_tokens[1] + _NEAREST for each in reports)
    if is_told and passage.lower[at - 1] in grammar.listener_articles:
        return True
    return any(each.source[0] <= at < each.source[1] for each in reports if each.source)


def _headline(passage: Passage, grammar: Grammar) -> Report | None:
    """What a heading reports by a colon or a dash."""
    has_mark = not _MARKS.isdisjoint("".join(passage.gaps[-_LONGEST_CLOSING:-1]))
    if has_mark and not (grammar.clitics or grammar.clause_commas):
        from framing.voice.closing import closing_report  # few headings end so

        closing = closing_report(passage, grammar)
        if closing is not None:
            return closing
    return headline_report(passage, grammar)


def _ends(passage: Passage, report: Report) -> bool:
    """Whether who says it ends a heading, whose colon parts a topic: "Kenya: Rebels flee, army says"."""
    last = len(passage.words)
    is_last = report.cue_tokens[1] == last or (report.source or (0, 0))[1] == last
    return is_last and report.rule == "postposed"


def _clipped(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """What is said in the words that another closes ends there: "Lee said it was old, the Herald
    reported"."""
    kept = list(reports)
    for number, report in enumerate(reports):
        if report.rule != "postposed" or not report.regions:
            continue
        start, edge = report.regions[0]
        stop = edge if report.source is None else min(report.source[0], report.cue_tokens[0])
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
        if len(reports) > 1:
            _claim(passage, owners, reports, number, grammar)
        if report.source is not None and holds_on(passage, report.source[1], grammar):
            start, stop = passage.quoted_ranges[passage.quoted[report.source[1]]]
            owners[start:stop] = [NOBODY] * (stop - start)
    return owners


def _claim(
    passage: Passage, owners: list[int], reports: Sequence[Report], number: int, grammar: Grammar
) -> None:
    """Give a report the quotation that it closes or leads to, whoever tells of both."""
    report = reports[number]
    if report.source and is_called(passage, report.source, grammar):
        for index in (i for region in report.regions for i in range(*region)):
            owners[index] = number if passage.quoted[index] != -1 else owners[index]
    if report.rule == "according-to":
        start, stop = _led_to_by(passage, report)
        owners[start:stop] = [number] * (stop - start)
    elif report.rule == "postposed":
        start, stop = _closed_by(passage, report)
        if start < stop and _is_told(passage, report, reports[owners[start]], grammar):
            last = max(report.cue_tokens[1], report.source[1] if report.source else 0)
            if reports[owners[start]].rule != "according-to":
                owners[stop:last] = [NOBODY] * (last - stop)
            owners[start:stop] = [number] * (stop - start)
    else:
        return
    if start == stop and _is_outlet(passage, report, grammar):
        _give_back(passage, owners, reports, number)


def _is_outlet(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a news outlet is the source, which tells what others say."""
    head = traits_of(passage, *report.source, grammar).head if report.source else ""
    return head in grammar.media_marks or head in grammar.media


def _give_back(passage: Passage, owners: list[int], reports: Sequence[Report], number: int) -> None:
    """Give quotations that an outlet tells of to who says them: "Lee called it “old,” the Herald reported"."""
    within = reports[number].regions
    for inner in range(max(0, number - _NEAR), min(len(reports), number + _NEAR)):
        report, cue = reports[inner], reports[inner].cue_tokens[0]
        if report.source is None or not any(start <= cue < stop for start, stop in within):
            continue
        for start, stop in report.regions:
            for index in range(start, stop):
                if passage.quoted[index] != -1 and owners[index] == number:
                    owners[index] = inner


def _led_to_by(passage: Passage, report: Report) -> Tokens:
    """The quotation right behind "according to Lee,": it is Lee's, whoever tells of it."""
    after = len(passage.words) if report.source is None else report.source[1]
    if after == len(passage.words) or passage.opens_sentence(after):
        return 0, 0
    number = passage.quoted[after]
    return (0, 0) if number == -1 else passage.quoted_ranges[number]


def _is_told(passage: Passage, report: Report, other: Report, grammar: Grammar) -> bool:
    """Whether another only leads to what a report closes, or is where it was read: "…: “…,” she
    said", "“…,” she said, according to the Herald"; whom "it" means the clause before tells better."""
    if other.rule == "according-to":
        return any(first <= report.cue_tokens[0] < last for first, last in other.regions)
    if other.source is not None and _is_outlet(passage, report, grammar):
        return _is_outlet(passage, other, grammar)
    first = min(report.source[0] if report.source else 0, report.cue_tokens[0])
    return passage.lower[first] not in grammar.vague and other.cue_tokens[0] < first


def _closed_by(passage: Passage, report: Report) -> Tokens:
    """The quotation that a report closes: "“…,” she said"; an empty range where the report goes on,
    and where its source does not follow at once."""
    source = report.source
    if source is None:
        return 0, 0
    first = min(source[0], report.cue_tokens[0])
    if passage.quoted[first - 1] == -1 or report.regions[-1][1] > first:
        return 0, 0
    start, stop = passage.quoted_ranges[passage.quoted[first - 1]]
    is_owned = any(begin <= start < end for begin, end in report.regions)
    return (start, stop) if is_owned else (0, 0)


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
