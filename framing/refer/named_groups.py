"""Which armed groups a text names, how often and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from framing.domain.frozen import dataclass
from framing.refer.naming import Named
from framing.refer.noun_phrase import is_tied_to
from framing.refer.scene import Scene

_MAX_SENTENCES_BACK, _MAX_GROUPS_BACK = 3, 8
_N_OPENING, _MOST = 3, 0.6


@dataclass(frozen=True, slots=True)
class GroupsInText:
    """The armed groups that a document names.

    names: by place. counts: how often each group is named. states: to which state each
    belongs, if any. known_as: the labels that news commonly gives each. first: where the sentence
    begins that names each group first. main: the group of the headline or the first sentences that
    most of the names are of, if any.
    """

    names: tuple[Named, ...]
    counts: Counter[str]
    states: dict[str, str | None]
    known_as: dict[str, frozenset[str]]
    first: dict[str, int]
    main: str | None

    @classmethod
    def of(cls, scene: Scene) -> GroupsInText:
        """The groups of a scene, without those to which others are only tied."""
        grouped = [name for name in scene.named if name.group is not None]
        names = tuple([name for name in grouped if not is_tied_to(scene, name)])
        first: dict[str, int] = {}
        for name in names:
            if name.group is not None and name.group not in first:
                sentence = scene.document.sentence_at(name.span.start)
                first[name.group] = name.span.start if sentence is None else sentence.start
        counts = Counter([name.group for name in names if name.group is not None])
        states = {name.group: name.state for name in names if name.group is not None}
        known_as = {name.group: frozenset(name.called) for name in names if name.group is not None}
        main, n = counts.most_common(1)[0] if counts else (None, 0)
        opening = scene.document.sentences.starts[:_N_OPENING]
        opens = main is not None and first[main] in opening
        is_main = opens and n > _MOST * counts.total()
        return cls(names, counts, states, known_as, first, main if is_main else None)

    @property
    def only(self) -> str | None:
        """The group, or None where the document names none or several."""
        return min(self.first) if len(self.first) == 1 else None

    def only_before(self, offset: int) -> str | None:
        """The group, where the text names no other before the offset."""
        named = [group for group, first in self.first.items() if first < offset]
        return named[0] if len(named) == 1 else None

    def last_before(
        self, scene: Scene, offset: int, *, other_than: frozenset[str] = frozenset()
    ) -> str | None:
        """The group that the last sentence with another group than those names; None where it
        names several, or stands more than a few sentences back."""
        groups = {name.group for name in self.last_named(scene, offset, other_than=other_than)}
        return groups.pop() if len(groups) == 1 else None

    def last_named(
        self, scene: Scene, offset: int, *, other_than: frozenset[str] = frozenset()
    ) -> tuple[Named, ...]:
        """The names of other groups than those in the last sentence that has any, if it is near."""
        sentences = scene.document.sentences
        here = sentences.index_at(offset)
        if here is None:
            return ()
        last = bisect_left(self.names, offset, key=_start_of)
        names = self.names[max(last - _MAX_GROUPS_BACK, 0) : last]
        nearest = [name for name in names if name.group not in other_than]
        index = sentences.index_at(nearest[-1].span.start) if nearest else None
        if index is None or here - index > _MAX_SENTENCES_BACK:
            return ()
        start = sentences.starts[index]
        return tuple([name for name in nearest if name.span.start >= start])

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin in `[start, end)`, the last few of them."""
        first = bisect_left(self.names, start, key=_start_of)
        last = bisect_left(self.names, end, first, key=_start_of)
        return self.names[max(first, last - _MAX_GROUPS_BACK) : last]


def _start_of(name: Named) -> int:
    return name.span.start
