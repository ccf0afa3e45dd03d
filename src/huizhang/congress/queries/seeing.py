"""What a reader may open of congresses and their cases, and for which class or college one acts there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from huizhang.approvals.queries import Case
from huizhang.congress.models import Congress, Delegate, ProposedAllocation
from huizhang.congress.queries.course import was_held
from huizhang.congress.queries.electors import groups_represented
from huizhang.congress.queries.held import delegates_of
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.congress.rules.requests import ASKED
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.kernel.procedure import State
from huizhang.kernel.records import ENROLLED, Cohort, Union
from huizhang.org import queries as org
from huizhang.org.queries.seeing import union_seen
from huizhang.people import queries as people
from huizhang.people.queries import Account, Seat, Student, seats_held
from huizhang.people.queries.seeing import Reader
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Seen:
    """`colleges`: only what concerns their students; None: everything."""

    congress: Congress
    union: Union
    colleges: frozenset[str] | None = None

    def sees(self, constituency: str, kind: str) -> bool:
        return self.colleges is None or (kind == COLLEGE and constituency in self.colleges)

    def delegates(self) -> QuerySet[Delegate]:
        found = delegates_of(self.congress)
        if self.colleges is None:
            return found
        return found.filter(student__class_group__major__college__in=self.colleges)


def congress_seen(reader: Reader, name: str) -> tuple[Congress, Union]:
    """To those who see its union; of a congress that does not exist they learn what they learn of a union.

    Raises PermissionDenied, Http404.
    """
    found = Congress.objects.filter(congress=name).first()
    union = union_seen(reader, found.union_id if found else "")
    if found is None:
        raise Http404
    return found, union


def returned_request(reader: Reader, case: int) -> Case:
    """A request that came back to whoever handed it in. Raises Http404."""
    return get_object_or_404(
        Case, pk=case, kind__in=ASKED.values(), submitted_by=reader.user, state=State.RETURNED
    )


def returned_allocation(reader: Reader, case: int) -> ProposedAllocation:
    """An allocation that came back to whoever proposed it. Raises Http404."""
    return get_object_or_404(
        ProposedAllocation.objects.select_related("congress", "case"),
        case=case,
        case__submitted_by=reader.user,
        case__state=State.RETURNED,
    )


def delegates_seen(reader: Reader, name: str) -> Seen:
    """To those who see the union; of a congress of the school also to the organs of a college, as far as it
    concerns the college's own students. Raises PermissionDenied, Http404."""
    found = Congress.objects.filter(congress=name).first()
    union = next((one for one in org.unions() if found and one.union == found.union_id), None)
    beside = union is not None and union.of_school and not reader.sight.union(None)
    if found is not None and union is not None and beside and reader.sight.unions:
        return Seen(found, union, reader.sight.unions)
    return Seen(*congress_seen(reader, name))


def seats_to_recommend(account: Account, union: Union, pack: Pack, day: date) -> list[Seat]:
    """From which the account recommends: on the chain's first organ, of a class or a college for which the
    union speaks."""
    organs = pack.chain(DELEGATES_CHAIN).steps[0].organs("college")
    held = [one for one in _held(account, day, union) if one.organ in organs]
    if not held:
        return []
    represented = groups_represented(union, pack, day)
    return [one for one in held if _speaks_for(represented, one)]


def _speaks_for(represented: Collection[Cohort], seat: Seat) -> bool:
    group = seat.class_group
    if group is None:
        return any(one.college == seat.college_id for one in represented)
    own = (group.major.college_id, group.level, group.entry_year, group.major.name)
    return any((one.college, one.level, one.entry_year, one.major) == own for one in represented)


def colleges_to_elect(account: Account, union: Union, pack: Pack, day: date) -> frozenset[str]:
    """The colleges whose delegates the account records as elected, as far as the union speaks for them."""
    organs = {
        organ
        for step in pack.chain(DELEGATES_CHAIN).steps
        if step.act == "elect"
        for organ in step.organs("college")
    }
    held = {one.college_id for one in _held(account, day, union) if one.organ in organs and one.college_id}
    if not held:
        return frozenset()
    return frozenset(held & {one.college for one in groups_represented(union, pack, day)})


def _held(account: Account, day: date, union: Union) -> list[Seat]:
    if not account.is_active:
        return []
    return [one for one in seats_held(account, day) if union.college in (None, one.college_id)]


def students_of_seat(seat: Seat, asked: str = "") -> QuerySet[Student]:
    """The class, whole; of a college whoever is asked for."""
    enrolled = Student.objects.filter(status=ENROLLED).select_related("class_group__major")
    if seat.class_group_id:
        enrolled = enrolled.filter(class_group=seat.class_group_id)
    else:
        enrolled = enrolled.filter(class_group__major__college=seat.college_id)
    if seat.account.student_id:
        enrolled = enrolled.exclude(pk=seat.account.student_id)
    if asked.strip():
        enrolled = enrolled.filter(pk__in=people.found(asked).order_by().values("pk"))
    elif not seat.class_group_id:
        return Student.objects.none()
    return enrolled.order_by("student_no")


def sending(reader: Reader, pack: Pack, day: date) -> QuerySet[Congress]:
    """Called and not held: those for which the reader recommends or records elections, the next day first."""
    waiting = Congress.objects.filter(calling__isnull=False, calling__cancelled_on__isnull=True).exclude(
        Q(elected_by=ASSEMBLY) | was_held()
    )
    calling = set(waiting.values_list("union", flat=True))
    mine = [
        union.union
        for union in org.unions()
        if union.union in calling
        and (
            seats_to_recommend(reader.user, union, pack, day)
            or colleges_to_elect(reader.user, union, pack, day)
        )
    ]
    return waiting.filter(union__in=mine).order_by("date", "congress")
