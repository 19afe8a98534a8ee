"""The integers that readability formulas need, counted as textstat counts them; the only file that imports it.

Words and sentences are those of the document, so that one splitter serves every figure.
Syllables are textstat's, to which the tests hold them: the first pronunciation in CMUdict, which
ships in the package, and textstat's hyphenation for words that it does not know. Nothing is downloaded.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import Protocol

from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.score import ReadabilityCounts
from framing.resources import DATA

POLYSYLLABLE = 3
_STRESSES = "012"
_CONTRACTIONS = ("t", "s", "d", "ve", "ll", "re")
_CMUDICT = DATA / "nltk_data" / "corpora" / "cmudict" / "cmudict"
_MAXIMUM_TYPES = 200_000


def count_readability(document: Document) -> ReadabilityCounts | None:
    """Sentences, words, syllables, letters and polysyllables over the scored zones.

    Words are the document's tokens (a hyphen parts words, a number is a word). None for
    documents that are not in English, for which the formulas do not hold.
    """
    if document.metadata.language.split("-")[0].lower() != "en":
        return None
    n_sentences, words = 0, Counter[str]()
    for block in document.blocks:
        if block.zone.is_scored:
            n_sentences += len(document.sentences.range_within(block.span.start, block.span.end))
            words.update(_words_within(document, block.span.start, block.span.end))
    n_syllables = n_letters = n_polysyllables = 0
    for word, n in words.items():
        n_in_word, n_letters_in_word = _syllables_and_letters(word)
        n_syllables += n * n_in_word
        n_letters += n * n_letters_in_word
        n_polysyllables += n * (n_in_word >= POLYSYLLABLE)
    return ReadabilityCounts(n_sentences, words.total(), n_syllables, n_letters, n_polysyllables)


def count_syllables(word: str) -> int:
    """How many syllables textstat counts in an English word, however it is typed; 1 or more."""
    return max(1, _count(fold(word)))


@lru_cache(maxsize=_MAXIMUM_TYPES)
def _syllables_and_letters(word: str) -> tuple[int, int]:
    # Counted once a word type: most words of an article were met in the one before.
    return count_syllables(word), sum(map(str.isalnum, word))


def _words_within(document: Document, start: int, end: int) -> list[str]:
    numbers = document.tokens.range_within(start, end)
    starts = document.tokens.starts[numbers.start : numbers.stop]
    ends = document.tokens.ends[numbers.start : numbers.stop]
    text = document.text
    return [text[first:last] for first, last in zip(starts, ends, strict=True)]


def _count(word: str) -> int:
    """textstat's count: of the word without punctuation in CMUdict, else by hyphenation.

    CMUdict is not asked through textstat: that looks for it through NLTK, which refuses a folder
    that other accounts may write to, and then downloads another.
    """
    stripped = _stripped(word)
    known = _known_syllables().get(stripped)
    return len(_hyphenator().positions(stripped)) + 1 if known is None else known


def _stripped(word: str) -> str:
    """The word as textstat looks it up: of all marks it keeps the apostrophe of a contraction,
    which it knows by the letters that follow."""
    first, *rest = word.split("'")
    kept = (f"'{part}" if part.startswith(_CONTRACTIONS) else part for part in rest)
    return "".join(char for char in "".join((first, *kept)) if char.isalnum() or char in "_'")


@cache
def _known_syllables() -> dict[str, int]:
    """textstat's count for every word of CMUdict: the vowels of the first pronunciation.

    Vowels are the sounds that carry a stress, written as a digit. A line is `WORD 1 AH0 B ...`;
    further pronunciations follow with 2, 3 and so on.
    """
    known: dict[str, int] = {}
    with _CMUDICT.open(encoding="latin-1") as lines:
        for line in lines:
            word, number, sounds = line.split(" ", 2)
            if number == "1":
                known[word.lower()] = sum(map(sounds.count, _STRESSES))
    return known


class _Hyphenator(Protocol):
    def positions(self, word: str) -> list[int]: ...


@cache
def _hyphenator() -> _Hyphenator:
    from textstat.backend.utils import get_pyphen

    hyphenator: _Hyphenator = get_pyphen("en_US")
    return hyphenator
