"""What a run is known by: all that its results depend on, its id, and where it grows."""

from __future__ import annotations

import json
from pathlib import Path

from framing import __version__
from framing.domain.digest import sha256
from framing.domain.frozen import replace
from framing.engine.request import RunRequest
from framing.lexicon.entities import entities_digest
from framing.pipeline import Road
from framing.read.documents import input_stamps
from framing.store.tables import SCHEMA as STORE_SCHEMA


def run_key(request: RunRequest, road: Road) -> dict[str, object]:
    """All that the results depend on, by name: tool, lexicons, inputs, options."""
    inputs = sha256()
    n_inputs = 0
    for stamp in input_stamps(request.paths, settings=request.plan.settings):
        inputs.update(repr(stamp).encode("utf-8", "surrogatepass"))
        n_inputs += 1
    plan = replace(request.plan, lexicon_paths=(), entity_paths=(), max_worker_bytes=0)
    return {
        "tool": __version__,
        "lexicons": road.digests,
        "entities": entities_digest(road.entities),
        "inputs": inputs.hexdigest(),
        "number of inputs": n_inputs,
        "options": repr(plan),
        "shard": list(request.shard),
        **({} if request.store is None else {"store": STORE_SCHEMA}),
    }


def ledger_key(key: dict[str, object]) -> dict[str, object]:
    """What the rows of a ledger depend on besides the articles."""
    return {name: key[name] for name in ("tool", "lexicons", "entities", "options")}


def run_id(key: dict[str, object]) -> str:
    """The name of a run: the same for the same tool, lexicons, inputs and options.

    It begins with a letter, so that no reader of the store takes `run=676003805584` for a number.
    """
    return "r" + sha256(json.dumps(key, sort_keys=True).encode()).hexdigest()[:12]


def unfinished_folder(request: RunRequest, key: dict[str, object]) -> Path:
    """Where a run grows until it is done: beside its results, or in its store.

    Raises:
        ValueError: the run has neither.
    """
    if request.out is not None:
        return request.out.with_name(f"{request.out.name}.unfinished")
    if request.store is not None:
        return request.store / f"{run_id(key)}.unfinished"
    raise ValueError("a run to files needs a file or a store")


def ledger_path(out: Path) -> Path:
    """Where the ledger of the results lies."""
    return out.with_name(f"{out.name}.ledger")
