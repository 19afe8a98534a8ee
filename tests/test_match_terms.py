"""What a hit tells, regular expressions, languages, and the limits of work and memory."""

from __future__ import annotations

import pickle

import pytest
from matching_fixture import document, entity, hits, label, lexicon, matches, only_hit, term, words

from framing.domain.lexicon import CaseRule, Kind
from framing.domain.span import Span
from framing.errors import LexiconError
from framing.match.compile import compile_matcher
from framing.match.find import find_matches

_REBEL = lexicon(label("rebel", term("rebel", "rebels", text="rebel")))


def test_a_hit_names_its_lexicon_contrast_label_and_term() -> None:
    hit = only_hit("Some rebels left.", _REBEL)
    assert (hit.lexicon, hit.contrast, hit.label, hit.term) == (
        "lexicon",
        "lexicon",
        "rebel",
        "rebel",
    )
    assert hit.span == Span(5, 11)


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("rebel-held land", "rebel-held"),
        ("an anti-rebel-led force", "anti-rebel-led"),
        ("a rebel‑run town", "rebel‑run"),
        ("the rebel - held back", None),
        ("the rebel's-eye view", "rebel's-eye"),
        ("a rebel, held", None),
        ("rebel", None),
    ],
)
def test_a_hit_inside_a_hyphenated_word_tells_the_whole_word(text, compound) -> None:
    assert only_hit(text, _REBEL).compound == compound


def test_a_phrase_that_is_the_whole_hyphenated_word_is_no_part_of_it() -> None:
    assert only_hit("rebel-held", lexicon(label("a", "rebel held"))).compound is None


def test_a_dotted_abbreviation_is_part_of_its_compound() -> None:
    assert only_hit("a U.S.-led force", lexicon(label("us", "US"))).compound == "U.S.-led"


def test_lexicons_may_hit_the_same_words() -> None:
    other = lexicon(label("war", "rebel army"), name="other")
    assert hits("the rebel army", _REBEL, other) == [("rebel", "rebel"), ("rebel army", "war")]


def test_contrasts_of_a_lexicon_share_the_longest_match_but_not_the_same_words() -> None:
    one = lexicon(
        contrasts={
            "who": [label("rebel", "rebel")],
            "what": [label("army", "rebel army"), label("rising", "rebel")],
        }
    )
    assert hits("the rebel army", one) == [("rebel army", "army")]
    assert hits("a rebel", one) == [("rebel", "rising"), ("rebel", "rebel")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("terrorism, terrorists, terror", ["terrorism", "terrorists", "terror"]),
        ("a terrorist’s act", ["terrorist"]),
        ("TERROR", ["TERROR"]),
        ("terrorize, bioterror, terror2", []),
        ("térrorism", ["térrorism"]),
    ],
)
def test_a_pattern_matches_whole_words_folded(text, found) -> None:
    assert words(text, lexicon(label("a", term(r"re:terror(ism|ists?)?")))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the regime must change", ["regime must change"]),
        ("the regime must\u00a0soon change", ["regime must\u00a0soon change"]),
        ("the regime-change", []),
        ("the regime\u2009change", ["regime\u2009change"]),
        ("the regime, change", []),
        ("The regime left. Change came.", []),
        ("regime “change”", []),
        ("regime change, regime of change", ["regime change", "regime of change"]),
    ],
)
def test_a_pattern_runs_over_what_a_phrase_runs_over(text, found) -> None:
    assert words(text, lexicon(label("a", term(r"re:regime (\w+ ){0,2}change")))) == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("would-be", "a would-be rebel, it would be", ["would-be"]),
        ("would[ -]be", "a would‑be rebel, it would be", ["would‑be", "would be"]),
        ("(tory|labour) rebels?", "a Tory rebel, Labour rebels", ["Tory rebel", "Labour rebels"]),
        ("rebels?|militias?", "a rebel and militias", ["rebel", "militias"]),
        (r"\w+ism", "terrorism and Islamism, ism", ["terrorism", "Islamism"]),
        ("x?rebel", "rebel, xrebel, xxrebel", ["rebel", "xrebel"]),
        ("re+bel", "reebel", ["reebel"]),
        (r"\brebel", "rebel", ["rebel"]),
        ("[rl]ebel", "rebel, lebel", ["rebel", "lebel"]),
        ("reb(el|els)|mili(tia|tant)", "rebels, militant", ["rebels", "militant"]),
        ("(reb|mil)el|foe", "rebel, milel, foe", ["rebel", "milel", "foe"]),
        ("café", "cafe, CAFÉ", ["cafe", "CAFÉ"]),
        ("rebel{1,2}", "rebel, rebell", ["rebel", "rebell"]),
    ],
)
def test_a_pattern_is_found_however_it_begins(pattern, text, found) -> None:
    assert words(text, lexicon(label("a", term(f"re:{pattern}")))) == found


def test_a_pattern_that_could_cross_a_sign_is_still_found_before_it() -> None:
    one = lexicon(label("a", term(r"re:war[^x]{0,12}crimes?")))
    assert words("war crime, war and crimes", one) == ["war crime", "war and crimes"]


def test_a_pattern_obeys_its_case_rule() -> None:
    assert words("IS and is", lexicon(label("a", term("re:IS", case=CaseRule.EXACT)))) == ["IS"]
    capitalised = lexicon(label("a", term("re:front", case=CaseRule.CAPITALISED)))
    assert words("Front, front", capitalised) == ["Front"]


