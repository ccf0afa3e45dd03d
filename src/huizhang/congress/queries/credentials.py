"""What the credentials committee looks at: every delegate's verdict, the numbers, the composition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from huizhang.congress.models import Congress, Credentials
from huizhang.congress.queries.candidates import persons
from huizhang.congress.queries.electors import Electors, constituencies
from huizhang.congress.queries.held import delegates_of
from huizhang.congress.queries.judging import Judged, judged_delegates
from huizhang.congress.rules.allocation import demands_of
from huizhang.congress.rules.delegates.candidates import EX_OFFICIO
from huizhang.congress.rules.delegates.composition import Composition, composed
from huizhang.congress.rules.delegates.credentials import Credential, Numbers, credential
from huizhang.people import queries as people


@dataclass(frozen=True, slots=True)
class Checked:
    """`units` are (name, seats, delegates), seats None where there are none of its own."""

    credentials: tuple[Credential, ...]
    numbers: Numbers
    composition: Composition
    units: tuple[tuple[str, int | None, int], ...]
    judged: Judged


def credentials_of(congress: Congress) -> Credentials | None:
    return Credentials.objects.filter(congress=congress).select_related("by").first()


def composition_of(congress: Congress, electors: Electors) -> Composition:
    """Of the delegates by now; those by office are among them."""
    sent = {one.student_id: one.constituency for one in delegates_of(congress)}
    return composed(persons(congress, electors, sent, electors.day), electors.pack.electing)


def check_of(congress: Congress, electors: Electors, day: date) -> Checked:
    sent = [(one.student_id, one.constituency, one.kind) for one in delegates_of(congress)]
    known = people.students(day, [number for number, _, _ in sent])
    judged = judged_delegates(congress, electors.pack, day)
    found = tuple(
        credential(
            known.get(one[0]),
            one,
            one[0] in known
            and electors.represents(known[one[0]])
            and electors.unit_for(known[one[0]], one[1], one[2]) == one[1],
            judged.people.get(one[0]),
        )
        for one in sent
    )
    seats = electors.seats
    kinds = Counter(kind == EX_OFFICIO for _, _, kind in sent)
    students = congress.students_represented or sum(electors.units.values()) or None
    numbers = Numbers(
        None if seats is None else sum(seats.values()),
        kinds[False],
        kinds[True],
        students,
        demands_of(electors.pack).minimum(students) if students else None,
    )
    return Checked(found, numbers, composition_of(congress, electors), _units(congress, electors), judged)


def _units(congress: Congress, electors: Electors) -> tuple[tuple[str, int | None, int], ...]:
    found: dict[str, tuple[str, int | None, int]] = {
        one.name: (one.name, one.seats, one.taken) for one in constituencies(congress, electors)
    }
    for name, count in Counter(one.constituency for one in delegates_of(congress)).items():
        found.setdefault(name, (name, None, count))
    return tuple(found.values())
