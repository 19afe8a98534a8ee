"""The report: one self-contained page from a comparison and its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.comparison import Comparison
from framing.domain.lexicon import Lexicon
from framing.domain.run import RunRecord
from framing.domain.scored import ScoredDocuments
from framing.report.environment import Pages
from framing.report.house import house_style
from framing.report.settings import ReportSettings
from framing.report.strings import load_catalogue
from framing.report.view import report_view

__all__ = ["ReportSettings", "render_report"]


def render_report(
    scored: ScoredDocuments,
    comparison: Comparison,
    lexicons: Sequence[Lexicon],
    run: RunRecord,
    *,
    settings: ReportSettings,
) -> str:
    """One HTML file that holds everything: style, script, charts, sentences and articles.

    Raises:
        InputError: a template or catalogue of the user's cannot be used.
    """
    catalogue = load_catalogue(settings.language, settings.templates)
    catalogue = catalogue.comparing(comparison.by, level=comparison.level)
    view = report_view(scored, comparison, lexicons, run, catalogue=catalogue, settings=settings)
    style = house_style(settings.accent, settings.label_colours)
    return Pages(settings.templates, house_style=style).fill(
        "report.html.j2", view=view, say=catalogue.say
    )
