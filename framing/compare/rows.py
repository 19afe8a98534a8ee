"""The records of a comparison as flat rows, table by table; docs/data-dictionary.md explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any

from framing.domain.comparison import Comparison, ContrastComparison
from framing.domain.comparison_rows import SharedPassage, TrendRow

ALL_VOICES = "all"

Cell = str | int | float | bool | None
Row = dict[str, Cell]
Rows = Callable[[Comparison], Iterator[Row]]


def tables_in_turn(
    comparison: Comparison, *, trends: Sequence[TrendRow] = ()
) -> Iterator[tuple[str, Iterator[Row]]]:
    """All tables one by one, their rows made as they are asked for."""
    for name, make in _TABLES.items():
        yield name, make(comparison)
    yield "trends", map(_row, trends)


def telling_tables_in_turn(comparison: Comparison) -> Iterator[tuple[str, Iterator[Row]]]:
    """The same without rows that tell of nothing: of many groups most name most referents never.

    Left out are shares where the referent is not named, rates of labels of contrasts without a
    hit, and counts of 0 for a referent or speaker.
    """
    for name, make in (_TABLES | _TELLING).items():
        yield name, make(comparison)
    yield "trends", iter(())


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the fields of a kind of record become cells: the voice by its value, an interval as low,
    high, level and method, where they stand among the cells; all at once, for there are many."""

    read: Callable[[Any], tuple[Any, ...]]
    names: tuple[str, ...]
    voice: int | None
    interval: int | None

    def cells(self, record: object) -> list[Any]:
        """The cells of a record, in the order of `names`."""
        cells = [*self.read(record)]
        if self.voice is not None:
            voice = cells[self.voice]
            cells[self.voice] = ALL_VOICES if voice is None else voice.value
        if self.interval is not None:
            one = cells[self.interval]
            told = _NONE if one is None else (one.low, one.high, one.level, one.method)
            cells[self.interval : self.interval + 1] = told
        return cells


_INTERVAL = ("low", "high", "level", "method")
_NONE = (None,) * len(_INTERVAL)


@cache
def _reader_of(kind: type) -> _Reader:
    told = [field.name for field in fields(kind) if field.name != "counts"]
    voice, interval = (told.index(name) if name in told else None for name in ("voice", "interval"))
    names = told
    if interval is not None:
        names = [*told[:interval], *_INTERVAL, *told[interval + 1 :]]
    return _Reader(attrgetter(*told), tuple(names), voice, interval)


def _row(record: object) -> Row:
    """A frozen record as a flat row, but for the counts that it may hold."""
    kind: Any = type(record)
    reader = _reader_of(kind)
    return dict(zip(reader.names, reader.cells(record), strict=True))


def _groups(comparison: Comparison) -> Iterator[Row]:
    for group in comparison.groups:
        yield {
            "group": group.name,
            "n_documents": group.n_documents,
            "n_tokens": group.n_tokens,
            "n_own_tokens": group.n_own_tokens,
            "first_date": group.first_date,
            "last_date": group.last_date,
        }


def _everything(_contrast: ContrastComparison, _record: Any) -> bool:
    return True


def _is_named(_contrast: ContrastComparison, share: Any) -> bool:
    return bool(share.n_all)


def _is_counted(contrast: ContrastComparison, rate: Any) -> bool:
    return bool(rate.n) or contrast.is_inventory


def _of_contrasts(
    name: str, where: Callable[[ContrastComparison, Any], bool] = _everything
) -> Rows:
    """The rows of one field of every contrast, led by lexicon and contrast."""

    def rows(comparison: Comparison) -> Iterator[Row]:
        for contrast in comparison.contrasts:
            place = _place(contrast)
            for record in getattr(contrast, name):
                if where(contrast, record):
                    yield place | _row(record)

    return rows


def _place(contrast: ContrastComparison) -> dict[str, Cell]:
    return {"lexicon": contrast.lexicon, "contrast": contrast.contrast}


def _axes(comparison: Comparison) -> Iterator[Row]:
    for contrast in comparison.contrasts:
        yield from map(_row, contrast.axis)


def _labels(comparison: Comparison) -> Iterator[Row]:
    for contrast in comparison.contrasts:
        dispersion = dict(contrast.dispersion)
        for label in contrast.labels:
            yield {
                **_place(contrast),
                "label": label.id,
                "title": label.title,
                "says": label.says,
                "is_inventory": contrast.is_inventory,
                "dp": dispersion.get(label.id),
            }


def _exploded(name: str, least: int = 0) -> Rows:
    """One row for each label of a record's counts, from a least count on."""

    def rows(comparison: Comparison) -> Iterator[Row]:
        for record in getattr(comparison, name):
            told = [pair for pair in record.counts if pair[1] >= least]
            first = _row(record) if told else {}
            for label, n in told:
                yield first | {"label": label, "n": n}

    return rows


def _speakers(comparison: Comparison) -> Iterator[Row]:
    """One row for each label a speaker says, and one without a label for who says none."""
    for speaker in comparison.speakers:
        first = _row(speaker)
        for lexicon, contrast, label, n in speaker.counts or ((None, None, None, 0),):
            yield {**first, "lexicon": lexicon, "contrast": contrast, "label": label, "n": n}


def _plain(name: str) -> Rows:
    def rows(comparison: Comparison) -> Iterator[Row]:
        yield from map(_row, getattr(comparison, name))

    return rows


def _passages(comparison: Comparison) -> Iterator[Row]:
    for number, passage in enumerate(comparison.shared_passages, start=1):
        for document, start, end in passage.places:
            yield {
                "passage": number,
                "n_tokens": passage.n_tokens,
                "n_labels": _n_labels(passage),
                "document": document,
                "start": start,
                "end": end,
                "text": passage.text,
            }


def _n_labels(passage: SharedPassage) -> int:
    return sum(n for *_, n in passage.counts)


def _duplicates(comparison: Comparison) -> Iterator[Row]:
    for number, duplicates in enumerate(comparison.duplicates, start=1):
        for document in duplicates.documents:
            yield {"set": number, "n_tokens": duplicates.n_tokens, "document": document}


_TABLES: dict[str, Rows] = {
    "groups": _groups,
    "labels": _labels,
    "shares": _of_contrasts("shares"),
    "rates": _of_contrasts("rates"),
    "effects": _of_contrasts("effects"),
    "distributions": _of_contrasts("distribution_tests"),
    "axes": _axes,
    "referents": _exploded("referents"),
    "speakers": _speakers,
    "speaker_referents": _exploded("speaker_referents"),
    "zones": _plain("zones"),
    "asymmetries": _plain("asymmetries"),
    "omissions": _plain("omissions"),
    "passages": _passages,
    "duplicates": _duplicates,
    "readability": _plain("readability"),
}
_TELLING: dict[str, Rows] = {
    "shares": _of_contrasts("shares", _is_named),
    "rates": _of_contrasts("rates", _is_counted),
    "referents": _exploded("referents", 1),
    "speaker_referents": _exploded("speaker_referents", 1),
}
