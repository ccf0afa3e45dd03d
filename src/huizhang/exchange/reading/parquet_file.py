"""A Parquet file as a grid; its column names are the header, row 1."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from huizhang.exchange.reading.grid import Grid
from huizhang.exchange.reading.layout import header_of
from huizhang.exchange.reading.parsed import Place, file_problem
from huizhang.exchange.table import Table
from huizhang.kernel.message import message

MOST_BYTES = 4 << 30


def read_parquet(path: Path, table: Table) -> Grid:
    """Text is read dictionary-encoded, so that a long text given once is held once. Raises FileProblems."""
    try:
        with pq.ParquetFile(path) as file:
            schema = file.schema_arrow
            unpacked = sum(
                file.metadata.row_group(group).total_byte_size for group in range(file.num_row_groups)
            )
        if unpacked > MOST_BYTES:
            raise file_problem(path.name, message("the file unpacks to more than 4 GB; split it into parts"))
        header = header_of(Place(path.name, None), [schema.names], table)
        text = [field.name for field in schema if _is_text(field.type)]
        read = pq.ParquetFile(path, read_dictionary=text).read()
        read.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        raise file_problem(
            path.name, message("the file is not a whole Parquet file; export or copy it again")
        ) from error
    _refuse_nested(path, read.schema)
    return Grid(Place(path.name, None), header, 2, tuple(read.columns))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _refuse_nested(path: Path, schema: pa.Schema) -> None:
    for field in schema:
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
            raise file_problem(
                path.name,
                message(
                    "the column {column} holds {kind}; only text, numbers, dates and booleans can be read",
                    column=field.name,
                    kind=str(kind),
                ),
            )
