"""A folder in, a report out: the audit of an exchange folder in whatever database is current."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from huizhang.compliance.finding import Report
from huizhang.compliance.judging import judge
from huizhang.compliance.known import known
from huizhang.exchange.problems import Notice
from huizhang.exchange.reading import Folder, read_folder
from huizhang.exchange.reading.folder import Progress
from huizhang.exchange.reading.references import COLLEGES
from huizhang.exchange.table import Table, Vocabulary
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack
from huizhang.records.actions import take_in_unrecorded
from huizhang.records.tables import TABLES


def vocabulary_of(pack: Pack) -> Vocabulary:
    return Vocabulary(pack.organ_names, frozenset(pack.chains), frozenset(pack.rules))


def read(folder: Path, pack: Pack, progress: Progress, tables: Sequence[Table] = TABLES) -> Folder:
    """The `tables` of the folder in the words of the pack. Raises BadInput where it holds none of them."""
    unread = [table for table in TABLES if table not in tables]
    return read_folder(folder, tables, vocabulary_of(pack), progress, unread)


def unchecked(folder: Folder) -> tuple[Notice, ...]:
    """The tables that rows of `folder` name rows of and that it does not hold."""
    named = {
        str(column.refers_to): None
        for table in folder.declared.values()
        for column in table.columns
        if column.refers_to not in (None, COLLEGES)
    }
    return tuple(Notice(None, None, _absent(name)) for name in named if name not in folder.declared)


def _absent(table: str) -> Message:
    chinese = next(declared.zh for declared in TABLES if declared.name == table)
    return message(
        "the table {table} is missing: what names its rows was not checked, and what needs it cannot be told",
        table=f"{table}/{chinese}",
    )


def audit(folder: Folder, name: str, pack: Pack, as_of: date) -> Report:
    """Take the folder in through the importers, then judge every rule for every union.

    The folder is what was known on `as_of`. Raises BadInput with every problem.
    """
    take_in_unrecorded(folder=folder, name=name, effective_on=as_of)
    records, notices = known(as_of, pack)
    return judge(pack, records, notices)
