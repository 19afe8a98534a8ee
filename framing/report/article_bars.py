"""How often each label stands in one article, as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.comparison import ContrastComparison
from framing.report.article_same import is_of
from framing.report.desk import Desk
from framing.report.kinds import Sighting, VoiceSign
from framing.report.labels import LabelLook

BAR_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Bar:
    """How often a label stands in the article: in its own voice, then in others'.

    Widths are of the drawing, 0 to 340.
    """

    look: LabelLook
    own: str
    others: str
    own_width: str
    others_x: str
    others_width: str
    figure_x: str
    figure: str


@dataclass(frozen=True, slots=True)
class ArticleContrast:
    """One contrast in the article, as bars."""

    title: str
    referent: str
    spoken: str
    height: str
    bars: tuple[Bar, ...]


def article_contrasts(desk: Desk, here: Sequence[Sighting]) -> Iterator[ArticleContrast]:
    """The contrasts with hits, those with the most first."""
    found = [(one, [each for each in here if is_of(each, one)]) for one in desk.contrasts]
    most = max(Counter(desk.look_of(sighting.kind) for sighting in here).values(), default=1)
    for contrast, sightings in sorted(found, key=lambda pair: -len(pair[1])):
        if sightings:
            yield _article_contrast(desk, contrast, sightings, most)


_ROW, _FIGURE_ROOM = 40, 124


def _article_contrast(
    desk: Desk, contrast: ContrastComparison, sightings: Sequence[Sighting], most: int
) -> ArticleContrast:
    """The bars of one contrast; the longest of the article has `most` hits."""
    counted = Counter(desk.look_of(one.kind) for one in sightings)
    own = Counter(desk.look_of(one.kind) for one in sightings if one.kind.sign is VoiceSign.OWN)
    looks = sorted(counted, key=lambda look: (-own[look], -counted[look], look.title))
    bars = tuple(_bar(desk, look, own[look], counted[look] - own[look], most) for look in looks)
    spoken = "; ".join(f"{bar.look.title}: {bar.figure}" for bar in bars)
    return ArticleContrast(contrast.title, contrast.referent, spoken, str(_ROW * len(bars)), bars)


def _bar(desk: Desk, look: LabelLook, n_own: int, n_others: int, most: int) -> Bar:
    unit = (BAR_WIDTH - _FIGURE_ROOM) / most
    count = desk.numerals.count
    key = "own_and_others" if n_own and n_others else "own" if n_own else "others"
    return Bar(
        look,
        count(n_own),
        count(n_others),
        f"{unit * n_own:.1f}",
        f"{unit * n_own:.1f}",
        f"{unit * n_others:.1f}",
        f"{unit * (n_own + n_others) + 6:.1f}",
        desk.catalogue.say(f"article.bar.{key}", own=count(n_own), others=count(n_others)),
    )
