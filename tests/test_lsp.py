"""The language server as an editor meets it."""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import subprocess
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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "framing: 1 error"),
        (
            "Les terrorists sont dans la ville et le port.\n",
            "framing: no lexicon is written in 'fr'",
        ),
    ],
)
def test_the_line_at_the_top_tells_the_findings_or_that_nothing_is_looked_for(
    draft: Path, text: str, title: str
) -> None:
    async def steps(client: LanguageClient) -> Any:
        await open_file(client, draft, text)
        place = types.TextDocumentIdentifier(draft.as_uri())
        return await client.text_document_code_lens_async(types.CodeLensParams(place))

    (lens,) = run(session(draft.parent, steps))
    assert (lens.command.title, lens.range.start.line) == (title, 0)


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
    from framing.lsp.drafts import Draft

    monkeypatch.chdir(draft.parent)
    main(["check", "draft.md", "--format", "json"])
    by_command = json.loads(capsys.readouterr().out)["findings"]
    by_server = [finding_record(each) for each in Draft("draft.md").check(TEXT).findings]
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


LEXICON = """\
lexicon: weather
title: Weather
language: en
version: 1.0.0
kind: contrast
sources:
  almanac: {title: An almanac}
labels:
  storm:
    says: Strong.
    evidence: [almanac]
    terms:
      - gale
      - thunder storm
    hits: ["A [gale] blew.", "The [gales] blew."]
    misses: ["It galled him.", "A regale."]
  breeze:
    says: Weak.
    evidence: [almanac]
    terms: [breeze]
    hits: ["A [breeze] blew.", "The [breezes] blew."]
    misses: ["It was breezy.", "Nothing blew."]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with a lexicon, a policy that names it, a corpus and a draft."""
    (tmp_path / "framing.yml").write_text(
        "policies: [policies/wind.yml]\nlexicons: [lexicons]\ncorpus: [articles]\n"
        "document-rules: no\n"
    )
    for folder in ("lexicons", "policies", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "lexicons" / "weather.yml").write_text(LEXICON)
    (tmp_path / "policies" / "wind.yml").write_text(
        "policy: wind\nsources:\n  almanac: {title: An almanac}\nrules:\n  gale:\n"
        "    label: [weather/storm]\n    severity: warning\n    message: too strong\n"
        "    why: It was not.\n    source: almanac\n"
    )
    (tmp_path / "articles" / "one.txt").write_text("The gale took a roof. Another gale came.\n")
    (tmp_path / "articles" / "two.txt").write_text("A breeze and a gale met over the bay.\n")
    (tmp_path / "articles" / "three.txt").write_text("The sea was still, and boats lay idle.\n")
    return tmp_path


async def asked(client: LanguageClient, path: Path, line: int, column: int, ask: str) -> Any:
    params = {
        "hover": types.HoverParams,
        "definition": types.DefinitionParams,
        "completion": types.CompletionParams,
    }[ask]
    place = types.TextDocumentIdentifier(path.as_uri())
    send = getattr(client, f"text_document_{ask}_async")
    return await send(params(place, types.Position(line, column)))


def test_the_way_from_a_finding_leads_to_the_term_and_the_rule(house: Path) -> None:
    draft = house / "draft.txt"

    async def steps(client: LanguageClient) -> Any:
        await open_file(client, draft, "Two gales met over the bay on Friday morning.\n")
        return await asked(client, draft, 0, 5, "definition")

    term, rule = run(session(house, steps))
    line = LEXICON.split("\n")[term.range.start.line]
    assert (term.uri, line.strip()) == ((house / "lexicons" / "weather.yml").as_uri(), "- gale")
    assert rule.uri == (house / "policies" / "wind.yml").as_uri()
    assert rule.range.start == types.Position(4, 2)


