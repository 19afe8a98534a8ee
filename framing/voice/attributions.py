"""Attributions of a document: who says which stretch of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.cue import VoiceLanguage
from framing.domain.document import Document, Zone
from framing.domain.span import Span
from framing.voice.grammar import Grammar, grammar_of
from framing.voice.headlines import headline_report, is_headline
from framing.voice.marks import Quotation, find_quotations
from framing.voice.mentions import MentionKind, may_speak, mention_of, named_by_apposition
from framing.voice.neighbours import clause_subject, report_beside, signature
from framing.voice.passages import Passage, passage_of
from framing.voice.quotations import QuotationKind, kind_of
from framing.voice.report import Report
from framing.voice.reports import reports_of
from framing.voice.speakers import Cast
from framing.voice.turns import Turn, find_turns


@dataclass(frozen=True, slots=True)
class _Voiced:
    """A speaker as the chain hands it on."""

    source: Span | None
    speaker: str | None
    confidence: float
    cue: Span | None = None
    stance: str | None = None
    is_uncertain: bool = False


_NOBODY = _Voiced(None, None, 0.4)


def find_attributions(document: Document, language: VoiceLanguage) -> tuple[Attribution, ...]:
    """All stretches of the document that are not plainly the outlet's own, ordered, disjoint."""
    grammar = grammar_of(language)
    blocks = [block.span for block in document.blocks]
    by_block = find_quotations(document.text, blocks, language.members("elisions"))
    passages = [
        passage_of(document, number, quotations) for number, quotations in enumerate(by_block)
    ]
    reports = [
        _all_reports(passage, is_headline(passage, document.blocks[number].zone), grammar)
        for number, passage in enumerate(passages)
    ]
    turns = find_turns(document, passages, reports, grammar)
    teller = _Teller(document, grammar, passages, reports)
    found: list[Attribution] = []
    for number, passage in enumerate(passages):
        zone = document.blocks[number].zone
        if zone in (Zone.BOILERPLATE, Zone.COMMENT):
            continue
        if number in turns:
            found.append(teller.turn(passage, passages[turns[number].passage], turns[number]))
        else:
            found += teller.tell(passage, reports[number])
    return tuple(found)


def _all_reports(passage: Passage, is_heading: bool, grammar: Grammar) -> tuple[Report, ...]:
    """Reports by cue, and those of quotations that only their neighbours tell."""
    reports = reports_of(passage, grammar)
    if is_heading:
        headline = headline_report(passage, grammar)
        if headline is not None:
            reports = (*reports, headline)
    beside = [
        report
        for number, quotation in enumerate(passage.quotations)
        if _owner(passage, quotation, reports) is None
        and (report := report_beside(passage, number, reports, grammar)) is not None
    ]
    return (*reports, *beside)


