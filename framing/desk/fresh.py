"""Desks of a process that stays: opened once, and anew once one of their files was saved."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from framing.config.settings import CheckSettings
from framing.desk.desk import Desk, forget_roads, open_desk

# The files behind one path of the settings, each with the time at which it was saved.
_Stamp = tuple[tuple[Path, int], ...]


class FreshDesks:
    """The desks of an editor's session or of a service; several threads may ask for them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, _Stamp] = {}
        self._desks: dict[tuple[CheckSettings, bool], tuple[tuple[_Stamp, ...], Desk]] = {}

    def desk_of(self, settings: CheckSettings, is_proof_required: bool = True) -> Desk:
        """The desk for these settings, the same object while none of its files was saved.

        Raises:
            LexiconError, InputError: as `open_desk`.
        """
        roads = (*settings.lexicons, *settings.entities)
        with self._lock:
            stamps = {path: _stamp_of(Path(path)) for path in (*settings.policies, *roads)}
            if any(self._seen.get(path) != stamps[path] for path in roads):
                forget_roads()  # other settings may have named the same lexicons before
            self._seen.update(stamps)
            key, stamp = (settings, is_proof_required), tuple(stamps.values())
            known = self._desks.get(key)
            if known is None or known[0] != stamp:
                desk = open_desk(settings, is_proof_required=is_proof_required)
                known = self._desks[key] = (stamp, desk)
            return known[1]


def _stamp_of(path: Path) -> _Stamp:
    files = [file for file in (path, *sorted(path.glob("*.y*ml"))) if file.exists()]
    return tuple((file, file.stat().st_mtime_ns) for file in files)
