"""The language server: findings while a draft is written, and problems of lexicon and policy files."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from framing import __version__
from framing.check.formats.text_format import HOW_READ
from framing.check.policies import load_policies
from framing.check.repeats import fold_repeats
from framing.check.suppression_file import find_suppression_file, load_suppressions
from framing.config.settings import CheckSettings, find_config, settings_for
from framing.desk.desk import Desk, check_draft
from framing.desk.many import desk_of
from framing.domain.document import Metadata
from framing.domain.finding import CheckedDocument, LocatedFinding, Region, Severity
from framing.errors import InputError, Problem
from framing.lexicon.load import check_lexicons
from framing.read.documents import document_from_text

DEBOUNCE_SECONDS = 0.2
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.SUGGESTION: types.DiagnosticSeverity.Information,
}
_KINDS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".txt": "txt"}


@dataclass(slots=True)
class _Open:
    """What is known of the open files: their findings, and the checks that are due."""

    findings: dict[str, tuple[LocatedFinding, ...]] = field(default_factory=dict)
    due: dict[str, asyncio.TimerHandle] = field(default_factory=dict)


def make_server() -> LanguageServer:
    """A server with no files open; `start_io` makes it serve an editor."""
    server = LanguageServer("framing", __version__)
    opened = _Open()
    _add_diagnostics(server, opened)
    _add_explanations(server, opened)
    return server


def check_text(text: str, path: str, *, today: str | None = None) -> CheckedDocument:
    """A draft's findings as the command line gives them for a file of that name and text.

    Raises:
        InputError: the front matter, the configuration or a policy cannot be used.
    """
    kind = _KINDS.get(Path(path).suffix.lower(), "txt")
    document = document_from_text(
        text, id=Path(path).name, path=path, kind=kind, metadata=Metadata()
    )
    config = find_config(path)
    desk_name = document.metadata.field("desk") if config else None
    settings = settings_for(path, config, desk=desk_name)
    side_car = find_suppression_file(path)
    filed = load_suppressions(side_car) if side_car else ()
    today = today or time.strftime("%Y-%m-%d")
    checked = check_draft(document, _desk(settings), filed=filed, today=today)
    return fold_repeats(checked)


@lru_cache(maxsize=8)
def _stamped_settings(settings: CheckSettings, _stamp: tuple[int, ...]) -> CheckSettings:
    """The settings, and a fresh desk for them once one of their policy files was saved anew."""
    desk_of.cache_clear()
    return settings


def _desk(settings: CheckSettings) -> Desk:
    own = [Path(each) for each in settings.policies if each.endswith((".yml", ".yaml"))]
    stamp = tuple(path.stat().st_mtime_ns for path in own if path.exists())
    return desk_of(_stamped_settings(settings, stamp))


def _add_diagnostics(server: LanguageServer, opened: _Open) -> None:
    """Files are checked when opened and saved, and a moment after the last keystroke."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        _publish(server, opened, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        _publish(server, opened, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in opened.due:
            opened.due[uri].cancel()
        loop = asyncio.get_running_loop()
        opened.due[uri] = loop.call_later(DEBOUNCE_SECONDS, _publish, server, opened, uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        opened.findings.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _add_explanations(server: LanguageServer, opened: _Open) -> None:
    """Hover, quick fixes and the line of counts."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = [
            each
            for each in opened.findings.get(params.text_document.uri, ())
            if _holds(_range(each.region), params.position)
        ]
        if not found:
            return None
        text = "\n\n---\n\n".join(map(_hover_text, found))
        content = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(content, _range(found[0].region))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return [
            _action(uri, each, wording)
            for each in opened.findings.get(uri, ())
            if _meet(_range(each.region), params.range)
            for wording in each.finding.alternatives
        ]

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        findings = opened.findings.get(params.text_document.uri, ())
        if not findings:
            return []
        counts = Counter(each.finding.severity for each in findings)
        title = ", ".join(f"{counts[each]} {each.value}s" for each in Severity if counts[each])
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        return [types.CodeLens(top, types.Command(f"framing: {title}", ""))]


def _publish(server: LanguageServer, opened: _Open, uri: str) -> None:
    opened.due.pop(uri, None)
    document = server.workspace.get_text_document(uri)
    path = to_fs_path(uri) or uri
    diagnostics = _diagnostics(opened, uri, path, document.source)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))


def _diagnostics(opened: _Open, uri: str, path: str, text: str) -> list[types.Diagnostic]:
    if path.endswith((".yml", ".yaml")):
        return [_problem_diagnostic(each) for each in _file_problems(path)]
    try:
        checked = check_text(text, path)
    except InputError as error:
        opened.findings.pop(uri, None)
        return [_problem_diagnostic(each) for each in error.problems]
    opened.findings[uri] = tuple(each for each in checked.findings if each.is_open)
    return [_diagnostic(each, uri) for each in opened.findings[uri]]


def _file_problems(path: str) -> tuple[Problem, ...]:
    """The problems of a lexicon or policy file as last saved; none for other YAML files."""
    folder = Path(path).parent.name
    try:
        if folder == "policies":
            load_policies([Path(path)])
        elif folder == "lexicons":
            return check_lexicons([Path(path)]).problems
    except InputError as error:
        return error.problems
    return ()


def _diagnostic(located: LocatedFinding, uri: str) -> types.Diagnostic:
    finding = located.finding
    return types.Diagnostic(
        range=_range(located.region),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(finding.url) if finding.url else None,
        source="framing",
        message=finding.message,
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, _range(region)), words)
            for region, words in located.related
        ],
    )


def _problem_diagnostic(problem: Problem) -> types.Diagnostic:
    line, column = max(problem.line - 1, 0), max(problem.column - 1, 0)
    is_error = problem.severity == "error"
    return types.Diagnostic(
        range=types.Range(types.Position(line, column), types.Position(line, column + 1)),
        severity=types.DiagnosticSeverity.Error if is_error else types.DiagnosticSeverity.Warning,
        code=problem.code,
        source="framing",
        message=f"{problem.message}\n{problem.remedy}".strip(),
    )


def _range(region: Region) -> types.Range:
    """Lines and columns from 0; columns count UTF-16 code units."""
    return types.Range(
        types.Position(region.line - 1, region.column_utf16 - 1),
        types.Position(region.end_line - 1, region.end_column_utf16 - 1),
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
    edit = types.TextEdit(_range(located.region), wording)
    return types.CodeAction(
        title=f"Write '{wording}'",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(located, uri)],
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def _holds(span: types.Range, position: types.Position) -> bool:
    return span.start <= position <= span.end


def _meet(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
