"""A corpus made of others without copying a text: documents chosen, joined, or changed when met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from framing.domain.document import Document
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredCorpus, ScoredDocument

Change = Callable[[ScoredDocument], ScoredDocument]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document rests: its corpus and its place there. `id` takes the place of its own."""

    corpus: ScoredCorpus
    place: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ArrangedCorpus:
    """Documents of one corpus or several, in an order of their own.

    `scores` are theirs, in that order. `changes` tells by place what becomes of a document when
    it is met; its text stays.
    """

    sources: tuple[Source, ...]
    scores: Sequence[DocumentScore]
    changes: Mapping[int, Change]

    def __len__(self) -> int:
        return len(self.sources)

    def __iter__(self) -> Iterator[ScoredDocument]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> ScoredDocument:
        source = self.sources[place]
        met = source.corpus[source.place]
        changed = self.changes.get(place % len(self))
        if changed is not None:
            met = changed(met)
        document = _named(met.document, source.id)
        return replace(met, document=document, score=self.scores[place])

    def document(self, place: int) -> Document:
        """The document at this place, without what was found in it."""
        source = self.sources[place]
        return _named(source.corpus.document(source.place), source.id)

    def hold(self, places: Iterable[int]) -> None:
        """Make their corpora ready for meeting these documents in any order."""
        wanted: dict[int, list[int]] = {}
        for source in map(self.sources.__getitem__, places):
            wanted.setdefault(id(source.corpus), []).append(source.place)
        corpora = {id(source.corpus): source.corpus for source in self.sources}
        for key, found in wanted.items():
            corpora[key].hold(found)


def chosen(corpus: ScoredCorpus, places: Iterable[int]) -> ArrangedCorpus:
    """The documents at these places."""
    kept = tuple(places)
    sources = tuple(Source(corpus, place) for place in kept)
    return ArrangedCorpus(sources, tuple(corpus.scores[place] for place in kept), {})


def joined(first: ScoredCorpus, second: ScoredCorpus, names: Mapping[int, str]) -> ArrangedCorpus:
    """The first corpus and then the documents of the second at these places, named so."""
    sources = [Source(first, place) for place in range(len(first))]
    scores = list(first.scores)
    for place, name in names.items():
        sources.append(Source(second, place, name))
        scores.append(replace(second.scores[place], document=name))
    return ArrangedCorpus(tuple(sources), tuple(scores), {})


def changed(
    corpus: ScoredCorpus, changes: Mapping[int, Change], scores: Mapping[int, DocumentScore]
) -> ArrangedCorpus:
    """The corpus with some documents changed; `scores` are the counts of these."""
    sources = tuple(Source(corpus, place) for place in range(len(corpus)))
    known = corpus.scores
    return ArrangedCorpus(
        sources, tuple(scores.get(place, known[place]) for place in range(len(corpus))), changes
    )


def _named(document: Document, id: str | None) -> Document:
    return document if id is None else replace(document, id=id)
