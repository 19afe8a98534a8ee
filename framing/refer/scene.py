"""A document as referent resolution sees it: its words, and the names among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from framing.domain.document import Document, written_of
from framing.domain.entity import Entity, EntityKind, Mention, Role
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.refer.naming import Named, name_mentions
from framing.refer.word_classes import LOCATIVE, PEOPLE

HYPHENS = frozenset("-‐‑–")
# However long a sentence is, looking back stays cheap.
MAX_NAMES_BACK = 32
_MAX_WORDS_OF_ASIDE = 12
_PLACES = (EntityKind.STATE, EntityKind.PLACE, EntityKind.AREA)
QUOTES = frozenset("\"'“”‘’«»‹›„‚`")


@dataclass(frozen=True, slots=True)
class Scene:
    """The document and its names by place.

    words: the tokens as written. name_starts: where each name begins; named_by_token: the name that a token belongs to;
    first_tokens: the first token of the name that begins at an offset.
    """

    document: Document
    words: tuple[str, ...]
    named: tuple[Named, ...]
    name_starts: tuple[int, ...]
    named_by_token: dict[int, Named]
    first_tokens: dict[int, int]

    @classmethod
    def of(
        cls, document: Document, mentions: Sequence[Mention], entities: Iterable[Entity]
    ) -> Scene:
        """The scene with every mention read as one entity."""
        named = name_mentions(document, mentions, entities)
        if any([name.group is not None for name in named]):
            from framing.refer.short_names import with_short_names  # many texts name no group

            named = with_short_names(document, named)
        words = written_of(document).words
        starts = tuple([name.span.start for name in named])
        by_token: dict[int, Named] = {}
        first_tokens: dict[int, int] = {}
        token_starts, stop = document.tokens.starts, 0
        for name in named:
            span = name.span
            first = bisect_left(token_starts, span.start, stop)
            stop = bisect_left(token_starts, span.end, first)
            first_tokens[span.start] = first
            for token in range(first, stop):
                by_token[token] = name
        return cls(document, words, named, starts, by_token, first_tokens)

    def first_token(self, span: Span) -> int:
        """The number of the first token that starts in or after the span."""
        known = self.first_tokens.get(span.start)
        return self.document.tokens.first_from(span.start) if known is None else known

    def token_after(self, offset: int) -> int:
        """The number of the first token that starts at or after the offset."""
        return self.document.tokens.first_from(offset)

    def written(self, token: int) -> str:
        """The token as written, without a possessive ending."""
        return _without_possessive(self.words[token])

    def word(self, token: int) -> str:
        """The token in small letters, without a possessive ending."""
        return _without_possessive(self.words[token]).lower()

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

    def is_of_people(self, name: Named) -> bool:
        """Whether a people is meant: "Chinese students", not "Chinese tea"."""
        is_next = self.word_or_end(self.token_after(name.span.end)) in PEOPLE
        return is_next and name.role is Role.DEMONYM

    def is_location(self, name: Named) -> bool:
        """Whether the name tells where something is: "in Syria", "near northern Mosul"."""
        if name.role is Role.PLACE:
            return True
        if name.role not in (Role.NAME, Role.SEAT) or name.kind not in _PLACES:
            return False
        token = self.first_tokens[name.span.start]
        near = (token - 1, token - 2)
        where = next((each for each in near if self.word_or_end(each) in LOCATIVE), None)
        # "He is in Peru. Chad wept".
        return where is not None and where >= self.sentence_tokens(name.span.start).start

    def sentence_tokens(self, offset: int) -> range:
        """The tokens of the sentence that holds the offset; none in masked text."""
        sentence = self.document.sentence_at(offset)
        if sentence is None:
            return range(0)
        return self.document.tokens.range_within(sentence.start, sentence.end)

    def leads(self, name: Named) -> bool:
        """Whether a sentence begins with the name."""
        return self.first_tokens[name.span.start] == self.sentence_tokens(name.span.start).start

    def behind_aside(self, token: int, end: int) -> int:
        """The token behind "(The M23), who come from Congo, (hold)", or the token itself."""
        if self.gap_after(token - 1) != ", ":
            return token
        aside = range(token, min(token + _MAX_WORDS_OF_ASIDE, end))
        return next((each + 1 for each in aside if self.gap_after(each) == ", "), token)

    def names_between(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin in `[start, end)`, by place."""
        first = bisect_left(self.name_starts, start)
        return self.named[first : bisect_left(self.name_starts, end, first)]

    def last_names_between(self, start: int, end: int, *, n_names: int) -> tuple[Named, ...]:
        """As `names_between`, the last few of them: long paragraphs stay cheap."""
        last = bisect_left(self.name_starts, end)
        first = bisect_left(self.name_starts, start, 0, last)
        return self.named[max(first, last - n_names) : last]

    def first_name_between(self, start: int, end: int) -> Named | None:
        """The first name that begins in `[start, end)`."""
        index = bisect_left(self.name_starts, start)
        return (
            self.named[index] if index < len(self.named) and self.name_starts[index] < end else None
        )

    def names_back_from(self, offset: int, *, n_sentences: int) -> Iterator[Named]:
        """The names before the offset, nearest first, in its sentence and so many before it."""
        index = self.document.sentences.index_at(offset)
        if index is None:
            return
        start = self.document.sentences.starts[max(index - n_sentences, 0)]
        yield from reversed(self.last_names_between(start, offset, n_names=MAX_NAMES_BACK))


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s", "'S", "’S")) else word
