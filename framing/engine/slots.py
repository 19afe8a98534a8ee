"""The slots around words: what modifies them, what they modify, what they are joined to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.domain.closed import words_of
from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.span import Span
from framing.domain.suggestion import Slot

Neighbour = tuple[Slot, str]

_CONJUNCTIONS = frozenset({"and", "or", "nor"})
_MOST_MODIFIERS = 2
# Closed classes of English, and verbs so common that they stand beside any noun.
_FUNCTION_WORDS = words_of(
    """a an the this that these those any no every each some another such either neither both all
    most many much few several other others more less own same
    i me my we us our you your he him his she her it its they them their who whom whose which what
    himself herself itself themselves one ones someone anyone everyone nobody something nothing
    of to in on at by for from with without within into onto over under after before since until
    between against through during about around among amid despite near across along behind beyond
    toward towards upon per via like than as if because although though while when where why how
    whether and or but nor yet so not also only just even still never ever then now here there
    is are was were be been being am has have had having do does did done doing will would can
    could may might shall should must ought isn't aren't wasn't weren't don't doesn't didn't won't
    can't cannot it's that's there's he's she's they're we're i'm you're
    said says say saying told tells tell asked called calls call made make makes making took take
    takes got get gets went go goes going came come comes put gave give gives saw see seen know
    known think want wants wanted use used using
    very too quite rather almost already again once up down out off away back however
    mr mrs ms dr st vs etc two three four five six seven eight nine ten first second last next
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"""
)


@dataclass(frozen=True, slots=True)
class WordRow:
    """The words of a document, folded, in their order."""

    document: Document
    folded: tuple[str, ...]

    def tokens_of(self, span: Span) -> range:
        """The numbers of the tokens inside a span."""
        return self.document.tokens.range_within(span.start, span.end)

    def is_content(self, token: int) -> bool:
        """Whether a token is a word with a meaning of its own: letters, no function word."""
        word = self.folded[token]
        return len(word) > 2 and word not in _FUNCTION_WORDS and word[0].isalpha()

    def neighbours(self, first: int, end: int) -> Iterator[Neighbour]:
        """The content words directly before and behind the tokens `[first, end)`."""
        before = self._joint(first)
        if before is not None and self.is_content(first - 1):
            yield Slot.MODIFIER, self.folded[first - 1] + before
        behind = self._joint(end)
        if behind is not None and self.is_content(end):
            yield Slot.HEAD, behind + self.folded[end]

    def joined_to(self, first: int, end: int) -> Iterator[int]:
        """The head words that a conjunction joins to the tokens `[first, end)`."""
        if self._is_conjunction(end):
            token = end + 1
            if token < len(self.folded) and not self.is_content(token):
                token += 1
            run = self._run(token)
            plurals = [each for each in run if self.folded[each].endswith("s")]
            # Without a parser: the last plural of "foreign fighters", else the first word, since
            # a verb may follow it.
            yield from plurals[-1:] or run[:1]
        start = first
        while start > max(first - _MOST_MODIFIERS, 0) and self._is_modifier(start - 1):
            start -= 1
        is_joined = start > 1 and self._is_conjunction(start - 1) and self._joint(start) == ""
        if is_joined and self.is_content(start - 2):
            yield start - 2

    def _is_modifier(self, token: int) -> bool:
        return self.is_content(token) and self._joint(token + 1) is not None

    def _is_conjunction(self, token: int) -> bool:
        is_there = 0 < token < len(self.folded) and self.folded[token] in _CONJUNCTIONS
        return is_there and self._joint(token) == ""

    def _run(self, token: int) -> list[int]:
        """The content words in a row from a token on, at most three."""
        run: list[int] = []
        for at in range(token, min(token + _MOST_MODIFIERS + 1, len(self.folded))):
            if self._joint(at) is None or not self.is_content(at):
                break
            run.append(at)
        return run

    def _joint(self, token: int) -> str | None:
        """What joins a token to the one before: "" for white space, "-", or None for a break."""
        tokens = self.document.tokens
        if not 0 < token < len(self.folded):
            return None
        gap = self.document.text[tokens.ends[token - 1] : tokens.starts[token]]
        if gap in ("-", "\u2010", "\u2011"):
            return "-"
        return "" if gap.isspace() and gap.count("\n") < 2 else None


def word_row(document: Document) -> WordRow:
    """The words of a document laid out."""
    tokens, text = document.tokens, document.text
    words = (
        fold(text[start:end]).removesuffix("'s").removesuffix("'")
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
    )
    return WordRow(document, tuple(words))
