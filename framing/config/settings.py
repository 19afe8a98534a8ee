"""Configuration: `framing.yml`, the nearest above a draft, with sections for desks and paths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache

from framing.domain.frozen import dataclass, replace
from framing.errors import InputError, LexiconError, Problem
from framing.resources import LEXICON_FOLDER, compiled, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from framing.config.report_section import ReportHouse

FILE_NAME = "framing.yml"


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How drafts are held against house rules.

    policies: names of shipped ones or paths. lexicons, entities: paths; none means those
    shipped. rules: patterns with a severity or `off`, the last one counts. fail_on: the least
    severity that fails, or `never`. show: the least severity that is shown. required: what a
    suppression must give. corpus: paths of the articles in which an editor's lexicon terms are
    counted. desk: the name of the desk whose section counts, of several the last. origins: the
    file and sections that the settings come from.
    """

    policies: tuple[str, ...] = ("advisory",)
    lexicons: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    fail_on: str = "error"
    show: str = "suggestion"
    required: tuple[str, ...] = ()
    has_document_rules: bool = True
    baseline: str | None = None
    corpus: tuple[str, ...] = ()
    desk: str | None = None
    origins: tuple[str, ...] = ("built-in defaults",)


def find_config(path: str) -> Path | None:
    """The nearest `framing.yml` in the folder of a file, or above it."""
    start = os.path.realpath(path)
    return nearest(FILE_NAME, start if os.path.isdir(start) else os.path.dirname(start))


def settings_for(path: str, config: Path | None, *, desk: str | None = None) -> CheckSettings:
    """The settings for a draft from a configuration file; without one the defaults.

    Sections count in this order: the whole file, the desk, the paths, each over the last;
    `rules` of a section come on top of those before it.

    Raises:
        LexiconError: the file has problems, all of them told.
        InputError: there is no such desk.
    """
    if config is None:
        return CheckSettings()
    stored = _stored(config, config.stat().st_mtime_ns)
    folder = config.resolve().parent
    settings = replace(_over(CheckSettings(), stored, folder), origins=(str(config),))
    for name, section in _sections(stored, _inside(path, folder), desk, config):
        settings = _over(settings, section, folder)
        settings = replace(settings, origins=(*settings.origins, name))
        if name.startswith(_DESK):
            settings = replace(settings, desk=name.removeprefix(_DESK))
    return settings


def desk_names(config: Path | None) -> tuple[str, ...]:
    """The desks that a configuration file names.

    Raises:
        LexiconError: the file has problems, all of them told.
    """
    if config is None:
        return ()
    return tuple(_stored(config, config.stat().st_mtime_ns).get("desks", {}))


def report_house(config: Path | None) -> ReportHouse:
    """How the house's reports look, by its configuration file; without one as shipped.

    Raises:
        LexiconError: the file has problems, all of them told.
    """
    from framing.config.report_section import ReportHouse, house_from  # a check needs no report

    if config is None:
        return ReportHouse()
    stored = _stored(config, config.stat().st_mtime_ns)
    return house_from(stored.get("report", {}), config.resolve().parent)


@lru_cache(maxsize=64)
def _stored(config: Path, _saved_at: int) -> dict[str, Any]:
    """The file's values, read anew when it was saved anew."""
    stored: Any = compiled("config", [config], lambda: _read(config))
    assert isinstance(stored, dict)
    return stored


_DESK = "desks: "


def _sections(
    stored: dict[str, Any], path: str, desk: str | None, config: Path
) -> Iterator[tuple[str, dict[str, Any]]]:
    desks: dict[str, dict[str, Any]] = stored.get("desks", {})
    if desk is not None and desk not in desks:
        remedy = f"Known are: {', '.join(desks)}." if desks else "Name it under `desks:`."
        message = f"there is no desk '{desk}'"
        problem = Problem(str(config), 0, 0, "unknown-desk", message, remedy)
        raise InputError([problem])
    for name, section in desks.items():
        is_meant = name == desk if desk else _matches(path, section.get("paths", []))
        if is_meant:
            yield f"{_DESK}{name}", section
    for pattern, section in stored.get("paths", {}).items():
        if _matches(path, [pattern]):
            yield f"paths: {pattern}", section


def _inside(path: str, folder: Path) -> str:
    from pathlib import Path, PurePosixPath  # here is a configuration, so it is loaded

    full = Path(path).resolve()
    return PurePosixPath(full.relative_to(folder)).as_posix() if full.is_relative_to(folder) else ""


def _matches(path: str, patterns: list[str]) -> bool:
    from fnmatch import fnmatchcase  # as above

    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _over(settings: CheckSettings, section: dict[str, Any], folder: Path) -> CheckSettings:
    """The settings with what the section gives put over them."""
    given: dict[str, Any] = {}
    for name, meant in _MEANT.items():
        if name in section:
            given[name] = tuple(meant(each, folder) for each in section[name])
    if "rules" in section:
        given["rules"] = (*settings.rules, *map(tuple, section["rules"]))
    for key, field in (("fail-on", "fail_on"), ("show", "show")):
        if key in section:
            given[field] = section[key]
    if "require" in section:
        given["required"] = tuple(section["require"])
    if "document-rules" in section:
        given["has_document_rules"] = section["document-rules"]
    if "baseline" in section:
        given["baseline"] = str(folder / section["baseline"])
    return replace(settings, **given)


def _policy(name: str, folder: Path) -> str:
    """A path is meant from the configuration's folder; a bare name is a shipped policy."""
    return str(folder / name) if name.endswith((".yml", ".yaml")) else name


def _lexicon(name: str, folder: Path) -> str:
    """A path is meant from the configuration's folder; a bare name that is none, a shipped lexicon."""
    path, shipped = str(folder / name), os.path.join(LEXICON_FOLDER, f"{name}.yml")
    is_id = "." not in name and "/" not in name and not os.path.exists(path)
    return shipped if is_id and os.path.isfile(shipped) else path


def _path(name: str, folder: Path) -> str:
    return str(folder / name)


# What the names of each list mean in a configuration of a folder.
_MEANT = {"policies": _policy, "lexicons": _lexicon, "entities": _path, "corpus": _path}


def _read(path: Path) -> dict[str, Any]:
    from framing.config.config_file import read_config  # a warm start reads no YAML

    stored, problems = read_config(path)
    if problems:
        raise LexiconError(problems)
    return stored
