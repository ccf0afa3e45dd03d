"""Imports as JSON: what came in, and folders of tables sent by a program."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from huizhang.compliance.queries import plan_on
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.problems import BadInput
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require
from huizhang.records import actions, previewing, uploads
from huizhang.records.authority import Mandate, mandates
from huizhang.records.forms import UploadForm
from huizhang.records.uploads import Upload
from huizhang.shell.api import REFUSALS, Paged, paged
from huizhang.shell.pages import ROWS_A_PAGE

router = Router(tags=["records"])
MEGABYTE = 1024 * 1024
MULTIPART = {
    "required": ["files"],
    "type": "object",
    "properties": {
        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
        "effective_on": {"type": "string", "format": "date"},
        "mandate": {"type": "integer"},
        "dry_run": {"type": "boolean", "default": False},
    },
}


class ImportOut(Schema):
    number: int
    at: datetime.datetime
    by: str
    organ: str
    college: str
    name: str
    effective_on: datetime.date
    tables: dict[str, dict[str, int]]
    undone_at: datetime.datetime | None = None
    undone_by: str


class Imports(Paged):
    items: list[ImportOut]


class Taken(Schema):
    """`import` is null where nothing was written."""

    number: int | None = None
    tables: dict[str, dict[str, int]]


@router.get(
    "/imports", response={200: Imports, **REFUSALS}, summary=message("What came in, the newest first").text
)
def imports(request: SeeingRequest, page: int = 1, size: int = ROWS_A_PAGE) -> dict[str, Any]:
    """A college's league organisation sees what came in for its college."""
    held = mandates(request.user, timezone.localdate())
    if not request.sight.keeps_accounts:
        _demand(held)
    batches = ImportBatch.objects.order_by("-pk")
    if not (request.sight.keeps_accounts or any(not one.college for one in held)):
        batches = batches.filter(Q(college__in=[one.college for one in held]))
    found = paged(batches, page, size)
    return {**found, "items": [_import(batch) for batch in found["items"]]}


@router.post(
    "/imports",
    response={200: Taken, 201: Taken, **REFUSALS},
    summary=message("Bring in a folder of tables; with dry_run only see what would happen").text,
    openapi_extra={
        "requestBody": {"content": {"multipart/form-data": {"schema": MULTIPART}}, "required": True}
    },
)
def bring_in(request: SeeingRequest) -> Status[dict[str, Any]]:
    """The problems are those of `huizhang import --json`; where there is one, nothing is written."""
    held = mandates(request.user, timezone.localdate())
    _demand(held)
    _demand_size(request)
    form = UploadForm(
        {"effective_on": timezone.localdate(), "mandate": 0, **request.POST.dict()},
        request.FILES,
        mandates=[(one, one.organ) for one in held],
    )
    if not form.is_valid():
        told = [_of_field(name, said) for name, errors in form.errors.items() for said in errors]
        return Status(422, {"problems": told})
    upload = _upload(request, form)
    try:
        uploads.keep(upload, form.cleaned_data["files"])
        return _taken(request, upload, request.POST.get("dry_run", "").lower() in ("true", "1", "yes", "on"))
    except BadInput as error:
        return Status(422, {"problems": [one.as_dict(gettext) for one in error.problems]})
    finally:
        uploads.discard(upload)


def _taken(request: SeeingRequest, upload: Upload, dry_run: bool) -> Status[dict[str, Any]]:
    """Raises BadInput, with every problem and nothing written."""
    seen = previewing.seen(upload)
    if seen.problems or seen.folder is None:
        raise BadInput(seen.problems)
    if dry_run:
        return Status(200, {"number": None, "tables": seen.planned.counts()})
    batch = actions.import_folder(
        request.user,
        organ=upload.organ,
        college=upload.college,
        folder=seen.folder,
        name=upload.name,
        effective_on=upload.effective_on,
        pack_hash=plan_on(upload.effective_on).hash,
    )
    return Status(201, {"number": batch.pk, "tables": batch.counts})


def _upload(request: SeeingRequest, form: UploadForm) -> Upload:
    files, mandate = form.cleaned_data["files"], form.mandate
    return Upload(
        uploads.new_token(),
        request.user.pk,
        uploads.name_of(files),
        mandate.organ,
        mandate.college,
        form.cleaned_data["effective_on"],
    )


def _demand(held: list[Mandate]) -> None:
    require(
        bool(held),
        message(
            "Records are brought in by the school league committee, the school's student and graduate "
            "affairs, and for its own college by a college's league organisation."
        ),
    )


def _demand_size(request: HttpRequest) -> None:
    """Before a byte of it is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.LARGEST_UPLOAD:
        said = message(
            "These files are together larger than {megabytes} MB: send fewer at once, or grades as .parquet.",
            megabytes=settings.LARGEST_UPLOAD // MEGABYTE,
        )
        raise HttpError(413, said.say(gettext))


def _of_field(name: str, said: object) -> dict[str, Any]:
    return {"column": name, "message": str(said)}


def _import(batch: ImportBatch) -> dict[str, Any]:
    return {
        "number": batch.pk,
        "at": batch.at,
        "by": batch.by,
        "organ": batch.organ,
        "college": batch.college,
        "name": batch.folder,
        "effective_on": batch.effective_on,
        "tables": batch.counts,
        "undone_at": batch.undone_at,
        "undone_by": batch.undone_by,
    }
