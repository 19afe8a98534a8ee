"""The entrance to lexicons: files to checked, expanded lexicons, every problem at its place."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from framing.domain.frozen import dataclass, replace
from framing.domain.lexicon import Lexicon
from framing.errors import LexiconError, Problem
from framing.lexicon.codec import decode_lexicon, encode_lexicon
from framing.lexicon.files import family, lexicon_files
from framing.resources import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True)
class LexiconCheck:
    """What a look at lexicon files gave: the lexicons and all that is wrong or doubtful.

    Where a problem is an error, the lexicons are incomplete and must not be used.
    """

    lexicons: tuple[Lexicon, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the files from loading."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load_lexicons(paths: Sequence[Path] = ()) -> tuple[Lexicon, ...]:
    """The lexicons of files and folders, by default the shipped ones, from the cache if fresh.

    Raises:
        LexiconError: something is wrong; it carries every problem of every file.
    """
    files = lexicon_files(paths)
    sources = tuple(dict.fromkeys(each for file in files for each in family(file)))
    names = "|".join(str(file) for file in files)
    with _without_collection():
        stored: Any = compiled(f"lexicons-{_short(names)}", sources, lambda: _compiled_form(files))
        return tuple(decode_lexicon(each) for each in stored)


def check_lexicons(paths: Sequence[Path] = ()) -> LexiconCheck:
    """As `load_lexicons`, but problems are handed back, warnings included, and nothing is cached.

    Raises:
        LexiconError: a path does not exist.
    """
    from framing.lexicon.checks import check_entities  # a warm start needs neither yaml nor rules
    from framing.lexicon.compile import compile_files
    from framing.lexicon.entities import load_entities
    from framing.lexicon.globs import wide_globs
    from framing.lexicon.problems import ProblemList

    lexicons, problems = compile_files(lexicon_files(paths))
    doubts = ProblemList()
    check_entities(lexicons, load_entities([]), doubts)
    found = {*problems, *doubts.problems, *wide_globs(lexicons)}
    return LexiconCheck(lexicons, tuple(sorted(with_source_lines(found))))


def with_source_lines(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, each with the line that it points at."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.source_line or not problem.line:
            yield problem
            continue
        if problem.path not in lines:
            text = Path(problem.path).read_text(encoding="utf-8-sig", errors="replace")
            lines[problem.path] = text.splitlines()
        # A fault at the end of the file may point behind its last line.
        line = "".join(lines[problem.path][problem.line - 1 : problem.line])
        yield replace(problem, source_line=line)


def _compiled_form(files: Sequence[Path]) -> object:
    from framing.lexicon.compile import compile_files  # as above

    lexicons, problems = compile_files(files)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise LexiconError(errors)
    return [encode_lexicon(lexicon) for lexicon in lexicons]


@contextmanager
def _without_collection() -> Iterator[None]:
    """Nothing of a lexicon is garbage, yet the collector would walk all of it again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _short(names: str) -> str:
    """A few letters that tell one choice of files from another."""
    from zlib import crc32

    return f"{crc32(names.encode()):08x}"