def test_a_saved_lexicon_counts_for_the_open_drafts(house: Path) -> None:
    draft, lexicon = house / "draft.txt", house / "lexicons" / "weather.yml"
    text = "A squall crossed the bay on Friday morning.\n"

    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        assert await open_file(client, draft, text) == []
        await open_file(client, lexicon, LEXICON)
        lexicon.write_text(LEXICON.replace("      - gale\n", "      - gale\n      - squall\n"))
        identifier = types.TextDocumentIdentifier(lexicon.as_uri())
        client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(client.diagnostics[draft.as_uri()])

    (found,) = run(session(house, steps))
    assert found.message == "too strong"


def test_a_configuration_that_changed_outside_the_editor_counts_for_the_open_drafts(
    draft: Path,
) -> None:
    config = draft.parent / "framing.yml"

    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        assert len(await open_file(client, draft, TEXT)) == 1
        config.write_text(f"policies: [{HOUSE}]\nrules:\n  house/terrorist: off\n")
        changed = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(client.diagnostics[draft.as_uri()])

    assert run(session(draft.parent, steps)) == []


def test_a_file_that_is_not_open_tells_nothing(draft: Path) -> None:
    absent = draft.parent / "absent.yml"

    async def steps(client: LanguageClient) -> Any:
        told = [await asked(client, absent, 0, 0, ask) for ask in ("hover", "definition")]
        return [*told, await asked(client, absent, 0, 0, "completion")]

    assert run(session(draft.parent, steps)) == [None, [], []]


def test_a_session_that_is_over_ends_without_an_error(tmp_path: Path) -> None:
    def message(method: str, number: int | None = None) -> bytes:
        params = {"capabilities": {}} if method == "initialize" else None
        sent = {"jsonrpc": "2.0", "method": method, "id": number, "params": params}
        body = json.dumps({name: value for name, value in sent.items() if value is not None})
        return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()

    spoken = [message("initialize", 1), message("shutdown", 2), message("exit")]
    done = subprocess.run(
        [sys.executable, "-m", "framing", "lsp"],
        input=b"".join(spoken),
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


async def hovered_till(client: LanguageClient, path: Path, line: int, words: str) -> str:
    """What a hover tells once the corpus is counted."""
    for _ in range(40):
        hover = await asked(client, path, line, 9, "hover")
        if words in hover.contents.value:
            return str(hover.contents.value)
    return str(hover.contents.value)


def test_a_term_tells_how_often_it_stands_in_the_corpus(house: Path) -> None:
    lexicon = house / "lexicons" / "weather.yml"

    async def steps(client: LanguageClient) -> Any:
        await open_file(client, lexicon, LEXICON)
        told = [await hovered_till(client, lexicon, 12, "hit")]
        told.append(await hovered_till(client, lexicon, 13, "hit"))
        place = types.TextDocumentIdentifier(lexicon.as_uri())
        return told, await client.text_document_code_lens_async(types.CodeLensParams(place))

    told, lenses = run(session(house, steps))
    assert told == [
        "`gale`: 3 hits in 2 of 3 documents", "`thunder storm`: 0 hits in 0 of 3 documents"
    ]  # fmt: skip
    assert [(each.range.start.line, each.command.title) for each in lenses] == [
        (8, "3 hits in 2 of 3 documents"),
        (16, "1 hit in 1 of 3 documents"),
    ]


def test_counts_follow_what_is_typed_before_it_is_saved(house: Path) -> None:
    lexicon = house / "lexicons" / "weather.yml"
    typed = LEXICON.replace("- gale", "- roof")

    async def steps(client: LanguageClient) -> str:
        await open_file(client, lexicon, LEXICON)
        whole = types.TextDocumentContentChangeWholeDocument(typed)
        identifier = types.VersionedTextDocumentIdentifier(uri=lexicon.as_uri(), version=2)
        client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))
        return await hovered_till(client, lexicon, 12, "hit")

    assert run(session(house, steps)) == "`roof`: 1 hit in 1 of 3 documents"


