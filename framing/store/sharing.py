"""What the articles of a run share, found once when it was scored: `runs/ID.shared.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from framing.domain.attribution import Distance, Voice
from framing.domain.comparison_rows import DuplicateSet, SharedPassage
from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.domain.score import LabelCount, LabelKey, TokenCount
from framing.store.tables import record_path, write_whole


@dataclass(frozen=True, slots=True)
class Aside:
    """What becomes of a document when copy is credited to nobody.

    `place` is the document's in the run, `copied` the numbers of its hits that stand in copy.
    The other fields are those of `DocumentScore`.
    """

    place: int
    n_tokens: int
    n_shared_tokens: int
    tokens: tuple[TokenCount, ...]
    attributed_speakers: tuple[tuple[str, int], ...]
    shared: tuple[LabelCount, ...]
    copied: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """The passages that several outlets carry, which of them (by number) are copy, the articles
    of the same words, and what becomes of each document that holds copy."""

    passages: tuple[SharedPassage, ...]
    copy: tuple[int, ...]
    duplicates: tuple[DuplicateSet, ...]
    aside: tuple[Aside, ...]


def write_sharing(store: Path, run: str, sharing: Sharing) -> None:
    """Keep what the articles of a run share."""
    whole = {
        "passages": [[p.text, p.n_tokens, p.places, p.counts] for p in sharing.passages],
        "copy": sharing.copy,
        "duplicates": [[one.documents, one.n_tokens] for one in sharing.duplicates],
        "aside": [_aside_row(one) for one in sharing.aside],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
    write_whole(_path(store, run), text)


def has_sharing(store: Path, run: str) -> bool:
    """Whether what the articles of a run share is there."""
    return _path(store, run).is_file()


def read_sharing(store: Path, run: str) -> Sharing:
    """What the articles of a run share."""
    whole = json.loads(_path(store, run).read_text(encoding="utf-8"))
    return Sharing(
        tuple(
            SharedPassage(text, n_tokens, tuple(map(_place, places)), tuple(map(_count, counts)))
            for text, n_tokens, places, counts in whole["passages"]
        ),
        tuple(whole["copy"]),
        tuple(DuplicateSet(tuple(ids), n_tokens) for ids, n_tokens in whole["duplicates"]),
        tuple(map(_aside, whole["aside"])),
    )


def label_key(named: Sequence[Any]) -> LabelKey:
    """The key of a count from its columns, in the order of `LabelKey`."""
    lexicon, contrast, label, term, voice, distance, zone, referent, speaker = named
    return LabelKey(
        lexicon=lexicon,
        contrast=contrast,
        label=label,
        term=term,
        voice=Voice(voice),
        distance=Distance(distance) if distance else None,
        zone=Zone(zone),
        referent=referent,
        speaker=speaker,
    )


def token_counts(rows: Iterable[Sequence[Any]]) -> tuple[TokenCount, ...]:
    """Counts of tokens from rows of voice, zone and number."""
    return tuple(TokenCount(Voice(voice), Zone(zone), n) for voice, zone, n in rows)


def _path(store: Path, run: str) -> Path:
    return record_path(store, run).with_suffix(".shared.jsonl")


def _place(row: Sequence[Any]) -> tuple[str, int, int]:
    document, start, end = row
    return document, start, end


def _count(row: Sequence[Any]) -> tuple[str, str, str, int]:
    lexicon, contrast, label, n = row
    return lexicon, contrast, label, n


def _aside_row(one: Aside) -> list[Any]:
    return [
        [one.place, one.n_tokens, one.n_shared_tokens],
        [[count.voice.value, count.zone.value, count.n_tokens] for count in one.tokens],
        one.attributed_speakers,
        [[*_key_columns(count.key), count.n] for count in one.shared],
        one.copied,
    ]


def _aside(row: Sequence[Any]) -> Aside:
    (place, n_tokens, n_shared_tokens), tokens, speakers, shared, copied = row
    return Aside(
        place=place,
        n_tokens=n_tokens,
        n_shared_tokens=n_shared_tokens,
        tokens=token_counts(tokens),
        attributed_speakers=tuple((name, n) for name, n in speakers),
        shared=tuple(LabelCount(label_key(key), n) for *key, n in shared),
        copied=tuple(copied),
    )


def _key_columns(key: LabelKey) -> list[str | None]:
    distance = key.distance.value if key.distance is not None else None
    named = [key.lexicon, key.contrast, key.label, key.term, key.voice.value]
    return [*named, distance, key.zone.value, key.referent, key.speaker]
