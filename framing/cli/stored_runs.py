"""`framing runs STORE`: the runs of a store, and what differs between two of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from framing.cli.output import counted
from framing.errors import InputError, Problem
from framing.store.read import (
    StoredRun,
    document_changes,
    label_changes,
    stored_run,
    stored_runs,
)
from framing.store.words import has_index

_OPTIONS = ("tool", "entities", "inputs", "options", "shard")


def print_stored(store: Path, ids: list[str]) -> None:
    """List the runs of a store, or compare the two whose ids begin so.

    Raises:
        InputError: one run is named, or there is no such run.
    """
    if not ids:
        lines = [_line(store, run) for run in stored_runs(store)]
        print("\n".join(lines) or "no whole run lies in this store")
        return
    if len(ids) != 2:
        named = f"{counted(len(ids), 'run')} {'was' if len(ids) == 1 else 'were'} named"
        message = f"{named}, and two are compared"
        raise InputError([Problem("RUN", 0, 0, "two-runs", message, "Name two, or none to list.")])
    before, after = (stored_run(store, id) for id in ids)
    print("\n".join(_comparison(store, before, after)))


def _line(store: Path, run: StoredRun) -> str:
    record = run.record
    written = datetime.datetime.fromtimestamp(run.changed_at, tz=datetime.UTC)
    part, of = record["shard"]
    shard = f"  part {part} of {of}" if of > 1 else ""
    return (
        f"{run.id}  {written:%Y-%m-%d %H:%M}  framing {record['tool']}  "
        f"{record['n_documents']:>9,} documents  {record['n_hits']:>11,} hits  "
        f"{record['n_skipped']:,} left out  {counted(len(record['lexicons']), 'lexicon')}{shard}"
        f"{'  words indexed' if has_index(store, run.id) else ''}"
    )


def _comparison(store: Path, before: StoredRun, after: StoredRun) -> Iterator[str]:
    yield f"{before.id} to {after.id}"
    others = [name for name in _OPTIONS if before.record.get(name) != after.record.get(name)]
    yield f"differ in: {', '.join(others) or 'nothing but the lexicons, if at all'}"
    both = sorted(before.lexicons.keys() & after.lexicons.keys())
    changed = [id for id in both if before.lexicons[id] != after.lexicons[id]]
    yield f"lexicons changed: {', '.join(changed) or 'none'}"
    for run, other in ((before, after), (after, before)):
        alone = sorted(run.lexicons.keys() - other.lexicons.keys())
        if alone:
            yield f"lexicons of {run.id} alone, not compared: {', '.join(alone)}"
    added, removed, altered = document_changes(store, before.id, after.id)
    yield f"documents: {added:,} added, {removed:,} gone, {altered:,} with another text"
    for change in label_changes(store, before.id, after.id):
        if change.lexicon not in both:
            continue
        difference = change.n_after - change.n_before
        name = f"{change.contrast}: {change.label}"
        yield f"  {name:40} {change.n_before:>10,} -> {change.n_after:>10,}  {difference:+,}"
