"""The service as a CMS meets it: real sockets, the command's own bytes, and refusals that help."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from check_fixture import DATA, HOUSE

pytest.importorskip("waitress", reason="the extra [serve] is not installed")

from serve_fixture import Server, serving

from framing.check.formats import FORMATS

DRAFT = (
    "---\ntitle: The valley\ndesk: foreign\n---\n\n# Terrorists leave valley\n\n"
    "👍 The terrorists left, and *Daesh* fled. “He is an abortionist,” Ann Lee said.\n"
)
PLAIN = "The terrorists left the valley before dawn.\n"
CONFIG = f"policies: [{HOUSE}]\ndesks:\n  foreign: {{rules: {{house/daesh: error}}}}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "framing.yml").write_text(CONFIG, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    words = ("--allow-origin", "https://cms.example", "--max-bytes", "200000")
    with serving(folder, *words) as server:
        yield server


def by_command(folder: Path, *words: str, draft: str | bytes) -> tuple[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "framing", *words],
        input=draft if isinstance(draft, bytes) else draft.encode(),
        cwd=folder, env=os.environ, capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout.decode(), done.returncode


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_commands_byte_for_byte(
    name: str, server: Server, folder: Path
) -> None:
    words = ("check", "-", "--stdin-filename", "desk/story.md", "--format", name, "--quiet")
    expected, code = by_command(folder, *words, draft=DRAFT)
    reply = server.post(f"/check?filename=desk/story.md&format={name}", DRAFT)
    assert (reply.status, reply.text) == (200, expected)
    assert reply.headers["Framing-Exit-Code"] == str(code) == "1"


def test_findings_at_the_gate_are_no_error_and_none_is_told_as_none(server: Server) -> None:
    reply = server.post("/check", "The road was open on Friday.\n")
    assert reply.status == 200
    assert reply.json["findings"] == []
    assert reply.headers["Framing-Exit-Code"] == "0"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text/plain; charset=utf-8", PLAIN),
        ("text/markdown", f"# Valley\n\n{PLAIN}"),
        ("text/html", f"<h1>Valley</h1><p>{PLAIN}</p>"),
        ("application/json", json.dumps({"text": PLAIN})),
        ("application/json", json.dumps({"text": PLAIN, "filename": "a/b.txt"})),
    ],
)
def test_a_draft_comes_as_it_is_or_in_json(kind: str, text: str, server: Server) -> None:
    (finding,) = server.post("/check", text, kind).json["findings"]
    assert finding["rule"] == "house/terrorist"


def test_a_draft_in_another_encoding_says_so_in_its_type(server: Server) -> None:
    text = "Née in Orléans, the terrorists left.\n"
    reply = server.post("/check", text.encode("cp1252"), "text/plain; charset=windows-1252")
    (finding,) = reply.json["findings"]
    assert finding["snippet"] == text.strip()


def test_metadata_go_before_what_the_draft_says_of_itself(server: Server, folder: Path) -> None:
    (folder / "culture.yml").write_text(
        CONFIG + "  culture: {rules: {house/terrorist: off}}\n", encoding="utf-8"
    )
    sent = {"text": "---\ndesk: foreign\n---\n\n" + PLAIN, "filename": "a.md"}
    with serving(folder, "--config", "culture.yml") as other:
        own = other.post("/check", json.dumps(sent), "application/json")
        told = {**sent, "metadata": {"desk": "culture", "author": None}}
        moved = other.post("/check", json.dumps(told), "application/json")
    assert [each["rule"] for each in own.json["findings"]] == ["house/terrorist"]
    assert moved.json["findings"] == []


def test_hits_are_those_of_score(server: Server, folder: Path) -> None:
    expected = folder / "hits.jsonl"
    words = ("score", "-", "--stdin-filename", "desk/story.md", "--hits", str(expected))
    by_command(folder, *words, draft=DRAFT)
    reply = server.post("/hits?filename=desk/story.md", DRAFT)
    assert reply.text == expected.read_text(encoding="utf-8")
    assert reply.text.count("\n") >= 3


def test_voices_are_those_of_voices(server: Server, folder: Path) -> None:
    (folder / "story.md").write_text(DRAFT, encoding="utf-8")
    expected, _ = by_command(folder, "voices", "story.md", "--jsonl", draft="")
    assert server.post("/voices?filename=story.md", DRAFT).text == expected


def test_the_rules_in_force_are_listed(server: Server) -> None:
    record = server.ask("GET", "/rules").json
    rules = {rule["rule"]: rule for rule in record["rules"]}
    assert rules["house/terrorist"]["why"] == "The word judges."
    assert rules["house/terrorist"]["url"] == "https://guide.example/war"
    assert [policy["policy"] for policy in record["policies"]] == ["house", "document"]
    assert list(rules) == sorted(rules)


def test_health_is_told_and_a_head_has_no_body(server: Server) -> None:
    whole, head = server.ask("GET", "/health"), server.ask("HEAD", "/health")
    assert whole.json["status"] == "ok"
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


@pytest.mark.parametrize(
    ("kind", "body", "status", "code", "place"),
    [
        ("application/pdf", "%PDF-", 415, "unsupported-type", ("request", 0, 0)),
        ("", PLAIN, 415, "unsupported-type", ("request", 0, 0)),
        ("text/plain; charset=klingon", PLAIN, 415, "unknown-encoding", ("request", 0, 0)),
        ("text/plain; charset=punycode", PLAIN, 415, "unknown-encoding", ("request", 0, 0)),
        ("text/plain", b"The d\xe9tente\nfailed.", 400, "wrong-encoding", ("draft.txt", 1, 6)),
        ("text/plain", b"One line.\nA b\xe9te.", 400, "wrong-encoding", ("draft.txt", 2, 4)),
        ("text/plain", "", 400, "empty-file", ("draft.txt", 0, 0)),
        ("text/plain", "!!!", 400, "no-words", ("draft.txt", 0, 0)),
        ("text/plain", b"a\0b", 400, "binary-file", ("draft.txt", 0, 0)),
        ("text/markdown", "---\na: [\n---\nText.", 400, "yaml-syntax", None),
        ("application/json", '{"text": "a"\n "b"}', 400, "bad-json", ("body", 2, 2)),
        ("application/json", b'{"text": "\xff"}', 400, "bad-json", ("body", 1, 11)),
        ("application/json", "[" * 90_000, 400, "bad-json", ("body", 0, 0)),
        ("application/json", '{"text": 1}', 400, "bad-json", ("body", 0, 0)),
        ("application/json", '{"text": "a", "txet": "b"}', 400, "bad-json", ("body", 0, 0)),
        ("application/json", '{"text": "a", "metadata": {"date": 3}}', 400, "bad-json",
         ("body", 0, 0)),
        ("application/json", '{"text": "a \\ud800"}', 400, "bad-text", ("text", 1, 3)),
        ("application/json", '{"text": "a", "metadata": {"desk": "sport"}}', 400, "unknown-desk",
         None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_place_and_remedy(
    kind: str,
    body: str | bytes,
    status: int,
    code: str,
    place: tuple[str, int, int] | None,
    server: Server,
) -> None:
    reply = server.post("/check", body, kind)
    problem = reply.problem
    assert (reply.status, problem["code"]) == (status, code)
    assert problem["remedy"]
    if place is not None:
        assert (problem["path"], problem["line"], problem["column"]) == place


def test_of_a_wrong_encoding_the_remedy_is_one_of_requests(server: Server) -> None:
    remedy = server.post("/check", b"The d\xe9tente failed.", "text/plain").problem["remedy"]
    assert "charset=windows-1252" in remedy
    assert "--encoding" not in remedy


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("format=xml", 400, "bad-format"),
        ("fromat=json", 400, "unknown-parameter"),
        ("format=json&format=text", 400, "bad-query"),
        ("filename=%ff.txt", 400, "bad-query"),
        ("&".join(f"p{n}=1" for n in range(30)), 400, "bad-query"),
        ("filename=../../etc/story.txt", 400, "bad-name"),
        ("filename=/etc/story.txt", 400, "bad-name"),
        ("filename=C:%5Cstory.txt", 400, "bad-name"),
        ("filename=a%00.txt", 400, "bad-name"),
        ("filename=" + "a" * 600, 400, "bad-name"),
        ("filename=story.docx", 415, "unsupported-kind"),
        ("filename=story.txt.gz", 415, "unsupported-kind"),
        ("filename=story.jsonl", 415, "unsupported-kind"),
    ],
)
def test_parameters_are_refused_that_lead_elsewhere_or_nowhere(
    query: str, status: int, code: str, server: Server
) -> None:
    reply = server.post(f"/check?{query}", PLAIN)
    assert (reply.status, reply.problem["code"]) == (status, code)
    assert reply.problem["remedy"]


def test_a_misspelt_parameter_is_told_what_was_meant(server: Server) -> None:
    reply = server.post("/check?fromat=json", PLAIN)
    assert reply.problem["remedy"] == "Did you mean 'format'?"


def test_a_name_without_a_known_ending_is_read_by_its_type(server: Server) -> None:
    page = "<!doctype html><p>The terrorists left.</p>"
    (finding,) = server.post("/check?filename=story", page, "text/html").json["findings"]
    assert (finding["path"], finding["actual"]) == ("story", "terrorists")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("GET", "/check", "OPTIONS, POST"),
        ("PUT", "/hits", "OPTIONS, POST"),
        ("POST", "/rules", "GET, HEAD, OPTIONS"),
        ("DELETE", "/", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(
    method: str, path: str, allow: str, server: Server
) -> None:
    reply = server.ask(method, path)
    assert (reply.status, reply.headers["Allow"]) == (405, allow)


def test_an_unknown_path_is_told_what_was_meant(server: Server) -> None:
    reply = server.post("/chekc", PLAIN)
    assert (reply.status, reply.problem["code"]) == (404, "unknown-path")
    assert "Did you mean /check?" in reply.problem["remedy"]


def test_a_draft_beyond_the_limit_is_refused_with_the_limit(server: Server) -> None:
    assert server.post("/check", "a word " * 28_571).status == 200
    reply = server.post("/check", "a word " * 28_572)
    assert (reply.status, reply.problem["code"]) == (413, "too-large")
    assert "200,000 bytes" in reply.problem["message"]
    far = server.ask("POST", "/check", b"", Content_Type="text/plain", Content_Length="9999999999")
    assert far.status == 413
    assert server.ask("GET", "/health").status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_a_name_made_to_point_here_is_not_answered(host: str, server: Server) -> None:
    for path in ("/health", "/", "/nowhere"):
        assert server.ask("GET", path, Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8726"])
def test_its_own_names_are_answered(host: str, server: Server) -> None:
    assert server.ask("GET", "/health", Host=host).status == 200


def test_a_name_that_was_allowed_is_answered(folder: Path) -> None:
    with serving(folder, "--allow-host", "Desk.Example") as server:
        assert server.ask("GET", "/health", Host="desk.example").status == 200
        assert server.ask("GET", "/health", Host="other.example").status == 421


def test_pages_of_the_allowed_origin_may_read_and_no_others(server: Server) -> None:
    allowed = server.ask(
        "OPTIONS", "/check", Origin="https://cms.example",
        Access_Control_Request_Method="POST", Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert allowed.status == 204
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://cms.example"
    assert "POST" in allowed.headers["Access-Control-Allow-Methods"]
    assert allowed.headers["Access-Control-Allow-Headers"] == "Content-Type"
    answer = server.post("/check", PLAIN, Origin="https://cms.example")
    assert answer.headers["Access-Control-Allow-Origin"] == "https://cms.example"
    assert "Framing-Exit-Code" in answer.headers["Access-Control-Expose-Headers"]
    refusal = server.post("/check?fromat=json", PLAIN, Origin="https://cms.example")
    assert refusal.headers["Access-Control-Allow-Origin"] == "https://cms.example"
    for origin in ("https://cms.example.evil", "null", "http://cms.example"):
        reply = server.post("/check", PLAIN, Origin=origin)
        assert "Access-Control-Allow-Origin" not in reply.headers
        assert reply.headers["Vary"] == "Origin"


def test_no_origin_is_allowed_unless_one_is_named(folder: Path) -> None:
    with serving(folder) as server:
        reply = server.post("/check", PLAIN, Origin="https://cms.example")
        assert not [name for name in reply.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        (b"Transfer-Encoding: chunked", b"5\r\nHello\r\n0\r\n\r\n", b"200"),
        (b"Transfer-Encoding: chunked", b"zz\r\nHello\r\n0\r\n\r\n", b"400"),
        (b"Content-Length: -5", b"", b"400"),
        (b"Content-Length: many", b"", b"400"),
        (b"Content-Length: 0", b"", b"400"),
    ],
)
def test_odd_bytes_on_the_wire_are_answered(
    head: bytes, body: bytes, status: bytes, server: Server
) -> None:
    lines = b"POST /check HTTP/1.1", b"Host: localhost", b"Content-Type: text/plain", head
    answer = server.wire(b"\r\n".join((*lines, b"Connection: close", b"", body)))
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Traceback" not in answer
    assert server.ask("GET", "/health").status == 200


def test_half_a_request_is_no_draft(server: Server) -> None:
    head = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
    assert server.wire(head + b"Content-Length: 500\r\n\r\nThe terrorists") == b""
    assert server.ask("GET", "/health").status == 200


def test_the_wire_of_before_names_no_host(server: Server) -> None:
    assert server.wire(b"GET /health HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 200")


def test_a_draft_in_a_language_without_lexicons_is_told_of(server: Server) -> None:
    sent = json.dumps({"text": "Les terroristes sont partis.", "metadata": {"language": "fr"}})
    reply = server.post("/check", sent, "application/json")
    assert "no lexicon is written in the language" in reply.headers["Framing-Note"]
    assert "Framing-Note" not in server.post("/check", PLAIN).headers


def test_many_at_once_are_answered_as_one_by_one(server: Server) -> None:
    drafts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "deadline").glob("*.md"))]
    asked = [(path, draft) for draft in drafts for path in ("/check", "/hits", "/voices")]

    def answer(one: tuple[str, str]) -> bytes:
        return server.post(one[0], one[1], "text/markdown").body

    alone = [answer(one) for one in asked]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(answer, asked * 3)) == alone * 3


def test_the_first_requests_may_come_at_once(folder: Path) -> None:
    with serving(folder) as server, ThreadPoolExecutor(8) as threads:
        replies = list(threads.map(lambda _: server.post("/check", DRAFT).body, range(8)))
    assert len(set(replies)) == 1


def test_a_policy_or_configuration_that_is_saved_counts_at_once(tmp_path: Path) -> None:
    policy, config = tmp_path / "own.yml", tmp_path / "framing.yml"
    policy.write_text(HOUSE.read_text().replace("policy: house", "policy: own"), encoding="utf-8")
    config.write_text("policies: [own.yml]\n", encoding="utf-8")
    with serving(tmp_path) as server:
        (before,) = server.post("/check", PLAIN).json["findings"]
        policy.write_text(policy.read_text().replace("The word judges.", "Because."), "utf-8")
        (after,) = server.post("/check", PLAIN).json["findings"]
        config.write_text("policies: [own.yml]\nrules: {own/terrorist: off}\n", encoding="utf-8")
        off = server.post("/check", PLAIN).json["findings"]
        config.write_text("polices: [own.yml]\n", encoding="utf-8")
        broken = server.post("/check", PLAIN)
    assert (before["why"], after["why"], off) == ("The word judges.", "Because.", [])
    assert (broken.status, broken.problem["code"]) == (500, "unknown-key")
    assert broken.problem["line"] == 1


def test_known_findings_of_the_baseline_are_left_out_as_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "framing.yml").write_text(f"policies: [{HOUSE}]\nbaseline: known.json\n")
    (tmp_path / "draft.txt").write_text(PLAIN)
    by_command(tmp_path, "check", "draft.txt", "--write-baseline", "known.json", draft="")
    expected, _ = by_command(
        tmp_path, "check", "-", "--stdin-filename", "draft.txt", "--format", "json", draft=PLAIN
    )
    with serving(tmp_path) as server:
        reply = server.post("/check", PLAIN)
    assert reply.text == expected
    assert reply.json["summary"]["known"] == 1


def test_ctrl_c_ends_it_as_it_ends_other_commands(folder: Path) -> None:
    with serving(folder) as server:
        server.post("/check", PLAIN)
        assert server.interrupt() == (2, "framing: interrupted\n")


def told(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "framing", "serve", *words],
        cwd=folder, env=os.environ, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--policy", "bcc-style"), "bbc-style"),
        (("--config", "none.yml"), "there is no file none.yml"),
        (("--ignore", "house/terorist"), "there is no such rule"),
        (("--templates", "nowhere"), "nowhere: error[no-such-folder]"),
        (("--port", "70000"), "no port from 0 to 65535"),
        (("--allow-origin", "cms.example"), "https://cms.example"),
        (("--allow-origin", "*"), "https://cms.example"),
        (("--host", "999.1.1.1"), "cannot listen there"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_would_not_work_ends_the_start(
    words: tuple[str, ...], said: str, folder: Path
) -> None:
    code, stderr = told(folder, *words)
    assert code == 2
    assert said in stderr
    assert "Traceback" not in stderr


def test_a_port_that_is_taken_is_told(server: Server, folder: Path) -> None:
    code, stderr = told(folder, "--port", str(server.port))
    assert (code, "error[cannot-listen]" in stderr) == (2, True)
    assert "--port 0 takes one that is free" in stderr


def test_without_the_extra_it_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "waitress.py").write_text("raise ModuleNotFoundError(name='waitress')\n")
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "framing", "serve"], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": paths}, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'framing[serve]'" in done.stderr
