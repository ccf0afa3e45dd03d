"""A new academic year: who arrives, changes, graduates and is missed, before anything is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.compliance.queries import plan_on
from huizhang.exchange.problems import BadInput
from huizhang.kernel.message import message
from huizhang.people.exchange import STUDENTS
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.records import actions, lines, previewing, uploads
from huizhang.records.forms import STATUSES
from huizhang.records.previewing import GROUPS
from huizhang.records.rolling_over import Choices
from huizhang.records.uploads import Upload
from huizhang.records.views.asking import crumbs, refused, school_mandate, upload_of
from huizhang.records.views.uploading import described
from huizhang.shell.pages import Crumb, page_of, reading, render_page

WORDS = {
    "arrives": message("arrive"),
    "changes": message("change"),
    "stays": message("stay the same"),
    "graduates": message("graduate"),
    "leaves": message("leave"),
    "unexplained": message("missed"),
}
UNCHOSEN = message(
    "Nothing was taken in, because it was not said who has graduated; look at the final years below and "
    "begin from there."
)


@require_safe
@login_required
@seeing
def preview(request: SeeingRequest, token: str) -> HttpResponse:
    """Counts by college, and the choices: who has graduated, what becomes of others who are absent."""
    sent = _upload(request, token)
    seen = previewing.seen(sent, _choices(request))
    context = {
        **described(request, sent, seen),
        "by_college": _with_words(seen.by_college()) if seen.choices else [],
        "words": [WORDS[group] for group in GROUPS],
        "statuses": STATUSES,
        "in_office": seen.still_in_office(sent.effective_on) if seen.choices else [],
        "chosen": request.GET.urlencode(),
        **crumbs(Crumb(gettext("New academic year"), "/records/roll-over")),
    }
    return render_page(request, "records/roll_over.html", "records/problems.html", context)


@require_safe
@login_required
@seeing
def students(request: SeeingRequest, token: str) -> HttpResponse:
    """Who is behind one number: of a college, of a group."""
    sent = _upload(request, token)
    seen = previewing.seen(sent, _choices(request))
    if seen.folder is None:
        raise Http404
    college, group = request.GET.get("college", ""), request.GET.get("group", "")
    found = [
        (each, facts, state)
        for each, facts, state in seen.students()
        if group in ("", each) and college in ("", facts["college"])
    ]
    page = page_of(request, found)
    query = request.GET.copy()
    for name in ("college", "group", "page"):
        query.pop(name, None)
    context = {
        "page": page,
        "rows": [(WORDS[each], facts, _changed(seen, state)) for each, facts, state in page.object_list],
        "college": college,
        "group": WORDS.get(group),
        **crumbs(Crumb(gettext("New academic year"), f"/records/roll-over/{token}/?{query.urlencode()}")),
    }
    return render_page(request, "records/roll_over_students.html", "records/roll_over_part.html", context)


@require_POST
@login_required
@seeing
def take_in(request: SeeingRequest, token: str) -> HttpResponse:
    """The turn of the year as one import: whole, in the ledger, undoable.

    `final` comes once for each final year, and once and empty where nobody graduates.
    """
    sent, mandate = _upload(request, token), school_mandate(request)
    if "final" not in request.POST:
        messages.error(request, UNCHOSEN.say(gettext))
        return redirect("records:roll_over_preview", token=token)
    choices = Choices(frozenset(request.POST.getlist("final")), _status(request.POST.get("absent", "")))
    try:
        with refused():
            batch = actions.roll_over(
                request.user,
                organ=sent.organ or mandate.organ,
                folder=previewing.read(sent),
                name=sent.name,
                effective_on=sent.effective_on,
                choices=choices,
                pack_hash=plan_on(sent.effective_on).hash,
            )
    except BadInput:
        messages.error(request, gettext("Nothing was written: the problems below come first."))
        return redirect("records:roll_over_preview", token=token)
    uploads.discard(sent)
    messages.success(request, gettext("The new academic year is in. It can be undone on this page."))
    return redirect("records:import", number=batch.pk)


def _upload(request: SeeingRequest, token: str) -> Upload:
    school_mandate(request)
    sent = upload_of(request, token)
    if not sent.roll_over:
        raise Http404
    return sent


def _choices(request: SeeingRequest) -> Choices | None:
    """None until somebody has chosen: then the likely final years are proposed."""
    if "chosen" not in request.GET:
        return None
    return Choices(frozenset(request.GET.getlist("final")), _status(request.GET.get("absent", "")))


def _status(asked: str) -> str:
    return asked if asked in dict(STATUSES) else ""


def _with_words(by_college: list[tuple[str, dict[str, int]]]) -> list[tuple[str, list[Any]]]:
    """(college, [(group, its word, number)]), and at the end all colleges together, named by nothing."""
    totals = {group: sum(numbers[group] for _, numbers in by_college) for group in GROUPS}
    return [
        (college, [(group, WORDS[group], numbers[group]) for group in GROUPS])
        for college, numbers in [*by_college, ("", totals)]
    ]


def _changed(seen: previewing.Seen, state: object) -> list[lines.Cell]:
    """The cells of a changed row that change."""
    if state is None or seen.folder is None:
        return []
    parsed = seen.folder.tables[STUDENTS.name]
    [line] = lines.of_preview([state], parsed, reading())  # type: ignore[list-item]  # a RowState
    return [cell for cell in line.cells if cell.before is not None]
