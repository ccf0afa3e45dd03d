"""Recommending delegates: whom of the class, and why."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.congress.actions import recommend_delegate
from huizhang.congress.queries.candidates import around_of, candidates, persons
from huizhang.congress.queries.electors import Electors, electors_of, term_of
from huizhang.congress.queries.grades import grade_seats
from huizhang.congress.queries.seeing import Seen, delegates_seen, seats_to_recommend, students_of_seat
from huizhang.congress.rules.delegates.candidates import COLLEGE, faults_of_candidate, faults_of_term
from huizhang.congress.rules.delegates.composition import Composition, composed
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.delegate_forms import RecommendForm
from huizhang.congress.views.delegates import crumbs_of_delegates
from huizhang.kernel.message import Message, message
from huizhang.people import queries as people
from huizhang.people.queries import Seat, Student
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.electing import HOLD
from huizhang.policy.pack import Pack
from huizhang.shell.pages import Crumb, page_of

PEOPLE_A_PAGE = 30
NO_SEAT = message("Delegates are recommended by those who hold a seat on the organ that the plan names.")


@require_safe
@login_required
@seeing
def whom(request: SeeingRequest, name: str) -> HttpResponse:
    seen, pack = delegates_seen(request, name), plan_today()
    seat = seat_of(request, seen, pack)
    asked = request.GET.get("q", "")
    page = page_of(request, students_of_seat(seat, asked), PEOPLE_A_PAGE)
    numbers = [one.pk for one in page.object_list]
    electors = electors_of(seen.congress, seen.union, pack, timezone.localdate())
    facts = {
        "congress": seen.congress,
        "seat": seat,
        "stops": list(faults_of_term(term_of(seen.congress))),
        "asked": asked,
        "page": page,
        "already": already(seen, numbers),
        "composition": with_candidates(seen, electors),
        **_grades_of_seat(seen, electors, list(page.object_list)),
        "held": pack.electing.grades == HOLD,
        "crumbs": [*crumbs_of_delegates(seen), back_to(seen)],
    }
    return render(request, "congress/delegates_whom.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def one(request: SeeingRequest, name: str, student_no: str) -> HttpResponse:
    seen, pack = delegates_seen(request, name), plan_today()
    student = students_of_seat(seat_of(request, seen, pack), student_no).filter(pk=student_no).first()
    if student is None:
        raise Http404
    known = [field for field in ("gender", "ethnicity") if getattr(student, field)]
    form = RecommendForm(request.POST if request.method == "POST" else None, known=known)
    if form.is_valid() and done(
        request,
        form,
        lambda: recommend_delegate(
            actor=request.user, congress=seen.congress, wish=form.wish(student.pk), pack=pack
        ),
        message("Recommended; the candidate waits for the election."),
    ):
        return redirect("congress:recommend_delegates", name)
    electors = electors_of(seen.congress, seen.union, pack, timezone.localdate())
    facts = {
        "congress": seen.congress,
        "student": student,
        "form": form,
        "stops": [*faults_of_term(term_of(seen.congress)), *stops_of(seen, electors, student)],
        "unit": electors.unit_of(people.students(electors.day, [student.pk])[student.pk]),
        "crumbs": [*crumbs_of_delegates(seen), back_to(seen)],
    }
    return render(request, "congress/recommend_delegate.html", facts, status=status_of(form))


def _grades_of_seat(seen: Seen, electors: Electors, shown: Sequence[Student]) -> dict[str, object]:
    """Of the constituency of those who are shown; a class has one."""
    known = people.students(electors.day, [one.pk for one in shown[:1]])
    unit = next((electors.unit_of(one) for one in known.values()), "")
    return {"unit": unit, "grades": grade_seats(seen.congress, electors, unit) if unit else ()}


def seat_of(request: SeeingRequest, seen: Seen, pack: Pack) -> Seat:
    """The oldest of the reader's, or the one that `seat` names. Raises PermissionDenied."""
    held = seats_to_recommend(request.user, seen.union, pack, timezone.localdate())
    if not held:
        raise PermissionDenied(NO_SEAT.say(gettext))
    return next((one for one in held if str(one.pk) == request.GET.get("seat")), held[0])


def back_to(seen: Seen) -> Crumb:
    return Crumb(seen.congress.congress, reverse("congress:delegates", args=[seen.congress.congress]))


def already(seen: Seen, numbers: list[str]) -> set[str]:
    """Those of them who are delegates or wait for an election."""
    waiting = candidates(seen.congress).filter(student__in=numbers)
    sent = seen.congress.delegates.filter(student__in=numbers)
    return {*waiting.values_list("student_id", flat=True), *sent.values_list("student_id", flat=True)}


def stops_of(seen: Seen, electors: Electors, student: Student) -> list[Message]:
    known = people.students(electors.day, [student.pk])[student.pk]
    unit = electors.unit_of(known)
    around = around_of(seen.congress, electors, known, unit, COLLEGE)
    return list(faults_of_candidate(known, student.pk, unit, COLLEGE, around))


def with_candidates(seen: Seen, electors: Electors) -> Composition:
    """The delegates of the reader's part and those who wait for their election, as if all were elected."""
    sent = {one.student_id: one.constituency for one in seen.delegates()}
    waiting = [one for one in candidates(seen.congress) if seen.sees(one.constituency, one.kind)]
    sent |= {one.student_id: one.constituency for one in waiting}
    return composed(persons(seen.congress, electors, sent, electors.day), electors.pack.electing)
