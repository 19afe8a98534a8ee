"""The parser of command lines: a mistake is told in two lines, with what was probably meant."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """An `argparse` parser that does not print all its options where one is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, what was probably meant, and where the options stand."""
        meant = _meant(message, self._option_string_actions)
        near = f" Did you mean {meant}?" if meant else ""
        help = f"`{self.prog} --help` lists what it takes."
        self.exit(2, f"{self.prog}: error: {message}.{near}\n    {help}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print, and let it be known where there is no room: argparse passes over that."""
        if message:
            (file or sys.stderr).write(message)


_WRONG_OPTION = re.compile(r"unrecognized arguments:.*?(--[\w-]+)")
_WRONG_CHOICE = re.compile(r"invalid choice: '(.*?)' \(choose from (.*)\)")


def _meant(message: str, options: Iterable[str]) -> str | None:
    """The option or value that is most like the wrong one which a message names."""
    if wrong := _WRONG_OPTION.search(message):
        return _nearest(wrong[1], [name for name in options if name.startswith("--")])
    if wrong := _WRONG_CHOICE.search(message):
        return _nearest(wrong[1], [name.strip(" '") for name in wrong[2].split(",")])
    return None


def _nearest(word: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), None)
