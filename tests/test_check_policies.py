"""Policy files: all of a file's mistakes at their places, wordings in number, rules that can fire."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.check.policies import load_policies, shipped_policies
from framing.config.settings import CheckSettings
from framing.desk.desk import open_desk
from framing.domain.attribution import Voice
from framing.domain.finding import Condition
from framing.errors import LexiconError
from framing.lexicon.number import singular_and_plural

MISTAKES = """\
policy: other
title: A policy with mistakes
sources:
  guide: {title: Guide, verified: X}
rules:
  one:
    lable: [armed-opposition/terrorist]
    severity: fatal
    message: "{txet} is wrong"
    why: Because.
    source: giude
  two:
    label: [terrorist]
    voice: owm
    condition: STR
    severity: error
    message: Wrong.
    why: Because.
    source: guide
    since: "2016-13-01"
    repeat: twice
"""


def _problems(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(LexiconError) as caught:
        load_policies([path])
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_every_mistake_of_a_file_is_told_in_one_run(tmp_path: Path) -> None:
    path = tmp_path / "house.yml"
    path.write_text(MISTAKES)
    assert _problems(path) == [
        (1, "id-not-file-name"),
        (4, "unknown-value"),
        (6, "missing-key"),
        (7, "unknown-key"),
        (8, "unknown-value"),
        (9, "unknown-placeholder"),
        (11, "unknown-source"),
        (12, "structure-without-condition"),
        (13, "bad-label"),
        (14, "unknown-value"),
        (20, "bad-date"),
        (21, "unknown-value"),
    ]


@pytest.mark.parametrize("text", ["", "policy: [a\n", "just words\n", "policy: house\n"])
def test_a_file_that_is_no_policy_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "house.yml"
    path.write_text(text)
    assert _problems(path)


@pytest.mark.parametrize("kind", ["lexicon", "entities", "exceptions"])
def test_a_file_of_another_kind_is_told_to_be_one(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "house.yml"
    path.write_text(f"{kind}: house\ntitle: House\nlabels: {{}}\n")
    assert _problems(path) == [(1, "wrong-kind")]


RULE = """\
policy: house
title: House
sources: {{guide: {{title: Guide}}}}
rules:
  one:
    label: [{label}]
    severity: error
    message: Wrong.
    why: Because.
    source: guide
"""


def test_a_lexicon_of_ones_own_that_is_not_loaded_is_told_with_the_way_to_load_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.yml"
    path.write_text(RULE.format(label="quay-words/docker"))
    with pytest.raises(LexiconError) as caught:
        open_desk(CheckSettings(policies=(str(path),)))
    (problem,) = caught.value.problems
    assert "'quay-words', which is not loaded" in problem.message
    assert "--lexicons" in problem.remedy


def test_a_label_that_its_lexicon_does_not_have_is_told_at_the_rule(tmp_path: Path) -> None:
    path = tmp_path / "house.yml"
    path.write_text(RULE.format(label="armed-opposition/terorist"))
    with pytest.raises(LexiconError) as caught:
        open_desk(CheckSettings(policies=(str(path),)))
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (5, "unknown-label")
    assert "armed-opposition/terrorist" in problem.remedy


def test_a_label_of_no_lexicon_is_told(tmp_path: Path) -> None:
    path = tmp_path / "house.yml"
    path.write_text(RULE.format(label="armed-oposition/terrorist"))
    with pytest.raises(LexiconError) as caught:
        open_desk(CheckSettings(policies=(str(path),)))
    assert "armed-opposition" in caught.value.problems[0].remedy


def test_all_shipped_policies_load_and_every_rule_can_fire() -> None:
    desk = open_desk(CheckSettings(policies=tuple(shipped_policies())))
    assert len(desk.policies) == len(shipped_policies())
    assert desk.idle == ()


def test_the_condition_sets_the_voices_that_a_rule_is_about() -> None:
    rules = [
        rule for policy in load_policies(list(shipped_policies().values())) for rule in policy.rules
    ]
    for rule in rules:
        if rule.condition is Condition.ATTRIBUTED:
            assert rule.voices in ((Voice.OWN,), (Voice.INDIRECT,)), rule.name
        if rule.condition is Condition.EVEN_QUOTED:
            assert rule.voices != (Voice.OWN,), rule.name


@pytest.mark.parametrize(
    ("wording", "one", "several"),
    [
        ("bomber", "bomber", "bombers"),
        ("gunman", "gunman", "gunmen"),
        ("militants", "militant", "militants"),
        ("person in prison", "person in prison", "people in prison"),
        ("asylum seeker", "asylum seeker", "asylum seekers"),
        ("citizen of Israel", "citizen of Israel", "citizens of Israel"),
        ("authorities", "authorities", "authorities"),
        ("killed", "killed", "killed"),
        ("shot dead", "shot dead", "shot dead"),
        ("took", "took", "took"),
        ("died by suicide", "died by suicide", "died by suicide"),
        ("West Bank", "West Bank", "West Bank"),
        ("the name of the group", "the name of the group", "the name of the group"),
        ("COVID-19", "COVID-19", "COVID-19"),
        ("person who lives there", "person who lives there", "people who live there"),
        ("person who is in prison", "person who is in prison", "people who are in prison"),
        ("people who have no papers", "person who has no papers", "people who have no papers"),
        ("man who teaches", "man who teaches", "men who teach"),
        ("group that fled", "group that fled", "groups that fled"),
        ("person who fled", "person who fled", "people who fled"),
        ("people who may vote", "person who may vote", "people who may vote"),
        ("those who watch",) * 3,
        # Which form a verb behind other words has, or a second one, is not known.
        ("people who live there",) * 3,
        ("person who never votes",) * 3,
        ("person who lives and works there",) * 3,
        ("group that rebels joined",) * 3,
        ("man whom the army holds", "man whom the army holds", "men whom the army holds"),
    ],
)
def test_a_wording_is_known_for_one_and_for_several(wording: str, one: str, several: str) -> None:
    assert singular_and_plural(wording) == (one, several)
