"""How often the terms of one lexicon stand in a corpus: what an editor wants to know of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from glob import glob
from pathlib import Path

from framing.domain.digest import sha256
from framing.domain.document import Document
from framing.domain.entity import Entity
from framing.domain.frozen import dataclass
from framing.errors import LexiconError
from framing.lexicon.entities import load_entities
from framing.lexicon.load import check_lexicons
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import read_documents

# As many documents are kept in memory from one count to the next; more are read each time.
_MAX_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Hits outside boilerplate and comments: by label and term as written, and by label.

    Each pair is the number of hits and the number of documents that hold them.
    """

    terms: dict[tuple[str, str], tuple[int, int]]
    labels: dict[str, tuple[int, int]]
    n_documents: int


def count_terms(
    lexicon: Path, corpus: Sequence[str], entities: Sequence[Entity] = ()
) -> TermCounts:
    """The counts of a lexicon file in the documents of a corpus, by default with shipped entities.

    Documents are kept from one count to the next, until a file of the corpus changes.

    Raises:
        LexiconError: the lexicon cannot be used.
    """
    check = check_lexicons([lexicon])  # not from the cache, which an edit a second would fill
    if check.errors:
        raise LexiconError(check.errors)
    matcher = compile_matcher(check.lexicons, entities or load_entities())
    terms: Counter[tuple[str, str]] = Counter()
    terms_in: Counter[tuple[str, str]] = Counter()
    labels: Counter[str] = Counter()
    labels_in: Counter[str] = Counter()
    n_documents = 0
    for document in _documents(tuple(corpus)):
        n_documents += 1
        found = Counter(
            (hit.label, hit.term)
            for hit in find_matches(document, matcher).hits
            if document.zone_at(hit.span.start).is_scored
        )
        terms.update(found)
        terms_in.update(found.keys())
        for (label, _), n in found.items():
            labels[label] += n
        labels_in.update({label for label, _ in found})
    return TermCounts(
        {key: (n, terms_in[key]) for key, n in terms.items()},
        {key: (n, labels_in[key]) for key, n in labels.items()},
        n_documents,
    )


def _documents(corpus: tuple[str, ...]) -> Iterator[Document]:
    kept = _first_documents(corpus, _stamp(corpus))
    yield from kept
    if len(kept) == _MAX_KEPT:
        for number, document in enumerate(_read(corpus)):
            if number >= _MAX_KEPT:
                yield document


@lru_cache(maxsize=1)
def _first_documents(corpus: tuple[str, ...], _stamp: str) -> tuple[Document, ...]:
    return tuple(document for _, document in zip(range(_MAX_KEPT), _read(corpus), strict=False))


def _read(corpus: tuple[str, ...]) -> Iterator[Document]:
    return (each for each in read_documents(corpus) if isinstance(each, Document))


def _stamp(corpus: tuple[str, ...]) -> str:
    """What changes when a file of the corpus is added, taken away or saved anew."""
    total = sha256()
    for name in corpus:
        named = Path(name)
        if named.is_dir():
            files = sorted(named.rglob("*"))
        else:
            files = [Path(each) for each in sorted(glob(name, recursive=True))]
        for file in files:
            if file.is_file():
                total.update(f"{file}\0{file.stat().st_mtime_ns}\0".encode("utf-8", "replace"))
    return total.hexdigest()
