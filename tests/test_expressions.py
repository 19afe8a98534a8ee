"""Expressions from the bundle: equal to those of `re`, and of `re` where they cannot be had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing
from framing import expressions
from framing.expressions import IGNORECASE, VERBOSE, class_of, expression, to_keep

SOURCES = [
    (r"\w++(?:['’]\w++)*", 0),
    (r"(?P<day>\d{1,2}) \ (?P<month>may|june)  # a date", VERBOSE),
    (r"soi[ -]disant|autoproclam[ée]e?s?|sogenannte[nrsm]?", IGNORECASE),
    ("[\u0300-\u1fff\u20d0-\u20ff\U00010000-\U000e01ef]", 0),
    (rb"<meta[^>]{1,300}?charset\s*=\s*(?P<name>[A-Za-z0-9_:.-]{1,40})", IGNORECASE),
    (r"(?i:photo)\b(?=[A-Z])(?<!\d)(x)|(?P<y>y)\1?", VERBOSE | IGNORECASE),
]


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "kept", {})
    monkeypatch.setattr(expressions, "met", {})


def keep_all() -> None:
    for source, flags in SOURCES:
        expression(source, flags)
    expressions.kept = to_keep()
    assert len(expressions.kept) == len(SOURCES)


def test_the_flags_are_those_of_re() -> None:
    assert (IGNORECASE, VERBOSE) == (re.IGNORECASE, re.VERBOSE)


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_an_expression_is_the_one_that_re_compiles(source: str, flags: int) -> None:
    keep_all()
    for made in (expression(source, flags), expression(source, flags)):
        expected = re.compile(source, flags)
        assert made == expected  # source, flags and code
        assert (made.groups, made.groupindex) == (expected.groups, expected.groupindex)


def test_what_is_kept_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_all()
    compiled = []
    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", lambda source, _: compiled.append(source))
        found = expression(*SOURCES[1]).search("on 12 may")
        expression("something else")
    assert compiled == ["something else"]
    assert found is not None
    assert found["month"] == "may"


def test_what_the_engine_refuses_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    source, flags = SOURCES[0]
    expressions.kept = {
        (source, flags): (0, b"\xff\xff\xff\xff" * 3, 0, {}, (None,)),
        ("a", 0): (0, b"odd", 0, {}, (None,)),
        ("b", 0): ("no", b"", 0, {}, (None,)),  # type: ignore[dict-item]
    }
    assert [expression(source, flags), expression("a"), expression("b")] == [
        re.compile(each) for each in (source, "a", "b")
    ]


def test_a_re_of_other_ways_keeps_nothing_and_still_compiles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("re._compiler._code")
    assert expression(*SOURCES[0]) == re.compile(SOURCES[0][0])
    assert to_keep() == {}


def test_a_class_of_bytes_matches_these_and_no_others() -> None:
    values = [0, 9, *b"]^-\\a", 255]
    assert [n for n in range(256) if expression(class_of(values)).match(bytes([n]))] == sorted(
        values
    )


def test_no_group_is_repeated_possessively() -> None:
    """In early releases of Python 3.11 a round that fails keeps what it has eaten: "It's" gave "It'"."""
    possessive = re.compile(r"[^(\\]\)(?:[*+?]|\{\d*,?\d*\})\+")
    assert possessive.search(r"\w++(?:['’]\w++)*+")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(Path(framing.__file__).parent.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if possessive.search(line)
    ]
    assert found == []


def test_a_wrong_source_is_an_error_as_ever() -> None:
    with pytest.raises(re.error):
        expression("(")
