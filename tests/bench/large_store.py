"""A large store from a small one: `python tests/bench/large_store.py STORE LARGE N`.

The latest run is repeated under fresh ids until it has N documents. The words of each repetition
are told apart from those of the others, or every article would be a copy; texts and figures stay.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.parquet

from framing.engine.sharing import find_sharing
from framing.store.read import stored_run
from framing.store.sharing import write_sharing
from framing.store.tables import TABLES, TEXTS, record_path, table_folder

MIXER = 0x2545F4914F6CDD1D


def main(store: Path, large: Path, n_documents: int) -> None:
    """Write the store, part by part."""
    run = stored_run(store)
    repetitions = -(-n_documents // run.record["n_documents"])
    for table in TABLES:
        folder = table_folder(large, table, run.id)
        folder.mkdir(parents=True)
        parts = sorted(table_folder(store, table, run.id).glob("part-*.parquet"))
        for repetition in range(repetitions):
            for part in parts:
                rows = pyarrow.parquet.read_table(part, partitioning=None)
                name = f"part-{repetition:04}{part.stem.removeprefix('part-')}.parquet"
                fresh = _fresh(rows, repetition, has_words=table == TEXTS)
                pyarrow.parquet.write_table(fresh, folder / name, compression="zstd")
    sizes = ("n_documents", "n_hits", "n_counts")
    record = run.record | {size: repetitions * run.record[size] for size in sizes}
    path = record_path(large, run.id)
    path.parent.mkdir()
    path.write_text(json.dumps(record, indent=1))
    path.with_suffix(".skipped.jsonl").write_text("")
    write_sharing(large, run.id, find_sharing(large, run.id))


def _fresh(rows: Any, repetition: int, *, has_words: bool) -> Any:
    names = [f"{id}#{repetition}" for id in rows["document"].to_pylist()]
    at = rows.schema.get_field_index("document")
    rows = rows.set_column(at, "document", pyarrow.array(names))
    if has_words:
        words = rows["words"].combine_chunks()
        told = words.values.to_numpy() ^ np.int64(repetition * MIXER % (1 << 62))
        fresh = pyarrow.ListArray.from_arrays(words.offsets, pyarrow.array(told))
        rows = rows.set_column(rows.schema.get_field_index("words"), "words", fresh)
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
