"""Counts how news outlets name the same people, in whose voice, and shows the evidence.

The functions and settings that `API` names are those of `framing.api`; they are imported when
first used, so that the command line starts fast.
"""

import sys

__version__ = "0.1.0"

API = (
    "CompareSettings",
    "ReadSettings",
    "check",
    "compare",
    "load_lexicons",
    "open_road",
    "read",
    "score",
)


def __dir__() -> list[str]:
    return sorted({*globals(), *API})


def __getattr__(name: str) -> object:
    if name in API:
        from importlib import import_module

        return getattr(import_module("framing.api"), name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")


class Stage(type(sys)):  # type: ignore[misc]
    """A stage that bears the name of a function of `API`: called, it is that function.

    Whatever imports a part of a stage has Python set it as an attribute of this package.
    """

    def __call__(self, *args: object, **options: object) -> object:
        """What the function of the name gives."""
        from importlib import import_module

        function = getattr(import_module("framing.api"), self.__name__.partition(".")[2])
        return function(*args, **options)
