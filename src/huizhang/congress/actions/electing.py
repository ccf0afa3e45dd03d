"""The election of a constituency's delegates as recorded, round by round (article six)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries.cases import seat_for
from huizhang.congress.actions.placing import settle
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.models import Candidacy, Congress, Poll
from huizhang.congress.queries.candidates import (
    ELECTS,
    around_of,
    candidates,
    last_round,
    seats_open,
    standing_on,
)
from huizhang.congress.queries.electors import Electors, constituency_of, electors_of, term_of
from huizhang.congress.queries.grades import grades_held
from huizhang.congress.rules.ballots import faults_of_recording
from huizhang.congress.rules.delegates.candidates import (
    COLLEGE,
    NO_SEATS,
    faults_of_candidate,
    faults_of_person,
    faults_of_term,
)
from huizhang.congress.rules.delegates.polls import Field, Result, faults_of_poll
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Slot
from huizhang.ledger import actions as ledger
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.electing import Electing
from huizhang.policy.pack import Pack


@transaction.atomic
def record_delegate_election(
    *,
    actor: Account,
    congress: Congress,
    constituency: str,
    result: Result,
    pack: Pack,
    kind: str = COLLEGE,
    electing: Electing | None = None,
) -> Poll:
    """By the union under which the plan has delegates elected: that of the constituency's college. Whoever
    was put forward is elected, an alternate, or not elected, and the cases end so; where seats stay empty for
    want of votes the others stand in a further round, which this records, too.

    `electing` is what a counted ballot had frozen; without, the school's settings hold. Raises CaseRefused.
    """
    congress = Congress.objects.select_for_update().get(pk=congress.pk)
    union, today = union_meeting(congress), timezone.localdate()
    organ = electing_organ(pack)
    if kind == COLLEGE:
        demand_seat(actor, organ, union.college or constituency, pack, today)
    if electing is None:
        refuse_all(faults_of_recording(congress.congress, kind, constituency))
    refuse_all(faults_of_term(term_of(congress)))
    electors = electors_of(congress, union, pack, today)
    before = _round_before(congress, constituency, kind)
    standing_for = _standing_for(congress, electors, constituency, kind, result, before)
    if kind != COLLEGE:
        demand_seat_beside(actor, organ, standing_for, pack, today)
    around = _field(congress, electors, constituency, kind, standing_for, before)
    refuse_all(_faults(result, around, electing or pack.electing))
    poll = _poll(actor, congress, constituency, kind, result, before)
    settle(actor, poll, standing_for, result, around.grades, organ, pack)
    write(actor, "record_delegate_election", poll, organ, pack, {**_payload(result), "round": poll.round})
    return poll


def _round_before(congress: Congress, constituency: str, kind: str) -> Poll | None:
    """Which left somebody for this one."""
    if not standing_on(congress, constituency, kind).exists():
        return None
    return last_round(congress, constituency, kind)


def electing_organ(pack: Pack) -> str:
    """The organ of the chain's election. Raises PackError where the plan's chain has none."""
    steps = pack.chain(DELEGATES_CHAIN).steps
    organ = next((organ for step in steps if step.act == ELECTS for organ in step.organs("college")), None)
    if organ is None:
        raise CaseRefused(
            message("The plan asks no organ for this; mend its chain {kind}.", kind=DELEGATES_CHAIN)
        )
    return organ


def demand_seat(actor: Account, organ: str, college: str, pack: Pack, day: date) -> None:
    """Raises CaseRefused."""
    if seat_for(actor, Slot(organ, college), day) is None:
        raise CaseRefused(
            message(
                "{name} holds no seat on {organ} {unit}; somebody who does decides",
                name=actor.name,
                organ=pack.organ_name(organ),
                unit=college,
            )
        )


def demand_seat_beside(actor: Account, organ: str, candidates: Iterable[str], pack: Pack, day: date) -> None:
    """Of a club: on the organ of a college from which one of its candidates is. Raises CaseRefused."""
    colleges = sorted({one.college for one in people.students(day, list(candidates)).values()})
    if not any(seat_for(actor, Slot(organ, college), day) for college in colleges):
        demand_seat(actor, organ, "、".join(colleges), pack, day)


def _standing_for(
    congress: Congress,
    electors: Electors,
    constituency: str,
    kind: str,
    result: Result,
    before: Poll | None,
) -> dict[str, Candidacy]:
    """By number: those whom the round `before` left, of a club also whom it puts forward only now.

    Raises CaseRefused.
    """
    left = {one.student_id: one for one in standing_on(congress, constituency, kind)} if before else {}
    if before and kind == COLLEGE:
        return left
    others = [number for number in result.votes if number not in left]
    return left | _candidates(congress, electors, constituency, kind, others)


def _candidates(
    congress: Congress, electors: Electors, constituency: str, kind: str, voted_on: Sequence[str]
) -> dict[str, Candidacy]:
    """By number. Members of a club are put forward at its election. Raises CaseRefused."""
    if kind == COLLEGE:
        return {one.student_id: one for one in candidates(congress, constituency)}
    known = people.students(electors.day, voted_on)
    faults = [
        said
        for number in voted_on
        for said in faults_of_candidate(
            known.get(number),
            number,
            constituency,
            kind,
            around_of(congress, electors, known.get(number), constituency, kind),
        )
    ]
    refuse_all(dict.fromkeys(faults))
    return {
        number: Candidacy(congress=congress, student_id=number, constituency=constituency, kind=kind)
        for number in voted_on
    }


def _field(
    congress: Congress,
    electors: Electors,
    constituency: str,
    kind: str,
    standing_for: Mapping[str, Candidacy],
    before: Poll | None,
) -> Field:
    """Raises CaseRefused where the constituency has no seats."""
    found = constituency_of(congress, electors, constituency, kind)
    if found is None:
        raise CaseRefused(_no_seats(electors, constituency))
    known = people.students(electors.day, standing_for)
    days = [timezone.localdate(one.case.opened_at) for one in standing_for.values() if one.case]
    days += [before.held_on] if before else []
    return Field(
        {number: student.name for number, student in known.items()},
        min(found.free, seats_open(before)) if before else found.free,
        electors.enrolled(constituency, kind),
        max(days, default=None),
        electors.day,
        congress.date,
        grades_held(congress, electors, constituency, kind),
        before.round + 1 if before else 1,
    )


def _faults(result: Result, around: Field, electing: Electing) -> list[Message]:
    known = people.students(around.today, around.names)
    persons = [
        said for number in result.elected if number in known for said in faults_of_person(known[number])
    ]
    return [*faults_of_poll(result, around, electing), *persons]


def _no_seats(electors: Electors, constituency: str) -> Message:
    if electors.seats is None:
        return NO_SEATS
    return message("{unit} has no seats at this congress.", unit=constituency)


def _poll(
    actor: Account, congress: Congress, constituency: str, kind: str, result: Result, before: Poll | None
) -> Poll:
    return Poll.objects.create(
        congress=congress,
        constituency=constituency,
        kind=kind,
        held_on=result.day,
        seats=result.seats,
        eligible=result.eligible,
        present=result.present,
        valid=result.valid,
        scrutineers=result.scrutineers.strip(),
        minutes=result.minutes.strip(),
        tie=result.tie.strip(),
        vacant=result.vacant.strip(),
        round=before.round + 1 if before else 1,
        after=before,
        recorded_by=actor,
    )


def _payload(result: Result) -> dict[str, object]:
    return {**asdict(result), "day": result.day.isoformat(), "votes": dict(result.votes)}


def write(actor: Account, act: str, poll: Poll, organ: str, pack: Pack, facts: Mapping[str, object]) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=poll.congress_id,
        pack_hash=pack.hash,
        payload={"constituency": poll.constituency, "kind": poll.kind, "poll": poll.pk, **facts},
    )
