"""The election of a constituency's delegates as recorded, and taking it back (article six)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries.cases import seat_for
from huizhang.congress.actions.recommending import matter_of, way_of_delegate
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.models import Candidacy, Congress, Delegate, Poll
from huizhang.congress.queries.candidates import ELECTS, around_of, candidates
from huizhang.congress.queries.electors import Electors, constituency_of, electors_of, term_of
from huizhang.congress.queries.grades import grades_held
from huizhang.congress.rules.delegates.candidates import (
    CLUB,
    COLLEGE,
    NO_SEATS,
    faults_of_candidate,
    faults_of_person,
    faults_of_term,
)
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, Field, Place, Result, faults_of_poll
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome, Slot
from huizhang.ledger import actions as ledger
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

WORDS = {Place.ELECTED: "当选，得{votes}票", Place.ALTERNATE: "候补第{rank}名，得{votes}票"}
NOT_ELECTED = "未当选，得{votes}票"


@transaction.atomic
def record_delegate_election(
    *, actor: Account, congress: Congress, constituency: str, result: Result, pack: Pack, kind: str = COLLEGE
) -> Poll:
    """By the union under which the plan has delegates elected: that of the constituency's college. Everybody
    who was put forward is elected, an alternate, or not elected, and the cases end so.

    Raises CaseRefused.
    """
    congress = Congress.objects.select_for_update().get(pk=congress.pk)
    union, today = union_meeting(congress), timezone.localdate()
    organ = electing_organ(pack)
    if kind == COLLEGE:
        demand_seat(actor, organ, union.college or constituency, pack, today)
    refuse_all(faults_of_term(term_of(congress)))
    electors = electors_of(congress, union, pack, today)
    standing_for = _candidates(congress, electors, constituency, kind, result)
    refuse_all(_faults(congress, electors, constituency, kind, result, standing_for))
    poll = _poll(actor, congress, constituency, kind, result)
    for number in result.votes:
        _place(actor, poll, standing_for[number], result, union, organ, pack)
    _record(actor, "record_delegate_election", poll, organ, pack, _payload(result))
    return poll


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


def _candidates(
    congress: Congress, electors: Electors, constituency: str, kind: str, result: Result
) -> dict[str, Candidacy]:
    """By number. Members of a club are put forward at its election. Raises CaseRefused."""
    if kind == COLLEGE:
        return {one.student_id: one for one in candidates(congress, constituency)}
    known = people.students(electors.day, result.votes)
    faults = [
        said
        for number in result.votes
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
        for number in result.votes
    }


def _faults(
    congress: Congress,
    electors: Electors,
    constituency: str,
    kind: str,
    result: Result,
    standing_for: Mapping[str, Candidacy],
) -> list[Message]:
    known = people.students(electors.day, standing_for)
    found = constituency_of(congress, electors, constituency, kind)
    if found is None:
        return [_no_seats(electors, constituency)]
    opened = [timezone.localdate(one.case.opened_at) for one in standing_for.values() if one.case]
    around = Field(
        {number: student.name for number, student in known.items()},
        found.free,
        electors.enrolled(constituency, kind),
        max(opened, default=None),
        electors.day,
        congress.date,
        grades_held(congress, electors, constituency, kind),
    )
    persons = [
        said for number in result.elected if number in known for said in faults_of_person(known[number])
    ]
    return [*faults_of_poll(result, around, electors.pack.electing), *persons]


def _no_seats(electors: Electors, constituency: str) -> Message:
    if electors.seats is None:
        return NO_SEATS
    return message("{unit} has no seats at this congress.", unit=constituency)


def _poll(actor: Account, congress: Congress, constituency: str, kind: str, result: Result) -> Poll:
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
        recorded_by=actor,
    )


def _place(
    actor: Account,
    poll: Poll,
    one: Candidacy,
    result: Result,
    union: records.Union,
    organ: str,
    pack: Pack,
) -> None:
    """What the votes made of somebody: the case ends, whoever is elected is a delegate."""
    number, votes = one.student_id, result.votes[one.student_id]
    place, rank = _place_of(number, result)
    one.poll, one.votes, one.place, one.rank = poll, votes, place, rank
    said = WORDS.get(place, NOT_ELECTED).format(votes=votes, rank=rank)
    if one.case_id is not None:
        outcome = Outcome.REJECT if place is Place.NOT_ELECTED else Outcome.APPROVE
        approvals.decide(actor=actor, case=one.case_id, organ=organ, outcome=outcome, pack=pack, opinion=said)
    elif place is Place.ELECTED:
        begin_case(actor, one, union, organ, pack, said)
    one.save()
    if place is Place.ELECTED:
        seat(one)


def _place_of(number: str, result: Result) -> tuple[Place, int | None]:
    if number in result.elected:
        return Place.ELECTED, result.elected.index(number) + 1
    if number in result.alternates:
        return Place.ALTERNATE, result.alternates.index(number) + 1
    return Place.NOT_ELECTED, None


def begin_case(
    actor: Account, one: Candidacy, union: records.Union, organ: str, pack: Pack, said: str
) -> None:
    """Of a club's delegate: the election is the first and only step. Raises CaseRefused."""
    way = way_of_delegate(one.congress, union, one.student_id, CLUB, pack)
    matter = matter_of(one.congress, union, one.student_id, way, pack)
    one.case = approvals.open_case(actor=actor, matter=matter, pack=pack, organ=organ, opinion=said)


