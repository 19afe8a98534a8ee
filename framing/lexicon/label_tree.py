"""Labels below labels: what a label hands down to those below it, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.frozen import NamedTuple, replace
from framing.domain.lexicon import Contrast, Lexicon, Record, RefersTo, labels_above
from framing.lexicon.terms import one_text, record_of, scalars
from framing.yaml_source import Mapping, Node, Scalar


class Branch(NamedTuple):
    """A label's node with what it and the labels above it say for all below.

    `id` is its whole path (`violence.terror`), `titles` are those of the labels above it and its
    own.
    """

    id: str
    key: Scalar
    node: Mapping
    titles: tuple[str, ...]
    evidence: Node | None = None
    pole: Node | None = None
    record: Record = Record()

    def below(self) -> Iterator[Branch]:
        """The branches right below this one."""
        for key, node in named(self.node.get("labels")):
            branch = branch_of(key, node)
            yield branch._replace(
                id=f"{self.id}.{branch.id}",
                titles=(*self.titles, *branch.titles),
                evidence=branch.evidence or self.evidence,
                pole=branch.pole or self.pole,
                record=branch.record
                if branch.has("status")
                else _below(self.record, branch.record),
            )

    def has(self, *keys: str) -> bool:
        """Whether the label itself has one of the keys."""
        return any(self.node.get(key) is not None for key in keys)


def branch_of(key: Scalar, node: Mapping) -> Branch:
    """A label on the first level."""
    evidence = node.get("evidence") if scalars(node.get("evidence")) else None
    title = one_text(node.get("title")) or key.text
    return Branch(key.text, key, node, (title,), evidence, node.get("pole"), record_of(node))


def _below(upper: Record, own: Record) -> Record:
    return replace(own, status=upper.status)


def top_branches(node: Mapping) -> Iterator[Branch]:
    """The labels on the first level of a contrast, or of a file."""
    for key, body in named(node.get("labels")):
        yield branch_of(key, body)


def named(node: Node | None) -> Iterator[tuple[Scalar, Mapping]]:
    """The ids and mappings of a mapping; what is no mapping has been noted."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if isinstance(value, Mapping):
                yield key, value


def branches(root: Mapping) -> Iterator[Branch]:
    """All labels of a file, and what only holds others, in no order that matters."""
    waiting = list(top_branches(root))
    for _, contrast in named(root.get("contrasts")):
        waiting.extend(top_branches(contrast))
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting.extend(branch.below())


def ids_of(contrasts: tuple[Contrast, ...]) -> Iterator[str]:
    """The ids of the labels of contrasts, and of what stands above them."""
    for contrast in contrasts:
        for label in contrast.labels:
            yield from (*labels_above(label.id), label.id)


def renamed(contrast: Contrast, parent: Lexicon, child_id: str) -> Contrast:
    """A parent's contrast; one that is named after its lexicon is named after the child."""
    if contrast.id != parent.id:
        return contrast
    return replace(contrast, id=child_id)


def refers_to(*nodes: Mapping) -> RefersTo | None:
    """What the first of the nodes that says so has the labels below it refer to."""
    known = {each.value for each in RefersTo}
    given = [one_text(node.get("refers-to")) for node in nodes]
    return next((RefersTo(each) for each in given if each in known), None)


def joined(
    contrast: Contrast, own: dict[str, Contrast], without: set[str], root: Mapping
) -> Contrast:
    """An inherited contrast with what the file changes, and the labels that it adds or leaves out."""
    changed = own.get(contrast.id)
    labels = {
        label.id: label
        for label in contrast.labels
        if without.isdisjoint((*labels_above(label.id), label.id))
    }
    if changed is not None:
        labels.update((label.id, label) for label in changed.labels)
    return replace(
        contrast,
        labels=tuple(labels.values()),
        axis=(changed.axis if changed else None) or contrast.axis,
        refers_to=(changed.refers_to if changed else refers_to(root)) or contrast.refers_to,
    )
