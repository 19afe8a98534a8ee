"""Files of a house: which of them an editor has open, and what is wrong with the text so far."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from framing.check.policy_file import read_policy
from framing.config.config_file import read_config
from framing.config.settings import FILE_NAME, find_config, settings_for
from framing.desk.desk import unknown_labels
from framing.domain.closed import Enum
from framing.domain.entity import Entity
from framing.domain.lexicon import Label, Lexicon
from framing.errors import InputError, Problem
from framing.lexicon.entities import load_entities
from framing.lexicon.files import family, lexicon_files
from framing.lexicon.load import check_lexicons, label_ids, load_lexicons
from framing.lsp.drafts import DESKS

YAML_ENDINGS = (".yml", ".yaml")


class HouseFile(Enum):
    """What a YAML file is for."""

    LEXICON = "lexicon"
    POLICY = "policy"
    CONFIG = "config"


def is_yaml(path: str) -> bool:
    """Whether the file is YAML by its name."""
    return path.endswith(YAML_ENDINGS)


def house_file(path: str, text: str) -> HouseFile | None:
    """What the file is by its name, its first keys or its folder; None for other YAML files."""
    file = Path(path)
    if file.name == FILE_NAME:
        return HouseFile.CONFIG
    for kind in (HouseFile.LEXICON, HouseFile.POLICY):
        if text.startswith(f"{kind.value}:") or f"\n{kind.value}:" in text:
            return kind
    folders = {"lexicons": HouseFile.LEXICON, "policies": HouseFile.POLICY}
    return folders.get(file.parent.name)


def house_lexicons(path: str) -> tuple[Lexicon, ...]:
    """The lexicons that the nearest `framing.yml` names, else the shipped ones.

    Where they cannot be loaded these are the shipped ones: their own files tell why.
    """
    try:
        named = settings_for(path, find_config(path)).lexicons
        files = lexicon_files([Path(each) for each in named])
        return _loaded(files, tuple(file.stat().st_mtime_ns for file in files))
    except InputError:
        return load_lexicons()


def house_entities(path: str) -> tuple[Entity, ...]:
    """The shipped entities, and those that the nearest `framing.yml` names if they can be loaded."""
    try:
        return load_entities(
            [Path(each) for each in settings_for(path, find_config(path)).entities]
        )
    except InputError:
        return load_entities()


@lru_cache(maxsize=4)
def _loaded(files: tuple[Path, ...], _saved_at: tuple[int, ...]) -> tuple[Lexicon, ...]:
    return load_lexicons(files)


def house_rules(path: str) -> dict[str, str]:
    """The rules that the nearest `framing.yml` chooses from, by name, with what they say.

    None where that file or a policy cannot be read: these files tell why.
    """
    try:
        desk = DESKS.desk_of(settings_for(path, find_config(path)))
    except InputError:
        return {}
    return {rule.name: rule.message for rule in desk.rules}


def labels_of(lexicons: tuple[Lexicon, ...]) -> dict[str, Label]:
    """The labels as rules name them, `lexicon/label`."""
    return {
        f"{lexicon.id}/{label.id}": label
        for lexicon in lexicons
        for contrast in lexicon.contrasts
        for label in contrast.labels
    }


def problems_of(path: str, text: str, kind: HouseFile) -> tuple[Problem, ...]:
    """All that is wrong with the text as it stands in the editor, saved or not."""
    with as_file(path, text) as file:
        try:
            found = _problems(path, file, kind)
        except InputError as error:
            found = error.problems
        return tuple(replace(each, path=path) for each in found if each.path == str(file))


@contextmanager
def as_file(path: str, text: str) -> Iterator[Path]:
    """The text as a file of that name, with those beside it that it extends."""
    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        file = Path(folder, Path(path).name)
        file.write_text(text, encoding="utf-8", newline="")
        for parent in family(Path(path))[1:] if Path(path).is_file() else ():
            if parent.parent == Path(path).parent:
                shutil.copyfile(parent, Path(folder, parent.name))
        yield file


def _problems(path: str, file: Path, kind: HouseFile) -> tuple[Problem, ...]:
    if kind is HouseFile.CONFIG:
        return read_config(file)[1]
    if kind is HouseFile.LEXICON:
        return check_lexicons([file], house_entities(path)).problems
    policy, problems = read_policy(file, _as_written)
    return problems if policy is None else unknown_labels([policy], label_ids(house_lexicons(path)))


def _as_written(wording: str) -> tuple[str, str]:
    return wording, wording
