"""The labels in shared passages: counted once, whoever carries the passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from framing.domain.comparison import SharedPassage
from framing.domain.scored import ScoredDocument


def count_once(
    passages: Sequence[SharedPassage], scored: Sequence[ScoredDocument]
) -> tuple[SharedPassage, ...]:
    """The passages with the labels in their longest form, as `(lexicon, contrast, label, n)`.

    To credit the passage to none, score its documents with `shared` set to the stretches that
    `shared_spans` gives.
    """
    by_id = {one.document.id: one for one in scored}
    return tuple(replace(passage, counts=_counts(passage, by_id)) for passage in passages)


def _counts(
    passage: SharedPassage, by_id: Mapping[str, ScoredDocument]
) -> tuple[tuple[str, str, str, int], ...]:
    for id, start, end in passage.places:
        document = by_id[id].document
        if document.text[start:end] == passage.text:
            counted = Counter(
                (referred.hit.lexicon, referred.hit.contrast, referred.hit.label)
                for referred in by_id[id].hits
                if start <= referred.hit.span.start < end
            )
            return tuple((*label, n) for label, n in sorted(counted.items()))
    return ()
