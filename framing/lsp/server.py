"""The language server itself: which feature is answered by what."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from framing import __version__
from framing.domain.lexicon import Place
from framing.errors import InputError
from framing.lsp.completion import completions
from framing.lsp.counts import CorpusCounts, corpus_of
from framing.lsp.drafts import Draft
from framing.lsp.house_files import YAML_ENDINGS, HouseFile, house_file, is_yaml, problems_of
from framing.lsp.house_views import label_place, lens_of, lexicon_hover, policy_hover
from framing.lsp.places import diagnostic_of, range_in_line

DEBOUNCE_SECONDS = 0.2
# As long a hover waits for counts; then it says that they are being made.
_PATIENCE_SECONDS = 1.0


class Session:
    """The files that an editor has open, and what is known of them."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.drafts: dict[str, Draft] = {}
        self.due: dict[str, asyncio.TimerHandle] = {}
        self.counts = CorpusCounts(self._refresh_lenses)

    def text(self, uri: str) -> str:
        """The file as it stands in the editor."""
        return self.server.workspace.get_text_document(uri).source

    def house(self, uri: str) -> tuple[str, list[str], HouseFile | None]:
        """The path, lines and kind of a YAML file; no kind where it is not open."""
        path = path_of(uri)
        if uri not in self.server.workspace.text_documents:
            return path, [], None
        text = self.text(uri)
        return path, text.split("\n"), house_file(path, text) if is_yaml(path) else None

    def publish(self, uri: str) -> None:
        """Check the file anew and tell the editor what was found."""
        due = self.due.pop(uri, None)
        if due is not None:
            due.cancel()
        diagnostics = self._house_diagnostics(uri) if is_yaml(path_of(uri)) else self._draft(uri)
        self.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics)
        )

    def publish_soon(self, uri: str) -> None:
        """Check the file once nothing was typed for a moment."""
        if uri in self.due:
            self.due[uri].cancel()
        loop = asyncio.get_running_loop()
        self.due[uri] = loop.call_later(DEBOUNCE_SECONDS, self.publish, uri)

    def publish_drafts_soon(self) -> None:
        """Check all open drafts: what they are judged by may have changed."""
        for uri in tuple(self.drafts):
            self.publish_soon(uri)

    def forget(self, uri: str) -> None:
        """Drop a file that the editor has closed."""
        self.drafts.pop(uri, None)
        due = self.due.pop(uri, None)
        if due is not None:
            due.cancel()
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def why_no_counts(self, path: str) -> str:
        """What to tell of a lexicon without counts."""
        if not corpus_of(path):
            return "no corpus to count in; name one in `framing.yml`: `corpus: [articles]`"
        if self.counts.is_counting:
            return "being counted in the corpus"
        return "not counted, for the file has mistakes"

    def _draft(self, uri: str) -> list[types.Diagnostic]:
        draft = self.drafts.setdefault(uri, Draft(path_of(uri)))
        text = self.text(uri)
        try:
            draft.check(text)
        except InputError as error:
            lines = text.split("\n")
            return [diagnostic_of(each, lines) for each in error.problems]
        return draft.diagnostics(uri)

    def _house_diagnostics(self, uri: str) -> list[types.Diagnostic]:
        path, lines, kind = self.house(uri)
        if kind is None:
            return []
        if kind is HouseFile.LEXICON:
            self.counts.ready(path, "\n".join(lines))
        return [diagnostic_of(each, lines) for each in problems_of(path, "\n".join(lines), kind)]

    def _refresh_lenses(self) -> None:
        workspace = self.server.client_capabilities.workspace
        lens = workspace.code_lens if workspace else None
        if lens is not None and lens.refresh_support:
            self.server.workspace_code_lens_refresh(None)


def make_server() -> LanguageServer:
    """A server with no files open; `start_io` makes it serve an editor."""
    server = LanguageServer("framing", __version__)
    session = Session(server)
    _add_diagnostics(session)
    _add_watching(session)
    _add_explanations(session)
    _add_ways(session)
    return server


def path_of(uri: str) -> str:
    """The file's path; the URI itself where it is no file."""
    return to_fs_path(uri) or uri


def _add_diagnostics(session: Session) -> None:
    """Files are checked when opened and saved, and a moment after the last keystroke."""
    server = session.server

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        session.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        session.counts.forget(path_of(uri))
        session.publish(uri)
        if is_yaml(path_of(uri)):  # drafts may be judged by what was saved
            session.publish_drafts_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        session.publish_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.forget(params.text_document.uri)

    @server.feature(types.SHUTDOWN)
    async def shutdown(_params: None) -> None:
        session.counts.close()


def _add_watching(session: Session) -> None:
    """Drafts are checked anew when their rules change on disk, as by a pull, or in the editor."""
    server = session.server

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(f"**/*{ending}") for ending in YAML_ENDINGS]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        asked = [types.Registration("framing-rules", method, options)]
        server.client_register_capability(types.RegistrationParams(asked))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_files(_params: types.DidChangeWatchedFilesParams) -> None:
        session.publish_drafts_soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(_params: types.DidChangeConfigurationParams) -> None:
        session.publish_drafts_soon()


def _add_explanations(session: Session) -> None:
    """Hover, quick fixes and the lines of counts."""
    server = session.server

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        if uri in session.drafts:
            return session.drafts[uri].hover(params.position)
        path, lines, kind = session.house(uri)
        if kind is HouseFile.POLICY:
            return policy_hover(path, lines, params.position)
        if kind is not HouseFile.LEXICON:
            return None
        counts = await session.counts.wait(path, "\n".join(lines), _PATIENCE_SECONDS)
        return lexicon_hover(lines, params.position, counts, why_not=session.why_no_counts(path))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        draft = session.drafts.get(uri)
        return draft.actions(uri, params.range) if draft else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        if uri in session.drafts:
            return session.drafts[uri].lens()
        path, lines, kind = session.house(uri)
        if kind is not HouseFile.LEXICON:
            return []
        counts = session.counts.ready(path, "\n".join(lines))
        return lens_of(lines, counts) if counts else []


def _add_ways(session: Session) -> None:
    """Completion, and the way from a finding to the term that caused it."""
    server = session.server

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=["/", "#", "@", "{", " "]),
    )
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        path, lines, kind = session.house(params.text_document.uri)
        return completions(path, lines, params.position, kind) if kind else []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        uri = params.text_document.uri
        if uri in session.drafts:
            return [_location(each) for each in session.drafts[uri].origins(params.position)]
        path, lines, kind = session.house(uri)
        if kind is not HouseFile.POLICY:
            return []
        return [_location(each) for each in label_place(path, lines, params.position)]


def _location(place: Place) -> types.Location:
    path = Path(place.path).resolve()
    lines = path.read_text(encoding="utf-8-sig").split("\n") if path.is_file() else []
    text = lines[place.line - 1] if place.line <= len(lines) else ""
    n_chars = len(text) - place.column + 1
    return types.Location(
        from_fs_path(str(path)) or str(path),
        range_in_line(lines, place.line, place.column, max(n_chars, 0)),
    )
