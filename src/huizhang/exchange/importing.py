"""A folder into the database: what it would do, and doing it.

Writing runs inside the caller's transaction; who may import, undo and the ledger are the business of the
acts that call it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from huizhang.exchange import sql
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.planning import RowState, TablePlan, plan_table
from huizhang.exchange.problems import BadInput, Problem, in_order
from huizhang.exchange.reading import Folder, check_references
from huizhang.exchange.stored import BulkStore, Counts, Key, Store, Values, bulk_stores, row_stores

# rows after which the database's idea of its tables no longer holds
MANY = 1000

Known = Mapping[str, Set[Any]]
FolderCheck = Callable[[Folder, Known], Iterator[Problem]]
DatedCheck = Callable[[Folder, date], Iterator[Problem]]


@dataclass(frozen=True)
class Registry:
    """Every table, a table after those it refers to; checks that look across tables, or know the
    day; and what else is known to refer to, by name (`colleges`)."""

    stores: Sequence[Store | BulkStore]
    checks: tuple[FolderCheck, ...] = ()
    dated_checks: tuple[DatedCheck, ...] = ()
    names: Mapping[str, Callable[[], Set[str]]] = field(default_factory=dict)


@dataclass
class Preview:
    """What importing the folder does. `problems` are the folder's own and those that the database shows."""

    plans: list[TablePlan] = field(default_factory=list)
    bulk: list[tuple[BulkStore, pa.Table]] = field(default_factory=list)
    bulk_counts: dict[str, Counts] = field(default_factory=dict)
    bulk_changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def counts(self) -> dict[str, dict[str, int]]:
        """{table: {"new", "changed", "same", "error"}}; a bulk table's errors are among the problems."""
        rows = {plan.store.table.name: {**plan.counts._asdict(), "error": plan.errors} for plan in self.plans}
        bulk = {name: {**counts._asdict(), "error": 0} for name, counts in self.bulk_counts.items()}
        return {**rows, **bulk}

    def row_states(self, table: str) -> Iterator[RowState]:
        """The rows of a row table with their states and places."""
        return next(plan for plan in self.plans if plan.store.table.name == table).row_states()


def preview(folder: Folder, registry: Registry, on: date, refused: Sequence[Problem] = ()) -> Preview:
    """Nothing is written. `on` is the day from which the folder's facts are known.

    `refused` are problems found before; a row with a problem is compared with nothing that is stored.
    """
    planned = _planned(folder, registry, on, refused)
    if not planned.problems:
        planned.bulk_counts = {store.table.name: store.preview(rows) for store, rows in planned.bulk}
    return planned


def take_in(folder: Folder, registry: Registry, on: date) -> Preview:
    """Write every row, and return what was done; imports and undos happen one at a time.

    Raises BadInput before the first write where anything is wrong.
    """
    sql.lock(ImportBatch)
    planned = _planned(folder, registry, on)
    if planned.problems:
        raise BadInput(planned.problems)
    for plan in planned.plans:
        plan.store.insert(plan.created)
        plan.store.update(plan.changed)
    if sum(len(plan.created) + len(plan.changed) for plan in planned.plans) >= MANY:
        sql.renew_statistics()
    for store, rows in planned.bulk:
        name = store.table.name
        planned.bulk_counts[name], planned.bulk_changes[name] = store.apply(rows, on)
    return planned


def _planned(folder: Folder, registry: Registry, on: date, refused: Sequence[Problem] = ()) -> Preview:
    existing = _existing(folder, row_stores(registry.stores))
    known = _known(existing, registry)
    problems = [*folder.problems, *refused, *check_references(folder, known)]
    for check in registry.checks:
        problems.extend(check(folder, known))
    for dated in registry.dated_checks:
        problems.extend(dated(folder, on))
    wrong = {(one.file, one.sheet, one.row) for one in problems}
    plans = [
        plan_table(store, folder.tables[store.table.name], existing[store.table.name], on, wrong)
        for store in row_stores(registry.stores)
        if store.table.name in folder.tables
    ]
    problems.extend(problem for plan in plans for problem in plan.problems)
    bulk = [
        (store, folder.bulk[store.table.name])
        for store in bulk_stores(registry.stores)
        if store.table.name in folder.bulk
    ]
    return Preview(plans, bulk, problems=in_order(problems))


def _existing(folder: Folder, stores: Sequence[Store]) -> dict[str, dict[Key, Values]]:
    """The rows of the folder's tables and of those that they refer to."""
    wanted = set(folder.tables) | {
        str(column.refers_to) for table in folder.declared.values() for column in table.columns
    }
    return {store.table.name: store.existing() for store in stores if store.table.name in wanted}


def _known(existing: Mapping[str, Mapping[Key, Values]], registry: Registry) -> dict[str, Set[Any]]:
    """What may be referred to, by table; a table without a row in the database is not known at all."""
    tables = {name: {key[0] for key in rows} for name, rows in existing.items() if rows}
    others = {name: read() for name, read in registry.names.items()}
    return {**tables, **{name: names for name, names in others.items() if names}}
