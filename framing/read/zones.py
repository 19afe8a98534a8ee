"""Zones of a page's paragraphs, from their words, their place and what markup tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framing.domain.document import Block, Zone
from framing.domain.span import Span
from framing.read.furniture import (
    Furniture,
    FurnitureSigns,
    furniture_of,
    furniture_signs,
    has_full_stop,
)
from framing.read.paragraphs import Paragraph

_MAX_HEADLINE_WORDS, _MAX_STANDFIRST_WORDS = 25, 45
_MAX_SUBHEAD_WORDS, _MAX_SUBHEAD_CHARS = 12, 90
_MIN_PROSE_BEFORE_COMMENTS, _MIN_CHARS_BEFORE_COMMENTS = 2, 300
_MIN_PARAGRAPHS_BELOW = 4
_QUOTES = "\"'“”‘’«»‹›„‚"


def zone_blocks(
    text: str, paragraphs: Sequence[Paragraph], *, language: str, title: str | None = None
) -> tuple[Block, ...]:
    """The paragraphs as blocks. `title` is the headline where the metadata tell it."""
    page = furniture_signs(text, language)
    looks = [_look(page, paragraph) for paragraph in paragraphs]
    headline = _headline_index(looks, _plain(title or ""))
    first = _first_of_body(looks, headline)
    zones = [*_front_zones(looks[:first], headline), *_body_zones(looks, first, headline)]
    signed = {number - 1 for number, look in enumerate(looks) if _is_post_signature(look.text)}
    return tuple(
        Block(look.span, zone, zone is Zone.BODY and (look.is_quotation or number in signed))
        for number, (look, zone) in enumerate(zip(looks, zones, strict=True))
    )


def _is_post_signature(words: str) -> bool:
    """`— Ann Lee (@annlee) May 1, 2016` below an embedded post."""
    return words[0] in "—–-" and len(words) < 120 and "(@" in words


class _Look(NamedTuple):
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


def _look(page: FurnitureSigns, paragraph: Paragraph) -> _Look:
    start, end = paragraph.span.start, paragraph.span.end
    words = page.text[start:end]
    is_open = paragraph.zone is None or paragraph.zone is Zone.BODY
    furniture = furniture_of(page, start, end) if is_open else None
    n_words = words.count(" ") + 1
    is_prose = (
        furniture is None
        and is_open
        and (n_words > _MAX_HEADLINE_WORDS or has_full_stop(words) or words.endswith(":"))
    )
    return _Look(
        words,
        paragraph.span,
        paragraph.zone,
        paragraph.is_quotation,
        paragraph.is_item,
        furniture,
        n_words,
        is_prose,
    )


def _headline_index(looks: Sequence[_Look], title: str) -> int | None:
    """The number of the headline: from markup, from the metadata, or by its looks."""
    known = [i for i, look in enumerate(looks) if look.zone is Zone.HEADLINE]
    if known:
        return known[0]
    last_prose = next((i for i in range(len(looks) - 1, 0, -1) if looks[i].is_prose), 0)
    candidates = list(_headline_candidates(looks, last_prose))
    named = (i for i in candidates if title and _plain(looks[i].text) == title)
    repeated = (i for i in candidates if _is_repeated(looks, i))
    wordy = (i for i in candidates if looks[i].n_words > 2)
    return next((i for row in (named, repeated, wordy, candidates) for i in row), None)


def _headline_candidates(looks: Sequence[_Look], last_prose: int) -> Iterator[int]:
    """Lines that may be the headline: before the first prose, not in a list of links."""
    is_below_links = False
    for number, look in enumerate(looks[:last_prose]):
        if look.furniture is Furniture.LINK_HEAD:
            is_below_links = True
        is_title = look.is_bare or (look.zone is Zone.SUBHEAD and number < 3)
        is_title = is_title and look.furniture is None and not is_below_links
        if is_title or (look.is_prose and _is_title_with_stop(looks, number)):
            yield number
        if look.is_prose:
            return


def _is_repeated(looks: Sequence[_Look], number: int) -> bool:
    words = _plain(looks[number].text)
    near = looks[number + 1 : number + 6]
    return looks[number].n_words > 2 and any(_plain(look.text) == words for look in near)


def _is_title_with_stop(looks: Sequence[_Look], number: int) -> bool:
    """Whether a short first sentence is a headline all the same.

    By `!` or `?`, by its capitals, by an abbreviation at its end, or because it opens a long
    text and is much shorter than the paragraph below it (databases put a stop to headlines).
    """
    look = looks[number]
    words = look.text.split()
    is_quoted = look.text[0] in _QUOTES and look.text[-1] in _QUOTES
    if not 2 < len(words) <= 20 or is_quoted or look.zone is not None or look.is_item:
        return False
    if not look.text.rstrip(_QUOTES).endswith("."):
        return look.text.rstrip(_QUOTES).endswith(("!", "?"))
    if "." in words[-1][:-1]:
        return ". " not in look.text
    long_words = [word for word in words if len(word) > 3]
    n_capitals = sum(not word.lstrip(_QUOTES)[:1].islower() for word in long_words)
    if len(long_words) > 2 and n_capitals >= 0.9 * len(long_words):
        return True
    below = [other.n_words for other in looks[number + 1 :] if other.is_prose]
    return (
        number == 0
        and ". " not in look.text
        and len(words) <= 14
        and len(below) >= _MIN_PARAGRAPHS_BELOW
        and below[0] >= max(18, 1.5 * len(words))
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .!?")


def _first_of_body(looks: Sequence[_Look], headline: int | None) -> int:
    """The number of the first paragraph below headline, standfirst, byline and their like."""
    start = 0 if headline is None else headline + 1
    first = next((i for i in range(start, len(looks)) if looks[i].is_prose), None)
    if first is None:
        return start
    is_above_byline = first + 1 < len(looks) and looks[first + 1].furniture in (
        Furniture.BYLINE,
        Furniture.DATE,
    )
    is_short = looks[first].n_words <= _MAX_STANDFIRST_WORDS
    if headline is not None and is_above_byline and is_short and _has_prose(looks, first + 2):
        return first + 1
    return first


def _has_prose(looks: Sequence[_Look], start: int) -> bool:
    return any(look.is_prose for look in looks[start:])


def _front_zones(looks: Sequence[_Look], headline: int | None) -> Iterator[Zone]:
    title = "" if headline is None else _plain(looks[headline].text)
    for number, look in enumerate(looks):
        if look.zone is not None and look.zone is not Zone.BODY and number != headline:
            yield look.zone
        elif number == headline or (title and _plain(look.text) == title):
            yield Zone.HEADLINE
        elif look.furniture is not None:
            yield Zone.CAPTION if look.furniture is Furniture.CAPTION else Zone.BOILERPLATE
        elif headline is None or number < headline or _is_name(look):
            yield Zone.BOILERPLATE
        else:
            yield (
                Zone.STANDFIRST
                if look.is_prose or look.n_words > 5 or look.is_item
                else Zone.SUBHEAD
            )


def _is_name(look: _Look) -> bool:
    """Whether the line holds only names, as of the authors: `Ann Lee`, `Tom Orr and Ann B. Lee`."""
    row = look.text
    for link in (" and ", " und ", " et ", " y ", " & ", ", "):
        row = row.replace(link, "|")
    names = [name.split() for name in row.split("|")]
    return look.zone is None and all(
        1 < len(name) < 5
        and (len(name) < 4 or len(names) > 1)
        and all(word[0].isupper() and word.strip(".-’'").isalpha() for word in name)
        for name in names
    )


def _body_zones(looks: Sequence[_Look], first: int, headline: int | None) -> Iterator[Zone]:
    end = _end_of_article(looks, first)
    title = "" if headline is None else _plain(looks[headline].text)
    links = _link_numbers(looks[:end], first)
    subheads = _subhead_numbers(looks[:end], first)
    last_prose = next((i for i in range(end - 1, first - 1, -1) if looks[i].is_prose), end)
    for number in range(first, end):
        look = looks[number]
        if title and number < first + 3 and _plain(look.text) == title:
            yield Zone.HEADLINE
        elif number in links:
            yield Zone.BOILERPLATE
        elif number in subheads:
            yield Zone.SUBHEAD
        else:
            yield _zone_in_article(look, is_tail=number > last_prose)
    yield from _zones_below_article(looks[end:])


def _end_of_article(looks: Sequence[_Look], first: int) -> int:
    """The number of the head of the comments or their form; a counter above the text is none."""
    n_prose = n_chars = 0
    for number in range(first, len(looks)):
        look = looks[number]
        if look.furniture in (Furniture.COMMENT_HEAD, Furniture.REPLY_HEAD) and (
            n_prose >= _MIN_PROSE_BEFORE_COMMENTS or n_chars >= _MIN_CHARS_BEFORE_COMMENTS
        ):
            return number
        if look.is_prose:
            n_prose, n_chars = n_prose + 1, n_chars + len(look.text)
    return len(looks)


def _zones_below_article(looks: Sequence[_Look]) -> Iterator[Zone]:
    """Comments, and what stands below the form for them, which has no comments but forms."""
    is_below_form = False
    for look in looks:
        is_below_form = is_below_form or look.furniture is Furniture.REPLY_HEAD
        is_comment = look.is_prose or not is_below_form
        is_furniture = look.furniture not in (None, Furniture.SECTION, Furniture.CAPTION)
        is_known = look.zone is Zone.BOILERPLATE or is_furniture
        yield Zone.COMMENT if is_comment and not is_known else Zone.BOILERPLATE


def _link_numbers(looks: Sequence[_Look], first: int) -> set[int]:
    """The bare lines and list entries below the head of a link list, up to the next prose."""
    numbers: set[int] = set()
    is_below_head = False
    for number in range(first, len(looks)):
        look = looks[number]
        is_below_head = look.furniture is Furniture.LINK_HEAD or (
            is_below_head and (look.is_bare or look.is_item)
        )
        if is_below_head:
            numbers.add(number)
    return numbers


def _subhead_numbers(looks: Sequence[_Look], first: int) -> set[int]:
    """Short lines with prose below them, one or two together; three and more are a list."""
    numbers: set[int] = set()
    for is_subhead, run in groupby(range(first, len(looks)), key=lambda i: _is_subhead(looks[i])):
        group = list(run)
        if is_subhead and len(group) < 3 and _is_above_prose(looks, group[-1]):
            numbers.update(group)
    return numbers


def _is_above_prose(looks: Sequence[_Look], number: int) -> bool:
    """Whether running text follows; up to three pictures or advertisements may come between."""
    for look in looks[number + 1 : number + 5]:
        if look.is_prose or look.is_item:
            return True
        is_passed_over = look.furniture in (Furniture.CAPTION, Furniture.BOILERPLATE)
        if not is_passed_over and look.zone is not Zone.CAPTION:
            return False
    return False


def _is_subhead(look: _Look) -> bool:
    """Whether the line could stand above a section; a month alone can, a full date cannot."""
    is_month = look.furniture is Furniture.DATE and look.n_words < 3 and ":" not in look.text[:-1]
    is_question = (
        look.is_prose
        and look.text.endswith("?")
        and look.zone is None
        and look.n_words < 9
        and _QUOTES.find(look.text[0]) < 0
        and not any(stop in look.text[:-1] for stop in ".!?:")
    )
    return (
        (look.is_bare or is_month or is_question)
        and look.n_words <= _MAX_SUBHEAD_WORDS
        and len(look.text) <= _MAX_SUBHEAD_CHARS
        and not look.text.endswith((",", ";", "-", "–", "—"))
        and (is_month or not look.text.endswith(":"))
        and not look.text[0].islower()
        and look.text[0] not in "—–-@"
        and not any(sign in look.text for sign in ("://", "@", "pic.", "www."))
    )


def _zone_in_article(look: _Look, *, is_tail: bool) -> Zone:
    if look.is_prose:
        return look.zone or Zone.BODY
    if look.furniture is Furniture.CAPTION:
        return Zone.CAPTION
    if look.furniture not in (None, Furniture.SECTION):
        return Zone.BOILERPLATE
    if look.zone is not None:
        return look.zone
    is_leftover = is_tail and look.is_bare and look.n_words < 11 and "@" not in look.text
    return Zone.BOILERPLATE if is_leftover else Zone.BODY
