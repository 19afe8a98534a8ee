"""Levels of labels: a label below another has the ids of both, joined by full stops.

`violence.terror` stands on level 2, below `violence` on level 1, whatever else stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.domain.frozen import dataclass, replace
from framing.domain.hit import Hit
from framing.domain.lexicon import Contrast, Label, Lexicon


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

    def hits_of(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """The hits under the labels to which they come.

        What several labels of one place in an inventory make a single label is a single hit.
        """
        hits = tuple(hits)
        if not self.kept:
            return hits
        first: dict[tuple[object, ...], Hit] = {}
        for hit in hits:
            label = self.label_of(hit.label)
            if label is not None:
                key = (hit.span.start, hit.span.end, hit.lexicon, hit.contrast, label)
                first.setdefault(key, hit if label == hit.label else replace(hit, label=label))
        return tuple(first.values())

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
        titles = (*label.above, label.title)
        return " > ".join(titles[level - 1] for level in self._levels_of(titles))

    def _levels_of(self, row: Sequence[str]) -> list[int]:
        return [level for level in range(1, len(row) + 1) if level in self.kept]
