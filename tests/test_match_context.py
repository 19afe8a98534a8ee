"""Conditions on a hit's neighbours, and the days on which a term counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from matching_fixture import PLACE, entity, label, lexicon, matches, near, term, words

from framing.domain.document import Document, Metadata
from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.domain.lexicon import CaseRule, Lexicon, Relation, Scope, Term
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.pipeline import open_road
from framing.read.documents import document_from_text, read_documents


def _captured(*operands: str, window: int = 6, relation: Relation = Relation.NEAR) -> Lexicon:
    rule = near(*operands, window=window, relation=relation)
    return lexicon(label("capture", term("captured", context=[rule])), label("town", "town"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They captured the small town.", ["captured", "town"]),
        ("The town was captured.", ["town", "captured"]),
        ("They captured the mood of that long and windy evening in a town.", ["town"]),
        ("They captured it. The town was quiet.", ["town"]),
        ("He was captured on video.", []),
    ],
)
def test_a_condition_is_met_on_either_side_within_its_sentence(text, found) -> None:
    assert words(text, _captured("town")) == found


def test_the_window_counts_tokens_between_nearest_edges() -> None:
    text = "They captured the very old port city."
    assert words(text, _captured("port city", window=4)) == ["captured"]
    assert words(text, _captured("port city", window=3)) == []


def test_the_window_reaches_the_near_edge_of_a_long_operand() -> None:
    text = "In the old port city they captured him."
    assert words(text, _captured("port city", window=2)) == ["captured"]
    assert words(text, _captured("port city", window=1)) == []


@pytest.mark.parametrize(
    ("relation", "text", "n_hits"),
    [
        (Relation.BEFORE, "the base they captured", 1),
        (Relation.BEFORE, "they captured the base", 0),
        (Relation.AFTER, "they captured the base", 1),
        (Relation.AFTER, "the base they captured", 0),
        (Relation.UNLESS, "they captured the base", 0),
        (Relation.UNLESS, "the base they captured", 0),
        (Relation.UNLESS, "they captured him", 1),
        (Relation.UNLESS_BEFORE, "the base they captured", 0),
        (Relation.UNLESS_BEFORE, "they captured the base", 1),
        (Relation.UNLESS_AFTER, "the base they captured", 1),
        (Relation.UNLESS_AFTER, "they captured the base", 0),
    ],
)
def test_a_relation_says_on_which_side_the_operand_stands(relation, text, n_hits) -> None:
    assert len(words(text, _captured("base", relation=relation))) == n_hits


def test_an_operand_counts_from_its_first_word_on() -> None:
    assert words("They captured the base.", _captured("the base", window=1)) == ["captured"]
    one = lexicon(label("capture", term("captured the", context=[near("the base", window=3)])))
    assert words("They captured the base.", one) == []


def test_one_operand_of_a_rule_is_enough_and_every_rule_must_hold() -> None:
    both = [near("town", "base"), near("rebels", relation=Relation.BEFORE)]
    one = lexicon(label("capture", term("captured", context=both)))
    assert words("The rebels captured the base.", one) == ["captured"]
    assert words("The army captured the base.", one) == []


def test_an_operand_folds_inflects_by_possessive_and_may_hold_wildcards() -> None:
    assert words("They captured the TOWN’s bridge.", _captured("town")) == ["captured", "TOWN"]
    assert words("They captured two townships.", _captured("town*")) == ["captured"]


def test_a_label_is_near_where_one_of_its_terms_stands() -> None:
    assert words("They captured the town.", _captured("#town")) == ["captured", "town"]
    assert words("They captured him.", _captured("#town")) == []


def test_a_label_of_another_lexicon_is_named_with_it() -> None:
    places = lexicon(label("place", "harbour"), name="places")
    assert words("They captured the harbour.", _captured("#places/place"), places) == [
        "captured",
        "harbour",
    ]


def test_labels_may_ask_for_each_other() -> None:
    pair = lexicon(
        label("one", term("fire", context=[near("#two")])),
        label("two", term("shots", context=[near("#one")])),
    )
    assert words("Shots and fire.", pair) == ["Shots", "fire"]
    assert words("Shots.", pair) == []


def test_an_excluded_term_of_a_label_is_not_near() -> None:
    one = lexicon(
        label("capture", term("captured", context=[near("#town")])),
        label("town", "town", exclude=["town hall"]),
    )
    assert words("They captured the town hall.", one) == []


def test_what_overlaps_the_hit_is_no_neighbour() -> None:
    one = lexicon(label("raid", term("air raid", context=[near("raid", "#raid", "#air")])))
    two = lexicon(label("air", "air"), name="two")
    assert words("The air raid began.", one) == []
    assert words("The air raid began.", one, two) == ["air"]


@pytest.mark.parametrize(
    ("operand", "text", "n_hits"),
    [
        ("@veridia", "They captured Veridian posts.", 1),
        ("@state", "They captured Veridian posts.", 1),
        ("@group", "They captured Veridian posts.", 0),
        ("@state", "They captured the posts.", 0),
    ],
)
def test_an_entity_or_a_kind_of_entity_can_be_asked_for(operand, text, n_hits) -> None:
    veridia = entity("veridia", "Veridia", "Veridian", kind=EntityKind.STATE)
    found = matches(text, _captured(operand), entities=[veridia])
    assert len(found.hits) == n_hits


@pytest.mark.parametrize(
    ("place", "n_hits"),
    [
        ("Dravik", 1),  # the capital
        ("Port Sarn", 1),
        ("the Blue Palace", 0),
        ("Karvania", 0),
        ("Karvanian boats", 0),
        ("Sarnmark", 1),  # a region, which is of that kind itself
        ("Old Sarn", 1),
    ],
)
def test_places_are_regions_and_the_cities_of_states(place: str, n_hits: int) -> None:
    seats = [Name(each, Role.SEAT) for each in ("Dravik", "Blue Palace")]
    cities = [Name("Port Sarn", Role.PLACE)]
    names = [Name("Karvania", Role.NAME), Name("Karvanian", Role.DEMONYM), *seats, *cities]
    state = Entity("karvania", EntityKind.STATE, "Karvania", tuple(names))
    land = (Name("Sarnmark", Role.NAME), Name("Old Sarn", Role.PLACE))
    region = Entity("sarnmark", EntityKind.PLACE, "Sarnmark", land)
    found = matches(f"They captured {place}.", _captured("@place"), entities=[state, region])
    assert len(found.hits) == n_hits
    assert len(found.mentions) == 1


def test_a_term_whose_condition_fails_hides_nothing() -> None:
    one = lexicon(
        label("long", term("rebel forces", context=[near("siege")])),
        label("short", "rebel"),
    )
    assert words("Rebel forces left.", one) == ["Rebel"]
    assert words("Rebel forces left the siege.", one) == ["Rebel forces"]


def test_on_the_same_words_the_term_with_conditions_wins() -> None:
    one = lexicon(
        label("plain", "fighter"),
        label("ring", term("fighter", text="fighter (ring)", context=[near("boxing")])),
    )
    assert [hit.label for hit in matches("A boxing fighter.", one).hits] == ["ring"]
    assert [hit.label for hit in matches("A fighter.", one).hits] == ["plain"]


def test_an_exclusion_may_have_a_condition() -> None:
    one = lexicon(label("strike", "strike", exclude=[term("strike", context=[near("union")])]))
    assert words("The union called a strike.", one) == []
    assert words("The drone made a strike.", one) == ["strike"]


@pytest.mark.parametrize(
    ("date", "n_hits"),
    [
        ("2016-05-31", 0),
        ("2016-06-01", 1),
        ("2017-01-28", 1),
        ("2017-01-29", 0),
        ("2016", 1),
        ("2015", 0),
        ("2017-01", 1),
        ("2016-07-01T12:00:00Z", 1),
        (None, 1),
    ],
)
def test_a_term_counts_on_its_days_and_where_the_day_is_unknown(date, n_hits) -> None:
    dated = term("front", active=("2016-06-01", "2017-01-28"))
    known = {"date": date} if date else {}
    assert len(words("The front moved.", lexicon(label("front", dated)), **known)) == n_hits


def test_a_term_out_of_its_time_hides_nothing() -> None:
    one = lexicon(
        label("new", term("front for conquest", active=("2016-07-28", None))),
        label("old", "front"),
    )
    assert words("The Front for Conquest", one, date="2015-01-01") == ["Front"]
    assert words("The Front for Conquest", one, date="2016-08-01") == ["Front for Conquest"]


def _limited(word: str, *only: Scope) -> Term:
    return Term(word, (word,), CaseRule.ANY, PLACE, only=only)


def _labels_in(one: Lexicon, metadata: Metadata) -> list[str]:
    document = document_from_text("The gang met the crew.", metadata=metadata)
    return [hit.label for hit in find_matches(document, compile_matcher([one], [])).hits]


@pytest.mark.parametrize(
    ("metadata", "is_counted"),
    [
        (Metadata(outlet="The Daily Bugle", custom=(("desk", "World"),)), True),
        (Metadata(outlet="Evening Bugle", custom=(("desk", "world"),)), True),
        (Metadata(outlet="The Daily Bugle", custom=(("desk", "sports"),)), False),
        (Metadata(outlet="Daily Bugle", custom=(("desk", "world"),)), False),
        (Metadata(outlet="The Daily Bugle"), False),
        (Metadata(), False),
    ],
)
def test_a_term_counts_only_in_documents_within_all_its_scopes(metadata, is_counted) -> None:
    scopes = (Scope("outlet", ("the daily bugle", "evening*")), Scope("desk", ("world",)))
    one = lexicon(label("a", _limited("gang", *scopes)), label("b", "crew"))
    assert _labels_in(one, metadata) == (["a", "b"] if is_counted else ["b"])


def test_on_the_same_words_the_term_for_this_outlet_wins() -> None:
    one = lexicon(label("a", "gang"), label("z", _limited("gang", Scope("outlet", ("bugle",)))))
    assert _labels_in(one, Metadata(outlet="Bugle")) == ["z"]
    assert _labels_in(one, Metadata(outlet="Gazette")) == ["a"]


def test_an_exclusion_may_hold_for_one_desk_alone() -> None:
    gang = label("a", "gang", exclude=[_limited("the gang", Scope("desk", ("world",)))])
    assert _labels_in(lexicon(gang), Metadata(custom=(("desk", "world"),))) == []
    assert _labels_in(lexicon(gang), Metadata(custom=(("desk", "city"),))) == ["a"]


def test_hits_of_wanted_lexicons_are_those_that_they_have_among_all(examples: Path) -> None:
    road = open_road()
    n_left = n_all = 0
    for document in read_documents([str(examples)]):
        assert isinstance(document, Document)
        every = find_matches(document, road.matcher)
        for lexicon_id in sorted({hit.lexicon for hit in every.hits} | {"climate"}):
            wanted = find_matches(document, road.matcher, lexicons={lexicon_id})
            own = tuple(hit for hit in every.hits if hit.lexicon == lexicon_id)
            assert (wanted.hits, wanted.mentions) == (own, every.mentions)
            n_left += len(own)
        n_all += len(every.hits)
    assert n_left == n_all > 50


def test_a_condition_may_look_for_a_label_of_a_lexicon_that_is_not_wanted() -> None:
    rule = near("#towns/town")
    captures = lexicon(label("capture", term("captured", context=[rule])), name="captures")
    towns = lexicon(label("town", "town"), name="towns")
    matcher = compile_matcher([captures, towns], ())
    document = document_from_text("They captured the small town.")
    assert [hit.term for hit in find_matches(document, matcher).hits] == ["captured", "town"]
    (hit,) = find_matches(document, matcher, lexicons={"captures"}).hits
    assert hit.term == "captured"
