"""What there is to look for in a text of page furniture: phrases, ready for use, and credits."""

from __future__ import annotations

from functools import cache

from framing.domain.frozen import NamedTuple, dataclass
from framing.expressions import expression
from framing.read.page_phrases import PageWords
from framing.read.page_words import ENGLISH, NAME_LINKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Openings and endings are looked up by so many characters first: no phrase is shorter.
N_EDGE = 3
SHED = "([*_•—–-⦁"  # from the front of a paragraph
_MAX_STEP_WORDS, _MAX_CREDIT_WORDS = 4, 8
ByHead = dict[str, tuple[str, ...]]
PairsByHead = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Signs:
    """The phrases of a language and English, ready for one look-up each."""

    words: PageWords
    whole: frozenset[str]
    menu: frozenset[str]
    first_words: frozenset[str]
    link_heads: frozenset[str]
    sections: frozenset[str]
    comment_heads: frozenset[str]
    beginnings: frozenset[str]
    openings: ByHead
    pairs: PairsByHead
    labels: ByHead
    stamps: ByHead
    caption_openings: ByHead
    endings: frozenset[str]
    credit_endings: tuple[str, ...]
    by: tuple[str, ...]
    jobs: frozenset[str]
    dates: frozenset[str]
    counter: re.Pattern[str]


def openings_of(words: PageWords) -> tuple[str, ...]:
    """All phrases that may stand in front of a paragraph of more than a few words."""
    begun = tuple(phrase for openings, _ in words.pairs for phrase in openings)
    named = tuple(f"this {name}" for name in words.texts)
    return (
        *words.openings, *begun, *words.labels, *words.stamps, *words.caption_openings, *named,
        *words.told_before_texts,
    )  # fmt: skip


def caption_endings_of(words: PageWords) -> tuple[str, ...]:
    """What may stand at the end of a caption."""
    in_brackets = tuple(f"({agency})" for agency in words.agencies)
    return (*words.caption_endings, *in_brackets, *credit_endings_of(words))


def credit_endings_of(words: PageWords) -> tuple[str, ...]:
    """`… at the bridge. AP`, `(May 4) AFP`, `via Reuters`: without a stop at the end of a caption."""
    shapes = (". {}", ") {}", " via {}", " via {})", "/{}", "/{}, file")
    return tuple(shape.format(agency) for agency in words.agencies for shape in shapes)


def _by_head(phrases: tuple[str, ...]) -> ByHead:
    """The phrases by their first letters."""
    found: ByHead = {}
    for phrase in phrases:
        found[phrase[:N_EDGE]] = (*found.get(phrase[:N_EDGE], ()), phrase)
    return found


def _pairs_by_head(words: PageWords) -> PairsByHead:
    """The openings of pairs by their first letters, each with what must follow."""
    found: PairsByHead = {}
    for openings, held in words.pairs:
        for phrase in openings:
            head = phrase[:N_EDGE]
            found[head] = (*found.get(head, ()), (phrase, held))
    return found


