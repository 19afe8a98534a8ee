"""Findings for a reader at a terminal: place, rule, message, sentence with caret, reason."""

from __future__ import annotations

from framing.domain.finding import CheckRun, Finding, LocatedFinding, Severity
from framing.domain.frozen import dataclass

HOW_READ = {
    "S": "as quoted by others",
    "L": "an internal memo as printed by the press",
    "K": "not confirmed at the source",
}
_MAX_RELATED = 4


@dataclass(frozen=True, slots=True)
class Palette:
    """The signs that begin a colour and that end it; empty without colour."""

    severities: tuple[tuple[Severity, str], ...] = ()
    place: str = ""
    faint: str = ""
    end: str = ""

    def severity(self, severity: Severity) -> str:
        """The sign that begins the colour of a severity."""
        return dict(self.severities).get(severity, "")


PLAIN = Palette()
COLOURED = Palette(
    (
        (Severity.ERROR, "\x1b[1;31m"),
        (Severity.WARNING, "\x1b[1;33m"),
        (Severity.SUGGESTION, "\x1b[1;36m"),
    ),
    "\x1b[1m",
    "\x1b[2m",
    "\x1b[0m",
)


def render(run: CheckRun) -> str:
    """The open findings without colour, an empty line between two."""
    return render_with(run, PLAIN)


def render_with(run: CheckRun, palette: Palette) -> str:
    """The open findings with the signs of a palette."""
    blocks = [format_finding(each, palette) for each in run.open_findings]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def format_finding(located: LocatedFinding, palette: Palette = PLAIN) -> str:
    """One finding over several lines."""
    finding, colour = located.finding, palette.severity(located.finding.severity)
    path = shown_path(finding.path)
    place = f"{path}:{located.region.line}:{located.region.column}"
    rule = f"{colour}{finding.severity.value}[{finding.rule}]{palette.end}"
    lines = [
        f"{palette.place}{place}{palette.end}: {rule}: {message_of(finding)}",
        f"  {located.snippet}",
        f"  {_carets(located, colour, palette.end)}",
    ]
    lines += [f"  {name}: {words}" for name, words in _explanations(located)]
    lines += [
        f"  {palette.faint}{path}:{region.line}:{region.column}: {message}{palette.end}"
        for region, message in located.related[:_MAX_RELATED]
    ]
    n_more = len(located.related) - _MAX_RELATED
    if n_more > 0:
        lines.append(f"  {palette.faint}and {n_more} more places{palette.end}")
    return "\n".join(lines)


def _carets(located: LocatedFinding, colour: str, end: str) -> str:
    """The marks below the words, as wide as these are on a terminal."""
    reached = located.caret + located.n_marked
    before, words = located.snippet[: located.caret], located.snippet[located.caret : reached]
    return f"{' ' * _n_columns(before)}{colour}{'^' * max(_n_columns(words), 1)}{end}"


# What most starts can do without is imported where it is needed.


def shown_path(path: str) -> str:
    """The path on one line, with signs that would steer a terminal spelt out."""
    if path.isprintable():
        return path
    from framing.terminal import spelt_out

    return spelt_out(path)


def message_of(finding: Finding) -> str:
    """The message; of a draft that is a row of a table, with its id."""
    message, name = finding.message, shown_path(finding.document)
    return message if finding.is_of_file else f"{message} ({name})"


def _n_columns(text: str) -> int:
    if text.isascii():
        return len(text)
    from framing.terminal import n_columns

    return n_columns(text)


def _explanations(located: LocatedFinding) -> list[tuple[str, str]]:
    finding = located.finding
    note = HOW_READ.get(finding.verified)
    source = f"{finding.source} ({note})" if note and finding.source else finding.source
    given = [
        ("why", finding.why),
        ("source", source),
        ("consider", ", ".join((*finding.alternatives, *finding.advice))),
    ]
    return [(name, words) for name, words in given if words]
