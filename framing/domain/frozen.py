"""Frozen slotted dataclasses and named tuples that cost next to nothing to define.

A start of `framing check` defines about a hundred of them and makes values of a third. The
standard decorator compiles six methods for each class, makes the class a second time, and needs
`inspect`; here `__init__` is compiled when the first value is made, and all else is shared. What
the classes are to their users is the same: `fields`, `replace` and `asdict` of `dataclasses` work,
they compare and hash by value, and they pickle. See ADR 0005.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType

from framing.functions import function_code

TYPE_CHECKING = False  # as in `typing`, which a start does without
if TYPE_CHECKING:
    from dataclasses import dataclass, replace
    from typing import Any, NamedTuple, Protocol, cast
else:
    Protocol = object

    def cast(_type, value):
        """As `typing.cast`."""
        return value

    def dataclass(cls=None, **options):
        """As `dataclasses.dataclass`; only plain frozen slotted classes take the short way."""
        if cls is None:
            return lambda decorated: dataclass(decorated, **options)
        is_quick = options.get("frozen") and options.get("slots") and _QUICK.issuperset(options)
        if is_quick and _is_plain(cls):
            return _defined(cls, options)
        import dataclasses

        return dataclasses.dataclass(cls, **options)

    def replace(value, /, **changes):
        """As `dataclasses.replace`."""
        cls = value.__class__
        if "_defaults_" not in cls.__dict__:
            import dataclasses

            return dataclasses.replace(value, **changes)
        return cls(**dict(zip(cls.__slots__, cls._values_(value), strict=True)) | changes)

    class _TupleMaker(type):
        """Makes of a class that lists its fields a subclass of tuple."""

        def __new__(cls, name, bases, members):
            return _named_tuple(name, members) if bases else super().__new__(cls, name, (), members)

    class NamedTuple(metaclass=_TupleMaker):
        """As `typing.NamedTuple`."""


__all__ = ["NamedTuple", "Protocol", "cast", "dataclass", "replace"]

_QUICK = frozenset({"frozen", "slots", "order", "eq"})
_FEW = 4  # fields that cost less one by one
_WRITTEN_BY_HAND = ("__init__", "__post_init__", "__eq__", "__hash__", "__repr__", "__lt__")


def _is_plain(cls: type) -> bool:
    """Whether the class has no base, no method that is shared here, and no `field()`."""
    members = cls.__dict__
    if cls.__bases__ != (object,) or any(name in members for name in _WRITTEN_BY_HAND):
        return False
    for name, annotation in cls.__annotations__.items():
        if "ClassVar" in str(annotation) or type(members.get(name)).__name__ == "Field":
            return False
    return True


def _named_tuple(name: str, members: dict[str, Any]) -> type:
    """The tuple class of these members; its `__new__` is compiled when it is first called."""
    names = tuple(members["__annotations__"])
    defaults = {field: members[field] for field in names if field in members}
    for number, field in enumerate(names):
        members[field] = _tuplegetter(number, field)
    members.update(
        __slots__=(),
        __match_args__=names,
        __new__=_created,
        _fields=names,
        _field_defaults=defaults,
        _replace=_replaced,
        _asdict=_as_dict,
        __repr__=_shown_tuple,
        __getnewargs__=_plain,
    )
    return type(name, (tuple,), members)


def _created(cls: Any, *values: Any, **named: Any) -> Any:
    """The `__new__` of a named tuple of which no value has been made yet."""
    names, defaults = cls._fields, cls._field_defaults
    code = _creator_of(len(names)).replace(co_varnames=("_cls", *names), co_name="__new__")
    cls.__new__ = FunctionType(code, {"_new": tuple.__new__}, "__new__", (*defaults.values(),))
    return cls.__new__(cls, *values, **named)


@cache
def _creator_of(n_fields: int) -> CodeType:
    """The code of a `__new__` with so many fields, compiled once for all classes that have them."""
    listed = "".join(f"_{number}, " for number in range(n_fields))
    return function_code(f"def made(_cls, {listed}): return _new(_cls, ({listed}))")


def _replaced(self: Any, /, **changes: Any) -> Any:
    values = [changes.pop(name, value) for name, value in zip(self._fields, self, strict=True)]
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return self.__class__(*values)


def _shown_tuple(self: Any) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{self.__class__.__name__}({values})"


def _as_dict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _plain(self: Any) -> tuple[Any, ...]:
    return tuple(self)


def _defined(cls: type, options: dict[str, bool]) -> type:
    """The class once more, with slots and methods."""
    members = dict(cls.__dict__)
    names = tuple(cls.__annotations__)
    members["_defaults_"] = {name: members.pop(name) for name in names if name in members}
    members.pop("__dict__", None)
    members.pop("__weakref__", None)
    members.update(_SHARED)
    members["_values_"] = values = attrgetter(*names) if len(names) > 1 else _values
    if options.get("eq", True):
        members.update(_by_value(values))
    if options.get("order"):
        members.update(_ORDER)
    members["__slots__"] = members["__match_args__"] = names
    return type(cls.__name__, (), members)


def _initialised(self: Any, *values: Any, **named: Any) -> None:
    """The `__init__` of a class of which no value has been made yet: it makes way for its own."""
    cls = self.__class__
    cls.__init__ = _initialiser(cls, cls.__slots__, cls._defaults_)
    cls.__init__(self, *values, **named)


def _initialiser(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """The `__init__` with the names of the class."""
    called: dict[str, Any] = {"co_name": "__init__", "co_qualname": f"{cls.__qualname__}.__init__"}
    scope: dict[str, object]
    if len(names) > _FEW:
        code = _opener_of(len(names))
        numbered = {f"_{number}": name for number, name in enumerate(names)}
        called["co_names"] = tuple([numbered.get(name, name) for name in code.co_names])
        scope = {"_set": object.__setattr__, "_closed": cls}
        scope["_open"] = type(cls.__name__, (), {"__slots__": names})
    else:
        # To set a slot by its descriptor costs less than to look for it by its name.
        code = _initialiser_of(len(names))
        scope = {f"_set_{number}": getattr(cls, name).__set__ for number, name in enumerate(names)}
    code = code.replace(co_varnames=("self", *names), **called)
    return FunctionType(code, scope, "__init__", (*defaults.values(),))


@cache
def _initialiser_of(n_fields: int) -> CodeType:
    """The code of an `__init__` with so many fields."""
    numbers = range(n_fields)
    parameters = "".join(f", _{number}" for number in numbers)
    lines = "".join(f"\n    _set_{number}(self, _{number})" for number in numbers)
    return function_code(f"def made(self{parameters}):{lines or ' pass'}")


@cache
def _opener_of(n_fields: int) -> CodeType:
    """The code of an `__init__` for many fields: the value is of an open class until all are set.

    To set a field of a class that refuses nothing is one step, and no call.
    """
    numbers = range(n_fields)
    parameters = "".join(f", _{number}" for number in numbers)
    lines = "".join(f"\n    self._{number} = _{number}" for number in numbers)
    return function_code(
        f"def made(self{parameters}):"
        f"\n    _set(self, '__class__', _open){lines}\n    self.__class__ = _closed"
    )


class _Described:
    """What `dataclasses.fields` and its like look for, made when they do."""

    def __get__(self, instance: object, cls: Any) -> dict[str, Any]:
        import dataclasses

        described = {}
        for name in cls.__slots__:
            known: Any = dataclasses.field(default=cls._defaults_.get(name, dataclasses.MISSING))
            known.name, known.type = name, cls.__annotations__[name]
            known._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
            described[name] = known
        cls.__dataclass_fields__ = described
        return described


def _by_value(values: Any) -> dict[str, Any]:
    """Equality and hash from all fields, read in one call."""

    def equal(self: Any, other: object) -> Any:
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__slots__])


def _is_less(self: Any, other: Any) -> Any:
    return _values(self) < _values(other) if other.__class__ is self.__class__ else NotImplemented


def _is_at_most(self: Any, other: Any) -> Any:
    return _values(self) <= _values(other) if other.__class__ is self.__class__ else NotImplemented


def _is_more(self: Any, other: Any) -> Any:
    return _values(self) > _values(other) if other.__class__ is self.__class__ else NotImplemented


def _is_at_least(self: Any, other: Any) -> Any:
    return _values(self) >= _values(other) if other.__class__ is self.__class__ else NotImplemented


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({values})"


def _refused(_self: Any, name: str, *_: object) -> None:
    import dataclasses

    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _restored(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {
    "__init__": _initialised,
    "__repr__": _shown,
    "__setattr__": _refused,
    "__delattr__": _refused,
    "__getstate__": _values,
    "__setstate__": _restored,
    "__dataclass_fields__": _Described(),
}
_ORDER = {
    "__lt__": _is_less,
    "__le__": _is_at_most,
    "__gt__": _is_more,
    "__ge__": _is_at_least,
}
