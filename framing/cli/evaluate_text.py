"""The figures of an evaluation as lines for the terminal; shares in per cent, always with n."""

from __future__ import annotations

from collections.abc import Iterator

from framing.cli.output import counted
from framing.domain.evaluation import (
    CodedTerm,
    Detection,
    HitEvaluation,
    Proportion,
    SheetEvaluation,
    VoiceEvaluation,
    VoiceEvaluations,
)

_ABSENT = "–"


def voice_lines(found: VoiceEvaluation) -> Iterator[str]:
    """The table of voices."""
    yield f"{counted(found.n_documents, 'document')}, {found.n_missing} of them without a prediction"
    yield _detection("words direct", found.words_direct)
    yield _detection("words indirect", found.words_indirect)
    yield _detection("words attributed", found.words_attributed)
    yield _proportion("words with the right voice", found.word_accuracy)
    yield _detection("spans direct", found.spans_direct)
    yield _detection("spans indirect", found.spans_indirect)
    yield _proportion("speakers direct, end to end", found.speakers_direct)
    yield _proportion("speakers indirect, end to end", found.speakers_indirect)
    yield _proportion("loaded words, right voice", found.loaded_words)
    yield _proportion("scare marks given to somebody", found.scare_attributed)
    for row in found.reliability:
        band = f"{row.what} said to be right in {row.low:.2f} to {row.high:.2f}"
        yield _proportion(f"{band} (mean {row.mean:.2f})", row.right)


_COLUMNS = (
    "direct words",
    "direct spans",
    "indirect words",
    "indirect spans",
    "direct speaker",
    "indirect speaker",
    "loaded words",
    "scare marks",
)


def voice_rows(several: VoiceEvaluations) -> Iterator[str]:
    """One row for each gold file, in per cent, and the worst of each column."""
    width = max(len("worst"), *(len(name) for name in several.names))
    yield " " * width + "".join(f"  {column:>{len(column)}}" for column in _COLUMNS)
    rows = [_row(found) for found in several.found]
    *others, scare = zip(*rows, strict=True)
    worst = [
        *(min(_known(column), default=None) for column in others),
        max(_known(scare), default=None),
    ]
    for name, row in [*zip(several.names, rows, strict=True), ("worst", worst)]:
        cells = (
            f"  {_percent(share):>{len(column)}}"
            for share, column in zip(row, _COLUMNS, strict=True)
        )
        yield f"{name:{width}}" + "".join(cells)


def _known(column: tuple[float | None, ...]) -> list[float]:
    return [share for share in column if share is not None]


def _row(found: VoiceEvaluation) -> list[float | None]:
    return [
        found.words_direct.f1,
        found.spans_direct.f1,
        found.words_indirect.f1,
        found.spans_indirect.f1,
        found.speakers_direct.share,
        found.speakers_indirect.share,
        found.loaded_words.share,
        found.scare_attributed.share,
    ]


def hit_lines(found: HitEvaluation) -> Iterator[str]:
    """The table of hits."""
    yield f"{counted(found.n_documents, 'document')} with gold"
    yield _proportion("recall", found.recall)
    yield _proportion("precision", found.precision)
    for name, agreement in found.agreement:
        yield _proportion(f"right {name}", agreement)
    yield f"{'labels: alpha':32} {_figure(found.alpha)}"
    yield f"{'labels: kappa':32} {_figure(found.kappa)}"


def sheet_lines(found: SheetEvaluation) -> Iterator[str]:
    """Precision by label and term, then agreement."""
    yield (
        f"{found.n_units} units, {found.n_coded} coded, by {len(found.coders)} coders: "
        f"{', '.join(found.coders) or 'none'}"
    )
    if not found.n_coded:
        yield "No unit is coded: write yes, no or unsure into the columns of coders."
        return
    yield ""
    yield f"{'':44}  precision          n  undecided  hits"
    for label in found.labels:
        yield _coded(f"{label.lexicon}/{label.label}", label)
        for term in found.terms:
            if (term.lexicon, term.label) == (label.lexicon, label.label):
                yield _coded(f"  {term.term}", term)
    yield ""
    yield f"Krippendorff's alpha {_figure(found.alpha)} over {found.n_doubly_coded} units"
    for pair in found.kappas:
        yield f"kappa {pair.first} / {pair.second} {_figure(pair.kappa)} over {pair.n_units} units"


def _coded(name: str, coded: CodedTerm) -> str:
    weighted = coded.weighted_precision
    by_hits = f"  {100 * weighted:.1f} % of hits" if weighted is not None else ""
    precision = f"{_percent(coded.precision.share)} {_interval(coded.precision)}"
    return (
        f"{name[:44]:44}  {precision:16} {coded.precision.n_all:3}  {coded.n_undecided:9}  "
        f"{coded.n_hits:4}{by_hits}"
    )


def _detection(name: str, found: Detection) -> str:
    return (
        f"{name:32} P {_percent(found.precision)}  R {_percent(found.recall)}  "
        f"F1 {_percent(found.f1)}  n {found.n_gold}"
    )


def _proportion(name: str, found: Proportion) -> str:
    return f"{name:32}   {_percent(found.share)}  {_interval(found)}  n {found.n_all}"


def _percent(share: float | None) -> str:
    """One decimal; 100.0 and 0.0 only where the share is exactly that."""
    if share is None:
        return f"{_ABSENT:>5}"
    if share not in (0.0, 1.0):
        share = min(max(share, 0.001), 0.999)
    return f"{100 * share:5.1f}"


def _interval(found: Proportion) -> str:
    if found.interval is None:
        return ""
    return f"[{100 * found.interval.low:.0f}, {100 * found.interval.high:.0f}]"


def _figure(value: float | None) -> str:
    return _ABSENT if value is None else f"{value:.3f}"
