"""The congress gets the result of a published ballot, where a recorded one would stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import record_delegate_election, record_result
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.queries.electors import electors_of
from huizhang.congress.queries.grades import grades_held
from huizhang.congress.queries.session.minutes import day_of
from huizhang.congress.queries.session.roll import session_of
from huizhang.congress.rules.delegates import polls
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.congress.rules.delegates.standings import Grades
from huizhang.congress.rules.results.result import Votes, Words, result_of_count
from huizhang.elections.actions.books import held, refuse_who_stands
from huizhang.elections.models import Election, ElectionCandidate, ElectionCount
from huizhang.elections.queries.counts import as_counted, count_of, counted_again
from huizhang.elections.queries.elections import candidates_of, complaints_of, officers_of
from huizhang.elections.rules.counting import Passing, faults_of_passing, terms_of_rules
from huizhang.elections.rules.states import Kind, Role
from huizhang.kernel import procedure
from huizhang.kernel.message import message
from huizhang.kernel.tally import Count
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.shell.language import CHINESE

# who was there, what came back, what is valid, what was needed
STEPS_IN_MINUTES = 4


@transaction.atomic
def pass_result_on(*, actor: Account, election: Election, passing: Passing, pack: Pack) -> Election:
    """Of a presidium to where its members wait for approval, of delegates to the list of the congress; judged
    there once more, by whoever records results there. Raises CaseRefused."""
    found = held(election.pk, "pass_on")
    refuse_who_stands(actor, found)
    if complaints_of(found).filter(case__state=procedure.State.OPEN).exists():
        raise CaseRefused(message("A complaint about this election waits for its answer; that comes first."))
    made = count_of(found)
    if made is None or made.handed_over_at is not None:
        raise CaseRefused(message("The congress has this result already."))
    count = counted_again(made)
    refuse_all(faults_of_passing(passing, count))
    if found.kind == Kind.PRESIDIUM:
        _presidium(actor, found, made, count, passing, pack)
    elif found.kind == Kind.DELEGATES:
        _delegates(actor, found, made, count, passing, pack)
    else:
        raise CaseRefused(message("No further step waits for this office; announce the result."))
    made.handed_over_at = timezone.now()
    made.save(update_fields=["handed_over_at"])
    return found


def _presidium(
    actor: Account, election: Election, made: ElectionCount, count: Count, passing: Passing, pack: Pack
) -> None:
    known = as_counted(election)
    words = Words(
        _day(election),
        _scrutineers(election),
        _minutes(made, count),
        passing.tie.strip(),
        passing.unfilled.strip(),
        passing.renews,
    )
    try:
        result = result_of_count(known, count, _numbers(election), words, made.sha256)
    except KeyError:
        raise CaseRefused(
            message(
                "Somebody who was written in is elected; have the chain of this office make them a candidate."
            )
        ) from None
    gone = {one.student_id: Votes(0) for one in candidates_of(election) if one.student_id and _out(one)}
    terms = terms_of_rules(known.rules, Fraction(0), equal_number=True)
    result = replace(result, votes={**result.votes, **gone})
    record_result(actor=actor, congress=election.congress, result=result, pack=pack, terms=terms)


def _delegates(
    actor: Account, election: Election, made: ElectionCount, count: Count, passing: Passing, pack: Pack
) -> None:
    if election.round > 1:
        raise CaseRefused(message("Pass the first round on: it carries what the run-off decided."))
    numbers = _numbers(election)
    votes = {one.student_id: 0 for one in candidates_of(election) if one.student_id}
    votes |= {numbers[one.id]: one.approve for one in count.candidates if one.id and not one.withdrawn}
    known = as_counted(election)
    result = polls.counted_result(
        _day(election),
        (known.seats, known.entitled, known.present, count.valid),
        votes,
        _preferred(election),
        (_scrutineers(election), _minutes(made, count), passing.tie.strip()),
        pack.electing,
        _grades(election, pack),
    )
    record_delegate_election(
        actor=actor, congress=election.congress, constituency=election.constituency, result=result, pack=pack
    )


def _grades(election: Election, pack: Pack) -> Grades | None:
    """Where the school holds each grade of a college to its own seats."""
    congress = election.congress
    electors = electors_of(congress, union_meeting(congress), pack, timezone.localdate())
    return grades_held(congress, electors, election.constituency, COLLEGE)


def _numbers(election: Election) -> Mapping[str, str]:
    """Student numbers by the ids of the ballot."""
    return {one.key: one.student_id for one in candidates_of(election) if one.key and one.student_id}


def _out(one: ElectionCandidate) -> bool:
    return one.withdrawn_at is not None


def _preferred(election: Election) -> list[str]:
    """Whom the run-offs after this round elected."""
    found: list[str] = []
    for later in Election.objects.filter(after=election, repeats=False).order_by("pk"):
        made = count_of(later)
        if made is not None:
            numbers = _numbers(later)
            found += [numbers[one.id] for one in counted_again(made).elected if one.id]
            found += _preferred(later)
    return found


def _day(election: Election) -> date:
    """That of the session, where it went on past midnight, too."""
    session = None if election.constituency else session_of(election.congress)
    return day_of(session) if session else timezone.localdate(election.closed_at)


def _scrutineers(election: Election) -> str:
    named = [*officers_of(election, Role.SCRUTINEER), *officers_of(election, Role.TELLER)]
    return "、".join(dict.fromkeys(one.account.name for one in named))


def _minutes(made: ElectionCount, count: Count) -> str:
    """In Chinese, as they are filed."""
    said = "".join(CHINESE.say(step) for step in count.steps[:STEPS_IN_MINUTES])
    return f"无记名投票，计票过程和选票已公布，数据包校验值（SHA-256）{made.sha256}。{said}"
