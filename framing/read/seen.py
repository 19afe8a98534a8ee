"""What has been met before, in bounded memory: beyond a number of keys they lie in a file."""

from __future__ import annotations

from framing.domain.digest import fast_digest
from framing.errors import Problem
from framing.read.raw import Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_MAX_IN_MEMORY = 200_000


class Seen:
    """Keys met so far and a note with each; two keys are one if their 128-bit digests agree."""

    def __init__(self, max_in_memory: int = _MAX_IN_MEMORY) -> None:
        self._max_in_memory = max_in_memory
        self._notes: dict[bytes, str] = {}
        self._file: sqlite3.Connection | None = None

    def is_new(self, key: str) -> bool:
        """Whether the key has not been met before; it has been from now on."""
        if self._file is None and len(self._notes) < self._max_in_memory:
            digest = _digest(key)
            if digest in self._notes:
                return False
            self._notes[digest] = ""
            return True
        if self.note_of(key) is not None:
            return False
        self.add(key)
        return True

    def note_of(self, key: str) -> str | None:
        """The note of a key, None for one that has not been met."""
        digest = _digest(key)
        note = self._notes.get(digest)
        if note is not None or self._file is None:
            return note
        found = self._file.execute("SELECT note FROM seen WHERE key = ?", (digest,)).fetchone()
        return None if found is None else str(found[0])

    def add(self, key: str, note: str = "") -> None:
        """Remember a key."""
        if len(self._notes) >= self._max_in_memory:
            self._spill()
        self._notes[_digest(key)] = note

    def _spill(self) -> None:
        """Move the keys to a temporary file that the database removes by itself."""
        import sqlite3  # only a large corpus needs it

        if self._file is None:
            self._file = sqlite3.connect("")
            self._file.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, note TEXT) WITHOUT ROWID")
            self._file.execute("PRAGMA journal_mode = OFF")
        rows = sorted(self._notes.items())
        self._file.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)
        self._file.commit()
        self._notes.clear()


class Repeats:
    """The ids that records gave themselves: each may come once in a corpus."""

    def __init__(self) -> None:
        self._seen = Seen()

    def problem_of(self, name: Name) -> Problem | None:
        """Why the record of this name is left out: its id has been met. None where it has not."""
        id, path, line = name
        if self._seen.is_new(id):
            return None
        message = f"the id '{id}' has been read before; this record is left out"
        remedy = "Give each record an id of its own."
        return Problem(path, line, int(line > 0), "repeated-id", message, remedy)


def _digest(key: str) -> bytes:
    return fast_digest(key.encode("utf-8", "surrogatepass")).digest()
