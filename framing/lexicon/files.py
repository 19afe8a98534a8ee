"""Which files a set of lexicons consists of: those named, those in folders, those extended."""

from __future__ import annotations

from collections.abc import Sequence

from framing.errors import LexiconError, Problem, missing_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_OTHER_FOLDERS = frozenset({"entities", "policies", "voice"})
_ENDINGS = (".yml", ".yaml")


def lexicon_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The lexicon files that the paths name, folders searched, each once; the shipped ones if none.

    A shipped lexicon may be named by its id alone, where no file or folder is called so.
    Lists of exceptions are among them; where the paths name nothing else, they hold for the
    shipped lexicons. Folders for entities, policies and voice are left out.

    Raises:
        LexiconError: a path does not exist, or no lexicon file is found.
    """
    from framing.resources import LEXICONS  # a path; a warm start does without

    found = dict.fromkeys(named_files(paths or (LEXICONS,)))
    if paths and all(map(is_exceptions_file, found)):
        found.update(dict.fromkeys(_files_in(LEXICONS)))
    return tuple(found)


def named_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """As `lexicon_files`, without the shipped lexicons for which a list of exceptions holds.

    Raises:
        LexiconError: a path does not exist, or no lexicon file is found.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in map(_shipped_or_itself, paths):
        files = _files_in(path) if path.is_dir() else (path,)
        if not path.exists():
            problems.append(_missing(path))
        elif not files:
            message, remedy = "no .yml or .yaml file in this folder", "Name another."
            problems.append(Problem(str(path), 0, 0, "no-lexicon", message, remedy))
        found.update(dict.fromkeys(files))
    if problems:
        raise LexiconError(problems)
    return tuple(found)


def _shipped_or_itself(path: Path) -> Path:
    """The file of the shipped lexicon that a bare id names; any other path as it is."""
    if path.suffix or path.name != str(path) or path.exists():
        return path
    from framing.resources import LEXICONS

    shipped = LEXICONS / f"{path}.yml"
    return shipped if shipped.is_file() else path


def _missing(path: Path) -> Problem:
    from framing.resources import LEXICONS

    if path.suffix or path.name != str(path):
        return missing_file(str(path))
    message = f"'{path}' is no shipped lexicon, and no file or folder"
    remedy = f"Shipped: {', '.join(each.stem for each in _files_in(LEXICONS))}."
    return Problem(
        str(path), 0, 0, "unknown-lexicon", message, f"{remedy} Name a file with its ending .yml."
    )


def _files_in(folder: Path) -> tuple[Path, ...]:
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in _ENDINGS
            and path.is_file()
            and not _OTHER_FOLDERS.intersection(path.relative_to(folder).parts[:-1])
        )
    )


def extended_file(path: Path) -> Path | None:
    """The file that a lexicon file extends, None where it extends none or that does not exist.

    A name with an ending is a file in the same folder or below it; an id is a file of that
    name beside it, or else a shipped lexicon.
    """
    from framing.resources import LEXICONS

    named = _top_line(path, "extends")
    if not named or named.startswith(("/", "~")) or ".." in named.split("/"):
        return None
    if named.endswith(_ENDINGS):
        candidates = [path.parent / named]
    else:
        candidates = [path.parent / f"{named}.yml", path.parent / f"{named}.yaml"]
        candidates.append(LEXICONS / f"{named}.yml")
    here = path.resolve()
    return next((each for each in candidates if each.is_file() and each.resolve() != here), None)


def family(path: Path) -> tuple[Path, ...]:
    """A file and all that it extends, itself first; a file that would come twice ends the row."""
    row = [path]
    seen = {path.resolve()}
    while (parent := extended_file(row[-1])) is not None and parent.resolve() not in seen:
        seen.add(parent.resolve())
        row.append(parent)
    return tuple(row)


def is_exceptions_file(path: Path) -> bool:
    """Whether a file is a list of exceptions and no lexicon."""
    return bool(_top_line(path, "exceptions")) and not _top_line(path, "lexicon")


def is_entity_file(path: Path) -> bool:
    """Whether a file says of itself that it holds entities: `entities:` begins one of its lines."""
    return _top_line(path, "entities") is not None and _top_line(path, "lexicon") is None


def _top_line(path: Path, key: str) -> str | None:
    """What stands under a key of the file itself, None where it has none.

    Read without YAML: a warm start needs none.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    sought = f"{key}:"
    at = 0 if text.startswith(sought) else text.find(f"\n{sought}") + 1
    if not text.startswith(sought, at):
        return None
    line = text[at:].split("\n", 1)[0].removeprefix(sought).strip()
    return line.partition(" #")[0].strip().strip("\"'")
