"""`framing lsp`: the language server on standard input and output."""

from __future__ import annotations

import argparse

from framing.errors import InputError, Problem


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments; editors may give --stdio, which is what it does anyway."""
    parser.add_argument("--stdio", action="store_true", help="speak by standard input and output")


def run(_args: argparse.Namespace) -> int:
    """Serve one editor until it says goodbye.

    Raises:
        InputError: the extra with the language server is not installed.
    """
    try:
        from framing.lsp.server import make_server
    except ModuleNotFoundError as error:
        remedy = "Install it: pip install 'framing[lsp]'."
        message = f"the language server needs {error.name}"
        raise InputError(
            [Problem("framing lsp", 0, 0, "missing-extra", message, remedy)]
        ) from error
    make_server().start_io()
    return 0
