"""Counts how news outlets name the same people, in whose voice, and shows the evidence.

`framing.read`, `framing.score`, `framing.compare`, `framing.load_lexicons` are those of
`framing.api`; they are imported when first used, so that the command line starts fast.
"""

__version__ = "0.1.0"

API = ("check", "compare", "load_lexicons", "open_road", "read", "score")


def __getattr__(name: str) -> object:
    if name in API:
        from importlib import import_module

        return getattr(import_module("framing.api"), name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")
