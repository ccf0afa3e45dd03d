"""What came in, when, by whom, for which organ; its rows; and taking it back. Everything out."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.exchange.changes import TableDelta
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.stored import Values, row_stores
from huizhang.exchange.table import Table
from huizhang.exchange.undoing import UndoRefused
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.records import actions, lines
from huizhang.records.authority import Mandate, mandates
from huizhang.records.forms import ExportForm
from huizhang.records.tables import REGISTRY
from huizhang.records.views.asking import (
    crumbs,
    mandates_of,
    organ_name,
    record_rows,
    refused,
    school_mandate,
)
from huizhang.records.views.uploading import STATES, state_tabs
from huizhang.shell.pages import Crumb, page_of, reading, render_page


@require_safe
@login_required
@seeing
def imports(request: SeeingRequest) -> HttpResponse:
    """The newest first; a college sees what came in for it, the administrator that something came in."""
    held = mandates(request.user, timezone.localdate())
    if not request.sight.keeps_accounts:
        mandates_of(request)
    page = page_of(request, _visible(request, held))
    organs = {batch.organ: organ_name(batch.organ) for batch in page.object_list}
    rows = [(batch, organs[batch.organ], _sums(batch)) for batch in page.object_list]
    context = {"page": page, "rows": rows, "brings": bool(held), "whole": _whole(held)}
    return render(request, "records/imports.html", context)


@require_safe
@login_required
@seeing
def one_import(request: SeeingRequest, number: int) -> HttpResponse:
    batch = _batch(request, number)
    listed = set(batch.changes.values_list("table", flat=True)) & _rows_listed()
    names = {store.table.name: store.table for store in REGISTRY.stores}
    counts = [
        {
            "table": table,
            "name": lines.table_name(names[table], reading()) if table in names else table,
            "listed": table in listed,
            "states": [(state, states.get(state, 0)) for state in STATES[:3]],
        }
        for table, states in batch.counts.items()
    ]
    context = {"batch": batch, "organ": organ_name(batch.organ), "counts": counts, **crumbs()}
    return render(request, "records/import.html", context)


@require_safe
@login_required
@seeing
def import_rows(request: SeeingRequest, number: int, table: str) -> HttpResponse:
    """What an import created and changed in one table."""
    batch, asked = _batch(request, number), request.GET.get("state", "")
    kept = batch.changes.filter(table=table).first()
    if kept is None or table not in _rows_listed():
        raise Http404
    declared = next(store.table for store in REGISTRY.stores if store.table.name == table)
    states = lines.of_import(TableDelta.unpacked(bytes(kept.rows)))
    counts = {state: sum(each[0] == state for each in states) for state in STATES}
    page = page_of(request, [each for each in states if asked not in STATES or each[0] == asked])
    record_rows(request, declared, (declared.key_of(_named(declared, after)) for _, after, _ in page))
    context = {
        "page": page,
        "lines": list(lines.stored_lines(list(page), declared, reading())),
        "headers": lines.headers(declared, reading()),
        "name": lines.table_name(declared, reading()),
        "tabs": state_tabs(counts, asked),
        **crumbs(Crumb(batch.folder, f"/records/imports/{number}/")),
    }
    return render_page(request, "records/rows.html", "records/rows_part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def undo(request: SeeingRequest, number: int) -> HttpResponse:
    """What undoing does, in words, before it is done; why not, where it is refused."""
    batch = _batch(request, number)
    mandate = _mandate_for(batch, mandates_of(request))
    reasons: tuple[object, ...] = ()
    if request.method == "POST":
        try:
            with refused():
                actions.undo_import(request.user, batch=batch, organ=mandate.organ, college=mandate.college)
        except UndoRefused as error:
            reasons = error.reasons
        else:
            messages.success(
                request, gettext("The import is undone: the records are as they were before it.")
            )
            return redirect("records:import", number=number)
    context = {
        "batch": batch,
        "reasons": reasons,
        "sums": _sums(batch),
        **crumbs(Crumb(batch.folder, f"/records/imports/{number}/")),
    }
    return render(request, "records/undo.html", context, status=409 if reasons else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def export(request: SeeingRequest) -> HttpResponse | FileResponse:
    """The whole exchange folder as one .zip."""
    mandate = school_mandate(request)
    form = ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "records/export.html", {"form": form, **crumbs()})
    name = f"huizhang-{timezone.localdate().isoformat()}"
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    with TemporaryDirectory(prefix="huizhang-") as scratch, refused():
        folder = Path(scratch) / name
        actions.hand_out(request.user, folder, organ=mandate.organ, **form.cleaned_data)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, f"{name}/{path.name}")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.zip")


def _visible(request: SeeingRequest, held: list[Mandate]) -> QuerySet[ImportBatch]:
    batches = ImportBatch.objects.order_by("-pk")
    if _whole(held) or request.sight.keeps_accounts:
        return batches
    return batches.filter(college__in=[mandate.college for mandate in held])


def _batch(request: SeeingRequest, number: int) -> ImportBatch:
    """Raises PermissionDenied, and Http404 for what came in for somebody else."""
    batch = _visible(request, mandates_of(request)).filter(pk=number).first()
    if batch is None:
        raise Http404
    return batch


def _mandate_for(batch: ImportBatch, held: list[Mandate]) -> Mandate:
    return next(mandate for mandate in held if not mandate.college or mandate.college == batch.college)


def _whole(held: list[Mandate]) -> bool:
    return any(not mandate.college for mandate in held)


def _sums(batch: ImportBatch) -> dict[str, int]:
    return {state: sum(counts.get(state, 0) for counts in batch.counts.values()) for state in STATES[:3]}


def _named(table: Table, values: Values) -> dict[str, Any]:
    return dict(zip((column.name for column in table.columns), values, strict=False))


def _rows_listed() -> set[str]:
    return {store.table.name for store in row_stores(REGISTRY.stores)}
