"""Living with the check: baselines, changed lines, suppressions, gates, patches."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from check_fixture import HOUSE, checked, found

from framing.cli.main import main

SENTENCE = "The terrorists left the valley before dawn on Friday."
OTHER = "Nobody knew where the terrorists had gone by noon."


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(f"{SENTENCE}\n\nRain fell on the coast for two days.\n", encoding="utf-8")
    return path


def check(*words: str) -> int:
    return main(["check", *words, "--policy", str(HOUSE), "--format", "concise"])


def rules_of(text: str, **given: object) -> list[str]:
    return [each.finding.rule for each in found(text, **given) if each.is_open]


# Gates


@pytest.mark.parametrize(("gate", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_warnings_fail_only_where_that_is_asked_for(draft: Path, gate: str, code: int) -> None:
    draft.write_text("The town fell to Daesh in June, and people fled.\n")
    assert check("draft.md", "--fail-on", gate) == code


def test_what_is_shown_and_what_fails_are_two_things(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text("The town fell to Daesh in June, and people fled.\n")
    assert check("draft.md", "--show", "error", "--fail-on", "warning") == 1
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("draft")
def test_a_draft_that_is_not_there_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("drfat.md") == 2
    assert "draft.md" in capsys.readouterr().err


@pytest.mark.usefixtures("draft")
def test_no_draft_at_all_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 2
    assert "no drafts" in capsys.readouterr().err


def test_a_rule_can_be_ignored_and_an_unknown_one_is_refused(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(str(draft), "--ignore", "house/terrorist") == 0
    assert check(str(draft), "--ignore", "house/terorist") == 2
    assert "house/terorist" in capsys.readouterr().err


def test_standard_input_takes_its_kind_from_the_given_name(draft: Path) -> None:
    done = subprocess.run(
        ["framing", "check", "-", "--stdin-filename", "desk/page.html", "--policy", str(HOUSE),
         "--format", "concise"],
        input="<p>The <i>terrorists</i> left the valley.</p>", capture_output=True, text=True,
        check=False, cwd=draft.parent,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("desk/page.html:1:11: error[house/terrorist]")


def test_a_repeated_suggestion_is_told_once_with_its_other_places(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "The Iranian regime closed a newspaper in {} on Friday."
    draft.write_text("\n\n".join(sentence.format(town) for town in ("Qom", "Yazd", "Rasht")))
    main(["check", "draft.md", "--policy", str(HOUSE), "--format", "json"])
    (record,) = json.loads(capsys.readouterr().out)["findings"]
    assert [place["line"] for place in record["related"]] == [3, 5]


# Baselines


def test_a_baseline_leaves_only_what_is_new(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("draft.md", "--write-baseline", "known.json") == 0
    draft.write_text(f"Rain fell on the coast.\n\n{SENTENCE}\n\n{OTHER}\n", encoding="utf-8")
    capsys.readouterr()
    assert check("draft.md", "--baseline", "known.json") == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("draft.md:5:")


def test_a_fixed_finding_does_not_hide_an_added_one(draft: Path) -> None:
    check("draft.md", "--write-baseline", "known.json")
    draft.write_text(f"{OTHER}\n", encoding="utf-8")
    assert check("draft.md", "--baseline", "known.json") == 1


def test_entries_no_longer_found_are_told_and_can_be_pruned(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("draft.md", "--write-baseline", "known.json")
    draft.write_text("Rain fell on the coast for two days.\n", encoding="utf-8")
    assert check("draft.md", "--baseline", "known.json") == 0
    assert "1 entry no longer found" in capsys.readouterr().err
    check("draft.md", "--baseline", "known.json", "--prune-baseline")
    assert json.loads(Path("known.json").read_text())["findings"] == []


def test_a_baseline_can_be_reviewed_line_by_line(draft: Path) -> None:
    draft.write_text(f"{SENTENCE}\n\n{OTHER}\n", encoding="utf-8")
    check("draft.md", "--write-baseline", "known.json")
    lines = Path("known.json").read_text(encoding="utf-8").splitlines()
    assert sum('"rule": "house/terrorist"' in line for line in lines) == 2
    assert all('"path": "draft.md"' in line for line in lines if "rule" in line)


@pytest.mark.parametrize(
    "options", [["--policy", "reuters-style"], ["--ignore", "house/terrorist"]]
)
@pytest.mark.usefixtures("draft")
def test_entries_of_rules_that_take_no_part_are_neither_told_nor_pruned(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    check("draft.md", "--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    policy = [] if "--policy" in options else ["--policy", str(HOUSE)]
    capsys.readouterr()
    main(["check", "draft.md", *policy, *options, "--baseline", "known.json", "--prune-baseline"])
    assert Path("known.json").read_bytes() == before
    assert "baseline:" not in capsys.readouterr().err


@pytest.mark.usefixtures("draft")
def test_a_broken_baseline_is_exit_code_2() -> None:
    Path("known.json").write_text("[]")
    assert check("draft.md", "--baseline", "known.json") == 2
    assert check("draft.md", "--baseline", "none.json") == 2


# Changed lines


@pytest.fixture
def repository(draft: Path) -> Path:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words],
            cwd=draft.parent, check=True, capture_output=True,
        )  # fmt: skip

    git("init", "-q")
    git("add", "draft.md")
    git("commit", "-q", "-m", "first")
    return draft


def test_only_sentences_with_changed_lines_are_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("draft.md", "--diff") == 0
    repository.write_text(f"{repository.read_text()}\n{OTHER}\n", encoding="utf-8")
    capsys.readouterr()
    assert check("draft.md", "--since", "HEAD") == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("draft.md:5:")


def test_a_sentence_that_lost_its_source_on_another_line_is_told(repository: Path) -> None:
    repository.write_text("A minister said\nthe terrorists left the valley.\n", encoding="utf-8")
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qam",
                    "second"], cwd=repository.parent, check=True)  # fmt: skip
    assert check("draft.md", "--diff") == 0
    repository.write_text("On Friday\nthe terrorists left the valley.\n", encoding="utf-8")
    assert check("draft.md", "--diff") == 1


@pytest.mark.usefixtures("repository")
def test_a_file_that_git_does_not_hold_is_all_changed() -> None:
    Path("other.txt").write_text(f"{SENTENCE}\n")
    assert check("other.txt", "--diff") == 1


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x"])
def test_an_unknown_revision_is_exit_code_2(revision: str) -> None:
    assert check("draft.md", f"--since={revision}") == 2


# Suppressions


def comment(words: str) -> str:
    return f"<!-- framing: {words} -->"


def test_a_comment_lets_the_paragraph_below_it_stand() -> None:
    text = f"{comment('ignore house/terrorist; reason: a verdict')}\n{SENTENCE}\n\n{OTHER}\n"
    (finding,) = [each for each in found(text, kind="md") if each.is_open]
    assert finding.region.line == 4


def test_a_comment_holds_in_html_too() -> None:
    text = f"<p>{comment('ignore house')}{SENTENCE}</p><p>{OTHER}</p>"
    assert len(rules_of(text, kind="html")) == 1


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_comment_behind_the_words_of_a_paragraph_lets_that_one_stand(kind: str) -> None:
    first, second = f"{SENTENCE} {comment('ignore house')}", OTHER
    text = f"<p>{first}</p>\n<p>{second}</p>" if kind == "html" else f"{first}\n\n{second}\n"
    (finding,) = [each for each in found(text, kind=kind) if each.is_open]
    assert finding.region.line == (2 if kind == "html" else 3)


def test_a_comment_between_paragraphs_lets_the_next_one_stand() -> None:
    for kind, text in {
        "md": f"{OTHER}\n\n{comment('ignore house')}\n\n{SENTENCE}\n",
        "html": f"<p>{OTHER}</p>{comment('ignore house')}<p>{SENTENCE}</p>",
    }.items():
        (finding,) = [each for each in found(text, kind=kind) if each.is_open]
        assert finding.region.line == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("framing: disable house/terrorist", "Known are: ignore, ignore-start"),
        ("framing ignore house/terrorist", "Write `framing: ignore`"),
        ("framing-ignore: house/terrorist", "Write `framing: ignore`"),
        ("framing: ignore-end", "ends what never began"),
    ],
)
def test_a_comment_that_is_meant_as_a_suppression_and_is_none_is_told(
    words: str, said: str
) -> None:
    findings = found(f"<!-- {words} -->\n{SENTENCE}\n", kind="md")
    assert {each.finding.rule for each in findings if each.is_open} == {
        "house/terrorist",
        "suppressions/bad-suppression",
    }
    (told,) = [one for one in findings if one.finding.rule == "suppressions/bad-suppression"]
    assert said in told.finding.message
    assert told.region.line == 2
    assert told.snippet == SENTENCE


def test_a_stretch_that_is_never_ended_is_told_and_holds_to_the_end() -> None:
    text = f"{comment('ignore-start house')}\n{SENTENCE}\n\n{OTHER}\n"
    assert rules_of(text, kind="md") == ["suppressions/bad-suppression"]


def test_of_two_starts_and_one_end_the_first_start_is_told() -> None:
    parts = ("ignore-start house", SENTENCE, "ignore-start house", OTHER, "ignore-end", SENTENCE)
    text = "\n\n".join(comment(part) if part.startswith("ignore") else part for part in parts)
    (told,) = [one for one in found(text, kind="md") if one.is_open]
    assert told.finding.rule == "suppressions/bad-suppression"
    assert told.region.line == 3


def test_start_and_end_enclose_paragraphs() -> None:
    text = f"{comment('ignore-start *')}\n{SENTENCE}\n\n{OTHER}\n{comment('ignore-end')}\n\n{SENTENCE}\n"
    assert rules_of(text, kind="md") == ["house/terrorist"]


def test_a_file_can_be_let_stand_whole() -> None:
    text = f"{comment('ignore-file house/*; reason: an archive')}\n{SENTENCE}\n\n{OTHER}\n"
    assert rules_of(text, kind="md") == []


def test_front_matter_lets_rules_stand_with_a_reason_that_has_a_comma() -> None:
    text = (
        "---\nframing-ignore:\n  - rule: house/terrorist\n    reason: a verdict, and final\n"
        "    by: MK\n---\n" + SENTENCE
    )
    (finding,) = found(text, kind="md")
    assert finding.suppression is not None
    assert finding.suppression.reason == "a verdict, and final"
    assert finding.suppression.author == "MK"


def test_other_rules_are_not_let_stand() -> None:
    text = f"{comment('ignore house/murder')}\n{SENTENCE}\n"
    assert "house/terrorist" in rules_of(text, kind="md")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ignore house/murder; reason: old", "unused-suppression"),
        ("ignore house/terrorist; until: 2026-05-31", "expired-suppression"),
        ("ignore house/terrorist; until: soon", "bad-suppression"),
        ("ignore house/terorist", "unknown-rule"),
        ("ignore hause/terrorist", "unknown-rule"),
    ],
)
def test_a_suppression_that_does_nothing_is_told(words: str, code: str) -> None:
    text = f"{comment(words)}\n{SENTENCE}\n"
    assert f"suppressions/{code}" in rules_of(text, kind="md")


def test_a_suppression_holds_on_its_last_day() -> None:
    text = f"{comment('ignore house/terrorist; until: 2026-05-31')}\n{SENTENCE}\n"
    assert rules_of(text, kind="md", today="2026-05-31") == []


def test_a_house_can_ask_for_reason_and_author() -> None:
    text = f"{comment('ignore house/terrorist; reason: a verdict')}\n{SENTENCE}\n"
    rules = rules_of(text, kind="md", required=("reason", "by"))
    assert rules == ["house/terrorist", "suppressions/incomplete-suppression"] or rules == [
        "suppressions/incomplete-suppression",
        "house/terrorist",
    ]


def test_other_comments_are_left_alone() -> None:
    assert not rules_of("<!-- framing the picture: later -->\nRain fell on Friday.\n", kind="md")


SIDE_CAR = """\
suppressions:
  - path: "*.txt"
    rule: house/terrorist
    text: terrorists
    reason: in a court's words
  - path: "*.txt"
    rule: house/murder
    reason: nothing needs it
