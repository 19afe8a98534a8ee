"""Makes the word index of a stored run: part by part, on any number of workers, and goes on."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import numpy as np

from framing import __version__
from framing.engine.index_part import METADATA, index_part, numbers_of, packed
from framing.match.index import Readings, spoken_variants
from framing.match.spelling import elision
from framing.store.arrays import ArrayFile, small, write_arrays
from framing.store.parts import part_rows
from framing.store.tables import DOCUMENTS, table_folder, write_whole
from framing.store.words import (
    RECORD,
    SCHEMA,
    TYPES,
    IndexRecord,
    WordIndex,
    index_folder,
    is_current,
    part_digest,
    texts_parts,
)


def make_index(store: Path, run: str, *, n_workers: int = 1) -> IndexRecord:
    """Make the word index of a run, unless it is there; parts that an interrupted making has
    left, of the same texts, are kept."""
    if is_current(store, run):
        return WordIndex(store, run).record
    folder = index_folder(store, run)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    texts = texts_parts(store, run)
    _make_parts([each for each in texts if not _is_made(folder, each)], store, run, n_workers)
    n_types = _join_types(folder, [each.stem for each in texts])
    facts = [ArrayFile(folder / f"{each.stem}.words").facts for each in texts]
    record = IndexRecord(
        schema=SCHEMA,
        tool=__version__,
        run=run,
        n_words=sum(each["n_words"] for each in facts),
        n_types=n_types,
        n_text_bytes=sum(each["n_text_bytes"] for each in facts),
        n_bytes=sum(path.stat().st_size for path in folder.glob("*.words")),
        parts={each.stem: part_digest(each) for each in texts},
    )
    write_whole(folder / RECORD, json.dumps(asdict(record), indent=1) + "\n")
    for spellings in folder.glob("*.spellings"):
        spellings.unlink()
    return record


def _is_made(folder: Path, texts: Path) -> bool:
    try:
        facts = ArrayFile(folder / f"{texts.stem}.words").facts
    except (OSError, ValueError):
        return False
    made_by = (facts["tool"], facts.get("schema"))
    is_same = facts["digest"] == part_digest(texts) and made_by == (__version__, SCHEMA)
    return is_same and (folder / f"{texts.stem}.spellings").exists()


def _make_parts(texts: Sequence[Path], store: Path, run: str, n_workers: int) -> None:
    tasks = [(each, store, run) for each in texts]
    if n_workers < 2 or len(tasks) < 2:
        for task in tasks:
            _make_part(task)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(n_workers, len(tasks)), mp_context=context) as pool:
        for _ in pool.map(_make_part, tasks):
            pass


def _make_part(task: tuple[Path, Path, str]) -> None:
    texts, store, run = task
    folder = index_folder(store, run)
    rows = part_rows(texts, ["text", "found", "gaps", "lengths"])
    about = part_rows(table_folder(store, DOCUMENTS, run) / texts.name, METADATA)
    arrays, facts, spellings = index_part(rows, about)
    (folder / f"{texts.stem}.spellings").write_bytes(b"\n".join(spellings))
    facts |= {"digest": part_digest(texts), "tool": __version__, "schema": SCHEMA}
    write_arrays(folder / f"{texts.stem}.words", arrays, facts)


def _join_types(folder: Path, parts: Sequence[str]) -> int:
    """Number the spellings of all parts, and write what each may be read as."""
    each = [(folder / f"{part}.spellings").read_bytes().split(b"\n") for part in parts]
    each = [spellings if spellings != [b""] else [] for spellings in each]
    types = sorted(set().union(*each))
    numbers = {spelling: number for number, spelling in enumerate(types)}
    readings = Readings()
    keys: dict[str, list[int]] = {}
    may_elide = np.zeros(len(types), np.uint8)
    for number, spelling in enumerate(types):
        word = spelling.decode()
        if word.isascii() and "'" not in word:
            keys.setdefault(word.lower(), []).append(number)
            continue
        folded, bare, _ = readings[word]
        may_elide[number] = elision(folded) > 0
        for key in {folded, bare, *spoken_variants(folded, bare)} - {""}:
            keys.setdefault(key, []).append(number)
    ordered = sorted(keys)
    firsts = np.cumsum([0, *map(len, each)])
    arrays = {
        **packed("type", types),
        "keys": np.frombuffer("\n".join(ordered).encode(), np.uint8),
        "key_types": numbers_of(chain.from_iterable(keys[key] for key in ordered)),
        "n_key_types": small(np.array([len(keys[key]) for key in ordered], np.int64)),
        "may_elide": may_elide,
        "type_chars": small(np.array([len(one.decode()) for one in types], np.int64)),
        "part_firsts": firsts,
        "part_types": numbers_of(numbers[one] for spellings in each for one in spellings),
    }
    write_arrays(folder / TYPES, arrays, {"n_types": len(types)})
    return len(types)
