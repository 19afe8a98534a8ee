"""Entity files taken together: one entity an id, its names from all files, its state known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from framing.domain.entity import Entity, EntityKind, Name
from framing.errors import LexiconError, Problem
from framing.lexicon.entity_source import Addition, Declaration, EntityFile, nearest


def link_entities(paths: Sequence[Path]) -> tuple[Entity, ...]:
    """The entities that the files declare together, in the order declared.

    Raises:
        LexiconError: with every problem of every file.
    """
    files = [EntityFile.read(path) for path in paths]
    declarations = list(chain.from_iterable(file.declarations for file in files))
    additions = list(chain.from_iterable(file.additions for file in files))
    by_id = {declared.id: declared for declared in reversed(declarations)}
    states = sorted(key for key, declared in by_id.items() if declared.kind is EntityKind.STATE)
    problems = [
        *chain.from_iterable(file.problems for file in files),
        *_duplicate_ids(declarations, by_id),
        *_unknown_states(declarations, states),
        *_unknown_ids(additions, sorted(by_id), states),
    ]
    if problems:
        raise LexiconError(problems)
    further: dict[str, list[Name]] = {}
    for addition in additions:
        further.setdefault(addition.id, []).extend(addition.names)
    return tuple(_entity(declared, further.get(declared.id, ())) for declared in declarations)


def _entity(declared: Declaration, further: Iterable[Name]) -> Entity:
    """The entity with all its names; the same name with the same years counts once."""
    names = tuple(dict.fromkeys((*declared.names, *further)))
    state = declared.state.text if declared.state is not None else None
    foe = declared.foe.text if declared.foe is not None else None
    kind, title = declared.kind, declared.title
    return Entity(declared.id, kind, title, names, state, foe, declared.called)


def _duplicate_ids(
    declarations: Iterable[Declaration], first_by_id: dict[str, Declaration]
) -> Iterator[Problem]:
    for declared in declarations:
        first = first_by_id[declared.id]
        if first is not declared:
            yield declared.file.problem(
                "duplicate-id",
                f"'{declared.id}' is declared twice; first at {first.place}",
                "Remove one. To give a known entity more names, put them under `additions:`.",
                at=declared.key,
            )


def _unknown_states(
    declarations: Iterable[Declaration], states: Sequence[str]
) -> Iterator[Problem]:
    for declared in declarations:
        for named in (declared.state, declared.foe):
            if named is not None and named.text not in states:
                yield declared.file.problem(
                    "unknown-state",
                    f"'{named.text}' is not the id of a state",
                    nearest(named.text, states),
                    at=named,
                )


def _unknown_ids(
    additions: Iterable[Addition], ids: Sequence[str], states: Sequence[str]
) -> Iterator[Problem]:
    for addition in additions:
        known = states if addition.is_leader else ids
        if addition.id not in known:
            code = "unknown-state" if addition.is_leader else "unknown-entity"
            what = "is not the id of a state" if addition.is_leader else "is declared in no file"
            message = f"'{addition.id}' {what}"
            remedy = nearest(addition.id, known)
            yield addition.file.problem(code, message, remedy, at=addition.key)