def test_a_written_out_term_wins_over_a_pattern_on_the_same_words() -> None:
    one = lexicon(label("a", term(r"re:rebels?")), label("b", "rebels"))
    assert hits("rebel, rebels", one) == [("rebel", "a"), ("rebels", "b")]


def test_a_pattern_can_be_excluded_and_exclude() -> None:
    one = lexicon(label("a", "rebel", exclude=[term(r"re:(tory|labour) rebel")]))
    assert words("A Tory rebel and a rebel.", one) == ["rebel"]


def test_a_pattern_that_is_none_is_refused_with_its_place() -> None:
    with pytest.raises(LexiconError) as refused:
        compile_matcher([lexicon(label("a", term("re:(")))], ())
    assert refused.value.problems[0].place == "tests/lexicon.yml:1:1"


def test_a_form_of_stars_alone_is_refused_with_its_place() -> None:
    with pytest.raises(LexiconError) as refused:
        compile_matcher([lexicon(label("a", "* *"))], ())
    assert refused.value.problems[0].code == "never-matches"


@pytest.mark.parametrize(
    ("own", "asked", "n_hits", "left_out"),
    [
        ("en", "en", 1, ()),
        ("en", "en-GB", 1, ()),
        ("en-US", "EN_gb", 1, ()),
        ("en", "fr", 0, ("lexicon",)),
        ("mul", "fr", 1, ()),
        ("*", "fr", 1, ()),
    ],
)
def test_a_lexicon_is_applied_in_its_language_alone_and_says_so(own, asked, n_hits, left_out):
    one = lexicon(label("a", "rebel"), language=own)
    found = matches("rebel", one, language=asked)
    assert (len(found.hits), found.left_out) == (n_hits, left_out)
    assert compile_matcher([one], ()).left_out_for(asked) == left_out


def test_a_french_phrase_holds_where_the_reader_parts_the_article() -> None:
    one = lexicon(label("a", "coup d'etat", "armee"), language="fr")
    assert words("Le coup d’État de l’armée.", one, language="fr") == ["coup d’État", "armée"]
    english = lexicon(label("a", "coup d'etat"))
    assert words("The coup d’état failed.", english) == ["coup d’état"]


def test_a_term_with_a_figure_holds_its_point() -> None:
    one = lexicon(label("a", "article 3.5", "1,000 dead"))
    assert words("Article 3.5 says 1,000 dead, 3 5 and 1 000.", one) == [
        "Article 3.5",
        "1,000 dead",
    ]


def test_empty_and_wordless_documents_have_no_hits() -> None:
    for text in ("", "\n\n", "… — !"):
        assert matches(text, _REBEL).hits == ()


def test_without_lexicons_there_are_no_hits() -> None:
    assert matches("rebels").hits == ()


def test_all_capitals_for_pages_on_end_stay_linear() -> None:
    shout = lexicon(label("is", "IS"))
    short, long = "THIS IS IT " * 50, "THIS IS IT " * 500
    assert matches(long, shout).n_steps <= 11 * matches(short, shout).n_steps


def _text(n_words: int) -> str:
    vocabulary = [f"word{number:04}" for number in range(2_000)]
    picked = (vocabulary[(7 * k * k + 3 * k) % 2_000] for k in range(n_words))
    return " ".join(f"{word}." if k % 17 == 0 else word for k, word in enumerate(picked))


def test_work_does_not_depend_on_the_number_of_terms() -> None:
    text = document(_text(5_000))
    few = [f"word{number:04} word0001" for number in range(100)]
    many = few + [f"other{number:05} word0001" for number in range(5_000)]
    steps = [
        find_matches(text, compile_matcher([lexicon(label("a", *forms))], ())).n_steps
        for forms in (few, many)
    ]
    assert steps[0] == steps[1] > 0


def test_work_grows_with_the_text_and_no_faster() -> None:
    forms = [f"word{number:04} *" for number in range(0, 2_000, 5)]
    matcher = compile_matcher([lexicon(label("a", *forms))], ())
    short = find_matches(document(_text(4_000)), matcher).n_steps
    long = find_matches(document(_text(40_000)), matcher).n_steps
    assert long <= 10.5 * short


def test_long_phrases_of_one_word_over_and_over_stay_within_their_length() -> None:
    forms = [" ".join(["so"] * length) for length in range(2, 12)]
    text = document("so " * 2_000)
    found = find_matches(text, compile_matcher([lexicon(label("a", *forms))], ()))
    assert found.n_steps <= 2_000 * 12
    assert len(found.hits) == 2_000 // 11 + 1


def test_a_matcher_can_be_sent_to_another_process() -> None:
    rule = term("rebel", context=())
    matcher = compile_matcher([lexicon(label("a", rule))], [entity("syria", "Syria")])
    text = document("A rebel in Syria.")
    before = find_matches(text, matcher)
    assert find_matches(text, pickle.loads(pickle.dumps(matcher))) == before


def test_an_inventory_counts_each_label_on_the_same_words() -> None:
    both = [label("b", "virgin islands"), label("a", "virgin islands")]
    assert hits("Virgin Islands", lexicon(*both, kind=Kind.INVENTORY)) == [
        ("Virgin Islands", "a"),
        ("Virgin Islands", "b"),
    ]
    assert hits("Virgin Islands", lexicon(*both)) == [("Virgin Islands", "a")]
