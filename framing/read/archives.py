"""The members of zip and tar archives as streams; nothing is unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from framing.domain.frozen import dataclass
from framing.errors import Problem, UnreadableError
from framing.read.kinds import ARCHIVE_KINDS, READABLE, kind_of, remedy_for, suffix_of
from framing.read.packed import MAX_GROWTH, bomb, damaged, is_damage
from framing.read.sources import MANIFEST_NAMES

_ENCRYPTED = 0x1
_ALWAYS_ALLOWED = 64 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive and its bytes, to be read before the next member is asked for."""

    name: str
    kind: str
    file: IO[bytes]


def archive_members(
    file: io.BufferedReader, kind: str, *, place: str
) -> Iterator[Member | Problem]:
    """The readable members: of a zip by name, of a tar in its own order, and what is wrong.

    Hidden files are passed over, as in a folder; kinds that hold no articles are told of.
    """
    others: Counter[str] = Counter()
    read = _zip_members if kind == "zip" else _tar_members
    try:
        yield from read(file, place, others)
        if others:
            listed = ", ".join(f"{n} {suffix}" for suffix, n in sorted(others.items()))
            message = f"files of other kinds were left aside: {listed}"
            yield Problem(place, 0, 0, "other-files", message, f"Read are {READABLE}.")
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError) as error:
        message = f"the archive cannot be read: {str(error).lower() or 'it is damaged'}"
        yield Problem(place, 0, 0, "damaged-file", message, "Fetch or pack it anew.")
    except Exception as error:
        if not is_damage(error):
            raise
        yield damaged(place)


def refuse_zip_bomb(file: IO[bytes], *, max_bytes: int, place: str) -> None:
    """Nothing for an Office document or book whose parts unpack to less than `max_bytes`.

    Raises:
        UnreadableError: it is no zip file, is encrypted, or unpacks to more.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        message = "the file is damaged, or not of the kind that its name says"
        remedy = "Open it in the program that made it and save it anew."
        raise UnreadableError([Problem(place, 0, 0, "damaged-file", message, remedy)]) from error
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableError([_encrypted(place)])
    if sum(info.file_size for info in infos) > max_bytes:
        message = f"the file unpacks to more than {max_bytes:,} bytes"
        remedy = "Split it, or raise --max-megabytes."
        raise UnreadableError([Problem(place, 0, 0, "too-large", message, remedy)])
    file.seek(0)


def _zip_members(
    file: io.BufferedReader, place: str, others: Counter[str]
) -> Iterator[Member | Problem]:
    if not file.seekable():
        message = "a zip archive cannot be read from standard input"
        yield Problem(place, 0, 0, "not-seekable", message, "Give it as a file, or send a tar.")
        return
    with zipfile.ZipFile(file) as archive:
        infos = sorted((info for info in archive.infolist() if _is_file(info)), key=_name)
        packed = sum(info.compress_size for info in infos)
        if sum(info.file_size for info in infos) > max(_ALWAYS_ALLOWED, MAX_GROWTH * packed):
            raise bomb(place)
        for info in infos:
            kind = _kind_of_member(info.filename, place, others)
            if isinstance(kind, Problem):
                yield kind
            elif kind is not None and info.flag_bits & _ENCRYPTED:
                yield _encrypted(f"{place}/{info.filename}")
            elif kind is not None:
                with archive.open(info) as member:
                    yield Member(info.filename, kind, member)


def _is_file(info: zipfile.ZipInfo) -> bool:
    # `info.is_dir()` fails on a damaged entry without a name, which is told of like any unknown file.
    return not info.filename.endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _tar_members(
    file: io.BufferedReader, place: str, others: Counter[str]
) -> Iterator[Member | Problem]:
    with tarfile.open(fileobj=file, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                continue
            kind = _kind_of_member(info.name, place, others)
            if kind is None:
                continue
            if isinstance(kind, Problem):
                yield kind
            elif not info.isfile():
                message = "the archive holds a link or a device, which is not followed"
                remedy = "Pack the file itself."
                yield Problem(f"{place}/{info.name}", 0, 0, "outside-folder", message, remedy)
            else:
                member = archive.extractfile(info)
                if member is not None:
                    yield Member(info.name, kind, member)


def _kind_of_member(name: str, place: str, others: Counter[str]) -> str | Problem | None:
    """The kind of a member by its name; None for one that is passed over."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    inside = f"{place}/{name}"
    if name.startswith(("/", "\\")) or ".." in parts or (parts and parts[0].endswith(":")):
        message = "the name of this file in the archive leads out of the archive"
        return Problem(inside, 0, 0, "outside-folder", message, "Pack the archive anew.")
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return None
    kind = kind_of(name)
    if kind in ARCHIVE_KINDS:
        message = "an archive inside an archive is not read"
        return Problem(inside, 0, 0, "nested-archive", message, "Unpack the outer one.")
    if parts and parts[-1] in MANIFEST_NAMES:
        message = "a manifest inside an archive is not read; its metadata are missing"
        return Problem(inside, 0, 0, "packed-manifest", message, "Unpack it and give the folder.")
    remedy = remedy_for(name)
    if kind is None and remedy is not None:
        message = f"files of the kind {suffix_of(name)} are not read"
        return Problem(inside, 0, 0, "unsupported-kind", message, remedy)
    if kind is None:
        others[suffix_of(name) or "without suffix"] += 1
    return kind


def _encrypted(place: str) -> Problem:
    message = "the file is encrypted"
    return Problem(place, 0, 0, "encrypted", message, "Decrypt it and give the plain file.")
