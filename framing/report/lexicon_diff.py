"""The page of `framing lexicon diff`: counts before and after, and every changed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from framing import __version__
from framing.domain.lexicon_diff import CellChange, Change, HitChange, LexiconDiff
from framing.domain.run import LexiconDigest
from framing.report.environment import Pages
from framing.report.lines import direction_of
from framing.report.strings import Catalogue, load_catalogue

_DIGEST_CHARS = 12
_COLOURS = {Change.ADDED: 2, Change.REMOVED: 5, Change.MOVED: 0, Change.RECUT: 7}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One changed hit in its sentence. `direction` is "rtl" or None."""

    left: str
    node: str
    right: str
    direction: str | None
    voice: str
    outlet: str
    place: str
    term: str


@dataclass(frozen=True, slots=True)
class DiffGroup:
    """The sentences of one sort and label; for moved hits the title names both labels."""

    anchor: str
    title: str
    n: str
    lines: tuple[DiffLine, ...]


@dataclass(frozen=True, slots=True)
class DiffSection:
    """All changes of one sort. `colour` is one of the eight of the style sheet."""

    anchor: str
    heading: str
    colour: int
    n: str
    groups: tuple[DiffGroup, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A count and the place of its sentences; None where the count is 0."""

    n: int
    href: str | None


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One label in one outlet and voice."""

    label: str
    outlet: str
    voice: str
    n_before: int
    n_after: int
    counts: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class DiffLexicon:
    """One state of one lexicon."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class LexiconDiffView:
    """What the page shows. `totals` is the sentence of all counts."""

    language: str
    page_direction: str
    title: str
    tool_version: str
    totals: str
    rows: tuple[DiffRow, ...]
    sections: tuple[DiffSection, ...]
    before: tuple[DiffLexicon, ...]
    after: tuple[DiffLexicon, ...]
    skipped: tuple[tuple[str, str], ...]
    skipped_note: str


def render_lexicon_diff(
    diff: LexiconDiff, *, templates: Path | None = None, language: str = "en"
) -> str:
    """One HTML file with every changed hit; `templates` is a folder of the user's own.

    Raises:
        InputError: a template or catalogue of the user's cannot be used.
    """
    catalogue = load_catalogue(language, templates)
    view = lexicon_diff_view(diff, catalogue)
    return Pages(templates).fill("lexicon-diff.html.j2", view=view, say=catalogue.say)


def lexicon_diff_view(diff: LexiconDiff, catalogue: Catalogue) -> LexiconDiffView:
    """The page's contents."""
    names = dict.fromkeys(each.id for each in (*diff.before, *diff.after))
    sections = tuple(
        _section(change, diff.of(change), catalogue) for change in Change if diff.of(change)
    )
    return LexiconDiffView(
        language=catalogue.language,
        page_direction=catalogue.direction,
        title=catalogue.say("diff.title", names=", ".join(names)),
        tool_version=__version__,
        totals=_totals(diff, catalogue),
        rows=tuple(_row(cell, catalogue) for cell in diff.cells if cell.is_changed),
        sections=sections,
        before=tuple(map(_lexicon, diff.before)),
        after=tuple(map(_lexicon, diff.after)),
        skipped=tuple((each.path, each.reason) for each in diff.skipped),
        skipped_note=catalogue.counted("diff.not_read", len(diff.skipped)),
    )


def _totals(diff: LexiconDiff, catalogue: Catalogue) -> str:
    """How many hits each sort of change has, and how many stay."""
    counts = [(change.value, len(diff.of(change))) for change in Change]
    told = ", ".join(
        catalogue.say(f"diff.total.{name}", n=catalogue.numerals.count(n))
        for name, n in (*counts, ("unchanged", diff.n_unchanged))
    )
    documents = catalogue.counted("documents_n", diff.n_documents)
    return catalogue.say("diff.totals", documents=documents, totals=told)


def _lexicon(digest: LexiconDigest) -> DiffLexicon:
    return DiffLexicon(f"{digest.id} {digest.version}".strip(), digest.digest[:_DIGEST_CHARS])


def _row(changed: CellChange, catalogue: Catalogue) -> DiffRow:
    cell = changed.cell
    own = f"{cell.lexicon}-{cell.label}"
    counts = (
        Linked(changed.n_added, f"#added-{own}"),
        Linked(changed.n_removed, f"#removed-{own}"),
        Linked(changed.n_moved_in, "#moved"),
        Linked(changed.n_moved_out, "#moved"),
        Linked(changed.n_recut, f"#recut-{own}"),
    )
    return DiffRow(
        f"{cell.lexicon}/{cell.label}",
        cell.outlet or catalogue.say("unknown_group", unit=catalogue.say("units.outlet.one")),
        _voice(cell.voice, catalogue),
        changed.n_before,
        changed.n_after,
        tuple(each if each.n else Linked(0, None) for each in counts),
    )


def _voice(voice: str, catalogue: Catalogue) -> str:
    key = f"voices.{voice}"
    return catalogue.say(key) if catalogue.has(key) else voice


def _section(change: Change, changes: Sequence[HitChange], catalogue: Catalogue) -> DiffSection:
    return DiffSection(
        change.value,
        catalogue.say(f"diff.heading.{change.value}"),
        _COLOURS[change],
        catalogue.numerals.count(len(changes)),
        tuple(_groups(changes, catalogue)),
    )


def _groups(changes: Sequence[HitChange], catalogue: Catalogue) -> Iterator[DiffGroup]:
    for (lexicon, before, after), members in groupby(sorted(changes, key=_labels), key=_labels):
        both = [each for each in dict.fromkeys((before, after)) if each]
        lines = tuple(_line(member, catalogue) for member in members)
        change = changes[0].change.value
        title = f"{lexicon}/{' → '.join(both)}"
        anchor = f"{change}-{lexicon}-{'-'.join(both)}"
        yield DiffGroup(anchor, title, catalogue.numerals.count(len(lines)), lines)


def _labels(change: HitChange) -> tuple[str, str, str]:
    return change.lexicon, change.before or "", change.after or ""


def _line(change: HitChange, catalogue: Catalogue) -> DiffLine:
    line = change.line
    return DiffLine(
        left=line.left.lstrip(),
        node=line.node,
        right=line.right.rstrip(),
        direction=direction_of(line.left + line.node + line.right),
        voice=_voice(change.voice.value, catalogue),
        outlet=line.outlet or "",
        place=f"{line.document}:{line.line}:{line.column}",
        term=change.term,
    )
