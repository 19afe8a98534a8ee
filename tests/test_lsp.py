"""The language server as an editor meets it."""

from __future__ import annotations

import asyncio
import concurrent.futures
import sys
from pathlib import Path
from typing import Any

import pytest
from check_fixture import HOUSE

pytest.importorskip("pygls", reason="the extra [lsp] is not installed")
pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

TEXT = "👍 The terrorists left the valley before dawn.\n\nNobody fled.\n"


def run(steps: Any) -> Any:
    """What the coroutine returns, run in a thread of its own.

    A browser driven by tests before these leaves its event loop running in the main thread.
    """
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(asyncio.run, steps).result()


async def session(folder: Path, steps: Any) -> Any:
    """Start a server in a folder, run the steps, stop it."""
    config = ClientServerConfig(
        server_command=[sys.executable, "-m", "framing", "lsp"], client_factory=make_test_lsp_client
    )
    client: LanguageClient = await config.start()
    try:
        await client.initialize_session(
            types.InitializeParams(
                capabilities=client_capabilities("visual-studio-code"), root_uri=folder.as_uri()
            )
        )
        return await asyncio.wait_for(steps(client), 60)
    finally:
        await client.shutdown_session()
        await client.stop()


async def open_file(client: LanguageClient, path: Path, text: str) -> list[types.Diagnostic]:
    item = types.TextDocumentItem(path.as_uri(), "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[path.as_uri()])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "framing.yml").write_text(f"policies: [{HOUSE}]\n", encoding="utf-8")
    path = tmp_path / "draft.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_columns_behind_an_emoji_count_as_the_editor_counts(draft: Path) -> None:
    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        return await open_file(client, draft, TEXT)

    (diagnostic,) = run(session(draft.parent, steps))
    assert diagnostic.code == "house/terrorist"
    assert diagnostic.severity == types.DiagnosticSeverity.Error
    line = TEXT.split("\n")[0].encode("utf-16-le")
    span = diagnostic.range
    named = line[2 * span.start.character : 2 * span.end.character].decode("utf-16-le")
    assert named == "terrorists"


def test_hover_tells_why_and_after_whom(draft: Path) -> None:
    async def steps(client: LanguageClient) -> types.Hover | None:
        await open_file(client, draft, TEXT)
        place = types.TextDocumentIdentifier(draft.as_uri())
        return await client.text_document_hover_async(
            types.HoverParams(place, types.Position(0, 9))
        )

    hover = run(session(draft.parent, steps))
    assert "The word judges." in hover.contents.value
    assert "[House guide, words of war (2024)](https://guide.example/war)" in hover.contents.value


def test_a_quick_fix_offers_the_wording_in_its_number(draft: Path) -> None:
    async def steps(client: LanguageClient) -> list[types.CodeAction]:
        (diagnostic,) = await open_file(client, draft, TEXT)
        return await client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(draft.as_uri()),
                diagnostic.range,
                types.CodeActionContext([diagnostic]),
            )
        )

    actions = run(session(draft.parent, steps))
    assert [action.title for action in actions] == [
        "Write 'bombers'", "Write 'gunmen'", "Write 'people in arms'"
    ]  # fmt: skip
    (edit,) = actions[0].edit.changes[draft.as_uri()]
    assert edit.new_text == "bombers"


def test_a_change_is_checked_a_moment_later(draft: Path) -> None:
    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        await open_file(client, draft, TEXT)
        whole = types.TextDocumentContentChangeWholeDocument("The guards left the valley.\n")
        identifier = types.VersionedTextDocumentIdentifier(uri=draft.as_uri(), version=2)
        client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(client.diagnostics[draft.as_uri()])

    assert run(session(draft.parent, steps)) == []


def test_the_server_finds_what_the_command_line_finds(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    from framing.check.formats.record import finding_record
    from framing.cli.main import main
    from framing.lsp import check_text

    monkeypatch.chdir(draft.parent)
    main(["check", "draft.md", "--format", "json"])
    by_command = json.loads(capsys.readouterr().out)["findings"]
    by_server = [finding_record(each) for each in check_text(TEXT, "draft.md").findings]
    assert by_server == by_command


def test_a_policy_file_with_a_mistake_is_marked(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    path = folder / "mine.yml"
    path.write_text("policy: mine\nrules:\n  one: {lable: [a/b]}\n", encoding="utf-8")

    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        return await open_file(client, path, path.read_text(encoding="utf-8"))

    found = run(session(tmp_path, steps))
    assert "unknown-key" in {diagnostic.code for diagnostic in found}
