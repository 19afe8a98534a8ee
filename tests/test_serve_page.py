"""The page of the service: a form, and the draft with its findings, without a script."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from check_fixture import HOUSE

pytest.importorskip("waitress", reason="the extra [serve] is not installed")

from serve_fixture import Reply, Server, serving
from step_count import count_steps

DRAFT = "Terrorists leave valley\n\nThe terrorists fled. “They were terrorists,” Ann Lee said.\n"
FILE_PART = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "framing.yml").write_text(
        f"policies: [{HOUSE}]\nreport: {{publisher: The Quay Courier, colours: {{accent: '#7a1f1f'}}}}\n"
        "desks:\n  foreign: {}\n  culture: {rules: {house/terrorist: off}}\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, "--max-bytes", "100000") as server:
        yield server


def sent(server: Server, *parts: tuple[str, bytes]) -> Reply:
    """The answer to a form of parts: what stands behind `form-data; ` and the content."""
    body = b"".join(
        b'--b0undary\r\nContent-Disposition: form-data; ' + head.encode() + b"\r\n\r\n" + content
        + b"\r\n" for head, content in parts
    )  # fmt: skip
    return server.post("/", body + b"--b0undary--\r\n", "multipart/form-data; boundary=b0undary")


def pasted(server: Server, text: str, kind: str = "txt", desk: str = "") -> Reply:
    return sent(
        server,
        ('name="text"', text.replace("\n", "\r\n").encode()),
        ('name="kind"', kind.encode()),
        ('name="desk"', desk.encode()),
        ('name="file"; filename=""', b""),
    )


def test_the_form_tells_what_drafts_are_held_against(server: Server) -> None:
    page = server.ask("GET", "/").text
    assert "Held against house, document." in page
    assert '<form method="post" action="/" enctype="multipart/form-data"' in page
    assert "<script" not in page


def test_findings_stand_beside_the_text_and_lead_there_and_back(server: Server) -> None:
    page = pasted(server, DRAFT).text
    assert "<title>2 errors · Check a draft</title>" in page
    assert re.search(
        r'<mark class="k5 v-finding" id="p1" title="Finding 1, error: [^"]*">'
        r'<mark class="k0 v-own" id="h1"[^>]*>Terrorists<sup class="tag"', page,
    )  # fmt: skip
    assert '<sup class="tag"><a href="#f1">1</a></sup>' in page
    assert '<a class="number" href="#p1" aria-label="Finding 1, to its place in the text">' in page
    found = re.search(r'<li id="f2".*?</li>', page, re.S)
    assert found
    assert "The word judges." in found[0]
    assert "bombers, gunmen, people in arms, the name of the group" in found[0]
    assert '<a href="https://guide.example/war" rel="noreferrer noopener external">' in found[0]


def test_words_of_others_are_marked_as_theirs(server: Server) -> None:
    page = pasted(server, DRAFT).text
    assert 'class="said direct" title="quotation: Ann Lee"' in page
    assert re.search(r'class="k0 v-direct" id="h3"', page)


def test_the_draft_stays_in_the_form_as_it_was(server: Server) -> None:
    text = "\n  Terrorists < leave &amp; valley\u200b\u202e.\n\tEnd"
    page = pasted(server, text, "md").text
    (kept,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)
    assert kept == text.replace("&", "&amp;").replace("<", "&lt;")
    assert '<option value="md" selected>' in page


def test_a_file_goes_before_the_text_and_is_read_by_its_name(server: Server) -> None:
    page = sent(
        server,
        ('name="text"', b"Nothing here."),
        ('name="file"; filename="C:\\\\drafts\\\\a; b.html"', b"<p>The terrorists fled.</p>"),
    ).text
    assert "1 error" in page
    assert "<bdi>a; b.html</bdi>" in page
    assert '<option value="html" selected>' in page


def test_a_desk_may_be_chosen(server: Server) -> None:
    assert "no findings" in pasted(server, DRAFT, desk="culture").text
    assert "2 errors" in pasted(server, DRAFT, desk="foreign").text
    assert pasted(server, DRAFT, desk="sport").status == 400


def test_findings_that_are_told_once_lead_to_all_their_places(server: Server) -> None:
    sentence = "The Iranian regime closed a newspaper in {} on Friday."
    page = pasted(server, "\n\n".join(map(sentence.format, ("Qom", "Yazd", "Rasht")))).text
    assert '<a href="#p1-2">place 2</a>' in page
    assert page.count('<mark class="k0 v-finding" id="p1') == 3
    assert "1 suggestion" in page


@pytest.mark.parametrize(
    ("text", "kind"),
    [(f"The {EVIL} terrorists fled.", "txt"), (f"# {EVIL}\n\nTerrorists fled.", "md"),
     ("<p>Terrorists &lt;script>alert(1)&lt;/script> fled.</p>", "html")],
)  # fmt: skip
def test_a_hostile_draft_is_text(text: str, kind: str, server: Server) -> None:
    page = pasted(server, text, kind).text
    assert "<script" not in page
    assert "alert(1)" in page


def test_a_hostile_name_is_text(server: Server) -> None:
    page = sent(server, ('name="file"; filename="<img src=x>.txt"', DRAFT.encode())).text
    assert "<img" not in page
    assert "&lt;img src=x&gt;.txt" in page


def test_the_policy_lets_nothing_in_and_forms_go_nowhere_else(server: Server) -> None:
    reply = pasted(server, DRAFT)
    (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', reply.text)
    assert reply.headers["Content-Security-Policy"] == (
        policy.replace("&#39;", "'") + "; frame-ancestors 'none'"
    )
    assert "default-src 'none'" in policy.replace("&#39;", "'")
    assert "form-action 'self'" in policy.replace("&#39;", "'")
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("body", "kind", "status", "said"),
    [
        (b"", "text/plain", 415, "not the page&#39;s form"),
        (b"--b\r\n", "multipart/form-data; boundary=b", 400, "cut off"),
        (b"--b\r\nno head\r\n--b--", "multipart/form-data; boundary=b", 400, "cut off"),
        (b"--b\r\n\r\nx\r\n--b", "multipart/form-data; boundary=b", 400, "cut off"),
        (b"x", "multipart/form-data", 400, "cut off"),
        (b"\r\n--b\r\n\r\n" * 30 + b"--b--", "multipart/form-data; boundary=b", 400, "cut off"),
        (
            FILE_PART.replace(b'="a.txt"', b"*=utf-8''a.txt") + b"\r\n--b--",
            "multipart/form-data; boundary=b",
            400,
            "not as browsers send it",
        ),
        (b"x" * 100_001, "multipart/form-data; boundary=b", 413, "larger than 100,000 bytes"),
    ],
)
def test_a_broken_form_is_told_on_the_page(
    body: bytes, kind: str, status: int, said: str, server: Server
) -> None:
    reply = server.post("/", body, kind)
    assert reply.status == status
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert said in reply.text
    assert "<form" in reply.text


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("a.docx", b"PK", 415, "drafts of the kind .docx are not taken here"),
        ("a.txt", b"caf\xe9", 400, "byte 0xe9 at position 3 is not UTF-8"),
        ("a.txt", b"", 400, "the file is empty"),
        ("a.txt", b"%PDF-1.4", 400, "the file is a PDF, not text"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(
    name: str, content: bytes, status: int, said: str, server: Server
) -> None:
    reply = sent(server, ('name="text"', b"Kept."), (f'name="file"; filename="{name}"', content))
    assert (reply.status, said in reply.text) == (status, True)
    assert ">\nKept.</textarea>" in reply.text


def test_nothing_pasted_is_told(server: Server) -> None:
    reply = pasted(server, " \n")
    assert (reply.status, "the form holds no draft" in reply.text) == (400, True)


def test_the_page_is_dressed_as_the_houses_reports(server: Server) -> None:
    page = server.ask("GET", "/").text
    assert "<b><bdi>The Quay Courier</bdi></b>" in page
    assert "--link: #7a1f1f;" in page


def test_it_speaks_german_and_takes_templates_of_the_house(tmp_path: Path) -> None:
    (tmp_path / "framing.yml").write_text("report: {language: de, templates: own}\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "draft.css").write_text("/* our own */\n")
    with serving(tmp_path) as server:
        page = pasted(server, DRAFT).text
    assert '<html lang="de"' in page
    assert "Einen Text prüfen" in page
    assert "/* our own */" in page


@pytest.mark.parametrize(
    "unit", ["terrorists ", "The terrorists left.\n\n", "“Terrorists,” he said. "]
)
def test_a_page_of_a_draft_twice_as_long_takes_twice_the_steps(unit: str) -> None:
    from framing.desk.drafts import Request
    from framing.http.app import ServiceSettings, make_app

    application = make_app(ServiceSettings(Request(policies=(str(HOUSE),), has_config=False)))

    def steps(n: int) -> int:
        body = FILE_PART + (unit * n).encode() + b"\r\n--b--\r\n"
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/", "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "multipart/form-data; boundary=b",
        }  # fmt: skip

        def run() -> None:
            b"".join(application({**environ, "wsgi.input": io.BytesIO(body)}, lambda *_: None))

        return count_steps(run)

    steps(400)  # what is compiled once
    assert steps(800) < 2.3 * steps(400)


def test_mounted_below_another_path_the_form_leads_there(folder: Path, monkeypatch) -> None:
    from framing.http.app import make_app

    monkeypatch.chdir(folder)
    started: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "SCRIPT_NAME": "/desk", "PATH_INFO": ""}
    page = b"".join(
        make_app()(environ | {"wsgi.input": None}, lambda status, _: started.append(status))
    )
    assert started == ["200 OK"]
    assert b'action="/desk/"' in page