def test_a_lexicon_with_mistakes_says_that_it_is_not_counted(house: Path) -> None:
    lexicon = house / "lexicons" / "weather.yml"

    async def steps(client: LanguageClient) -> str:
        await open_file(client, lexicon, LEXICON.replace("evidence: [almanac]", "evidence: [x]"))
        return await hovered_till(client, lexicon, 12, "mistakes")

    assert run(session(house, steps)) == "`gale`: not counted, for the file has mistakes"


def test_without_a_corpus_a_term_says_how_to_name_one(house: Path) -> None:
    (house / "framing.yml").write_text("lexicons: [lexicons]\n")
    lexicon = house / "lexicons" / "weather.yml"

    async def steps(client: LanguageClient) -> Any:
        await open_file(client, lexicon, LEXICON)
        return await asked(client, lexicon, 12, 9, "hover")

    assert "`corpus: [articles]`" in run(session(house, steps)).contents.value


def test_a_mistake_is_marked_while_it_is_typed(house: Path) -> None:
    policy = house / "policies" / "wind.yml"
    typed = policy.read_text().replace("weather/storm", "weather/strom")

    async def steps(client: LanguageClient) -> list[types.Diagnostic]:
        return await open_file(client, policy, typed)

    (found,) = run(session(house, steps))
    assert found.code == "unknown-label"
    assert "weather/storm" in found.message
    assert found.range.start == types.Position(4, 2)


def test_the_label_of_a_policy_leads_to_its_lexicon_and_tells_what_it_says(house: Path) -> None:
    policy = house / "policies" / "wind.yml"

    async def steps(client: LanguageClient) -> Any:
        await open_file(client, policy, policy.read_text())
        return (
            await asked(client, policy, 5, 15, "definition"),
            await asked(client, policy, 5, 15, "hover"),
            await asked(client, policy, 6, 6, "hover"),
        )

    (place,), label, key = run(session(house, steps))
    assert place.range.start == types.Position(8, 2)
    assert "Strong." in label.contents.value
    assert "error, warning, suggestion" in key.contents.value


@pytest.mark.parametrize(
    ("file", "line", "ending", "expected"),
    [
        ("policies/wind.yml", "    label: [wea", "", "weather/storm"),
        ("policies/wind.yml", "    condition: ", "", "HARD"),
        ("policies/wind.yml", "    source: ", "", "almanac"),
        ("policies/wind.yml", "    altern", ": ", "alternatives"),
        ("policies/wind.yml", "ru", ": ", "rules"),
        ("lexicons/weather.yml", "    missp", ": ", "misread"),
        ("lexicons/weather.yml", "    evidence: [", "", "almanac"),
        ("lexicons/weather.yml", '    unless: ["#', "", "#storm"),
        ("lexicons/weather.yml", "    case: ", "", "capitalised"),
        ("framing.yml", "cor", ": ", "corpus"),
        ("framing.yml", "fail-on: ", "", "never"),
        ("framing.yml", "rules:\n  wind/", ": ", "wind/gale"),
        ("framing.yml", "report:\n  wat", ": ", "watermark"),
        ("framing.yml", "report:\n  colours:\n    acc", ": ", "accent"),
    ],
)
def test_keys_and_ids_are_offered(
    house: Path, file: str, line: str, ending: str, expected: str
) -> None:
    path = house / file
    text = path.read_text().rstrip("\n") + "\n" + line
    last = line.split("\n")[-1]

    async def steps(client: LanguageClient) -> Any:
        await open_file(client, path, text)
        lines = text.split("\n")
        return await asked(client, path, len(lines) - 1, len(last), "completion")

    items = {item.label: item for item in run(session(house, steps))}
    edit = items[expected].text_edit
    assert edit.new_text == expected + ending
    assert last[: edit.range.start.character] + edit.new_text in (
        last[: len(last) - len(last.split(" ")[-1].lstrip('["'))] + expected + ending,
    )
