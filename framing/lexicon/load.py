"""The entrance to lexicons: files to checked, expanded lexicons, every problem at its place."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence

from framing.domain.frozen import dataclass, replace
from framing.domain.lexicon import Lexicon
from framing.errors import LexiconError, Problem
from framing.lexicon.files import family, lexicon_files
from framing.resources import compiled, without_collection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from framing.domain.entity import Entity

    _Row = Sequence[Lexicon]
else:
    _Row = Sequence


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
    made: list[Lexicon] = []

    def encoded() -> object:
        made.extend(compile_lexicons(files))
        from framing.lexicon.codec import encode_lexicon  # a desk looks at no lexicon

        return list(map(encode_lexicon, made))

    stored: Any = compiled("lexicons", sources_of(files), encoded)
    return tuple(made) or _decoded(stored)


def load_copy(path: Path) -> tuple[Lexicon, ...]:
    """The lexicon of a file that may be a copy under another name; its id is the one written in it.

    Raises:
        LexiconError: something else is wrong; it carries every problem of the file.
    """
    return compile_lexicons(lexicon_files([path]), tolerated=frozenset({"id-not-name"}))


def whole_lexicon(lexicon: Lexicon) -> Lexicon:
    """A loaded lexicon as its file has it, with drafts and what is retired."""
    from pathlib import Path  # a warm start needs none of these

    from framing.lexicon.compile import compile_files

    lexicons, _ = compile_files([Path(lexicon.path)])
    return lexicons[0]


def sources_of(files: Sequence[Path]) -> tuple[Path, ...]:
    """All that the lexicons in these files are made of: the files and those that they extend."""
    return tuple(dict.fromkeys(each for file in files for each in family(file)))


def compile_lexicons(
    files: Sequence[Path], *, tolerated: frozenset[str] = frozenset()
) -> tuple[Lexicon, ...]:
    """The lexicons of the files, read anew.

    Raises:
        LexiconError: something is wrong, apart from errors of the tolerated codes; it carries
            every problem of every file.
    """
    from framing.lexicon.compile import compile_files  # a warm start needs neither yaml nor rules

    with without_collection():
        lexicons, problems = compile_files(files)
    errors = [each for each in problems if each.severity == "error" and each.code not in tolerated]
    if errors:
        raise LexiconError(errors)
    return tuple([lexicon.live for lexicon in lexicons])


def encode_lexicons(
    lexicons: Sequence[Lexicon],
) -> tuple[tuple[dict[str, list[str]], dict[str, str]], bytes]:
    """The lexicons for a road: the ids of their labels and whom these refer to, and all else."""
    from framing.lexicon.codec import encode_lexicon

    encoded: Any = [encode_lexicon(each) for each in lexicons]
    return (label_ids(lexicons), referring(lexicons)), marshal.dumps(encoded)


def referring(lexicons: Sequence[Lexicon]) -> dict[str, str]:
    """What the labels of contrasts refer to, by `lexicon/contrast`, where the lexicon says so."""
    return {
        f"{lexicon.id}/{contrast.id}": contrast.refers_to.value
        for lexicon in lexicons
        for contrast in lexicon.contrasts
        if contrast.refers_to is not None
    }


def label_ids(lexicons: Sequence[Lexicon]) -> dict[str, list[str]]:
    """The ids of each lexicon's labels, by the lexicon's."""
    return {
        each.id: [label.id for contrast in each.contrasts for label in contrast.labels]
        for each in lexicons
    }


class StoredLexicons(_Row):
    """Lexicons that are made when somebody looks at one: a desk needs only their labels' ids."""

    def __init__(self, labels: dict[str, list[str]], encoded: bytes | memoryview) -> None:
        self.labels = labels
        self._encoded = encoded
        self._made: tuple[Lexicon, ...] | None = None

    def __iter__(self) -> Iterator[Lexicon]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def digests(self) -> dict[str, str]:
        """The digest of each lexicon, by its id; none is made for it."""
        from framing.lexicon.codec import stored_digest

        return dict(map(stored_digest, marshal.loads(self._encoded)))  # noqa: S302 -- as below

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process as stored."""
        return StoredLexicons, (self.labels, bytes(self._encoded))

    def _all(self) -> tuple[Lexicon, ...]:
        if self._made is None:
            self._made = _decoded(marshal.loads(self._encoded))  # noqa: S302 -- encoded above
        return self._made


def _decoded(stored: Any) -> tuple[Lexicon, ...]:
    from framing.lexicon.codec import decode_lexicon

    with without_collection():
        return tuple([decode_lexicon(each) for each in stored])


def check_lexicons(paths: Sequence[Path] = (), entities: Sequence[Entity] = ()) -> LexiconCheck:
    """As `load_lexicons`, but problems are handed back, warnings included, and nothing is cached.

    Conditions may name the entities, by default the shipped ones.

    Raises:
        LexiconError: a path does not exist.
    """
    from framing.lexicon.ambiguity import verbs_as_nouns
    from framing.lexicon.checks import check_entities  # a warm start needs neither yaml nor rules
    from framing.lexicon.compile import compile_files
    from framing.lexicon.entities import load_entities
    from framing.lexicon.globs import wide_globs
    from framing.lexicon.problems import ProblemList

    with without_collection():
        lexicons, problems = compile_files(lexicon_files(paths))
    doubts = ProblemList()
    live = tuple([lexicon.live for lexicon in lexicons])
    check_entities(live, entities or load_entities(), doubts)
    found = {*problems, *doubts.problems, *wide_globs(live), *verbs_as_nouns(live)}
    return LexiconCheck(lexicons, tuple(sorted(with_source_lines(found))))


def with_source_lines(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, each with the line that it points at."""
    from pathlib import Path

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
