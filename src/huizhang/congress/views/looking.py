"""What somebody looks at: whom the seats are for, how many there are, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from huizhang.congress.actions import Seats
from huizhang.congress.forms import SeatsForm
from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.queries import counted
from huizhang.congress.rules.allocation import Demands, Electorate, demands_of
from huizhang.congress.rules.allocation.pasted import pasted
from huizhang.kernel.records import Union
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.policy.pack import Pack
from huizhang.policy.seating import POOL, Seating

OnRecord = Callable[[date], Electorate]


@dataclass(slots=True)
class Look:
    """`wish` is None where what was written makes no sense or nobody is counted; `returned` came back."""

    congress: Congress
    union: Union
    pack: Pack
    form: SeatsForm
    demands: Demands
    people: Electorate
    wish: Seats | None
    returned: ProposedAllocation | None = None


def look_at(
    request: SeeingRequest,
    congress: Congress,
    union: Union,
    pack: Pack,
    returned: ProposedAllocation | None = None,
) -> Look:
    # the same day is asked for twice: for what is suggested, then for what is computed
    on_record = cache(partial(counted, union, pack=pack))
    initial = _initial(on_record, pack, returned)
    form = SeatsForm(_given(request, initial), initial=initial)
    people, wish = _read(form, on_record)
    demands = demands_of(pack, wish.clubs if wish else None)
    return Look(congress, union, pack, form, demands, people, wish, returned)


def _given(request: SeeingRequest, initial: dict[str, Any]) -> dict[str, Any]:
    """Whoever only opens the page sees the seats for what is suggested; an address may name other ones."""
    if request.method == "POST":
        return request.POST.dict()
    asked = {name: request.GET[name] for name in ("seats", "clubs", "day") if name in request.GET}
    return {**initial, **asked}


def _initial(on_record: OnRecord, pack: Pack, returned: ProposedAllocation | None) -> dict[str, Any]:
    if returned:
        return {
            "seats": returned.total,
            "clubs": returned.seating["clubs"],
            "day": returned.counted_on or timezone.localdate(),
            "said": returned.said,
        }
    today = timezone.localdate()
    demands, people = demands_of(pack), on_record(today)
    return {"seats": _suggested(people, demands), "clubs": pack.seating.clubs, "day": today}


def _suggested(people: Electorate, demands: Demands) -> int:
    """The least that the plan asks for, and enough for every floor."""
    seating = demands.seating
    units = max(seating.college_floor * len(people.colleges), seating.grade_floor * len(people.grades))
    return max(1, demands.minimum(people.students), units + _of_clubs(people, seating))


def _of_clubs(people: Electorate, seating: Seating) -> int:
    return seating.club_seats * len(people.clubs) if seating.clubs == POOL else 0


def _read(form: SeatsForm, on_record: OnRecord) -> tuple[Electorate, Seats | None]:
    if not form.is_valid():
        return Electorate(()), None
    given = form.cleaned_data
    day: date | None = given["day"]
    if given["numbers"].strip():
        people, faults = pasted(given["numbers"])
        day = None
        for said in faults:
            form.add_error("numbers", said.say(gettext))
    else:
        people = on_record(given["day"])
    if form.errors or not people.students:
        return people, None
    return people, Seats(given["seats"], given["clubs"], people, day, given["said"])
