"""A document as read: its text, never altered, and what stands where in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from framing.domain.closed import Enum
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.source_map import SourceMap, original_span
from framing.domain.span import Span, Spans


class Zone(Enum):
    """The part of a page that a stretch of text belongs to."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    COMMENT = "comment"

    @property
    def is_scored(self) -> bool:
        """Whether hits in this zone count; boilerplate and comments are only listed."""
        return self in SCORED_ZONES


SCORED_ZONES = frozenset(Zone) - {Zone.BOILERPLATE, Zone.COMMENT}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; None means not known.

    `date` is ISO 8601 (`2016-10-31`). `custom` holds further fields by name, sorted.
    """

    outlet: str | None = None
    date: str | None = None
    event: str | None = None
    language: str = "en"
    url: str | None = None
    author: str | None = None
    title: str | None = None
    custom: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str | None:
        """The value of a built-in or custom field, None where it is not known."""
        if name in _BUILT_IN:
            value: str | None = getattr(self, name)
            return value
        for field, told in self.custom:
            if field == name:
                return told
        return None

    @property
    def has_odd_date(self) -> bool:
        """Whether a date is told that is not understood."""
        return self.date is None and self.field("date_as_written") is not None

    @property
    def told_fields(self) -> tuple[str, ...]:
        """The names of the fields that are known, sorted; the language always is."""
        built_in = (name for name in _BUILT_IN if getattr(self, name) is not None)
        return tuple(sorted((*built_in, *(name for name, _ in self.custom))))


_BUILT_IN = frozenset({"outlet", "date", "event", "language", "url", "author", "title"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of text (a paragraph, a heading, a list entry) and its zone.

    `is_quotation` marks a block quotation or an embedded post, known from markup or indent.
    """

    span: Span
    zone: Zone
    is_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the markup (`<!-- … -->`), without its brackets, and where it stands.

    `offset` is the place in `Document.text` that it precedes: suppressions are written so.
    """

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is the text as read from disk, decoded (without a byte order mark) and otherwise
    untouched; every offset of the project counts its code points. Only for HTML it is the
    prose extracted from the page, and `source_map` leads back to the file. `path` is the file
    it came from. `blocks` are ordered and disjoint and hold all text that is to be read: what
    lies outside them (markup, front matter, white space) is masked. `sentences` lie inside
    blocks and never cross one; `tokens` are words (letters, digits, marks and inner
    apostrophes; a hyphen parts words; a link holds none).
    """

    id: str
    text: str
    path: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    sentences: Spans
    tokens: Spans
    source_map: SourceMap | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def source(self) -> str:
        """The text of the file: for HTML the whole page, else `text`."""
        return self.text if self.source_map is None else self.source_map.source

    def original_span(self, span: Span) -> Span:
        """The stretch of `source` that a span of `text` came from: for records and places."""
        return original_span(self.source_map, span)

    def block_index_at(self, offset: int) -> int | None:
        """The number of the block that holds the offset, None in masked text."""
        index = bisect_right(_starts_of(self.blocks), offset) - 1
        return index if index >= 0 and offset < self.blocks[index].span.end else None

    def zone_at(self, offset: int) -> Zone:
        """The zone of the block at the offset; BOILERPLATE in masked text."""
        index = self.block_index_at(offset)
        return Zone.BOILERPLATE if index is None else self.blocks[index].zone

    def zones_at(self, offsets: Iterable[int]) -> list[Zone]:
        """The zone of each offset, as `zone_at`."""
        starts = _starts_of(self.blocks)
        found = []
        for offset in offsets:
            index = bisect_right(starts, offset) - 1
            is_inside = index >= 0 and offset < self.blocks[index].span.end
            found.append(self.blocks[index].zone if is_inside else Zone.BOILERPLATE)
        return found

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the offset, None in masked text."""
        index = self.sentences.index_at(offset)
        return None if index is None else self.sentences[index]


class Written(NamedTuple):
    """The tokens of a document as written, and what stands before each and behind the last."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]


# Those of the document met last: each stage of its road asks for them.
_latest: tuple[Spans | None, str, Written] = (None, "", Written((), ()))


def keep_written(tokens: Spans, text: str, written: Written) -> None:
    """Keep what reading has found of the document that holds these very tokens and text."""
    global _latest
    _latest = (tokens, text, written)


def written_of(document: Document) -> Written:
    """The words of the document's tokens and the text between them, in order."""
    tokens, text, written = _latest
    if tokens is not document.tokens or text is not document.text:
        tokens, text = document.tokens, document.text
        starts, ends = tokens.starts, tokens.ends
        words = tuple([text[a:b] for a, b in zip(starts, ends, strict=True)])
        edges = zip((0, *ends), (*starts, len(text)), strict=True)
        written = Written(words, tuple([text[a:b] for a, b in edges]))
        keep_written(tokens, text, written)
    return written


# Where the blocks of the document met last begin: zones are asked for over and over.
_latest_starts: tuple[tuple[Block, ...] | None, list[int]] = (None, [])


def _starts_of(blocks: tuple[Block, ...]) -> list[int]:
    global _latest_starts
    known, starts = _latest_starts
    if known is not blocks:
        starts = [block.span.start for block in blocks]
        _latest_starts = (blocks, starts)
    return starts


@dataclass(frozen=True, slots=True)
class SkippedDocument:
    """A document that could not be read or holds nothing to score, with the reason and remedy."""

    path: str
    code: str
    reason: str
    remedy: str
