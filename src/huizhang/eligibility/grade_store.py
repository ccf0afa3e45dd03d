"""Grades come in as a new Parquet snapshot; the database keeps only which one is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huizhang.eligibility import queries
from huizhang.eligibility.models import TranscriptSnapshot
from huizhang.eligibility.snapshot import COLUMNS, Snapshot, compare, merge, write_snapshot
from huizhang.exchange.stored import Counts
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message, message

# "3.50" as "3.5", "3.00" as "3"
TRAILING_ZEROS = r"\.?0+$"


@dataclass(frozen=True)
class GradeStore:
    table: Table

    def preview(self, rows: pa.Table) -> Counts:
        known = queries.newest_snapshot()
        if known is None:
            return Counts(new=len(rows), changed=0, same=0)
        compared = compare(known, rows.select(COLUMNS))
        return Counts(compared.new, compared.changed, compared.same)

    def apply(self, rows: pa.Table, on: date) -> tuple[Counts, dict[str, Any]]:
        counts = self.preview(rows)
        if not counts.new and not counts.changed:
            return counts, {}
        kept = TranscriptSnapshot.objects.create(**_facts(self._written(rows)), known_from=on)
        return counts, {"snapshot": kept.pk}

    def undo(self, change: Mapping[str, Any]) -> list[Message]:
        """The file stays: it is named by its content, and another snapshot may be the same."""
        if not change:
            return []
        if TranscriptSnapshot.objects.filter(pk__gt=change["snapshot"]).exists():
            return [message("grades were imported again after this import; undo the later import first")]
        TranscriptSnapshot.objects.filter(pk=change["snapshot"]).delete()
        return []

    def export(self) -> pa.Table:
        known = queries.newest_snapshot()
        if known is None:
            return pa.table({name: pa.array([], pa.string()) for name in COLUMNS})
        grades = pq.read_table(known.path)
        credits = pc.replace_substring_regex(grades["credits"].cast(pa.string()), TRAILING_ZEROS, "")
        return grades.set_column(COLUMNS.index("credits"), "credits", credits)

    def _written(self, rows: pa.Table) -> Snapshot:
        known = queries.newest_snapshot()
        grades = rows.select(COLUMNS)
        return merge(known, grades) if known else write_snapshot(grades, queries.transcripts_folder())


def _facts(snapshot: Snapshot) -> dict[str, Any]:
    return {"content_hash": snapshot.content_hash, "rows": snapshot.rows}
