"""Counts how news outlets name the same people, in whose voice, and shows the evidence.

`framing.read`, `framing.score`, `framing.compare`, `framing.load_lexicons` are those of
`framing.api`; they are imported when first used, so that the command line starts fast.
"""

__version__ = "0.1.0"

_API = ("check", "compare", "load_lexicons", "open_road", "read", "score")


def __getattr__(name: str) -> object:
    if name in _API:
        from importlib import import_module

        api = import_module("framing.api")
        # The stages `framing.score` and `framing.compare` are modules, which the import above has
        # set as attributes of this package; to its users the names mean the functions.
        globals().update({known: getattr(api, known) for known in _API if hasattr(api, known)})
        return getattr(api, name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")
