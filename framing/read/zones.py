"""Zones of a page's paragraphs, from their words, their place and what markup tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from framing.domain.document import Block, Zone
from framing.domain.frozen import NamedTuple
from framing.read.edges import (
    below_highlights,
    biographies,
    headline_index,
    is_highlights_head,
)
from framing.read.furniture import Furniture
from framing.read.furniture_signs import furniture_signs
from framing.read.looks import (
    Look,
    asks,
    heads_as_sentence,
    is_link_line,
    is_marked_sentence,
    is_numbered,
    is_post_signature,
    look_at,
    names_authors,
    names_site,
    plain_words,
    says,
)
from framing.read.paragraphs import Paragraph

MAX_LEFTOVER_WORDS, _MAX_STANDFIRST_WORDS = 11, 45
MAX_SUBHEAD_WORDS, MAX_SUBHEAD_CHARS = 12, 90
# What may stand between a heading and its text.
PASSED_OVER = (Furniture.CAPTION, Furniture.BOILERPLATE, Furniture.BYLINE, Furniture.NAVIGATION)
# A longer line or, by markup, a longer heading right below the headline is a standfirst.
MAX_LINE_WORDS, _MAX_HEADING = 5, 8
N_ABOVE_PROSE = 4  # a heading has running text below it, not farther than this
_MIN_PROSE_BEFORE_COMMENTS, _MIN_CHARS_BEFORE_COMMENTS = 2, 300
# So far into the body may a headline be said once more.
_N_REPEATS = 3


def zone_blocks(
    text: str, paragraphs: Sequence[Paragraph], *, language: str, title: str | None = None
) -> tuple[Block, ...]:
    """The paragraphs as blocks. `title` is the headline where the metadata tell it."""
    page = furniture_signs(text, language)
    looks = [look_at(page, paragraph) for paragraph in paragraphs]
    zones = zones_of_looks(looks, title)
    for number in biographies([look.text for look in looks], zones):
        zones[number] = Zone.BOILERPLATE
    signed = {number - 1 for number, look in enumerate(looks) if is_post_signature(look.text)}
    return tuple(
        Block(look.span, zone, zone is Zone.BODY and (look.is_quotation or number in signed))
        for number, (look, zone) in enumerate(zip(looks, zones, strict=True))
    )


def zones_of_looks(looks: Sequence[Look], title: str | None) -> list[Zone]:
    """The zones of all paragraphs of a page, in order."""
    headline = headline_index(looks, plain_words(title or ""))
    first = _first_of_body(looks, headline)
    return [*_front_zones(looks[:first], headline), *_body_zones(looks, first, headline)]


class Front(NamedTuple):
    """What stands above an article, seen from its first paragraphs.

    The body begins with paragraph `n`; `zones` are those of the ones above. `repeats` are the
    numbers of paragraphs in the body that say the headline once more.
    """

    n: int
    zones: list[Zone]
    repeats: list[int]


def front_of_looks(looks: Sequence[Look], title: str | None) -> Front:
    """The front of a page. The looks may end behind the sixth paragraph of running text."""
    headline = headline_index(looks, plain_words(title or ""))
    first = _first_of_body(looks, headline)
    said = "" if headline is None else plain_words(looks[headline].text)
    below = range(first, min(first + _N_REPEATS, len(looks)))
    repeats = [number for number in below if says(looks[number], said)]
    return Front(first, list(_front_zones(looks[:first], headline)), repeats)


def _first_of_body(looks: Sequence[Look], headline: int | None) -> int:
    """The number of the first paragraph below headline, standfirst, byline and their like."""
    start = 0 if headline is None else headline + 1
    first = next((i for i in range(start, len(looks)) if looks[i].is_prose), None)
    if first is None:
        return start
    below_list = below_highlights(looks, start) if start else None
    if below_list is not None:
        return below_list
    is_short = looks[first].n_words <= _MAX_STANDFIRST_WORDS
    is_standfirst = headline is not None and is_short and _has_prose(looks, first + 2)
    is_signed = any(map(_is_signature, looks[start:first]))  # then a time stands over an entry
    if is_standfirst and not is_signed and _is_above_byline(looks, first):
        return first + 1
    return first


def _is_above_byline(looks: Sequence[Look], number: int) -> bool:
    """Whether a byline or date stands below the paragraph, or below a picture under it."""
    below = number + 1
    below += sum(look.furniture is Furniture.CAPTION for look in looks[below : below + 1])
    return any(map(_is_signature, looks[below : below + 1]))


def _is_signature(look: Look) -> bool:
    return look.furniture in (Furniture.BYLINE, Furniture.DATE) and not look.is_month


def _has_prose(looks: Sequence[Look], start: int) -> bool:
    return any(look.is_prose for look in looks[start:])


def _front_zones(looks: Sequence[Look], headline: int | None) -> Iterator[Zone]:
    title = "" if headline is None else plain_words(looks[headline].text)
    for number, look in enumerate(looks):
        if (headline is not None and number > headline and _is_head_alone(looks, number)) or (
            number != headline and names_site(look, title)
        ):
            yield Zone.BOILERPLATE
        elif number - 1 == headline and _is_deck(look, looks[number + 1 : number + 2]):
            yield Zone.STANDFIRST
        elif look.zone is not None and look.zone is not Zone.BODY and number != headline:
            is_kicker = headline is not None and number < headline and look.zone is Zone.SUBHEAD
            yield Zone.BOILERPLATE if is_kicker and look.n_words <= _MAX_HEADING else look.zone
        elif number == headline or says(look, title):
            yield Zone.HEADLINE
        elif look.furniture is not None:
            yield Zone.CAPTION if look.furniture is Furniture.CAPTION else Zone.BOILERPLATE
        elif headline is None or number < headline or _is_name(look, look.text):
            yield Zone.BOILERPLATE
        else:
            yield (
                Zone.STANDFIRST
                if look.is_prose or look.n_words > MAX_LINE_WORDS or look.is_item
                else Zone.SUBHEAD
            )


def _is_deck(look: Look, below: Sequence[Look]) -> bool:
    """Whether a heading by markup below the headline belongs to it: a long one, or above a byline."""
    is_signed = any(_is_signature(other) or other.zone is Zone.BOILERPLATE for other in below)
    return look.zone is Zone.SUBHEAD and (look.n_words > _MAX_HEADING or is_signed)


def _is_head_alone(looks: Sequence[Look], number: int) -> bool:
    return looks[number].n_words < 4 and is_highlights_head(looks, number)


def _is_name(look: Look, row: str) -> bool:
    return look.zone is None and names_authors(row)


def _body_zones(looks: Sequence[Look], first: int, headline: int | None) -> Iterator[Zone]:
    end = _end_of_article(looks, first)
    title = "" if headline is None else plain_words(looks[headline].text)
    links = _link_numbers(looks[:end], first)
    subheads = _subhead_numbers(looks[:end], first)
    last_prose = next((i for i in range(end - 1, first - 1, -1) if looks[i].is_prose), end)
    for number in range(first, end):
        look = looks[number]
        if number < first + _N_REPEATS and says(look, title):
            yield Zone.HEADLINE
        elif number in links:
            yield Zone.BOILERPLATE
        elif number in subheads:
            yield Zone.SUBHEAD
        else:
            yield _zone_in_article(look, is_tail=number > last_prose)
    yield from _zones_below_article(looks[end:])


def _end_of_article(looks: Sequence[Look], first: int) -> int:
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


def _zones_below_article(looks: Sequence[Look]) -> Iterator[Zone]:
    """Comments, and what stands below the form for them, which has no comments but forms."""
    is_below_form = False
    for look in looks:
        is_below_form = is_below_form or look.furniture is Furniture.REPLY_HEAD
        is_comment = look.is_prose or not is_below_form
        is_furniture = look.furniture not in (None, Furniture.SECTION, Furniture.CAPTION)
        is_known = look.zone is Zone.BOILERPLATE or is_furniture
        yield Zone.COMMENT if is_comment and not is_known else Zone.BOILERPLATE


def _link_numbers(looks: Sequence[Look], first: int) -> set[int]:
    """The bare lines, questions and list entries below the head of a link list, up to the next prose."""
    numbers, is_below_head = set[int](), False
    prose = (i for i, look in enumerate(looks) if look.is_prose and not is_subhead(look))
    last_prose = max(prose, default=0)
    for number in range(first, len(looks)):
        look = looks[number]
        is_link = look.is_bare or look.is_item or (number > last_prose and is_subhead(look))
        is_link = is_link or (asks(look) and not _is_above_prose(looks, number))
        is_below_head = look.furniture is Furniture.LINK_HEAD or (is_below_head and is_link)
        if is_below_head:
            numbers.add(number)
    return numbers


def _subhead_numbers(looks: Sequence[Look], first: int) -> set[int]:
    """Short lines with prose below them, one or two together; three and more are a list, and so
    are two sentences."""
    numbers: set[int] = set()
    for may_head, run in groupby(range(first, len(looks)), key=lambda i: _may_head(looks, i)):
        group = list(run)
        n_together = 1 if all(looks[number].is_prose for number in group) else 2
        if may_head and len(group) <= n_together and _is_above_prose(looks, group[-1]):
            numbers.update(group)
    return numbers


def _may_head(looks: Sequence[Look], number: int) -> bool:
    """Whether the line could be a heading, not the entry of a numbered list beside another."""
    look = looks[number]
    if not is_subhead(look):
        return False
    beside = (*looks[max(number - 1, 0) : number], *looks[number + 1 : number + 2])
    return not (look.is_prose and is_numbered(look) and any(map(is_numbered, beside)))


def _is_above_prose(looks: Sequence[Look], number: int) -> bool:
    """Whether running text follows; up to three pictures, bylines or advertisements may be between."""
    for look in looks[number + 1 : number + 1 + N_ABOVE_PROSE]:
        if look.is_prose or look.is_item:
            return True
        if look.furniture not in PASSED_OVER and look.zone is not Zone.CAPTION:
            return False
    return False


def is_subhead(look: Look) -> bool:
    """Whether the line could stand above a section; a month alone can, a full date cannot."""
    if look.is_prose and not (look.text.endswith("?") or is_numbered(look)):
        return False  # most paragraphs
    return (
        (look.is_month or heads_as_sentence(look) or (look.is_bare and not is_link(look)))
        and look.n_words <= MAX_SUBHEAD_WORDS
        and len(look.text) <= MAX_SUBHEAD_CHARS
        and not look.is_quotation
        and not look.text.endswith((",", ";", "-", "–", "—"))
        and (look.is_month or not look.text.endswith(":"))
        and not look.text[0].islower()
        and look.text[0] not in "—–-@"
        and "@" not in look.text
        and "://" not in look.text
        and "pic." not in look.text
        and "www." not in look.text
    )


def is_link(look: Look) -> bool:
    """Whether a bare line amid the body is the headline of another article."""
    return look.is_bare and not look.is_quotation and is_link_line(look.text, look.n_words)


def _zone_in_article(look: Look, *, is_tail: bool) -> Zone:
    if look.is_prose:
        return look.zone or Zone.BODY
    if look.zone is Zone.COMMENT:
        return Zone.COMMENT if look.furniture in (None, Furniture.SECTION) else Zone.BOILERPLATE
    if look.furniture is Furniture.CAPTION:
        return Zone.CAPTION
    if look.furniture not in (None, Furniture.SECTION):
        return Zone.BOILERPLATE
    if look.zone is not None:
        return look.zone
    if is_link(look):
        return Zone.BOILERPLATE
    return Zone.BOILERPLATE if is_tail and may_be_left(look) else Zone.BODY


def may_be_left(look: Look) -> bool:
    """Whether it is no article text where it stands below it: a bare line, `- Ann Lee`."""
    is_signature = look.is_item and look.text[0] == "-" and _is_name(look, look.text[1:].strip())
    is_short = (
        look.is_bare and look.n_words < MAX_LEFTOVER_WORDS and not is_marked_sentence(look.text)
    )
    return (is_short or is_signature) and not look.is_quotation and "@" not in look.text
