"""framing.yml: the nearest counts, desks and paths come on top, every mistake has its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from check_fixture import HOUSE

from framing.cli.main import main
from framing.config.settings import find_config, settings_for
from framing.errors import InputError, LexiconError
from framing.resources import LEXICONS

SENTENCE = "The terrorists left the valley on Friday morning, and Daesh fled.\n"

CONFIG = f"""\
policies: [{HOUSE}]
rules:
  house/daesh: error
suppressions:
  require: [reason, by]
desks:
  culture:
    paths: ["culture/*"]
    rules: {{house/terrorist: warning}}
paths:
  "archive/*":
    rules: {{"house/*": off}}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "framing.yml").write_text(CONFIG, encoding="utf-8")
    for folder in ("news", "culture", "archive"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "draft.md").write_text(SENTENCE, encoding="utf-8")
    return tmp_path


def lines_of(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    main(["check", *words, "--format", "concise"])
    return [line.split("] ")[0] + "]" for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("house")
def test_desks_and_paths_change_what_holds_for_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines_of(capsys, "news", "culture", "archive") == [
        "news/draft.md:1:5: error[house/terrorist]",
        "news/draft.md:1:55: error[house/daesh]",
        "culture/draft.md:1:5: warning[house/terrorist]",
        "culture/draft.md:1:55: error[house/daesh]",
    ]


@pytest.mark.usefixtures("house")
def test_a_desk_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines_of(capsys, "news", "--desk", "culture")[0].endswith("warning[house/terrorist]")
    assert main(["check", "news", "--desk", "sports"]) == 2
    assert "Known are: culture" in capsys.readouterr().err


_AT_ONE_DESK = """\
lexicon: armed-opposition
title: The words of one desk
language: en
version: 1.0.0
kind: contrast
extends: armed-opposition
labels:
  terrorist: {only: {desk: culture}, add: [valley dwellers]}
"""


def test_a_term_for_one_desk_counts_where_that_desk_is_named(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicon = house / "armed-opposition.yml"
    lexicon.write_text(_AT_ONE_DESK, encoding="utf-8")
    (house / "news" / "draft.md").write_text("The valley dwellers left.\n", encoding="utf-8")
    assert lines_of(capsys, "news", "--lexicons", str(lexicon)) == []
    found = lines_of(capsys, "news", "--lexicons", str(lexicon), "--desk", "culture")
    assert found == ["news/draft.md:1:5: warning[house/terrorist]"]


def test_a_term_for_one_desk_counts_where_the_path_is_of_that_desk(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicon = house / "armed-opposition.yml"
    lexicon.write_text(_AT_ONE_DESK, encoding="utf-8")
    for folder in ("news", "culture"):
        (house / folder / "draft.md").write_text("The valley dwellers left.\n", encoding="utf-8")
    found = lines_of(capsys, "news", "culture", "--lexicons", str(lexicon))
    assert found == ["culture/draft.md:1:5: warning[house/terrorist]"]
    other = "---\ndesk: elsewhere\n---\nThe valley dwellers left.\n"
    (house / "framing.yml").write_text(
        CONFIG.replace('paths:\n  "archive', '  elsewhere: {}\npaths:\n  "archive')
    )
    (house / "culture" / "draft.md").write_text(other, encoding="utf-8")
    assert lines_of(capsys, "culture", "--lexicons", str(lexicon)) == []


def test_front_matter_can_name_the_desk(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "news" / "draft.md").write_text(f"---\ndesk: culture\n---\n{SENTENCE}")
    assert lines_of(capsys, "news")[0].endswith("warning[house/terrorist]")


def test_the_nearest_file_counts_alone(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "news" / "framing.yml").write_text("policies: [bbc-style]\ndocument-rules: no\n")
    assert lines_of(capsys, "news") == [
        "news/draft.md:1:5: error[bbc-style/terrorist]",
        "news/draft.md:1:55: warning[bbc-style/daesh]",
    ]


@pytest.mark.usefixtures("house")
def test_the_command_line_counts_over_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert "bbc-style" in lines_of(capsys, "news", "--policy", "bbc-style")[0]
    assert lines_of(capsys, "news", "--no-config", "--policy", str(HOUSE))[1].startswith(
        "news/draft.md:1:55: warning"
    )


@pytest.mark.usefixtures("house")
def test_the_effective_settings_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "show", "culture/draft.md"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["rules"] == [["house/daesh", "error"], ["house/terrorist", "warning"]]
    assert shown["origins"][1:] == ["desks: culture"]
    assert shown["required"] == ["reason", "by"]


def test_a_house_names_shipped_lexicons_by_id_beside_its_own(tmp_path: Path) -> None:
    config, own = tmp_path / "framing.yml", tmp_path / "state-power"
    config.write_text("lexicons: [ours.yml, state-power, no-such]\n", encoding="utf-8")
    draft = str(tmp_path / "draft.txt")
    lexicons = settings_for(draft, find_config(draft)).lexicons
    assert lexicons[::2] == (str(tmp_path / "ours.yml"), str(tmp_path / "no-such"))
    assert Path(lexicons[1]) == LEXICONS / "state-power.yml"
    own.mkdir()  # a folder of that name beside the file is what is meant
    assert settings_for(draft, find_config(draft)).lexicons[1] == str(own)


@pytest.mark.usefixtures("house")
def test_a_rule_that_no_policy_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("framing.yml").write_text(CONFIG.replace("house/daesh", "house/dash"))
    assert main(["check", "news"]) == 2
    assert "house/dash" in capsys.readouterr().err


MISTAKES = """\
policy: [bbc-style]
show: everything
rules:
  bbc-style/terrorist: fatal
desks:
  culture: [a, b]
suppressions:
  require: [raeson]
document-rules: perhaps
"""


def test_every_mistake_has_its_place_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "framing.yml"
    path.write_text(MISTAKES)
    with pytest.raises(LexiconError) as caught:
        settings_for("draft.md", path)
    told = [(problem.line, problem.column, problem.code) for problem in caught.value.problems]
    assert told == [
        (1, 1, "unknown-key"),
        (2, 7, "unknown-value"),
        (4, 24, "unknown-value"),
        (6, 12, "wrong-type"),
        (8, 13, "unknown-value"),
        (9, 17, "unknown-value"),
    ]
    assert "policies" in caught.value.problems[0].remedy
    assert "reason" in caught.value.problems[4].remedy


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    import os

    path = tmp_path / "framing.yml"
    path.write_text("show: error\n")
    assert settings_for("draft.md", path).show == "error"
    path.write_text("show: warning\n")
    os.utime(path, (1, 1))
    assert settings_for("draft.md", path).show == "warning"


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert find_config(str(tmp_path / "draft.md")) is None
    assert settings_for("draft.md", None).policies == ("advisory",)
    assert settings_for("draft.md", None).fail_on == "error"


def test_an_unknown_desk_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "framing.yml"
    path.write_text("show: error\n")
    with pytest.raises(InputError):
        settings_for("draft.md", path, desk="sports")
