"""Scored documents at rest: a file holds them, two records a document; counts stay in memory."""

from __future__ import annotations

import io
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from framing.domain.attribution import Attribution
from framing.domain.document import Block, Document, Metadata, Remark
from framing.domain.entity import Mention
from framing.domain.frozen import dataclass
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredDocument
from framing.domain.source_map import SourceMap
from framing.domain.span import Span, Spans

MAX_BYTES_IN_MEMORY = 4_000_000


def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*kind.__slots__)
    return lambda one: (kind, get(one))


_Reducers = dict[type, Callable[[Any], tuple[Any, ...]]]

# A call of the class with its values is read back twice as fast as a state set field by field.
_REDUCERS: _Reducers = {
    kind: _values_of(kind)
    for kind in (
        Attribution, Block, Document, Hit, Mention, Metadata, ReferredHit, Remark, SourceMap,
        Span, Spans, VoicedHit,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A scored document as it is laid down: another process may pack it."""

    document: bytes
    found: bytes
    score: DocumentScore


def pack(scored: ScoredDocument) -> PackedDocument:
    """The text in one record, what was found in it in another, and the counts as they are."""
    found = (scored.hits, scored.attributions, scored.copied_hits)
    return PackedDocument(_packed(scored.document), _packed(found), scored.score)


class Spool:
    """Takes scored documents one by one and gives them back as often as they are asked for.

    A small corpus stays in memory, a larger one goes to a file without a name, which the system
    removes with the process. The text and what was found in it are two records, so that who
    needs the texts alone reads no more.
    """

    def __init__(self) -> None:
        import tempfile  # which only those who keep documents need

        # Closed, and so removed, when the last who reads it lets go of it.
        self._file = tempfile.SpooledTemporaryFile(max_size=MAX_BYTES_IN_MEMORY)  # noqa: SIM115
        self._starts = array("Q", [0])
        self._scores: list[DocumentScore] = []

    def add(self, scored: ScoredDocument) -> None:
        """Lay down one more document."""
        self.add_packed(pack(scored))

    def add_packed(self, packed: PackedDocument) -> None:
        """Lay down one more document that has been packed."""
        self._file.seek(self._starts[-1])
        for part in (packed.document, packed.found):
            self._file.write(part)
            self._starts.append(self._file.tell())
        self._scores.append(packed.score)

    def __len__(self) -> int:
        return len(self._scores)

    def __getitem__(self, place: int) -> ScoredDocument:
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        hits, attributions, copied = self._read(2 * place + 1)
        return ScoredDocument(self.document(place), hits, attributions, self._scores[place], copied)

    def __iter__(self) -> Iterator[ScoredDocument]:
        return map(self.__getitem__, range(len(self)))

    def document(self, place: int) -> Document:
        """The document alone, without what was found in it."""
        document: Document = self._read(2 * place)
        return document

    def hold(self, places: Iterable[int]) -> None:
        """Nothing to make ready: any document is met as readily as the next."""

    @property
    def n_bytes(self) -> int:
        """How much room the documents take at rest."""
        return self._starts[-1]

    @property
    def scores(self) -> tuple[DocumentScore, ...]:
        """The counts of all documents, in order."""
        return tuple(self._scores)

    def _read(self, part: int) -> Any:
        self._file.seek(self._starts[part])
        size = self._starts[part + 1] - self._starts[part]
        return pickle.loads(self._file.read(size))  # noqa: S301 - written by this process


def _packed(part: object) -> bytes:
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(part)
    return out.getvalue()
