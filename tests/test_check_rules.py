"""What the check names in a draft, and what it lets stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_fixture import checked, found
from step_count import count_steps

from framing.cli.main import main
from framing.config.settings import CheckSettings
from framing.desk.desk import check_draft, open_desk
from framing.domain.document import Metadata
from framing.domain.finding import Severity
from framing.read.documents import document_from_text
from framing.yaml_source import load_plain

CASES = Path(__file__).parent / "cases" / "check.yml"
ROWS = load_plain(CASES.read_text(encoding="utf-8"), path=str(CASES))


def _expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and the bracketed spans in it."""
    text, spans, start = "", [], 0
    for char in marked:
        if char == "[":
            start = len(text)
        elif char == "]":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["about"])
def test_a_draft_has_these_findings_and_no_others(row: dict[str, object]) -> None:
    text, spans = _expected(str(row["text"]))
    findings = [each.finding for each in found(text)]
    assert [(each.span.start, each.span.end) for each in findings] == spans
    assert [each.rule for each in findings] == (row["rules"] or [])


def test_a_headline_that_says_what_the_text_attributes() -> None:
    text = (
        "Regime shells market\n\nThe Syrian regime shelled the market, the nurse said on Friday.\n\n"
        "Two people were hurt, and the stalls burned until the evening came.\n"
    )
    (finding,) = [each.finding for each in found(text)]
    assert finding.rule == "document/headline-voice"
    assert finding.span.start == 0


def test_a_headline_that_says_what_the_text_says_too() -> None:
    text = (
        "Regime shells market\n\nThe Syrian regime shelled the market on Friday afternoon.\n\n"
        "Two people were hurt, and the stalls burned until the evening came.\n"
    )
    assert not found(text)


def test_a_rule_for_headlines_is_silent_below_them() -> None:
    text = (
        "Rebels take the quay\n\nThe rebels took the quay on Friday, and the port was closed.\n\n"
        "Two people were hurt, and the stalls burned until the evening came.\n"
    )
    (finding,) = [each.finding for each in found(text)]
    assert (finding.rule, finding.span.start) == ("house/rebel-in-headlines", 0)


@pytest.mark.parametrize(("date", "n"), [("2020-06-01", 1), ("2014-06-01", 0), (None, 1)])
def test_an_archive_is_not_judged_by_rules_of_another_time(date: str | None, n: int) -> None:
    assert len(found("The strongman left the palace on Friday.", date=date)) == n


def test_one_speaker_in_nearly_all_reports_is_told_once() -> None:
    sentences = [
        f"“The {what} is ours,” Ann Lee said."
        for what in ("port", "quay", "road", "hill", "mill", "well")
    ]
    (finding,) = [each.finding for each in found("\n\n".join(sentences))]
    assert finding.rule == "document/unbalanced-sources"
    assert "6 of 6" in finding.message


def test_several_speakers_are_no_finding() -> None:
    names = ("Ann Lee", "Bo Hart", "Cy Moss", "Di Wood", "Ed Vane", "Fay Orr")
    sentences = [f"“The port is ours,” {name} said." for name in names]
    assert not found("\n\n".join(sentences))


def test_deaths_without_an_agent_are_a_share_and_no_finding() -> None:
    draft = checked(
        "Two fishermen were killed in the valley. Soldiers killed a baker. "
        "Three more people were killed by soldiers on the road."
    )
    assert (draft.n_without_agent, draft.n_killings) == (1, 3)
    assert not draft.findings


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("A terrorist left the valley on Friday morning.", "bomber"),
        ("The terrorists left the valley on Friday morning.", "bombers"),
        ("Terrorists left the valley on Friday morning.", "Bombers"),
    ],
)
def test_an_alternative_has_the_number_and_case_of_its_place(text: str, wording: str) -> None:
    (located,) = found(text)
    assert located.finding.alternatives[0] == wording


def test_an_alternative_in_a_headline_has_its_capitals() -> None:
    text = (
        "Fierce Terrorists Storm Quiet Harbour\n\nThe port was closed on Friday, and ships waited.\n\n"
        "Two people were hurt, and the stalls burned until the evening came.\n"
    )
    (located,) = found(text)
    assert located.finding.alternatives == ("Bombers", "Gunmen", "People in Arms")


