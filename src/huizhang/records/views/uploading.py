"""Files in: sent, previewed row by row, mended, taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizhang.compliance.queries import plan_on
from huizhang.exchange.error_sheet import write_error_sheet
from huizhang.exchange.planning import State
from huizhang.exchange.problems import BadInput
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.records import actions, lines, previewing, uploads
from huizhang.records.authority import Mandate
from huizhang.records.forms import UploadForm
from huizhang.records.tables import REGISTRY, TABLES
from huizhang.records.uploads import Upload
from huizhang.records.views.asking import (
    crumbs,
    mandates_of,
    organ_name,
    record_rows,
    refused,
    school_mandate,
    upload_of,
)
from huizhang.shell.pages import Crumb, page_of, reading, render_page

MEGABYTE = 1024 * 1024
STATES = ("new", "changed", "same", "error")


def too_large_refused(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Refuse what is too large before a byte of it is read, which checking the form's token would do."""

    @csrf_exempt
    @login_required
    @seeing
    def wrapped(request: SeeingRequest, **values: Any) -> HttpResponseBase:
        mandates_of(request)
        if int(request.META.get("CONTENT_LENGTH") or 0) <= settings.LARGEST_UPLOAD:
            return csrf_protect(view)(request, **values)
        said = message(
            "These files are together larger than {megabytes} MB: send fewer at once, or grades as .parquet.",
            megabytes=settings.LARGEST_UPLOAD // MEGABYTE,
        )
        return upload_page(
            request, blank(request, values["roll_over"]), roll_over=values["roll_over"], said=said, status=413
        )

    return wrapped


@require_http_methods(["GET", "HEAD", "POST"])
@too_large_refused
def upload(request: SeeingRequest, *, roll_over: bool) -> HttpResponse:
    """The form, and what happens to what it sends."""
    offered = offered_to(request, roll_over)
    if request.method != "POST":
        return upload_page(request, blank(request, roll_over), roll_over=roll_over)
    form = UploadForm(request.POST, request.FILES, mandates=offered)
    if not form.is_valid():
        return upload_page(request, form, roll_over=roll_over, status=422)
    try:
        kept = _kept(request, form, roll_over)
    except BadInput as error:
        said = error.problems[0].message
        return upload_page(request, form, roll_over=roll_over, said=said, status=422)
    return redirect("records:roll_over_preview" if roll_over else "records:preview", token=kept.token)


@require_safe
@login_required
@seeing
def preview(request: SeeingRequest, token: str) -> HttpResponse:
    """Counts by table, problems with their places, and what taking it in would do."""
    sent = upload_of(request, token)
    if sent.roll_over:
        return redirect("records:roll_over_preview", token=token)
    seen = previewing.seen(sent)
    return render_page(
        request,
        "records/preview.html",
        "records/problems.html",
        {
            **described(request, sent, seen),
            **crumbs(Crumb(gettext("Bring in"), "/records/upload")),
            "counts": _counts(seen),
        },
    )


@require_safe
@login_required
@seeing
def rows(request: SeeingRequest, token: str, table: str) -> HttpResponse:
    """The rows of one table of an upload, of one state if asked."""
    sent = upload_of(request, token)
    seen, asked = previewing.seen(sent), request.GET.get("state", "")
    if seen.folder is None or table not in seen.folder.tables:
        raise Http404
    parsed = seen.folder.tables[table]
    states = [each for each in seen.states(table) if asked not in STATES or each.state == asked]
    page = page_of(request, states)
    stored = (each.row for each in page if each.state in (State.CHANGED, State.SAME))
    record_rows(request, parsed.table, (parsed.table.key_of(row.values) for row in stored))
    name = lines.table_name(parsed.table, reading())
    context = {
        "page": page,
        "lines": list(lines.of_preview(list(page), parsed, reading())),
        "headers": lines.headers(parsed.table, reading()),
        "name": name,
        "tabs": state_tabs(_table_counts(seen, table), asked),
        **crumbs(Crumb(sent.name, f"/records/upload/{token}/")),
    }
    return render_page(request, "records/rows.html", "records/rows_part.html", context)


@require_safe
@login_required
@seeing
def error_sheet(request: SeeingRequest, token: str) -> FileResponse:
    """The problems as a workbook, the bad cells marked."""
    seen = previewing.seen(upload_of(request, token))
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    with TemporaryDirectory(prefix="huizhang-") as folder:
        written = Path(folder) / "errors.xlsx"
        write_error_sheet(written, seen.problems, seen.folder, gettext)
        file.write(written.read_bytes())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{gettext('Problems')}.xlsx")


