"""What there is to look for in a text of page furniture: the phrases of a language, ready for use."""

from __future__ import annotations

from functools import cache

from framing.domain.frozen import dataclass
from framing.expressions import expression
from framing.read.page_words import ENGLISH, PageWords

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Openings and endings are looked up by so many characters first: no phrase is shorter.
N_EDGE = 3
ByHead = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Signs:
    """The phrases of a language and English, ready for one look-up each."""

    words: PageWords
    whole: frozenset[str]
    first_words: frozenset[str]
    link_heads: frozenset[str]
    sections: frozenset[str]
    comment_heads: frozenset[str]
    beginnings: frozenset[str]
    openings: ByHead
    labels: ByHead
    stamps: ByHead
    caption_openings: ByHead
    endings: frozenset[str]
    by: tuple[str, ...]
    jobs: frozenset[str]
    dates: frozenset[str]
    counter: re.Pattern[str]


def _by_head(phrases: tuple[str, ...]) -> ByHead:
    """The phrases by their first letters."""
    found: ByHead = {}
    for phrase in phrases:
        head = phrase[:N_EDGE]
        found[head] = (*found.get(head, ()), phrase)
    return found


@cache
def signs_of(language: str) -> Signs:
    """The signs of furniture in a language and in English."""
    words = _words_of(language)
    counted = "|".join(sorted(words.counted))
    openings = (*words.openings, *words.labels, *words.stamps, *words.caption_openings)
    return Signs(
        words,
        frozenset(words.whole),
        frozenset(phrase.partition(" ")[0] for phrase in words.whole),
        frozenset(words.link_heads),
        frozenset(words.sections),
        frozenset(words.comment_heads),
        frozenset(phrase[:N_EDGE] for phrase in openings),
        _by_head(words.openings),
        _by_head(words.labels),
        _by_head(words.stamps),
        _by_head(words.caption_openings),
        frozenset(phrase[-N_EDGE:] for phrase in words.caption_endings),
        tuple(sign + " " for sign in words.by),
        frozenset(words.jobs),
        frozenset(words.dates),
        # "3 responses to …", "1,204 comments", "Comments (12)"; not "3 comments made him".
        expression(
            rf"(?:\d[\d.,]*\s(?:{counted})(?:\W|$)(?!\w+ed\b)|(?:{counted})\s?\(\d[\d.,]*\))"
        ),
    )


def _words_of(language: str) -> PageWords:
    if language.casefold()[:2] not in ("de", "fr", "es"):
        return ENGLISH
    from framing.read.page_words_other import FRENCH, GERMAN, SPANISH

    own = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}[language.casefold()[:2]]
    return PageWords(
        *(getattr(ENGLISH, name) + getattr(own, name) for name in PageWords.__match_args__)
    )


@dataclass(frozen=True, slots=True)
class FurnitureSigns:
    """What there is to look for in one text: made once, asked for each paragraph.

    `lowered` is the text in lower case, of the same length. Of the phrases that may stand
    anywhere only those are kept that the text holds at all, mostly none.
    """

    text: str
    lowered: str
    signs: Signs
    inner: tuple[str, ...]
    caption_inner: tuple[str, ...]


def furniture_signs(text: str, language: str) -> FurnitureSigns:
    """The signs of furniture that this text may hold."""
    signs = signs_of(language)
    lowered = small_letters(text)
    return FurnitureSigns(
        text,
        lowered,
        signs,
        tuple(phrase for phrase in signs.words.inner if phrase in lowered),
        tuple(phrase for phrase in signs.words.caption_inner if phrase in lowered),
    )


def small_letters(text: str) -> str:
    """The text in lower case with plain apostrophes, of the same length."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # İ and its like become two characters
        lowered = "".join(char.lower()[0] for char in text).replace("’", "'")
    return lowered
