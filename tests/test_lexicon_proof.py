"""Examples: brackets mark the expected hits, and a failing one says what was found instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.lexicon import Place
from framing.lexicon.examples import parse_example
from framing.lexicon.proof import judge_example, marked

_PLACE = Place("hills.yml", 7, 11)


def test_brackets_are_taken_out_and_become_spans() -> None:
    example = parse_example("hits", "The [terrorists] met [rebels].", _PLACE)
    assert example.text == "The terrorists met rebels."
    assert [example.text[start:end] for start, end in example.spans] == ["terrorists", "rebels"]


def test_an_escaped_bracket_is_part_of_the_sentence() -> None:
    example = parse_example("hits", r"The [rebels] \[sic\] left.", _PLACE)
    assert example.text == "The rebels [sic] left."


@pytest.mark.parametrize(
    ("kind", "sentence", "fault"),
    [
        ("hits", "The rebels left.", "no .square brackets."),
        ("misses", "The [rebels] left.", "has no"),
        ("hits", "The [rebels left.", "not closed"),
        ("hits", "The rebels] left.", "closes nothing"),
        ("hits", "The [re[bels]] left.", "inside another"),
        ("hits", "The [] left.", "holds nothing"),
    ],
)
def test_brackets_that_make_no_sense_are_refused(kind: str, sentence: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_example(kind, sentence, _PLACE)


def test_a_hit_found_where_it_is_expected_is_right() -> None:
    example = parse_example("hits", "The [rebels] left.", _PLACE)
    assert judge_example(example, example.spans) is None


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ([], "expected [rebels], found nothing"),
        ([(0, 10)], "expected [rebels], found [The rebels]"),
        ([(4, 10), (11, 15)], "expected [rebels], found [rebels] and [left]"),
    ],
)
def test_a_failing_hit_says_what_was_found_instead(
    found: list[tuple[int, int]], message: str
) -> None:
    problem = judge_example(parse_example("hits", "The [rebels] left.", _PLACE), found)
    assert problem is not None
    assert (problem.message, problem.line, problem.severity) == (message, 7, "error")


def test_a_miss_that_is_hit_is_an_error() -> None:
    problem = judge_example(parse_example("misses", "The rebels left.", _PLACE), [(4, 10)])
    assert problem is not None
    assert problem.message == "expected nothing, found [rebels]"


def test_a_misread_that_is_no_longer_hit_is_a_warning_to_delete_it() -> None:
    example = parse_example("misread", "The [rebels] won the cup.", _PLACE)
    problem = judge_example(example, [])
    assert problem is not None
    assert (problem.severity, problem.remedy) == ("warning", "Delete this line.")
    assert judge_example(example, example.spans) is None


@given(st.text(alphabet="ab []\\", max_size=12).filter(lambda text: "\\" not in text))
def test_a_marked_sentence_reads_back_as_itself(text: str) -> None:
    written = marked(f"x{text}", [(0, 1)])
    example = parse_example("hits", written, _PLACE)
    assert (example.text, example.spans) == (f"x{text}", ((0, 1),))
