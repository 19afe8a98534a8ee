"""Closed sets that are quick to define: to their users they are those of `enum`."""

from __future__ import annotations

import copy
import enum
import pickle
from typing import Any

import pytest

from framing.domain.attribution import Voice
from framing.domain.closed import Enum


class Tide(Enum):
    """How the water stands."""

    HIGH = "high"
    LOW = "low"
    SLACK = "slack"

    @property
    def is_moving(self) -> bool:
        """Whether it rises or falls."""
        return self is not Tide.SLACK

    def shown(self) -> str:
        """The word in a sentence."""
        return f"the tide is {self.value}"


class Usual(enum.Enum):
    """How the water stands."""

    HIGH = "high"
    LOW = "low"
    SLACK = "slack"

    @property
    def is_moving(self) -> bool:
        """Whether it rises or falls."""
        return self is not Usual.SLACK

    def shown(self) -> str:
        """The word in a sentence."""
        return f"the tide is {self.value}"


def told(closed: Any) -> object:
    """What a closed set says of itself, whatever its name."""
    low = closed.LOW
    facts = (
        [(each.name, each.value, str(each), repr(each), f"{each}") for each in closed],
        [each.is_moving for each in closed],
        (low.shown(), len(closed), bool(closed), closed.__doc__, closed.__module__),
        [closed("low") is low, closed(low) is low, closed["LOW"] is low, low in closed],
        [low == closed.LOW, low != closed.HIGH, low == "low", isinstance(low, closed)],
        [list(closed.__members__), {low: 1}[closed("low")], len({*closed, low})],
        [copy.copy(low) is low, copy.deepcopy([low])[0] is low],
        [pickle.loads(pickle.dumps(low, n)) is low for n in range(pickle.HIGHEST_PROTOCOL + 1)],
    )
    return repr(facts).replace(closed.__name__, "")


def test_a_closed_set_says_of_itself_what_the_standard_one_says() -> None:
    assert told(Tide) == told(Usual)


@pytest.mark.parametrize("closed", [Tide, Usual])
@pytest.mark.parametrize("value", ["ebb", None, ["high"]])
def test_a_value_of_no_member_is_an_error_that_names_it(closed: Any, value: object) -> None:
    with pytest.raises(ValueError, match=r"is not a valid (Tide|Usual)") as caught:
        closed(value)
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize("closed", [Tide, Usual])
def test_a_name_of_no_member_is_an_error(closed: Any) -> None:
    with pytest.raises(KeyError):
        closed["EBB"]


@pytest.mark.parametrize("closed", [Tide, Usual])
def test_members_stay_what_they_are(closed: Any) -> None:
    with pytest.raises(AttributeError):
        closed.LOW = "lower"
    with pytest.raises(AttributeError):
        closed.LOW.value = "lower"
    assert closed.LOW.value == "low"


def test_two_members_with_one_value_are_refused() -> None:
    with pytest.raises(TypeError, match="one value"):

        class Twice(Enum):
            ONE = "a"
            TWO = "a"


def test_the_domain_defines_its_sets_so() -> None:
    assert isinstance(Voice.OWN, Enum)