def seat(one: Candidacy) -> Delegate:
    return Delegate.objects.create(
        congress=one.congress, student_id=one.student_id, constituency=one.constituency, kind=one.kind
    )


@transaction.atomic
def annul_delegate_election(*, actor: Account, poll: Poll, why: str, pack: Pack) -> Poll:
    """What was recorded wrongly, or was no election, is taken back: nobody keeps a seat from it, and the
    classes recommend anew. Raises CaseRefused."""
    poll = Poll.objects.select_for_update(of=("self",)).select_related("congress").get(pk=poll.pk)
    union, organ = union_meeting(poll.congress), electing_organ(pack)
    if poll.kind == COLLEGE:
        demand_seat(actor, organ, union.college or poll.constituency, pack, timezone.localdate())
    refuse_all((*faults_of_term(term_of(poll.congress)), *_of_annulment(poll, why)))
    placed = poll.candidacies.filter(place__in=(Place.ELECTED, Place.ALTERNATE)).select_related("case")
    for one in placed:
        if one.case_id is not None:
            approvals.revoke(actor=actor, case=one.case_id, organ=organ, opinion=why, pack=pack)
        Delegate.objects.filter(congress=poll.congress, student=one.student_id).delete()
    numbers = [one.student_id for one in placed]
    poll.candidacies.update(place=Place.ANNULLED)
    poll.annulled_on, poll.annulled_why = timezone.localdate(), why.strip()
    poll.save(update_fields=["annulled_on", "annulled_why"])
    _record(
        actor, "annul_delegate_election", poll, organ, pack, {"why": why.strip(), "lose_their_place": numbers}
    )
    return poll


def _of_annulment(poll: Poll, why: str) -> list[Message]:
    faults = []
    if poll.annulled_on is not None:
        faults.append(message("This election was taken back already."))
    if not why.strip() or len(why.strip()) > LONGEST_MINUTES:
        faults.append(message("Say why, in at most {most} characters.", most=LONGEST_MINUTES))
    return faults


def _payload(result: Result) -> dict[str, object]:
    return {**asdict(result), "day": result.day.isoformat(), "votes": dict(result.votes)}


def _record(
    actor: Account, act: str, poll: Poll, organ: str, pack: Pack, facts: Mapping[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=poll.congress_id,
        pack_hash=pack.hash,
        payload={"constituency": poll.constituency, "kind": poll.kind, "poll": poll.pk, **facts},
    )
