from __future__ import annotations

import json
import stat
from decimal import Decimal
from hashlib import sha256

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huizhang.eligibility.snapshot import (
    COLUMNS,
    SCHEMA,
    Comparison,
    DamagedSnapshot,
    Snapshot,
    compare,
    merge,
    open_snapshot,
    write_snapshot,
)

FIRST = ("2024001", "2025-2026-1", "C1", "高等数学", Decimal("4.00"), "85", "正常")
SECOND = ("2024001", "2025-2026-1", "C2", None, Decimal("0.50"), None, "补考")


def table(*rows):
    return pa.Table.from_pylist([dict(zip(COLUMNS, row, strict=True)) for row in rows], SCHEMA)


def rows_of(snapshot):
    return [tuple(row.values()) for row in pq.read_table(snapshot.path).to_pylist()]


def test_a_snapshot_is_sorted_and_named_by_the_hash_of_its_rows_as_json_lines(tmp_path):
    snapshot = write_snapshot(table(SECOND, FIRST), tmp_path)
    lines = [
        json.dumps([*map(text, row)], ensure_ascii=False, separators=(",", ":")) for row in (FIRST, SECOND)
    ]
    expected = sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert snapshot == Snapshot(tmp_path / f"{expected}.parquet", expected, 2)
    assert rows_of(snapshot) == [FIRST, SECOND]
    assert open_snapshot(snapshot.path) == snapshot


def text(value):
    return None if value is None else str(value)


def test_the_same_grades_in_another_order_are_the_same_file_and_nothing_else_is_left(tmp_path):
    one = write_snapshot(table(FIRST, SECOND), tmp_path)
    assert write_snapshot(table(SECOND, FIRST), tmp_path) == one
    assert list(tmp_path.iterdir()) == [one.path]


def test_a_snapshot_can_only_be_read(tmp_path):
    mode = write_snapshot(table(FIRST), tmp_path).path.stat().st_mode
    assert stat.S_IMODE(mode) == 0o444


def test_an_empty_attempt_is_a_first_one_and_an_empty_score_is_not_known(tmp_path):
    bare = (*FIRST[:5], "", None)
    assert rows_of(write_snapshot(table(bare), tmp_path)) == [(*FIRST[:5], None, "正常")]


def test_a_relation_of_another_connection_gives_the_same_snapshot(tmp_path):
    with duckdb.connect() as other:
        other.register("grades", table(FIRST, SECOND))
        from_relation = write_snapshot(other.table("grades"), tmp_path)
    assert from_relation == write_snapshot(table(FIRST, SECOND), tmp_path)


def test_no_grades_at_all_are_a_snapshot_too(tmp_path):
    snapshot = write_snapshot(table(), tmp_path)
    assert (snapshot.rows, open_snapshot(snapshot.path)) == (0, snapshot)


def test_a_tampered_snapshot_is_refused(tmp_path):
    path = write_snapshot(table(FIRST), tmp_path).path
    path.chmod(0o644)
    pq.write_table(table((*FIRST[:5], "95", "正常")), path)
    with pytest.raises(DamagedSnapshot, match="are not those that were stored"):
        open_snapshot(path)


def test_a_truncated_snapshot_is_refused(tmp_path):
    path = write_snapshot(table(FIRST), tmp_path).path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(DamagedSnapshot, match="cannot be read"):
        open_snapshot(path)


def test_merging_updates_by_key_and_leaves_absent_rows_alone(tmp_path):
    old = write_snapshot(table(FIRST, SECOND), tmp_path)
    better, other = (*SECOND[:5], "70", "补考"), ("2024002", *FIRST[1:])
    update = table(better, other)
    assert compare(old, update) == Comparison(new=1, changed=1, same=0)
    merged = merge(old, update)
    assert rows_of(merged) == [FIRST, better, other]
    assert compare(merged, update) == Comparison(new=0, changed=0, same=2)
    assert rows_of(old) == [FIRST, SECOND]
