"""Rows of a store's columns as numbers: like rows share one, over all parts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.parquet
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.store.columns import RowCodes, numbers_in

Rows = list[tuple[str | None, int, bool | None]]

rows = st.lists(
    st.tuples(
        st.sampled_from(["rebel", "", None, "Häuser"]),
        st.integers(-2, 2),
        st.sampled_from([True, False, None]),
    ),
    max_size=12,
)


def table_of(found: Rows) -> pyarrow.Table:
    columns = zip(*found, strict=True) if found else ((), (), ())
    kinds = (pyarrow.string(), pyarrow.int64(), pyarrow.bool_())
    arrays = [pyarrow.array(one, kind) for one, kind in zip(columns, kinds, strict=True)]
    return pyarrow.table(arrays, names=["label", "n", "is_negated"])


@settings(deadline=None)
@given(st.lists(rows, max_size=4))
def test_a_number_leads_back_to_its_row_and_like_rows_share_one(parts: list[Rows]) -> None:
    coded = RowCodes(("label", "n", "is_negated"))
    codes = [coded.of_table(table_of(part)).tolist() for part in parts]
    told = coded.rows_from(0)
    assert [[told[code] for code in part] for part in codes] == parts
    assert len(told) == len(coded) == len({row for part in parts for row in part})


def test_a_part_is_read_from_its_file(tmp_path: Path) -> None:
    found: Rows = [("rebel", 1, True), (None, 1, None), ("rebel", 1, True)]
    pyarrow.parquet.write_table(table_of(found), tmp_path / "part-0.parquet")
    coded = RowCodes(("label", "n", "is_negated"))
    assert coded.of(tmp_path / "part-0.parquet").tolist() == [0, 1, 0]
    assert coded.rows_from(1) == [(None, 1, None)]


def test_columns_of_more_values_than_a_number_holds_stay_apart() -> None:
    """Nine columns of 300 values each: 300 to the ninth is more than 64 bits hold."""
    source = np.random.default_rng(3)
    columns = [source.permutation(300) for _ in range(9)]
    names = [f"c{number}" for number in range(9)]
    table = pyarrow.table([pyarrow.array(one) for one in columns], names=names)
    coded = RowCodes(names)
    assert coded.of_table(table).tolist() == list(range(300))
    assert coded.of_table(table.slice(100, 50)).tolist() == list(range(100, 150))
    assert coded.rows_from(299) == [tuple(int(one[299]) for one in columns)]


def test_numbers_of_a_slice_are_those_of_the_slice() -> None:
    array = pyarrow.array([1, 2, 3, 4], pyarrow.int32())
    assert numbers_in(array.slice(1, 2)).tolist() == [2, 3]
    assert numbers_in(array.slice(4)).tolist() == []
