"""Counts how news outlets name the same people, in whose voice, and shows the evidence.

The functions and settings that `API` names are those of `framing.api`; they are imported when
first used, so that the command line starts fast.
"""

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
