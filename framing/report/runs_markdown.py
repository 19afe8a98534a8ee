"""What moved between two runs in Markdown, for the terminal, e-mail and pull requests."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.kept_run import RunChange
from framing.report.markdown import escaped, plain, prose
from framing.report.runs import RunsView, runs_view
from framing.report.strings import Catalogue, load_catalogue

MAX_ROWS = 20


def runs_markdown(change: RunChange, *, language: str = "en") -> str:
    """The moves in sentences, the largest differences as a table, articles and lexicons.

    Raises:
        InputError: there is no catalogue of that language.
    """
    catalogue = load_catalogue(language, None).comparing(change.now.by, level=change.now.level)
    return "\n".join(_page(runs_view(change, catalogue), catalogue)) + "\n"


def _page(view: RunsView, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield f"# {plain(view.title)}\n"
    for run in view.runs:
        yield f"- {run.name}: {plain(run.articles)}"
    yield f"\n## {say('runs.heading')}\n"
    if view.nothing:
        yield view.nothing
    for number, one in enumerate(view.moves, start=1):
        caution = f" {one.caution}" if one.caution else ""
        yield f"{number}. {prose(one.sentence)}\n   {plain(one.figures)}{caution}"
    if view.hidden:
        yield f"\n{view.hidden}"
    yield from _table(view, catalogue)
    yield f"\n## {say('runs.documents')}\n\n{plain(view.documents)}"
    yield f"\n## {say('runs.lexicons')}\n\n{view.lexicons_note}"
    if view.lexicons:
        yield ""
    for name, then, now in view.lexicons:
        yield f"- {plain(name)}: {escaped(then)} → {escaped(now)}"
    if view.options:
        yield f"\n## {say('runs.options')}\n"
    for name, then, now in view.options:
        yield f"- {plain(name)}: {plain(then)} → {plain(now)}"
    yield f"\n<!-- generator: framing {view.tool_version} -->"


def _table(view: RunsView, catalogue: Catalogue) -> Iterator[str]:
    ranked = [row for row in view.rows if row.is_ranked]
    if not ranked:
        return
    heads = ("group", "label", "runs.voice", "runs.then", "runs.now", "runs.difference")
    names = [*(catalogue.say(head) for head in heads), catalogue.say("runs.interval")]
    yield f"\n## {catalogue.say('runs.table')}\n"
    yield f"| {' | '.join(names)} |"
    yield f"| {' | '.join('---' for _ in names)} |"
    for one in ranked[:MAX_ROWS]:
        cells = (one.group, one.label, one.voice, one.then, one.now, one.difference, one.interval)
        yield f"| {' | '.join(map(plain, cells))} |"
    n_cut = view.n_figures - len(ranked[:MAX_ROWS])
    if n_cut:
        yield f"\n{catalogue.counted('runs.table_cut', n_cut)}"
