"""What `looks` says of paragraphs in bytes, remembered: much furniture is the same on many pages."""

from __future__ import annotations

from functools import lru_cache

from framing.domain.frozen import NamedTuple
from framing.domain.span import Span
from framing.read.byte_phrases import Inner
from framing.read.edges import names_highlights
from framing.read.furniture import Furniture
from framing.read.furniture_signs import FurnitureSigns, signs_of, small_letters
from framing.read.looks import Look, look_at
from framing.read.paragraphs import BULLETS, Paragraph
from framing.read.zones import is_link, is_subhead, may_be_left

_N_REMEMBERED = 8192

# What the words of a paragraph say that is no running text: nothing, the name of a section, a
# caption, furniture that headings pass over, bylines among it, and other furniture, what parts the
# body of an article, and the menu of a site, which headings pass over too.
OPEN, SECTION, CAPTION, PASSED, SIGNED, OTHER, PARTS, MENU = range(8)
ROLES = {
    None: OPEN,
    Furniture.SECTION: SECTION,
    Furniture.CAPTION: CAPTION,
    Furniture.BOILERPLATE: PASSED,
    Furniture.BYLINE: SIGNED,
    Furniture.NAVIGATION: MENU,
    Furniture.LINK_HEAD: PARTS,
    Furniture.COMMENT_HEAD: PARTS,
    Furniture.REPLY_HEAD: PARTS,
}


class Looked(NamedTuple):
    """What zones ask of a paragraph: whether it could be a heading, or a bare line left over below
    an article, whether it names the highlights of one, leads to another, and the role of its words;
    `look` in full."""

    is_prose: bool
    may_head: bool
    may_be_left: bool
    is_highlights: bool
    is_link: bool
    role: int
    look: Look


@lru_cache(maxsize=_N_REMEMBERED)
def looked_at(piece: bytes, inner: Inner, language: str) -> Looked:
    """The look of a paragraph; `inner` are phrases that it may hold, as in `FurnitureSigns`."""
    words = piece.decode()
    page = FurnitureSigns(words, small_letters(words), signs_of(language), *inner)
    paragraph = Paragraph(Span(0, len(words)), is_item=words.startswith(BULLETS))
    look = look_at(page, paragraph)
    role = ROLES.get(look.furniture, OTHER)
    facts = is_subhead(look), may_be_left(look), names_highlights(words), is_link(look)
    return Looked(look.is_prose, *facts, role, look)
