"""Libraries that only some engines need: imported when asked for, named where absent."""

from __future__ import annotations

import importlib
from typing import Any

from framing.errors import InputError, Problem


def import_engine(module: str, extra: str) -> Any:
    """The module.

    Raises:
        InputError: it is not installed; names the extra that brings it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f"the package {module.partition('.')[0]} is needed, which is not installed"
        remedy = f"Install it with `pip install 'framing[{extra}]'`."
        problem = Problem(f"--engine {extra}", 0, 0, "missing-extra", message, remedy)
        raise InputError([problem]) from error
