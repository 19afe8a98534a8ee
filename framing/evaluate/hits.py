"""Hits held against a gold standard of the same form.

A gold record names `document`, `start`, `end` and `lexicon` (or `family`), and any of `label`,
`voice`, `distance`, `zone`, `speaker`, `referent`. What it does not name is not judged; a list,
also under the name with `_ok` behind it, holds all that is right. Documents are compared by
file name. A gold record is found by the hit of its lexicon that shares most characters with it;
a hit is right where it meets a gold record of its lexicon. Lexicons and documents without gold
take no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from framing.compare.measures.agreement import cohen_kappa, krippendorff_alpha
from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.domain.evaluation import HitEvaluation, Proportion
from framing.errors import InputError, Problem

Record = Mapping[str, object]
FIELDS = ("label", "voice", "distance", "zone", "speaker", "referent")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A record with its place."""

    document: str
    lexicon: str
    start: int
    end: int
    record: Record

    def shared_chars(self, other: _Marked) -> int:
        """How many code points both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def evaluate_hits(gold: Sequence[Record], hits: Sequence[Record]) -> HitEvaluation:
    """Recall and precision of the hits, and how often each field of a found one is right.

    Raises:
        InputError: a record lacks its place.
    """
    wanted = _marked(gold, "gold")
    lexicons = {each.lexicon for each in wanted}
    documents = {each.document for each in wanted}
    found = [
        each
        for each in _marked(hits, "hits")
        if each.lexicon in lexicons and each.document in documents
    ]
    by_place, by_place_of_gold = _by_place(found), _by_place(wanted)
    pairs = [
        (one, hit)
        for one in wanted
        if (hit := _nearest(one, by_place[one.document, one.lexicon])) is not None
    ]
    n_right = sum(_is_met(hit, by_place_of_gold[hit.document, hit.lexicon]) for hit in found)
    labels = [
        (str(one.record["label"]), str(hit.record.get("label")))
        for one, hit in pairs
        if isinstance(one.record.get("label"), str)
    ]
    first, second = [one for one, _ in labels], [hit for _, hit in labels]
    return HitEvaluation(
        n_documents=len(documents),
        recall=_proportion(len(pairs), len(wanted)),
        precision=_proportion(n_right, len(found)),
        agreement=tuple(_agreement(pairs)),
        alpha=krippendorff_alpha([first, second]) if labels else None,
        kappa=cohen_kappa(first, second),
    )


def _by_place(marked: Iterable[_Marked]) -> defaultdict[tuple[str, str], list[_Marked]]:
    places: defaultdict[tuple[str, str], list[_Marked]] = defaultdict(list)
    for each in marked:
        places[each.document, each.lexicon].append(each)
    return places


def _marked(records: Sequence[Record], role: str) -> list[_Marked]:
    marked: list[_Marked] = []
    problems: list[Problem] = []
    for number, record in enumerate(records, 1):
        lexicon = record.get("lexicon", record.get("family"))
        start, end = record.get("start"), record.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and lexicon):
            message = f"record {number} lacks one of document, start, end and lexicon"
            problems.append(Problem(role, 0, 0, "bad-record", message))
            continue
        document = PurePath(str(record.get("document"))).name
        marked.append(_Marked(document, str(lexicon), start, end, record))
    if problems:
        raise InputError(problems)
    return marked


def _nearest(wanted: _Marked, hits: Sequence[_Marked]) -> _Marked | None:
    """The hit that shares most with a gold record, the first of several, None where none does."""
    best = max(hits, key=wanted.shared_chars, default=None)
    return best if best is not None and wanted.shared_chars(best) else None


def _is_met(hit: _Marked, gold: Sequence[_Marked]) -> bool:
    return any(hit.shared_chars(each) for each in gold)


def _agreement(pairs: Sequence[tuple[_Marked, _Marked]]) -> Iterable[tuple[str, Proportion]]:
    """For each field that gold names anywhere: how often the hit has what is right."""
    for name in FIELDS:
        judged = [
            hit.record.get(name) in accepted
            for one, hit in pairs
            if (accepted := _accepted(one.record, name))
        ]
        if judged:
            yield name, _proportion(sum(judged), len(judged))


def _accepted(record: Record, name: str) -> tuple[object, ...]:
    """All that is right; empty where gold does not say."""
    if f"{name}_ok" not in record and name not in record:
        return ()
    value = record.get(f"{name}_ok", record.get(name))
    return tuple(value) if isinstance(value, list) else (value,)


def _proportion(n: int, n_all: int) -> Proportion:
    return Proportion(n, n_all, wilson(Count(n, n_all)))
