"""The road for many texts at once: read, match, and no farther. Beside `pipeline`, the only file
that knows an order of stages; arrays are for corpora, and a start of the check does without them."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.match.find_row import RowHits, RowMatcher
from framing.match.form import Form
from framing.match.negated_row import negated_in_row
from framing.match.row import Row
from framing.match.type_index import Flags, Numbers, TypeIndex
from framing.pipeline import Road
from framing.read.byte_looks import lines_in_bytes
from framing.read.byte_sentences import sentences_at
from framing.read.byte_words import words_in_bytes
from framing.read.byte_zones import ByteTexts, zoned_in_bytes
from framing.read.segment import sentences_of_line


@dataclass(frozen=True, slots=True)
class WalkedRow:
    """Texts that walked together: what `walk_without_voice` finds of each, as arrays.

    `zones` are those of the hits, as numbers in `read.byte_fronts.ZONES`; `forms` are the forms
    that the hits number.
    """

    row: Row
    read: ByteTexts
    hits: RowHits
    zones: Numbers
    forms: Sequence[Form]

    def negated(self, hits: RowHits) -> Flags:
        """Which of some hits stand under a negation."""
        return negated_in_row(self.row, self.read.words.loaded, hits.word, hits.text)

    def sentences(self, hits: RowHits) -> tuple[Numbers, Numbers]:
        """The bounds in bytes of the sentences of some hits, in texts that are whole."""
        return sentences_at(self.read, self.read.words.starts[hits.word], self.row.language)


class RowRoad:
    """A road for many texts at once, without voice. It remembers the words that it has met."""

    def __init__(self, road: Road) -> None:
        self._road = road
        self._matchers: dict[str, RowMatcher] = {}

    def walk(
        self,
        texts: Sequence[bytes],
        metadata: Sequence[Metadata],
        language: str,
        *,
        with_silent: bool,
    ) -> WalkedRow:
        """Plain texts of one language, without front matter, walked together; only `with_silent`
        are the zones of texts without a hit looked for too."""
        words = words_in_bytes(texts)
        lines = lines_in_bytes(words)
        row = Row(
            texts,
            metadata,
            language,
            words.data,
            words.starts,
            words.ends,
            words.first_words,
            words.odd,
            words.chars,
            lambda line: sentences_of_line(line, language),
        )
        matcher = self._matcher(language)
        hits = matcher.find(row, words.loaded, lines.is_whole)
        asked = lines if with_silent else lines.of_texts(hits.text)
        read = zoned_in_bytes(words, asked, [each.title for each in metadata], language)
        zones = read.zones[read.paragraphs_at(words.starts[hits.word])]
        return WalkedRow(row, read, hits, zones, matcher.index.forms)

    def _matcher(self, language: str) -> RowMatcher:
        known = self._matchers.get(language)
        if known is None:
            matcher = self._road.matcher
            known = self._matchers[language] = RowMatcher(lambda: TypeIndex(matcher, language))
        return known
