"""Levels of labels: a label below another has the ids of both, joined by full stops.

`violence.terror` stands on level 2, below `violence` on level 1, whatever else stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.domain.frozen import dataclass, replace
from framing.domain.hit import ReferredHit
from framing.domain.lexicon import Contrast, Label, Lexicon
from framing.domain.score import DocumentScore, LabelCount, LabelKey


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of labels that are kept, from 1; without any, all are.

    {1} brings everything to the top; {2} brings what stands deeper to the second level and drops
    what stands on the first alone; {1, 3} leaves out the second in between.
    """

    kept: frozenset[int] = frozenset()

    def label_of(self, label: str) -> str | None:
        """The label to which one comes, None where none of its levels is kept."""
        if not self.kept:
            return label
        ids = label.split(".")
        return ".".join(ids[level - 1] for level in self._levels_of(ids)) or None

    def hits_of(self, hits: Iterable[ReferredHit]) -> tuple[ReferredHit, ...]:
        """The hits under the labels to which they come.

        Where several labels of an inventory become one, what each has at a place is one hit.
        """
        first: dict[tuple[object, ...], ReferredHit] = {}
        for referred in hits:
            hit = referred.hit
            label = self.label_of(hit.label)
            if label is not None:
                key = (hit.span.start, hit.span.end, hit.lexicon, hit.contrast, label)
                first.setdefault(key, _under(referred, label))
        return tuple(first.values())

    def score_of(self, score: DocumentScore) -> DocumentScore:
        """The counts of one document under the labels to which they come, summed."""
        return replace(
            score,
            counts=self._counts_of(score.counts),
            excluded=self._counts_of(score.excluded),
            shared=self._counts_of(score.shared),
        )

    def _counts_of(self, counts: Iterable[LabelCount]) -> tuple[LabelCount, ...]:
        total: Counter[LabelKey] = Counter()
        for count in counts:
            label = self.label_of(count.key.label)
            if label is not None:
                total[replace(count.key, label=label)] += count.n
        return tuple(LabelCount(key, n) for key, n in total.items())

    def lexicon_of(self, lexicon: Lexicon) -> Lexicon:
        """The lexicon with the labels to which its own come, as its counts are told of.

        A label holds the terms of all that came to it. What cancels hits, and what proves, stays
        with the labels in which it was written, so that nothing is to be matched with it.
        """
        if not self.kept:
            return lexicon
        contrasts = tuple(self._contrast_of(contrast) for contrast in lexicon.contrasts)
        return replace(lexicon, contrasts=tuple(each for each in contrasts if each.labels))

    def _contrast_of(self, contrast: Contrast) -> Contrast:
        come: dict[str, list[Label]] = {}
        for label in contrast.labels:
            kept = self.label_of(label.id)
            if kept is not None:
                come.setdefault(kept, []).append(label)
        return replace(contrast, labels=tuple(self._joined(*each) for each in come.items()))

    def _joined(self, label_id: str, labels: Sequence[Label]) -> Label:
        first = labels[0]
        if len(labels) == 1 and first.id == label_id:
            return first
        whole = next((label for label in labels if label.id == label_id), None)
        poles = {label.pole for label in labels}
        return Label(
            id=label_id,
            title=whole.title if whole else self._title_of(first),
            says=whole.says if whole else "",
            evidence=tuple(dict.fromkeys(one for label in labels for one in label.evidence)),
            terms=tuple(term for label in labels for term in label.terms),
            exclusions=(),
            examples=(),
            place=first.place,
            pole=poles.pop() if len(poles) == 1 else None,
        )

    def _title_of(self, label: Label) -> str:
        titles = label.titles or label.id.split(".")
        return " > ".join(titles[level - 1] for level in self._levels_of(titles))

    def _levels_of(self, row: Sequence[str]) -> list[int]:
        return [level for level in range(1, len(row) + 1) if level in self.kept]


def _under(referred: ReferredHit, label: str) -> ReferredHit:
    if referred.hit.label == label:
        return referred
    hit = replace(referred.hit, label=label)
    return replace(referred, voiced=replace(referred.voiced, hit=hit))
