"""The side-car `.framing-suppressions.yml`: decisions about texts that hold no comments."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

from framing.domain.document import Document
from framing.domain.finding import Suppression
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.errors import LexiconError, Problem
from framing.resources import compiled, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = ".framing-suppressions.yml"
_KEYS = ("path", "rule", "text", "fingerprint", "reason", "until", "by")


@dataclass(frozen=True, slots=True)
class FiledSuppression:
    """A suppression from a side-car: for which paths below `folder` it holds."""

    folder: str
    pattern: str
    suppression: Suppression

    def applies_to(self, path: str) -> bool:
        """Whether the file lies where the pattern points."""
        from fnmatch import fnmatchcase  # most drafts have no side-car
        from pathlib import Path, PurePosixPath

        try:
            inside = Path(path).resolve().relative_to(self.folder)
        except ValueError:
            return False
        name = PurePosixPath(inside).as_posix()
        return self.pattern == name or fnmatchcase(name, self.pattern)

    def for_document(self, document: Document) -> Suppression:
        """The suppression with the whole document as its scope."""
        return replace(self.suppression, scope=Span(0, len(document.text)))


def find_suppression_file(path: str) -> Path | None:
    """The nearest side-car in the folder of a draft or above it."""
    return nearest(FILE_NAME, os.path.dirname(os.path.realpath(path)))


def load_suppressions(path: Path) -> tuple[FiledSuppression, ...]:
    """The suppressions of a side-car, from the cache where that is fresh.

    Raises:
        LexiconError: the file has problems, all of them told.
    """
    return _stored(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _stored(path: Path, _saved_at: int) -> tuple[FiledSuppression, ...]:
    """The file's entries, read anew when it was saved anew."""
    stored = compiled("suppressions", [path], lambda: _read(path))
    assert isinstance(stored, list)
    folder = str(path.resolve().parent)
    return tuple(_filed(entry, folder, str(path)) for entry in stored)


def _filed(entry: dict[str, str], folder: str, path: str) -> FiledSuppression:
    suppression = Suppression(
        rules=tuple(entry["rule"].split()),
        scope=Span(0, 0),
        reason=entry.get("reason", ""),
        until=entry.get("until"),
        author=entry.get("by", ""),
        origin="file",
        place=f"{path}:{entry['line']}",
        text=entry.get("text"),
        fingerprint=entry.get("fingerprint"),
    )
    return FiledSuppression(folder, entry["path"], suppression)


def _read(path: Path) -> list[dict[str, str]]:
    from framing.yaml_source import Mapping, Scalar, Sequence, plain, read_yaml

    file = read_yaml(path)
    problems = list(file.problems)
    root = file.root.get("suppressions") if isinstance(file.root, Mapping) else None
    if not isinstance(root, Sequence):
        remedy = "Write `suppressions:` and below it a list of `- path:` entries."
        problems.append(file.problem("missing-key", "no list of suppressions", remedy, at=None))
        raise LexiconError(problems)
    entries: list[dict[str, str]] = []
    for node in root.items:
        if not isinstance(node, Mapping):
            remedy = "Write `path:`, `rule:`, `reason:` below one dash."
            problems.append(file.problem("wrong-type", "an entry is a mapping", remedy, at=node))
            continue
        given = {key.text: _words(plain(value)) for key, value in node.pairs}
        for key, _ in node.pairs:
            if key.text not in _KEYS:
                message = f"'{key.text}' is not a key of a suppression"
                remedy = f"Known are: {', '.join(_KEYS)}."
                problems.append(file.problem("unknown-key", message, remedy, at=key))
        for needed in ("path", "rule"):
            if not given.get(needed):
                message = f"the suppression has no {needed}"
                remedy = f"Add `{needed}:`."
                problems.append(file.problem("missing-key", message, remedy, at=node))
        assert not isinstance(node, Scalar)
        entries.append({**given, "line": str(node.line)})
    if problems:
        raise LexiconError(_sorted(problems))
    return entries


def _words(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(set(problems))
