"""Quotation marks: which of a document's marks may open or close, and which are apostrophes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from framing.domain.closed import Enum
from framing.domain.folding import fold
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.expressions import VERBOSE, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# `''`, ``` `` ``` and doubled curly singles are typed for one double mark; so is `,,`. Behind a
# figure software sets a double prime for one, which else means inches and seconds.
_DOUBLE = '"“”„‟«»「」『』＂″'
_ANY_SINGLE = "‹›‘’‚‛'`"
# It begins with a plain class, so that the search is fast, and passes over most apostrophes: a
# single mark between two letters or figures.
_MARK = expression(
    rf"""[{_DOUBLE}{_ANY_SINGLE}]
    (?: (?<=')' | (?<=`)` | (?<=’)’ | (?<=‘)‘
      | (?<=[{_DOUBLE}]) | (?<![^\W_].) | (?![^\W_]) )""",
    VERBOSE,
)
_MARK_OR_COMMAS = expression(rf"''|``|’’|‘‘|,,(?=\w)|[{_DOUBLE}{_ANY_SINGLE}]")
_OPENING = frozenset("“„‟«‹‘‚‛`「『") | {"``", "‘‘", ",,"}
_CLOSING = frozenset("”»›’」』") | {"’’"}
_SINGLE = frozenset(_ANY_SINGLE)
_APOSTROPHES = frozenset("'’‘`")
_LEFT_EDGE = frozenset('([{<—–-/=|•*_"“”„«»‹›‘‚「『')
_RIGHT_EDGE = frozenset('.,;:!?…)]}>—–-/|*_"“”«»‹›’」』')
_SENTENCE_LEADS = frozenset(":;.!?—–")
_INCHES = frozenset('"″')
# They open below the line, and never behind a letter; there text was read in a wrong encoding.
_LOW = frozenset("„‚")
_DASHES = frozenset("-–—")
# Marks of writing direction that some sites put before a quotation.
_INVISIBLE = " \u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff"
_FIRST = 5
_LONGEST_SMALL_WORD = 8


class Role(Enum):
    """What a mark may do where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; a single mark after a letter is a `weak` closer: it may be an apostrophe.

    `is_likely` tells a weak closer whose next word is nobody's: in ‘old boats’ of Sarn. A weak
    opener stands before two digits, which may be a year.
    """

    start: int
    end: int
    role: Role
    is_single: bool
    is_weak: bool = False
    is_likely: bool = False


def marks_by_block(
    text: str,
    blocks: Sequence[Span],
    elisions: frozenset[str],
    unowned: frozenset[str] = frozenset(),
) -> list[list[Mark]]:
    """The marks of each block, from one look at the whole text wherever that tells the same."""
    is_plain = ",," not in text
    matches = [*_MARK.finditer(text)] if is_plain else []
    places = [match.start() for match in matches]
    found: list[list[Mark]] = []
    stop = 0
    for block in blocks:
        at = bisect_left(places, block.start, stop)
        stop = bisect_left(places, block.end, at)
        if not is_plain or _is_glued(text, block):
            found.append(list(marks_of(text, block, elisions, unowned)))
        elif at < stop:
            found.append(list(_told(matches[at:stop], text, block, (elisions, unowned))))
        else:
            found.append([])
    return found


def _is_glued(text: str, block: Span) -> bool:
    """Whether a letter or figure stands right before or behind a block, or half a doubled mark."""
    before, after = text[block.start - 1 : block.start], text[block.end : block.end + 1]
    return before.isalnum() or before in _SINGLE or after.isalnum() or after in _SINGLE


def marks_of(
    text: str, block: Span, elisions: frozenset[str], unowned: frozenset[str] = frozenset()
) -> Iterator[Mark]:
    """The marks of a block that may quote, apostrophes and measures left out.

    `elisions` are words written with an apostrophe in front, `unowned` those that no possessive
    stands before.
    """
    matches = _marks_in(text, block).finditer(text, block.start, block.end)
    return _told(matches, text, block, (elisions, unowned))


def _told(
    matches: Iterable[re.Match[str]], text: str, block: Span, words: tuple[frozenset[str], ...]
) -> Iterator[Mark]:
    """Those of the matches that may quote; `words` are the elisions and those that nothing owns."""
    elisions, unowned = words
    last = block.start + len(text[block.start : block.end].rstrip())
    for match in matches:
        glyph, (start, end) = match.group(), match.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if before.isalnum() and (glyph in _LOW or (glyph in _SINGLE and after.isalnum())):
            continue
        if glyph in _SINGLE:
            mark = _single(text, block, Span(start, end), elisions)
            if mark is not None and mark.is_weak and mark.role is Role.CLOSES:
                is_likely = before != "n" and _is_unowned(text, end + 1, unowned)
                mark = replace(mark, is_likely=is_likely)
        elif text[start - 1 : start].isdigit() and _is_measure(text, start):
            continue
        elif start - block.start < _FIRST and stands_first(text, block, start):
            mark = Mark(start, end, Role.OPENS, False)
        else:
            mark = Mark(start, end, *_double(glyph, before, after))
        if mark is not None:
            # What nothing follows opens nothing.
            yield replace(mark, role=Role.CLOSES) if end >= last else mark


def stands_first(text: str, block: Span, start: int) -> bool:
    """Whether nothing that can be seen stands before a mark in its block."""
    return start - block.start < _FIRST and not text[block.start : start].strip(_INVISIBLE)


def _marks_in(text: str, block: Span) -> re.Pattern[str]:
    """The quick pattern, unless commas may be marks or a block begins in the midst of a word."""
    start = block.start
    is_cut = start > 0 and text[start - 1].isalnum()
    return _MARK_OR_COMMAS if is_cut or text.find(",,", start, block.end) >= 0 else _MARK


def _is_measure(text: str, start: int) -> bool:
    """Whether a mark means inches or seconds: 5'10"."""
    if start < 3 or not text[start - 1].isdigit():
        return False
    index = start - 1
    while index > 0 and text[index].isdigit():
        index -= 1
    return text[index] in "'’′" and text[index - 1].isdigit()


@lru_cache(maxsize=4096)
def _double(glyph: str, before: str, after: str) -> tuple[Role, bool, bool]:
    """What a double mark may do between two characters, and as of a `Mark` that it is no single and weak."""
    if glyph in _INCHES and before.isdigit() and not after.isalnum() and after not in _RIGHT_EDGE:
        return Role.CLOSES, False, True
    role = _role_by_edges(before, after)
    is_apart = glyph == "“" and before.isspace() and after.isspace()
    if role is Role.EITHER and not is_apart:
        role = _role_by_glyph(glyph)
    return role, False, False


def _role_by_edges(before: str, after: str) -> Role:
    is_left = before.isspace() or before in _LEFT_EDGE
    is_right = after.isspace() or after in _RIGHT_EDGE
    if is_left and not is_right:
        return Role.OPENS
    if is_right and not is_left:
        return Role.CLOSES
    return Role.EITHER


def _role_by_glyph(glyph: str) -> Role:
    if glyph in _OPENING:
        return Role.OPENS
    return Role.CLOSES if glyph in _CLOSING else Role.EITHER


def _single(text: str, block: Span, span: Span, elisions: frozenset[str]) -> Mark | None:
    """A single mark that may quote; None for an apostrophe."""
    glyph = text[span.start]
    before = text[span.start - 1] if span.start > block.start else " "
    after = text[span.end] if span.end < block.end else " "
    role: Role | None = _role_by_edges(before, after)
    if role is Role.EITHER:
        is_first = stands_first(text, block, span.start)
        role = Role.OPENS if is_first else _single_between(text, block, span, before, after)
    if role is None or role is Role.EITHER:
        return role and Mark(span.start, span.end, role, True)
    if role is Role.OPENS:
        if glyph in _APOSTROPHES and _is_elision(text, block, span, elisions):
            return None
        return Mark(span.start, span.end, role, True, _may_be_year(text, block, span))
    if _is_clipped(text[max(block.start, span.start - 2) : span.start]):
        return None
    is_weak = before in "sSzx" or (before == "n" and text[span.start - 2 : span.start] == "in")
    return Mark(span.start, span.end, role, True, is_weak)


def _is_clipped(word: str) -> bool:
    """Whether a mark ends a word clipped to one letter: rock ’n’ roll, will o’ the wisp."""
    return word[1:] in ("n", "o") and (
        word[0] in _APOSTROPHES if word[1] == "n" else word[0] == " "
    )


def _pauses(text: str, block: Span, start: int) -> bool:
    """Whether a mark with blanks on both sides stands behind a pause: said. ' We go.'"""
    return text[max(block.start, start - 3) : start].rstrip()[-1:] in tuple(".,:;!?")


def _single_between(text: str, block: Span, span: Span, before: str, after: str) -> Role | None:
    """The role of a single mark whose neighbours do not tell; None for an apostrophe.

    A mark glued to a word and the pause before it ends what is open, or opens: go,'Lee said.
    """
    if before.isspace() and (after in ".…" or after in _DOUBLE):
        return Role.OPENS
    if before in _DOUBLE or before in _DASHES:
        return None if after.isalnum() else Role.CLOSES
    if after.isalnum():
        return Role.EITHER if before in ",;:" or (before in ".!?" and after.isupper()) else None
    if before.isalnum():
        return None
    role = _role_by_glyph(text[span.start])
    is_apart = before.isspace() and after.isspace() and _pauses(text, block, span.start)
    return role if is_apart or role is not Role.EITHER else None


def _is_elision(text: str, block: Span, mark: Span, elisions: frozenset[str]) -> bool:
    """Whether a word or decade behind a mark is written with a leading apostrophe."""
    word = text[mark.end : mark.end + 3]
    if word[:2].isdigit():
        return word[2:] == "s"
    if word[:1].isupper() and _char_before(text, block, mark) in tuple(",:"):
        return False
    return _word_at(text, mark.end) in elisions


def _may_be_year(text: str, block: Span, mark: Span) -> bool:
    """Whether two digits stand behind a mark that may shorten a year: the class of '98.

    At the head of a clause they are a number that somebody begins with: '30 boats left'.
    """
    word, before = text[mark.end : mark.end + 3], _char_before(text, block, mark)
    is_head = not before or before in _SENTENCE_LEADS
    return word[:2].isdigit() and not word[2:].isalnum() and not is_head


def _char_before(text: str, block: Span, mark: Span) -> str:
    """The character that is no blank right before a mark; empty at the head of the block."""
    return text[max(block.start, mark.start - 2) : mark.start].rstrip()[-1:]


def _word_at(text: str, start: int) -> str:
    """The first letters of a word in small ones, enough to know a short word by."""
    word = text[start : start + _LONGEST_SMALL_WORD]
    end = next((i for i, char in enumerate(word) if not char.isalpha()), len(word))
    return fold(word[:end])


def _is_unowned(text: str, start: int, unowned: frozenset[str]) -> bool:
    """Whether nobody owns the word at `start`, nor shares what is owned: the crews’ and owners’ boats."""
    word = _word_at(text, start)
    if word not in unowned:
        return False
    stop = start + len(word) + 1
    while text[stop : stop + 1].isalnum():
        stop += 1
    return text[stop - 1 : stop] not in ("s", "S") or text[stop : stop + 1] not in _APOSTROPHES
