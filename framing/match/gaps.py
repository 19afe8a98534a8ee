"""What stands between two neighbouring tokens, as the name of a gap that a phrase may cross."""

from __future__ import annotations

from framing.domain.folding import fold_keeping_case
from framing.match.spelling import HYPHENS, SPACE

_LONGEST_KEPT = 8
_MAX_KEPT = 10_000


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
    bare = fold_keeping_case(gap).strip("*_")
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
    if not rest:
        return sign
    return f"{sign} " if rest.isspace() or rest == "-" else ""
