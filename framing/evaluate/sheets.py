"""Filled coding sheets read back: precision by term and label, agreement between coders.

A sheet is what `framing lexicon sheet` writes. Coders answer yes, no or unsure in columns whose
names begin with "coder". The same unit in several files is one unit with several coders.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from framing.compare.measures.agreement import cohen_kappa, krippendorff_alpha
from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.domain.coding import CODER, COLUMNS, uncovered
from framing.domain.evaluation import CodedTerm, PairKappa, Proportion, SheetEvaluation
from framing.errors import InputError, Problem

_YES, _NO, _UNSURE = "yes", "no", "unsure"
_CODES = {
    **dict.fromkeys(("yes", "y", "1", "true", "right", "x"), _YES),
    **dict.fromkeys(("no", "n", "0", "false", "wrong"), _NO),
    **dict.fromkeys(("unsure", "?", "maybe", "unclear"), _UNSURE),
}


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sampled hit and what each coder said of it."""

    lexicon: str
    label: str
    term: str
    n_hits: int
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def verdict(self) -> str | None:
        """What most coders say, yes or no; None where neither has more than the other."""
        counts = Counter(self.codes.values())
        if counts[_YES] == counts[_NO]:
            return None
        return _YES if counts[_YES] > counts[_NO] else _NO


def evaluate_sheets(paths: Sequence[Path]) -> SheetEvaluation:
    """Precision and agreement over all sheets together.

    Raises:
        InputError: a file is no sheet, or holds an answer that is none; names all of them.
    """
    units: dict[str, _Unit] = {}
    problems: list[Problem] = []
    for path in paths:
        problems += _read_sheet(path, units, is_only_one=len(paths) == 1)
    if problems:
        raise InputError(problems)
    ordered = list(units.values())
    coders = tuple(sorted({coder for unit in ordered for coder in unit.codes}))
    ratings = [[unit.codes.get(coder) for unit in ordered] for coder in coders]
    terms = tuple(_coded_terms(ordered))
    return SheetEvaluation(
        coders=coders,
        n_units=len(ordered),
        n_coded=sum(bool(unit.codes) for unit in ordered),
        terms=terms,
        labels=tuple(_coded_labels(terms)),
        alpha=krippendorff_alpha(ratings) if len(coders) > 1 else None,
        n_doubly_coded=sum(len(unit.codes) > 1 for unit in ordered),
        kappas=tuple(_kappas(ordered, coders)),
    )


def _read_sheet(path: Path, units: dict[str, _Unit], *, is_only_one: bool) -> Iterator[Problem]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Save the sheet as CSV in UTF-8."
        yield Problem(str(path), 0, 0, "unreadable", f"the sheet cannot be read: {error}", remedy)
        return
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    names = reader.fieldnames or []
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        message = f"the sheet lacks the columns {', '.join(missing)}"
        remedy = "Give a file that `framing lexicon sheet` wrote, with its columns as they were."
        yield Problem(str(path), 1, 1, "no-sheet", message, remedy)
        return
    coders = {
        name: name if is_only_one else f"{path.stem}:{name}"
        for name in names
        if name.startswith(CODER)
    }
    for row in reader:
        yield from _read_row(row, coders, units, f"{path}", reader.line_num)


def _delimiter(text: str) -> str:
    """What parts the cells: spreadsheets of some countries write semicolons."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _read_row(
    row: Mapping[str, str | None],
    coders: Mapping[str, str],
    units: dict[str, _Unit],
    path: str,
    line: int,
) -> Iterator[Problem]:
    unit_id = row.get("unit") or ""
    n_hits = row.get("hits_of_term") or ""
    if not unit_id or not n_hits.isdecimal():
        message = "the row lacks its unit or its number of hits"
        yield Problem(path, line, 1, "bad-row", message, "Restore these two cells from the sheet.")
        return
    lexicon, label, term = (uncovered(row.get(name) or "") for name in ("lexicon", "label", "term"))
    unit = units.setdefault(unit_id, _Unit(lexicon, label, term, int(n_hits)))
    for column, coder in coders.items():
        answer = (row.get(column) or "").strip().lower()
        if answer in _CODES:
            unit.codes[coder] = _CODES[answer]
        elif answer:
            message = f"'{answer}' in column '{column}' is no answer"
            yield Problem(path, line, 1, "bad-code", message, "Write yes, no or unsure.")


def _coded_terms(units: Sequence[_Unit]) -> Iterator[CodedTerm]:
    keys = sorted({(unit.lexicon, unit.label, unit.term) for unit in units})
    for key in keys:
        members = [unit for unit in units if (unit.lexicon, unit.label, unit.term) == key]
        verdicts = [unit.verdict for unit in members]
        n_right = verdicts.count(_YES)
        yield CodedTerm(
            *key,
            precision=_proportion(n_right, n_right + verdicts.count(_NO)),
            n_undecided=verdicts.count(None),
            n_hits=members[0].n_hits,
        )


def _coded_labels(terms: Sequence[CodedTerm]) -> Iterator[CodedTerm]:
    for lexicon, label in sorted({(term.lexicon, term.label) for term in terms}):
        members = [term for term in terms if (term.lexicon, term.label) == (lexicon, label)]
        n_right = sum(term.precision.n for term in members)
        yield CodedTerm(
            lexicon,
            label,
            None,
            precision=_proportion(n_right, sum(term.precision.n_all for term in members)),
            n_undecided=sum(term.n_undecided for term in members),
            n_hits=sum(term.n_hits for term in members),
            weighted_precision=_weighted(members),
        )


def _weighted(terms: Sequence[CodedTerm]) -> float | None:
    """The share of right hits that the terms' own shares imply, each weighted by its hits."""
    total = 0.0
    for term in terms:
        if term.precision.share is None:
            return None
        total += term.precision.share * term.n_hits
    return total / sum(term.n_hits for term in terms)


def _kappas(units: Sequence[_Unit], coders: Sequence[str]) -> Iterator[PairKappa]:
    for first, second in combinations(coders, 2):
        both = [unit for unit in units if first in unit.codes and second in unit.codes]
        kappa = cohen_kappa(
            [unit.codes[first] for unit in both], [unit.codes[second] for unit in both]
        )
        yield PairKappa(first, second, len(both), kappa)


def _proportion(n: int, n_all: int) -> Proportion:
    return Proportion(n, n_all, wilson(Count(n, n_all)))
