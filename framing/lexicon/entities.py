"""Entities from files: the states, organisations, groups, persons and regions labels refer to.

A file holds any of the sections `states`, `regions`, `areas`, `organisations`, `groups`, `persons`
(id to names), `leaders` (state id to a list of names with years) and `additions` (further names
for an id declared elsewhere). The format is shown in `lexicons/entities/states.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.errors import LexiconError, Problem
from framing.resources import LEXICONS, compiled


def load_entities(paths: Sequence[Path] = ()) -> tuple[Entity, ...]:
    """The shipped entities, followed by those of the given files, which may add names to them.

    Raises:
        LexiconError: a file is missing or wrong; carries every problem of every file.
    """
    files = (*sorted((LEXICONS / "entities").glob("*.yml")), *paths)
    missing = [path for path in files if not path.is_file()]
    if missing:
        raise LexiconError(_missing_file(path) for path in missing)
    stored = compiled("entities", files, partial(_compile, files))
    assert isinstance(stored, list)  # what _compile returns
    return tuple(_entity_from(*fields) for fields in stored)


def _missing_file(path: Path) -> Problem:
    message = "there is no such entity file"
    return Problem(str(path), 0, 0, "no-such-file", message, "Check the path; it names one file.")


def _compile(files: Sequence[Path]) -> object:
    # Needs yaml, which a warm start does without.
    from framing.lexicon.entity_links import link_entities

    return [
        (
            entity.id,
            entity.kind.value,
            entity.title,
            entity.state,
            [_fields(n) for n in entity.names],
        )
        for entity in link_entities(files)
    ]


_Fields = tuple[str, str, int | None, int | None, bool]


def _fields(name: Name) -> _Fields:
    return (name.text, name.role.value, name.from_year, name.until_year, name.is_also_personal)


_KINDS = {kind.value: kind for kind in EntityKind}
_ROLES = {role.value: role for role in Role}


def _entity_from(
    entity_id: str, kind: str, title: str, state: str | None, names: list[_Fields]
) -> Entity:
    return Entity(entity_id, _KINDS[kind], title, tuple(_name_from(*name) for name in names), state)


def _name_from(text: str, role: str, start: int | None, end: int | None, is_personal: bool) -> Name:
    return Name(text, _ROLES[role], start, end, is_personal)
