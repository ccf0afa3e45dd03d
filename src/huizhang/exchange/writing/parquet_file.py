"""A table as .parquet: columns of text, whole numbers (int64) or days (date32)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from huizhang.exchange.writing.rows import Sheet


def write_parquet(folder: Path, sheet: Sheet) -> None:
    columns = list(zip(*sheet.rows, strict=True)) or [()] * len(sheet.header)
    arrays = [_array(list(cells)) for cells in columns]
    pq.write_table(pa.table(arrays, names=list(sheet.header)), folder / f"{sheet.name}.parquet")


def _array(cells: list[object]) -> pa.Array:
    """A column without any value is text."""
    array = pa.array(cells)
    return array.cast(pa.string()) if pa.types.is_null(array.type) else array
