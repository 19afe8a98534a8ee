"""Drafts in an editor: their findings as the command line gives them, found anew on each pause."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from lsprotocol import types

from framing.check.findings import fold_repeats
from framing.check.formats.text_format import HOW_READ
from framing.check.suppression_file import find_suppression_file, load_suppressions
from framing.config.settings import CheckSettings, find_config, settings_for
from framing.desk.desk import Desk, check_draft
from framing.desk.fresh import FreshDesks
from framing.domain.document import Document, Metadata
from framing.domain.finding import CheckedDocument, LocatedFinding, Severity
from framing.domain.lexicon import Place
from framing.lsp.places import holds, meet, range_of
from framing.pipeline import Memory
from framing.read.documents import document_from_text

# Those of the session: a policy or lexicon that is saved counts at once for all open drafts.
DESKS = FreshDesks()

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.SUGGESTION: types.DiagnosticSeverity.Information,
}
_KINDS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".txt": "txt"}


class Draft:
    """One open draft: its findings, and what is remembered of its paragraphs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.memory = Memory()
        self.findings: tuple[LocatedFinding, ...] = ()
        self._desk: Desk | None = None
        self._language = ""  # that of the draft, where no lexicon is written in it

    def check(self, text: str, *, today: str | None = None) -> CheckedDocument:
        """The findings of the text as it stands, the same as for a file of that name and text.

        Raises:
            InputError: the front matter, the configuration or a policy cannot be used.
        """
        self.findings = ()
        document = _document(text, self.path)
        desk = DESKS.desk_of(_settings(document))
        if desk is not self._desk:  # what is remembered holds for one set of lexicons
            self._desk, self.memory = desk, Memory()
        language = document.metadata.language
        self._language = "" if desk.road.matcher.applies_to(language) else language
        side_car = find_suppression_file(self.path)
        filed = load_suppressions(side_car) if side_car else ()
        today = today or time.strftime("%Y-%m-%d")
        checked = check_draft(document, desk, filed=filed, today=today, memory=self.memory)
        folded = fold_repeats(checked)
        self.findings = tuple(each for each in folded.findings if each.is_open)
        return folded

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """The open findings of the last check."""
        return [_diagnostic(each, uri) for each in self.findings]

    def hover(self, position: types.Position) -> types.Hover | None:
        """Why the words at the position are marked, and after whom."""
        found = self._at(position)
        if not found:
            return None
        text = "\n\n---\n\n".join(map(_hover_text, found))
        content = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(content, range_of(found[0].region))

    def actions(self, uri: str, span: types.Range) -> list[types.CodeAction]:
        """An action for each wording that could stand in a marked place."""
        return [
            _action(uri, each, wording)
            for each in self.findings
            if meet(range_of(each.region), span)
            for wording in each.finding.alternatives
        ]

    def lens(self) -> list[types.CodeLens]:
        """The counts of the draft at its top, or that nothing is looked for in its language; none
        where nothing was found."""
        counts = Counter(each.finding.severity for each in self.findings)
        told = [_counted(counts[each], each.value) for each in Severity if counts[each]]
        told += [f"no lexicon is written in '{self._language}'"] if self._language else []
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        title = f"framing: {', '.join(told)}"
        return [types.CodeLens(top, types.Command(title, ""))] if told else []

    def origins(self, position: types.Position) -> list[Place]:
        """Where the marked words at the position come from: the term's line, the rule's line."""
        if self._desk is None:
            return []
        rules = {rule.name: rule for rule in self._desk.rules}
        places = []
        for each in self._at(position):
            places += _term_places(each, self._desk)
            rule = rules.get(each.finding.rule)
            if rule is not None and rule.place:
                path, line, column = rule.place.rsplit(":", 2)
                places.append(Place(path, int(line), int(column)))
        return list(dict.fromkeys(places))

    def _at(self, position: types.Position) -> list[LocatedFinding]:
        return [each for each in self.findings if holds(range_of(each.region), position)]


def _document(text: str, path: str) -> Document:
    kind = _KINDS.get(Path(path).suffix.lower(), "txt")
    return document_from_text(text, id=Path(path).name, path=path, kind=kind, metadata=Metadata())


def _settings(document: Document) -> CheckSettings:
    config = find_config(document.path)
    return settings_for(
        document.path, config, desk=document.metadata.field("desk") if config else None
    )


def _term_places(located: LocatedFinding, desk: Desk) -> list[Place]:
    finding = located.finding
    lexicon_id, _, label_id = finding.label.partition("/")
    return [
        term.place
        for lexicon in desk.road.lexicons
        if lexicon.id == lexicon_id
        for contrast in lexicon.contrasts
        for label in contrast.labels
        if label.id == label_id
        for term in label.terms
        if term.text == finding.term
    ]


def _diagnostic(located: LocatedFinding, uri: str) -> types.Diagnostic:
    finding = located.finding
    return types.Diagnostic(
        range=range_of(located.region),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(finding.url) if finding.url else None,
        source="framing",
        message=finding.message,
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, range_of(region)), words)
            for region, words in located.related
        ],
    )


def _hover_text(located: LocatedFinding) -> str:
    finding = located.finding
    note = HOW_READ.get(finding.verified)
    source = f"[{finding.source}]({finding.url})" if finding.url else finding.source
    rows = [
        f"**{finding.rule}** ({finding.severity.value})",
        finding.message,
        finding.why,
        f"{source} ({note})" if note and source else source,
    ]
    consider = ", ".join((*finding.alternatives, *finding.advice))
    return "\n\n".join(filter(None, (*rows, consider and f"Consider: {consider}")))


def _action(uri: str, located: LocatedFinding, wording: str) -> types.CodeAction:
    edit = types.TextEdit(range_of(located.region), wording)
    return types.CodeAction(
        title=f"Write '{wording}'",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(located, uri)],
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def _counted(n: int, name: str) -> str:
    return f"{n} {name}" if n == 1 else f"{n} {name}s"
