"""Our quick frozen classes are, to their users, what the standard ones are."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from framing.domain import frozen


@frozen.dataclass(frozen=True, slots=True)
class Quick:
    """A place with a default."""

    name: str
    places: tuple[int, ...] = ()

    @property
    def n_places(self) -> int:
        """How many."""
        return len(self.places)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """A place with a default."""

    name: str
    places: tuple[int, ...] = ()


def test_fields_replace_and_asdict_work_as_on_a_standard_one() -> None:
    quick, standard = Quick("a", (1,)), Standard("a", (1,))
    names = [field.name for field in dataclasses.fields(quick)]
    assert names == [field.name for field in dataclasses.fields(standard)]
    assert dataclasses.asdict(quick) == dataclasses.asdict(standard)
    assert dataclasses.replace(quick, name="b") == Quick("b", (1,))
    assert repr(quick) == repr(standard).replace("Standard", "Quick")


def test_values_compare_and_hash_by_their_fields_and_class() -> None:
    assert Quick("a") == Quick("a")
    assert hash(Quick("a")) == hash(Quick("a"))
    assert Quick("a") != Quick("b")
    assert Quick("a") != Standard("a")
    assert len({Quick("a"), Quick("a"), Quick("b")}) == 2


@pytest.mark.parametrize(
    "remake", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_copies_and_pickles_are_equal(remake) -> None:
    assert remake(Quick("a", (1, 2))) == Quick("a", (1, 2))


def test_nothing_can_be_changed_added_or_removed() -> None:
    value = Quick("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.other = "b"  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.name
    assert not hasattr(value, "__dict__")


def test_a_missing_or_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", other=1)  # type: ignore[call-arg]


def test_a_class_with_order_compares_as_a_standard_one() -> None:
    @frozen.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        n: int
        name: str = ""

    assert Ordered(1) < Ordered(2) <= Ordered(2, "") < Ordered(2, "a")
    assert sorted([Ordered(2), Ordered(1, "b"), Ordered(1)])[0] == Ordered(1)
    with pytest.raises(TypeError):
        assert Ordered(1) < (2, "")  # type: ignore[operator]


def test_a_class_with_a_field_of_its_own_takes_the_standard_way() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Filled:
        names: list[str] = dataclasses.field(default_factory=list)

    assert Filled().names is not Filled().names


def test_our_replace_is_the_standard_one_on_either_kind_of_class() -> None:
    for value in (Quick("a", (1,)), Standard("a", (1,))):
        assert frozen.replace(value, name="b") == dataclasses.replace(value, name="b")
        with pytest.raises(TypeError):
            frozen.replace(value, other=1)


@frozen.dataclass(frozen=True, slots=True)
class Wide:
    """More fields than are set one by one."""

    a: int
    b: int
    c: int
    d: int = 4
    e: int = 5
    f: tuple[int, ...] = ()


def test_a_class_of_many_fields_is_frozen_and_made_like_others() -> None:
    value = Wide(1, 2, c=3, f=(6,))
    assert type(value) is Wide
    assert (value.a, value.b, value.c, value.d, value.e, value.f) == (1, 2, 3, 4, 5, (6,))
    assert value == Wide(1, 2, 3, 4, 5, (6,)) != Wide(1, 2, 3)
    assert hash(value) == hash(Wide(1, 2, 3, f=(6,)))
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == value
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.a = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.f
    for wrong in ({}, {"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3, "g": 4}):
        with pytest.raises(TypeError):
            Wide(**wrong)


class Place(frozen.NamedTuple):
    """A named tuple with a default and a property."""

    first: int
    end: int = 7

    @property
    def n_tokens(self) -> int:
        """How many."""
        return self.end - self.first


def test_a_named_tuple_is_a_tuple_with_names() -> None:
    first, end = place = Place(3)
    assert (first, end) == (3, 7) == place == Place(end=7, first=3)
    assert place.n_tokens == 4
    assert place._replace(end=4) == (3, 4)
    assert place._asdict() == {"first": 3, "end": 7}
    assert repr(place) == "Place(first=3, end=7)"
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            Place(*wrong)
    with pytest.raises(AttributeError):
        place.first = 4  # type: ignore[misc]


@pytest.mark.parametrize(
    "remake", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_copies_of_a_named_tuple_are_equal_and_of_its_class(remake) -> None:
    again = remake(Place(1, 2))
    assert again == Place(1, 2)
    assert type(again) is Place
