"""Names of entities: with their capitals, the longest at a place, ambiguity kept."""

from __future__ import annotations

import pytest
from matching_fixture import entity, matches, mentioned

from framing.domain.entity import EntityKind, Role

_US = entity("united-states", "United States", "US", "U.S.", "the White House")
_SYRIA = entity("syria", "Syria")
_SYRIANS = entity("syria", "Syrian", "Syrians", role=Role.DEMONYM)
_PARTY = entity("party", "Kurdistan Workers' Party", kind=EntityKind.ORGANISATION)
_LUCIA = entity("saint-lucia", "St. Lucia", "Saint Lucia")
_DC = entity("washington", "Washington, D.C.", "Washington")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Syria and the Syrian army", ["Syria", "Syrian"]),
        ("SYRIA BURNS", ["SYRIA"]),
        ("Syria's and Syria’s, the Syrians’ own", ["Syria", "Syria", "Syrians"]),
        ("a Syrian-led and anti-Syrian bloc", ["Syrian", "Syrian"]),
        ("syria is a kind of bee", []),
        ("Assyria, Syriac, Syriana", []),
    ],
)
def test_a_name_is_found_with_its_capital_and_without_its_endings(text, names) -> None:
    assert [name for name, _ in mentioned(text, _SYRIA, _SYRIANS)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LeT and LeT's men, an LeT-led cell", ["LeT", "LeT", "LeT"]),
        ("Let's go. Let them. LET US IN. He let go.", []),
    ],
)
def test_an_abbreviation_of_both_kinds_of_letters_wants_them_as_they_are(text, names) -> None:
    group = entity("front", "LeT", kind=EntityKind.GROUP)
    assert [name for name, _ in mentioned(text, group)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US and the U.S. army", ["US", "U.S."]),
        ("a US-led force, a U.S.-led force", ["US", "U.S."]),
        ("It told us so. Us too.", []),
        ("The white house on the hill", []),
        ("The White House said", ["The White House"]),
        ("the UNITED STATES", ["UNITED STATES"]),
        ("GIVE US PEACE", []),
    ],
)
def test_an_abbreviation_wants_its_capitals_with_points_or_without(text, names) -> None:
    assert [name for name, _ in mentioned(text, _US)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Kurdistan Workers’ Party", ["Kurdistan Workers’ Party"]),
        ("the Kurdistan Workers Party", ["Kurdistan Workers Party"]),
        ("St. Lucia, St Lucia and Saint Lucia", ["St. Lucia", "St Lucia", "Saint Lucia"]),
        ("in Washington, D.C., and Washington DC", ["Washington, D.C.", "Washington DC"]),
        ("in Washington, where", ["Washington"]),
    ],
)
def test_points_and_apostrophes_of_a_name_may_lack(text, names) -> None:
    assert [name for name, _ in mentioned(text, _PARTY, _LUCIA, _DC)] == names


def test_the_longest_name_stands_at_a_place() -> None:
    army = entity("army", "Free Syrian Army", kind=EntityKind.GROUP)
    assert mentioned("the Free Syrian Army", army, _SYRIANS) == [("Free Syrian Army", "army")]


def test_a_name_of_two_entities_is_kept_for_both() -> None:
    island = entity("dominica", "Dominican", role=Role.DEMONYM)
    republic = entity("dominican-republic", "Dominican", role=Role.DEMONYM)
    assert mentioned("a Dominican player", republic, island) == [
        ("Dominican", "dominica"),
        ("Dominican", "dominican-republic"),
    ]


@pytest.mark.parametrize(
    ("date", "leaders"),
    [
        ("1999-12-31", []),
        ("2007-04-01", ["first"]),
        ("2010-01-01", ["first", "second"]),
        ("2011", ["first", "second"]),
        (None, ["first", "second"]),
        ("yesterday", ["first", "second"]),
    ],
)
def test_a_leader_stands_for_the_state_from_the_first_year_in_office_on(date, leaders) -> None:
    first = entity("first", "Aldane", role=Role.LEADER, years=(2000, 2010))
    second = entity("second", "Aldane", role=Role.LEADER, years=(2010, None))
    known = {"date": date} if date else {}
    assert [name for _, name in mentioned("Aldane spoke.", first, second, **known)] == leaders


def test_a_name_out_of_its_time_hides_no_other() -> None:
    short, long = entity("front", "Front"), entity("new", "Front of Hope", years=(2016, None))
    assert mentioned("The Front of Hope", short, long, date="2010-01-01") == [("Front", "front")]


def test_a_name_does_not_run_over_a_sign() -> None:
    assert mentioned("In the United, States are rare", _US) == []


def test_accents_may_lack_in_text_or_name() -> None:
    bogota = entity("colombia", "Bogotá", "Al-Nusra")
    assert [name for name, _ in mentioned("Bogota, Bogotá, al Nusra, Al‑Nusra", bogota)] == [
        "Bogota",
        "Bogotá",
        "Al‑Nusra",
    ]


def test_mentions_are_ordered_and_told_with_kind_and_role() -> None:
    found = matches("Syrians left Syria.", entities=[_SYRIA, _SYRIANS]).mentions
    assert [(each.span.start, each.kind, each.role) for each in found] == [
        (0, EntityKind.STATE, Role.DEMONYM),
        (13, EntityKind.STATE, Role.NAME),
    ]
