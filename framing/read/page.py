"""A page as its kind of file gives it: text, paragraphs, metadata fields, and what holds no words."""

from __future__ import annotations

from framing.domain.document import Remark
from framing.domain.frozen import dataclass
from framing.domain.source_map import SourceMap
from framing.domain.span import Span
from framing.read.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader of one kind of file makes of it; zones by words come later.

    fields: metadata by name, as found in the file. wordless: stretches inside paragraphs that
    hold no words, such as the address of a link.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    fields: tuple[tuple[str, str], ...] = ()
    wordless: tuple[Span, ...] = ()
    source_map: SourceMap | None = None
    remarks: tuple[Remark, ...] = ()
