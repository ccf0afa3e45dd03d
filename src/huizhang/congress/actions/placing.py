"""What the votes of a round made of everybody voted on: a seat, a turn, another round, or the end."""

from __future__ import annotations

from collections.abc import Mapping

from huizhang.approvals import actions as approvals
from huizhang.congress.actions.recommending import matter_of, way_of_delegate
from huizhang.congress.actions.standing import union_meeting
from huizhang.congress.models import Candidacy, Delegate, Poll, StoodOn
from huizhang.congress.rules.delegates import rounds
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.congress.rules.delegates.polls import Place, Result
from huizhang.congress.rules.delegates.standings import Grades
from huizhang.kernel import records
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

WORDS = {Place.ELECTED: "当选，得{votes}票", Place.ALTERNATE: "候补第{rank}名，得{votes}票"}
NOT_ELECTED = "未当选，得{votes}票"


def settle(
    actor: Account,
    poll: Poll,
    standing_for: Mapping[str, Candidacy],
    result: Result,
    grades: Grades | None,
    organ: str,
    pack: Pack,
) -> None:
    """Who is elected or not, who stands on, and where no round follows also whom an earlier one left."""
    on = rounds.standing_on(result, grades)
    for number in result.votes:
        if number in on:
            _stand_on(poll, standing_for[number], result.votes[number])
        else:
            _place(actor, poll, standing_for[number], result, organ, pack)
    left = standing_for.keys() - result.votes.keys()
    if rounds.ends(result, len(on) + len(left)):
        for number in sorted(left):
            pass_over(actor, standing_for[number], organ, pack)


def _stand_on(poll: Poll, one: Candidacy, votes: int) -> None:
    """The case stays open."""
    one.poll, one.votes, one.place = poll, votes, Place.FURTHER
    one.save()
    StoodOn.objects.create(poll=poll, candidacy=one, votes=votes)


def pass_over(actor: Account, one: Candidacy, organ: str, pack: Pack) -> None:
    """Of somebody whom the last round left, and who stands in no other."""
    said = NOT_ELECTED.format(votes=one.votes)
    if one.case_id is not None:
        approvals.decide(
            actor=actor, case=one.case_id, organ=organ, outcome=Outcome.REJECT, pack=pack, opinion=said
        )
    one.place = Place.NOT_ELECTED
    one.save(update_fields=["place"])


def _place(
    actor: Account,
    poll: Poll,
    one: Candidacy,
    result: Result,
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
        begin_case(actor, one, union_meeting(poll.congress), organ, pack, said)
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
