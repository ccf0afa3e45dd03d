"""What an import would do, row by row; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from huizhang.exchange.changes import TableDelta
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading import ParsedRow, ParsedTable, Rejected
from huizhang.exchange.stored import Change, Counts, Key, Store, Values
from huizhang.kernel.message import message


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ERROR = "error"


STATES = {
    State.NEW: message("new"),
    State.CHANGED: message("changed"),
    State.SAME: message("same"),
    State.ERROR: message("error"),
}


class RowState(NamedTuple):
    """`before` is the stored row that a changed row replaces, column by column."""

    state: State
    row: ParsedRow | Rejected
    before: dict[str, Any] | None = None


@dataclass
class TablePlan:
    """What one table of a folder does to its store; `states` are of the parsed rows, in their order."""

    store: Store
    parsed: ParsedTable
    created: list[Values] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    states: list[tuple[State, Values | None]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        return Counts(len(self.created), len(self.changed), self.same)

    @property
    def errors(self) -> int:
        """Rows with problems, each once."""
        return len(self.parsed.rejected) + sum(state is State.ERROR for state, _ in self.states)

    @property
    def delta(self) -> TableDelta:
        return TableDelta(self.created, self.changed)

    def row_states(self) -> Iterator[RowState]:
        """Every row that could be read, in reading order, then the rejected ones."""
        names = [column.name for column in self.store.table.columns]
        for row, (state, before) in zip(self.parsed.rows, self.states, strict=True):
            yield RowState(state, row, None if before is None else dict(zip(names, before, strict=False)))
        for rejected in self.parsed.rejected:
            yield RowState(State.ERROR, rejected)


RowPlace = tuple[str | None, str | None, int | None]


def plan_table(
    store: Store,
    parsed: ParsedTable,
    existing: dict[Key, Values],
    on: date,
    wrong: Set[RowPlace] = frozenset(),
) -> TablePlan:
    """Compare the parsed rows with `existing`. Columns that the folder does not have stay as they are.

    Rows at the places `wrong` (file, sheet, row) have problems and are compared with nothing.
    """
    plan = TablePlan(store, parsed)
    table = store.table
    names = [column.name for column in table.columns]
    values_of, key_of = _getter(names), _getter(table.key)
    absent = _absent_positions(names, parsed.columns_present)
    for row in parsed.rows:
        if (row.file, row.sheet, row.row) in wrong:
            plan.states.append((State.ERROR, None))
            continue
        before = existing.get(key_of(row.values))
        values = values_of(row.values)
        if before is None:
            plan.created.append(store.stamped(values, on))
            plan.states.append((State.NEW, None))
            continue
        if absent:
            values = tuple(before[place] if place in absent else cell for place, cell in enumerate(values))
        if values == before[: len(values)]:
            plan.same += 1
            plan.states.append((State.SAME, None))
        else:
            _plan_change(plan, row, Change(before, store.stamped(values, on)), on)
    return plan


def _plan_change(plan: TablePlan, row: ParsedRow, change: Change, on: date) -> None:
    conflict = plan.store.conflict(change.before, on)
    if conflict is not None:
        plan.problems.append(Problem(row.file, row.sheet, row.row, None, None, conflict))
        plan.states.append((State.ERROR, change.before))
        return
    plan.changed.append(change)
    plan.states.append((State.CHANGED, change.before))


def _absent_positions(names: Sequence[str], present: Set[str]) -> frozenset[int]:
    return frozenset(place for place, name in enumerate(names) if name not in present)


def _getter(names: Sequence[str]) -> Any:
    """Always a tuple, which `itemgetter` gives for two names or more only."""
    if len(names) == 1:
        only = names[0]
        return lambda values: (values[only],)
    return itemgetter(*names)
