"""The shipped lexicons and policies: enough of them, proved, cited, and fair to both sides."""

from __future__ import annotations

import re

import pytest

from framing.check.policies import load_policies, shipped_policies
from framing.check.rules import check_document
from framing.domain.document import Metadata
from framing.domain.finding import Finding, Policy, Severity
from framing.domain.lexicon import Contrast, Label, Lexicon
from framing.lexicon.entities import load_entities
from framing.lexicon.load import check_lexicons, load_lexicons
from framing.pipeline import open_road, prove_lexicons, walk
from framing.read.documents import document_from_text

LONGEST_AGAINST_SHORTEST = 4
PROMISED = {
    *("armed-opposition", "state-power", "harm-allegation", "leaders", "territory"),
    *("military-action", "casualties", "protest", "migration", "abortion", "climate"),
    *("policing-crime", "economy-labour", "reporting-verbs", "hedges-boosters"),
    *("attribution-certainty", "group-names", "political-extremity"),
}


@pytest.fixture(scope="module")
def lexicons() -> tuple[Lexicon, ...]:
    return load_lexicons()


@pytest.fixture(scope="module")
def policies() -> tuple[Policy, ...]:
    return load_policies(tuple(shipped_policies().values()))


def _contrasts(lexicons: tuple[Lexicon, ...]) -> list[tuple[Lexicon, Contrast]]:
    return [(lexicon, contrast) for lexicon in lexicons for contrast in lexicon.contrasts]


def _labels(lexicons: tuple[Lexicon, ...]) -> list[tuple[str, Label]]:
    return [
        (f"{lexicon.id}/{label.id}", label)
        for lexicon, contrast in _contrasts(lexicons)
        for label in contrast.labels
    ]


def test_the_promised_lexicons_are_shipped(lexicons: tuple[Lexicon, ...]) -> None:
    assert {lexicon.id for lexicon in lexicons} >= PROMISED


def test_all_terms_together_stand_for_many_forms(lexicons: tuple[Lexicon, ...]) -> None:
    forms = {form for _, label in _labels(lexicons) for term in label.terms for form in term.forms}
    assert len(forms) >= 1500


def test_the_editor_has_nothing_to_complain_about() -> None:
    assert not [f"{p.place}: {p.message}" for p in check_lexicons().problems]


def test_every_example_shows_what_it_says(lexicons: tuple[Lexicon, ...]) -> None:
    problems = prove_lexicons(lexicons, load_entities())
    assert not [f"{p.place}: {p.message}" for p in problems]


def test_no_contrast_has_one_side_only(lexicons: tuple[Lexicon, ...]) -> None:
    alone = [
        f"{lexicon.id}/{contrast.id}"
        for lexicon, contrast in _contrasts(lexicons)
        if len(contrast.labels) < 2 or not all(label.terms for label in contrast.labels)
    ]
    assert not alone


def test_each_label_has_its_reason_its_evidence_and_its_proof(
    lexicons: tuple[Lexicon, ...],
) -> None:
    poor = [
        name
        for name, label in _labels(lexicons)
        if not (label.title and label.says and label.evidence)
        or any(
            len([example for example in label.examples if example.kind == kind]) < 2
            for kind in ("hits", "misses")
        )
    ]
    assert not poor


def test_the_reasons_of_one_contrast_are_of_the_same_care(lexicons: tuple[Lexicon, ...]) -> None:
    uneven = []
    for lexicon, contrast in _contrasts(lexicons):
        lengths = sorted(len(label.says.split()) for label in contrast.labels)
        if lengths[0] < 3 or lengths[-1] > LONGEST_AGAINST_SHORTEST * lengths[0]:
            uneven.append(f"{lexicon.id}/{contrast.id}: {lengths}")
    assert not uneven


def test_each_contrast_says_whom_or_what_it_is_about(lexicons: tuple[Lexicon, ...]) -> None:
    silent = [
        f"{lexicon.id}/{contrast.id}"
        for lexicon, contrast in _contrasts(lexicons)
        if not (contrast.title and contrast.referent)
    ]
    assert not silent


