"""The ways in which a form or name can be printed: words and what may stand between them.

A gap is named by what stands in it: SPACE (white space or a hyphen), or the signs themselves
with their white space as one blank (".", ". ", "'", "' ", ", ", " & ", "/").
"""

from __future__ import annotations

from framing.domain.folding import fold_keeping_case
from framing.domain.frozen import NamedTuple

SPACE = " "
POINT = ". "
HYPHENS = "-‐‑‒–"
MAX_SPELLINGS = 24

_ARTICLES = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu un dell all dall nell sull quell quest"
_ELIDED = frozenset(_ARTICLES.split())
_MAX_ABBREVIATION = 6
_MAX_ABBREVIATIONS = 4
_EMPHASIS = "*_"
_LONGEST_KEPT = 8
_MAX_KEPT = 10_000
_PUNCTUATION = str.maketrans(dict.fromkeys("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", " "))


class Word(NamedTuple):
    """A word of a form, with its letters as written, and the gap that must stand before it."""

    gap: str
    text: str


Spelling = tuple[Word, ...]


class _Reading(NamedTuple):
    """One way to print a piece of a form; `tail` are the gaps that may follow it."""

    words: Spelling
    tail: tuple[str, ...] = (SPACE,)


def spellings(form: str, abbreviations: frozenset[str] = frozenset()) -> tuple[Spelling, ...]:
    """Every way in which the form may be printed, the plainest first, at most MAX_SPELLINGS.

    `U.S. forces` gives `US forces`, `U.S. forces` and `U. S. forces`; so does `US forces` when
    `US` is among the abbreviations. `Workers' Party` may lack its apostrophe, `St. Lucia` its
    point. `l'armée` may be one word or two.
    """
    pieces = _pieces(form)
    if abbreviations.isdisjoint(pieces) and "".join(pieces).isalnum():
        return (tuple(Word(SPACE if i else "", piece) for i, piece in enumerate(pieces)),)
    spelled: list[_Reading] = [_Reading((), ("",))]
    for piece in pieces:
        readings = _readings(piece, abbreviations)
        spelled = [
            _Reading((*before.words, *_after(gap, reading.words)), reading.tail)
            for reading in readings
            for before in spelled
            for gap in before.tail
        ][:MAX_SPELLINGS]
    return tuple(dict.fromkeys(reading.words for reading in spelled))


def abbreviations_in(written: str) -> frozenset[str]:
    """The words in capitals of a term or name, also in small letters: they may be printed with
    points. None where the text is full of capitals, for then they are no abbreviations."""
    if written.islower():
        return frozenset()
    words = [
        word
        for word in written.translate(_PUNCTUATION).split()
        if word.isupper() and 1 < len(word) < _MAX_ABBREVIATION and word.isalpha()
    ]
    if len(words) > _MAX_ABBREVIATIONS:
        return frozenset()
    return frozenset(words) | frozenset(map(str.lower, words))


def elision(folded: str) -> int:
    """How many letters an elided article takes (`l'opposition`: 2), 0 where there is none."""
    at = folded.find("'")
    if at < 1 or at + 2 > len(folded) - 1 or folded[:at] not in _ELIDED:
        return 0
    return at + 1


def _after(gap: str, words: Spelling) -> Spelling:
    if not words:
        return ()
    return (Word(gap, words[0].text), *words[1:])


def _pieces(form: str) -> list[str]:
    """The form cut at white space and hyphens; single letters in a row are one abbreviation."""
    plain = fold_keeping_case(form)
    for hyphen in HYPHENS:
        plain = plain.replace(hyphen, " ")
    pieces: list[str] = []
    was_letter = False
    for chunk in plain.split():
        is_letter = len(chunk.rstrip(".")) == 1 and chunk[0].isalpha()
        if chunk == "&" and pieces:
            pieces[-1] += " &"
        elif is_letter and was_letter:
            pieces[-1] = f"{pieces[-1].rstrip('.')}.{chunk.rstrip('.')}."
        else:
            pieces.append(chunk)
        was_letter = is_letter
    return pieces


