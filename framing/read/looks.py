"""A paragraph as its words alone show it, before its place on the page counts."""

from __future__ import annotations

from framing.domain.document import Zone
from framing.domain.frozen import NamedTuple
from framing.domain.span import Span
from framing.read.furniture import Furniture, furniture_of, has_full_stop
from framing.read.furniture_signs import FurnitureSigns
from framing.read.paragraphs import Paragraph

QUOTES = "\"'“”‘’«»‹›„‚"
MAX_HEADLINE_WORDS = 25
# So many characters may two lines differ in spacing and stops that say the same.
_MAX_SPACING = 10


# What a heading by markup may be all the same.
_HEADS = (Furniture.LINK_HEAD, Furniture.COMMENT_HEAD, Furniture.REPLY_HEAD)


class Look(NamedTuple):
    """A paragraph as its words alone show it. `is_prose`: it reads like sentences."""

    text: str
    span: Span
    zone: Zone | None
    is_quotation: bool
    is_item: bool
    furniture: Furniture | None
    n_words: int
    is_prose: bool

    @property
    def is_bare(self) -> bool:
        """A line that is neither prose nor known: a heading, a link, a name."""
        return (
            not self.is_prose
            and self.zone is None
            and not self.is_item
            and self.furniture in (None, Furniture.SECTION)
        )

    @property
    def is_month(self) -> bool:
        """A date of a month or a year alone, as over a section; no date stamp, no time."""
        if self.furniture is not Furniture.DATE:
            return False
        words = self.text.strip(":.,").split()
        return len(words) < 3 and all(word.isalpha() or word.isdigit() for word in words)


def look_at(page: FurnitureSigns, paragraph: Paragraph) -> Look:
    """What the words of the paragraph say of it."""
    start, end = paragraph.span.start, paragraph.span.end
    words = page.text[start:end]
    is_open = paragraph.zone is None or paragraph.zone is Zone.BODY
    is_asked = is_open or paragraph.zone in (Zone.COMMENT, Zone.SUBHEAD)
    furniture = furniture_of(page, start, end) if is_asked else None
    if paragraph.zone is Zone.SUBHEAD and furniture not in _HEADS:
        furniture = None
    n_words = words.count(" ") + 1
    is_prose = (
        furniture is None
        and is_open
        and (n_words > MAX_HEADLINE_WORDS or has_full_stop(words) or words.endswith(":"))
    )
    return Look(
        words,
        paragraph.span,
        paragraph.zone,
        paragraph.is_quotation,
        paragraph.is_item,
        furniture,
        n_words,
        is_prose,
    )


def plain_words(words: str) -> str:
    """The words in lower case and evenly spaced, to tell whether two lines say the same."""
    return " ".join(words.casefold().split()).strip(" .!?")


def says(look: Look, title: str) -> bool:
    """Whether the paragraph says the same as `title`, which is in plain words already."""
    is_near = abs(len(look.text) - len(title)) <= _MAX_SPACING and bool(title)
    return is_near and plain_words(look.text) == title
