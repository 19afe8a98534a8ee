"""What a paragraph is by its words alone: page furniture, a caption, the head of comments."""

from __future__ import annotations

from functools import cache

from framing.domain.closed import Enum
from framing.domain.frozen import dataclass
from framing.expressions import expression
from framing.read.page_words import ENGLISH, NAME_LINKS, PageWords

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

MAX_CHARS = 600
# Openings and endings are looked up by so many characters first: no phrase is shorter.
_N_EDGE = 3
_MAX_OPENING_WORDS, MAX_INNER_WORDS, MAX_CAPTION_WORDS = 60, 40, 70
_MAX_ROW_WORDS, _MAX_PHRASE_WORDS = 16, 5
MAX_STAMP_WORDS, _MAX_BYLINE_WORDS = 14, 12
_EDGES = " \t\n\r\u00a0.:…!?»›>«‹<|-–—*•·▸►▶→←↓↑[]_=~#+"
_STOPS = (".", "!", "?", "…", "。", "！", "？")


class Furniture(Enum):
    """What the words of a paragraph say about it."""

    BOILERPLATE = "boilerplate"
    BYLINE = "byline"
    DATE = "date"
    SECTION = "section"
    LINK_HEAD = "link head"
    CAPTION = "caption"
    COMMENT_HEAD = "comment head"
    REPLY_HEAD = "reply head"


@dataclass(frozen=True, slots=True)
class FurnitureSigns:
    """What there is to look for in one text: made once, asked for each paragraph.

    `lowered` is the text in lower case, of the same length. Of the phrases that may stand
    anywhere only those are kept that the text holds at all, mostly none.
    """

    text: str
    lowered: str
    signs: _Signs
    inner: tuple[str, ...]
    caption_inner: tuple[str, ...]


def furniture_signs(text: str, language: str) -> FurnitureSigns:
    """The signs of furniture that this text may hold."""
    signs = _signs_of(language)
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


def furniture_of(page: FurnitureSigns, start: int, end: int) -> Furniture | None:
    """The kind of furniture that the paragraph is, or None for what may be article text."""
    if end - start > MAX_CHARS:
        return None
    line = page.lowered[start:end]
    n_words = line.count(" ") + 1
    if n_words > MAX_STAMP_WORDS:
        is_counter = n_words <= MAX_INNER_WORDS and (line[0].isdigit() or line.startswith("one "))
        found = _by_comments(line, line, n_words, page.signs) if is_counter else None
        return found or _by_caption(line, n_words, page) or _by_parts(line, n_words, page)
    line = " ".join(line.split())
    key = line.strip(_EDGES)
    if not key:
        return Furniture.BOILERPLATE
    return (
        _by_whole(key, page.signs)
        or _by_comments(line, key, n_words, page.signs)
        or _by_caption(line, n_words, page)
        or _by_parts(line, n_words, page)
        or _by_shape(page.text[start:end], key, n_words, page.signs)
    )


def has_full_stop(paragraph: str) -> bool:
    """Whether the paragraph ends like a sentence, closing marks aside."""
    return paragraph.rstrip("\"'”’»›)]“‘«‹」』） \u00a0\u202f").endswith(_STOPS)


@dataclass(frozen=True, slots=True)
class _Signs:
    """The phrases of a language and English, ready for one look-up each."""

    words: PageWords
    whole: frozenset[str]
    link_heads: frozenset[str]
    sections: frozenset[str]
    comment_heads: frozenset[str]
    beginnings: frozenset[str]
    endings: frozenset[str]
    by: tuple[str, ...]
    jobs: frozenset[str]
    dates: frozenset[str]
    counter: re.Pattern[str]


