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

_DIGEST_CHARS = 12
_COLOURS = {Change.ADDED: 2, Change.REMOVED: 5, Change.MOVED: 0, Change.RECUT: 7}
_HEADINGS = {
    Change.ADDED: "Added hits",
    Change.REMOVED: "Removed hits",
    Change.MOVED: "Hits under another label",
    Change.RECUT: "Hits under the same label that begin or end elsewhere",
}
_WORDS = {
    Change.ADDED: "added",
    Change.REMOVED: "removed",
    Change.MOVED: "moved to another label",
    Change.RECUT: "on other words",
}


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
    lines: tuple[DiffLine, ...]


@dataclass(frozen=True, slots=True)
class DiffSection:
    """All changes of one sort. `colour` is one of the eight of the style sheet."""

    anchor: str
    heading: str
    colour: int
    n: int
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
    """What the page shows. `totals` are pairs of a count and its words."""

    title: str
    tool_version: str
    n_documents: int
    totals: tuple[tuple[int, str], ...]
    rows: tuple[DiffRow, ...]
    sections: tuple[DiffSection, ...]
    before: tuple[DiffLexicon, ...]
    after: tuple[DiffLexicon, ...]
    skipped: tuple[tuple[str, str], ...]


def render_lexicon_diff(diff: LexiconDiff, *, templates: Path | None = None) -> str:
    """One HTML file with every changed hit; `templates` is a folder of the user's own.

    Raises:
        InputError: a template of the user's cannot be used.
    """
    return Pages(templates).fill("lexicon-diff.html.j2", view=lexicon_diff_view(diff))


def lexicon_diff_view(diff: LexiconDiff) -> LexiconDiffView:
    """The page's contents."""
    names = dict.fromkeys(each.id for each in (*diff.before, *diff.after))
    totals = [(len(diff.of(change)), _WORDS[change]) for change in Change]
    return LexiconDiffView(
        title=f"What an edit changes: {', '.join(names)}",
        tool_version=__version__,
        n_documents=diff.n_documents,
        totals=(*totals, (diff.n_unchanged, "unchanged")),
        rows=tuple(_row(cell) for cell in diff.cells if cell.is_changed),
        sections=tuple(_section(change, diff.of(change)) for change in Change if diff.of(change)),
        before=tuple(map(_lexicon, diff.before)),
        after=tuple(map(_lexicon, diff.after)),
        skipped=tuple((each.path, each.reason) for each in diff.skipped),
    )


def _lexicon(digest: LexiconDigest) -> DiffLexicon:
    return DiffLexicon(f"{digest.id} {digest.version}".strip(), digest.digest[:_DIGEST_CHARS])


def _row(changed: CellChange) -> DiffRow:
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
        cell.outlet or "(unknown)",
        cell.voice,
        changed.n_before,
        changed.n_after,
        tuple(each if each.n else Linked(0, None) for each in counts),
    )


def _section(change: Change, changes: Sequence[HitChange]) -> DiffSection:
    return DiffSection(
        change.value, _HEADINGS[change], _COLOURS[change], len(changes), tuple(_groups(changes))
    )


def _groups(changes: Sequence[HitChange]) -> Iterator[DiffGroup]:
    for (lexicon, before, after), members in groupby(sorted(changes, key=_labels), key=_labels):
        both = [each for each in dict.fromkeys((before, after)) if each]
        lines = tuple(map(_line, members))
        change = changes[0].change.value
        title = f"{lexicon}/{' → '.join(both)}"
        yield DiffGroup(f"{change}-{lexicon}-{'-'.join(both)}", title, lines)


def _labels(change: HitChange) -> tuple[str, str, str]:
    return change.lexicon, change.before or "", change.after or ""


def _line(change: HitChange) -> DiffLine:
    line = change.line
    return DiffLine(
        left=line.left.lstrip(),
        node=line.node,
        right=line.right.rstrip(),
        direction=direction_of(line.left + line.node + line.right),
        voice=change.voice.value,
        outlet=line.outlet or "",
        place=f"{line.document}:{line.line}:{line.column}",
        term=change.term,
    )
