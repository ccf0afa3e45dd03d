"""Transcripts as an immutable Parquet file whose name is the hash of what it says.

The same grades give the same file on every machine: rows are sorted by key, and the hash is the SHA-256
of the rows as JSON arrays, one a line, in the order of COLUMNS. Grades live only here, never in the
database; a standing can therefore always be traced to exactly the grades it came from.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from huizhang.kernel.message import Message, message

COLUMNS = ("student_no", "term", "course_code", "course", "credits", "score", "attempt")
SCHEMA = pa.schema([(name, pa.decimal128(6, 2) if name == "credits" else pa.string()) for name in COLUMNS])

# Sorting 2.4 million rows spills to disk above this.
_MEMORY_LIMIT = "400MB"
_BATCH_ROWS = 65_536

_CANONICAL = """
    SELECT student_no, term, course_code, nullif(course, '') AS course, credits::DECIMAL(6, 2) AS credits,
           nullif(score, '') AS score, coalesce(nullif(attempt, ''), '正常') AS attempt
    FROM {table}
"""
_SORTED = "ORDER BY student_no, term, course_code, attempt"
_LINES = (
    "SELECT to_json([student_no, term, course_code, course, credits::VARCHAR, score, attempt]) || chr(10)"
)
_MERGED = """
    SELECT * FROM old ANTI JOIN new USING (student_no, term, course_code, attempt)
    UNION ALL SELECT * FROM new
"""
_COMPARED = """
    SELECT count(*) FILTER (absent), count(*) FILTER (NOT absent AND differs),
           count(*) FILTER (NOT absent AND NOT differs)
    FROM (
        SELECT old.student_no IS NULL AS absent,
               (old.course, old.credits, old.score)
                   IS DISTINCT FROM (new.course, new.credits, new.score) AS differs
        FROM new LEFT JOIN old USING (student_no, term, course_code, attempt)
    )
"""

Grades: TypeAlias = pa.Table | duckdb.DuckDBPyRelation


@dataclass(frozen=True)
class Snapshot:
    """`content_hash` is 64 hexadecimal digits."""

    path: Path
    content_hash: str
    rows: int


@dataclass(frozen=True)
class Comparison:
    """How many rows of the newer grades are new, differ from, or equal the older ones with the same key."""

    new: int
    changed: int
    same: int


class DamagedSnapshot(Exception):
    """The file does not hold what its name says."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


def write_snapshot(grades: Grades, folder: Path) -> Snapshot:
    """Keep `grades` (COLUMNS, one row a key) in `folder`; a snapshot of the same content is reused."""
    with _engine(folder) as engine:
        _offer(engine, "grades", grades)
        return _write(engine, _CANONICAL.format(table="grades"), folder)


def open_snapshot(path: Path) -> Snapshot:
    """The snapshot in `path`, read in full to see that it fits its name. Raises DamagedSnapshot."""
    with _engine(path.parent) as engine:
        content_hash, rows = _digest(engine, path)
    if content_hash != path.stem:
        raise DamagedSnapshot(
            message(
                "the grades in {file} are not those that were stored (content {found}…); restore the file"
                " from a backup, or delete it and import the grades again",
                file=path.name,
                found=content_hash[:12],
            )
        )
    return Snapshot(path, content_hash, rows)


def merge(old: Snapshot, new: Grades) -> Snapshot:
    """A snapshot beside `old` in which rows of `new` replace those of the same key; absent rows stay."""
    with _both(old, new) as engine:
        return _write(engine, _MERGED, old.path.parent)


def compare(old: Snapshot, new: Grades) -> Comparison:
    """Count what merging `new` would do."""
    with _both(old, new) as engine:
        return Comparison(*engine.sql(_COMPARED).fetchall()[0])


@contextmanager
def _both(old: Snapshot, new: Grades) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine with `old` and `new`, both in canonical form."""
    with _engine(old.path.parent) as engine:
        _offer(engine, "given", new)
        engine.execute(f"CREATE TEMP TABLE new AS {_CANONICAL.format(table='given')}")
        engine.read_parquet(str(old.path)).create_view("old")
        yield engine


@contextmanager
def _engine(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".spill-", dir=folder) as spill,
        duckdb.connect(config={"memory_limit": _MEMORY_LIMIT, "temp_directory": spill}) as engine,
    ):
        yield engine


def _offer(engine: duckdb.DuckDBPyConnection, name: str, grades: Grades) -> None:
    """A relation of another connection comes over in batches."""
    batches = isinstance(grades, duckdb.DuckDBPyRelation)
    engine.register(name, grades.to_arrow_reader(_BATCH_ROWS) if batches else grades)


def _write(engine: duckdb.DuckDBPyConnection, rows: str, folder: Path) -> Snapshot:
    handle, name = tempfile.mkstemp(prefix=".writing-", suffix=".parquet", dir=folder)
    os.close(handle)
    unfinished = Path(name)
    try:
        engine.execute(
            f"COPY ({rows} {_SORTED}) TO '{_quoted(unfinished)}' (FORMAT parquet, COMPRESSION zstd)"
        )
        content_hash, count = _digest(engine, unfinished)
        path = folder / f"{content_hash}.parquet"
        if not path.exists():
            unfinished.chmod(0o444)
            _flush(unfinished)
            unfinished.replace(path)
        return Snapshot(path, content_hash, count)
    finally:
        unfinished.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """To the disk, so that a power cut leaves either the whole file or none."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _digest(engine: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, int]:
    """Hash and number of rows, read in the order of the file and never all at once."""
    digest, rows = sha256(), 0
    try:
        lines = engine.sql(f"{_LINES} AS line FROM read_parquet('{_quoted(path)}')")
        for batch in lines.to_arrow_reader(_BATCH_ROWS):
            digest.update(_text(batch.column(0)))
            rows += batch.num_rows
    except (duckdb.Error, pa.ArrowException) as unreadable:
        raise DamagedSnapshot(
            message(
                "the grades in {file} cannot be read; restore the file from a backup,"
                " or import the grades again",
                file=path.name,
            )
        ) from unreadable
    return digest.hexdigest(), rows


def _text(lines: pa.Array) -> memoryview | bytes:
    """The UTF-8 of all lines together, without a copy."""
    if not len(lines):
        return b""
    text = lines.cast(pa.string())
    offsets = memoryview(text.buffers()[1]).cast("i")
    return memoryview(text.buffers()[2])[offsets[text.offset] : offsets[text.offset + len(text)]]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