def _readings(piece: str, abbreviations: frozenset[str]) -> tuple[_Reading, ...]:
    tail: tuple[str, ...] = (SPACE,)
    if piece.endswith(" &"):
        piece, tail = piece.removesuffix(" &"), (" & ",)
    if piece.endswith(","):
        piece, tail = piece.rstrip(","), (", ", SPACE)
    bare = piece.strip("'")
    if piece.endswith("'") and bare:
        tail = ("' ", *tail)
    letters = bare.replace(".", "")
    if letters.replace(",", "").isdigit():
        return (_Reading((Word("", bare),), tail),)
    if bare in abbreviations:
        return _abbreviated(letters, tail)
    if _is_dotted(bare):
        return (*_abbreviated(letters, tail), _parted(letters, tail))
    if "." in bare:
        return _pointed(bare, tail)
    if "/" in bare:
        first, *rest = bare.split("/")
        return (_Reading((Word("", first), *(Word("/", part) for part in rest)), tail),)
    return _apostrophised(bare, tail)


def _is_dotted(bare: str) -> bool:
    parts = bare.rstrip(".").split(".")
    return "." in bare and len(parts) > 1 and all(len(part) == 1 for part in parts)


def _abbreviated(letters: str, tail: tuple[str, ...]) -> tuple[_Reading, ...]:
    """`US`, `U.S.` and `U. S.`; the last point stands in the gap behind."""
    together = _Reading((Word("", letters),), tail)
    if not 1 < len(letters) <= _MAX_ABBREVIATION:
        return (together,)
    behind = tuple(POINT if gap == SPACE else gap for gap in tail)
    return (together, *(_parted(letters, behind, gap) for gap in (".", POINT)))


def _parted(letters: str, tail: tuple[str, ...], gap: str = SPACE) -> _Reading:
    """Letters each a word of its own: `A B C`."""
    return _Reading((Word("", letters[0]), *(Word(gap, each) for each in letters[1:])), tail)


def _pointed(bare: str, tail: tuple[str, ...]) -> tuple[_Reading, ...]:
    """`St.` with or without its point, `S.p.A` cut at its points."""
    parts = [part for part in bare.split(".") if part]
    if not parts:
        return (_Reading((), tail),)
    words = (Word("", parts[0]), *(Word(".", part) for part in parts[1:]))
    return (_Reading(words, (POINT, *tail) if bare.endswith(".") else tail),)


def _apostrophised(bare: str, tail: tuple[str, ...]) -> tuple[_Reading, ...]:
    whole = _Reading((Word("", bare),) if bare else (), tail)
    length = elision(bare.lower())
    if not length:
        return (whole,)
    parted = (Word("", bare[: length - 1]), Word("'", bare[length:]))
    return (whole, _Reading(parted, tail))


class GapNames(dict[str, str]):
    """The names of gaps by their text, found out once each; "" where no phrase may cross."""

    def __missing__(self, gap: str) -> str:
        name = gap_name(gap)
        if len(gap) <= _LONGEST_KEPT and len(self) < _MAX_KEPT:
            self[gap] = name
        return name


def gap_name(gap: str) -> str:
    """SPACE for white space of any length or one hyphen, a sign's name, or "".

    A hyphen at the end of a line joins; one with blanks on both sides is a dash and parts.
    Stars and underscores that hug a word are emphasis and count nothing.
    """
    bare = fold_keeping_case(gap).strip(_EMPHASIS)
    if not bare:
        return ""
    if bare.isspace() or (len(bare) == 1 and bare in HYPHENS):
        return SPACE
    sign, rest = bare[0], bare[1:]
    if sign == "-":
        return SPACE if "\n" in rest and rest.isspace() else ""
    if sign == "/":
        return "" if rest else sign
    if sign in ".,'":
        return _sign_name(sign, rest)
    return " & " if bare.strip() == "&" else ""


def _sign_name(sign: str, rest: str) -> str:
    rest = rest.lstrip(_EMPHASIS)
    if not rest:
        return sign
    return f"{sign} " if rest.isspace() or rest == "-" else ""