class _Teller:
    """Walks the passages in order and hands the speaker on from one to the next."""

    def __init__(
        self,
        document: Document,
        grammar: Grammar,
        passages: list[Passage],
        reports: list[tuple[Report, ...]],
    ) -> None:
        self.document = document
        self.passages = passages
        self.reports = reports
        self.grammar = grammar
        self.cast = Cast(passages, grammar)
        self.last = _NOBODY
        self.runs_on = False

    def tell(self, passage: Passage, reports: tuple[Report, ...]) -> list[Attribution]:
        voices = [self._voice_of(passage, report) for report in reports]
        owners = [_owner(passage, quotation, reports) for quotation in passage.quotations]
        found = list(self._direct(passage, reports, voices, owners))
        found += _indirect(passage, reports, voices)
        found.sort(key=_start)
        if voices and voices[-1].speaker is not None:
            self.last = voices[-1]
        return found

    def turn(self, passage: Passage, named_in: Passage, turn: Turn) -> Attribution:
        """The attribution of a paragraph that is spoken as a whole."""
        voice = self.last
        if turn.source is not None:
            voice = self._voice_at(named_in, turn.source)
            self.last = voice
        return Attribution(
            Span(passage.starts[turn.start], passage.span.end),
            Voice.DIRECT,
            source=voice.source,
            speaker=voice.speaker,
            confidence=voice.confidence * 0.9,
            inner=tuple(quotation.content for quotation in passage.quotations),
            reason=turn.rule,
        )

    def _voice_of(self, passage: Passage, report: Report) -> _Voiced:
        cue = passage.char_span(*report.cue_tokens)
        if report.source is None:
            return _Voiced(None, None, 0.5, cue, report.cue.stance)
        voice = self._voice_at(passage, report.source)
        return replace(voice, cue=cue, stance=report.cue.stance)

    def _direct(
        self,
        passage: Passage,
        reports: tuple[Report, ...],
        voices: list[_Voiced],
        owners: list[int | None],
    ) -> Iterator[Attribution]:
        is_heading = is_headline(passage, self.document.blocks[passage.number].zone)
        for number, quotation in enumerate(passage.quotations):
            owner = owners[number]
            if owner is None and not quotation.is_opened:
                continue
            kind = kind_of(passage, number, owner is not None, is_heading, self.grammar)
            if kind is QuotationKind.SCARE:
                yield Attribution(
                    quotation.content, Voice.OWN, Distance.SCARE_QUOTES, reason="no speaker"
                )
                continue
            if kind is QuotationKind.TITLE:
                continue
            voice = voices[owner] if owner is not None else _NOBODY
            if owner is None or (voice.speaker is None and not reports[owner].is_passive):
                chained = self._chained(passage, number, owners, voices)
                voice = replace(chained, cue=voice.cue, stance=voice.stance)
            yield Attribution(
                quotation.content,
                Voice.DIRECT,
                cue=voice.cue,
                stance=voice.stance,
                source=voice.source,
                speaker=voice.speaker,
                confidence=voice.confidence,
                is_uncertain=quotation.is_uncertain or voice.is_uncertain,
                inner=quotation.inner,
                reason=reports[owner].rule if owner is not None else "chain",
            )

    def _chained(
        self,
        passage: Passage,
        number: int,
        owners: list[int | None],
        voices: list[_Voiced],
    ) -> _Voiced:
        """The speaker of a quotation without a cue of its own.

        In this order: the subject of the clause that the quotation is part of, the speaker of
        the quotation before or behind it in the paragraph, any speaker of the paragraph, the
        last speaker before it, the first one after it.
        """
        subject = clause_subject(passage, number, self.grammar)
        if subject is not None and may_speak(passage, *subject, self.grammar):
            return _handed_on(self._voice_at(passage, subject))
        nearby = [*range(number - 1, -1, -1), *range(number + 1, len(owners))]
        for other in nearby:
            owner = owners[other]
            if owner is not None and voices[owner].speaker is not None:
                return _handed_on(voices[owner])
        if voices and voices[0].speaker is not None:
            return _handed_on(voices[0])
        signed = self._signed_below(passage.number)
        if signed is not None:
            return signed
        if self.last.speaker is not None:
            return _handed_on(self.last)
        return _handed_on(self._ahead(passage.number))

    def _signed_below(self, number: int) -> _Voiced | None:
        """The speaker that the next paragraph names behind a dash."""
        if number + 1 >= len(self.passages):
            return None
        below = self.passages[number + 1]
        source = signature(below, 0, self.grammar)
        return None if source is None else self._voice_at(below, source)

    def _ahead(self, number: int) -> _Voiced:
        """The first source that later paragraphs name."""
        for passage, reports in zip(
            self.passages[number + 1 :], self.reports[number + 1 :], strict=True
        ):
            for report in reports:
                if report.source is not None:
                    return self._voice_at(passage, report.source)
        return _NOBODY

    def _voice_at(self, passage: Passage, source: tuple[int, int]) -> _Voiced:
        mention = mention_of(passage, *source, self.grammar)
        if mention.kind is MentionKind.NOMINAL:
            mention = named_by_apposition(passage, source[1], mention, self.grammar)
        named = self.cast.resolve(mention, passage.number)
        self.cast.meet(mention)
        span = _with_relative(passage, source[1], mention.span, self.grammar)
        return _Voiced(span, named.name, named.confidence, is_uncertain=named.is_uncertain)


def _with_relative(passage: Passage, stop: int, span: Span, grammar: Grammar) -> Span:
    """The span of a source, drawn out over the relative pronoun that takes it up: "Lee, who"."""
    if stop < len(passage) and passage.lower[stop] in grammar.relatives:
        return Span(span.start, passage.ends[stop])
    return span


def _handed_on(voice: _Voiced) -> _Voiced:
    return replace(voice, confidence=voice.confidence * 0.8)


def _start(attribution: Attribution) -> int:
    return attribution.content.start


def _owner(passage: Passage, quotation: Quotation, reports: tuple[Report, ...]) -> int | None:
    """The number of the report whose content holds the quotation; the widest one wins."""
    first = bisect_left(passage.starts, quotation.content.start)
    best: int | None = None
    best_width = 0
    for number, report in enumerate(reports):
        for start, stop in report.regions:
            if start <= first < stop and stop - start > best_width:
                best, best_width = number, stop - start
    return best


def _indirect(
    passage: Passage, reports: tuple[Report, ...], voices: list[_Voiced]
) -> Iterator[Attribution]:
    """Reported stretches outside marks; where reports overlap, the wider one owns the words."""
    owner = [-1] * len(passage)
    order = sorted(range(len(reports)), key=lambda i: _width(reports[i]))
    for number in order:
        for start, stop in reports[number].regions:
            owner[start:stop] = [number] * (stop - start)
    index = 0
    while index < len(owner):
        number = owner[index]
        if number == -1 or passage.quoted[index] != -1:
            index += 1
            continue
        stop = index
        while stop < len(owner) and owner[stop] == number and passage.quoted[stop] == -1:
            stop += 1
        voice, report = voices[number], reports[number]
        yield Attribution(
            passage.char_span(index, stop),
            Voice.INDIRECT,
            cue=voice.cue,
            stance=voice.stance,
            source=voice.source,
            speaker=voice.speaker,
            confidence=voice.confidence,
            is_uncertain=voice.is_uncertain,
            is_endorsed=report.is_endorsed,
            reason=report.rule,
            wording=passage.char_span(*report.wording) if report.wording else None,
        )
        index = stop


def _width(report: Report) -> int:
    return sum(stop - start for start, stop in report.regions)
