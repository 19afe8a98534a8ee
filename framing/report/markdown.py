"""The report on one page of Markdown or plain text, for e-mail and pull requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.comparison import Comparison
from framing.domain.lexicon import Lexicon
from framing.domain.run import RunRecord
from framing.domain.scored import ScoredDocuments
from framing.report.findings import FindingView
from framing.report.render import GatheredReport, gather_report, summary_of
from framing.report.settings import ReportSettings
from framing.report.shown import one_line, shown
from framing.report.strings import Catalogue, Prose
from framing.report.summary import CountsView
from framing.report.view import ReportView

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!~"})


def render_markdown(
    scored: ScoredDocuments,
    comparison: Comparison,
    lexicons: Sequence[Lexicon],
    run: RunRecord,
    *,
    settings: ReportSettings,
) -> str:
    """What was compared, the findings or the counts, and how it was made, in Markdown."""
    return markdown_page(gather_report(scored, comparison, lexicons, run, settings=settings))


def markdown_page(report: GatheredReport) -> str:
    """The same of a report whose articles have been met."""
    return "\n".join(_page(summary_of(report), report.catalogue)) + "\n"


def _page(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"# {plain(view.title)}"
    if view.watermark:
        yield f"\n**{plain(view.watermark)}**"
    yield f"\n{' '.join([view.summary.compared, *(sentence for sentence, _ in view.summary.left_out)])}\n"
    yield f"## {catalogue.say('summary.heading')}\n"
    for number, finding in enumerate(view.summary.findings, start=1):
        yield _finding(number, finding)
    if view.summary.nothing:
        yield view.summary.nothing
    if view.summary.counts:
        yield f"\n## {view.summary.counts_heading}"
    for counts in view.summary.counts:
        yield from _counts(counts)
    yield f"\n## {catalogue.say('method.heading')}\n"
    yield (
        f"{catalogue.say('method.tool')}: framing {plain(view.method.tool_version)}. "
        + "; ".join(
            f"{plain(one.id)} {plain(one.version)} ({one.digest})" for one in view.method.lexicons
        )
    )
    if view.method.command:
        yield f"\n{catalogue.say('method.command')}:\n\n    {one_line(shown(view.method.command))}"
    yield f"\n{catalogue.say('limits.small')} {catalogue.say('limits.verdict')}"


def _finding(number: int, finding: FindingView) -> str:
    return f"{number}. {prose(finding.sentence)}\n   {plain(finding.figures)}"


def _counts(counts: CountsView) -> Iterator[str]:
    yield f"\n### {plain(counts.title)}\n"
    for line in counts.lines:
        figures = ", ".join(f"*{plain(one.look.title)}* {one.figure}" for one in line.figures)
        yield f"- {plain(line.group)}: {figures}"
    if counts.note:
        yield f"\n{plain(counts.note)}"


def prose(runs: Prose) -> str:
    written = (f"*{plain(run.text)}*" if run.kind == "label" else escaped(run.text) for run in runs)
    return one_line("".join(written))


def plain(text: str) -> str:
    """The text as text: one line, nothing in it is Markdown or HTML."""
    return one_line(escaped(text))


def escaped(text: str) -> str:
    return shown(text).translate(_SPECIAL)
