"""Who sits on which organ, by whose grant, from when to when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.kernel.message import message
from huizhang.people.actions import SeatRefused, end_seat, grant_seat
from huizhang.people.forms import EndForm, SeatForm
from huizhang.people.models import Account, College, Seat
from huizhang.people.queries.organs import WITH_SEATS, organs_on
from huizhang.people.queries.seats import GRANTING, colleges_granted, may_grant, sits_on
from huizhang.people.queries.seats import seats as seats_found
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import Organ
from huizhang.shell.pages import page_of, reading


@dataclass(frozen=True, slots=True)
class Granting:
    """What an account may grant today: seats on these organs, in these colleges."""

    organs: tuple[Organ, ...] = ()
    colleges: tuple[College, ...] = ()
    school: bool = False

    def ends(self, seat: Seat) -> bool:
        return self.school or (seat.college in self.colleges)


@require_safe
@login_required
@seeing
def seats(request: SeeingRequest) -> HttpResponse:
    """Those of the units that the reader serves; filtered, ended ones on demand."""
    require_seats(request.sight)
    organs = organs_on(timezone.localdate())
    granting = granting_of(request.user, organs or {})
    form = _form(None, granting) if granting.organs else None
    return _shown(request, organs, granting, form)


@require_POST
@login_required
@seeing
def grant(request: SeeingRequest) -> HttpResponse:
    require_seats(request.sight)
    organs = organs_on(timezone.localdate())
    granting = granting_of(request.user, organs or {})
    require(bool(granting.organs), message("Seats are granted by the school league committee."))
    form = _form(request.POST, granting)
    if form.is_valid():
        given = form.cleaned_data
        organ = form.organs[given["organ"]]
        try:
            grant_seat(
                actor=request.user,
                account=given["username"],
                organ=organ.id,
                level=organ.level,
                college=given["college"],
                class_group=given["class_name"],
                start=given["start"],
                end=given["end"],
            )
        except SeatRefused as refused:
            form.add_error(None, refused.message.say(gettext))
        else:
            messages.success(request, gettext("The seat is granted."))
            return redirect("people:seats")
    return _shown(request, organs, granting, form)


@require_POST
@login_required
@seeing
def end(request: SeeingRequest, number: int) -> HttpResponse:
    """What the reader does not see is as if it did not exist."""
    require_seats(request.sight)
    seat = get_object_or_404(seats_found(when="all", colleges=_colleges_seen(request.sight)), pk=number)
    require(
        may_grant(request.user, seat.organ, timezone.localdate(), seat.college),
        message("Whoever grants a seat ends it."),
    )
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Write the day on which the seat ends, as 2026-03-01."))
        return redirect("people:seats")
    try:
        end_seat(actor=request.user, seat=seat, end=form.cleaned_data["end"])
    except SeatRefused as refused:
        messages.error(request, refused.message.say(gettext))
    else:
        messages.success(request, gettext("The seat has its end; the record stays."))
    return redirect("people:seats")


def require_seats(sight: Sight) -> None:
    require(
        sight.keeps_accounts or bool(sight.organs),
        message("Seats are shown to those who hold one, and to the administrator."),
    )


def granting_of(account: Account, organs: Mapping[str, Organ]) -> Granting:
    today = timezone.localdate()
    with_seats = tuple(organ for organ in organs.values() if organ.level in WITH_SEATS)
    if sits_on(account, GRANTING, today):
        return Granting(with_seats, tuple(College.objects.order_by("name")), school=True)
    colleges = tuple(colleges_granted(account, today))
    if colleges:
        return Granting(tuple(organ for organ in with_seats if organ.level == "college"), colleges)
    if may_grant(account, GRANTING, today):
        return Granting(tuple(organ for organ in with_seats if organ.id == GRANTING))
    return Granting()


def _colleges_seen(sight: Sight) -> frozenset[str] | None:
    return None if sight.school or sight.keeps_accounts else sight.unions


def _form(given: Mapping[str, str] | None, granting: Granting) -> SeatForm:
    options = {"organs": granting.organs, "colleges": granting.colleges, "language": reading()}
    return SeatForm(given, initial={"start": timezone.localdate()}, **options)  # type: ignore[arg-type]  # mixed


def _shown(
    request: SeeingRequest, organs: Mapping[str, Organ] | None, granting: Granting, form: SeatForm | None
) -> HttpResponse:
    asked, organ, when = (request.GET.get(name, "") for name in ("q", "organ", "when"))
    found = seats_found(asked, organ, when, _colleges_seen(request.sight))
    page = page_of(request, found)
    facts = {
        "page": page,
        "rows": _rows(list(page.object_list), organs or {}, granting),
        "asked": {"q": asked, "organ": organ, "when": when},
        "organs": [(one.id, _named(one)) for one in (organs or {}).values() if one.level in WITH_SEATS],
        "no_plan": organs is None,
        "form": form,
        "today": timezone.localdate(),
    }
    return render(request, "people/seats.html", facts)


def _rows(
    found: Sequence[Seat], organs: Mapping[str, Organ], granting: Granting
) -> list[tuple[Seat, str, bool]]:
    """Each seat with its organ's name and whether the reader may end it."""
    today = timezone.localdate()
    return [
        (
            seat,
            _named(organs[seat.organ]) if seat.organ in organs else seat.organ,
            granting.ends(seat) and (seat.end is None or seat.end > today),
        )
        for seat in found
    ]


def _named(organ: Organ) -> str:
    return reading().choose(organ.names[0], organ.en)