@require_POST
@login_required
@seeing
def take_in(request: SeeingRequest, token: str) -> HttpResponse:
    """Read again, and written whole or not at all."""
    sent = upload_of(request, token)
    if sent.roll_over:
        raise Http404
    try:
        with refused():
            batch = actions.import_folder(
                request.user,
                organ=sent.organ,
                college=sent.college,
                folder=previewing.read(sent),
                name=sent.name,
                effective_on=sent.effective_on,
                pack_hash=plan_on(sent.effective_on).hash,
            )
    except BadInput:
        messages.error(request, gettext("Nothing was written: the problems below come first."))
        return redirect("records:preview", token=token)
    uploads.discard(sent)
    messages.success(request, gettext("Everything is in. It can be undone on this page."))
    return redirect("records:import", number=batch.pk)


@require_POST
@login_required
@seeing
def give_up(request: SeeingRequest, token: str) -> HttpResponse:
    """Forget the files that were sent."""
    uploads.discard(upload_of(request, token))
    messages.success(request, gettext("The files are gone and nothing was written."))
    return redirect("records:imports")


def offered_to(request: SeeingRequest, roll_over: bool) -> list[tuple[Mandate, str]]:
    """The mandates to choose from, with what they are called; a turn of the year is the school's.

    Raises PermissionDenied.
    """
    if roll_over:
        school_mandate(request)
    found = [each for each in mandates_of(request) if not (roll_over and each.college)]
    return [(each, " · ".join(filter(None, (organ_name(each.organ), each.college)))) for each in found]


def blank(request: SeeingRequest, roll_over: bool = False) -> UploadForm:
    return UploadForm(mandates=offered_to(request, roll_over))


def upload_page(
    request: HttpRequest, form: UploadForm, *, roll_over: bool, said: Message | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "said": said,
        "roll_over": roll_over,
        "megabytes": settings.LARGEST_UPLOAD // MEGABYTE,
        "tables": [lines.table_name(table, reading()) + f" ({table.name})" for table in TABLES],
        "mended": _mended(request.GET.get("table", "")),
        **crumbs(),
    }
    return render(request, "records/upload.html", context, status=status)


def _mended(name: str) -> dict[str, Any] | None:
    """The table that a finding asks to mend: its names, its columns, and which of them must be there."""
    table = next((table for table in TABLES if table.name == name), None)
    if table is None:
        return None
    columns = [(lines.header(column, reading()), column.name, column.required) for column in table.columns]
    return {"name": lines.table_name(table, reading()), "file": table.name, "columns": columns}


def described(request: HttpRequest, sent: Upload, seen: previewing.Seen) -> dict[str, Any]:
    organ = " · ".join(filter(None, (organ_name(sent.organ), sent.college)))
    return {"upload": sent, "organ": organ, "seen": seen, "page": page_of(request, seen.problems)}


def state_tabs(counts: dict[str, int], asked: str) -> list[tuple[str, int, bool]]:
    return [("", sum(counts.values()), asked not in STATES)] + [
        (state, counts[state], asked == state) for state in STATES if counts.get(state)
    ]


def _kept(request: SeeingRequest, form: UploadForm, roll_over: bool) -> Upload:
    files = form.cleaned_data["files"]
    kept = Upload(
        uploads.new_token(),
        request.user.pk,
        uploads.name_of(files),
        form.mandate.organ,
        form.mandate.college,
        form.cleaned_data["effective_on"],
        roll_over,
    )
    uploads.keep(kept, files)
    return kept


def _counts(seen: previewing.Seen) -> list[dict[str, Any]]:
    """A row for every table: its states; `listed` where its rows can be looked at."""
    listed = seen.folder.tables if seen.folder else {}
    names = {store.table.name: store.table for store in REGISTRY.stores}
    return [
        {
            "table": table,
            "name": lines.table_name(names[table], reading()),
            "listed": table in listed,
            "states": [(state, counts.get(state, 0)) for state in STATES],
        }
        for table, counts in seen.planned.counts().items()
    ]


def _table_counts(seen: previewing.Seen, table: str) -> dict[str, int]:
    found = dict.fromkeys(STATES, 0)
    for each in seen.states(table):
        found[each.state] += 1
    return found
