"""Which articles an earlier run scored, and where in its files their rows stand.

A ledger lies beside the results of `--incremental` runs. With it the next run copies the rows of
articles that are as they were, and scores the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TextIO

from framing.domain.digest import fast_digest
from framing.domain.frozen import dataclass
from framing.engine.outcomes import Outcome
from framing.read.documents import RawDocument

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of an article in the files of an earlier run, and the lexicons that hit in it."""

    scores: str
    hits: str
    words_key: str
    lexicons: tuple[str, ...]


def raw_key(raw: RawDocument) -> str:
    """A digest of everything that the rows of an article depend on, lexicons and options apart."""
    # The line is left out: what stands above a record of a file does not change its rows.
    named = [raw.id, raw.kind, bool(raw.line), raw.fields, raw.defaults]
    digest = fast_digest(json.dumps(named).encode())
    content = raw.content
    digest.update(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    return digest.hexdigest()


def header_line(key: Mapping[str, object]) -> str:
    """The first line of a ledger: what the rows depend on besides the articles."""
    return json.dumps({"schema": _SCHEMA, **key}, sort_keys=True) + "\n"


def entry_line(key: str, outcome: Outcome, scores_at: int, hits_at: int) -> str:
    """The line of one article: its key and where its rows begin and how long they are."""
    n_scores, n_hits = len(outcome.scores.encode()), len(outcome.hits.encode())
    entry = [key, scores_at, n_scores, hits_at, n_hits, outcome.words_key, outcome.lexicons]
    return json.dumps(entry) + "\n"


class Ledger:
    """The ledger of an earlier run, open beside that run's files."""

    def __init__(self, lines: Iterator[str], scores: IO[bytes], hits: IO[bytes] | None) -> None:
        self._scores, self._hits = scores, hits
        # An unnamed database lies on disk and is removed with its connection.
        import sqlite3  # only where an earlier run is read

        self._index = sqlite3.connect("")
        self._index.execute("CREATE TABLE entries (key TEXT PRIMARY KEY, entry TEXT) WITHOUT ROWID")
        rows = ((json.loads(line)[0], line) for line in lines)
        self._index.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)

    def known(self, key: str) -> Known | None:
        """The rows of the article with this key, None where it was not scored as it is."""
        found = self._index.execute("SELECT entry FROM entries WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        _, scores_at, n_scores, hits_at, n_hits, words_key, lexicons = json.loads(found[0])
        scores = _slice(self._scores, scores_at, n_scores)
        hits = _slice(self._hits, hits_at, n_hits) if self._hits is not None else ""
        return Known(scores, hits, words_key, tuple(lexicons))


@contextmanager
def opened_ledger(
    path: Path, key: Mapping[str, object], *, out: Path, hits: Path | None
) -> Iterator[tuple[Ledger | None, tuple[str, ...]]]:
    """The ledger at this path and the lexicons that have changed since.

    None where there is none, where it is damaged or speaks of other options, or where the files
    that it points into have been touched: then everything is scored.
    """
    try:
        lines = path.open(encoding="utf-8")
    except OSError:
        yield None, ()
        return
    with lines:
        known, wanted = _header(lines), json.loads(header_line(key))
        before, now = known.pop("lexicons", {}), wanted.pop("lexicons", {})
        is_touched = known.pop("sizes", None) != sizes_of(out, hits)
        if known != wanted or is_touched:
            yield None, ()
            return
        changed = {id for id in {*before, *now} if before.get(id) != now.get(id)}
        with out.open("rb") as scores_file:
            hits_file = hits.open("rb") if hits is not None else None
            try:
                ledger = _ledger(lines, scores_file, hits_file)
                yield ledger, tuple(sorted(changed)) if ledger is not None else ()
            finally:
                if hits_file is not None:
                    hits_file.close()


def _header(lines: TextIO) -> dict[str, Any]:
    """What the first line tells; nothing where it is damaged."""
    try:
        known = json.loads(next(lines, "{}") or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _ledger(lines: TextIO, scores: IO[bytes], hits: IO[bytes] | None) -> Ledger | None:
    """The ledger, None where one of its lines is damaged."""
    try:
        return Ledger(iter(lines), scores, hits)
    except (ValueError, LookupError, TypeError):
        return None


def sizes_of(out: Path, hits: Path | None) -> list[int]:
    """The sizes of the result files in bytes, -1 for one that is gone."""
    paths = [out] if hits is None else [out, hits]
    return [path.stat().st_size if path.is_file() else -1 for path in paths]


def _slice(file: IO[bytes], start: int, length: int) -> str:
    file.seek(start)
    return file.read(length).decode("utf-8", "surrogatepass")
