"""The report of two reports: what moved from one kept run to another, as a page or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing import __version__
from framing.domain.kept_run import KeptFigure, KeptRun, Move, RunChange
from framing.report.environment import Pages
from framing.report.method import option_told
from framing.report.strings import Catalogue, Prose, load_catalogue

MAX_TOLD, MAX_ROWS, MAX_NAMES, SHORT_DIGEST = 12, 300, 60, 12


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move in a sentence; `caution` is said where its lexicon was edited."""

    sentence: Prose
    figures: str
    caution: str | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A figure then and now; `is_told` where it has moved beyond chance, `is_ranked` where enough stands behind it."""

    group: str
    contrast: str
    label: str
    voice: str
    then: str
    now: str
    difference: str
    interval: str
    is_told: bool
    is_ranked: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """One of the two runs."""

    name: str
    title: str
    articles: str
    tool_version: str
    command: str


@dataclass(frozen=True, slots=True)
class NamesView:
    """Articles of one fate; `more` says how many are not named."""

    title: str
    names: tuple[str, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class RunsView:
    """What the page shows, `rows` of `n_figures`; `lexicons` are (id, then, now), `options` (name,
    then, now)."""

    language: str
    direction: str
    title: str
    tool_version: str
    runs: tuple[RunView, RunView]
    moves: tuple[MoveView, ...]
    hidden: str | None
    nothing: str | None
    rows: tuple[MoveRow, ...]
    n_figures: int
    cut: str | None
    documents: str
    names: tuple[NamesView, ...]
    lexicons: tuple[tuple[str, str, str], ...]
    lexicons_note: str
    options: tuple[tuple[str, str, str], ...]


def render_runs(change: RunChange, *, language: str = "en", templates: Path | None = None) -> str:
    """One HTML file.

    Raises:
        InputError: a template or catalogue of the user's cannot be used.
    """
    catalogue = load_catalogue(language, templates).comparing(change.now.by, level=change.now.level)
    view = runs_view(change, catalogue)
    return Pages(templates).fill("runs.html.j2", view=view, say=catalogue.say)


def runs_view(change: RunChange, catalogue: Catalogue) -> RunsView:
    """The page's contents: moves first, the strongest of them before the others."""
    say, counted = catalogue.say, catalogue.counted
    moved = sorted((move for move in change.moves if move.has_moved), key=_strength)
    listed = [*moved, *sorted((one for one in change.moves if not one.has_moved), key=_listing)]
    title = change.now.title or change.then.title
    n_hidden, n_cut = len(moved) - MAX_TOLD, len(listed) - MAX_ROWS
    return RunsView(
        language=catalogue.language,
        direction=catalogue.direction,
        title=say("runs.title_of", title=title) if title else say("runs.title"),
        tool_version=__version__,
        runs=(_run(change.then, catalogue, "then"), _run(change.now, catalogue, "now")),
        moves=tuple(_told(move, change, catalogue) for move in moved[:MAX_TOLD]),
        hidden=counted("runs.hidden", n_hidden) if n_hidden > 0 else None,
        nothing=None if moved else _nothing(change, catalogue),
        rows=tuple(_row(move, catalogue) for move in listed[:MAX_ROWS]),
        n_figures=len(listed),
        cut=counted("runs.table_cut", n_cut) if n_cut > 0 else None,
        documents=_documents(change, catalogue),
        names=tuple(_names(change, catalogue)),
        lexicons=tuple(_lexicons(change, catalogue)),
        lexicons_note=say("runs.lexicons_edited" if _n_differing(change) else "runs.lexicons_same"),
        options=tuple(_option(catalogue, *each) for each in change.options),
    )


def _option(catalogue: Catalogue, name: str, then: str, now: str) -> tuple[str, str, str]:
    """An option that differs, in the page's words."""
    (title, before), (_, after) = (option_told(catalogue, name, each) for each in (then, now))
    return title, before, after


def _strength(move: Move) -> tuple[bool, bool, float, tuple[str, ...]]:
    """Own voice before the others, shares before rates, then by the size of the change."""
    key = move.key
    names = (key.lexicon, key.contrast, key.label, key.group, key.voice)
    return (
        move.label.is_inventory,
        key.voice != "own",
        -abs(round(move.difference or 0.0, 9)),
        names,
    )


def _listing(move: Move) -> tuple[bool, float, int]:
    """What has enough behind it by the size of its change; the others, unranked, by their hits."""
    size = abs(round(move.difference or 0.0, 9)) / (1_000 if move.label.is_inventory else 1)
    is_tested = move.q_value is not None
    return not is_tested, -size if is_tested else 0.0, -(move.then.n + move.now.n)


def _nothing(change: RunChange, catalogue: Catalogue) -> str:
    n_documents = max(change.then.minimum_documents, change.now.minimum_documents)
    return catalogue.say(
        "runs.nothing",
        minimum=catalogue.numerals.count(max(change.then.minimum_n, change.now.minimum_n)),
        documents=catalogue.counted("documents_n", n_documents),
    )


