"""What stands above an article: which paragraph is the headline, and a list of highlights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.document import Zone
from framing.read.furniture import Furniture
from framing.read.looks import QUOTES, Look, plain_words, says

_MIN_PARAGRAPHS_BELOW = 4

# A list of what the article tells stands not farther below the headline than this.
N_ABOVE_HIGHLIGHTS = 5
HIGHLIGHTS = "story highlights"
_HIGHLIGHT_HEADS = frozenset(
    ("highlights", "key points", "key takeaways", "takeaways", "at a glance", "in brief", "summary")
)


def headline_index(looks: Sequence[Look], title: str) -> int | None:
    """The number of the headline: from markup, from the metadata, or by its looks."""
    known = [i for i, look in enumerate(looks) if look.zone is Zone.HEADLINE]
    if known:
        return known[0]
    last_prose = next((i for i in range(len(looks) - 1, 0, -1) if looks[i].is_prose), 0)
    candidates = list(_headline_candidates(looks, last_prose))
    if title:  # a heading by markup that says something else is one of a section
        candidates = [i for i in candidates if looks[i].zone is None or says(looks[i], title)]
    named = (i for i in candidates if says(looks[i], title))
    repeated = (i for i in candidates if _is_repeated(looks, i))
    wordy = (i for i in candidates if looks[i].n_words > 2)
    return next((i for row in (named, repeated, wordy, candidates) for i in row), None)


def _headline_candidates(looks: Sequence[Look], last_prose: int) -> Iterator[int]:
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


def _is_repeated(looks: Sequence[Look], number: int) -> bool:
    words = plain_words(looks[number].text)
    near = looks[number + 1 : number + 6]
    return looks[number].n_words > 2 and any(says(look, words) for look in near)


def _is_title_with_stop(looks: Sequence[Look], number: int) -> bool:
    """Whether a short first sentence is a headline all the same.

    By `!` or `?`, by its capitals, by an abbreviation at its end, or because it opens a long
    text and is much shorter than the paragraph below it (databases put a stop to headlines).
    """
    look = looks[number]
    words = look.text.split()
    is_quoted = look.text[0] in QUOTES and look.text[-1] in QUOTES
    if not 2 < len(words) <= 20 or is_quoted or look.zone is not None or look.is_item:
        return False
    if not look.text.rstrip(QUOTES).endswith("."):
        return look.text.rstrip(QUOTES).endswith(("!", "?"))
    if "." in words[-1][:-1]:
        return ". " not in look.text
    long_words = [word for word in words if len(word) > 3]
    n_capitals = sum(not word.lstrip(QUOTES)[:1].islower() for word in long_words)
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


def below_highlights(looks: Sequence[Look], start: int) -> int | None:
    """The number of the paragraph below the highlights of an article, None where it has none.

    They stand near the headline: a head and a list below it, or bare lines.
    """
    for number in range(start, min(start + N_ABOVE_HIGHLIGHTS, len(looks))):
        if not is_highlights_head(looks, number):
            continue
        end = number + 1
        while looks[end : end + 1] and (looks[end].is_bare or looks[end].is_item):
            end += 1
        has_prose = any(look.is_prose for look in looks[end:])
        return end if has_prose else None
    return None


def is_highlights_head(looks: Sequence[Look], number: int) -> bool:
    """`Story highlights`, alone or glued to a caption or an entry; `Key points` above a list."""
    words = looks[number].text
    if names_highlights(words):
        return True
    is_head = looks[number].n_words < 4 and words.lower().strip(" :.") in _HIGHLIGHT_HEADS
    return is_head and any(look.is_item for look in looks[number + 1 : number + 2])


def names_highlights(words: str) -> bool:
    """Whether `Story highlights` stands anywhere in a paragraph."""
    is_near = "ighlights" in words or "IGHLIGHTS" in words
    return is_near and HIGHLIGHTS in words.lower()
