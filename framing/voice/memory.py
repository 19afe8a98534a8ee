"""Reports of paragraphs met before: a draft that is typed is read anew only where it changed."""

from __future__ import annotations

from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.voice.grammar import Grammar
from framing.voice.ownership import all_reports
from framing.voice.pairs import Quotation
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """All that decides which acts of reporting a passage holds; places count from its beginning."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    quoted: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Tokens, ...]
    is_heading: bool


class ReportMemory:
    """The reports of the paragraphs of one draft, kept from one version of it to the next.

    A report counts its places in its own passage, so that it holds wherever the paragraph
    stands. Speakers are looked up anew: any paragraph may name them. `n_anew` counts the
    paragraphs that had to be read so far.
    """

    def __init__(self) -> None:
        self._grammar: Grammar | None = None
        self._known: dict[_Paragraph, tuple[Report, ...]] = {}
        self._met: dict[_Paragraph, tuple[Report, ...]] = {}
        self.n_anew = 0

    def next_version(self, grammar: Grammar) -> None:
        """Forget what the version before the last held, and all of another language."""
        self._known = self._met if grammar is self._grammar else {}
        self._met = {}
        self._grammar = grammar

    def all_reports(
        self, passage: Passage, is_heading: bool, grammar: Grammar
    ) -> tuple[Report, ...]:
        """As `ownership.all_reports`."""
        paragraph = _paragraph(passage, is_heading)
        found = self._met.get(paragraph) or self._known.get(paragraph)
        if found is None:
            self.n_anew += 1
            found = all_reports(passage, is_heading, grammar)
        self._met[paragraph] = found
        return found


def _paragraph(passage: Passage, is_heading: bool) -> _Paragraph:
    start = passage.span.start
    return _Paragraph(
        tuple(passage.words),
        tuple(passage.gaps),
        tuple(passage.quoted),
        tuple(_from(quotation, start) for quotation in passage.quotations),
        tuple(passage.sentences),
        is_heading,
    )


def _from(quotation: Quotation, start: int) -> Quotation:
    """The quotation with its places counted from the beginning of the paragraph."""
    return Quotation(
        _moved(quotation.outer, start),
        _moved(quotation.content, start),
        quotation.is_single,
        quotation.is_closed,
        quotation.is_continued,
        quotation.continues,
        quotation.is_opened,
        tuple(_moved(each, start) for each in quotation.inner),
    )


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