@cache
def signs_of(language: str) -> Signs:
    """The signs of furniture in a language and in English."""
    words = _words_of(language)
    counted = "|".join(sorted(words.counted))
    return Signs(
        words,
        frozenset((*words.whole, *words.menu)),
        frozenset(words.menu),
        frozenset(phrase.partition(" ")[0] for phrase in (*words.whole, *words.menu)),
        frozenset(words.link_heads),
        frozenset(words.sections),
        frozenset(words.comment_heads),
        frozenset(phrase[:N_EDGE] for phrase in openings_of(words)),
        _by_head(words.openings),
        _pairs_by_head(words),
        _by_head(words.labels),
        _by_head(words.stamps),
        _by_head(words.caption_openings),
        frozenset(phrase[-N_EDGE:] for phrase in caption_endings_of(words)),
        credit_endings_of(words),
        tuple(sign + " " for sign in words.by),
        frozenset(words.jobs),
        frozenset(words.dates),
        # "3 responses to …", "1,204 comments", "Comments (12)", "Comments: 12"; not "3 comments
        # made him".
        expression(
            rf"(?:\d[\d.,]*\s(?:{counted})(?:\W|$)(?!\w+ed\b)"
            rf"|(?:{counted})\s?(?:\(\d[\d.,]*\)|:\s?\d[\d.,]*$))"
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


class FurnitureSigns(NamedTuple):
    """What there is to look for in one text: made once, asked for each paragraph.

    `lowered` is the text in lower case, of the same length. Of the phrases that may stand
    anywhere only those are kept that the text holds at all, mostly none.
    """

    text: str
    lowered: str
    signs: Signs
    inner: tuple[str, ...]
    caption_inner: tuple[str, ...]
    shown: tuple[str, ...]


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
        tuple(phrase for phrase in signs.words.shown if phrase in lowered),
    )


def small_letters(text: str) -> str:
    """The text in lower case with plain apostrophes, of the same length."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # İ and its like become two characters
        lowered = "".join(char.lower()[0] for char in text).replace("’", "'")
    return lowered


def is_counter(key: str, signs: Signs) -> bool:
    """Whether a key is such as `12 comments` and nothing else."""
    number, _, counted = key.partition(" ")
    return number.replace(",", "").isdigit() and counted in signs.words.counted


def is_link_in_brackets(paragraph: str) -> bool:
    """Whether a line is one such as `(PHOTOS: The town)`, no sentence."""
    is_link = paragraph[0] + paragraph[-1] == "()" and ": " in paragraph
    return is_link and not paragraph.endswith((".)", "!)"))


def is_path(paragraph: str) -> bool:
    """`Home > News > Politics`: where a page stands among those of its site."""
    steps = paragraph.split(" > ")
    return len(steps) > 1 and all(
        step[:1].isupper() and step.count(" ") < _MAX_STEP_WORDS for step in steps
    )


def is_name_part(word: str) -> bool:
    """Whether a word may stand in a name, at least as small as `of`; `al-Lee` and `d’Orr` too."""
    return not word[0].islower() or word.casefold() in NAME_LINKS or joins_name(word)


def joins_name(word: str) -> bool:
    """Whether a few small letters lead to a capital: `al-Lee`, `d’Orr`."""
    head, mark, name = word.replace("’", "-").replace("'", "-").partition("-")
    return bool(mark) and len(head) < 4 and name[:1].isupper()


def is_dateline(paragraph: str, signs: Signs) -> bool:
    """`DAMASCUS, Syria (AP) —` alone on its line, or `The Daily, DAMASCUS, May 4`; nothing spoken."""
    words = paragraph.split()
    if paragraph.endswith(("—", "–", "--", " -")):
        is_place = words[0].strip(",").isupper() and words[0] != "I" and ":" not in paragraph
        return is_place and all(map(is_name_part, words))
    has_day = (
        len(words) > 2 and words[-1].isdigit() and words[-2].strip(".").casefold() in signs.dates
    )
    return (
        has_day and "," in paragraph and any(len(w) > 3 and w.strip(",").isupper() for w in words)
    )


def names_helpers(paragraph: str, jobs: frozenset[str]) -> bool:
    """`Ann Lee and Tom Orr contributed.`, `(Courier writer Ann Lee contributed.)`"""
    words = paragraph.lstrip(SHED + " ").partition(" contributed.")[0].split()
    is_named = len(words) > 1 and all(word[0].isupper() for word in words[-2:])
    return is_named and all(is_name_part(word) or word.rstrip("s") in jobs for word in words)


def ends_behind(line: str, phrase: str) -> bool:
    """Whether only a name or two follow the phrase: `. Photo: Ann Lee/The Courier`."""
    _, found, rest = line.rpartition(phrase)
    return bool(found) and rest.count(" ") < _MAX_CREDIT_WORDS


def begins_with(line: str, opening: str) -> bool:
    """Whether a line begins with the opening, whose last word goes no farther in it."""
    if not line.startswith(opening):
        return False
    end = len(opening)
    return not (opening[-1].isalpha() and line[end : end + 1].isalpha())


def is_date(key: str, signs: Signs) -> bool:
    """`Mon Oct 31, 2016 10:12PM`: figures, and nothing but words of dates and times."""
    first = key.partition(" ")[0]
    if first.isalpha() and first not in signs.dates:
        return False  # nearly all lines
    if not any(map(str.isdigit, key)) or any(
        word.isalpha() and word not in signs.dates for word in key.split()
    ):
        return False
    letters = "".join(char if char.isalpha() or char == "." else " " for char in key)
    return all(word.strip(".") in signs.dates for word in letters.split() if word.strip("."))


def is_stamp_behind_names(paragraph: str, signs: Signs) -> bool:
    """`Bell.com | Ann Lee Published May 4, 2023 Updated an hour ago`."""
    names, found, stamp = paragraph.partition(" Published ")
    is_plain = "|" in names or paragraph[-1].isdigit()
    if not found or not is_plain or not all(map(is_name_part, names.split())):
        return False
    return is_date(stamp.casefold().strip(" ."), signs)