def test_advice_is_apart_from_wordings_that_can_stand_in_the_place() -> None:
    (located,) = found("The terrorists left the valley on Friday morning.")
    assert located.finding.advice == ("the name of the group",)


def test_words_of_the_text_are_never_read_as_placeholders() -> None:
    (located,) = found("“He is an abortionist,” said {label} Moss, {text} of the town.")
    assert "{label}" not in located.finding.message or "Moss" in located.finding.message


def test_a_finding_leads_to_the_speaker_and_the_cue() -> None:
    (located,) = found("“He is an abortionist,” the senator said on Friday.")
    told = {message for _, message in located.related}
    assert {"who says it", "the word that attributes it"} <= told


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    sentence = "The terrorists left the valley on Friday morning."
    (before,) = found(sentence)
    (after,) = found(f"Rain fell on the coast for two days.\n\n{sentence} The road was open.")
    assert before.finding.fingerprint == after.finding.fingerprint


def test_like_findings_have_fingerprints_of_their_own() -> None:
    sentence = "The terrorists left the valley on Friday morning."
    findings = found(f"{sentence}\n\n{sentence}")
    assert len({each.finding.fingerprint for each in findings}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry found no tie to the terrorists in the valley.",
        "The report shows the terrorists left before dawn on Friday.",
        "He was convicted of paying the terrorists in the valley.",
        "Three men suspected of helping the terrorists were held.",
        "She wanted to know whether the terrorists had left the valley.",
        "Their plea is an old one: the terrorists must leave the valley.",
        "He upbraided the donors for paying the terrorists in the valley.",
        "Watch next Why the terrorists left the valley Replay More films 02:14",
    ],
)
def test_where_somebody_else_may_be_speaking_an_error_is_told_as_a_warning(text: str) -> None:
    severities = {each.finding.severity for each in found(f"Rain fell.\n\n{text}\n")}
    assert severities <= {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        "The suspected terrorists left the valley before dawn on Friday.",
        "The case of the terrorists was closed at 10:30 on Friday.",
        "The terrorists, who had left the valley, wanted more money.",
    ],
)
def test_what_only_looks_like_another_voice_stays_an_error(text: str) -> None:
    (located,) = found(f"Rain fell.\n\n{text}\n")
    assert located.finding.severity is Severity.ERROR


def wikipedia_rules(text: str) -> list[str]:
    desk = open_desk(CheckSettings(policies=("wikipedia-style",), has_document_rules=False))
    draft = document_from_text(text, id="d", path="d.txt", kind="txt", metadata=Metadata())
    return [each.finding.rule for each in check_draft(draft, desk).findings]


def test_a_verb_of_saying_is_named_only_where_it_says() -> None:
    assert wikipedia_rules("The mayor admitted that the road was closed.") == [
        "wikipedia-style/guilt-verb"
    ]
    assert wikipedia_rules("The killer showed no fear, and the dam held.") == []


def test_a_word_that_is_spoken_of_is_no_error_of_any_rule() -> None:
    findings = found("The mayor used the words “terrorist” and “thief” on Friday.")
    assert all(each.finding.severity is not Severity.ERROR for each in findings)


def test_boilerplate_is_not_checked() -> None:
    assert not found(
        "<p>The port was closed on Friday, and ships waited outside.</p>"
        "<nav><a href='#'>Terrorists in the news</a></nav>",
        kind="html",
    )


def test_fifty_runs_give_the_same_findings() -> None:
    text = (
        "The terrorists said the Syrian regime had murdered two men. The Turkish government fled."
    )
    first = found(text)
    assert all(found(text) == first for _ in range(50))


def test_the_rules_of_the_whole_document_may_stand_alone_and_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The army committed war crimes in the valley.")
    assert main(["check", str(draft), "--no-config", "--policy", "document"]) == 0
    assert "1 draft held against document: 0 errors, 1 warning" in capsys.readouterr().err


def test_a_sentence_without_end_costs_what_its_length_costs() -> None:
    def steps(n: int) -> int:
        return count_steps(lambda: found("The terrorist left and the boats came in, " * n))

    steps(10)
    few, many = steps(150), steps(300)
    assert many <= 2.2 * few
