"""Scores and lexicons for the tests of the comparison, from a few words each."""

from __future__ import annotations

import random
from collections.abc import Sequence

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Metadata, Zone
from framing.domain.lexicon import Contrast, Kind, Label, Lexicon, Place
from framing.domain.score import (
    DocumentScore,
    LabelCount,
    LabelKey,
    ReadabilityCounts,
    TokenCount,
)

LABELS = ("terrorist", "rebel", "fighter")


def make_lexicon(
    id: str = "armed",
    labels: Sequence[str] = LABELS,
    kind: Kind = Kind.CONTRAST,
    poles: Sequence[int | None] | None = None,
) -> Lexicon:
    """One contrast of the same id."""
    place = Place(f"{id}.yml", 1, 1)
    made = tuple(
        Label(label, label.title(), f"Says {label}.", (), (), (), (), place, pole)
        for label, pole in zip(labels, poles or [None] * len(labels), strict=True)
    )
    axis = ("accuses", "dignifies") if poles else None
    contrast = Contrast(id, id.title(), "An armed group", made, axis)
    return Lexicon(id, id.title(), "en", "1.0.0", kind, (contrast,), (), "digest", f"{id}.yml")


def hits(
    label: str,
    n: int = 1,
    *,
    voice: Voice = Voice.OWN,
    zone: Zone = Zone.BODY,
    referent: str | None = None,
    speaker: str | None = None,
    distance: Distance | None = None,
    lexicon: str = "armed",
) -> LabelCount:
    """n hits of one label in one place."""
    key = LabelKey(lexicon, lexicon, label, label, voice, distance, zone, referent, speaker)
    return LabelCount(key, n)


def score(
    id: str,
    outlet: str | None,
    *counts: LabelCount,
    n_own: int = 400,
    n_direct: int = 100,
    speakers: tuple[tuple[str, int], ...] = (),
    readability: ReadabilityCounts | None = None,
    **metadata: str,
) -> DocumentScore:
    """One document's score."""
    tokens = (
        TokenCount(Voice.DIRECT, Zone.BODY, n_direct),
        TokenCount(Voice.OWN, Zone.BODY, n_own),
    )
    custom = tuple(
        sorted((key, metadata.pop(key)) for key in list(metadata) if key in ("lean", "side"))
    )
    return DocumentScore(
        document=id,
        metadata=Metadata(outlet=outlet, custom=custom, **metadata),
        n_tokens=n_own + n_direct,
        tokens=tokens,
        counts=counts,
        excluded=(),
        attributed_speakers=speakers,
        readability=readability,
        digest=id,
    )


def corpus(
    outlet: str, n_documents: int, shares: Sequence[float], *, seed: int = 1, **metadata: str
) -> list[DocumentScore]:
    """Documents of one outlet with labels drawn at these shares, some in quotations."""
    random_source = random.Random(f"{outlet} {seed}")
    made = []
    for number in range(n_documents):
        drawn = random_source.choices(LABELS, shares, k=random_source.randint(0, 6))
        counts = []
        for label in LABELS:
            for voice in (Voice.DIRECT, Voice.OWN):
                n = sum(
                    one == label and (random_source.random() < 0.3) == (voice is Voice.DIRECT)
                    for one in drawn
                )
                if n:
                    counts.append(hits(label, n, voice=voice))
        made.append(score(f"{outlet}-{number:03}", outlet, *counts, **metadata))
    return made
