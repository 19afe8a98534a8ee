"""Every format: well formed, complete, with places that lead to the words in the file."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from check_fixture import DATA, HOUSE

from framing import __version__
from framing.check.formats import FORMATS, render
from framing.cli.main import main

GOLDEN = DATA / "golden"
SUFFIXES = {"text": "txt", "concise": "txt", "github": "txt", "junit": "xml", "checkstyle": "xml"}


@pytest.fixture
def at_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in the output are as given, so the tests give short ones."""
    monkeypatch.chdir(DATA)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def _output(name: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    main(["check", "draft.md", "--policy", str(HOUSE), "--no-config", "--format", name, *more])
    return capsys.readouterr().out


@pytest.mark.usefixtures("at_data")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_golden_output_of_each_format(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    output = _output(name, capsys).replace(f'"{__version__}"', '"VERSION"')
    golden = GOLDEN / f"{name}.{SUFFIXES.get(name, 'json')}"
    if os.environ.get("FRAMING_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


@pytest.mark.usefixtures("at_data")
def test_places_are_those_of_the_file_after_front_matter_and_an_emoji(
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = (DATA / "draft.md").read_text(encoding="utf-8")
    records = json.loads(_output("json", capsys))["findings"]
    lines = source.splitlines()
    for record in records:
        assert source[record["start"] : record["end"]] == record["actual"]
        assert lines[record["line"] - 1][record["column"] - 1 :].startswith(record["actual"])
    assert [record["actual"] for record in records] == ["Terrorists", "terrorists", "Daesh"]


@pytest.mark.usefixtures("at_data")
def test_reviewdog_columns_count_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    lines = (DATA / "draft.md").read_bytes().splitlines()
    for diagnostic in json.loads(_output("rdjson", capsys))["diagnostics"]:
        span = diagnostic["location"]["range"]
        start, end = span["start"]["column"] - 1, span["end"]["column"] - 1
        assert lines[span["start"]["line"] - 1][start:end].decode() in diagnostic["message"]


@pytest.mark.usefixtures("at_data")
def test_places_in_a_page_are_those_of_its_markup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "<html><body>\n<p>At 5&nbsp;am the <b>terr</b>orists left the valley &amp; the coast.</p></body></html>"
    page = tmp_path / "page.html"
    page.write_text(source, encoding="utf-8")
    main(["check", str(page), "--policy", str(HOUSE), "--format", "json"])
    (record,) = json.loads(capsys.readouterr().out)["findings"]
    assert record["actual"] == "terrorists"
    assert source[record["start"] : record["end"]] == "terr</b>orists"
    assert (record["line"], record["column"]) == (2, source.splitlines()[1].index("terr") + 1)


@pytest.mark.usefixtures("at_data")
def test_sarif_has_what_the_standard_requires(capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(_output("sarif", capsys))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    assert "house/strongman-of-2020" in ids  # declared, though nothing was found
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert all(result["partialFingerprints"].values())
        for location in (*result["locations"], *result["relatedLocations"]):
            region = location["physicalLocation"]["region"]
            assert (
                min(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
                >= 1
            )
            assert location["physicalLocation"]["artifactLocation"]["uri"] == "draft.md"


NODE_MODULES = Path(
    os.environ.get("FRAMING_NODE_MODULES", Path(__file__).parent.parent / "node_modules")
)


@pytest.fixture
def sarif_package() -> Path:
    """The reference implementation of SARIF, with the schema of OASIS beside it."""
    pattern = "@microsoft/sarif-multitool-*/sarif-2.1.0.json"
    found = next(NODE_MODULES.glob(pattern), None)
    if found is None:
        pytest.skip("@microsoft/sarif-multitool is not installed; set FRAMING_NODE_MODULES")
    return found.parent


@pytest.fixture
def full_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A SARIF log with all that one can hold: known, suppressed and new findings, related
    places, a page, a draft with hostile words, a file that could not be read."""
    monkeypatch.chdir(tmp_path)
    sentence = "The terrorists left the valley before dawn on Friday."
    Path("known.md").write_text(f"{sentence}\n")
    known = ["--policy", str(HOUSE), "--no-config", "--quiet"]
    main(["check", "known.md", *known, "--write-baseline", "known.json"])
    Path("new one.md").write_text(f"👍 {sentence}\n\n“He is an abortionist,” Ann Lee said.\n")
    Path("a.md").write_text(f"<!-- framing: ignore house/terrorist; by: MK -->\n{sentence}\n")
    Path("page.html").write_text("<p>The <b>terr</b>orists &amp; Daesh left “{0}” on Friday.</p>")
    Path("broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    main(["check", ".", *known, "--baseline", "known.json", "--format", "sarif=all.sarif"])
    return tmp_path / "all.sarif"


def test_a_sarif_log_is_valid_by_the_schema_of_oasis(full_log: Path, sarif_package: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    log = json.loads(full_log.read_text(encoding="utf-8"))
    (run,) = log["runs"]
    assert {result["baselineState"] for result in run["results"]} == {"new", "unchanged"}
    assert any(result["suppressions"] for result in run["results"])
    assert run["invocations"][0]["toolExecutionNotifications"]
    schema = json.loads((sarif_package / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema)


def test_a_sarif_log_has_no_fault_by_the_reference_implementation(
    full_log: Path, sarif_package: Path
) -> None:
    tool = sarif_package / "Sarif.Multitool"
    if not tool.is_file():
        pytest.skip("the SARIF multitool for this system is no single file")
    tool.chmod(0o755)
    done = subprocess.run(
        [str(tool), "validate", str(full_log)],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
    assert "error " not in done.stdout, done.stdout


@pytest.mark.usefixtures("at_data")
def test_a_gitlab_report_has_what_gitlab_reads(capsys: pytest.CaptureFixture[str]) -> None:
    entries = json.loads(_output("gitlab", capsys))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 3
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"]
        assert entry["check_name"].startswith("house/")
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert entry["location"]["lines"]["begin"] >= 1


@pytest.mark.usefixtures("at_data")
def test_a_junit_report_is_read_by_a_reader_of_such_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    junitparser = pytest.importorskip("junitparser")
    report = tmp_path / "report.xml"
    report.write_text(_output("junit", capsys), encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(report))
    (suite,) = suites
    assert (suites.tests, suites.failures, suite.name) == (3, 3, "draft.md")
    assert {result.type for case in suite for result in case.result} == {"error", "warning"}


@pytest.mark.usefixtures("at_data")
def test_reviewdog_reads_severities_and_suggestions_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = json.loads(_output("rdjson", capsys))
    for diagnostic in value["diagnostics"]:
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO")
        assert set(diagnostic["location"]["range"]["start"]) == {"line", "column"}
        for suggestion in diagnostic["suggestions"]:
            assert suggestion["range"] == diagnostic["location"]["range"]


@pytest.mark.usefixtures("at_data")
def test_suppressed_findings_stay_in_sarif_and_leave_the_other_formats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "<!-- framing: ignore house/terrorist; reason: the court's word -->\n"
        "The terrorists left the valley before dawn on Friday.\n",
        encoding="utf-8",
    )
    words = ["check", str(draft), "--policy", str(HOUSE), "--format"]
    assert main([*words, "sarif"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "the court's word"}
    ]
    assert main([*words, "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["findings"], value["summary"]["suppressed"]) == ([], 1)


@pytest.mark.usefixtures("at_data")
def test_xml_holds_hostile_text_and_every_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / 'a "b" & <c>.txt'
    bad.write_text("The terrorists left <the> valley & “the coast” on Friday.\n")
    clean = tmp_path / "clean.txt"
    clean.write_text("The road was open on Friday, and buses ran again.\n")
    for name in ("junit", "checkstyle"):
        main(["check", str(bad), str(clean), "--policy", str(HOUSE), "--format", name])
        root = ElementTree.fromstring(capsys.readouterr().out)
        if name == "junit":
            assert [suite.get("failures") for suite in root] == ["1", "0"]
            assert root.get("tests") == "2"
        else:
            assert [file.get("name") for file in root] == [str(bad)]


@pytest.mark.usefixtures("at_data")
def test_github_commands_are_one_line_each_with_escaped_signs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "50%, a.txt"
    draft.write_text("The terrorists left the valley before dawn on Friday.\n")
    main(["check", str(draft), "--policy", str(HOUSE), "--format", "github"])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error title=framing (house/terrorist),file=")
    assert "50%25%2C a.txt" in line


@pytest.mark.usefixtures("at_data")
def test_several_formats_at_once_go_to_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.sarif"
    text = _output("concise", capsys, "--format", f"sarif={out}")
    assert text.count("\n") == 3
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.usefixtures("at_data")
@pytest.mark.parametrize("formats", [["text", "json"], ["xml"]])
def test_formats_that_cannot_be_are_refused(
    formats: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word for name in formats for word in ("--format", name)]
    assert main(["check", "draft.md", *words]) == 2
    assert "bad-format" in capsys.readouterr().err


@pytest.mark.usefixtures("at_data")
def test_colour_is_for_terminals_and_can_be_forced(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in _output("text", capsys)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in _output("text", capsys)


def test_an_empty_run_renders_in_every_format() -> None:
    from framing.domain.finding import CheckRun

    for name in FORMATS:
        assert isinstance(render(CheckRun((), (), "1.0"), name), str)


@pytest.mark.parametrize("name", ["text", "concise", "github", "rdjson"])
def test_of_several_drafts_in_a_file_the_id_of_each_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = tmp_path / "drafts.jsonl"
    rows = ({"id": f"quay-{n}", "text": "The terrorists fled."} for n in (1, 2))
    drafts.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "quay.txt").write_text("The terrorists fled.", encoding="utf-8")
    main(["check", str(tmp_path), "--policy", "bbc-style", "--no-config", "--format", name])
    told = capsys.readouterr().out
    assert [told.count(f"own voice. (quay-{n})") for n in (1, 2)] == [1, 1]
    assert told.count("own voice.") == 3
    assert "(quay.txt)" not in told
    if name == "rdjson":
        found = json.loads(told)["diagnostics"]
        assert [bool(each["suggestions"]) for each in found] == [False, False, True]
