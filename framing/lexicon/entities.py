"""Entities from files: the states, organisations, groups, persons and regions labels refer to.

A file holds any of the sections `states`, `regions`, `areas`, `organisations`, `groups`, `persons`
(id to names), `leaders` (state id to a list of names with years) and `additions` (further names
for an id declared elsewhere). The format is shown in `lexicons/entities/states.yml`.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator, Sequence

from framing.domain.digest import sha256
from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.errors import LexiconError, Problem
from framing.resources import LEXICON_FOLDER, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    _Row = Sequence[Entity]
else:
    _Row = Sequence


def load_entities(paths: Sequence[Path] = ()) -> tuple[Entity, ...]:
    """The shipped entities, followed by those of the given files, which may add names to them.

    Raises:
        LexiconError: a file is missing or wrong; carries every problem of every file.
    """
    files = entity_files(paths)
    stored: Any = compiled("entities", files, lambda: encode_entities(compile_entities(files)))
    return tuple(StoredEntities(*stored))


def entity_files(paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The shipped files and these.

    Raises:
        LexiconError: a file is missing.
    """
    from pathlib import Path  # a warm start lists no files

    folder, *_ = entity_sources(paths)
    shipped = [name for name in sorted(os.listdir(folder)) if name.endswith(".yml")]
    return (*(Path(folder, name) for name in shipped), *paths)


def entity_sources(paths: Sequence[Path] = ()) -> tuple[Path | str, ...]:
    """As `entity_files`, with the folder of the shipped ones in their place.

    Raises:
        LexiconError: a file is missing.
    """
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise LexiconError(_missing_file(path) for path in missing)
    return os.path.join(LEXICON_FOLDER, "entities"), *paths


def check_entity_files(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Every problem of these files beside the shipped ones; nothing is cached."""
    try:
        compile_entities(entity_files(paths))
    except LexiconError as error:
        return tuple(error.problems)
    return ()


def compile_entities(files: Sequence[Path]) -> tuple[Entity, ...]:
    """The entities of the files, read anew.

    Raises:
        LexiconError: something is wrong in a file; carries every problem of every file.
    """
    from framing.lexicon.entity_links import link_entities  # needs yaml, as a warm start must not

    return tuple(link_entities(files))


def encode_entities(entities: Sequence[Entity]) -> tuple[dict[str, bytes], str]:
    """The entities for `StoredEntities`, in their order, and their digest."""
    return {each.id: marshal.dumps(_fields(each)) for each in entities}, entities_digest(entities)


def entities_digest(entities: Sequence[Entity]) -> str:
    """SHA-256 over all that is known of the entities; of stored ones it lies at hand."""
    if isinstance(entities, StoredEntities):
        return entities.digest
    return sha256(repr(tuple(entities)).encode("utf-8", "surrogatepass")).hexdigest()


class StoredEntities(_Row):
    """Entities of which each is made when it is asked for: a text names few."""

    def __init__(self, stored: dict[str, bytes], digest: str) -> None:
        self._stored, self.digest = stored, digest
        self._made: dict[str, Entity] = {}
        self._places: dict[str, int] = {}

    def among(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        """Those that bear one of the ids, in the order of the files."""
        if not self._places:
            self._places = {each: place for place, each in enumerate(self._stored)}
        known = self._stored.keys() & set(ids)
        return tuple([self._entity(each) for each in sorted(known, key=self._places.__getitem__)])

    def __iter__(self) -> Iterator[Entity]:
        return map(self._entity, self._stored)

    def __len__(self) -> int:
        return len(self._stored)

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process as stored."""
        return StoredEntities, (self._stored, self.digest)

    def _entity(self, entity_id: str) -> Entity:
        entity = self._made.get(entity_id)
        if entity is None:
            fields: Any = marshal.loads(self._stored[entity_id])  # noqa: S302 -- encoded above
            entity = self._made[entity_id] = _entity_from(fields)
        return entity


def _missing_file(path: Path) -> Problem:
    message = "there is no such entity file"
    return Problem(str(path), 0, 0, "no-such-file", message, "Check the path; it names one file.")


_NameFields = tuple[str, str, int | None, int | None, bool]
_EntityFields = tuple[str, str, str, list[_NameFields], str | None, str | None, tuple[str, ...]]


def _fields(entity: Entity) -> _EntityFields:
    names = [
        (each.text, each.role.value, each.from_year, each.until_year, each.is_also_personal)
        for each in entity.names
    ]
    kind, title = entity.kind.value, entity.title
    return (entity.id, kind, title, names, entity.state, entity.foe, entity.called)


_KINDS = {kind.value: kind for kind in EntityKind}
_ROLES = {role.value: role for role in Role}


def _entity_from(fields: _EntityFields) -> Entity:
    entity_id, kind, title, names, state, foe, called = fields
    named = tuple(_name_from(*name) for name in names)
    return Entity(entity_id, _KINDS[kind], title, named, state, foe, called)


def _name_from(text: str, role: str, start: int | None, end: int | None, is_personal: bool) -> Name:
    return Name(text, _ROLES[role], start, end, is_personal)
