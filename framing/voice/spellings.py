"""Spellings: what each spelling of a word is, found out once and kept for all documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import compress
from operator import not_

from framing.domain.folding import fold
from framing.domain.frozen import cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Answer = TypeVar("Answer")

# What a spelling is, as bits of one byte a token.
CUE = 1  # is a reporting word, and may begin a reporting phrase too
CAPITAL = 2  # begins with a capital
NAME = 4  # a capital that may stand in a name
LEAD = 8  # a capital that may begin a name, be it at the beginning of a sentence
SMALL_VERB = 16  # begins with a small letter, and can be a finite verb
CUE_LEAD = 32  # only begins reporting phrases
PARTICLE = 64  # stands inside names without a capital: "de", "bin"
POSSESSIVE = 128  # ends in 's

_MOST_KEPT = 100_000


class _Learnt(dict[str, object]):
    """The answers to a question about words; memory stays bounded."""

    __slots__ = ("_question",)

    def __init__(self, question: Callable[[str], object]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> object:
        if len(self) >= _MOST_KEPT:
            self.clear()
        answer = self[word] = self._question(word)
        return answer


def learnt(question: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The question about a word, asked once for each word and then looked up."""
    answers: Any = _Learnt(question)
    return cast("Callable[[str], Answer]", answers.__getitem__)


def in_small_letters(words: Sequence[str]) -> list[str]:
    """The words in small letters, folded where they are not ASCII.

    They are told all at once; a text has too many rare words to look each up.
    """
    joined = " ".join(words).replace("’", "'").lower()
    lower = joined.split(" ") if words else []
    if not joined.isascii():
        for number in compress(range(len(lower)), map(not_, map(str.isascii, lower))):
            lower[number] = fold(lower[number])
    return lower


@lru_cache(maxsize=4096)
def bare(word: str, *, keep_case: bool = False) -> str:
    """A word without its possessive ending, folded unless the case is kept."""
    plain = word if keep_case else word.lower().replace("’", "'")
    if not keep_case and not plain.isascii():
        plain = fold(plain)
    for ending in ("'s", "’s"):
        if plain.endswith(ending):
            return plain[: -len(ending)]
    return plain.rstrip("'’")
