"""What an unfinished run has written so far, so that it can go on after any end, even kill -9.

A run writes into a folder beside its results. After each stretch of work it notes in a journal
how far it has come and how long each file is. To go on, files are cut back to the last note.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import IO

from framing.domain.frozen import dataclass
from framing.errors import InputError, Problem

_KEY, _JOURNAL, _FINISHED = "key.json", "journal", "finished"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: batches of the corpus dealt with, documents scored, skipped.

    `n_copied` of those scored were copied from an earlier run, `n_other` are in a language that
    no lexicon is written in, `n_odd_dates` have a date that is not understood.
    """

    n_batches: int = 0
    n_scored: int = 0
    n_skipped: int = 0
    n_copied: int = 0
    n_other: int = 0
    n_odd_dates: int = 0


_values = attrgetter(*Progress.__slots__)


class UnfinishedRun:
    """The folder of a run that is under way, with the files that it writes by their names."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.folder = folder
        self._names = tuple(names)
        self._files: dict[str, IO[bytes]] = {}
        self._journal: IO[bytes] | None = None

    def begin(self, key: Mapping[str, object]) -> Progress:
        """Start a run from nothing.

        Raises:
            InputError: an unfinished run lies there already, or the folder cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._open_journal()
            if (self.folder / _KEY).exists():
                message = "an unfinished run lies here"
                remedy = "Go on with it by --resume, or remove the folder to begin anew."
                raise self._refused("unfinished-run", message, remedy)
            os.truncate(self.folder / _JOURNAL, 0)  # of a run that was removed in part
            for name in self._names:
                self._files[name] = open(self.folder / name, "wb")  # noqa: SIM115  (closed by close)
            (self.folder / _KEY).write_text(_key_text(key), encoding="utf-8")
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            remedy = "Name a file in a folder that exists and that you may write to."
            raise self._refused("not-writable", message, remedy) from error
        return Progress()

    def resume(self, key: Mapping[str, object]) -> Progress:
        """Go on with the run that lies there; with none, start one.

        Raises:
            InputError: that run had other inputs, lexicons or options, or is still under way.
        """
        if not (self.folder / _KEY).exists():
            return self.begin(key)
        self._open_journal()
        self._refuse_other_key(key)
        lengths, progress = self._last_note()
        is_finished = (self.folder / _FINISHED).exists()
        for name in self._names:
            if is_finished and not (self.folder / name).exists():
                continue  # It was moved to its place before the end came.
            file = open(self.folder / name, "r+b")  # noqa: SIM115
            file.truncate(lengths.get(name, 0))
            file.seek(0, os.SEEK_END)
            self._files[name] = file
        return progress

    def write(self, name: str, text: str | bytes) -> int:
        """Add to a file; returns where in it the text begins."""
        file = self._files[name]
        start = file.tell()
        file.write(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return start

    def write_all(self, name: str, texts: Iterable[str]) -> None:
        """Add texts to a file one after the other: a joined one would be copied twice on its way."""
        self._files[name].writelines(text.encode("utf-8", "surrogatepass") for text in texts)

    def note(self, progress: Progress) -> None:
        """Note how far the run has come. What is written before it is kept, what follows is not."""
        if self._journal is None:
            raise RuntimeError("the run has not begun")
        for file in self._files.values():
            file.flush()
        lengths = {name: file.tell() for name, file in self._files.items()}
        self._journal.write(json.dumps([_values(progress), lengths]).encode() + b"\n")
        self._journal.flush()

    def read(self, name: str) -> bytes:
        """A file as it has been written so far."""
        self._files[name].flush()
        return (self.folder / name).read_bytes()

    def finish(self, places: Mapping[str, Path]) -> None:
        """Move the files to where they belong, each in one step, and remove the folder.

        The first named comes last: where it stands, all stand.
        """
        (self.folder / _FINISHED).touch()
        for name in reversed(self._names):
            file = self._files.get(name)
            if file is None:
                continue  # moved before an earlier end
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if name in places:
                os.replace(self.folder / name, places[name])
        self.discard()

    def close(self) -> None:
        """Leave the run as it is, to be resumed."""
        for file in (*self._files.values(), self._journal):
            if file is not None:
                file.close()

    def broken_off(self, error: OSError) -> InputError:
        """The error to be told where the system takes no more; what was noted stays."""
        where = f": {error.filename}" if error.filename else ""
        message = f"cannot go on: {(error.strerror or str(error)).lower()}{where}"
        remedy = "Make room or mend the place; the same command with --resume goes on."
        return self._refused("broken-off", message, remedy)

    def discard(self) -> None:
        """Remove the run."""
        self.close()
        with suppress(OSError):  # what others have put there stays
            for path in self.folder.iterdir():
                path.unlink()
            self.folder.rmdir()

    def _open_journal(self) -> None:
        """Open the journal for this process alone: two that write one run would spoil it.

        Raises:
            InputError: another process has it open.
        """
        self._journal = open(self.folder / _JOURNAL, "ab")  # noqa: SIM115  (closed by close)
        is_ours = _lock(self._journal)
        if not is_ours or not (self.folder / _JOURNAL).exists():  # its run ended meanwhile
            message = "another run is writing here at this moment"
            remedy = "Wait until it has ended, or write to another place."
            raise self._refused("run-under-way", message, remedy)

    def _refuse_other_key(self, key: Mapping[str, object]) -> None:
        try:
            known = json.loads((self.folder / _KEY).read_text(encoding="utf-8"))
        except ValueError:
            known = {}
        wanted = json.loads(_key_text(key))
        others = sorted(name for name in {*known, *wanted} if known.get(name) != wanted.get(name))
        if others:
            message = f"the unfinished run differs in: {', '.join(others)}"
            remedy = "Give what it was begun with, or remove the folder to begin anew."
            raise self._refused("other-run", message, remedy)

    def _last_note(self) -> tuple[dict[str, int], Progress]:
        """The last note that is whole and whose files are long enough; cuts off what follows."""
        path = self.folder / _JOURNAL
        paths = {name: self.folder / name for name in self._names}
        sizes = {name: p.stat().st_size for name, p in paths.items() if p.exists()}
        lengths, progress, end = dict.fromkeys(self._names, 0), Progress(), 0
        at = 0
        for line in path.read_bytes().splitlines(keepends=True):
            at += len(line)
            note = _note_of(line)
            if note is None or any(note[0].get(name, 0) > size for name, size in sizes.items()):
                break
            lengths, progress, end = note[0], note[1], at
        os.truncate(path, end)
        return lengths, progress

    def _refused(self, code: str, message: str, remedy: str) -> InputError:
        """The error to be told, with the run left as it is."""
        with suppress(OSError):  # what has not reached the disk cannot be kept
            self.close()
        return InputError([Problem(self.folder.as_posix(), 0, 0, code, message, remedy)])


def _lock(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; False where another process keeps it locked.

    Workers of a run that was killed hold its lock for a moment longer, so it is tried for a second.
    Where the system knows no locks, files count as locked.
    """
    try:
        import fcntl
    except ImportError:  # absent on Windows
        return True
    for _ in range(_N_TRIES):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(1 / _N_TRIES)
        except OSError:
            return True
        else:
            return True
    return False


_N_TRIES = 20


def _key_text(key: Mapping[str, object]) -> str:
    return json.dumps(key, indent=1, sort_keys=True, ensure_ascii=False)


def _note_of(line: bytes) -> tuple[dict[str, int], Progress] | None:
    """The note of a line; None for one that was cut off while it was written."""
    if not line.endswith(b"\n"):
        return None
    try:
        counted, lengths = json.loads(line)
        return {str(name): int(n) for name, n in lengths.items()}, Progress(*map(int, counted))
    except (ValueError, TypeError):
        return None
