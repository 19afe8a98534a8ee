"""A document as referent resolution sees it: its words, and the names among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.domain.document import Document
from framing.domain.entity import Entity, Mention, Role
from framing.domain.span import Span
from framing.refer.naming import Named, name_mentions
from framing.refer.word_classes import LOCATIVE

HYPHENS = frozenset("-‐‑–")
# However long a sentence is, looking back stays cheap.
MAX_NAMES_BACK = 32
QUOTES = frozenset("\"'“”‘’«»‹›„‚`")


@dataclass(frozen=True, slots=True)
class Scene:
    """The document, its names by place, and which token belongs to which name."""

    document: Document
    named: tuple[Named, ...]
    named_by_token: dict[int, Named]

    @classmethod
    def of(
        cls, document: Document, mentions: Sequence[Mention], entities: Iterable[Entity]
    ) -> Scene:
        """The scene with every mention read as one entity."""
        named = name_mentions(document, mentions, entities)
        by_token = {
            token: name
            for name in named
            for token in document.tokens.range_within(name.span.start, name.span.end)
        }
        return cls(document, named, by_token)

    def first_token(self, span: Span) -> int:
        """The number of the first token that starts in or after the span."""
        return self.document.tokens.first_from(span.start)

    def token_after(self, offset: int) -> int:
        """The number of the first token that starts at or after the offset."""
        return self.document.tokens.first_from(offset)

    def written(self, token: int) -> str:
        """The token as written, without a possessive ending."""
        word = self.document.text[
            self.document.tokens.starts[token] : self.document.tokens.ends[token]
        ]
        return word[:-2] if word.endswith(("'s", "’s", "'S", "’S")) else word

    def word(self, token: int) -> str:
        """The token in small letters, without a possessive ending."""
        return self.written(token).lower()

    def word_or_end(self, token: int) -> str:
        """As `word`; empty behind the last token."""
        return self.word(token) if 0 <= token < len(self.document.tokens) else ""

    def right_edge(self, token: int) -> int:
        """Where the token, or the name that it belongs to, ends."""
        name = self.named_by_token.get(token)
        end = self.document.tokens.ends[token]
        return max(name.span.end, end) if name is not None else end

    def gap_after(self, token: int) -> str:
        """The marks and blanks between a token and the next one."""
        starts = self.document.tokens.starts
        end = starts[token + 1] if token + 1 < len(starts) else len(self.document.text)
        return self.document.text[self.right_edge(token) : end]

    def is_hyphenated_to_next(self, token: int) -> bool:
        """Whether a hyphen alone parts the token from the next one."""
        gap = self.gap_after(token)
        return bool(gap) and set(gap) <= HYPHENS

    def is_possessive(self, name: Named) -> bool:
        """Whether an apostrophe follows the name: "Syria’s", "the Philippines’"."""
        return self.document.text[name.span.end : name.span.end + 1] in ("'", "’")

    def is_location(self, name: Named) -> bool:
        """Whether the name tells where something is: "in Syria", "near northern Mosul"."""
        if name.role is Role.PLACE:
            return True
        if name.role not in (Role.NAME, Role.SEAT):
            return False
        token = self.first_token(name.span) - 1
        return self.word_or_end(token) in LOCATIVE or self.word_or_end(token - 1) in LOCATIVE

    def sentence_tokens(self, offset: int) -> range:
        """The tokens of the sentence that holds the offset; none in masked text."""
        sentence = self.document.sentence_at(offset)
        if sentence is None:
            return range(0)
        return self.document.tokens.range_within(sentence.start, sentence.end)

    def names_between(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin in `[start, end)`, by place."""
        first = bisect_left(self.named, start, key=_start_of)
        last = bisect_left(self.named, end, key=_start_of)
        return self.named[first:last]

    def names_back_from(self, offset: int, *, n_sentences: int) -> Iterator[Named]:
        """The names before the offset, nearest first, in its sentence and so many before it."""
        index = self.document.sentences.index_at(offset)
        if index is None:
            return
        start = self.document.sentences.starts[max(index - n_sentences, 0)]
        yield from reversed(self.names_between(start, offset)[-MAX_NAMES_BACK:])


def _start_of(name: Named) -> int:
    return name.span.start