@cache
def _signs_of(language: str) -> _Signs:
    words = _words_of(language)
    counted = "|".join(sorted(words.counted))
    openings = (*words.openings, *words.labels, *words.stamps, *words.caption_openings)
    return _Signs(
        words,
        frozenset(words.whole),
        frozenset(words.link_heads),
        frozenset(words.sections),
        frozenset(words.comment_heads),
        frozenset(phrase[:_N_EDGE] for phrase in openings),
        frozenset(phrase[-_N_EDGE:] for phrase in words.caption_endings),
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


def _by_whole(key: str, signs: _Signs) -> Furniture | None:
    if key in signs.link_heads or _without_weekday(key, signs) in signs.link_heads:
        return Furniture.LINK_HEAD
    if key in signs.comment_heads:
        return Furniture.COMMENT_HEAD
    if key in signs.whole or _is_row_of(key.split(), signs.whole):
        return Furniture.BOILERPLATE
    return Furniture.SECTION if key in signs.sections else None


def _is_row_of(words: list[str], whole: frozenset[str]) -> bool:
    """Whether the words are one phrase after the other: `facebook twitter email`, `2 shares`."""
    if len(words) > _MAX_ROW_WORDS:
        return False
    at = 0
    while at < len(words):
        if words[at].replace(":", "").isdigit() and len(words) > 1:
            at += 1
            continue
        longest = min(_MAX_PHRASE_WORDS, len(words) - at)
        size = next((n for n in range(longest, 0, -1) if " ".join(words[at : at + n]) in whole), 0)
        if not size:
            return False
        at += size
    return True


def _without_weekday(key: str, signs: _Signs) -> str:
    first, _, rest = key.partition(" ")
    return rest if first.removesuffix("'s") in signs.dates else key


def _by_comments(line: str, key: str, n_words: int, signs: _Signs) -> Furniture | None:
    if key.startswith(signs.words.reply_heads) and n_words <= 8:
        return Furniture.REPLY_HEAD
    if signs.counter.match(key) and not (n_words > 6 and has_full_stop(line)):
        return Furniture.COMMENT_HEAD
    is_head = key.startswith(("one response to ", "one thought on "))
    return Furniture.COMMENT_HEAD if is_head else None


def _by_caption(line: str, n_words: int, page: FurnitureSigns) -> Furniture | None:
    if n_words > MAX_CAPTION_WORDS:
        return None
    words, line = page.signs.words, line.strip("*_ ")
    if line[:_N_EDGE] in page.signs.beginnings and _begins(line, words.caption_openings):
        return Furniture.CAPTION
    if page.caption_inner and any(phrase in line for phrase in page.caption_inner):
        return Furniture.CAPTION
    bare = line.rstrip(" .")
    if (
        n_words > 2
        and bare[-_N_EDGE:] in page.signs.endings
        and bare.endswith(words.caption_endings)
    ):
        return Furniture.CAPTION
    is_found = _is_credit(line.rpartition(" | ")[2], words) if " | " in line else False
    if "/" in line:
        last = line.rpartition("(")[2] if line.endswith((")", ").")) else line.rpartition(" ")[2]
        is_found = is_found or ("/" in last and _is_credit(last, words))
    return Furniture.CAPTION if is_found else None


def _is_credit(tail: str, words: PageWords) -> bool:
    """`ann lee/reuters)`, `ap photo`, `getty a headline glued to it`."""
    first_words = tail.split()[:4]
    agency = next((word.rpartition("/")[2] for word in first_words if "/" in word), tail.split()[0])
    return agency.rstrip(".):/") in words.credits


def _by_parts(line: str, n_words: int, page: FurnitureSigns) -> Furniture | None:
    words, line = page.signs.words, line.lstrip("([*•— ")
    is_long = n_words > MAX_INNER_WORDS
    if page.inner and not is_long and any(phrase in line for phrase in page.inner):
        return Furniture.BOILERPLATE
    if n_words <= MAX_STAMP_WORDS and any(phrase in line for phrase in words.short_inner):
        return Furniture.BOILERPLATE
    if line[:_N_EDGE] not in page.signs.beginnings or n_words > _MAX_OPENING_WORDS:
        return None
    is_short = n_words <= MAX_STAMP_WORDS and not has_full_stop(line)
    is_found = (
        _begins(line, words.openings)
        or (is_short and _begins(line, words.labels))
        or (is_short and _begins(line, words.stamps) and any(map(str.isdigit, line)))
    )
    return Furniture.BOILERPLATE if is_found else None


def _begins(line: str, openings: tuple[str, ...]) -> bool:
    """Whether the line begins with one of the phrases, the last word whole."""
    return line.startswith(openings) and any(
        line.startswith(phrase) and not (phrase[-1].isalpha() and line[len(phrase) :][:1].isalpha())
        for phrase in openings
    )


def _by_shape(paragraph: str, key: str, n_words: int, signs: _Signs) -> Furniture | None:
    """Date stamps, bylines, lone datelines and bare links."""
    if n_words > _MAX_BYLINE_WORDS:
        return None
    if _is_date(key, signs):
        return Furniture.DATE
    if has_full_stop(paragraph) and not paragraph.endswith((" Jr.", " Sr.")):
        return None
    if _is_byline(paragraph, signs):
        return Furniture.BYLINE
    is_number = key.isdigit() and len(key) > 4
    is_link = n_words == 1 and key.startswith(("http://", "https://", "www.", "@"))
    return Furniture.BOILERPLATE if is_link or is_number or _is_dateline(paragraph, signs) else None


def _is_date(key: str, signs: _Signs) -> bool:
    """`Mon Oct 31, 2016 10:12PM`: figures, and nothing but words of dates and times."""
    if not any(map(str.isdigit, key)):
        return False
    letters = "".join(char if char.isalpha() or char == "." else " " for char in key)
    return all(word.strip(".") in signs.dates for word in letters.split() if word.strip("."))


def _is_byline(paragraph: str, signs: _Signs) -> bool:
    """`By Ann Lee and Tom Orr`, `Ann Lee, Staff Writer`, `Ann Lee | The Daily`."""
    lowered = paragraph.casefold()
    by = next((len(sign) for sign in signs.by if lowered.startswith(sign)), 0)
    names = paragraph[by:].replace(",", " , ").split()
    if by:
        return bool(names) and all(map(_is_name_part, names))
    if not names or not all(map(_is_name_part, names)) or len(names) < 3:
        return False
    return ("," in names[1:] or "|" in names) and names[-1].casefold() in signs.jobs


def _is_name_part(word: str) -> bool:
    return not word[0].islower() or word.casefold() in NAME_LINKS


def _is_dateline(paragraph: str, signs: _Signs) -> bool:
    """`DAMASCUS, Syria (AP) —` alone on its line, or `The Daily, DAMASCUS, May 4`."""
    words = paragraph.split()
    if paragraph.endswith(("—", "–", "--", " -")):
        return words[0].strip(",").isupper()
    has_day = (
        len(words) > 2 and words[-1].isdigit() and words[-2].strip(".").casefold() in signs.dates
    )
    return (
        has_day and "," in paragraph and any(len(w) > 3 and w.strip(",").isupper() for w in words)
    )
