"""Matches of paragraphs met before: a draft that is typed is matched anew only where it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.domain.document import Block, Document, Metadata
from framing.domain.entity import Mention
from framing.domain.frozen import dataclass
from framing.domain.hit import Hit, Matches
from framing.domain.span import Span, Spans
from framing.match.compile import Matcher
from framing.match.find import find_matches


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """All that decides what is matched in a paragraph; places count from its beginning.

    `text` has one character more on either side, where there is one.
    """

    text: str
    metadata: Metadata
    tokens: Spans
    sentences: Spans


class MatchMemory:
    """The matches of the paragraphs of one draft, kept from one version of it to the next.

    Terms and names never reach over the end of a paragraph, so that the matches of a document
    are those of its paragraphs. `n_anew` counts the paragraphs that had to be matched so far.
    """

    def __init__(self) -> None:
        self._known: dict[_Paragraph, Matches] = {}
        self.n_anew = 0

    def find_matches(self, document: Document, matcher: Matcher) -> Matches:
        """As `find.find_matches`; the matcher must be the same in every call."""
        met: dict[_Paragraph, Matches] = {}
        hits: list[Hit] = []
        mentions: list[Mention] = []
        n_steps = 0
        for block in document.blocks:
            paragraph, shift = _paragraph(document, block)
            found = met.get(paragraph) or self._known.get(paragraph)
            if found is None:
                self.n_anew += 1
                found = find_matches(_document(paragraph, document), matcher)
                n_steps += found.n_steps
            met[paragraph] = found
            hits += [_moved_hit(each, shift) for each in found.hits]
            mentions += [_moved_mention(each, shift) for each in found.mentions]
        self._known = met
        left_out = matcher.left_out_for(document.metadata.language)
        return Matches(tuple(hits), tuple(mentions), n_steps, left_out)


def _paragraph(document: Document, block: Block) -> tuple[_Paragraph, int]:
    """The paragraph, and how far its places are from those of the document."""
    start, end = block.span.start, block.span.end
    shift = max(start - 1, 0)
    return _Paragraph(
        document.text[shift : end + 1],
        document.metadata,
        _part(document.tokens, start, end, shift),
        _part(document.sentences, start, end, shift),
    ), shift


def _part(spans: Spans, start: int, end: int, shift: int) -> Spans:
    numbers = spans.range_within(start, end)
    return Spans(
        _less(spans.starts[numbers.start : numbers.stop], shift),
        _less(spans.ends[numbers.start : numbers.stop], shift),
    )


def _less(offsets: Iterable[int], shift: int) -> tuple[int, ...]:
    return tuple([offset - shift for offset in offsets])


def _document(paragraph: _Paragraph, of: Document) -> Document:
    return replace(
        of,
        text=paragraph.text,
        blocks=(),
        sentences=paragraph.sentences,
        tokens=paragraph.tokens,
        source_map=None,
        remarks=(),
    )


def _moved_hit(hit: Hit, shift: int) -> Hit:
    """The hit at its place in the document; spelled out, for a draft holds hundreds."""
    span = _moved(hit.span, shift)
    return Hit(span, hit.lexicon, hit.contrast, hit.label, hit.term, hit.compound, hit.is_negated)


def _moved_mention(mention: Mention, shift: int) -> Mention:
    return Mention(_moved(mention.span, shift), mention.entity, mention.kind, mention.role)


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
