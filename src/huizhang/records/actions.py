"""Folders in, imports undone: acts like any other, recorded in the ledger; and folders out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from huizhang.exchange.changes import packed
from huizhang.exchange.exporting import export_folder
from huizhang.exchange.importing import Preview, take_in
from huizhang.exchange.models import ImportBatch, TableChange
from huizhang.exchange.queries import tables_given
from huizhang.exchange.reading import Folder
from huizhang.exchange.undoing import UndoRefused, take_back
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.records.tables import AUDITED, REGISTRY


@transaction.atomic
def import_folder(
    actor: Account, *, organ: str, folder: Folder, name: str, effective_on: date, pack_hash: str = ""
) -> ImportBatch:
    """Take in `folder`, called `name`, whose facts are known from `effective_on`, on behalf of `organ`.

    Raises BadInput, with every problem and nothing written.
    """
    taken = take_in(folder, REGISTRY, effective_on)
    batch = ImportBatch.objects.create(
        account=actor,
        by=actor.name,
        organ=organ,
        folder=name,
        effective_on=effective_on,
        counts=taken.counts(),
    )
    TableChange.objects.bulk_create(_changes(batch, taken))
    ledger.record(
        actor.as_actor,
        act="import",
        organ=organ,
        subject=name,
        pack_hash=pack_hash,
        payload={"batch": batch.pk, "effective_on": effective_on, "counts": batch.counts},
    )
    return batch


@transaction.atomic
def undo_import(actor: Account, *, batch: ImportBatch, organ: str) -> ImportBatch:
    """Take back everything that `batch` brought. Raises UndoRefused with what rests on it."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.undone_at is not None:
        said = message("this import was undone by {who} already", who=locked.undone_by)
        raise UndoRefused([said])
    take_back(locked, REGISTRY.stores)
    locked.undone_at, locked.undone_by = timezone.now(), actor.name
    locked.save(update_fields=["undone_at", "undone_by"])
    payload = {"batch": locked.pk, "counts": locked.counts}
    ledger.record(actor.as_actor, act="undo_import", organ=organ, subject=locked.folder, payload=payload)
    return locked


@transaction.atomic
def take_in_unrecorded(*, folder: Folder, name: str, effective_on: date) -> ImportBatch:
    """For a throw-away database: the same import, with nobody who acts and nothing to undo.

    Raises BadInput, with every problem and nothing written.
    """
    taken = take_in(folder, AUDITED, effective_on)
    return ImportBatch.objects.create(folder=name, effective_on=effective_on, counts=taken.counts())


def export(folder: Path, *, form: str, chinese: bool = False) -> dict[str, int]:
    """Write every table that was given or has rows into a new or empty folder: {table: number of rows}.

    `form` is csv, xlsx or parquet. Raises BadInput where the folder may not be written.
    """
    return export_folder(folder, REGISTRY.stores, form, chinese=chinese, empty=tables_given())


def _changes(batch: ImportBatch, taken: Preview) -> list[TableChange]:
    rows = {plan.store.table.name: plan.delta.packed() for plan in taken.plans if plan.delta}
    bulk = {name: packed(change) for name, change in taken.bulk_changes.items()}
    return [TableChange(batch=batch, table=table, rows=kept) for table, kept in {**rows, **bulk}.items()]
