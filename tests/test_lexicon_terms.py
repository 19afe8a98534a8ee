"""Terms: what an editor writes, and the forms that it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.folding import fold
from framing.domain.lexicon import CaseRule
from framing.lexicon.expand import MAX_FORMS, TermOptions, UnusableTermError, expand_term


def _forms(text: str, *classes: str, language: str = "en") -> set[str]:
    return set(expand_term(text, TermOptions(classes or None, language=language)).forms)


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("rebel", {"rebel", "rebels"}),
        ("=the troops", {"the troops"}),
        ("=rebel", {"rebel"}),
        ("regim*", {"regim*"}),
        ("terror {group,cell}", {"terror group", "terror groups", "terror cell", "terror cells"}),
        ("{,non-}state", {"state", "states", "non state", "non states"}),
        ("crime against humanity", {"crime against humanity", "crimes against humanity"}),
        ("coup d’état", {"coup d'etat", "coups d'etat"}),
        ("freedom-fighter", {"freedom fighter", "freedom fighters"}),
        ("rebel-held", {"rebel held"}),
        ("reportedly", {"reportedly"}),
        ("the fallen", {"the fallen"}),
        ("army ally", {"army ally", "army allies"}),
        ("U.N.-backed force", {"u n backed force", "u n backed forces"}),
        ("=Article 3.5", {"article 3.5"}),
        ("defence force", {"defence force", "defence forces", "defense force", "defense forces"}),
        ("women’s march", {"women's march", "women's marches"}),
        ("federal * of *", {"federal * of *"}),
    ],
)
def test_a_term_stands_for_its_forms(term: str, forms: set[str]) -> None:
    assert _forms(term) == forms


def test_single_letters_in_brackets_are_alternatives() -> None:
    assert _forms("=organi[sz]ation") == {"organisation", "organization"}


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("attorney general", {"attorneys general", "attorney generals"}),
        ("Secretary-General", {"secretaries general", "secretary generals"}),
        ("brigadier general", {"brigadier generals"}),
        ("retired general", {"retired generals"}),
    ],
)
def test_a_title_before_general_takes_the_plural(term: str, forms: set[str]) -> None:
    found = set(expand_term(term, TermOptions()).forms)
    assert forms <= found
    assert "brigadiers general" not in found


def test_a_verb_phrase_inflects_its_first_word() -> None:
    assert _forms("take out", "verb") == {
        "take out",
        "takes out",
        "took out",
        "taken out",
        "taking out",
    }


def test_a_word_of_two_classes_has_the_forms_of_both() -> None:
    assert _forms("ambush", "noun", "verb") == {"ambush", "ambushes", "ambushed", "ambushing"}


def test_words_of_other_languages_do_not_inflect_by_rule() -> None:
    assert _forms("Kämpfer", language="de") == {"kampfer"}


def test_a_term_in_capitals_keeps_its_case_and_others_do_not() -> None:
    assert expand_term("IS", TermOptions()).case is CaseRule.EXACT
    assert expand_term("IS", TermOptions()).forms == ("IS",)
    assert expand_term("Islamist", TermOptions()).case is CaseRule.ANY
    assert expand_term("Plan B", TermOptions()).case is CaseRule.ANY


@pytest.mark.parametrize("term", ["U.S.", "U. S.", "U S", "U.S. forces", "A B C", "Q"])
def test_letters_in_capitals_keep_their_case_as_one_word_does(term: str) -> None:
    """`U.S.` is no `us`."""
    assert expand_term(term, TermOptions()).case is CaseRule.EXACT


def test_capitals_that_spell_a_common_word_keep_their_case_inside_a_phrase() -> None:
    expansion = expand_term("IS fighter", TermOptions())
    assert expansion.case is CaseRule.EXACT
    assert set(expansion.forms) == {"IS fighter", "IS fighters", "IS Fighter", "IS Fighters"}
    assert expand_term("ISIS fighter", TermOptions()).case is CaseRule.ANY


def test_a_given_case_rule_overrides_the_capitals() -> None:
    expansion = expand_term("COVID", TermOptions(case=CaseRule.ANY))
    assert (expansion.case, "covid" in expansion.forms) == (CaseRule.ANY, True)


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("", "never-matches"),
        ("***", "never-matches"),
        ("and/or", "never-matches"),
        ("{one", "bad-term"),
        ("one}", "bad-term"),
        ("{one}", "bad-term"),
        ("organi[sz", "bad-term"),
        ("[]x", "bad-term"),
        ("{a,b,c,d,e,f,g,h} {a,b,c,d,e,f,g,h} {a,b,c,d,e,f,g,h} {a,b,c,d,e,f,g,h}", "bad-term"),
        ("re: (a+)+", "bad-pattern"),
        (r"re: (rebel)\1", "bad-pattern"),
        ("re: (?=rebel)x", "bad-pattern"),
        ("re: (?i)x", "bad-pattern"),
        (r"re: \w*\w*\w*\w*x", "bad-pattern"),
        ("re: (rebel", "bad-pattern"),
        ("re: x*", "bad-pattern"),
        ("re:", "bad-pattern"),
        ("re: [z-a]", "bad-pattern"),
        ("re: ^rebels$", "bad-pattern"),
    ],
)
def test_a_term_that_cannot_be_used_is_refused_with_its_reason(term: str, code: str) -> None:
    with pytest.raises(UnusableTermError) as caught:
        expand_term(term, TermOptions())
    assert caught.value.code == code
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("source", "hit", "miss"),
    [
        (r"re: (un)?lawful(ly)? (killing|death)s?", "unlawful killings", "lawful kill"),
        (r"re: war[ -]?crimes?", "war-crime", "war of crimes"),
        (r"re: \d+ (dead|killed)", "40 killed", "forty killed"),
        (r"re: regime'?s{0,2}", "regimes", "regimen"),
    ],
)
def test_a_pattern_keeps_its_meaning_when_its_repeats_get_their_bounds(
    source: str, hit: str, miss: str
) -> None:
    pattern = expand_term(source, TermOptions()).pattern
    assert pattern is not None
    assert re.fullmatch(pattern, hit)
    assert not re.fullmatch(pattern, miss)


def test_no_accepted_pattern_repeats_without_a_bound() -> None:
    pattern = expand_term(r"re: militia\w*", TermOptions()).pattern
    assert pattern == r"militia\w{0,40}"


@given(st.text(alphabet="abz -'{},[]*?=.:()+\\1é’", max_size=30))
def test_any_text_is_either_refused_or_gives_folded_forms_with_single_spaces(text: str) -> None:
    try:
        expansion = expand_term(text, TermOptions(case=CaseRule.ANY))
    except UnusableTermError:
        return
    assert len(expansion.forms) <= MAX_FORMS
    for form in expansion.forms:
        assert form == fold(form)
        assert form == " ".join(form.split())
        assert "-" not in form
