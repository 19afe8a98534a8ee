"""Closed sets of values that cost next to nothing to define.

A start of `framing check` defines about twenty. The standard `enum` takes as long to load as all of
them to define, and that four times as long as here; to look at the value of a member it calls a
function. What the classes are to their users is the same, see ADR 0005: members are single objects,
found by value and by name, in the order in which they are written.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which a start does without
if TYPE_CHECKING:
    from enum import Enum
    from typing import Any
else:

    class _Closed(type):
        """The type of a closed set."""

        def __new__(cls, name, bases, members):
            """The class with a member for each plain name; methods and `__names__` stay theirs."""
            if not bases:
                return super().__new__(cls, name, (), members)
            values = {key: value for key, value in members.items() if _is_member(key, value)}
            rest = {key: value for key, value in members.items() if key not in values}
            made = super().__new__(cls, name, bases, {"__slots__": (), **rest})
            by_name = {key: _member(made, key, value) for key, value in values.items()}
            by_value = {member.value: member for member in by_name.values()}
            if len(by_value) < len(by_name):
                raise TypeError(f"two members of {name} have one value")
            for key, value in (("_by_name", by_name), ("_by_value", by_value), *by_name.items()):
                type.__setattr__(made, key, value)
            return made

        def __call__(cls, value):
            """The member of this value."""
            try:
                return cls._by_value[value]
            except (KeyError, TypeError):
                if isinstance(value, cls):
                    return value
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            return cls._by_name[name]

        def __iter__(cls):
            return iter(cls._by_name.values())

        def __len__(cls):
            return len(cls._by_name)

        def __bool__(cls):
            return True

        def __contains__(cls, value):
            return isinstance(value, cls) or value in cls._by_value

        def __setattr__(cls, name, value):
            raise AttributeError(f"cannot reassign member {name!r}")

        @property
        def __members__(cls):
            return dict(cls._by_name)

    class Enum(metaclass=_Closed):
        """As `enum.Enum`, for members that are plain values, each once."""

        __slots__ = ("name", "value")

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __str__(self):
            return f"{self.__class__.__name__}.{self.name}"

        def __setattr__(self, name, value):
            raise AttributeError(f"cannot set {name!r} of a member")

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __reduce_ex__(self, protocol):
            return self.__class__, (self.value,)


__all__ = ["Enum", "words_of"]


def _is_member(key: str, value: object) -> bool:
    return not key.startswith("_") and not hasattr(value, "__get__")


def _member(cls: type, name: str, value: object) -> Any:
    member: Any = object.__new__(cls)
    object.__setattr__(member, "name", name)
    object.__setattr__(member, "value", value)
    return member


def words_of(listing: str) -> frozenset[str]:
    """The words of a listing, parted by white space."""
    return frozenset(listing.split())
