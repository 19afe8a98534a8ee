"""Entity files: what ships, how a corpus adds its own, and what a wrong file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.errors import LexiconError
from framing.lexicon.entities import load_entities
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import document_from_text


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def shipped() -> dict[str, Entity]:
    return {entity.id: entity for entity in load_entities()}


def names(entity: Entity, role: Role) -> set[str]:
    return {name.text for name in entity.names if name.role is role}


def problems_of(tmp_path: Path, text: str) -> list[tuple[int, int, str]]:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_entities([path])
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


def test_all_members_of_the_united_nations_and_four_more_states_are_shipped(shipped) -> None:
    states = [entity for entity in shipped.values() if entity.kind is EntityKind.STATE]
    assert len(states) == 193 + 4
    assert {"palestine", "taiwan", "kosovo", "vatican-city"} <= {state.id for state in states}


def test_a_state_is_known_by_name_demonym_seat_place_and_leader(shipped) -> None:
    state = shipped["united-states"]
    assert {"US", "U.S.", "America"} <= names(state, Role.NAME)
    assert {"American", "Americans"} <= names(state, Role.DEMONYM)
    assert {"Washington", "White House", "Pentagon"} <= names(state, Role.SEAT)
    assert "New York" in names(state, Role.PLACE)
    assert Name("Obama", Role.LEADER, 2009, 2017) in state.names


def test_a_name_shared_by_two_states_stands_under_both(shipped) -> None:
    for name, sharers in {
        "Congolese": {"democratic-republic-of-the-congo", "republic-of-the-congo"},
        "Dominican": {"dominican-republic", "dominica"},
        "Georgia": {"georgia", "georgia-us"},
        "Tripoli": {"libya", "lebanon"},
    }.items():
        found = {e.id for e in shipped.values() for n in e.names if n.text == name}
        assert found == sharers, name


def test_names_that_people_bear_are_marked(shipped) -> None:
    assert Name("Jordan", Role.NAME, is_also_personal=True) in shipped["jordan"].names
    assert Name("Hashemite Kingdom", Role.NAME) in shipped["jordan"].names


def test_one_armed_group_holds_all_its_names_with_the_years_of_each(shipped) -> None:
    group = shipped["nusra-front"]
    assert Name("Jabhat al-Nusra", Role.NAME, 2012, 2016) in group.names
    assert Name("Hayat Tahrir al-Sham", Role.NAME, 2017) in group.names
    assert {"ISIS", "ISIL", "IS", "Daesh"} <= names(shipped["islamic-state"], Role.NAME)


@pytest.mark.parametrize("pair", [("isation", "ization"), ("Defence", "Defense")], ids="/".join)
def test_a_group_is_known_in_british_and_american_spelling(shipped, pair) -> None:
    for spelled, otherwise in (pair, reversed(pair)):
        for group in shipped.values():
            if group.kind is EntityKind.GROUP:
                known = names(group, Role.NAME)
                assert {name.replace(spelled, otherwise) for name in known} <= known, group.id


def test_an_entry_for_a_person_names_no_relative(shipped) -> None:
    assert names(shipped["masoud-barzani"], Role.NAME) == {"Masoud Barzani", "Massoud Barzani"}
    assert names(shipped["nechirvan-barzani"], Role.NAME) == {"Nechirvan Barzani"}


def test_every_state_has_a_demonym_but_the_vatican(shipped) -> None:
    without = [
        entity.id
        for entity in shipped.values()
        if entity.kind is EntityKind.STATE and not names(entity, Role.DEMONYM)
    ]
    assert without == ["vatican-city"]


def test_every_name_is_capitalised_or_a_number_or_an_arabic_article(shipped) -> None:
    odd = [
        name.text
        for entity in shipped.values()
        for name in entity.names
        if not any(char.isupper() for char in name.text)
    ]
    assert odd == ["peshmerga", "anti-balaka", "janjaweed"]


def test_every_name_is_found_where_a_text_has_it(shipped) -> None:
    text = "".join(f"They saw {name.text}.\n" for each in shipped.values() for name in each.names)
    document = document_from_text(text, id="all")
    mentions = find_matches(document, compile_matcher((), shipped.values())).mentions
    found = {(each.entity, text[each.span.start : each.span.end].rstrip(".")) for each in mentions}
    for entity in shipped.values():
        assert {(entity.id, name.text.rstrip(".")) for name in entity.names} <= found


def test_a_region_with_rulers_of_its_own_is_no_place_of_its_state(shipped) -> None:
    kinds = {
        kind: {
            name.text
            for each in shipped.values()
            if each.kind is kind
            for name in each.names
            if name.role is (Role.NAME if kind is EntityKind.PLACE else Role.PLACE)
        }
        for kind in (EntityKind.PLACE, EntityKind.STATE)
    }
    assert kinds[EntityKind.PLACE].isdisjoint(kinds[EntityKind.STATE])


def test_loading_twice_gives_the_same(shipped) -> None:
    assert load_entities() == load_entities() == tuple(shipped.values())


def test_a_corpus_adds_its_own_group_leader_and_further_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(
        "entities: mine\n"
        "groups:\n"
        "  river-guard: {names: [River Guard], state: chad, foe: mali, called: [rebel]}\n"
        "leaders:\n"
        "  chad:\n"
        "    - {name: Ada Example, short: [Example], from: 2030}\n"
        "additions:\n"
        "  islamic-state: {names: [Caliphate]}\n",
        encoding="utf-8",
    )
    loaded = {entity.id: entity for entity in load_entities([path])}
    assert (loaded["river-guard"].state, loaded["river-guard"].foe) == ("chad", "mali")
    assert loaded["river-guard"].called == ("rebel",)
    assert Name("Example", Role.LEADER, 2030) in loaded["chad"].names
    assert Name("Caliphate", Role.NAME) in loaded["islamic-state"].names


def test_every_mistake_of_a_file_is_reported_at_its_place(tmp_path: Path) -> None:
    text = (
        "entities: other\n"  # 1
        "titel: Mine\n"  # 2
        "groups:\n"  # 3
        "  hamas: {names: [Hamas]}\n"  # 4
        "  River: {names: [River Guard, River Guard], stat: chad}\n"  # 5
        "  hill: {names: Hill Guard}\n"  # 6
        "  dale: {names: [Dale Guard], state: chadd, foe: malli, called: [rebels]}\n"  # 7
        "  moor: [Moor Guard]\n"  # 8
        "  fen: {names: [' Fen', ' ']}\n"  # 9
        "leaders:\n"  # 10
        "  chadd: []\n"  # 11
        "  chad:\n"  # 12
        "    - {name: A, from: 20x0}\n"  # 13
        "    - {name: B, from: 2010, until: 2001}\n"  # 14
        "    - C\n"  # 15
        "additions:\n"  # 16
        "  nobody: {names: [D]}\n"  # 17
    )
    assert problems_of(tmp_path, text) == [
        (1, 11, "wrong-id"),
        (2, 1, "unknown-key"),
        (4, 3, "duplicate-id"),
        (5, 3, "bad-id"),
        (5, 32, "duplicate-name"),
        (5, 46, "unknown-key"),
        (6, 3, "no-names"),
        (6, 17, "not-a-list"),
        (7, 38, "unknown-state"),
        (7, 50, "unknown-state"),
        (7, 66, "unknown-label"),
        (8, 9, "not-a-mapping"),
        (9, 17, "bad-name"),
        (9, 25, "no-name"),
        (11, 3, "unknown-state"),
        (13, 23, "bad-year"),
        (14, 36, "bad-year"),
        (15, 7, "not-a-mapping"),
        (17, 3, "unknown-entity"),
    ]


def test_messages_name_the_nearest_key_and_both_places_of_a_duplicate(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("entities: mine\ngroups:\n  hamas: {namse: [Hamas]}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_entities([path])
    by_code = {problem.code: problem for problem in caught.value.problems}
    assert by_code["unknown-key"].remedy == "Did you mean 'names'?"
    assert "armed-groups.yml:" in by_code["duplicate-id"].message
    assert by_code["duplicate-id"].place.endswith("mine.yml:3:3")


def test_duplicate_keys_and_syntax_errors_are_reported_too(tmp_path: Path) -> None:
    twice = "entities: mine\ngroups:\n  a: {names: [A]}\n  a: {names: [B]}\n"
    assert (4, 3, "duplicate-key") in problems_of(tmp_path, twice)
    assert [code for *_, code in problems_of(tmp_path, "entities: [mine\n")] == [
        "wrong-id",
        "yaml-unclosed",
    ]


def test_a_file_that_is_missing_or_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    with pytest.raises(LexiconError, match="no such entity file"):
        load_entities([path])
    path.write_bytes(b"entities: mine\n# \xff\n")
    with pytest.raises(LexiconError, match="not UTF-8"):
        load_entities([path])


def test_a_lexicon_among_entity_files_is_told_to_be_one(tmp_path: Path) -> None:
    text = "lexicon: mine\ntitle: Mine\nkind: contrast\n"
    assert problems_of(tmp_path, text) == [(1, 1, "wrong-kind")]