def test_evidence_tells_how_it_was_read_and_none_stands_idle(
    lexicons: tuple[Lexicon, ...],
) -> None:
    for lexicon in lexicons:
        assert {source.verified for source in lexicon.sources} <= set("VSLK"), lexicon.id
        cited = {each for _, label in _labels((lexicon,)) for each in label.evidence}
        assert {source.id for source in lexicon.sources} == cited, lexicon.id


def test_no_lexicon_prescribes(lexicons: tuple[Lexicon, ...]) -> None:
    """What a desk should write belongs to policies."""
    commanding = re.compile(r"\b(should|avoid|do not use|prefer|instead)\b", re.IGNORECASE)
    found = [name for name, label in _labels(lexicons) if commanding.search(label.says)]
    assert not found


def test_policies_name_labels_that_exist(
    lexicons: tuple[Lexicon, ...], policies: tuple[Policy, ...]
) -> None:
    known = {
        f"{lexicon.id}/{label.id}"
        for lexicon in lexicons
        for contrast in lexicon.contrasts
        for label in contrast.labels
    }
    named = {label for policy in policies for rule in policy.rules for label in rule.labels}
    assert named <= known


def test_policies_name_referents_that_exist(policies: tuple[Policy, ...]) -> None:
    known = {entity.id for entity in load_entities()}
    named = {each for policy in policies for rule in policy.rules for each in rule.referents}
    assert named <= known


def test_each_rule_gives_its_reason_its_source_and_how_it_was_read(
    policies: tuple[Policy, ...],
) -> None:
    for policy in policies:
        for rule in policy.rules:
            named = f"{policy.id}/{rule.id}"
            assert rule.why, named
            assert rule.source, named
            assert rule.verified in set("VSLK"), named


def test_what_rests_on_leaks_or_memory_is_never_an_error(policies: tuple[Policy, ...]) -> None:
    harsh = [
        f"{policy.id}/{rule.id}"
        for policy in policies
        for rule in policy.rules
        if rule.verified in ("L", "K") and rule.severity is Severity.ERROR
    ]
    assert not harsh


def test_the_default_policy_is_small_and_never_fails_a_draft(policies: tuple[Policy, ...]) -> None:
    advisory = next(policy for policy in policies if policy.id == "advisory")
    assert len(advisory.rules) <= 12
    assert all(rule.severity is not Severity.ERROR for rule in advisory.rules)


@pytest.mark.parametrize("name", sorted(set(shipped_policies()) - {"advisory", "names-by-date"}))
def test_a_policy_in_the_style_of_a_house_says_that_the_house_did_not_endorse_it(
    name: str,
) -> None:
    text = shipped_policies()[name].read_text(encoding="utf-8")
    assert "not endorsed by" in " ".join(text.split())


def _findings(text: str, policy: str) -> list[Finding]:
    document = document_from_text(
        text, id="draft", path="draft.txt", kind="txt", metadata=Metadata(date="2024-05-02")
    )
    walked = walk(document, open_road())
    return list(check_document(walked, load_policies([shipped_policies()[policy]])))


def test_an_own_voice_terrorist_is_an_error_in_the_style_of_the_bbc() -> None:
    (finding,) = _findings("The terrorists left the valley before dawn on Friday.", "bbc-style")
    assert finding.severity is Severity.ERROR
    assert finding.text == "terrorists"


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said the terrorists had left the valley before dawn.",
        "“The terrorists left before dawn,” the minister said on Friday.",
        "According to the ministry, terrorists had held the valley for a year.",
    ],
)
def test_an_attributed_terrorist_is_none(sentence: str) -> None:
    assert not _findings(sentence, "bbc-style")


def test_marks_alone_are_no_attribution() -> None:
    sentence = "The so-called terrorists left the valley before dawn on Friday."
    (finding,) = _findings(sentence, "bbc-style")
    assert finding.severity is Severity.WARNING
