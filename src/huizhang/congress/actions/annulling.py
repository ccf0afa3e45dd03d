"""An election of delegates is taken back, or ends with seats left vacant by a decision (article six)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.electing import (
    demand_seat,
    demand_seat_beside,
    electing_organ,
    write,
)
from huizhang.congress.actions.placing import pass_over
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.models import Candidacy, Congress, Delegate, Poll
from huizhang.congress.queries.candidates import last_round, standing_on
from huizhang.congress.queries.electors import term_of
from huizhang.congress.rules.delegates.candidates import COLLEGE, faults_of_term
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, Place
from huizhang.congress.rules.delegates.rounds import faults_of_vacancy
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def annul_delegate_election(*, actor: Account, poll: Poll, why: str, pack: Pack) -> Poll:
    """What was recorded wrongly, or was no election, is taken back, the last round first: nobody keeps a seat
    from it, and the classes recommend anew; whom it left for a further round stands where they stood before.

    Raises CaseRefused.
    """
    poll = Poll.objects.select_for_update(of=("self",)).select_related("congress").get(pk=poll.pk)
    union, organ = union_meeting(poll.congress), electing_organ(pack)
    people = poll.candidacies.values_list("student_id", flat=True)
    _demand(actor, poll, union, list(people), organ, pack)
    refuse_all((*faults_of_term(term_of(poll.congress)), *_of_annulment(poll, why)))
    placed = poll.candidacies.filter(place__in=(Place.ELECTED, Place.ALTERNATE)).select_related("case")
    for one in placed:
        if one.case_id is not None:
            approvals.revoke(actor=actor, case=one.case_id, organ=organ, opinion=why, pack=pack)
        Delegate.objects.filter(congress=poll.congress, student=one.student_id).delete()
    numbers = [one.student_id for one in placed]
    for one in poll.candidacies.filter(place=Place.FURTHER):
        _stand_as_before(one)
    poll.candidacies.update(place=Place.ANNULLED)
    poll.annulled_on, poll.annulled_why = timezone.localdate(), why.strip()
    poll.save(update_fields=["annulled_on", "annulled_why"])
    write(
        actor, "annul_delegate_election", poll, organ, pack, {"why": why.strip(), "lose_their_place": numbers}
    )
    return poll


def _of_annulment(poll: Poll, why: str) -> list[Message]:
    faults = []
    if poll.annulled_on is not None:
        faults.append(message("This election was taken back already."))
    elif poll.followed_by.filter(annulled_on__isnull=True).exists():
        faults.append(message("A later vote rests on this one; take that back first."))
    if not why.strip() or len(why.strip()) > LONGEST_MINUTES:
        faults.append(message("Say why, in at most {most} characters.", most=LONGEST_MINUTES))
    return faults


def _stand_as_before(one: Candidacy) -> None:
    """As the round before left them, or as they were recommended; a club puts people forward anew."""
    kept = one.stood_on.filter(poll__annulled_on__isnull=True).exclude(poll=one.poll)
    earlier = kept.order_by("-poll").first()
    if earlier is not None:
        one.poll, one.votes = earlier.poll, earlier.votes
    elif one.case_id is not None:
        one.poll, one.votes, one.place = None, None, ""
    one.save()


@transaction.atomic
def leave_seats_vacant(
    *, actor: Account, congress: Congress, constituency: str, why: str, pack: Pack, kind: str = COLLEGE
) -> Poll:
    """No further round is held for the seats that nobody won, by the decision that `why` names: the cases of
    those who waited for one end. By who records the election. Raises CaseRefused."""
    congress = Congress.objects.select_for_update().get(pk=congress.pk)
    union, organ = union_meeting(congress), electing_organ(pack)
    left = list(standing_on(congress, constituency, kind))
    poll = last_round(congress, constituency, kind)
    refuse_all((*faults_of_term(term_of(congress)), *faults_of_vacancy(why)))
    if poll is None or not left:
        raise CaseRefused(message("Nobody waits for a further round here."))
    _demand(actor, poll, union, [one.student_id for one in left], organ, pack)
    for one in left:
        pass_over(actor, one, organ, pack)
    poll.vacant = why.strip()
    poll.save(update_fields=["vacant"])
    facts = {"why": poll.vacant, "not_elected": [one.student_id for one in left]}
    write(actor, "leave_seats_vacant", poll, organ, pack, facts)
    return poll


def _demand(actor: Account, poll: Poll, union: Union, people: list[str], organ: str, pack: Pack) -> None:
    """Raises CaseRefused."""
    today = timezone.localdate()
    if poll.kind == COLLEGE:
        demand_seat(actor, organ, union.college or poll.constituency, pack, today)
    else:
        demand_seat_beside(actor, organ, people, pack, today)
