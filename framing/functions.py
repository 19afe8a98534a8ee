"""Functions whose sources are written at run time, kept as expressions are: ADR 0015."""

from __future__ import annotations

import marshal
from types import CodeType

# The marshalled code of a source as an earlier start compiled it; code compiled in this one.
kept: dict[str, bytes] = {}
met: dict[str, CodeType] = {}


def function_code(source: str) -> CodeType:
    """The code of the one function that the source defines; for sources that never vary."""
    stored = kept.get(source)
    if stored is not None:
        code: CodeType = marshal.loads(stored)  # noqa: S302 -- of our own file, held against its checksum
        return code
    module = compile(source, "<frozen>", "exec")
    made = next(each for each in module.co_consts if isinstance(each, CodeType))
    met[source] = made
    return made


def to_keep() -> dict[str, bytes]:
    """What is kept and what was compiled in this start."""
    return kept | {source: marshal.dumps(made) for source, made in met.items()}
