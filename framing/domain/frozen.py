"""Frozen slotted dataclasses that cost a quarter of the standard ones to define.

A start of `framing check` defines about ninety of them. The standard decorator compiles six
methods for each class and then makes the class a second time; here only `__init__` is compiled
and the other methods are shared. What the classes are to their users is the same: `fields`,
`replace` and `asdict` work, they compare and hash by value, and they pickle. See ADR 0005.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, **options):
        """As `dataclasses.dataclass`; only plain frozen slotted classes take the short way."""
        if cls is None:
            return lambda decorated: dataclass(decorated, **options)
        if options == {"frozen": True, "slots": True} and _is_plain(cls):
            return _defined(cls)
        return dataclasses.dataclass(cls, **options)


__all__ = ["dataclass"]

_WRITTEN_BY_HAND = ("__init__", "__post_init__", "__eq__", "__hash__", "__repr__")


def _is_plain(cls: type) -> bool:
    """Whether the class has no base, no method that is shared here, and no `field()`."""
    members = vars(cls)
    return (
        cls.__bases__ == (object,)
        and not any(name in members for name in _WRITTEN_BY_HAND)
        and not any(
            isinstance(members.get(name), dataclasses.Field) or "ClassVar" in str(annotation)
            for name, annotation in cls.__annotations__.items()
        )
    )


def _defined(cls: type) -> type:
    """The class once more, with slots and methods."""
    names = tuple(cls.__annotations__)
    members = {
        name: value
        for name, value in vars(cls).items()
        if name not in names and name not in ("__dict__", "__weakref__")
    }
    defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
    members.update(_SHARED, **_by_value(names))
    members["__slots__"] = members["__match_args__"] = names
    members["__init__"] = _initialiser(cls, names, defaults)
    members["__dataclass_fields__"] = _described(cls, names, defaults)
    return type(cls.__name__, (), members)


def _initialiser(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """The compiled `__init__`: names come from the class body, never from data."""
    parameters = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    lines = "".join(f"\n    _set(self, {name!r}, {name})" for name in names) or "\n    pass"
    scope = {f"_{name}": value for name, value in defaults.items()}
    scope["_set"] = object.__setattr__
    exec(f"def __init__(self, {parameters}):{lines}", scope)  # noqa: S102
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _described(
    cls: type, names: tuple[str, ...], defaults: dict[str, Any]
) -> dict[str, dataclasses.Field[Any]]:
    """What `dataclasses.fields`, `replace` and `asdict` look for."""
    described = {}
    for name in names:
        known: Any = dataclasses.field(default=defaults.get(name, dataclasses.MISSING))
        known.name, known.type = name, cls.__annotations__[name]
        known._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        described[name] = known
    return described


def _by_value(names: tuple[str, ...]) -> dict[str, Any]:
    """Equality, hash and pickled state from all fields, read in one call."""
    if len(names) > 1:
        values: Any = attrgetter(*names)
    else:

        def values(self: Any) -> tuple[Any, ...]:
            return tuple(getattr(self, name) for name in names)

    def equal(self: Any, other: object) -> Any:
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed, "__getstate__": lambda self: values(self)}


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({values})"


def _refused(_self: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _restored(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {
    "__repr__": _shown,
    "__setattr__": _refused,
    "__delattr__": _refused,
    "__setstate__": _restored,
}
