"""Folders in, imports undone: acts like any other, recorded in the ledger; and folders out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.compliance.tasks import make_ready
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.queries import with_standings
from huizhang.exchange.changes import packed
from huizhang.exchange.exporting import export_folder
from huizhang.exchange.importing import Preview, take_in
from huizhang.exchange.models import ImportBatch, TableChange
from huizhang.exchange.problems import BadInput
from huizhang.exchange.queries import tables_given
from huizhang.exchange.reading import Folder
from huizhang.exchange.undoing import UndoRefused, take_back
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.actions import ActRefused
from huizhang.people.queries import Account
from huizhang.people.spelling import spell_new_names
from huizhang.records.authority import KEEPERS as KEEPERS
from huizhang.records.authority import Mandate, demand
from huizhang.records.of_college import problems_outside
from huizhang.records.rolling_over import Choices, completed
from huizhang.records.tables import AUDITED, REGISTRY
from huizhang.selection.tasks import judge_staff


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in: a folder, what it is called, and the day from which it is known."""

    folder: Folder
    name: str
    effective_on: date
    pack_hash: str


@transaction.atomic
def import_folder(
    actor: Account,
    *,
    organ: str,
    folder: Folder,
    name: str,
    effective_on: date,
    pack_hash: str = "",
    college: str = "",
) -> ImportBatch:
    """Take in `folder`, called `name`, whose facts are known from `effective_on`, on behalf of `organ`.

    With `college` for that college's organ, which may bring in rows of its own college only.
    Raises ActRefused; BadInput, with every problem and nothing written.
    """
    demand(actor, Mandate(organ, college), timezone.localdate())
    outside = problems_outside(folder, college) if college else []
    if outside:
        raise BadInput([*folder.problems, *outside])
    came = Coming(folder, name, effective_on, pack_hash)
    return _taken_in(actor, Mandate(organ, college), came, "import", {"college": college} if college else {})


@transaction.atomic
def roll_over(
    actor: Account,
    *,
    organ: str,
    folder: Folder,
    name: str,
    effective_on: date,
    choices: Choices,
    pack_hash: str = "",
) -> ImportBatch:
    """Begin an academic year with its roster: students arrive and change, and who left gets a status.

    Nobody is deleted; undone like any import. Raises ActRefused; BadInput, with nothing written.
    """
    demand(actor, Mandate(organ), timezone.localdate())
    whole = completed(folder, choices)
    came = Coming(whole.folder, name, effective_on, pack_hash)
    more = {"final_years": sorted(choices.final_years), "absent": choices.absent}
    return _taken_in(actor, Mandate(organ), came, "roll_over", more)


@transaction.atomic
def undo_import(actor: Account, *, batch: ImportBatch, organ: str, college: str = "") -> ImportBatch:
    """Take back everything that `batch` brought; a college, what came in for it.

    Raises ActRefused; UndoRefused with what rests on the import.
    """
    demand(actor, Mandate(organ, college), timezone.localdate())
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if college and locked.college != college:
        raise ActRefused(
            message("import {number} did not come in for {college}", number=batch.pk, college=college)
        )
    if locked.undone_at is not None:
        said = message("this import was undone by {who} already", who=locked.undone_by)
        raise UndoRefused([said])
    take_back(locked, REGISTRY.stores)
    locked.undone_at, locked.undone_by = timezone.now(), actor.name
    locked.save(update_fields=["undone_at", "undone_by"])
    payload = {"batch": locked.pk, "counts": locked.counts}
    ledger.record(actor.as_actor, act="undo_import", organ=organ, subject=locked.folder, payload=payload)
    transaction.on_commit(make_ready.enqueue, robust=True)
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


@transaction.atomic
def hand_out(actor: Account, folder: Path, *, organ: str, form: str, chinese: bool) -> dict[str, int]:
    """`export` on behalf of `organ`, recorded: grades and standings of everybody leave the program.

    Raises ActRefused, BadInput.
    """
    demand(actor, Mandate(organ), timezone.localdate())
    counts = export(folder, form=form, chinese=chinese)
    record_views(actor, student_nos=with_standings(), what="export", organs={organ})
    ledger.record(actor.as_actor, act="export", organ=organ, payload={"form": form, "rows": counts})
    return counts


def _taken_in(
    actor: Account, mandate: Mandate, coming: Coming, act: str, more: dict[str, Any]
) -> ImportBatch:
    taken = take_in(coming.folder, REGISTRY, coming.effective_on)
    spell_new_names()
    batch = ImportBatch.objects.create(
        account=actor,
        by=actor.name,
        organ=mandate.organ,
        college=mandate.college,
        folder=coming.name,
        effective_on=coming.effective_on,
        counts=taken.counts(),
    )
    TableChange.objects.bulk_create(_changes(batch, taken))
    ledger.record(
        actor.as_actor,
        act=act,
        organ=mandate.organ,
        subject=coming.name,
        pack_hash=coming.pack_hash,
        payload={"batch": batch.pk, "effective_on": coming.effective_on, "counts": batch.counts, **more},
    )
    transaction.on_commit(make_ready.enqueue, robust=True)
    transaction.on_commit(partial(judge_staff.enqueue, actor.pk), robust=True)
    return batch


def _changes(batch: ImportBatch, taken: Preview) -> list[TableChange]:
    rows = {plan.store.table.name: plan.delta.packed() for plan in taken.plans if plan.delta}
    bulk = {name: packed(change) for name, change in taken.bulk_changes.items()}
    return [TableChange(batch=batch, table=table, rows=kept) for table, kept in {**rows, **bulk}.items()]