def _run(run: KeptRun, catalogue: Catalogue, which: str) -> RunView:
    period = catalogue.numerals.period(*run.dates) if run.dates else ""
    articles = catalogue.say(
        "runs.articles_dated" if period else "runs.articles",
        documents=catalogue.counted("documents_n", len(run.documents)),
        words=catalogue.counted("words", run.n_tokens),
        period=period,
    )
    title = run.title or run.path
    return RunView(catalogue.say(f"runs.{which}"), title, articles, run.tool_version, run.command)


def _told(move: Move, change: RunChange, catalogue: Catalogue) -> MoveView:
    say, numerals = catalogue.say, catalogue.numerals
    is_rate = move.label.is_inventory
    sentence = catalogue.prose(
        f"runs.{'more' if (move.difference or 0.0) > 0 else 'less'}",
        voice=say(f"voices.title.{move.key.voice}"),
        subject=move.key.group,
        label=move.label.title,
    )
    figures = say(
        "runs.rate_figures" if is_rate else "runs.figures",
        contrast=move.key.contrast,
        now=_figure(move.now, catalogue, is_rate=is_rate),
        then=_figure(move.then, catalogue, is_rate=is_rate),
        difference=_difference(move, catalogue),
        interval=_interval(move, catalogue),
    )
    tested = say(
        "runs.tested",
        q=numerals.compared(move.q_value or 0.0, 3),
        tests=catalogue.counted("tests", change.n_tests),
    )
    caution = None if move.is_same_lexicon else say("runs.edited_words")
    return MoveView(sentence, f"{figures} {tested}", caution)


def _row(move: Move, catalogue: Catalogue) -> MoveRow:
    is_rate = move.label.is_inventory
    return MoveRow(
        group=move.key.group,
        contrast=move.key.contrast,
        label=move.label.title,
        voice=catalogue.say(f"voices.{move.key.voice}"),
        then=_figure(move.then, catalogue, is_rate=is_rate),
        now=_figure(move.now, catalogue, is_rate=is_rate),
        difference=_difference(move, catalogue),
        interval=_interval(move, catalogue),
        is_told=move.has_moved,
        is_ranked=move.q_value is not None,
    )


def _figure(figure: KeptFigure, catalogue: Catalogue, *, is_rate: bool) -> str:
    count = catalogue.numerals.count
    if is_rate:
        rate = catalogue.numerals.decimal(figure.ratio, 2)
        return catalogue.say("n_of_share", n=count(figure.n), all=count(figure.n_all), share=rate)
    share = catalogue.numerals.percent(figure.ratio)
    return catalogue.say("n_of_share", n=count(figure.n), all=count(figure.n_all), share=share)


def _difference(move: Move, catalogue: Catalogue) -> str:
    numerals = catalogue.numerals
    if move.label.is_inventory:
        return numerals.signed(move.difference, 2)
    return numerals.points(move.difference)


def _interval(move: Move, catalogue: Catalogue) -> str:
    numerals = catalogue.numerals
    if move.label.is_inventory:
        return numerals.signed_interval(move.interval, 2)
    return numerals.points_interval(move.interval)


def _documents(change: RunChange, catalogue: Catalogue) -> str:
    count = catalogue.numerals.count
    return catalogue.say(
        "runs.documents_same",
        same=catalogue.counted("documents_n", change.n_same),
        added=count(len(change.added)),
        gone=count(len(change.gone)),
        altered=count(len(change.altered)),
    )


def _names(change: RunChange, catalogue: Catalogue) -> Sequence[NamesView]:
    fates = (("added", change.added), ("gone", change.gone), ("altered", change.altered))
    return [
        NamesView(
            catalogue.say(f"runs.{fate}"),
            names[:MAX_NAMES],
            f"+ {catalogue.numerals.count(len(names) - MAX_NAMES)}"
            if len(names) > MAX_NAMES
            else None,
        )
        for fate, names in fates
        if names
    ]


def _lexicons(change: RunChange, catalogue: Catalogue) -> Sequence[tuple[str, str, str]]:
    def told(version: str, digest: str) -> str:
        return f"{version} ({digest[:SHORT_DIGEST]})"

    edited = [
        (then.id, told(then.version, then.digest), told(now.version, now.digest))
        for then, now in change.edited
    ]
    added = [
        (one.id, catalogue.say("runs.lexicon_added"), told(one.version, one.digest))
        for one in change.lexicons_added
    ]
    gone = [
        (one.id, told(one.version, one.digest), catalogue.say("runs.lexicon_gone"))
        for one in change.lexicons_gone
    ]
    return sorted([*edited, *added, *gone])


def _n_differing(change: RunChange) -> int:
    return len(change.edited) + len(change.lexicons_added) + len(change.lexicons_gone)
