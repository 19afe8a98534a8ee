"""How each label looks on the page: a colour and a shape that no two labels of a contrast share."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from framing.domain.comparison import LabelInfo

N_COLOURS = 8
SHAPES = ("●", "■", "▲", "◆", "▼", "★", "►", "✚")
SHAPE_NAMES = ("circle", "square", "up", "diamond", "down", "star", "right", "cross")


@dataclass(frozen=True, slots=True)
class LabelLook:
    """A label as the page shows it. `key` is unique on the page, `colour` 0 to 7, `shape`
    a glyph and `shape_name` its SVG symbol."""

    id: str
    key: str
    title: str
    says: str
    colour: int
    shape: str
    shape_name: str
    is_inventory: bool


@dataclass(frozen=True, slots=True)
class LabelSet:
    """A contrast with its labels, as far as their looks depend on it."""

    lexicon: str
    contrast: str
    is_inventory: bool
    labels: tuple[LabelInfo, ...]


LabelKey = tuple[str, str, str]
LabelLooks = dict[LabelKey, LabelLook]


def dress_labels(contrasts: Iterable[LabelSet], spoken: Set[LabelKey]) -> LabelLooks:
    """The look of every label by (lexicon, contrast, label).

    Colours run through a contrast's labels, those that are `spoken` first; shapes too, one step
    further for each contrast, so that the pair of colour and shape stands for one label of the
    page as long as pairs last.
    """
    looks: LabelLooks = {}
    for step, contrast in enumerate(contrasts):
        place = contrast.lexicon, contrast.contrast
        labels = sorted(contrast.labels, key=lambda label: (*place, label.id) not in spoken)
        for position, label in enumerate(labels):
            turn = position // N_COLOURS
            shape = (position + step + turn) % len(SHAPES)
            looks[*place, label.id] = LabelLook(
                label.id,
                f"l{len(looks)}",
                label.title,
                label.says,
                position % N_COLOURS,
                SHAPES[shape],
                SHAPE_NAMES[shape],
                contrast.is_inventory,
            )
    return looks
