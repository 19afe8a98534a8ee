"""What a report keeps of a stored run, read from its columns; texts only for the lines it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Zone
from framing.domain.score import DocumentScore
from framing.engine.corpus import CorpusRun
from framing.engine.stored import StoredCorpus
from framing.report.cards import Card
from framing.report.contexts import Context, context_of
from framing.report.evidence import Meet, MetCorpus
from framing.report.kinds import Kind, sign_of_kind
from framing.report.sightings import Numbers as HitNumbers
from framing.resources import without_collection
from framing.store.columns import RowCodes, part_columns
from framing.store.parts import part_paths
from framing.store.tables import DOCUMENTS, HITS

Numbers = NDArray[np.int64]
_CARD = ("path", "headline", "n_bytes", "n_marks")
_KIND = (
    "lexicon", "contrast", "label", "term", "voice", "distance", "zone", "referent", "speaker",
    "is_negated",
)  # fmt: skip


def meet_of(store: Path, run: str, corpus: CorpusRun) -> Meet | None:
    """How a report meets the documents of a stored run without reading its texts; None where only
    some of them, or labels of some levels, are looked at, so that each must be met."""
    scored = corpus.scored
    if not isinstance(scored, StoredCorpus) or not scored.is_whole:
        return None
    return partial(meet_stored, store, run, scored)


@without_collection()
def meet_stored(
    store: Path, run: str, corpus: StoredCorpus, groups: Mapping[str, str]
) -> MetCorpus:
    """What meeting every document of the run gives, see `meet_documents`: no text is read.

    Hits in copy that is credited to nobody are left out, as they are of the documents.
    """
    rows = list(part_columns(part_paths(store, DOCUMENTS, run), _CARD))
    marks = np.array([row[3] for row in rows], dtype=np.int64)
    kept = _kept(corpus, marks)
    owners = np.repeat(np.arange(len(rows)), marks)[kept]
    n_marks = np.bincount(owners, minlength=len(rows))
    named = [groups.get(score.document, "") for score in corpus.scores]
    kinds, kind = _kinds(part_paths(store, HITS, run), named, (owners, kept))
    cards = tuple(
        _card(place, corpus.scores[place], named[place], (row, int(n_marks[place])))
        for place, row in enumerate(rows)
    )
    return MetCorpus(cards, kinds, kind, StoredContexts(corpus, n_marks))


def _kept(corpus: StoredCorpus, marks: Numbers) -> Numbers:
    """The numbers of the hits that stand in no copy."""
    starts = np.cumsum([0, *marks])
    is_kept = np.ones(starts[-1], dtype=bool)
    for place, numbers in corpus.copied_hits():
        is_kept[starts[place] + np.array(numbers, dtype=np.int64)] = False
    return np.flatnonzero(is_kept)


def _kinds(
    parts: Iterable[Path], named: Sequence[str], hits: tuple[Numbers, Numbers]
) -> tuple[tuple[Kind, ...], HitNumbers]:
    """The kinds of the hits, and the number of each hit's. `hits` are the place of the document
    and the number in the run of each."""
    owners, kept = hits
    coded = RowCodes(_KIND)
    codes = np.concatenate([np.zeros(0, dtype=np.int64), *map(coded.of, parts)])
    groups = {name: number for number, name in enumerate(dict.fromkeys(named))}
    of_document = np.array([groups[name] for name in named], dtype=np.int64)
    both = codes[kept] * len(groups) + of_document[owners]
    found, kind = np.unique(both, return_inverse=True)
    rows, names = coded.rows_from(0), list(groups)
    kinds = (_kind(rows[one // len(groups)], names[one % len(groups)]) for one in found.tolist())
    return tuple(kinds), kind.astype(np.int32)


def _kind(row: tuple[Any, ...], group: str) -> Kind:
    lexicon, contrast, label, term, voice, distance, zone, referent, speaker, is_negated = row
    held = Distance(distance) if distance else None
    return Kind(
        lexicon,
        contrast,
        label,
        term,
        Voice(voice),
        held,
        Zone(zone),
        tuple(referent.split("+")) if referent else (),
        speaker,
        group,
        is_negated,
        sign_of_kind(Voice(voice), held),
        Zone(zone).is_scored and group != "",
    )


def _card(place: int, score: DocumentScore, group: str, kept: tuple[tuple[Any, ...], int]) -> Card:
    (path, headline, n_bytes, _), n_marks = kept
    return Card(
        position=0,
        place=place,
        id=score.document,
        path=path,
        group=group,
        outlet=score.metadata.outlet,
        date=score.metadata.date,
        event=score.metadata.event,
        title=headline,
        n_tokens=score.n_tokens,
        n_hits=score.n_hits,
        n_marks=n_marks,
        n_bytes=n_bytes,
        first_number=0,
    )


class StoredContexts:
    """The words around the hits of a stored run, cut from its texts where a line is shown.

    Contexts that are not at hand are blank and noted; `fetch` reads those that were asked for,
    in one pass over the texts.
    """

    def __init__(self, corpus: StoredCorpus, n_marks: Numbers) -> None:
        self._corpus, self._ends = corpus.without_tokens(), np.cumsum(n_marks)
        self._known: dict[int, Context] = {}
        self._missed: set[int] = set()

    def __getitem__(self, number: int) -> Context:
        known = self._known.get(number)
        if known is None:
            self._missed.add(number)
            return _BLANK
        return known

    def ask(self, numbers: Iterable[int]) -> None:
        """Note that these are needed."""
        self._missed.update(number for number in numbers if number not in self._known)

    def fetch(self) -> bool:
        """Read what was asked for and not at hand; whether there was any."""
        missed, self._missed = sorted(self._missed), set()
        for place, numbers in self._by_document(missed):
            document, spans = self._corpus.hits_at(place)
            first = int(self._ends[place]) - len(spans)
            contexts = (context_of(document, spans[number - first]) for number in numbers)
            self._known |= dict(zip(numbers, contexts, strict=True))
        return bool(missed)

    def _by_document(self, numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        found: dict[int, list[int]] = {}
        places = np.searchsorted(self._ends, numbers, side="right").tolist()
        for number, place in zip(numbers, places, strict=True):
            found.setdefault(place, []).append(number)
        yield from found.items()


_BLANK = Context("", "", "", False, False)
