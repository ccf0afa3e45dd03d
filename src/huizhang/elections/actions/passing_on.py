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
from huizhang.congress.rules.delegates.standings import Grades
from huizhang.congress.rules.results.result import Votes, Words, result_of_count
from huizhang.elections.actions.books import held, refuse_who_stands
from huizhang.elections.models import Election, ElectionCount, ElectionOfficer
from huizhang.elections.queries.counts import as_counted, count_of, counted_again
from huizhang.elections.queries.elections import candidates_of, complaints_of, officers_of
from huizhang.elections.queries.held import result_held
from huizhang.elections.queries.rounds import round_before, run_offs
from huizhang.elections.rules.counting import (
    Passed,
    Passing,
    electing_of_rules,
    faults_of_passing,
    terms_of_rules,
)
from huizhang.elections.rules.states import Kind, Role
from huizhang.kernel import procedure
from huizhang.kernel.message import message
from huizhang.kernel.tally import Count, TieRule
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.shell.language import CHINESE

# who was there, what came back, what is valid, what was needed
STEPS_IN_MINUTES = 4
TIE_LEFT_VACANT = "末位得票相等，按本次选举办法名额空缺。"


@transaction.atomic
def pass_result_on(*, actor: Account, election: Election, passing: Passing, pack: Pack) -> Election:
    """Of a presidium to where its members wait for approval, of delegates to the list of the congress; judged
    there once more, by whoever records results there, one round after the other. Raises CaseRefused."""
    found = held(election.pk, "pass_on")
    refuse_who_stands(actor, found)
    if complaints_of(found).filter(case__state=procedure.State.OPEN).exists():
        raise CaseRefused(message("A complaint about this election waits for its answer; that comes first."))
    made = count_of(found)
    if made is None or result_held(found):
        raise CaseRefused(message("The congress has this result already."))
    if found.aborting is not None and found.aborting.state == procedure.State.OPEN:
        raise CaseRefused(message("It is asked to annul this election; that is decided first."))
    if found.kind not in (Kind.PRESIDIUM, Kind.DELEGATES):
        raise CaseRefused(message("No further step waits for this office; announce the result."))
    _demand_rounds_in_order(found)
    count = counted_again(made)
    refuse_all(faults_of_passing(passing, count, _passed(found, count)))
    _refuse_written_in(count)
    if found.kind == Kind.PRESIDIUM:
        _presidium(actor, found, made, count, passing, pack)
    else:
        _delegates(actor, found, made, count, passing, pack)
    made.handed_over_at = timezone.now()
    made.save(update_fields=["handed_over_at"])
    return found


def _demand_rounds_in_order(election: Election) -> None:
    """Raises CaseRefused."""
    before = round_before(election)
    if before is not None and not result_held(before):
        raise CaseRefused(
            message(
                "Pass the round before on first ({title}): it carries what a run-off after it decided.",
                title=before.title,
            )
        )


def _passed(election: Election, count: Count) -> Passed:
    numbers = _numbers(election)
    tied = tuple(numbers[one.id] for one in count.ties if one.id and one.id in numbers)
    return Passed(election.kind == Kind.DELEGATES, as_counted(election).rules.tie, tied)


def _refuse_written_in(count: Count) -> None:
    """Raises CaseRefused."""
    names = [one.name for one in count.elected if one.id is None]
    if names:
        raise CaseRefused(
            message(
                "{names} were written in and are elected, but no organ of the plan's chain has put them "
                "forward (articles five and six). Have the chain make them candidates, break this election "
                "off with that reason, and repeat it.",
                names=names,
            )
        )


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
    result = result_of_count(known, count, _numbers(election), words, made.sha256)
    gone = {number: Votes(0) for number in _withdrawn(election)}
    terms = terms_of_rules(known.rules, Fraction(0), equal_number=True)
    result = replace(
        result, votes={**result.votes, **gone}, elected=(*result.elected, *dict.fromkeys(passing.decided))
    )
    record_result(actor=actor, congress=election.congress, result=result, pack=pack, terms=terms)


def _delegates(
    actor: Account, election: Election, made: ElectionCount, count: Count, passing: Passing, pack: Pack
) -> None:
    numbers, known, decisive = _numbers(election), as_counted(election), []
    votes = {one.student_id: 0 for one in candidates_of(election) if one.student_id}
    votes |= {numbers[one.id]: one.approve for one in count.candidates if one.id and not one.withdrawn}
    if count.ties:
        decisive = list(run_offs(election))
    vacant = passing.vacant.strip()
    if count.ties and known.rules.tie is TieRule.VACANT:
        vacant = vacant or TIE_LEFT_VACANT
    electing = electing_of_rules(known.rules, count.base, pack.electing)
    result = polls.counted_result(
        _day(election),
        (known.seats, known.entitled, known.present, count.valid),
        votes,
        [*_preferred(decisive), *passing.decided],
        (_scrutineers(election), _minutes(made, count), passing.tie.strip(), vacant),
        electing,
        _grades(election, pack),
    )
    record_delegate_election(
        actor=actor,
        congress=election.congress,
        constituency=election.constituency,
        result=replace(result, withdrawn=tuple(_withdrawn(election))),
        pack=pack,
        kind=election.constituency_kind,
        electing=electing,
    )
    carried = ElectionCount.objects.filter(election__in=decisive, handed_over_at__isnull=True)
    carried.update(handed_over_at=timezone.now())


def _grades(election: Election, pack: Pack) -> Grades | None:
    """Where the school holds each grade of a college to its own seats."""
    congress = election.congress
    electors = electors_of(congress, union_meeting(congress), pack, timezone.localdate())
    return grades_held(congress, electors, election.constituency, election.constituency_kind)


def _numbers(election: Election) -> Mapping[str, str]:
    """Student numbers by the ids of the ballot."""
    return {one.key: one.student_id for one in candidates_of(election) if one.key and one.student_id}


def _withdrawn(election: Election) -> list[str]:
    return [one.student_id for one in candidates_of(election) if one.student_id and one.withdrawn_at]


def _preferred(run_offs: list[Election]) -> list[str]:
    """Whom they elected, the first first."""
    found: list[str] = []
    for one in run_offs:
        made, numbers = count_of(one), _numbers(one)
        if made is not None:
            found += [numbers[each.id] for each in counted_again(made).elected if each.id]
    return found


def _day(election: Election) -> date:
    """That of the session, where it went on past midnight, too."""
    session = None if election.constituency else session_of(election.congress)
    return day_of(session) if session else timezone.localdate(election.closed_at)


def _scrutineers(election: Election) -> str:
    named = [*officers_of(election, Role.SCRUTINEER), *officers_of(election, Role.TELLER)]
    candidates = set(candidates_of(election).values_list("student__name", flat=True))
    return "、".join(dict.fromkeys(_called(one, candidates) for one in named))


def _called(one: ElectionOfficer, candidates: set[str]) -> str:
    """With a number, or the user name, where a candidate has the same name."""
    account = one.account
    if account.name not in candidates:
        return account.name
    return f"{account.name}（{account.student_id or account.username}）"


def _minutes(made: ElectionCount, count: Count) -> str:
    """In Chinese, as they are filed."""
    said = "".join(CHINESE.say(step) for step in count.steps[:STEPS_IN_MINUTES])
    return f"无记名投票，计票过程和选票已公布，数据包校验值（SHA-256）{made.sha256}。{said}"