"""


def test_a_side_car_serves_files_without_comments(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".framing-suppressions.yml").write_text(SIDE_CAR, encoding="utf-8")
    plain = draft.parent / "plain.txt"
    plain.write_text(f"{SENTENCE}\n")
    assert check("plain.txt") == 0
    told = capsys.readouterr().err
    assert ".framing-suppressions.yml:6" in told
    assert "unused-suppression" in told
    assert check("draft.md") == 1


@pytest.mark.parametrize(
    "options",
    [["--policy", "reuters-style"], ["--policy", "bbc-style", "--ignore", "bbc-style/terrorist"]],
)
def test_a_decision_on_a_rule_that_takes_no_part_in_a_run_is_left_in_peace(
    options: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = "path: plain.txt\n    rule: bbc-style/terrorist\n    reason: agency copy"
    Path(".framing-suppressions.yml").write_text(f"suppressions:\n  - {entry}\n")
    Path("plain.txt").write_text(f"{SENTENCE}\n")
    main(["check", "plain.txt", *options])
    told = capsys.readouterr()
    assert "suppression" not in told.out + told.err


def test_a_side_car_with_mistakes_is_told_with_their_places(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".framing-suppressions.yml").write_text("suppressions:\n  - paht: a\n    rule: b\n")
    assert check(str(draft)) == 2
    assert ".framing-suppressions.yml:2:5: error[unknown-key]" in capsys.readouterr().err


# Alternatives as a patch


def test_a_patch_offers_the_first_alternative_and_changes_no_file(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    main(["check", "draft.md", "--policy", str(HOUSE), "--fix"])
    patch = capsys.readouterr().out
    assert draft.read_bytes() == before
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply"], input=patch, text=True, check=True)
    assert draft.read_text().startswith("The bombers left")


def test_words_that_markup_interrupts_are_left_to_the_editor() -> None:
    from framing.check.patch import patch_of

    source = "<p>The <b>terr</b>orists left the valley.</p>"
    assert patch_of("a.html", source, checked(source, kind="html").findings) == ""


# Explanations


def test_a_rule_explains_itself_with_its_source_and_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--explain", "house/terrorist", "--policy", str(HOUSE)]) == 0
    told = capsys.readouterr().out
    assert "House guide, words of war (2024)" in told
    assert "same sentence" in told
    assert "terrorist" in told
    assert "house.yml:10" in told


def test_a_rule_of_the_house_in_whose_folder_one_stands_explains_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "house.yml").write_text(HOUSE.read_text())
    (tmp_path / "framing.yml").write_text("policies: [house.yml]\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--explain", "house/terrorist"]) == 0
    assert "House guide, words of war (2024)" in capsys.readouterr().out
    assert main(["check", "--explain", "bbc-style/terrorist"]) == 0
    assert main(["check", "--explain", "house/terrorist", "--no-config"]) == 2


def test_a_policy_of_ones_own_without_its_ending_is_told_to_need_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--explain", "house/terrorist", "--policy", "my-house"]) == 2
    assert "named by its file, as my-house.yml" in capsys.readouterr().err


def test_an_unknown_rule_is_told_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "bbc-style/terorist"]) == 2
    assert "bbc-style/terrorist" in capsys.readouterr().err


# Word files


@pytest.fixture
def word_draft(draft: Path) -> Path:
    docx = pytest.importorskip("docx", reason="the extra for Word files is not installed")
    document = docx.Document()
    document.add_heading("The valley after the storm", 1)
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("terror").bold = True
    paragraph.add_run("ists left the valley before dawn on Friday.")
    path = draft.with_suffix(".docx")
    document.save(str(path))
    return path


@pytest.mark.usefixtures("word_draft")
def test_a_word_file_has_the_places_of_its_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("draft.docx") == 1
    assert capsys.readouterr().out.startswith("draft.docx:2:5: error[house/terrorist]")


@pytest.mark.usefixtures("word_draft")
def test_no_patch_is_offered_that_cannot_be_applied(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "draft.docx", "draft.md", "--policy", str(HOUSE), "--fix"])
    told = capsys.readouterr()
    assert "draft.docx" not in told.out
    assert "+The bombers left" in told.out
    assert "draft.docx: note: no patch" in told.err


def test_all_of_a_changed_word_file_is_told(repository: Path, word_draft: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words],
            cwd=repository.parent, check=True, capture_output=True,
        )  # fmt: skip

    git("add", word_draft.name)
    git("commit", "-q", "-m", "second")
    assert check(word_draft.name, "--diff") == 0
    import docx

    document = docx.Document(str(word_draft))
    document.add_paragraph("Rain fell on the coast for two days.")
    document.save(str(word_draft))
    assert check(word_draft.name, "--diff") == 1
